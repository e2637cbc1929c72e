"""What is shipped: two packs that say the same in two languages, and a drawing for everything they name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from game.content.fields.names import VALUES
from game.content.home_text import draft_of, rules_for
from game.content.model import Channel, Exhibit, Pack, Scam
from game.content.reading.packs import Reading, find_packs, read_pack, sister_of
from game.content.texts import texts_of
from game.rules.score import Badge
from game.takeaway.payload import AIM_BYTES, has_address, size_of
from game.ui.draw.icons import FUR, INK, PALE, TONE, Icons
from game.workbench.audits import TEXT_AUDITS
from tests.content.sample import TODAY
from tests.stall import places

ICONS = places().assets / "icons"
CHINESE = places().default_pack
ENGLISH = sister_of(CHINESE, "en")
PACKS = {"zh": CHINESE, "en": ENGLISH}

# The ten most frequent kinds of telecom and network fraud that the Ministry of Public Security published on
# 2024-06-25, and two that Jiaxing warns of.
OF_THE_MINISTRY = {
    "brushing_rebate",
    "fake_investment",
    "fake_shopping_service",
    "fake_customer_service",
    "fake_loan",
    "fake_credit_record",
    "boss_acquaintance",
    "fake_police",
    "romance_pigbutchering",
    "game_trade",
}
LOCAL = {"flight_refund", "parcel_scratchcard"}

languages = pytest.mark.parametrize("language", PACKS)


@cache
def reading(language: str) -> Reading:
    """Everything that `check` looks at."""
    return read_pack(PACKS[language], icons=places().icon_names, today=TODAY, audits=TEXT_AUDITS)


def pack_of(language: str) -> Pack:
    pack = reading(language).pack
    assert pack is not None
    return pack


def exhibits_of(pack: Pack, scam: Scam) -> list[Exhibit]:
    return [exhibit for exhibit in pack.exhibits if exhibit.scam in (scam.id, scam.name)]


def takeaways_of(pack: Pack, scam: int) -> list[str]:
    """Every text that may go home about it."""
    return [draft_of(pack, scam, rule) for rule in rules_for(pack, scam)]


# -- each of them -------------------------------------------------------------------------------------------------


def test_the_pack_that_plays_first_is_shipped_with_its_sister() -> None:
    assert set(find_packs(CHINESE.parent)) >= set(PACKS.values())


@languages
def test_a_shipped_pack_has_no_problem_not_even_a_warning(language: str) -> None:
    assert reading(language).problems == ()
    assert pack_of(language).language == language


@languages
def test_the_kinds_of_scam_that_matter_are_there(language: str) -> None:
    ids = [scam.id for scam in pack_of(language).scams]
    assert len(ids) == len(set(ids)) >= 12
    assert set(ids) >= OF_THE_MINISTRY | LOCAL


@languages
def test_every_scam_is_complete(language: str) -> None:
    pack = pack_of(language)
    for scam in pack.scams:
        assert len(scam.features) >= 8, scam.id
        assert len(scam.decoys) >= 8, scam.id
        assert scam.answer, scam.id
        assert all(decoy.why_not for decoy in scam.decoys), scam.id
        assert len(exhibits_of(pack, scam)) >= 4, scam.id
        assert len({exhibit.channel for exhibit in exhibits_of(pack, scam)}) >= 2, f"{scam.id}: always the same channel"
        assert scam.openings, scam.id
        assert scam.defence, scam.id
        assert scam.gist, scam.id
        assert scam.source.outlet, scam.id
        assert re.search(r"20\d\d", scam.source.date), scam.id


@languages
def test_no_text_is_feature_and_decoy_of_one_scam(language: str) -> None:
    for scam in pack_of(language).scams:
        texts = [feature.text for feature in scam.features] + [decoy.text for decoy in scam.decoys]
        assert len(texts) == len(set(texts)), scam.id


@languages
def test_genuine_items_come_by_many_ways(language: str) -> None:
    genuine = [exhibit for exhibit in pack_of(language).exhibits if exhibit.is_genuine]
    assert len(genuine) >= 48
    assert len({exhibit.channel for exhibit in genuine}) >= 5
    assert [exhibit.id for exhibit in genuine if exhibit.scam] == []


@languages
def test_every_exhibit_ends_on_an_action_and_quotes_itself(language: str) -> None:
    for exhibit in pack_of(language).exhibits:
        assert exhibit.action, exhibit.id
        said = "\n".join(
            (exhibit.sender, exhibit.subject or "", exhibit.button or "", *(x.text for x in exhibit.lines))
        )
        assert [cue.quote for cue in exhibit.cues if cue.quote not in said] == [], exhibit.id


@languages
def test_what_goes_home_is_short(language: str) -> None:
    pack = pack_of(language)
    sizes = {scam.id: max(map(size_of, takeaways_of(pack, index))) for index, scam in enumerate(pack.scams)}
    assert {name: size for name, size in sizes.items() if size > AIM_BYTES} == {}


@languages
def test_there_is_no_address_anywhere(language: str) -> None:
    assert [text for _, text in texts_of(pack_of(language)) if has_address(text)] == []


@languages
def test_nobody_can_be_rung_by_what_is_shown(language: str) -> None:
    """Only hotlines stand in full; a number of eleven digits would be somebody's."""
    assert [text for _, text in texts_of(pack_of(language)) if re.search(r"\d{7,}", text)] == []


def test_the_english_pack_is_english() -> None:
    assert [text for _, text in texts_of(pack_of("en")) if re.search(r"[\u4e00-\u9fff]", text)] == []


# -- both of them -------------------------------------------------------------------------------------------------


def test_sisters_spin_the_same_wheel() -> None:
    chinese, english = pack_of("zh"), pack_of("en")
    assert [(scam.id, scam.icon, scam.odds) for scam in chinese.scams] == [
        (scam.id, scam.icon, scam.odds) for scam in english.scams
    ]
    counts = [
        [(len(scam.features), len(scam.decoys), len(scam.openings)) for scam in pack.scams]
        for pack in (chinese, english)
    ]
    assert counts[0] == counts[1]
    assert (chinese.judging, chinese.name_count) == (english.judging, english.name_count)
    assert (chinese.reviewed, chinese.expires) == (english.reviewed, english.expires)
    assert len(chinese.rules_of_thumb) == len(english.rules_of_thumb)


def test_sisters_show_the_same_exhibits() -> None:
    facts = []
    for pack in (pack_of("zh"), pack_of("en")):
        index = {name: number for number, scam in enumerate(pack.scams) for name in (scam.id, scam.name)}
        facts.append(
            [
                (
                    exhibit.id,
                    exhibit.channel,
                    exhibit.verdict,
                    None if exhibit.scam is None else index[exhibit.scam],
                    [line.speaker for line in exhibit.lines],
                    len(exhibit.cues),
                    exhibit.subject is None,
                    exhibit.button is None,
                    exhibit.setting is None,
                )
                for exhibit in pack.exhibits
            ]
        )
    assert facts[0] == facts[1]


# -- drawings -----------------------------------------------------------------------------------------------------


def test_everything_that_is_named_has_a_drawing() -> None:
    named = {f"channel_{channel}" for channel in get_args(Channel)}
    named |= {f"badge_{badge}" for badge in get_args(Badge)}
    assert named - Icons(ICONS).names == set()


def test_scams_use_the_drawings_that_are_meant_for_them() -> None:
    assert places().icon_names == set(VALUES["icon"].values())
    assert {scam.icon for language in PACKS for scam in pack_of(language).scams} <= places().icon_names


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_a_drawing_has_our_colours_and_something_on_it(path: Path) -> None:
    markup = path.read_text(encoding="utf-8")
    own = {FUR, PALE} if path.stem in places().icon_names else set()
    colours = set(re.findall(r"#[0-9A-Fa-f]{3,8}", markup))
    assert own <= colours <= {INK, TONE, *own}
    painted = set(re.findall(r'(?:fill|stroke|stop-color)="([^"]*)"', markup))
    assert painted <= {INK, TONE, *own, "none"}
    red, blue = (200, 10, 10), (10, 10, 200)
    picture = Icons(ICONS).draw(path.stem, 96, red, blue)
    assert picture.get_size() == (96, 96)
    opaque = {
        tuple(picture.get_at((x, y)))[:3] for x in range(96) for y in range(96) if picture.get_at((x, y)).a == 255
    }
    assert red in opaque
    assert own or [colour for colour in opaque if colour[1] > 12] == [], "a colour that was not exchanged"
    edge = [picture.get_at((at, side)).a for at in range(96) for side in (0, 95)]
    assert max(edge) < 255, "the drawing is cut off"


@pytest.mark.parametrize("name", sorted(places().icon_names))
def test_a_disguise_is_seen_on_a_wheel(name: str) -> None:
    """In the smallest size: fur is seen, and two pale eyes in a dark mask or dark-rimmed glasses."""
    picture = Icons(ICONS).draw(name, 34, (20, 20, 20), (160, 160, 160))
    inked = {tuple(picture.get_at((x, y)))[:3] for x in range(34) for y in range(34) if picture.get_at((x, y)).a == 255}
    assert (20, 20, 20) in inked
    assert [colour for colour in inked if colour[0] > 225 and 150 < colour[1] < 185], "no fur"
    assert [colour for colour in inked if min(colour) > 200], "no eyes"


def test_a_drawing_that_is_none_is_an_error() -> None:
    with pytest.raises(KeyError):
        Icons(ICONS).draw("no_such_drawing", 24, (0, 0, 0), (9, 9, 9))
