"""Names of all screens of a pack, in the order in which an organiser sees them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from game.content.model import Pack, Scam
from game.content.table_plan import plan_of
from game.rules.challenge import Card, cards_of_each, spoken_hand
from game.rules.table_plan import LENGTH_CM, LINE_CM, WIDTH_CM, TablePlan

Part = Literal["stall", "scam", "table", "exhibit", "end"]


class ScreenName(NamedTuple):
    """One screen of a pack."""

    part: Part
    subject: str  # id of the scam or exhibit; empty for the other parts
    moment: str  # what is shown, one word a kind of screen
    number: int = 0  # of the hand, zone or rule of thumb (from 0) where a moment has several

    @property
    def stem(self) -> str:
        """The name as one word of ASCII letters, digits, `-` and `_`, unique for every screen, for file names."""
        number = f"-{self.number + 1}" if self.moment in _NUMBERED else ""
        return "-".join(filter(None, (self.part, self.subject, self.moment))) + number


_NUMBERED = frozenset({"question", "turned", "feedback", "zone", "result", "copied"})


def names_of(pack: Pack) -> tuple[ScreenName, ...]:
    """Return all screens of a pack by part: stall, table, kinds of scam, exhibits, end."""
    return tuple(_names(pack))


def _names(pack: Pack) -> Iterator[ScreenName]:
    moments = ("attract", "attract_table", "wheel", "help")
    yield from (ScreenName("stall", "", moment) for moment in moments if moment != "attract_table" or pack.table)
    if pack.table is not None:
        yield from _names_of_table(pack, plan_of(pack.table, pack.scams))
    for scam in pack.scams:
        yield from _names_of_scam(pack, scam)
    for exhibit in pack.exhibits:
        yield from (ScreenName("exhibit", exhibit.id, moment) for moment in ("asked", "judged", "explained"))
    rules = range(len(pack.rules_of_thumb))
    yield from (ScreenName("end", "", moment, rule) for moment in ("result", "copied") for rule in rules)
    yield ScreenName("end", "", "code")
    if pack.prizes is not None:
        yield from (ScreenName("end", "", moment) for moment in ("sealed", "draw", "drawn", "rigged", "voucher"))


def _names_of_scam(pack: Pack, scam: Scam) -> Iterator[ScreenName]:
    yield ScreenName("scam", scam.id, "landed")
    if pack.judging == "spoken":
        yield from (ScreenName("scam", scam.id, moment) for moment in ("asked_aloud", "ticked"))
        yield ScreenName("scam", scam.id, "feedback")
    else:
        yield ScreenName("scam", scam.id, "thinking")
        for number in range(len(hands_of(pack, scam))):
            yield ScreenName("scam", scam.id, "question", number)
            yield ScreenName("scam", scam.id, "turned", number)
            yield ScreenName("scam", scam.id, "feedback", number)
    yield ScreenName("scam", scam.id, "home")


def _names_of_table(pack: Pack, plan: TablePlan) -> Iterator[ScreenName]:
    yield ScreenName("table", "", "waiting")
    for number, zone in enumerate(plan.zones):
        if not zone.is_red:
            yield ScreenName("table", "", "zone", number)
    yield ScreenName("table", "", "red")
    if sum(zone.width * zone.depth for zone in plan.zones) < WIDTH_CM * (LENGTH_CM - LINE_CM) - 1:
        yield ScreenName("table", "", "bare")
    if "open" in (plan.left, plan.right, plan.far):
        yield ScreenName("table", "", "off")
    yield ScreenName("table", "", "table_result")


def hands_of(pack: Pack, scam: Scam) -> list[tuple[Card, ...]]:
    """Return hands as the kiosk deals them, with every feature and decoy in one; in spoken mode one of all features."""
    if pack.judging == "spoken":
        return [spoken_hand(len(scam.features))]
    true_count, false_count = cards_of_each(pack.name_count)
    features, decoys = len(scam.features), len(scam.decoys)
    count = max(-(-features // true_count), -(-decoys // false_count))
    return [
        _mixed(
            [Card(True, (number * true_count + step) % features) for step in range(true_count)],
            [Card(False, (number * false_count + step) % decoys) for step in range(false_count)],
        )
        for number in range(count)
    ]


def _mixed(features: list[Card], decoys: list[Card]) -> tuple[Card, ...]:
    """Return both kinds alternating, as far as there are both."""
    turns = max(len(features), len(decoys))
    return tuple(card for turn in range(turns) for kind in (features, decoys) for card in kind[turn : turn + 1])


def index_of_scam(pack: Pack, scam_id: str) -> int:
    """Return its index in the pack. Raises `StopIteration` if there is none."""
    return next(index for index, scam in enumerate(pack.scams) if scam.id == scam_id)
