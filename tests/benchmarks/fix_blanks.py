"""How long `check --fix` takes for 1.9 MB whose lines all begin with no-break spaces; two seconds are promised.

`python -m tests.benchmarks.fix_blanks [--exhibits N] [--times N]`: processor time of the whole process, and the
fastest of several runs. The exit code is 1 where the promise is missed or a line is not repaired.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.check_10000 import MOST_S, ROOT, processor_s
from tests.content.sample import large_yaml


def main() -> int:
    """Write, repair, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exhibits", type=int, default=4000)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    right = large_yaml(given.exhibits)
    typed = re.sub(r"^ +", lambda blanks: "\u00a0" * len(blanks[0]), right, flags=re.MULTILINE)
    took, is_right = [], True
    for _ in range(given.times):
        with tempfile.TemporaryDirectory() as folder:
            pack = Path(folder) / "blanks.yaml"
            pack.write_text(typed, encoding="utf-8")
            used = processor_s()
            subprocess.run(
                [sys.executable, str(ROOT / "main.py"), "check", "--fix", str(pack)], capture_output=True, check=True
            )
            took.append(processor_s() - used)
            is_right &= pack.read_text(encoding="utf-8") == right
    size_mb = len(typed.encode()) / 1e6
    print(f"{size_mb:.1f} MB: {min(took):.2f} s, gate {MOST_S} s; {'repaired' if is_right else 'NOT REPAIRED'}")
    return int(min(took) > MOST_S or not is_right)


if __name__ == "__main__":
    sys.exit(main())
