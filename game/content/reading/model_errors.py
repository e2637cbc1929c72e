"""Errors of pydantic as findings with our own codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import ValidationError

from game.content.fields.names import english_key, spelled
from game.content.fields.shape import shape_at
from game.content.findings import MAX_FINDINGS, Finding, Path
from game.content.model import MOST, Pack
from game.content.reading.ids import ID_LETTERS, with_ids
from game.content.reading.numerals import meant_number
from game.content.reading.renaming import Renamed, find, lines_at
from game.content.slips.scalars import scalar
from game.content.tree.tree import MappingNode, ScalarNode

_BOUNDS = {
    "greater_than": ("number_not_above", "gt"),
    "greater_than_equal": ("number_small", "ge"),
    "less_than": ("number_large", "lt"),
    "less_than_equal": ("number_large", "le"),
}
_DATE_LIKE = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})(?!\d)", re.ASCII)
_MAX_DATE = 20
_IDENTIFIER = re.compile(f"[{ID_LETTERS}][{ID_LETTERS}0-9_]{{1,39}}")
_DIVIDERS = re.compile(r"[\s.-]+")
_MAX_IDENTIFIER = 40
_MOST_IN_BRACES = 4
_MAX_IN_BRACES = 60
_FIRST_EXHIBITS = 1000
_GROWTH = 4
_CODES = {
    "missing": "missing",
    "date_impossible": "date_impossible",
    "string_too_short": "empty",
    "string_pattern_mismatch": "identifier",
    **dict.fromkeys(
        ("int_parsing", "float_parsing", "int_from_float", "int_parsing_size", "finite_number"), "number_expected"
    ),
}


def read_model(renamed: Renamed) -> tuple[Pack | None, Iterator[Finding[Path]]]:
    """Return the pack, or None and the model's errors."""
    pack, fault = None, None
    renamed.data = with_ids(renamed.data)
    for portion in _portions(renamed.data):
        try:
            pack = Pack.model_validate(portion)
        except ValidationError as found:
            pack, fault = None, found
            if fault.error_count() > MAX_FINDINGS:
                break
    return pack, iter(()) if fault is None else remarks_of(fault, renamed)


def _portions(data: Any) -> Iterator[Any]:
    """Yield the data, for a long pack after ever longer beginnings of it.

    The exhibits are the only list without an upper bound: 60,000 bad ones would make pydantic hold half a million
    errors (200 MB, and 10 µs each to list), where a beginning has more than anyone corrects.
    """
    exhibits = data.get("exhibits") if isinstance(data, dict) else None
    if isinstance(exhibits, list):
        length = _FIRST_EXHIBITS
        while length < len(exhibits):
            yield {**data, "exhibits": exhibits[:length]}
            length *= _GROWTH
    yield data


def remarks_of(fault: ValidationError, renamed: Renamed) -> Iterator[Finding[Path]]:
    """Yield every error of the model that the renaming has not already reported."""
    for error in fault.errors(include_url=False):
        path: Path = tuple(error["loc"])
        if any(path[:length] in renamed.settled for length in range(len(path) + 1)):
            continue
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            # pydantic counts only the sound items; those that are not sound have their own complaint.
            continue
        code, values = _worded(error["type"], error.get("ctx", {}), error.get("input"))
        if code in {"missing", "number_expected"}:
            values |= _example(code, path, str(values["typed"]), renamed)
        elif code == "identifier":
            values |= _identifier(path, str(values["typed"]), renamed.data)
        if code == "missing" and (whole := _braces(path, renamed)):
            code, values["row"] = "missing_in_braces", whole
        if code == "empty" and path[-1] == "scam" and (remark := _of_no_scam(path, renamed.data)) is not None:
            yield remark
            continue
        if code == "too_few" and isinstance(path[-1], int):
            code = "row_empty"
        # The number of entries concerns the whole list, so its name is the place.
        at: Literal["value", "key"] = "key" if code == "too_few" else "value"
        yield Finding(path, code, values={"key": _key_of(path, renamed), **values}, at=at)


def _key_of(path: Path, renamed: Renamed) -> str:
    names = ["lines"] if "lines" in path else [step for step in path if isinstance(step, str)]
    _, node, held = find(renamed.root, path, renamed.meant)
    if names[-1:] == ["text"] and held < len(path) and isinstance(node, ScalarNode):
        # Where a text stands in place of entries, its key is not something the organiser writes.
        names.pop()
    return spelled(names[-1], renamed.language) if names else ""


def _worded(kind: str, context: dict[str, Any], typed: Any) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"typed": typed if isinstance(typed, str) else "…"}
    if typed == "":
        return "empty", values
    if kind in _BOUNDS:
        code, limit = _BOUNDS[kind]
        return code, {**values, "limit": f"{context[limit]:g}"}
    if kind == "too_short":
        found, limit = context["actual_length"], context["min_length"]
        return "too_few", {"found": found, "limit": limit, "lack": limit - found}
    if kind == "date_form":
        return kind, values | _meant_date(str(typed))
    # The renaming reports unknown keys and values; any other error of the model is a wrong form.
    return _CODES.get(kind, "form"), values


def _example(code: str, path: Path, typed: str, renamed: Renamed) -> dict[str, str]:
    """Return an example of what could stand there: the number meant, or a right number or lines."""
    if code == "missing":
        return lines_at(renamed, path)
    guess = meant_number(path, typed)
    if guess is not None:
        return {"guess": guess}
    shape = shape_at(path)
    return {"number": (shape and shape.example(renamed.language)) or "1"}


def _braces(path: Path, renamed: Renamed) -> str:
    """Return the complete entries in braces that miss the last step of a path; empty if not in braces."""
    _, node, held = find(renamed.root, path[:-1], renamed.meant)
    entries = shape_at(path[:-1])
    if entries is None or held < len(path) - 1 or not isinstance(node, MappingNode) or not node.is_flow:
        return ""
    typed = {
        renamed.meant.get(key, english_key(key.text)): value.text if isinstance(value, ScalarNode) else ""
        for key, value in node.pairs[:_MOST_IN_BRACES]
    }
    parts = []
    for name, shape in (entries.item or entries).keys.items():
        if name in typed or shape.is_needed:
            text = typed.get(name) or shape.example(renamed.language)
            if text is None or len(text) > _MAX_IN_BRACES:
                return ""
            key = spelled(name, renamed.language)
            parts.append(f"{key}: {scalar(text, in_flow=True, is_value=True)}")
    return "{" + ", ".join(parts) + "}" if len(parts) <= _MOST_IN_BRACES else ""


def _identifier(path: Path, typed: str, data: Any) -> dict[str, str]:
    """Return the identifier meant, or one for this part: its icon's name, or channel and number."""
    plain = _DIVIDERS.sub("_", unicodedata.normalize("NFKC", typed[:_MAX_IDENTIFIER]).strip().lower())
    if len(typed) <= _MAX_IDENTIFIER and _IDENTIFIER.fullmatch(plain):
        return {"guess": plain}
    section, index, *_ = path
    part = data[section][index]
    named = part.get("icon") if section == "scams" else f"{part.get('channel')}_{int(index) + 1:02}"
    is_right = isinstance(named, str) and _IDENTIFIER.fullmatch(named)
    return {"example": named if is_right else "brushing_rebate" if section == "scams" else f"item_{int(index) + 1:02}"}


def _of_no_scam(path: Path, data: Any) -> Finding[Path] | None:
    """Return a finding for a wrong or missing scam; `None` if no verdict is given or no scam has a name."""
    verdict = data["exhibits"][path[1]].get("verdict")
    if verdict == "genuine":
        return Finding(path, "scam_unneeded", at="key")
    scams = data.get("scams")
    names = [scam.get("name") for scam in scams if isinstance(scam, dict)] if isinstance(scams, list) else []
    allowed = "、".join(name for name in names[:MOST] if isinstance(name, str) and name)
    return Finding(path, "scam_empty", values={"allowed": allowed}) if verdict == "scam" and allowed else None


def _meant_date(typed: str) -> dict[str, str]:
    """Return `2026年6月1日`, `2026/6/1`, `20260601` as an ISO date, if it is a day at all."""
    parts = _DATE_LIKE.search(unicodedata.normalize("NFKC", typed[:_MAX_DATE]))
    if parts is None:
        return {}
    try:
        return {"guess": date(*(int(part) for part in parts.groups())).isoformat()}
    except ValueError:
        return {}
