"""The lock of the staff screen: slow hashes of two PINs, and the count of wrong ones, kept in the state folder."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from game.kiosk.kept import Kept
from game.kiosk.pin_reset import ResetKey
from game.rules.pin import FREE_TRIES, Role, wait_after
from game.scenes.core.staff_lock import State

_LOG = logging.getLogger(__name__)

FILE, TRIES_FILE = "staff-pin.json", "pin-tries"
COST = 14
"""Two to this power is scrypt's n: 16 MB and about 80 ms on one core of a server."""
_MOST_COST = 20

Digest = Callable[[str, bytes, int], bytes]
NoteStaff = Callable[[str, str, str], None]
"""Takes role, action and detail."""


def slow_hash(pin: str, salt: bytes, cost: int) -> bytes:
    """Return scrypt of a PIN (RFC 7914, r = 8, p = 1); other threads run meanwhile."""
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**cost, r=8, p=1, maxmem=2 ** (cost + 11), dklen=32)


@dataclass(frozen=True)
class _Pins:
    """What is kept: `salt` and the hashes as hex; without an operator's PIN that hash is empty."""

    cost: int
    salt: str
    organiser: str
    operator: str

    def role_of(self, pin: str, digest: Digest) -> Role | None:
        """Return whose PIN it is."""
        found = digest(pin, bytes.fromhex(self.salt), self.cost).hex()
        if hmac.compare_digest(found, self.organiser):
            return "organiser"
        return "operator" if hmac.compare_digest(found, self.operator) else None


class PinLock:
    """Implements `game.scenes.core.staff_lock.StaffLock`.

    `now_s` is a monotonic clock. Wrong PINs are counted before they are compared, and the count outlives a restart: the
    whole wait then begins again. Whoever deletes `staff-pin.json` chooses anew; a damaged one lets nobody in.
    """

    def __init__(
        self,
        folder: Path,
        now_s: Callable[[], float],
        note: NoteStaff,
        *,
        digest: Digest = slow_hash,
        cost: int = COST,
        key: ResetKey | None = None,
        find_requests: Callable[[], list[bytes]] = list,
    ) -> None:
        self._kept, self._tries = Kept(folder / FILE), Kept(folder / TRIES_FILE)
        self._key, self._find_requests = key or ResetKey(folder), find_requests
        self._may_choose = False
        self._request: str | None = None
        self._now_s = now_s
        self._note = note
        self._digest, self._cost = digest, cost
        self._role: Role | None = None
        self._pins = _pins_of(self._kept.read())
        self._is_damaged = self._pins is None and os.path.lexists(folder / FILE)
        self._wrong = _count_of(self._tries.read(), is_there=os.path.lexists(folder / TRIES_FILE))
        if self._pins is None and not self._is_damaged:
            self._wrong = 0
        self._free_at_s = now_s() + wait_after(self._wrong)
        self._worker: threading.Thread | None = None
        self._is_busy = False

    @property
    def role(self) -> Role | None:
        """Return for whom it is open; None while it is locked."""
        return self._role

    @property
    def state(self) -> State:
        """Return what it does while it is locked."""
        if self._is_busy:
            return "checking"
        if self._may_choose:
            return "new"
        if self._is_damaged:
            return "damaged"
        if self._pins is None:
            return "new"
        return "waiting" if self.wait_s > 0 else "ready"

    @property
    def wait_s(self) -> float:
        """Return the seconds until it takes a PIN again; 0 if it does."""
        return max(0.0, self._free_at_s - self._now_s())

    def try_pin(self, pin: str) -> None:
        """Begin to compare a PIN; ignored unless the lock is ready."""
        pins = self._pins
        if pins is None or self.state != "ready":
            return

        def compare() -> None:
            self._count(self._wrong + 1)
            role = pins.role_of(pin, self._digest)
            if role is None:
                self._note("", "wrong_pin", str(self._wrong))
            else:
                self._count(0)
                self._open(role)

        self._start(compare)

    def choose(self, organiser: str, operator: str | None) -> None:
        """Begin to keep the first PINs and open it for the organiser; ignored unless the lock is new."""
        if self.state != "new":
            return

        def keep() -> None:
            salt = secrets.token_bytes(16)
            hashes = [self._digest(pin, salt, self._cost).hex() if pin else "" for pin in (organiser, operator)]
            pins = _Pins(self._cost, salt.hex(), *hashes)
            if self._request is not None:
                self._key.spend(self._request)
            self._kept.write(json.dumps(asdict(pins)), is_synced=True)
            self._count(0)
            action = "pin_reset" if self._request is not None else "pin_changed" if self._may_choose else "pin_chosen"
            self._pins, self._is_damaged = pins, False
            self._may_choose, self._request = False, None
            self._note("organiser", action, "" if operator is None else "with_operator")
            self._open("organiser")

        self._start(keep)

    def close(self) -> None:
        """Lock it, if it is open."""
        role, self._role = self._role, None
        self._may_choose, self._request = False, None
        if role is not None:
            self._note(role, "locked", "")

    def begin_change(self) -> None:
        """Lock it, and take other PINs until it is closed; ignored unless it is open for the organiser."""
        if self._role == "organiser":
            self._role, self._may_choose = None, True

    @property
    def can_be_reset(self) -> bool:
        """Return whether a file on a stick can take a forgotten PIN back: its key was exported."""
        return self._key.is_there

    def look_for_reset(self) -> None:
        """Begin to look for a file that takes the PIN back; no wait for wrong PINs holds it up."""
        if self._is_busy:
            return

        def look() -> None:
            self._request = self._key.accepted(self._find_requests())
            self._may_choose = self._request is not None
            if self._request is None:
                self._note("", "reset_refused", "")

        self._start(look)

    def note(self, action: str, detail: str = "") -> None:
        """Write down what the role it is open for has done."""
        self._note(self._role or "", action, detail)

    def wait(self) -> None:
        """Wait for the thread to end."""
        if self._worker is not None:
            self._worker.join()

    def _open(self, role: Role) -> None:
        self._role = role
        self._note(role, "opened", "")

    def _count(self, wrong: int) -> None:
        self._wrong, self._free_at_s = wrong, self._now_s() + wait_after(wrong)
        self._tries.write(str(wrong), is_synced=True)

    def _start(self, job: Callable[[], None]) -> None:
        """Run `job` in a thread, so that no frame waits for it. A fault opens nothing."""

        def work() -> None:
            try:
                job()
            except Exception:
                _LOG.exception("the PIN cannot be checked")
            finally:
                self._is_busy = False

        self._is_busy = True
        self._worker = threading.Thread(target=work, name="pin", daemon=True)
        try:
            self._worker.start()
        except RuntimeError:
            self._worker, self._is_busy = None, False
            _LOG.exception("the PIN cannot be checked")


def _pins_of(text: str) -> _Pins | None:
    """Return what was kept as this text; None if the text is no such thing."""
    try:
        pins = _Pins(**json.loads(text))
        bytes.fromhex(pins.salt + pins.organiser + pins.operator)
    except (ValueError, TypeError, RecursionError):
        return None
    return pins if isinstance(pins.cost, int) and 1 <= pins.cost <= _MOST_COST and pins.organiser else None


def _count_of(text: str, *, is_there: bool) -> int:
    """Return the count that was kept; one that cannot be read counts as all free tries."""
    if not is_there:
        return 0
    return int(text) if text.isascii() and text.isdecimal() else FREE_TRIES
