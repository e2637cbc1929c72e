"""What staff are offered beside the program."""

from __future__ import annotations

from pathlib import Path

from tests.booth import booth_in
from tests.content.sample import write_sample


def test_an_english_pack_that_is_nobodys_sister_is_offered(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "stall")
    folder = booth.file.parent
    for name in ("fair.yaml", "fair.en.yaml", "guests.en.yaml"):
        write_sample(folder, name)
    assert {offer.label for offer in booth.behind.office.offered()} == {"fair.yaml", "guests.en.yaml"}
