"""Every field of a pack by its path, in the order in which YAML is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from game.content.fields.exhibit_fields import EXHIBIT_FIELDS
from game.content.fields.field import Field
from game.content.fields.pack_fields import PACK_FIELDS
from game.content.fields.scam_fields import SCAM_FIELDS
from game.content.fields.table_fields import TABLE_FIELDS

FIELDS: Mapping[str, Field] = MappingProxyType(
    {field.path: field for field in (*PACK_FIELDS, *TABLE_FIELDS, *SCAM_FIELDS, *EXHIBIT_FIELDS)}
)
"""The long parts of a pack come last, where they bury nothing."""


def names_where(is_so: Callable[[Field], bool]) -> tuple[str, ...]:
    """The English keys of those fields of which something is true, each once."""
    return tuple(dict.fromkeys(field.name for field in FIELDS.values() if is_so(field)))
