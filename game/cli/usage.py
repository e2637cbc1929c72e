"""Sentences for wrong use of a command: what is wrong, what belongs there, where to read more."""

from __future__ import annotations

from game.words import in_both

PROGRAM = "fanzha-fair"


def usage_lines(kind: str, command: str, belongs: str | None = None, **values: str) -> str:
    """Return two or three lines without a line break at the end.

    `kind` is the key of the sentence below `usage` in assets/text, `command` what was typed, after the program's name,
    and `belongs` the help of the option `name`, in both languages.
    """
    lines = [in_both(f"usage.{kind}", **values), in_both("usage.help", command=command)]
    return "\n".join([lines[0], f"  {values['name']}: {belongs}", lines[1]] if belongs else lines)
