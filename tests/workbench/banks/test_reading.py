"""What of a question bank is understood, and what is told of the rest: nothing is dropped in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.findings import Finding, Refused
from game.workbench.banks.drafts import draft_of, ids_for
from game.workbench.banks.headings import part_called
from game.workbench.banks.paragraphs import Found, Paragraph, key_in, questions_in
from game.workbench.banks.questions import Answer, Question, answer_of
from game.workbench.banks.reading import MOST_QUESTIONS, is_bank, of_grids, of_word
from game.workbench.banks.word import Table, Text, read_word
from game.workbench.sheets.grid import Cell, Grid, Place, Unreadable
from game.workbench.sheets.wording import told
from tests.workbench.banks.word_file import LIST_OF_LETTERS, STYLE_OF_NUMBERS, paragraph, run, word_file, zipped

OPTIONS = {"A": "马上转账", "B": "挂断电话", "C": "告诉验证码"}


def found_in(*lines: str) -> Found:
    return questions_in([Paragraph(f"第{number}段", line) for number, line in enumerate(lines, 1)])


def bank_grid(*rows: tuple[Cell, ...]) -> Grid:
    return Grid("题目", (("题目", "A", "B", "C", "答案", "解析"), *rows))


# -- answers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        "B",
        "b",
        "Ｂ",
        "（B）",
        "B.",
        "B. 挂断电话",
        "B、挂断电话。",
        "Ｂ．挂断电话",
        "B 挂断电话",
        "挂断电话",
        " 挂断 电话 ",
    ],
)
def test_one_answer_is_known_however_it_is_written(answer: str) -> None:
    assert answer_of(Question("", "", "怎么办？", OPTIONS, answer)) == Answer(("B",))


@pytest.mark.parametrize("stem", ["应该（B）。", "应该（ Ｂ ）", "应该( b )"])
def test_an_answer_may_stand_in_the_question(stem: str) -> None:
    assert answer_of(Question("", "", stem, OPTIONS)) == Answer(("B",))


@pytest.mark.parametrize(
    ("answer", "fault", "letters"),
    [
        ("AB", "bank_several", ("A", "B")),
        ("A、C", "bank_several", ("A", "C")),
        ("Ａ，Ｂ", "bank_several", ("A", "B")),
        ("A. 马上转账 B. 挂断电话", "bank_several", ("A", "B")),
        ("E", "bank_answer_unclear", ()),
        ("B. 马上转账", "bank_answer_unclear", ()),
        ("都对", "bank_answer_unclear", ()),
        ("", "bank_no_answer", ()),
    ],
)
def test_what_is_not_one_answer_is_told_and_never_chosen(answer: str, fault: str, letters: tuple[str, ...]) -> None:
    question = Question("第3段", "原题", "怎么办？", OPTIONS, answer, explanation="先停一停")
    assert answer_of(question) == Answer(letters, fault)
    draft = draft_of(question, answer_of(question), ["刷单返利"], "zh")
    assert "text" not in draft
    assert "becomes" not in draft


# -- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        *(
            ("题目", "stem"),
            ("题 干", "stem"),
            ("问题", "stem"),
            ("选项Ａ", "A"),
            ("A选项", "A"),
            ("Ｂ", "B"),
            ("(C)", "C"),
        ),
        *(("正确答案", "answer"), ("答案：", "answer"), ("答案解析", "explanation"), ("难易程度", "difficulty")),
        *(
            ("类别", "category"),
            ("出处", "source"),
            ("Question", "stem"),
            ("Option A", "A"),
            ("Correct answer", "answer"),
        ),
        *(("序号", ""), ("备注", ""), ("变成", ""), ("一句很长很长很长很长的题目", "")),
    ],
)
def test_headings_are_known_in_many_spellings(heading: str, part: str) -> None:
    assert part_called(heading) == part


def test_rows_that_cannot_be_read_are_told_with_their_place_and_stay() -> None:
    grid = bank_grid(
        ("怎么办？", "转账", "挂断", "等", "AB", ""),
        ("", "", "", "", "", ""),
        ("", "转账", "挂断", "等", "B", ""),
        ("怎么办？", "转账", "挂断", "等", Unreadable("formula", {"formula": "=A1"}), ""),
    )
    bank = of_grids([grid, Grid("说明", (("随便写的", "字"),))], "zh")
    assert [question.where for question, _ in bank.questions] == ["题目第2行", "题目第4行", "题目第5行"]
    problems = [told(finding, "zh") for finding in bank.findings]
    assert all(not problem.is_error and problem.hint for problem in problems)
    said = "\n".join(problem.message for problem in problems)
    assert "题目第2行“怎么办？”有几个答案（A、B）" in said
    assert "题目第4行“A：转账" in said
    assert "这一格是公式（=A1），没有读" in said
    assert "题目第5行“怎么办？”没有写答案" in said
    assert "“说明”里没有题目，没有读" in said


def test_options_may_stand_in_one_cell() -> None:
    rows = (("题目", "选项", "答案"), ("怎么办？", "A.转账\nB.挂断\nC.等", "B"), ("怎么办？A.转账 B.挂断", "", "B"))
    bank = of_grids([Grid("一", rows)], "zh")
    assert [question.options["B"] for question, _ in bank.questions] == ["挂断", "挂断"]
    assert [answer.letters for _, answer in bank.questions] == [("B",), ("B",)]


def test_a_sheet_of_a_pack_is_no_bank() -> None:
    names = ("编号", "名称", "图标", "份量", "一句话", "怎么办", "记住", "考考自己", "答案", "出处", "日期", "问题")
    assert not is_bank(Grid("骗术", (names,)))
    assert not is_bank(Grid("一", (("问题", "数量"),)))
    assert is_bank(bank_grid())


def test_a_bank_that_is_too_large_is_told() -> None:
    rows = [("怎么办？", "转账", "挂断", "等", "B", "")] * (MOST_QUESTIONS + 1)
    bank = of_grids([bank_grid(*rows)], "zh")
    assert len(bank.questions) == MOST_QUESTIONS
    assert [finding.code for finding in bank.findings] == ["bank_too_many"]


# -- running text ---------------------------------------------------------------------------------------------------


def test_options_and_labels_may_share_a_paragraph() -> None:
    line = "１、怎么办？ A．转账 B．挂断 C．等 答案：B 解析：先停一停。 来源：公安部"
    (question,) = found_in(line).questions
    assert (question.stem, dict(question.options)) == ("怎么办？", {"A": "转账", "B": "挂断", "C": "等"})
    assert (question.answer, question.explanation, question.source) == ("B", "先停一停。", "公安部")
    assert question.original == line


def test_questions_may_have_no_numbers() -> None:
    found = found_in("怎么办？", "A. 转账", "B. 挂断", "答案：B", "怎么看？", "A. 真的", "B. 假的", "答案：B")
    assert [question.stem for question in found.questions] == ["怎么办？", "怎么看？"]
    assert not found.unread


def test_numbers_within_an_explanation_are_no_questions() -> None:
    found = found_in("7. 怎么办？", "A. 转账 B. 挂断", "答案：B", "解析：两点：", "1. 先停", "2. 再问", "110 也可以打")
    (question,) = found.questions
    assert question.explanation == "两点：\n1. 先停\n2. 再问\n110 也可以打"


@pytest.mark.parametrize("key", [["1.B 2.A"], ["1-2 BA"], ["1.B", "2.A"], ["１．Ｂ；２．Ａ"]])
def test_answers_may_follow_at_the_end(key: list[str]) -> None:
    found = found_in("1. 怎么办？", "A. 转账 B. 挂断", "2. 怎么看？", "A. 假的 B. 真的", "参考答案：", *key)
    assert [question.answer for question in found.questions] == ["B", "A"]


def test_what_belongs_to_no_question_is_told() -> None:
    lines = ("反诈题库", "一、单选题", "1. 怎么办？", "A. 转账 B. 挂断", "答案：B")
    bank = of_word(word_file(*map(paragraph, lines)), "zh")
    (finding,) = bank.findings
    assert "有 2 段不是题目，没有读：第1段“反诈题库”、第2段“一、单选题”" in told(finding, "zh").message


def test_letters_and_answers_may_stand_without_marks() -> None:
    (question,) = found_in("1. 怎么办？", "A 转账", "Ｂ　挂断", "正确答案 Ｂ").questions
    assert (dict(question.options), question.answer) == ({"A": "转账", "B": "挂断"}, "Ｂ")


def test_a_list_of_answers_is_not_given_to_one_of_two_questions_with_a_number() -> None:
    found = found_in("1. 怎么办？", "A. 转账 B. 挂断", "二、另一部分", "1. 怎么看？", "A. 假的 B. 真的", "1.B")
    assert [question.answer for question in found.questions] == ["", ""]
    assert "1.B" in [paragraph.text for paragraph in found.unread]


def test_a_list_of_answers_that_belongs_to_nothing_is_told() -> None:
    found = found_in("1. 怎么办？", "A. 转账 B. 挂断", "答案：B", "7.A 8.B")
    assert [paragraph.text for paragraph in found.unread] == ["7.A 8.B"]


PIECES = (
    "1.",
    "2、",
    "（3）",
    "A.",
    "Ｂ．",
    "c)",
    "答案：",
    "【解析】",
    "来源:",
    "一、",
    "1-3",
    "B",
    "AC",
    "怎么办",
    "1.5",
    " ",
    "\u3000",
    "\n",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=6).map("".join), max_size=12))
def test_every_paragraph_is_in_a_question_or_told(lines: list[str]) -> None:
    found = found_in(*lines)
    originals = "\n".join(question.original for question in found.questions)
    unread = [paragraph.text for paragraph in found.unread]
    for line in lines:
        if line.strip() and not key_in(line):
            assert line in originals or line in unread
    for question in found.questions:
        for text in (question.stem, question.answer, question.explanation, *question.options.values()):
            assert all(part.strip() in originals for part in text.split("\n"))
        answer_of(question)


# -- Word -----------------------------------------------------------------------------------------------------------


def test_lists_that_word_counts_are_questions_and_options() -> None:
    blocks: list[str] = []
    for stem in ("怎么办？", "怎么看？"):
        blocks.append(paragraph(stem, STYLE_OF_NUMBERS))
        blocks += [paragraph(option, LIST_OF_LETTERS) for option in ("转账", "挂断")]
        blocks.append(paragraph("答案：B"))
    bank = of_word(word_file(*blocks), "zh")
    assert [question.stem for question, _ in bank.questions] == ["怎么办？", "怎么看？"]
    assert [dict(question.options) for question, _ in bank.questions] == [{"A": "转账", "B": "挂断"}] * 2
    assert not bank.findings


def test_text_that_libraries_pass_over_is_read() -> None:
    deleted = "<w:del><w:r><w:delText>旧的</w:delText></w:r></w:del>"
    inserted = f"<w:p><w:ins>{run('1. 怎么办？')}</w:ins>{deleted}</w:p>"
    controlled = f"<w:sdt><w:sdtContent>{paragraph('A. 转账 B. 挂断')}</w:sdtContent></w:sdt>"
    box = "<w:p><AlternateContent><Choice>{0}</Choice><Fallback>{0}</Fallback></AlternateContent></w:p>"
    data = word_file(inserted, controlled, box.format(paragraph("答案：B")))
    texts = [block.text for block in read_word(data) if isinstance(block, Text) and block.text]
    assert texts == ["1. 怎么办？", "A. 转账 B. 挂断", "答案：B"]


_BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0 old", "word_old"),
        (b"plain text", "word_unknown"),
        (zipped({"styles": b"<a/>"}), "word_unknown"),
        (b"PK\x03\x04 broken", "word_damaged"),
        (zipped({"document": b"<a><b></a>"}), "word_damaged"),
        (zipped({"document": _BOMB}), "word_unsafe"),
        (zipped({"document": b"<a>" * 300}), "word_too_large"),
        (zipped({"document": b"<a>" + b"<b/>" * 500_000 + b"</a>"}), "word_too_large"),
        (zipped({"document": b"<a>" + b"x" * 2_000_000 + b"</a>"}), "word_too_large"),
        (zipped({"document": b"<a/>", "styles": b" " * 17_000_000}), "word_too_large"),
        (zipped({f"p{number}": b"" for number in range(400)}), "word_too_large"),
    ],
)
def test_a_document_that_is_none_or_would_explode_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_word(data)
    assert caught.value.finding.code == code
    finding = caught.value.finding
    assert told(Finding(Place("", 1, 1), finding.code, values=finding.values), "zh").hint


def test_merged_cells_of_a_table_say_what_is_seen() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    wide, first, more = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell("题库", wide) + cell("分类"),
        cell("甲") + cell("乙") + cell("刷单返利", first),
        cell("丙") + cell("丁") + cell("", more),
    )
    (block,) = read_word(word_file("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"))
    assert isinstance(block, Table)
    assert block.rows == [["题库", "", "分类"], ["甲", "乙", "刷单返利"], ["丙", "丁", "刷单返利"]]


def test_a_row_without_cells_is_no_fault() -> None:
    body = "<w:tbl><w:p/><w:tc><w:p/></w:tc><w:tr><w:p/></w:tr></w:tbl>"
    assert read_word(word_file(body))


# -- drafts ---------------------------------------------------------------------------------------------------------


def drafted(stem: str, right: str, **more: str) -> dict[str, str]:
    question = Question("", "", stem, {"A": right}, "A", **more)
    return dict(draft_of(question, answer_of(question), ["刷单返利", "冒充客服", "虚假贷款"], "zh"))


def test_guesses_come_from_words_of_the_question_alone() -> None:
    assert drafted("刷单返利有什么特征？", "先垫钱", explanation="垫了难要回") == {
        "becomes": "特征",
        "scam": "刷单返利",
        "text": "先垫钱",
        "why": "垫了难要回",
    }
    assert drafted("哪一项不是刷单返利的特征？", "当面结钱")["becomes"] == "干扰项"
    assert "becomes" not in drafted("赚了却不能提现，是什么诈骗的特征？", "先垫钱")
    assert drafted("Which is not a characteristic of it?", "Cash on the spot")["becomes"] == "干扰项"
    assert drafted("遇到要垫钱的，应该怎么做？", "一概不做") == {"becomes": "经验", "text": "一概不做"}
    assert "becomes" not in drafted("遇到要垫钱的，不应该怎么做？", "先垫一点")
    assert "becomes" not in drafted("全国反诈专线是多少？", "96110")
    assert drafted("收到短信：“会员今晚自动续费八百元”，这是？", "这是诈骗", source="公安部，2025年6月1日") == {
        "becomes": "展品",
        "text": "会员今晚自动续费八百元",
        "channel": "短信",
        "verdict": "诈骗",
        "outlet": "公安部",
        "date": "2025年6月1日",
    }


def test_what_is_right_to_do_says_nothing_about_the_message() -> None:
    held = drafted("接到电话：“您买的东西有问题，给您退款”，应该怎么做？", "不理会，在真的官网上核实")
    assert held["action"] == "不理会，在真的官网上核实"
    assert "verdict" not in held


def test_what_is_named_twice_is_not_guessed() -> None:
    assert "scam" not in drafted("刷单返利和虚假贷款有什么共同特征？", "先要钱")
    held = drafted("收到短信或微信：“会员今晚自动续费八百元”，这是？", "不是诈骗")
    assert held.keys() == {"becomes", "text"}
    assert "becomes" not in drafted("“先垫后返”和“满十单派大单”哪一句可疑？", "都可疑")


@pytest.mark.parametrize("right", ["以上都是", "以上都不对", "A和B都对", "都是", "All of the above"])
def test_an_option_that_speaks_of_the_others_is_no_text(right: str) -> None:
    assert drafted("刷单返利有什么特征？", right, explanation="都见过") == {
        "scam": "刷单返利",
        "why": "都见过",
        "explanation": "都见过",
    }


def test_ids_are_those_that_the_pack_does_not_have() -> None:
    assert ids_for(3, ["题01", "题03"], "题") == ["题02", "题04", "题05"]
