"""The interface to the lock of the staff screen."""

from __future__ import annotations

from typing import Literal, Protocol

from game.rules.pin import Role

State = Literal["new", "ready", "checking", "waiting", "damaged"]
"""No PIN chosen yet; takes one; compares it; takes none for a while; the file is unreadable."""


class StaffLock(Protocol):
    """Implemented by the machine. Nothing here waits."""

    @property
    def role(self) -> Role | None:
        """Return for whom it is open; None while it is locked."""

    @property
    def state(self) -> State:
        """Return what it does while it is locked."""

    @property
    def wait_s(self) -> float:
        """Return the seconds until it takes a PIN again; 0 if it does."""

    def try_pin(self, pin: str) -> None:
        """Begin to compare a PIN; ignored unless the lock is ready."""

    def choose(self, organiser: str, operator: str | None) -> None:
        """Begin to keep the first PINs and open it for the organiser; ignored unless the lock is new."""

    def begin_change(self) -> None:
        """Take other PINs, as a new machine does, until it is closed; ignored unless it is open for the organiser."""

    @property
    def can_be_reset(self) -> bool:
        """Return whether a file on a stick can take a forgotten PIN back."""

    def look_for_reset(self) -> None:
        """Begin to look for such a file; if there is one, other PINs are taken, as on a new machine."""

    def close(self) -> None:
        """Lock it, if it is open."""

    def note(self, action: str, detail: str = "") -> None:
        """Write down what the role it is open for has done."""
