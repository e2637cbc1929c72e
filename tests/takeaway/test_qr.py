from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from game.takeaway.payload import LIMIT_BYTES
from game.takeaway.qr import MAX_VERSION, QUIET_MODULES, encode, layout

from .bit_stream import BYTE_MODE, LEVEL_M, format_of, segments, version_of
from .phone_camera import photograph
from .picture import picture, read
from .samples import CHINESE, ENGLISH, FULLEST

SAMPLES = {"chinese": CHINESE, "english": ENGLISH, "fullest": FULLEST}
# ISO/IEC 18004:2015, table 7, level M, byte mode.
CAPACITY = {1: 14, 2: 26, 3: 42, 4: 62, 5: 84, 6: 106, 7: 122, 8: 152, 9: 180, 10: 213, 11: 251, 12: 287}
PHOTOGRAPHS = 25

any_text = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=LIMIT_BYTES).filter(
    lambda text: len(text.encode()) <= LIMIT_BYTES
)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_clean_code_reads_back_exactly(name: str) -> None:
    (found,) = read(picture(encode(SAMPLES[name]), 4))
    assert found.text == SAMPLES[name]
    assert found.bytes == SAMPLES[name].encode()
    assert found.ec_level == "M"
    assert found.symbology_identifier == "]Q1"  # Q1: model 2 without ECI (ISO/IEC 15424)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("px_per_module", [3.5])
def test_every_photograph_of_a_code_reads_back_exactly(name: str, px_per_module: float) -> None:
    screen = picture(encode(SAMPLES[name]), 9)
    lost = [
        seed
        for seed in range(PHOTOGRAPHS)
        if [found.bytes for found in read(_photo(screen, px_per_module, seed))] != [SAMPLES[name].encode()]
    ]
    assert lost == []


def _photo(screen: Image.Image, px_per_module: float, seed: int) -> Image.Image:
    return photograph(screen, source_px_per_module=9, px_per_module=px_per_module, seed=seed)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_bits_hold_one_byte_segment_and_nothing_else(name: str) -> None:
    assert segments(encode(SAMPLES[name])) == [(BYTE_MODE, SAMPLES[name].encode())]


def test_digits_and_capitals_get_no_segment_of_their_own() -> None:
    text = "拨" + "9" * 60 + "A" * 60
    assert segments(encode(text)) == [(BYTE_MODE, text.encode())]


@pytest.mark.parametrize(("version", "capacity"), CAPACITY.items())
def test_the_smallest_version_that_holds_the_text_is_taken(version: int, capacity: int) -> None:
    fits = encode("x" * capacity)
    assert (version_of(fits), len(fits), len(fits[0])) == (version, 17 + 4 * version, 17 + 4 * version)
    assert format_of(fits)[0] == LEVEL_M
    if version < MAX_VERSION:
        assert version_of(encode("x" * (capacity + 1))) == version + 1


def test_what_version_12_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="288 bytes long; a code of version 12 holds 287"):
        encode("防" * 96)


def test_no_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no text"):
        encode("")


@settings(max_examples=60, deadline=None)
@given(any_text)
def test_any_text_that_fits_comes_back_byte_for_byte(text: str) -> None:
    matrix = encode(text)
    assert segments(matrix) == [(BYTE_MODE, text.encode())]
    assert [found.bytes for found in read(picture(matrix, 4))] == [text.encode()]


def test_the_same_text_gives_the_same_code() -> None:
    assert encode(CHINESE) == encode(CHINESE)
    assert encode(CHINESE) != encode(ENGLISH)


@given(st.integers(1, MAX_VERSION).map(lambda version: 17 + 4 * version), st.integers(0, 2000))
def test_layout_takes_the_most_whole_pixels_that_leave_the_quiet_zone(size: int, spare_px: int) -> None:
    box_px = size + 2 * QUIET_MODULES + spare_px
    module_px, origin_px = layout(size, box_px)
    after_px = box_px - origin_px - module_px * size
    assert min(origin_px, after_px) >= 4 * module_px
    assert abs(origin_px - after_px) <= 1
    assert (module_px + 1) * (size + 8) > box_px


def test_layout_on_a_full_hd_screen() -> None:
    assert layout(57, 637) == (9, 62)  # version 10 in 0.59 × 1080


def test_layout_refuses_a_box_without_a_pixel_for_each_module() -> None:
    assert layout(57, 65) == (1, 4)
    with pytest.raises(ValueError, match=r"57 modules .* does not fit into 64 pixels"):
        layout(57, 64)


def test_the_library_is_imported_by_the_first_code_only() -> None:
    script = (
        "import sys, game.takeaway.payload, game.takeaway.qr as qr\n"
        "early = {'qrcode', 'PIL', 'pygame'} & set(sys.modules)\n"
        "qr.encode('a')\n"
        "print(sorted(early), 'qrcode' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert run.stdout.split() == ["[]", "True"]
