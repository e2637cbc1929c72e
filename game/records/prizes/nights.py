"""The nights of the draw: a seed that is sealed at the first offer and told when the night is closed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from game.records.rows import PrizeNightClosed, PrizeNightOpened
from game.records.writer import Writer
from game.rules.prizes.ledger import Seals
from game.rules.prizes.tickets import SEED_BYTES, sealed
from game.rules.prizes.vouchers import KEY_BYTES

Fresh = Callable[[int], bytes]
"""Returns so many bytes that nobody can guess."""
_KEY = "voucher key"
_OPEN = (
    "SELECT night, kiosk FROM prize_night_opened AS opened"
    " WHERE NOT EXISTS (SELECT 1 FROM prize_night_closed AS closed WHERE closed.night = opened.night)"
)


@dataclass(frozen=True)
class Night:
    """A night and its seed, which nobody is told before it is closed."""

    id: str
    seed: bytes

    @property
    def seal(self) -> str:
        """What is shown of the seed from the beginning."""
        return sealed(self.seed)


def open_night(writer: Writer, fresh: Fresh) -> Night:
    """Return the night that this database has open, or a new one.

    One that came back with a backup is not drawn from any more: its later draws are lost, and would come once more.
    """
    found = writer.connection.execute(f"{_OPEN} AND kiosk = ? ORDER BY seq DESC LIMIT 1", (writer.kiosk,)).fetchone()
    if found is not None:
        return Night(found[0], seed_of(writer, found[0]))
    night = Night(str(uuid.uuid4()), fresh(SEED_BYTES))
    writer.add(PrizeNightOpened(night.id, night.seal))
    _hide(writer, f"seed {night.id}", night.seed)
    return night


def seals(writer: Writer, fresh: Fresh) -> Seals:
    """Return the seal of the night that is open, or begins now, with what was told of the last one."""
    before = writer.connection.execute(
        "SELECT seal, seed FROM prize_night_closed JOIN prize_night_opened USING (night)"
        " ORDER BY prize_night_closed.seq DESC LIMIT 1"
    ).fetchone()
    return Seals(open_night(writer, fresh).seal, before)


def close_nights(writer: Writer) -> list[Night]:
    """Close every night that is open, and return them: from now on their seeds are told.

    One from which nothing was drawn stays as it is: its seal may be on somebody's photograph.
    """
    nights = []
    for night, kiosk in writer.connection.execute(f"{_OPEN} ORDER BY seq").fetchall():
        (draws,) = writer.connection.execute("SELECT count(*) FROM prize_drawn WHERE night = ?", (night,)).fetchone()
        if not draws and kiosk == writer.kiosk:
            continue
        nights.append(Night(night, seed_of(writer, night)))
        writer.add(PrizeNightClosed(night, nights[-1].seed.hex(), draws))
    return nights


def seed_of(writer: Writer, night: str) -> bytes:
    """Return the seed of a night of this database."""
    found = _hidden(writer, f"seed {night}")
    if found is None:
        raise LookupError(night)
    return found


def key_of(writer: Writer) -> bytes | None:
    """Return the key that signs vouchers; None as long as nothing was drawn."""
    return _hidden(writer, _KEY)


def key_for(writer: Writer, fresh: Fresh) -> bytes:
    """Return the key that signs vouchers, made at the first call."""
    key = key_of(writer)
    if key is None:
        key = fresh(KEY_BYTES)
        _hide(writer, _KEY, key)
    return key


def _hidden(writer: Writer, name: str) -> bytes | None:
    found = writer.connection.execute("SELECT value FROM prize_secret WHERE name = ?", (name,)).fetchone()
    return None if found is None else bytes.fromhex(found[0])


def _hide(writer: Writer, name: str, value: bytes) -> None:
    writer.connection.execute("INSERT INTO prize_secret VALUES (?, ?)", (name, value.hex()))
