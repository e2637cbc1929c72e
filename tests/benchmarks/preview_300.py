"""How long `preview` takes for a pack of 300 exhibits, and how much it writes.

`python -m tests.benchmarks.preview_300 [--exhibits N] [--size WxH] [--json]`: the exhibits of all shipped Chinese packs
in one pack, under new names where they come up again. The gate is 60 s on two cores at 1920x1080.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from copy import deepcopy
from datetime import date
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

import yaml

from game.content.model import Pack
from game.content.reading.packs import find_packs, read_pack
from game.kiosk.places import find_places

ROOT = Path(__file__).resolve().parents[2]

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")


def packs() -> list[Pack]:
    places = find_places()
    found = [
        read_pack(path, icons=places.icon_names, today=date(2026, 6, 1)).pack
        for path in find_packs(places.quizzes[0])
        if not path.stem.endswith(".en")
    ]
    return [pack for pack in found if pack is not None]


def large_pack(exhibits: int) -> str:
    shipped = packs()
    base = next(pack for pack in shipped if pack.title == "平安夜市") if len(shipped) > 1 else shipped[0]
    names = {scam.name for scam in base.scams} | {scam.id for scam in base.scams}
    data = plain(base.model_dump(mode="json"))
    every = [plain(exhibit.model_dump(mode="json")) for pack in shipped for exhibit in pack.exhibits]
    data["exhibits"] = []
    for number, exhibit in zip(count(), islice(cycle(every), exhibits), strict=False):
        lines = [{line["speaker"]: line["text"]} for line in exhibit["lines"]]
        copy = {**deepcopy(exhibit), "id": f"e{number}_{exhibit['id']}"[:40], "lines": lines}
        if copy.get("scam") not in names and copy["verdict"] == "scam":
            copy["scam"] = base.scams[number % len(base.scams)].name
        elif copy["verdict"] == "genuine":
            copy.pop("scam", None)
        data["exhibits"].append(copy)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if one is not None}
    return [plain(one) for one in value] if isinstance(value, list) else value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exhibits", type=int, default=300)
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pack, out = Path(folder) / "large.yaml", Path(folder) / "out"
        pack.write_text(large_pack(given.exhibits), encoding="utf-8")
        words = [sys.executable, str(ROOT / "main.py"), "preview", str(pack), "--out", str(out), "--size", given.size]
        begun = time.perf_counter()
        ended = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
        took_s = time.perf_counter() - begun
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        files = [path for path in out.rglob("*") if path.is_file()]
        result = {
            "exit_code": ended.returncode,
            "seconds": round(took_s, 1),
            "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
            "cores": os.cpu_count(),
            "pictures": sum(path.parent.name == "pictures" for path in files),
            "megabytes": round(sum(path.stat().st_size for path in files) / 1e6, 1),
            "largest_process_mb": round(used.ru_maxrss / 1024),
        }
    if given.json:
        print(json.dumps(result, indent=1))
    else:
        print("\n".join(f"{name:>18}  {value}" for name, value in result.items()))
        print(ended.stdout[-2000:] + ended.stderr[-2000:])


if __name__ == "__main__":
    main()
