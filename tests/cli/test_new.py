"""`new`: how an organiser gets a pack of their own."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from game.cli.new import pack_text
from game.content.checks.lengths import CUES_LIMIT, LIMITS, LINES_LIMIT
from game.content.fields.field import Longest
from game.content.fields.names import KEYS, VALUES
from game.content.model import Pack
from game.content.reading.packs import Reading, read_pack
from game.content.table_plan import plan_of
from game.rules.table_plan import BOX_SIDE_CM, CAN_RADIUS_CM
from tests.cli.program import main
from tests.content.sample import TODAY, write_sample
from tests.content.test_schema import seen
from tests.stall import places

LANGUAGES = ("zh", "en")
_HIGH_CM = 12.0
"""Of a can, as it stands on the table."""
SETTINGS = Path(".vscode") / "settings.json"
SCHEMA = ".vscode/fanzha-pack.schema.json"


def template(language: str, today: date = TODAY) -> str:
    path = places().assets / "new" / f"pack.{language}.yaml"
    return pack_text(path.read_text(encoding="utf-8"), today)


def read(path: Path) -> Reading:
    return read_pack(path, icons=places().icon_names, today=datetime.now().astimezone().date())


def pack_of(language: str, folder: Path) -> Pack:
    pack = read(write_sample(folder, f"{language}.yaml", text=template(language))).pack
    assert pack is not None
    return pack


def written(folder: Path, name: str = "mine.yaml", *words: str) -> Path:
    path = folder / name
    assert main("new", str(path), *words) == 0
    return path


# -- the pack -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_passes_check_without_a_word(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "mine.yaml", "--language", language)
    capsys.readouterr()
    assert main("check", str(path), "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_prizes_are_a_comment_that_becomes_a_draw_without_a_finding(language: str, tmp_path: Path) -> None:
    text = template(language)
    begin = re.search(r"^# (奖品|prizes):$", text, re.MULTILINE)
    assert begin is not None
    lines = text[begin.start() :].splitlines()
    assert all(line.startswith("# ") for line in lines)
    path = write_sample(tmp_path, text=text[: begin.start()] + "\n".join(line[2:] for line in lines) + "\n")
    found = read(path)
    assert found.problems == ()
    assert found.pack is not None
    assert found.pack.prizes is not None
    assert [kind.needs for kind in found.pack.prizes.kinds] == [None, "sharp_eye"]
    assert pack_of(language, tmp_path).prizes is None


@pytest.mark.parametrize(("language", "game"), [("zh", "wheel"), ("zh", "can"), ("en", "can")])
def test_it_plays_at_once(language: str, game: str, tmp_path: Path) -> None:
    path = written(tmp_path, "mine.yaml", "--language", language)
    out = tmp_path / "out"
    assert main("demo", "--pack", str(path), "--game", game, "--size", "640x360", "--out", str(out)) == 0
    visit = json.loads((out / "visit.json").read_text(encoding="utf-8"))
    assert (visit["pack"], visit["language"]) == ("mine.yaml", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_small_but_complete(language: str, tmp_path: Path) -> None:
    pack = pack_of(language, tmp_path)
    assert pack.language == language
    assert len(pack.scams) == 4
    assert all(len(scam.features) == 6 and 4 <= len(scam.decoys) <= 5 for scam in pack.scams)
    kinds = [str(exhibit.scam) for exhibit in pack.exhibits if not exhibit.is_genuine]
    assert sorted(kinds) == sorted(2 * [scam.name for scam in pack.scams])
    assert sum(exhibit.is_genuine for exhibit in pack.exhibits) >= 4
    assert len({exhibit.channel for exhibit in pack.exhibits}) >= 5
    assert len(pack.rules_of_thumb) >= 4
    assert pack.table is not None
    assert len(pack.table.obstacles) > 0


def test_both_languages_are_sisters(tmp_path: Path) -> None:
    chinese, english = (pack_of(language, tmp_path) for language in LANGUAGES)
    for one, other in zip(chinese.scams, english.scams, strict=True):
        assert (one.id, one.icon, one.odds, one.source.date) == (other.id, other.icon, other.odds, other.source.date)
        assert (len(one.features), len(one.decoys)) == (len(other.features), len(other.decoys))
    for item, twin in zip(chinese.exhibits, english.exhibits, strict=True):
        assert (item.id, item.channel, item.verdict) == (twin.id, twin.channel, twin.verdict)
        assert (len(item.lines), len(item.cues)) == (len(twin.lines), len(twin.cues))
    assert chinese.table is not None
    assert english.table is not None
    assert chinese.table.obstacles == english.table.obstacles


@pytest.mark.parametrize(
    ("today", "expires"), [("2026-06-01", "2027-06-01"), ("2028-02-29", "2029-02-28"), ("2026-12-31", "2027-12-31")]
)
def test_it_is_reviewed_today_and_expires_in_a_year(today: str, expires: str) -> None:
    for language in LANGUAGES:
        held = seen(template(language, date.fromisoformat(today)))
        assert [held.get(chinese, held.get(KEYS[chinese])) for chinese in ("审核日期", "有效期至")] == [today, expires]


def test_the_day_is_the_one_on_the_clock(tmp_path: Path) -> None:
    before = datetime.now().astimezone().date()
    pack = read(written(tmp_path)).pack
    assert pack is not None
    assert before <= pack.reviewed <= datetime.now().astimezone().date()


def test_the_name_of_a_sister_tells_its_language(tmp_path: Path) -> None:
    languages = {}
    for name, words in {"mine.yaml": (), "mine.en.yaml": (), "ours.yml": ("--language", "en")}.items():
        pack = read(written(tmp_path, name, *words)).pack
        assert pack is not None
        languages[name] = pack.language
    assert languages == {"mine.yaml": "zh", "mine.en.yaml": "en", "ours.yml": "en"}


# -- its comments -------------------------------------------------------------------------------------------------


def leaves(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every text with its English path (without indexes) and its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from leaves(value, (*path, KEYS.get(key.value, key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from leaves(item, path)
    else:
        yield path, node.start_mark.line


def limit_of(path: tuple[str, ...]) -> Longest:
    limit: Any = LIMITS
    for step in path:
        limit = (limit[0] if isinstance(limit, list) else limit)[step]
    limit = limit[0] if isinstance(limit, list) else limit
    assert isinstance(limit, Longest)
    return limit


@pytest.mark.parametrize(
    ("language", "told", "unit"),
    [("zh", r"最长 (\d+) 字", "characters"), ("en", r"up to (\d+) letters", "letters")],
)
def test_the_lengths_in_the_comments_are_the_real_ones(language: str, told: str, unit: str) -> None:
    text = template(language)
    lines = text.split("\n")
    seen_paths = set()
    for path, number in leaves(yaml.compose(text, yaml.SafeLoader)):
        found = re.search(f"#.*{told}", lines[number])
        if found is not None:
            assert int(found[1]) == getattr(limit_of(path), unit), lines[number]
            seen_paths.add(path)
    assert len(seen_paths) >= 17
    for name, limit in (
        ("rules_of_thumb", limit_of(("rules_of_thumb",))),
        ("openings", limit_of(("scams", "openings"))),
        ("lines", LINES_LIMIT),
        ("cues", CUES_LIMIT),
    ):
        key = name if language == "en" else next(chinese for chinese, english in KEYS.items() if english == name)
        above = re.search(rf"((?: *#.*\n)+) *{key}:\n", text)
        assert above is not None
        assert str(getattr(limit, unit)) in above[1], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_that_are_allowed_are_named(language: str) -> None:
    comments = " ".join(line.partition("# ")[2] for line in template(language).split("\n"))
    words = set(re.findall(r"\w+", comments))
    for field in ("judging", "channel", "verdict", "left", "friction", "kind", "language"):
        for chinese, english in VALUES[field].items():
            assert chinese in comments if language == "zh" else english in words, english


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_icons_are_named_and_exist(language: str, tmp_path: Path) -> None:
    rows = re.findall(r"^#   ([a-z_]{8,} .*)$", template(language), re.MULTILINE)
    named = [name for row in rows for name in re.findall("[a-z_]{8,}", row)]
    assert sorted(named) == sorted(places().icon_names)
    if language == "zh":
        assert {tuple(pair) for row in rows for pair in re.findall(r"([a-z_]{8,}) (\S+)", row)} == {
            (icon, name) for name, icon in VALUES["icon"].items()
        }
    assert {scam.icon for scam in pack_of(language, tmp_path).scams} <= set(named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_commonest_mistakes_are_shown_and_told_about_once(language: str, tmp_path: Path) -> None:
    text = template(language)
    assert re.search(r"#.*(标题|title)：", text)
    assert "Tab" in text
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if re.match("标题|title", line))
    inside = next(number for number, line in enumerate(lines) if re.match("    (名称|name): ", line))
    for number, wrong in (
        (first, lines[first].replace(": ", "：", 1)),
        (inside, lines[inside].replace(": ", "：", 1)),
        (inside, lines[inside].replace("    ", "\t", 1)),
    ):
        broken = "\n".join([*lines[:number], wrong, *lines[number + 1 :]])
        problems = read(write_sample(tmp_path, text=broken)).problems
        assert [problem.line for problem in problems] == [number + 1], problems


# -- what is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_exists_is_left_alone(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    if kind == "file":
        path.write_text("mine", encoding="utf-8")
    else:
        path.mkdir()
    assert main("new", str(path)) == 2
    caught = capsys.readouterr()
    assert (caught.out, len(caught.err.splitlines())) == ("", 1)
    assert str(path) in caught.err
    assert path.is_dir() or path.read_text(encoding="utf-8") == "mine"
    assert [found.name for found in tmp_path.iterdir()] == ["mine.yaml"]


@pytest.mark.parametrize(
    ("name", "named"),
    [("mine", ".yaml"), ("mine.txt", ".yaml"), (".yaml", ".yaml"), (".mine.yaml", ".yaml"), ("no/mine.yaml", "no")],
)
def test_a_name_that_no_pack_can_have_is_told(
    name: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main("new", str(tmp_path / name)) == 2
    caught = capsys.readouterr()
    assert (caught.out, len(caught.err.splitlines())) == ("", 1)
    assert named in caught.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [[], ["mine.yaml", "--language", "fr"]], ids=["no name", "language"])
def test_wrong_words_are_wrong_use(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main("new", *words) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# -- the editor ---------------------------------------------------------------------------------------------------


def settings_of(folder: Path) -> Any:
    return json.loads((folder / SETTINGS).read_text(encoding="utf-8"))


def keep_settings(folder: Path, held: bytes) -> Path:
    path = folder / SETTINGS
    path.parent.mkdir()
    path.write_bytes(held)
    return path


def test_the_editor_finds_a_schema_that_the_pack_obeys(tmp_path: Path) -> None:
    path = written(tmp_path)
    ((schema, names),) = settings_of(tmp_path)["yaml.schemas"].items()
    assert names == ["mine.yaml"]
    validator = Draft202012Validator(json.loads((tmp_path / schema).read_text(encoding="utf-8")))
    text = path.read_text(encoding="utf-8")
    assert list(validator.iter_errors(seen(text))) == []
    assert list(validator.iter_errors(seen(text.replace("渠道: 短信", "渠道: 短讯")))) != []


def test_every_new_pack_is_added(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml"):
        written(tmp_path, name)
    assert settings_of(tmp_path)["yaml.schemas"] == {SCHEMA: ["b.yaml", "a.yaml"]}
    (tmp_path / "a.yaml").unlink()
    before = (tmp_path / SETTINGS).read_bytes()
    written(tmp_path, "a.yaml")
    assert (tmp_path / SETTINGS).read_bytes() == before


def test_settings_that_are_there_stay(tmp_path: Path) -> None:
    held = {
        "z": {"b": [1, 2.5, None], "a": "字"},
        "yaml.schemas": {"other.json": "*.yml", SCHEMA: "old.yaml"},
        "editor.tabSize": 2,
    }
    keep_settings(tmp_path, json.dumps(held, indent=2).encode("utf-8-sig"))
    written(tmp_path)
    found = settings_of(tmp_path)
    assert found["yaml.schemas"].pop(SCHEMA) == ["old.yaml", "mine.yaml"]
    del held["yaml.schemas"][SCHEMA]  # type: ignore[attr-defined]  # JSON, a mapping there
    assert (found, list(found)) == (held, list(held))
    assert (tmp_path / SETTINGS).read_text(encoding="utf-8").startswith('{\n  "z"'), "indented in another way"


UNMERGEABLE = {
    "comments": b'{\n  // mine\n  "a": 1\n}',
    "comma_at_the_end": b'{"a": 1,}',
    "a_list": b"[1]",
    "a_text": b'"a"',
    "schemas_are_a_text": b'{"yaml.schemas": "x"}',
    "names_are_a_number": b'{"yaml.schemas": {".vscode/fanzha-pack.schema.json": 1}}',
    "a_key_twice": b'{"a": 1, "a": 2}',
    "not_a_number": b'{"a": NaN}',
    "half_a_character": b'{"a": "\\ud800"}',
    "another_encoding": '{"a": 1}'.encode("utf-16"),
    "bytes": b"\xff\x00\x80",
    "very_deep": b"[" * 100_000,
}


@pytest.mark.parametrize("name", UNMERGEABLE)
def test_settings_that_are_no_json_are_left_alone(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = keep_settings(tmp_path, UNMERGEABLE[name])
    pack = written(tmp_path)
    assert path.read_bytes() == UNMERGEABLE[name]
    assert read(pack).pack is not None
    assert (tmp_path / SCHEMA).is_file()
    said = capsys.readouterr().out
    assert str(path) in said
    assert f'"yaml.schemas": {{"{SCHEMA}": ["mine.yaml"]}}' in said


def test_the_pack_does_not_depend_on_the_editor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".vscode").write_text("a file", encoding="utf-8")
    pack = written(tmp_path)
    assert read(pack).pack is not None
    assert (tmp_path / ".vscode").read_text(encoding="utf-8") == "a file"
    assert "不影响题包" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_steps_can_be_typed_as_they_are_told(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "two words"
    folder.mkdir()
    path = written(folder, "mine.yaml", "--language", language)
    said = capsys.readouterr().out
    for name in (path, folder / SCHEMA, folder / SETTINGS):
        assert str(name) in said
    assert (re.search("[\u4e00-\u9fff]", said) is not None) == (language == "zh")
    steps = [shlex.split(line.partition("main.py ")[2]) for line in said.split("\n") if "main.py" in line]
    assert [step[0] for step in steps] == ["check", "run"]
    assert main(*steps[0]) == 0
    assert steps[1][-2:] == ["--pack", str(path)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_in_front_of_the_red_zone_or_of_a_name(language: str, tmp_path: Path) -> None:
    pack = pack_of(language, tmp_path)
    assert pack.table is not None
    plan = plan_of(pack.table, pack.scams)
    assert plan.obstacles
    for obstacle in plan.obstacles:
        half = BOX_SIDE_CM / 2 if obstacle.kind == "box" else CAN_RADIUS_CM
        for zone in plan.zones:
            # What stands upright hides as much of the table behind it as it is high.
            is_over = zone.y < obstacle.y + _HIGH_CM and obstacle.y - half < zone.y + zone.depth
            wide = min(obstacle.x + half, zone.x + zone.width) - max(obstacle.x - half, zone.x)
            assert not (is_over and wide > (0 if zone.is_red else zone.width / 4)), (obstacle, zone)


def test_the_template_and_the_guide_name_the_same_programs() -> None:
    guide = (places().quizzes[0] / "README.md").read_text(encoding="utf-8")
    head = template("zh").partition("\n标题")[0]
    for text in (guide, head):
        assert "不要用 WPS 文字或 Word" in text
        assert "记事本或 WPS 打开" not in text
