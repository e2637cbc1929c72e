"""A pack as a document to check from the first page to the last, and sign. Pure: no files, no clock."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.home_text import draft_of, rules_for
from game.content.model import Exhibit, Pack, Prizes, Scam, Table
from game.content.table_plan import plan_of
from game.scenes.gallery.names import ScreenName
from game.takeaway.payload import LIMIT_BYTES, size_of
from game.words import Language, Words, load_words
from game.workbench.review.blocks import (
    BESIDE_EM,
    WHOLE_EM,
    Beside,
    Block,
    Document,
    Drawing,
    Grid,
    Heading,
    Home,
    Paragraph,
    Pictures,
    Rich,
    Span,
    bold,
    label_em,
    labelled,
    plain,
)
from game.workbench.review.cover import Facts, cover
from game.workbench.review.exhibit import exhibit_blocks

SCAMS, GENUINE, RULES, TABLE, TAKEAWAY, SOURCES, MACHINE = "1", "2", "3", "4", "5", "6", "7"
"""Numbers of the chapters; they stay the same when a pack has no table, so that people can refer to them."""


def document_of(pack: Pack, facts: Facts, language: Language) -> Document:
    """Return the whole document in reading order; `language` is that of its own words, not the pack's."""
    words = load_words("review", language)
    blocks: tuple[Block, ...] = (
        *cover(pack, facts, words),
        *_scams(pack, words),
        *_genuine(pack, words),
        *_rules(pack, words),
        *_table(pack, facts, words),
        *_takeaway(pack, words),
        *_sources(pack, words),
        *_machine(pack, facts, words),
    )
    return Document(
        language=language,
        title=pack.title,
        kind=words["kind"],
        check=words("check", number=facts.check_number),
        foot=words("foot", file=facts.file, day=facts.day.isoformat()),
        page=words["page"],
        initials=words["initials"],
        author=pack.organiser,
        blocks=blocks,
    )


# -- scams --------------------------------------------------------------------------------------------------------


def _scams(pack: Pack, words: Words) -> Iterator[Block]:
    yield Heading(1, SCAMS, words["scams"], begins_page=True)
    yield Paragraph(plain(words["scams_body"]))
    total = sum(scam.odds for scam in pack.scams)
    for index, scam in enumerate(pack.scams):
        number = f"{SCAMS}.{index + 1}"
        yield Heading(2, number, scam.name, note=scam.id, icon=f"icon/{scam.icon}", begins_page=index > 0)
        landed = (ScreenName("scam", scam.id, "landed").stem, words["shot_landed"])
        yield Beside((_scam_facts(scam, total, words),), Pictures((landed,)))
        yield from _statements(scam, words)
        yield _home(_longest_home(pack, index), words["home"])
        for place, exhibit in enumerate(_exhibits_of(pack, scam), 1):
            yield from exhibit_blocks(exhibit, f"{number}.{place}", words)


def _longest_home(pack: Pack, scam: int) -> str:
    return max((draft_of(pack, scam, rule) for rule in rules_for(pack, scam)), key=size_of)


def _exhibits_of(pack: Pack, scam: Scam) -> list[Exhibit]:
    return [part for part in pack.exhibits if part.scam in (scam.name, scam.id) and not part.is_genuine]


def _scam_facts(scam: Scam, total: float, words: Words) -> Grid:
    odds = words("odds_body", odds=f"{scam.odds:g}", share=f"{scam.odds / total:.0%}")
    rows: list[tuple[str, Rich]] = [] if scam.gist is None else [("gist", plain(scam.gist))]
    rows += [
        ("openings", plain("\n".join(scam.openings))),
        ("defence", plain(scam.defence)),
        ("sign", bold(scam.sign)),
        ("recall", plain(scam.recall)),
        ("answer", plain(scam.answer or scam.sign)),
        ("source", plain(f"{scam.source.outlet} {scam.source.date}")),
        ("odds", plain(odds)),
    ]
    if scam.tonight == "off":
        rows.append(("tonight", plain(words["tonight_off"])))
    return labelled([(words[key], value) for key, value in rows], BESIDE_EM)


def _statements(scam: Scam, words: Words) -> Iterator[Block]:
    narrow = label_em(words["false"]) / WHOLE_EM
    shares = (narrow, (1 - narrow) * 0.44, (1 - narrow) * 0.56)
    yield Paragraph(bold(words["features"]), is_lead=True)
    features = tuple(
        (plain(str(number)), plain(feature.text), plain(feature.why)) for number, feature in enumerate(scam.features, 1)
    )
    yield Grid(features, shares, ("", words["feature"], words["why"]))
    yield Paragraph((Span(words["decoys"], is_bold=True), Span(f" {words['decoys_note']}")), is_lead=True)
    decoys = tuple((bold(words["false"]), plain(decoy.text), plain(decoy.why_not)) for decoy in scam.decoys)
    yield Grid(decoys, shares, ("", words["decoy"], words["why_not"]), "false")


# -- the other chapters -------------------------------------------------------------------------------------------


def _genuine(pack: Pack, words: Words) -> Iterator[Block]:
    yield Heading(1, GENUINE, words["genuine_chapter"], begins_page=True)
    yield Paragraph(plain(words["genuine_body"]))
    for place, exhibit in enumerate((part for part in pack.exhibits if part.is_genuine), 1):
        yield from exhibit_blocks(exhibit, f"{GENUINE}.{place}", words)


def _rules(pack: Pack, words: Words) -> Iterator[Block]:
    yield Heading(1, RULES, words["rules"], begins_page=True)
    yield Paragraph(plain(words["rules_body"]))
    rows = []
    for number, rule in enumerate(pack.rules_of_thumb):
        text = draft_of(pack, None, number)
        said = bold(rule.text)
        if rule.fits:
            said += plain("\n" + words("rule_fits", names=" / ".join(rule.fits)))
        rows.append((plain(str(number + 1)), said, plain(text), plain(str(size_of(text)))))
    yield Grid(tuple(rows), (0.45, 4, 4.4, 0.8), ("", words["rule"], words["rule_home"], words["bytes"]))


def _table(pack: Pack, facts: Facts, words: Words) -> Iterator[Block]:
    yield Heading(1, TABLE, words["table"], begins_page=True)
    if pack.table is None:
        yield Paragraph(plain(words["no_table"]))
        return
    yield Paragraph(plain(words("table_body", pushes=pack.table.pushes)))
    plan = plan_of(pack.table, pack.scams)
    names = tuple(words["red_zone"] if zone.scam is None else pack.scams[zone.scam].name for zone in plan.zones)
    drawing = Drawing(plan, names, words["line"], words["player"])
    yield Beside((drawing,), Pictures(((ScreenName("table", "", "waiting").stem, words["shot_table"]),)))
    yield labelled(_table_rows(pack.table, facts, words))


def _table_rows(table: Table, facts: Facts, words: Words) -> list[tuple[str, Rich]]:
    standing = (
        words("obstacle", kind=words[part.kind], across=f"{part.across:g}", along=f"{part.along:g}")
        for part in table.obstacles
    )
    edges = {"left": words[table.left], "right": words[table.right], "far": words[table.far]}
    rows = [
        (words["table_edges"], plain(words("table_edges_body", **edges))),
        (words["friction"], plain(words[table.friction])),
        (words["deal"], plain(words[f"deal_{(table.deal or 'fixed').split()[0]}"])),
        (words["obstacles"], plain("\n".join(standing) or words["none"])),
    ]
    if facts.red_share is not None:
        share, tries = facts.red_share
        rows.append((words["odds_red"], plain(words("odds_red_body", tries=tries, share=f"{share:.0%}"))))
    return rows


def _takeaway(pack: Pack, words: Words) -> Iterator[Block]:
    yield Heading(1, TAKEAWAY, words["takeaway"], begins_page=True)
    yield Paragraph(plain(words["takeaway_body"]))
    rows = [(words["heading"], plain(pack.takeaway.heading)), (words["closing"], plain(pack.takeaway.closing))]
    yield labelled(rows)
    if pack.prizes is not None:
        yield Paragraph(bold(words["prizes"]), is_lead=True)
        yield Paragraph(plain(words["prizes_body"]))
        yield labelled(_prize_rows(pack.prizes, words))
    yield _home(max((_longest_home(pack, index) for index in range(len(pack.scams))), key=size_of), words["most"])


def _prize_rows(prizes: Prizes, words: Words) -> list[tuple[str, Rich]]:
    rows = []
    for prize in prizes.kinds:
        told = [words("prize_stock", count=prize.stock)]
        if prize.per_hour is not None:
            told.append(words("prize_per_hour", count=prize.per_hour))
        if prize.needs is not None:
            told.append(words(f"prize_{prize.needs}"))
        rows.append((prize.name, plain("\n".join(told))))
    return [*rows, (prizes.consolation, plain(words("prize_consolation", count=prizes.consolation_tickets)))]


def _sources(pack: Pack, words: Words) -> Iterator[Block]:
    yield Heading(1, SOURCES, words["sources"])
    yield Paragraph(plain(words["sources_body"]))
    used: dict[tuple[str, str], list[str]] = {}
    for index, scam in enumerate(pack.scams, 1):
        count = len(_exhibits_of(pack, scam))
        number = f"{SCAMS}.{index}"
        use = words[("source_use_alone", "source_use_one")[count] if count <= 1 else "source_use"]
        said = use.format(number=number, name=scam.name, first=f"{number}.1", last=f"{number}.{count}")
        used.setdefault((scam.source.outlet, scam.source.date), []).append(said)
    rows = tuple((plain(outlet), plain(day), plain("\n".join(uses))) for (outlet, day), uses in used.items())
    yield Grid(rows, (3, 1.6, 5), (words["outlet"], words["published"], words["of_scams"]))


def _machine(pack: Pack, facts: Facts, words: Words) -> Iterator[Block]:
    if not facts.interface:
        return
    yield Heading(1, MACHINE, words["machine"], begins_page=True)
    yield Paragraph(plain(words("machine_body", version=facts.version)))
    names = [
        *(ScreenName("stall", "", moment) for moment in ("attract", "wheel", "help")),
        ScreenName("end", "", "result"),
    ]
    shots = tuple((name.stem, words[f"shot_{name.moment}"]) for name in names)
    yield Pictures(shots[:3])
    yield Pictures(shots[3:])
    rows = tuple((plain(screen), plain(" / ".join(texts))) for screen, texts in facts.interface.items())
    yield Grid(rows, (1, 6.4), (words["screen"], words["texts"]))


def _home(text: str, caption: str) -> Home:
    return Home(text, caption.format(size=size_of(text), limit=LIMIT_BYTES))


_FOR_STAFF = ("staff", "staff_first", "pin", "checkup")
"""Screens behind the PIN: no visitor reads them, and they are longer than all the others together."""


def interface_of(texts: Words, words: Words) -> dict[str, list[str]]:
    """Return what visitors read of the interface by screen, in the order of the file, each once a screen.

    `words` are the document's: `part_<prefix>` names the screen of the keys that begin with `<prefix>.`.
    """
    between = load_words("review", texts.language)["between_lines"]
    parts: dict[str, list[str]] = {}
    for key, text in texts.items():
        prefix = key.partition(".")[0] if "." in key else "other"
        if prefix in _FOR_STAFF:
            continue
        name = words.get(f"part_{prefix}", prefix)
        told = parts.setdefault(name, [])
        if (line := between.join(text.split("\n"))) not in told:
            told.append(line)
    return parts
