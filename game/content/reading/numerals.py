"""Numbers in other notations: full-width digits, percent signs, counting words."""

from __future__ import annotations

import re
import unicodedata

from game.content.fields.shape import shape_at
from game.content.findings import Path

DOUBTFUL = re.compile(r"[:：]\s*[\"']?[-+.．\d]*(?:[０-９．]|\d\s*[%％])")
"""Where a number may stand that is written so; a line without this has none that is certain."""

_MAX_TYPED = 20
_PLAIN = re.compile(r"\+?(\d{1,6}(?:\.\d{1,6})?)\s*%?", re.ASCII)
_COUNTED = re.compile(r"\+?(\d{1,6}(?:\.\d{1,6})?|[一二两三四五六七八九十])\s*[%次个条份遍下步倍]?", re.ASCII)
_CHINESE = {numeral: str(value) for value, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}


def meant_number(path: Path, typed: str, *, is_certain: bool = False) -> str | None:
    """Return the number meant by `typed`, if allowed at `path`; `is_certain` excludes counting words."""
    if len(typed) > _MAX_TYPED:
        return None
    found = (_PLAIN if is_certain else _COUNTED).fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if found is None:
        return None
    number = _CHINESE.get(found[1], found[1])
    return number if _is_allowed(path, float(number)) else None


def _is_allowed(path: Path, value: float) -> bool:
    shape = shape_at(path)
    if shape is None or shape.value not in {int, float} or (shape.value is int and not value.is_integer()):
        return False
    bounds = shape.bounds
    is_high_enough = value >= bounds.get("ge", value) and value > bounds.get("gt", value - 1)
    return bool(is_high_enough and value <= bounds.get("le", value) and value < bounds.get("lt", value + 1))
