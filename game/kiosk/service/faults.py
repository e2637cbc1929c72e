"""Why a service cannot be installed or removed."""

from __future__ import annotations

from game.words import in_both


class ServiceError(Exception):
    """A sentence for the operator: its key in `commands.json` and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    @property
    def sentence(self) -> str:
        """Return what is wrong and the cure, in both languages."""
        return in_both(self.key, **self.values)
