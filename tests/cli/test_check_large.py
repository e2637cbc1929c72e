"""`check` takes packs that the kiosk would not: ten thousand exhibits."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content.reading.packs import read_pack
from tests.cli.program import main
from tests.content.sample import ICONS, TODAY, large_yaml, write_sample


def test_ten_thousand_exhibits_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_sample(tmp_path, text=large_yaml(10_000))
    assert main("check", str(pack)) == 0
    assert "没有问题" in capsys.readouterr().out
    assert read_pack(pack, icons=ICONS, today=TODAY).pack is None, "what the kiosk reads at the start stays small"


def test_one_mistake_among_ten_thousand_exhibits_is_found_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = large_yaml(10_000).split("\n")
    place = next(number for number in range(100_000, len(lines)) if lines[number].startswith("    渠道: "))
    lines[place] = "    渠道: 短信吧"
    pack = write_sample(tmp_path, text="\n".join(lines))
    assert main("check", str(pack)) == 1
    assert f"第 {place + 1} 行" in capsys.readouterr().out
