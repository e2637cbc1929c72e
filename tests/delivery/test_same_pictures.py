"""Pictures of two systems are compared strictly."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.delivery.same_pictures import MOST_PIXELS, different


def test_one_step_in_a_few_pixels_passes_and_nothing_more(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    picture = Image.new("RGB", (40, 20), (100, 100, 100))
    for name in ("same", "step", "lighter", "spread", "size"):
        picture.save(here / f"{name}.png")
        other = picture.copy()
        if name in ("step", "lighter"):
            other.putpixel((3, 3), (101, 100, 100) if name == "step" else (102, 100, 100))
        if name == "spread":
            for x in range(MOST_PIXELS + 1):
                other.putpixel((x, 0), (100, 101, 100))
        (other.resize((20, 20)) if name == "size" else other).save(there / f"{name}.png")
    picture.save(here / "alone.png")
    told = [line.removeprefix("only once: ").partition(".")[0] for line in different(here, there)]
    assert told == ["alone", "lighter", "size", "spread"]
