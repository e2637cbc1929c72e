"""The settings by which VS Code finds the schema of a pack; all other settings stay."""

from __future__ import annotations

import json
import re
from typing import Any

FOLDER = ".vscode"
SETTINGS = "settings.json"
SCHEMA = "fanzha-pack.schema.json"
EXTENSION = "redhat.vscode-yaml"
"""Without it VS Code knows neither YAML nor the setting."""
_KEY = "yaml.schemas"
_SCHEMA_PATH = f"{FOLDER}/{SCHEMA}"
"""As settings name it: relative to the folder that is opened."""
_DEFAULT_INDENT = 4


class UnmergeableError(Exception):
    """The settings cannot be read, or hold something else where the schemas belong."""


def with_schema(settings: str, pack: str) -> str:
    """Add our schema for `pack`, a file name beside `.vscode`, to the text of `settings.json`, which may be empty.

    Raises UnmergeableError if rewriting might lose something: comments, a duplicate key, another form.
    """
    held = _parsed(settings) if settings.strip() else {}
    schemas = held.setdefault(_KEY, {}) if isinstance(held, dict) else None
    if not isinstance(schemas, dict):
        raise UnmergeableError
    names = schemas.get(_SCHEMA_PATH, [])
    names = [names] if isinstance(names, str) else names
    if not isinstance(names, list):
        raise UnmergeableError
    if pack in names:
        return settings
    schemas[_SCHEMA_PATH] = [*names, pack]
    found = re.search(r"^([ \t]+)\S", settings, re.MULTILINE)
    # As the file is indented already.
    return json.dumps(held, ensure_ascii=False, indent=found[1] if found else _DEFAULT_INDENT) + "\n"


def entry_of(pack: str) -> str:
    """Return what to add by hand if `with_schema` cannot."""
    return f'"{_KEY}": {json.dumps({_SCHEMA_PATH: [pack]}, ensure_ascii=False)}'


def _parsed(text: str) -> Any:
    try:
        parsed = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
        json.dumps(parsed, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as fault:
        raise UnmergeableError from fault
    return parsed


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
