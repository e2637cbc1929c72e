"""The attract screen: a message is unmasked, a ghost hand plays both games in turn, and nothing stands still."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import cast

import pygame
import pytest

from game.rules.draw import Deck, ExhibitFacts, showcase
from game.rules.tonight import TEXT_SCALES
from game.rules.visit import Visit
from game.scenes.attract.acts import HAND_S, TableAct, WheelAct
from game.scenes.attract.attract import FORGOTTEN_S, Attract
from game.scenes.attract.message import Message
from game.scenes.attract.places import plaque_rect
from game.scenes.attract.show import ACT_S, VERDICT_S
from game.scenes.core.deck import DeckKeeper
from game.ui.draw.backdrop import lantern_extent
from game.ui.exhibit.cues import marking_of
from game.words import Language
from game.workbench.layout.unpainted import Blank, unpainted
from tests.content.fullest import fullest_pack
from tests.flow.layout_screens import FIRST, SIZES, Case, context_of, opened
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall, shipped

SQUARE = (640, 512)
FUR = (233, 152, 47)
SHAPES = [SMALL, SMALL_UPRIGHT, SQUARE]


def attract_of(stall: Stall) -> Attract:
    return cast("Attract", stall.top)


@pytest.mark.parametrize("size", SHAPES)
def test_both_games_are_played_in_turn_by_a_hand_after_the_message(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    attract, seen = attract_of(stall), []
    for _ in range(4):
        stall.hands.wait(HAND_S - 0.3, 0.05)
        assert not any(act.hand for act in attract.acts)
        stall.hands.wait(0.6, 0.05)
        seen += [type(act) for act in attract.acts if act.hand]
        stall.hands.wait(ACT_S - HAND_S - 0.3, 0.05)
    assert seen == [WheelAct, TableAct, WheelAct, TableAct]


def test_the_can_is_flicked_slides_and_stops() -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(ACT_S + 0.5, 0.05)
    act = attract_of(stall).act
    assert isinstance(act, TableAct)
    waiting = act.motion.extent()
    stall.hands.wait(HAND_S - 0.6, 0.05)
    assert act.motion.extent() == waiting
    moved = []
    for _ in range(30):
        stall.hands.wait(0.1, 0.05)
        moved.append(act.motion.extent())
    assert len({tuple(rect) for rect in moved}) > 5
    assert not act.motion.is_moving
    assert moved[-1].center != waiting.center


@pytest.mark.parametrize("size", SHAPES)
def test_every_frame_looks_as_if_drawn_anew(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    for _ in range(round(2 * ACT_S / 0.35)):
        stall.hands.wait(0.35, 0.05)
        assert stall.picture() == stall.redrawn()


@pytest.mark.parametrize("size", SHAPES)
def test_nothing_stands_still_for_two_seconds(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    pictures = []
    for _ in range(round(4 * ACT_S / 0.2)):
        stall.hands.wait(0.2, 0.1)
        pictures.append(stall.picture())
    still = longest = 0
    for before, after in pairwise(pictures):
        still = still + 1 if before == after else 0
        longest = max(longest, still)
    assert longest * 0.2 < 2.0


def test_who_wants_calm_sees_still_puppets_and_still_games() -> None:
    stall = build_stall(SMALL, is_calm=True)
    stall.hands.wait(0.5, 0.05)
    before = stall.picture()
    stall.hands.wait(VERDICT_S - 0.7, 0.05)
    assert stall.picture() == before
    stall.hands.wait(0.4, 0.05)
    told = stall.picture()
    assert told != before, "the message is unmasked, without movement"
    stall.hands.wait(ACT_S - VERDICT_S - 0.4, 0.05)
    assert stall.picture() == told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_messages_of_the_pack_are_asked_then_unmasked_equally_often(language: str) -> None:
    stall = build_stall((960, 540), language="en" if language == "en" else "zh", is_calm=True)
    verdicts, messages = [], set()
    for number in range(4):
        stall.hands.wait(ACT_S * number + 1.0 - attract_of(stall)._age_s, 0.25)
        assert attract_of(stall).show.word == "question"
        exhibit = attract_of(stall).show.exhibit
        assert exhibit is not None
        messages.add(exhibit.id)
        stall.hands.wait(VERDICT_S, 0.25)
        assert attract_of(stall).show.word == exhibit.verdict
        verdicts.append(exhibit.verdict)
    assert sorted(verdicts) == ["genuine", "genuine", "scam", "scam"]
    assert len(messages) == 4
    assert messages <= {exhibit.id for exhibit in stall.pack.exhibits}


def test_what_was_given_away_comes_last_of_all() -> None:
    stall = build_stall(SMALL)
    assert stall.shell.context.deck.deck.shown == (), "a screen that is built and not seen gives nothing away"
    stall.hands.wait(0.1)
    given = {each.id for each in attract_of(stall).show.messages}
    assert given == set(stall.shell.context.deck.deck.shown)
    for _ in range(3):
        stall.go_to("exhibit_1")
        assert not given & set(stall.top.visit.exhibits)
        stall.hands.tap("home")
        stall.hands.wait(1.0)


@pytest.mark.parametrize("size", [(1280, 1024), (768, 1024)])
def test_messages_that_have_room_on_the_phone_are_shown_rather_than_others(size: tuple[int, int]) -> None:
    attract = attract_of(build_stall(size, text_scale=1.4, language="en"))
    phone, messages = attract.show.phone, attract.show.messages
    assert [phone.holds(each) for each in messages] == [True] * 4
    most = max(len(line.text) for each in messages for line in each.lines)
    longer = [each for each in attract.context.pack.exhibits if sum(len(line.text) for line in each.lines) > 2 * most]
    assert not any(phone.holds(each) for each in longer)


def facts_of(*verdicts: bool) -> list[ExhibitFacts]:
    return [ExhibitFacts(f"{'real' if each else 'scam'}_{number}", each, None) for number, each in enumerate(verdicts)]


def test_the_showcase_takes_what_was_shown_last() -> None:
    facts = facts_of(*[True, False] * 6)
    deck = Deck(("real_0", "scam_1", "real_4", "scam_7", "real_10"))
    assert showcase(facts, deck) == ("scam_7", "real_10", "real_4", "scam_1")
    assert showcase(facts, Deck())[0].startswith("scam")
    shown = showcase(facts, deck)
    assert showcase(facts, deck.after(shown[::-1])) == shown, "what was given away is on show again"
    assert showcase(facts_of(True, True), Deck()) == ()


@pytest.mark.parametrize("has_table", [True, False], ids=["both games", "wheel alone"])
@pytest.mark.parametrize("is_full", [False, True], ids=["shipped", "fullest"])
@pytest.mark.parametrize("pack", FIRST)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_lies_over_anything_that_is_read_or_touched(
    size: tuple[int, int], pack: str, is_full: bool, has_table: bool
) -> None:
    for scale in TEXT_SCALES:
        context = context_of(Case(size, pack, scale))
        found = fullest_pack(FIRST[pack]) if is_full else context.pack
        found = found if has_table else found.model_copy(update={"table": None})
        context = replace(context, pack=found, shared={}, deck=DeckKeeper())
        context.look.type.misfits.clear()
        with unpainted():
            everything_is_apart(cast("Attract", opened(context, "attract", Visit())))


def everything_is_apart(attract: Attract) -> None:
    measures = attract.measures
    screen = pygame.Rect((0, 0), measures.size)
    controls = [button.rect for button in attract.buttons]
    plates = [button.rect for button in attract.buttons if button.thing]
    chips = [rect for rect in controls if rect not in plates]
    phone, ribbon = attract.show.phone.rect, attract.show.ribbon_rect
    lanterns = [lantern_extent(measures, number) for number in range(10)]
    for one in (*controls, phone, ribbon, plaque_rect(measures), attract.title):
        assert screen.contains(one)
    apart = [*controls, phone, ribbon, plaque_rect(measures)]
    for number, one in enumerate(apart):
        assert one.collidelist(apart[number + 1 :]) < 0
    for act in attract.acts:
        assert act.rect.collidelist([phone, ribbon, plaque_rect(measures), *lanterns]) < 0
        if len(attract.acts) > 1:
            assert act.rect.inflate(0, -measures.units(4)).collidelist(chips) < 0
        else:
            assert not any(reaches(act.rect, chip) for chip in chips)
    assert not any(one.rect.colliderect(other.rect) for one, other in pairwise(attract.acts))
    for _ in attract.show.messages:
        attract.draw(Blank(measures.size))
        attract.update(ACT_S)
    assert [misfit.texts for misfit in attract.type.misfits] == []


@pytest.mark.parametrize("is_full", [False, True], ids=["shipped", "fullest"])
@pytest.mark.parametrize("size", [SMALL_UPRIGHT, SQUARE])
def test_the_zongzi_stands_before_no_word(size: tuple[int, int], is_full: bool) -> None:
    pack = fullest_pack("zh") if is_full else None
    attract = attract_of(build_stall(size, pack=pack))
    attract.update(0.1)
    zongzi, phone = attract.show.sprites["zongzi"].rect, attract.show.phone
    is_below = zongzi.top >= phone.screen.bottom - phone.foot_px
    assert is_below or zongzi.right <= phone.screen.left + attract.measures.units(2)


def reaches(wheel: pygame.Rect, chip: pygame.Rect) -> bool:
    """Whether the round wheel in its square reaches a chip."""
    x, y = (min(max(at, low), high) for at, low, high in zip(wheel.center, chip.topleft, chip.bottomright, strict=True))
    return math.dist((x, y), wheel.center) < wheel.width / 2


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize(("game", "scene", "number"), [("wheel", "wheel", 0), ("can", "can_push", 1)])
def test_a_game_begins_where_it_is_touched(size: tuple[int, int], game: str, scene: str, number: int) -> None:
    for where in ("middle", "corner", "plate"):
        stall = build_stall(size)
        stall.hands.wait(ACT_S + 2.2, 0.05)  # whatever is shown
        thing = cast("Attract", stall.top).acts[number].rect.inflate(-8, -24)
        places = {"middle": thing.center, "corner": thing.bottomleft, "plate": stall.hands.button(game).rect.center}
        stall.hands.tap_at(places[where])
        assert (stall.scene, stall.top.visit.game) == (scene, game)


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_both_games_are_large_and_their_plates_within_reach(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    attract = cast("Attract", stall.top)
    for act in attract.acts:
        assert min(act.rect.size) >= 0.45 * min(size)
    assert not attract.acts[0].rect.colliderect(attract.acts[1].rect)
    if size == SMALL_UPRIGHT:
        assert min(stall.hands.button(name).rect.top for name in ("wheel", "can")) >= 0.4 * size[1]


def test_a_touch_elsewhere_points_at_the_games_and_does_nothing() -> None:
    stall = build_stall(SMALL, is_calm=True)
    stall.hands.wait(1.0, 0.1)
    before = stall.picture()
    at = (SMALL[0] / 2, 60)
    stall.hands.tap_at(at, rest_s=0.05)
    assert stall.picture() != before  # the plates sink
    assert stall.picture() == stall.redrawn()
    stall.hands.wait(0.5, 0.05)
    assert stall.scene == "attract"
    assert stall.picture() == before


def test_a_pack_without_a_table_shows_the_wheel_alone_and_larger() -> None:
    pack = shipped().packs["zh"].model_copy(update={"table": None})
    alone, both = build_stall(SMALL, pack=pack), build_stall(SMALL)
    assert "can" not in alone.controls
    assert cast("Attract", alone.top).acts[0].rect.width > cast("Attract", both.top).acts[0].rect.width
    alone.hands.wait(2 * ACT_S, 0.05)
    alone.hands.tap("wheel")
    assert alone.scene == "wheel"


def test_what_somebody_set_and_left_is_forgotten() -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(1.0, 0.1)
    stall.hands.tap("language_en")
    stall.hands.wait(FORGOTTEN_S - 5, 0.25)
    assert stall.pack.language == "en"
    stall.hands.tap("text_size")
    stall.hands.wait(FORGOTTEN_S - 5, 0.25)
    assert stall.pack.language == "en"
    stall.hands.wait(6, 0.25)
    assert (stall.pack.language, stall.shell.context.look.measures.text_scale) == ("zh", 1.0)


@pytest.mark.parametrize("size", SHAPES)
def test_a_message_that_is_touched_is_unmasked_at_once(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    stall.hands.wait(1.0, 0.1)
    show = attract_of(stall).show
    asked = show.phone.rect.center
    stall.hands.tap_at(asked, rest_s=0.1)
    assert show.exhibit is not None
    words = [show.word]
    assert words == [show.exhibit.verdict]
    assert stall.picture() == stall.redrawn()
    for wait_s in (ACT_S - VERDICT_S, VERDICT_S - 0.5, 0.6):  # and the next one is asked, as long as ever
        stall.hands.wait(wait_s, 0.05)
        words.append(show.word)
    assert words[1:] == ["question", "question", show.exhibit.verdict]


def test_a_touch_on_a_message_that_is_unmasked_points_at_the_games() -> None:
    stall = build_stall(SMALL, is_calm=True)
    stall.hands.wait(VERDICT_S + 0.5, 0.1)
    before = stall.picture()
    stall.hands.tap_at(attract_of(stall).show.phone.rect.center, rest_s=0.05)
    assert stall.picture() != before  # the plates sink
    stall.hands.wait(0.5, 0.05)
    assert stall.picture() == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_that_tell_are_marked_with_the_verdict_and_not_before(language: Language) -> None:
    stall = build_stall((960, 540), language=language)
    look, show = stall.shell.context.look, attract_of(stall).show

    def shown() -> Message:
        return show._shown_message()

    for number in range(4):
        stall.hands.wait(ACT_S * number + VERDICT_S - 0.2 - attract_of(stall)._age_s, 0.1)
        asked = shown()
        marker = marking_of(look, is_genuine=asked.exhibit.is_genuine).theme.marker
        assert pixels_of(asked.picture, marker) == 0
        stall.hands.wait(0.4, 0.1)
        assert shown().exhibit == asked.exhibit
        for cue in asked.exhibit.cues:
            alone = replace(asked, exhibit=asked.exhibit.model_copy(update={"cues": (cue,)})).marked()
            assert pixels_of(alone.picture, marker) > 100, cue.quote
        assert pixels_of(shown().picture, marker) > 200


def pixels_of(picture: pygame.Surface, colour: tuple[int, int, int]) -> int:
    return pygame.mask.from_threshold(picture, colour, (1, 1, 1, 255)).count()


@pytest.mark.parametrize("is_calm", [False, True])
def test_the_weasel_looks_out_of_the_face_of_a_scam_for_two_seconds(*, is_calm: bool) -> None:
    stall = build_stall((960, 540), is_calm=is_calm)
    show = attract_of(stall).show
    exhibit = show.exhibit
    assert exhibit is not None
    assert not exhibit.is_genuine
    stall.hands.wait(VERDICT_S - 0.1, 0.1)
    face = show.phone.face
    assert pixels_of(stall.shell.surface.subsurface(face), FUR) == 0
    for _ in range(4):
        stall.hands.wait(0.6, 0.1)
        assert pixels_of(stall.shell.surface.subsurface(face), FUR) > face.width
