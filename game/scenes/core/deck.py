"""The deck of messages, kept across visits, and the draw from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.rules.draw import Deck


class DeckKeeper:
    """Holds the deck of one kiosk; `save` is called with every new one."""

    def __init__(self, deck: Deck | None = None, save: Callable[[Deck], None] | None = None) -> None:
        self.deck = Deck() if deck is None else deck
        self._save = save

    def show(self, ids: Sequence[str]) -> None:
        """Remember that these exhibits are shown."""
        self.deck = self.deck.after(ids)
        if self._save is not None:
            self._save(self.deck)
