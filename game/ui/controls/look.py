"""The sizes, colours, type, icons and puppets that every control and text is drawn with."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.draw.icons import Icons
from game.ui.draw.paint import Drawer, drawn
from game.ui.measures import Measures
from game.ui.puppets.troupe import Troupe
from game.ui.theme import Theme
from game.ui.type.text import Type


@dataclass(frozen=True)
class Look:
    """What things are drawn with."""

    measures: Measures
    theme: Theme
    type: Type
    icons: Icons
    puppets: Troupe
    drawn: Drawer = drawn  # for large drawings

    def pause(self) -> None:
        """Let others have their turn: called before anything that takes long, see `Type.pause`."""
        self.type.pause()
