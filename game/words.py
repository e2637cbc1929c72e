"""Every sentence for people, read from `assets/text/<language>/<room>.json`: the only way from a key to a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
PACKAGE = Path(__file__).resolve().parent


class Words(Mapping[str, str]):
    """The texts of one room in one language by key; `{name}` in a text marks a value to be filled in.

    Attributes:
        language: of the texts.
    """

    def __init__(self, language: Language, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key` with its values. An unknown key raises `KeyError`: that is a programming fault."""
        text = self._texts[key]
        return text.format(**values) if values else text

    def __getitem__(self, key: str) -> str:
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def part(self, name: str) -> dict[str, str]:
        """Return the texts of keys `<name>.<rest>` by `<rest>`, in the order of the file."""
        return {key[len(name) + 1 :]: text for key, text in self.items() if key.startswith(f"{name}.")}


@cache
def load_words(room: str, language: Language) -> Words:
    """Return the texts of a room; its file is read once a process.

    In the file, keys of nested objects are joined by dots, and a list of texts is one text of several lines.

    Raises:
        OSError: there is no such file.
    """
    import json  # noqa: PLC0415 - the way to the window needs the module, but no sentence yet

    path = assets_folder() / "text" / language / f"{room}.json"
    return Words(language, dict(_flat("", json.loads(path.read_text(encoding="utf-8")))))


@cache
def whole_words() -> tuple[str, ...]:
    """Return everyday Chinese words, which no line break tears. Raises `OSError` if their file is missing."""
    return tuple((assets_folder() / "words" / "zh.txt").read_text(encoding="utf-8").split())


def in_both(key: str, **values: object) -> str:
    """Return a sentence of the commands in Chinese and English, where it is not known yet who reads it."""
    return " / ".join(load_words("commands", language)(key, **values) for language in LANGUAGES)


@cache
def assets_folder() -> Path:
    """Return the folder of pictures, texts and themes: in the checkout, or inside the installed package.

    A folder called "assets" anywhere else is somebody else's.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    for root in (PACKAGE.parent, PACKAGE / "data"):
        if (root / "assets" / "themes").is_dir():
            return (root / "assets").resolve()
    raise FileNotFoundError(f"no assets beside {PACKAGE}; install the program again")


def message_language(language: str | None) -> Language:
    """The language of messages for a wish: English when asked for, Chinese otherwise."""
    return "en" if language is not None and language.lower().startswith("en") else "zh"


def _flat(head: str, texts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, text in texts.items():
        if isinstance(text, dict):
            yield from _flat(f"{head}{name}.", text)
        else:
            yield head + name, "\n".join(text) if isinstance(text, list) else text
