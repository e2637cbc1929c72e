from __future__ import annotations

from pathlib import Path

import pytest

from game.app.wiring import load_playable
from game.kiosk import places as module
from game.kiosk.places import DEFAULT_PACK, MissingDataError, Places, find_places
from game.kiosk.settings import Settings
from tests.content.sample import TODAY
from tests.stall import places

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whether the program is installed beside its checkout must not matter to these tests.
    monkeypatch.setattr(module, "installed_data", lambda: tmp_path / "not installed")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def pack_in(folder: Path) -> Path:
    quizzes = folder / "quizzes"
    quizzes.mkdir(parents=True)
    text = places().built_in_packs or (CHECKOUT / "quizzes" / DEFAULT_PACK,)
    (quizzes / DEFAULT_PACK).write_bytes(text[0].read_bytes())
    return quizzes


@pytest.mark.usefixtures("elsewhere")
def test_the_checkout_is_found_from_anywhere() -> None:
    found = find_places()
    assert found.assets == CHECKOUT / "assets"
    assert found.default_pack == CHECKOUT / "quizzes" / DEFAULT_PACK


def test_packs_beside_the_program_win_over_those_where_one_stands(elsewhere: Path, tmp_path: Path) -> None:
    home, here = pack_in(tmp_path / "home"), pack_in(elsewhere)
    assert find_places(tmp_path / "home").quizzes == (home, here, CHECKOUT / "quizzes")
    assert find_places().quizzes == (here, CHECKOUT / "quizzes")


def test_an_edited_pack_has_the_shipped_one_behind_it(elsewhere: Path) -> None:
    here = pack_in(elsewhere)
    found = find_places()
    assert found.default_pack == here / DEFAULT_PACK
    assert found.built_in_packs == (CHECKOUT / "quizzes" / DEFAULT_PACK,)


def test_the_installed_copy_comes_last(elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "site-packages" / "game" / "data"
    monkeypatch.setattr(module, "installed_data", lambda: installed)
    here, there = pack_in(elsewhere), pack_in(installed)
    assert find_places().quizzes == (here, CHECKOUT / "quizzes", there)


def test_a_folder_without_the_pack_does_not_count(elsewhere: Path) -> None:
    (elsewhere / "quizzes").mkdir()
    assert find_places().quizzes == (CHECKOUT / "quizzes",)


def test_somebody_elses_assets_are_never_used(elsewhere: Path) -> None:
    (elsewhere / "assets" / "themes").mkdir(parents=True)
    assert find_places(elsewhere).assets == CHECKOUT / "assets"


@pytest.mark.usefixtures("elsewhere")
def test_a_broken_installation_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "nowhere" / "game")
    with pytest.raises(MissingDataError, match="install the program again"):
        find_places()


def test_a_pack_that_cannot_be_read_gives_way_to_the_shipped_one(elsewhere: Path) -> None:
    (pack_in(elsewhere) / DEFAULT_PACK).write_text("标题：坏了", encoding="utf-8")
    playable = load_playable(find_places(), Settings(), TODAY)
    assert playable.path == CHECKOUT / "quizzes" / DEFAULT_PACK
    assert any(problem.is_error for problem in playable.problems)
    assert len(playable.packs) == 2


def test_a_stall_may_have_only_its_own_pack(tmp_path: Path) -> None:
    own = Places(places().assets, (pack_in(tmp_path),))
    assert own.built_in_packs == ()
    assert list(load_playable(own, Settings(), TODAY).packs) == ["zh"]
