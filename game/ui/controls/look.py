"""What every control and every piece of writing needs to draw itself."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.draw.icons import Icons
from game.ui.measures import Measures
from game.ui.theme import Theme
from game.ui.type.text import Type


@dataclass(frozen=True)
class Look:
    """Sizes, colours, type and icons.

    `is_trial`: it is only asked whether everything fits, so that exhibits are tried in their smallest type alone.
    """

    measures: Measures
    theme: Theme
    type: Type
    icons: Icons
    is_trial: bool = False
