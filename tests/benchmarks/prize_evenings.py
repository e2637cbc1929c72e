"""Promise R3 with more cases: `python -m tests.benchmarks.prize_evenings [EVENINGS] [STEPS]`.

So many random evenings of draws, desks, wrong clocks and power cuts (1,000 of up to 60 steps): the state machine of
`tests/records/prizes/test_any_evening.py`, whose invariants end it with the shortest evening that breaks one.
"""

from __future__ import annotations

import sys

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.records.prizes.test_any_evening import Evening


def main(evenings: int = 1000, steps: int = 60) -> None:
    """Play them."""
    run_state_machine_as_test(
        Evening,
        settings=settings(
            max_examples=evenings, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    print(f"{evenings} evenings of up to {steps} steps: no stock below zero, nothing given twice, every draw recounted")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
