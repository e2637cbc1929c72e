"""Large drawings on the disk: the same pixels sooner, never a wrong one, and no disk at all is no trouble."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.kiosk import drawings
from game.kiosk.drawings import Drawings
from game.ui.draw.paint import drawn, svg_surface

SIZE = (400, 300)
PARTS = ('<rect x="10" y="10" width="300" height="200" rx="40" fill="#C05020" fill-opacity="0.6"/>',)
OTHER = ('<rect x="10" y="10" width="300" height="200" rx="40" fill="#2050C0" fill-opacity="0.6"/>',)


def pixels(picture: pygame.Surface) -> bytes:
    return pygame.image.tobytes(picture, "RGBA")


@pytest.fixture
def rasterised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every drawing that had to be rasterised."""
    seen: list[str] = []
    rasterise = svg_surface

    def noted(markup: str, size: tuple[int, int]) -> pygame.Surface:
        seen.append(markup)
        return rasterise(markup, size)

    monkeypatch.setattr(drawings, "svg_surface", noted)
    return seen


def test_the_second_evening_gets_the_same_pixels_from_the_disk(tmp_path: Path, rasterised: list[str]) -> None:
    first = Drawings(tmp_path).drawn(PARTS, SIZE)
    again = Drawings(tmp_path).drawn(PARTS, SIZE)
    assert len(rasterised) == 1
    assert pixels(first) == pixels(again) == pixels(drawn(PARTS, SIZE))
    assert again.get_masks() == first.get_masks()
    assert again.get_flags() & pygame.SRCALPHA


def test_another_drawing_size_or_part_of_the_plane_is_drawn_anew(tmp_path: Path, rasterised: list[str]) -> None:
    kept = Drawings(tmp_path)
    kept.drawn(PARTS, SIZE)
    assert pixels(kept.drawn(OTHER, SIZE)) == pixels(drawn(OTHER, SIZE))
    assert kept.drawn(PARTS, (401, 300)).get_size() == (401, 300)
    assert pixels(kept.drawn(PARTS, SIZE, (5, 5, 200, 150))) == pixels(drawn(PARTS, SIZE, (5, 5, 200, 150)))
    assert len(rasterised) == 4


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:99] + b"\x07" + data[100:]]
)
def test_a_damaged_file_is_drawn_anew_and_replaced(
    damage: Callable[[bytes], bytes], tmp_path: Path, rasterised: list[str]
) -> None:
    kept = Drawings(tmp_path)
    kept.drawn(PARTS, SIZE)
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert pixels(kept.drawn(PARTS, SIZE)) == pixels(drawn(PARTS, SIZE))
    assert len(rasterised) == 2
    kept.drawn(PARTS, SIZE)
    assert len(rasterised) == 2


def test_a_full_disk_or_a_folder_that_cannot_be_made_costs_only_time(
    tmp_path: Path, rasterised: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    blocked = Drawings(tmp_path / "file" / "drawings")
    for _ in range(2):
        assert pixels(blocked.drawn(PARTS, SIZE)) == pixels(drawn(PARTS, SIZE))

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    roomy = Drawings(tmp_path / "drawings")
    for _ in range(2):
        assert pixels(roomy.drawn(PARTS, SIZE)) == pixels(drawn(PARTS, SIZE))
    assert len(rasterised) == 4
    assert list((tmp_path / "drawings").iterdir()) == []


def test_only_as_much_is_kept_as_has_room_the_latest_used(tmp_path: Path, rasterised: list[str]) -> None:
    one = 4 * SIZE[0] * SIZE[1] + 100
    kept = Drawings(tmp_path, most_bytes=2 * one)
    for width in (400, 401, 402, 403):
        kept.drawn(PARTS, (width, SIZE[1]))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 2 * one + 4 * SIZE[1] * 4
    assert 1 <= len(list(tmp_path.iterdir())) <= 2
    kept.drawn(PARTS, (403, SIZE[1]))
    assert len(rasterised) == 4


def test_small_drawings_are_not_kept(tmp_path: Path) -> None:
    Drawings(tmp_path).drawn(PARTS, (40, 30))
    assert list(tmp_path.iterdir()) == []
