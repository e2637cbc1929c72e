"""How long it takes to refuse workbooks full of mistakes, and how much memory: each in a process of its own.

`python -m tests.benchmarks.hostile_books [NAME …]`: seconds of the processor for reading, checking, telling and
marking, and the most megabytes of the whole process (Linux tells them). Two seconds and 256 MB are promised; the
exit code is 1 where one of them is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.workbench.sheets.hostile import BOOKS, book_with

ROOT = Path(__file__).resolve().parents[2]
MOST_S, MOST_MB = 2.0, 256.0
REFUSING = r"""
import json, pathlib, re, sys, time
from typer.testing import CliRunner
from game.cli import sheet
refuse = lambda path: CliRunner().invoke(sheet.app, ["import", path, sys.argv[3]])
refuse(sys.argv[1])
before = time.process_time()
result = refuse(sys.argv[2])
took_s = time.process_time() - before
# Not `ru_maxrss`, which begins with what the process had before it became this one.
most_kb = re.search(r"VmHWM:\s*(\d+)", pathlib.Path("/proc/self/status").read_text())[1]
print(json.dumps([took_s, int(most_kb) / 1024, result.exit_code, result.output.split("\n")[0], repr(result.exception)]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(BOOKS))
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.xlsx", Path(folder) / "large.xlsx"
        small.write_bytes(book_with({}))
        for name in parser.parse_args().names:
            large.write_bytes(BOOKS[name]())
            words = [sys.executable, "-c", REFUSING, str(small), str(large), str(Path(folder) / "pack.yaml")]
            ended = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
            seconds, megabytes, code, said, fault = json.loads(ended.stdout.splitlines()[-1])
            is_missed = seconds > MOST_S or megabytes > MOST_MB or code != 1 or not fault.startswith("SystemExit")
            missed += is_missed
            print(f"{name:>32} {seconds:5.2f} s {megabytes:4.0f} MB  {said} {fault}{'  <-- missed' * is_missed}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
