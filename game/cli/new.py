"""`new`: a commented pack to start from, and editor settings that explain it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from game.cli.options import places_or_exit
from game.cli.output import stop, strange_sentence
from game.cli.schema import is_own_schema, schema_text
from game.words import Language, Words, in_both, load_words
from game.workbench.editor_settings import EXTENSION, FOLDER, SCHEMA, SETTINGS, UnmergeableError, entry_of, with_schema
from game.workbench.saving import StrangeFileError, refuse_strange

_ENDINGS = (".yaml", ".yml")
_ENGLISH_MARK = ".en"
_LEAP_DAY = (2, 29)


def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="新题包的文件名，以 .yaml 结尾 / the file to write")],
    language: Annotated[
        Language | None, typer.Option(help="zh 中文或 en 英文；默认中文，x.en.yaml 是英文 / its language")
    ] = None,
) -> None:
    """写一个带说明的新题包，改改就能用 / A commented pack that plays at once. Exit code 2: it cannot be written."""
    places = places_or_exit(context.obj)
    if language is None:
        language = "en" if file.stem.endswith(_ENGLISH_MARK) else "zh"
    template = places.assets / "new" / f"pack.{language}.yaml"
    text = pack_text(template.read_text(encoding="utf-8"), datetime.now().astimezone().date())
    _write_new(file, text)
    words = load_words("commands", language)
    beside = _write_beside(file, schema_text(places), words)
    typer.echo(f"{words('new.written', path=file)}\n{beside}")
    folder = file.resolve().parent
    typer.echo(words("new.next", folder=folder, extension=EXTENSION, name=file.name, quoted=_quoted(file)))


def pack_text(template: str, today: date) -> str:
    """Return a template with its dates: reviewed today, due for review in a year."""
    is_leap_day = (today.month, today.day) == _LEAP_DAY
    expires = today.replace(year=today.year + 1, day=28 if is_leap_day else today.day)
    return template.replace("{{reviewed}}", today.isoformat()).replace("{{expires}}", expires.isoformat())


def _write_new(file: Path, text: str) -> None:
    """Write a file that does not exist yet; otherwise end the command."""
    if file.suffix.lower() not in _ENDINGS or file.name[0] in ".~":
        stop(in_both("new.name", path=file))
    if not file.parent.is_dir():
        stop(in_both("new.no_folder", path=file.parent))
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(text)
    except FileExistsError:
        stop(in_both("new.exists", path=file))
    except OSError as fault:
        stop(f"{in_both('cannot_write', path=file)}: {fault.strerror}")


def _write_beside(file: Path, schema: str, words: Words) -> str:
    """Write the editor's settings and schema, which the pack can do without, into `.vscode`; return the outcome."""
    folder = file.parent / FOLDER
    schema_file, settings = folder / SCHEMA, folder / SETTINGS
    try:
        folder.mkdir(exist_ok=True)
        refuse_strange(schema_file, is_own_schema)
        schema_file.write_bytes(schema.encode())
        held = settings.read_bytes().decode("utf-8-sig") if settings.exists() else ""
        added = with_schema(held, file.name)
        if added != held:
            # Encoded before the file is opened: a name that cannot be must not cost the settings.
            settings.write_bytes(added.encode())
    except (UnmergeableError, UnicodeError):
        left_alone = words("new.left_alone", path=settings, entry=entry_of(file.name))
        return f"{words('new.settings', files=schema_file)}\n{left_alone}"
    except StrangeFileError as fault:
        return words("new.refused", reason=strange_sentence(fault))
    except OSError as fault:
        return words("new.refused", reason=f"{folder}: {fault.strerror}")
    return words("new.settings", files=words["new.and"].join((str(schema_file), str(settings))))


def _quoted(file: Path) -> str:
    """Quote a path for a command line, on Windows too."""
    return f'"{file}"' if any(char.isspace() for char in str(file)) else str(file)
