"""反诈游园: `python main.py` opens the kiosk; `python main.py --help` lists everything else."""

from pathlib import Path

from game.cli import main

if __name__ == "__main__":
    raise SystemExit(main(home=Path(__file__).resolve().parent))
