"""What `sheet export` and `sheet import` say, and how they end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import typer

from game.cli.likely import cures
from game.cli.output import stop
from game.content.findings import Finding, Refused
from game.words import Language, load_words, message_language
from game.workbench.sheets.grid import Place
from game.workbench.sheets.wording import as_list, told

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Voice:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language: Language = message_language(language)
        self.said = load_words("sheets", self.language)

    def say(self, sentence: str, **values: object) -> None:
        """Print a sentence."""
        shown = {name: value.name if isinstance(value, Path) else value for name, value in values.items()}
        typer.echo(self.said[sentence].format_map(shown))

    def fail(self, code: int, sentence: str, **values: object) -> NoReturn:
        """Print one sentence to stderr, and exit."""
        typer.echo(self.said[sentence].format_map(values), err=True)
        raise typer.Exit(code)

    def wrong_use(self, sentence: str, **values: object) -> NoReturn:
        """Exit for wrong use, or because a file cannot be written."""
        self.fail(2, sentence, **values)

    def missing(self, file: Path, words: Sequence[Path] = ()) -> NoReturn:
        """Exit because a file does not exist; `words` are all that were typed."""
        stop("\n".join([self.said["not_found"].format(name=file), *cures(file, words)]))

    def need_library(self) -> None:
        """Exit if the library for workbooks is missing."""
        if find_spec("openpyxl") is None:
            self.wrong_use("no_library")

    def refuse(self, file: Path, fault: Refused) -> NoReturn:
        """Exit because a file cannot be read at all."""
        finding = Finding(Place("", 1, 1), fault.finding.code, values=fault.finding.values)
        typer.echo(as_list(file.name, [told(finding, self.language)], _NO_NAMES, self.language), err=True)
        raise typer.Exit(1) from None
