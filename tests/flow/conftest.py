"""Memory of stalls that are gone is given back."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def _stalls_are_collected() -> Iterator[None]:
    """A stall is a circle of few objects that hold many pictures: by itself Python collects it only much later."""
    yield
    gc.unfreeze()
    gc.collect()
