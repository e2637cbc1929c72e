"""What is recorded: one frozen dataclass a table. Its fields are the table's own columns.

Every row also gets the columns of `Stamp`. Nothing here names, numbers or pictures a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.rules.prizes.ledger import Reason, Settlement

Ending = Literal["finished", "left", "idle", "fault"]
"""How a visit ended: its result was shown, somebody touched the way back, nobody touched anything, or a fault."""
StockChange = Literal["pack", "drawn", "back", "staff"]
"""The pack says so; a piece was drawn; one was not handed out, or was brought back; staff counted."""


@dataclass(frozen=True)
class Stamp:
    """What identifies and dates a row.

    `uuid` is the row's own; (`kiosk`, `seq`) is unique, too, and grows by one a row: where several databases are
    merged, a row that comes twice is known by either.
    """

    uuid: str
    kiosk: str
    seq: int
    run: str  # uuid of the start of the program that wrote it
    at: str  # the wall clock in UTC, ISO 8601 with milliseconds
    is_at_doubted: bool  # whether that clock stood before the last row, or before the program was made
    mono_ms: int  # milliseconds since the start of that run, by the monotonic clock


@dataclass(frozen=True)
class Row:
    """A row without its stamp."""

    table: ClassVar[str]


@dataclass(frozen=True)
class RunStarted(Row):
    """The program was started."""

    table = "run_started"
    version: str
    system: str
    is_rehearsal: bool  # whether it was given a seed: its visits do not count


@dataclass(frozen=True)
class RunEnded(Row):
    """The program ended as it was asked to; a run without this row was killed or has crashed."""

    table = "run_ended"


@dataclass(frozen=True)
class Fault(Row):
    """Something inside failed and was recovered from."""

    table = "fault"
    kind: str  # the class of the exception
    place: str  # module and line, or the screen


@dataclass(frozen=True)
class VisitBegun(Row):
    """Somebody touched a game."""

    table = "visit_begun"
    visit: str
    game: str
    pack: str
    language: str
    text_scale: float


@dataclass(frozen=True)
class Spin(Row):
    """The wheel stopped."""

    table = "spin"
    visit: str
    scam: str


@dataclass(frozen=True)
class Push(Row):
    """A can was pushed: enough to compute its way again (`rules.can_table`)."""

    table = "push"
    visit: str
    position: int  # 1 is the first push of the visit
    x: float  # cm, as of `rules.table_plan.Push`
    y: float
    vx: float  # cm/s
    vy: float
    spin: float  # radians a second
    stop_x: float
    stop_y: float
    place: str
    scam: str | None
    seating: str  # the scams of the zones by id, in the plan's order, separated by commas; empty: as the pack has them


@dataclass(frozen=True)
class Naming(Row):
    """Somebody named characteristics of a scam."""

    table = "naming"
    visit: str
    scam: str
    wanted: int
    hits: int
    picked: int
    ms: int  # since the scam was met


@dataclass(frozen=True)
class Answer(Row):
    """Somebody judged a message."""

    table = "answer"
    visit: str
    position: int  # 1 is the first message of the visit
    exhibit: str
    scam: str | None  # the kind that it is about, or that a genuine one looks like
    channel: str
    is_genuine: bool
    said_genuine: bool
    is_twin: bool
    ms: int  # since the message was shown


@dataclass(frozen=True)
class VisitEnded(Row):
    """A visit is over."""

    table = "visit_ended"
    visit: str
    how: Ending
    screen: str  # the last one of the visit
    ms: int  # since it began


@dataclass(frozen=True)
class StaffAction(Row):
    """Somebody used the staff screen."""

    table = "staff_action"
    role: str
    action: str
    detail: str


@dataclass(frozen=True)
class PrizeNightOpened(Row):
    """A seed was made for the draws of a night."""

    table = "prize_night_opened"
    night: str
    seal: str  # SHA-256 of the seed, in hexadecimal digits


@dataclass(frozen=True)
class PrizeNightClosed(Row):
    """The seed of a night was told; nothing is drawn from it any more."""

    table = "prize_night_closed"
    night: str
    seed: str  # in hexadecimal digits
    draws: int


@dataclass(frozen=True)
class PrizeStock(Row):
    """The pieces of a kind of prize became more or fewer."""

    table = "prize_stock"
    prize: str  # its id in the pack
    name: str
    delta: int
    pieces: int  # that there are now
    why: StockChange
    declared: int | None  # how many the pack says, where that is why


@dataclass(frozen=True)
class PrizeDrawn(Row):
    """A ticket was drawn."""

    table = "prize_drawn"
    night: str
    number: int  # of the draw, counted on over the nights
    prize: str  # its id, `*` for the consolation
    name: str  # what was promised
    drum: str  # the tickets and pieces that were offered, as `game.rules.prizes.tickets.Drum.text`
    ticket: int
    code: str  # of the voucher


@dataclass(frozen=True)
class PrizeShown(Row):
    """A drawn prize stood on the screen, with its voucher."""

    table = "prize_shown"
    number: int


@dataclass(frozen=True)
class PrizeSettled(Row):
    """A prize was handed out, given up, or brought back."""

    table = "prize_settled"
    number: int
    how: Settlement
    reason: Reason
    is_back: bool  # whether the piece is in the drum again


ROWS: tuple[type[Row], ...] = (
    RunStarted,
    RunEnded,
    Fault,
    VisitBegun,
    Spin,
    Push,
    Naming,
    Answer,
    VisitEnded,
    StaffAction,
    PrizeNightOpened,
    PrizeNightClosed,
    PrizeStock,
    PrizeDrawn,
    PrizeShown,
    PrizeSettled,
)
"""Every table."""
