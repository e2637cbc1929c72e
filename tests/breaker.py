"""Calls that fail, once or for ever after, from the one that a test chooses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


class BrokenError(Exception):
    """What a broken call raises."""


class Breaker:
    """Stands in for a call and fails at call `at` (from 1): that once, or until it is `healed`."""

    def __init__(
        self, call: Callable[..., Any], at: int, *, is_lasting: bool, fault: type[Exception] = BrokenError
    ) -> None:
        self._call = call
        self._at = at
        self._is_lasting = is_lasting
        self._fault = fault
        self.calls = 0
        self.failed = 0
        self.healed = False

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.calls += 1
        is_due = self.calls >= self._at if self._is_lasting else self.calls == self._at
        if is_due and not self.healed:
            self.failed += 1
            raise self._fault(f"call {self.calls} of {self._call}")
        return self._call(*given, **named)


def break_call(
    patch: pytest.MonkeyPatch,
    owner: Any,
    name: str,
    at: int,
    *,
    is_lasting: bool,
    fault: type[Exception] = BrokenError,
) -> Breaker:
    """Put a breaker in the place of `owner.name`."""
    call = getattr(owner, name)
    breaker = Breaker(call, at, is_lasting=is_lasting, fault=fault)

    def method(*given: Any, **named: Any) -> Any:
        return breaker(*given, **named)

    patch.setattr(owner, name, method if isinstance(owner, type) else breaker)
    return breaker
