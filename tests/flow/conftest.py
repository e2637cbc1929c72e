"""Memory of stalls that are gone is given back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flow.prize_evening import Evening


@pytest.fixture(scope="module", autouse=True)
def _stalls_are_collected() -> Iterator[None]:
    """A stall is a circle of few objects that hold many pictures: by itself Python collects it only much later."""
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """A stall with prizes."""
    one = Evening(tmp_path)
    yield one
    one.booth.stall.shell.forget()
