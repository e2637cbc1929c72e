"""The JSON Schema of a pack: what an editor says while somebody writes."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from game.content.checks.lengths import LIMITS, LINES_LIMIT
from game.content.fields import shape
from game.content.fields.names import FIELDS, KEYS, PLACES, VALUES
from game.content.fields.schema import pack_schema
from game.content.fields.shape import every_shape, pack_shape, shape_at
from game.content.reading.packs import read_pack
from game.content.tree.intake import read_text
from tests.content.sample import ICONS, TODAY, sample_yaml, table_yaml, write_sample
from tests.stall import places

CORPUS = Path(__file__).parent / "broken"
DEFAULTS = {"judging", "name_count", "odds", "left", "right", "far", "obstacles", "friction", "pushes", "fits"}


class Editor(yaml.SafeLoader):
    """Reads as editors do: YAML 1.2, which knows no dates, and for which `yes` and `18:30` are texts."""


Editor.yaml_implicit_resolvers = {}
Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), None)
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), None)
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), None)
Editor.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"), None
)
Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(str(node.value)))


class OlderEditor(yaml.SafeLoader):
    """Reads YAML 1.1, for which `yes` and `18:30` are no texts; dates are texts in JSON all the same."""


OlderEditor.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: str(node.value))

EDITORS: list[type[yaml.SafeLoader]] = [Editor, OlderEditor]


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(pack_schema(ICONS))


def seen(text: str, loader: type[yaml.SafeLoader] = Editor) -> Any:
    return yaml.load(text, loader)  # noqa: S506 - both are safe loaders


def marks(text: str, loader: type[yaml.SafeLoader] = Editor) -> list[str]:
    """Where an editor draws its wavy lines, as `path: keyword`."""
    found = validator().iter_errors(seen(text, loader))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.validator}" for error in found]


def entries(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its schema, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for inner in schema.values():
            yield from entries(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from entries(inner)


# -- what editors accept ------------------------------------------------------------------------------------------


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(pack_schema())
    assert pack_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("loader", EDITORS)
@pytest.mark.parametrize("path", sorted(places().quizzes[0].glob("*.yaml")), ids=lambda path: path.name)
def test_a_shipped_pack_has_no_mark(path: Path, loader: type[yaml.SafeLoader]) -> None:
    schema = Draft202012Validator(pack_schema(places().icon_names))
    assert list(schema.iter_errors(seen(path.read_text(encoding="utf-8"), loader))) == []


@pytest.mark.parametrize("text", [sample_yaml(), table_yaml()], ids=["without a table", "with a table"])
def test_the_sample_has_no_mark(text: str) -> None:
    assert marks(text) == []


def in_english(data: Any, field: str = "") -> Any:
    if isinstance(data, dict):
        return {KEYS.get(str(key), str(key)): in_english(data[key], KEYS.get(str(key), str(key))) for key in data}
    if isinstance(data, list):
        return [in_english(item, field) for item in data]
    places_of_rows = PLACES if field == "rows" else {}
    return VALUES.get(field, places_of_rows).get(data, data) if isinstance(data, str) else data


def test_the_sample_in_english_has_none_either() -> None:
    data = in_english(seen(table_yaml()))
    assert "scams" in data
    assert data["table"]["rows"][0][1] == "red zone"
    assert list(validator().iter_errors(data)) == []


ODD_TEXTS = ["12381", "yes", "no", "true", "Off", "1.10", "0573", "0987", "18:30", "2024", "1e3", "2026-06-01", '" 9 "']


@pytest.mark.parametrize("loader", EDITORS)
@pytest.mark.parametrize("typed", ODD_TEXTS)
def test_a_text_that_looks_like_something_else_has_no_mark(
    typed: str, loader: type[yaml.SafeLoader], tmp_path: Path
) -> None:
    text = table_yaml()
    for old in ("标题: 平安夜市", "发件人: 社区药房", "为什么: 没有要您现在转账", "对方: 不用，来了再付"):
        text = text.replace(old, f"{old.partition(':')[0]}: {typed}")
    text = text.replace("原文: 来了再付", "原文: 您订的药到了")
    reading = read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY)
    assert reading.pack is not None
    assert reading.pack.title == typed.strip('" ')
    assert marks(text, loader) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("份量: 1", "份量: 0.5"),
        ("份量: 1", "份量: '2'"),
        ("份量: 1", "份量: 1e1"),
        ("份量: 1", "份量: '1e1'"),
        ("说出几条: 2", 'name_count: "3"'),
        ("推几次: 2", "推几次: '5'"),
        ("横: 30", "横: 30.5"),
        ("审核日期: 2026-05-01", "审核日期: '2026-05-01'"),
        ("障碍:\n    - {种类: 罐子, 横: 30, 纵: 55}\n    - {种类: 纸盒, 横: 80, 纵: 50}", "障碍: []"),
        ("编号: pharmacy_call", "编号: 'true'"),
        ("编号: pharmacy_call", "编号: true"),
        ("渠道: 电话", "channel: call"),
        ("真假: 真实", "真假: genuine"),
    ],
)
def test_whatever_the_reader_takes_has_no_mark(old: str, new: str, tmp_path: Path) -> None:
    text = table_yaml().replace(old, new, 1)
    assert text != table_yaml()
    assert read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY).pack is not None
    assert marks(text) == []


def test_packs_that_are_only_warned_about_have_no_mark() -> None:
    usable = []
    for path in sorted(CORPUS.glob("*.yaml")):
        if read_pack(path, icons=ICONS, today=TODAY).pack is not None:
            usable.append(path.stem)
            assert marks(read_text(path, 1_000_000).text) == [], path.stem
    assert len(usable) > 3


# -- what they mark -----------------------------------------------------------------------------------------------

WRONG = {
    "channel_unknown": "enum",
    "date_impossible": "pattern",
    "date_in_chinese": "pattern",
    "empty_list": "type",
    "empty_value": "type",
    "english_value_mistyped": "enum",
    "icon_mistyped": "enum",
    "id_with_capitals": "pattern",
    "judging_mistyped": "enum",
    "key_english_mistyped": "additionalProperties",
    "key_in_both_languages": "not",
    "key_mistyped": "additionalProperties",
    "key_of_another_place": "additionalProperties",
    "key_unknown": "additionalProperties",
    "list_for_text": "type",
    "missing": "anyOf",
    "name_count_large": "maximum",
    "odds_full_width": "pattern",
    "odds_in_words": "pattern",
    "odds_negative": "exclusiveMinimum",
    "odds_zero": "exclusiveMinimum",
    "speaker_unknown": "additionalProperties",
    "table_edge_mistyped": "enum",
    "table_friction_mistyped": "enum",
    "table_deal_mistyped": "enum",
    "table_key_mistyped": "additionalProperties",
    "table_obstacle_kind_mistyped": "enum",
    "table_obstacle_large": "maximum",
    "table_obstacle_percent": "pattern",
    "table_obstacles_many": "maxItems",
    "table_one_list": "type",
    "table_pushes_nine": "maximum",
    "table_row_empty": "minItems",
    "table_row_long": "maxItems",
    "table_rows_many": "maxItems",
    "table_rows_mistyped": "additionalProperties",
    "table_text_for_rows": "type",
    "text_for_entries": "type",
    "text_for_list": "type",
    "too_few_features": "minItems",
    "too_many_cues": "maxItems",
    "two_speakers_in_one": "maxProperties",
    "verdict_no": "enum",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_of_form_is_marked(name: str) -> None:
    found = marks((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"))
    assert WRONG[name] in {mark.rpartition(": ")[2] for mark in found}
    assert len(found) <= 5, found


@pytest.mark.parametrize("key", ["标题", "骗术", "展品", "经验", "带走"])
def test_what_is_missing_is_marked_in_either_language(key: str) -> None:
    for data in (seen(sample_yaml()), in_english(seen(sample_yaml()))):
        less = {name: value for name, value in data.items() if name not in {key, KEYS[key]}}
        assert [error.validator for error in validator().iter_errors(less)] == ["anyOf"]


@pytest.mark.parametrize("typed", ["", "''", "'  '", "[1]", "{a: b}", "null"])
def test_a_text_that_is_none_is_marked(typed: str) -> None:
    assert marks(sample_yaml().replace("主办: 南湖社区", f"主办: {typed}")) != []


def test_without_icons_any_text_may_be_one() -> None:
    schema = Draft202012Validator(pack_schema())
    data = copy.deepcopy(seen(sample_yaml()))
    data["骗术"][0]["图标"] = "our_own"
    assert list(schema.iter_errors(data)) == []
    data["骗术"][0]["图标"] = " "
    assert [error.validator for error in schema.iter_errors(data)] == ["pattern"]


def test_icons_are_offered_in_both_languages_and_those_of_buttons_are_not() -> None:
    scam = pack_schema(places().icon_names)["$defs"]["scams"]["properties"]
    assert scam["图标"]["enum"] == [*VALUES["icon"], *sorted(VALUES["icon"].values())]
    assert dict(zip(scam["icon"]["enum"], scam["icon"]["enumDescriptions"], strict=True))["fake_police"] == "冒充公检法"
    assert "close" not in scam["icon"]["enum"]


# -- what they explain --------------------------------------------------------------------------------------------


def test_every_field_has_a_row_and_nothing_else() -> None:
    assert set(FIELDS) == {held.path for one in every_shape() for held in one.keys.values()}
    assert len(FIELDS) > 50
    for field in FIELDS.values():
        assert all(words.strip() for words in (field.chinese, *field.zh, *field.en)), field.path
    # One English key has one Chinese key, wherever it stands.
    assert len(KEYS) == len({field.name for field in FIELDS.values()})


def test_a_row_says_what_kind_of_value_the_model_takes() -> None:
    for field in FIELDS.values():
        held = shape_at(tuple(field.path.replace("[]", "").split(".")))
        assert held is not None
        if not field.path.endswith("source.date"):  # a day as printed, which may be a month
            assert (field.kind == "number") == (held.value in {int, float}), field.path
            assert (field.kind == "day") == (held.value is date), field.path
            assert (field.kind == "id") == ("pattern" in held.bounds), field.path


def test_a_field_without_a_row_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shape, "FIELDS", {path: row for path, row in FIELDS.items() if path != "table.pushes"})
    pack_shape.cache_clear()
    try:
        with pytest.raises(AssertionError, match="only keys are described"):
            pack_schema()
    finally:
        pack_shape.cache_clear()


def test_every_key_stands_there_in_both_languages_and_is_explained_in_both() -> None:
    told = list(entries(pack_schema()))
    keys = {name for name, _ in told}
    assert set(KEYS) | set(KEYS.values()) == keys
    for name, schema in told:
        first, _, second = schema["description"].partition("\n\n")
        is_chinese = name in KEYS
        assert (re.search("[\u4e00-\u9fff]", first) is not None) == is_chinese, name
        assert (re.search("[\u4e00-\u9fff]", second) is not None) != is_chinese, name
        assert ("例：" in first) == is_chinese
        assert ("Example: " in second) == is_chinese


def test_the_real_limits_are_told() -> None:
    schema = pack_schema()
    feature = schema["$defs"]["scams.features"]["properties"]
    exhibit = schema["$defs"]["exhibits"]["properties"]
    scams: Any = LIMITS["scams"]
    limit = scams[0]["features"][0]["text"]
    assert f"最长 {limit.characters} 字" in feature["文字"]["description"]
    assert f"Up to {limit.letters} letters" in feature["text"]["description"]
    assert f"所有的话加在一起最长 {LINES_LIMIT.characters} 字" in exhibit["内容"]["description"]
    assert "6 到 20 条" in schema["$defs"]["scams"]["properties"]["特征"]["description"]
    assert "4 to 12 of them" in schema["properties"]["scams"]["description"]
    assert "1 到 3。" in schema["properties"]["说出几条"]["description"]


def test_defaults_and_values_are_in_the_language_of_the_key() -> None:
    schema = pack_schema()
    defaults = {name: value["default"] for name, value in entries(schema) if "default" in value}
    assert {KEYS.get(name, name) for name in defaults} == DEFAULTS
    assert (defaults["评判"], defaults["judging"]) == ("点选", "cards")
    assert (defaults["份量"], defaults["障碍"]) == (1, [])
    channel = schema["$defs"]["exhibits"]["properties"]
    assert channel["渠道"]["enum"][:2] == ["短信", "聊天"]
    assert channel["channel"]["enum"][:2] == ["sms", "chat"]
    assert set(channel["渠道"]["enum"]) == set(channel["channel"]["enum"])
    twins = dict(zip(channel["渠道"]["enum"], channel["渠道"]["enumDescriptions"], strict=True))
    assert (twins["短信"], twins["sms"]) == ("sms", "短信")


def test_examples_are_no_mistakes_themselves() -> None:
    for name, schema in entries(pack_schema(ICONS)):
        for example in schema.get("examples", []):
            part = {key: value for key, value in schema.items() if key != "$ref"}
            assert list(Draft202012Validator(part).iter_errors(example)) == [], name
    assert date.fromisoformat(FIELDS["reviewed"].zh[1])
