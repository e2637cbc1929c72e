"""The report of an evening in sentences, pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.content.model import Pack
from game.rules.evening.discernment import Estimate
from game.rules.evening.evening import Evening, Kind, Share, cues_missed
from game.rules.evening.hiding import Cell, Key
from game.rules.evening.tally import UNKNOWN
from game.rules.prizes.ledger import PrizeTotals
from game.words import Language, Words, load_words
from game.workbench.evening.charts import Spot, bars, estimates, spots, tens
from game.workbench.evening.document import Document, Ink, Section, Table
from game.workbench.evening.prizes import prizes_section

_INKS: Mapping[str, Ink] = {"wheel": "wheel", "can": "can"}
_ENDINGS = ("left", "idle", "fault", "crash")


@dataclass(frozen=True)
class Names:
    """What a report calls things: kinds of scam by id, and of each exhibit its cues (empty: no pack was given)."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[str, Sequence[str]] = field(default_factory=dict)


def names_of(pack: Pack, *, has_cues: bool = True) -> Names:
    """Return what a pack calls its scams, and the cues of its messages."""
    kinds = {scam.id: scam.name for scam in pack.scams}
    if not has_cues:
        return Names(kinds)
    scams = [exhibit for exhibit in pack.exhibits if not exhibit.is_genuine]
    return Names(kinds, {exhibit.id: [cue.label for cue in exhibit.cues] for exhibit in scams})


def document_of(
    evening: Evening,
    names: Names,
    language: Language,
    *,
    day: str | None,
    files: int,
    prizes: PrizeTotals | None = None,
) -> Document:
    """Return the report of an evening, of `day` (None: of all days), read from so many databases."""
    reconciled = None if prizes is None else prizes_section(prizes, language)
    words = load_words("evening", language)
    writer = _Writer(evening, names, words, is_one_day=day is not None)
    when = words("day", day=day) if day else words["all_days"]
    return Document(
        language=language,
        title=words["title"],
        subtitle=f"{when} · {words('files', count=files)}",
        figures=tuple(writer.figures()),
        sections=(*writer.sections(), *([] if reconciled is None else [reconciled])),
    )


class _Writer:
    def __init__(self, evening: Evening, names: Names, words: Words, *, is_one_day: bool) -> None:
        self.evening = evening
        self.names = names
        self.is_one_day = is_one_day
        self.words = words

    def figures(self) -> Iterator[tuple[str, str]]:
        """Yield the large numbers with what they are."""
        words, whole = self.words, self.evening.all
        yield self._cell("visits").text, words["figures.visits"]
        if whole is not None:
            yield self._cell("finished").text, words["figures.finished"]
            yield _percent(whole.hits), words["figures.recognised"]
            yield _percent(whole.alarms), words["figures.distrusted"]

    def sections(self) -> Iterator[Section]:
        """Yield the parts, as many as there is something to tell."""
        if self.evening.all is None:
            yield Section(self.words["few.heading"], (self.words["few.said"],))
            return
        yield from self._glance(self.evening.all)
        yield self._hours()
        yield self._endings()
        yield self._kinds()
        if self.names.cues:
            yield self._cues()
        yield self._helped()
        yield Section(self.words["notes.heading"], tuple(self.words["notes.said"].splitlines()))

    def _glance(self, whole: Kind) -> Iterator[Section]:
        words, hits, alarms = self.words, whole.hits.value, whole.alarms.value
        if hits is None or alarms is None:
            return
        said = words("glance.said", hits=round(10 * hits), alarms=round(10 * alarms))
        rows: list[tuple[str, Ink, float]] = [
            (words["glance.hits"], "right", hits),
            (words["glance.alarms"], "wrong", alarms),
        ]
        yield Section(words["glance.heading"], (said,), tens(rows, said))

    def _hours(self) -> Section:
        words, evening = self.words, self.evening
        games = [game for game in _INKS if game in evening.games]
        rows = [(self._hour(hour), [self._cell("hour", game, hour) for game in games]) for hour in evening.hours]
        chart = bars(
            [(name, [(_INKS[game], cell) for game, cell in zip(games, cells, strict=True)]) for name, cells in rows],
            [(_INKS[game], f"{words[f'games.{game}']} {self._cell('game', game).text}") for game in games],
            words["hours.heading"],
        )
        columns = (words["hours.hour"], *(words[f"games.{game}"] for game in games))
        total = (words["total"], *(self._cell("game", game).text for game in games))
        table = Table(columns, (*((name, *(cell.text for cell in cells)) for name, cells in rows), total))
        said = [words["hours.unknown"]] if UNKNOWN in evening.hours else []
        if self.is_one_day:
            said.append(words["hours.one_day"])
        return Section(words["hours.heading"], tuple(said), chart, table, is_drawn=True)

    def _hour(self, hour: str) -> str:
        return self.words["hours.no_time"] if hour == UNKNOWN else f"{int(hour):02}:00"

    def _endings(self) -> Section:
        words = self.words
        found = [("finished", self._cell("finished"))] + [(how, self._cell("how", how)) for how in _ENDINGS]
        rows = [(words[f"endings.{how}"], cell) for how, cell in found]
        last = [(words.get(f"screens.{name}", name), self._cell("screen", name)) for name in self.evening.screens]
        left = [(words("endings.at", screen=name), cell) for name, cell in last]
        drawn: list[tuple[str, list[tuple[Ink, Cell]]]] = []
        for name, cell in rows:
            drawn.append((name, [("accent" if drawn else "right", cell)]))
        drawn += [(name, [("line", cell)]) for name, cell in last]
        parts: tuple[tuple[Ink, str], ...] = (("right", "finished"), ("accent", "others"), ("line", "where"))
        key = [(ink, words[f"endings.{name}"]) for ink, name in parts]
        chart = bars(drawn, key, words["endings.heading"])
        table = Table(
            (words["endings.column"], words["visits"]), tuple((name, cell.text) for name, cell in [*rows, *left])
        )
        return Section(words["endings.heading"], (words["endings.said"],), chart, table, is_drawn=True)

    def _kinds(self) -> Section:
        words, evening = self.words, self.evening
        said = []
        if evening.weakest:
            names = words["and"].join(self._name(kind) for kind in evening.weakest)
            said.append(words("kinds.weakest", names=names))
        said.append(words["kinds.said"])
        chart = spots(
            [(self._name(kind), [_spot(kind.hits, "right"), _spot(kind.alarms, "wrong")]) for kind in evening.kinds],
            [("right", words["kinds.hits"]), ("wrong", words["kinds.alarms"])],
            words["kinds.heading"],
            words["kinds.few"],
        )
        columns = tuple(
            words[f"kinds.{name}"]
            for name in ("kind", "scams", "hits", "hits_share", "twins", "alarms", "alarms_share")
        )
        rows = tuple((self._name(kind), *self._shares(kind.hits), *self._shares(kind.alarms)) for kind in evening.kinds)
        return Section(words["kinds.heading"], tuple(said), chart, Table(columns, rows))

    def _shares(self, share: Share) -> tuple[str, str, str]:
        return share.total.text, share.count.text, _percent(share, with_interval=True)

    def _cues(self) -> Section:
        words = self.words
        found = cues_missed(self.evening, self.names.cues)
        if not found:
            return Section(words["cues.heading"], (words["cues.none"],))
        rows = tuple((cue, words("cues.at_least", count=count)) for cue, count in found)
        table = Table((words["cues.cue"], words["cues.times"]), rows)
        return Section(words["cues.heading"], (words["cues.said"],), None, table)

    def _helped(self) -> Section:
        words, evening = self.words, self.evening
        if evening.first is None or evening.last is None or evening.gain is None:
            return Section(words["helped.heading"], (words["helped.few"],))
        change = evening.gain
        verdict = "better" if change.low > 0 else "worse" if change.high < 0 else "open"
        rows: list[tuple[str, Ink, Estimate]] = [
            (words["helped.first"], "wheel", evening.first.told_apart),
            (words["helped.last"], "right", evening.last.told_apart),
        ]
        table = Table(
            (words["helped.which"], words["helped.apart"], words["helped.leaning"]),
            (
                (words["helped.first"], _spread(evening.first.told_apart), _spread(evening.first.leaning)),
                (words["helped.last"], _spread(evening.last.told_apart), _spread(evening.last.leaning)),
                (words["helped.change"], _spread(change), ""),
            ),
        )
        said = (words(f"helped.{verdict}", change=_spread(change)), *words["helped.said"].splitlines())
        return Section(words["helped.heading"], said, estimates(rows, words["helped.heading"]), table)

    def _name(self, kind: Kind) -> str:
        return self.names.kinds.get(kind.id, kind.id)

    def _cell(self, *key: str) -> Cell:
        found: Key = key
        return self.evening.cells[found]


def _percent(share: Share, *, with_interval: bool = False) -> str:
    """Return a share in percent, with its interval if asked for; a dash where it is not told."""
    if share.value is None or share.interval is None:
        return "–"
    low, high = (round(100 * end) for end in share.interval)
    return f"{share.value:.0%}" + (f" ({low}–{high})" if with_interval else "")


def _spot(share: Share, ink: Ink) -> Spot | None:
    """Return a share as it is drawn, None where it is not told."""
    if share.value is None or share.interval is None:
        return None
    return Spot(ink, share.value, share.interval, is_diamond=ink == "wrong")


def _spread(one: Estimate) -> str:
    """Return a value with its interval."""
    value, low, high = (f"{number:.1f}".replace("-", "−") for number in (one.value, one.low, one.high))
    return f"{value} ({low} – {high})"
