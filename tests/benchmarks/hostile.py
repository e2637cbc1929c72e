"""How long the reading of hostile packs takes, and how much memory: each in a process of its own.

`python -m tests.benchmarks.hostile [NAME …]`: seconds of the processor, and the most megabytes of the whole process
(Linux tells them). Two seconds and 256 MB are promised; the exit code is 1 where one of them is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.content.hostile import HOSTILE
from tests.content.sample import sample_yaml

ROOT = Path(__file__).resolve().parents[2]
MOST_S, MOST_MB = 2.0, 256.0
READING = r"""
import json, pathlib, re, sys, time
from game.content.reading.packs import read_pack
from game.content.checks.takeaways import check_takeaways
from game.kiosk.places import find_places
from tests.content.sample import TODAY
icons = find_places().icon_names
read = lambda path: read_pack(pathlib.Path(path), icons=icons, today=TODAY, audits=[check_takeaways])
read(sys.argv[1])
before = time.process_time()
reading = read(sys.argv[2])
took_s = time.process_time() - before
# Not `ru_maxrss`, which begins with what the process had before it became this one.
most_kb = re.search(r"VmHWM:\s*(\d+)", pathlib.Path("/proc/self/status").read_text())[1]
print(json.dumps([took_s, int(most_kb) / 1024, len(reading.problems), reading.problems[0].code]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(HOSTILE))
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.yaml", Path(folder) / "large.yaml"
        small.write_text(sample_yaml(), encoding="utf-8")
        for name in parser.parse_args().names:
            large.write_text(HOSTILE[name], encoding="utf-8")
            words = [sys.executable, "-c", READING, str(small), str(large)]
            ended = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
            seconds, megabytes, count, code = json.loads(ended.stdout.splitlines()[-1])
            is_missed = seconds > MOST_S or megabytes > MOST_MB
            missed += is_missed
            print(f"{name:>22} {seconds:5.2f} s {megabytes:4.0f} MB  {count:3} × {code}{'  <-- missed' * is_missed}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
