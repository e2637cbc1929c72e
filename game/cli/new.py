"""`new`: a commented pack to start from, and the settings that make an editor explain it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from game.cli.schema import schema_text
from game.cli.setting_up import places_or_exit
from game.workbench.editor_settings import EXTENSION, FOLDER, SCHEMA, SETTINGS, UnmergeableError, entry_of, with_schema

_ENDINGS = (".yaml", ".yml")
_ENGLISH_MARK = ".en"
_LEAP_DAY = (2, 29)


class PackLanguage(str, Enum):
    """Languages of a pack."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True)
class Written:
    """What stands beside a new pack afterwards.

    Attributes:
        files: that were written.
        left_alone: a settings file that could not be added to.
        refused: why nothing could be written there, in the words of the system.
    """

    files: tuple[Path, ...] = ()
    left_alone: Path | None = None
    refused: str | None = None


def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="新题包的文件名，以 .yaml 结尾 / the file to write")],
    language: Annotated[
        PackLanguage | None, typer.Option(help="中文或英文；默认中文，x.en.yaml 是英文 / its language")
    ] = None,
) -> None:
    """写一个带说明的新题包，改改就能用 / A commented pack that plays at once. Exit code 2: it cannot be written."""
    places = places_or_exit(context.obj)
    if language is None:
        language = PackLanguage.EN if file.stem.endswith(_ENGLISH_MARK) else PackLanguage.ZH
    template = places.assets / "new" / f"pack.{language.value}.yaml"
    text = pack_text(template.read_text(encoding="utf-8"), datetime.now().astimezone().date())
    _write_new(file, text)
    beside = _write_beside(file, schema_text(places))
    for line in (_told_in_chinese if language is PackLanguage.ZH else _told_in_english)(file, beside):
        typer.echo(line)


def pack_text(template: str, today: date) -> str:
    """A template with its dates: reviewed today, to be reviewed again in a year."""
    is_leap_day = (today.month, today.day) == _LEAP_DAY
    expires = today.replace(year=today.year + 1, day=28 if is_leap_day else today.day)
    return template.replace("{{reviewed}}", today.isoformat()).replace("{{expires}}", expires.isoformat())


def _write_new(file: Path, text: str) -> None:
    """Write a file that does not exist yet; anything else ends the command."""
    if file.suffix.lower() not in _ENDINGS or file.name[0] in ".~":
        _refuse(
            f"题包的文件名要像 我的题包.yaml 这样，以 .yaml 结尾，不以点开头：{file}",
            f"call it something like mine.yaml, ending in .yaml and beginning with no dot: {file}",
        )
    if not file.parent.is_dir():
        _refuse(
            f"没有文件夹 {file.parent}，请先建好它，或检查有没有打错",
            f"there is no folder {file.parent}: make it first, or check its name",
        )
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(text)
    except FileExistsError:
        _refuse(
            f"{file} 已经有了，没有动它。请换个文件名，或先把它改名、移走",
            f"{file} exists and was left alone: choose another name, or move it away first",
        )
    except OSError as fault:
        _refuse(f"不能写到 {file}", f"cannot write to {file}: {fault.strerror}")


def _write_beside(file: Path, schema: str) -> Written:
    """The editor's settings and the schema, in `.vscode` beside the pack. The pack is fine without them."""
    folder = file.parent / FOLDER
    settings = folder / SETTINGS
    try:
        folder.mkdir(exist_ok=True)
        (folder / SCHEMA).write_bytes(schema.encode())
        held = settings.read_bytes().decode("utf-8-sig") if settings.exists() else ""
        added = with_schema(held, file.name)
        if added != held:
            # Encoded before the file is opened: a name that cannot be must not cost the settings.
            settings.write_bytes(added.encode())
    except (UnmergeableError, UnicodeError):
        return Written((folder / SCHEMA,), left_alone=settings)
    except OSError as fault:
        return Written(refused=f"{folder}: {fault.strerror}")
    return Written((folder / SCHEMA, settings))


def _refuse(chinese: str, english: str) -> NoReturn:
    typer.echo(f"{chinese} / {english}", err=True)
    raise typer.Exit(2)


def _told_in_chinese(file: Path, beside: Written) -> Iterator[str]:
    yield f"写好了：{file}"
    yield "  里面有几种骗术、真真假假的消息和一张桌子，都带着说明，现在就能玩。"
    if beside.files:
        yield f"还写了 VS Code 的设置，编辑时会提示怎么写：{'、'.join(map(str, beside.files))}"
    if beside.left_alone is not None:
        yield f"{beside.left_alone} 不是标准的 JSON，没有动它。要提示的话，在它里面加上：{entry_of(file.name)}"
    if beside.refused is not None:
        yield f"VS Code 的设置没有写成，不影响题包（{beside.refused}）"
    yield "接下来："
    yield f"  1. 改：用 VS Code 打开文件夹 {file.resolve().parent}，装上 YAML 插件（{EXTENSION}），再改 {file.name}。"
    yield "     没有 VS Code，用记事本改也行。"
    yield f"  2. 查：python main.py check {_quoted(file)}"
    yield f"  3. 玩：python main.py run --window 1280x720 --pack {_quoted(file)}"


def _told_in_english(file: Path, beside: Written) -> Iterator[str]:
    yield f"Written: {file}"
    yield "  It holds some scams, messages true and false, and a table, all with comments; it plays as it is."
    if beside.files:
        yield f"Also settings for VS Code, which explain while you write: {', '.join(map(str, beside.files))}"
    if beside.left_alone is not None:
        yield f"{beside.left_alone} is no plain JSON and was left alone. Add this to it by hand: {entry_of(file.name)}"
    if beside.refused is not None:
        yield f"The settings for VS Code could not be written; the pack is fine without them ({beside.refused})"
    yield "Next:"
    yield f"  1. Edit: open the folder {file.resolve().parent} in VS Code, install the YAML extension ({EXTENSION}),"
    yield f"     and change {file.name}. Notepad will do as well."
    yield f"  2. Check: python main.py check {_quoted(file)}"
    yield f"  3. Play: python main.py run --window 1280x720 --pack {_quoted(file)}"


def _quoted(file: Path) -> str:
    """As one word of a command line, on Windows too."""
    return f'"{file}"' if any(char.isspace() for char in str(file)) else str(file)
