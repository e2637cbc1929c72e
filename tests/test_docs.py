"""What README says is true: commands, options, pictures, names, and the pack it shows."""

from __future__ import annotations

import ast
import re
import shlex
import textwrap
from functools import cache
from pathlib import Path

import pytest
import yaml

from game.content.fields.names import KEYS
from game.content.reading.packs import read_pack
from tests.cli.program import main
from tests.content.sample import ICONS, TODAY, sample_yaml, write_sample

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = sorted((ROOT / "quizzes").glob("*.md"))
FENCED: list[tuple[str, str]] = re.findall(r"^```(\w*)\n(.*?)^```", README, flags=re.M | re.S)
SOURCES = sorted((ROOT / "game").rglob("*.py"))


def shell_lines() -> list[str]:
    """Every command in a fenced block, one by one."""
    blocks = [text for kind, text in FENCED if kind in ("sh", "bash", "console")]
    return [part.strip() for block in blocks for line in block.splitlines() for part in line.split("&&")]


def quoted() -> list[str]:
    """Every command between backticks that starts the program."""
    found = re.findall(r"`(python (?:main\.py|-m game)[^`]*|fanzha-fair[^`]*)`", README.replace("\\|", "|"))
    return [" ".join(text.split()) for text in found]


def words_of(command: str) -> list[str] | None:
    """The words after the program's name; None for other programs."""
    match = re.match(r"(?:python main\.py|python -m game|fanzha-fair)(?:\s+|$)(.*)", command)
    return None if match is None else shlex.split(match[1])


@cache
def options_in(told: str) -> set[str]:
    """Every option in a text."""
    return set(re.findall(r"--[a-z][a-z-]*", told))


def help_of(command: str, *more: str) -> str:
    """What `--help` of a command prints."""
    from typer.testing import CliRunner  # noqa: PLC0415 - only here

    from game.cli.commands import all_commands  # noqa: PLC0415 - after SDL's environment
    from game.cli.run_options import _parser  # noqa: PLC0415 - the same

    if command == "run":
        return _parser().format_help()
    return str(
        CliRunner()
        .invoke(all_commands(), [command, *more, "--help"], env={"COLUMNS": "200"}, terminal_width=200)
        .output
    )


def options_of_table() -> dict[str, set[str]]:
    """Command → options that its row of the table, and its entry in the list below, name."""
    rows = re.findall(r"^\| `python main\.py ([\w-]+)([^|`]*)` \| (.*) \|$", README, flags=re.M)
    listed = dict(re.findall(r"^- `([\w-]+)`: ((?:.|\n  )*)$", README, flags=re.M))
    return {
        name: set(re.findall(r"--[a-z][a-z-]*", f"{usage} {told} {listed.get(name, '')}")) for name, usage, told in rows
    }


# -- commands -----------------------------------------------------------------------------------------------------


def test_the_table_lists_every_command() -> None:
    overview = set(re.findall(r"^│ ([a-z][a-z-]*) ", help_of("--help"), flags=re.M))
    assert (
        set(options_of_table())
        == overview
        == {
            *("run", "check", "demo", "bench", "soak", "deliver"),
            *("new", "schema", "sheet", "preview", "review", "poster"),
            *("keys", "update"),
            *("doctor", "service", "pin-reset", "stats", "report", "export", "prizes", "verify-draws"),
        }
    )


OPTIONS_OF_PRIZES = {option for verb in ("stock", "keep", "close") for option in options_in(help_of("prizes", verb))}


@pytest.mark.parametrize(
    ("command", "option"),
    sorted((command, option) for command, options in options_of_table().items() for option in options),
)
def test_the_command_has_the_option_that_the_table_names(command: str, option: str) -> None:
    if command == "prizes":
        assert option in OPTIONS_OF_PRIZES
        return
    if option == "--language" and command == "check":
        assert "zh" in help_of(command)
    assert re.search(rf"{option}\b(?!-)", help_of(command)) is not None


def test_every_option_of_run_is_named() -> None:
    known = set(re.findall(r"--[a-z][a-z-]*", help_of("run"))) - {"--help"}
    assert known == options_of_table()["run"]


@pytest.mark.parametrize("command", sorted(set(shell_lines() + quoted())))
def test_every_command_line_is_understood(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = words_of(command)
    if words is None:
        assert re.match(r"pip install '?\.(\[test\])?'?$|pytest$|lint-imports$", command), f"unknown: {command}"
        return
    names = {"FILE": "quizzes/night-market.yaml", "DIR": "out", "WxH": "640x360", "N": "3"}
    words = [names.get(word, word) for word in words]
    if not words or words[0] == "run":
        from game.cli.run_options import parse_run_options  # noqa: PLC0415 - after SDL's environment

        assert parse_run_options(words[1:]).settings is not None
        return
    # With `--help` at its end a line is parsed (unknown words and options are refused) and nothing is done.
    assert main(*words, "--help") == 0
    assert "--help" in capsys.readouterr().out


def test_the_parsing_would_notice() -> None:
    assert main("demo", "--no-such-option", "--help") == 2
    assert main("no_such_command", "--help") == 2


# -- links --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [ROOT / "README.md", *GUIDES], ids=lambda page: page.name)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"!?\[[^\]]*\]\(([^)\s]+)\)", text)
    local = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_map_of_the_code_knows_every_room() -> None:
    rows = re.findall(r"^\| `([\w/.]+)` \|", (ROOT / "game" / "README.md").read_text(encoding="utf-8"), flags=re.M)
    rooms = {path.name for path in (ROOT / "game").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms <= set(rows)
    assert [row for row in rows if not (ROOT / "game" / row).exists()] == []


# -- the pack it shows --------------------------------------------------------------------------------------------


def snippet() -> str:
    return next(text for kind, text in FENCED if kind == "yaml")


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return {str(key) for key in value} | {key for inner in value.values() for key in keys_in(inner)}
    if isinstance(value, list):
        return {key for inner in value for key in keys_in(inner)}
    return set()


def test_the_pack_in_readme_uses_keys_that_exist() -> None:
    assert keys_in(yaml.safe_load(snippet())) <= set(KEYS)


def test_the_pack_in_readme_is_right_once_completed(tmp_path: Path) -> None:
    """The scam of README, filled up to the least that a pack needs, in the place of the sample's first one."""
    shown = snippet()
    scam = shown[shown.index("  - 编号:") :]
    feature = re.search(r"      - 文字: .*\n        为什么: .*\n", scam)
    decoy = re.search(r"      - 文字: .*\n        为什么不是: .*\n", scam)
    assert feature is not None
    assert decoy is not None
    more = "".join(f"      - {{文字: 第{n}条特征, 为什么: 第{n}个理由}}\n" for n in "二三四五六")
    others = "".join(f"      - {{文字: 第{n}条干扰, 为什么不是: 正规做法}}\n" for n in "二三四")
    scam = scam.replace(feature[0], feature[0] + more).replace(decoy[0], decoy[0] + others)
    end = """\
        怎么办: 先停一停，再打96110
        记住: 要先付钱的都是骗
        考考自己: 它有哪两个特点？
        来源: {出处: 公安部, 日期: 2024-06-25}
    """
    sample = sample_yaml()
    first, second = (match.start() for match in list(re.finditer(r"^  - 编号: ", sample, flags=re.M))[:2])
    whole = sample[:first] + scam + textwrap.indent(textwrap.dedent(end), "    ") + sample[second:]
    path = write_sample(tmp_path, text=whole)
    reading = read_pack(path, icons=ICONS, today=TODAY)
    assert [(problem.line, problem.message) for problem in reading.problems] == []
    assert reading.pack is not None
    assert reading.pack.scams[0].name == yaml.safe_load(shown)["骗术"][0]["名称"]


# -- docstrings ---------------------------------------------------------------------------------------------------


def undocumented(path: Path) -> list[str]:
    """Public modules, classes, functions and methods without a docstring; overrides are told by their base."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [] if ast.get_docstring(tree) else [str(path.relative_to(ROOT))]
    for node in tree.body:
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef)) or node.name.startswith("_"):
            continue
        where = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        if not ast.get_docstring(node):
            found.append(where)
        if isinstance(node, ast.ClassDef) and not node.bases:
            methods = [item for item in node.body if isinstance(item, ast.FunctionDef)]
            found += [
                f"{where}.{item.name}"
                for item in methods
                if not item.name.startswith("_") and not ast.get_docstring(item)
            ]
    return found


def test_everything_public_says_what_it_is() -> None:
    assert [where for path in SOURCES for where in undocumented(path)] == []


def test_no_promise_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert [str(path.relative_to(ROOT)) for path in SOURCES if later.search(path.read_text(encoding="utf-8"))] == []
    assert later.search(README) is None
