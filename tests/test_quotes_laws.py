"""Laws of repair_quotes: settled, letters kept, lines alone, linear; on evaluation data too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from laws import without_marks
from measuring import assert_linear
from strategies import texts

from arabic_norm import INDEX, complete_quotes, letters, repair_quotes
from arabic_norm.letters import INVISIBLE
from arabic_norm.steps.quotes.costs import SHAPES, SINGLE_SHAPES

NBSP = "\N{NO-BREAK SPACE}"
RLM = "\N{RIGHT-TO-LEFT MARK}"
FATHA, HAMZA_BELOW = "\N{ARABIC FATHA}", "\N{ARABIC HAMZA BELOW}"

#: Marks in any shape, and words, proclitics and stops to stand beside them.
marked = st.lists(
    st.sampled_from(
        [
            *(*SHAPES, *SINGLE_SHAPES, *SHAPES, "&laquo;", "&amp;#8220;", "&gt;&gt;", ">>>>"),
            *(" ", " ", " ", NBSP, RLM, "\n", ".", "،", ":", "(", ")", "-", "5"),
            *("نهر", "الميناء", "و", "ب", "لِـ", "قال", "في", "dawn"),
        ]
    ),
    max_size=24,
).map("".join)
any_text = st.one_of(marked, texts)

_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))


@given(text=any_text)
def test_repair_is_idempotent(text: str) -> None:
    once = repair_quotes(text)
    assert repair_quotes(once) == once


#: Lines of code, prose with marks, and what is either by the lines around.
CODE_OR_PROSE = [
    *("x = 1", "if x:", 'print("نعم")', '"""', "/*", "*/", "x = {", "}", "", "\r", "Nile"),
    *("# تعليق", '#نهر "لا"', "--نعم", 'Use "نعم" now', '"نعم"\t"لا"', "'نعم'", "* بند"),
    *('قال "نعم" ثم', "نعم »لا »", "قال نعم"),
]


@given(st.lists(st.sampled_from(CODE_OR_PROSE), max_size=12).map("\n".join))
def test_what_is_code_stays_code_when_the_prose_beside_it_is_repaired(text: str) -> None:
    once = repair_quotes(text)
    assert repair_quotes(once) == once


@example(text="&Laquo;نهر&RAQUO; ثم")  # capitals that HTML has not
@given(text=any_text)
def test_an_edit_touches_marks_and_blanks_only(text: str) -> None:
    for start, end, new in repair_quotes.edits(text):
        assert without_marks(text[start:end]) == ""
        assert without_marks(new) == ""
        assert text[start:end] != new


@example(first="5'5", second='" نهر"')  # feet, and no inches in the next line
@example(first="‘نهر", second="و'\"'‘'")  # a single mark that opens in the first line
@given(first=any_text, second=any_text)
def test_lines_without_code_or_data_are_decided_alone(first: str, second: str) -> None:
    first, second = first.replace("\n", " "), second.replace("\n", " ")
    if any(set("`<{[()]}&=,;:/\r") & set(text) for text in (first, second)):
        return
    together = repair_quotes(f"{first}\n{second}")
    assert together == f"{repair_quotes(first)}\n{repair_quotes(second)}"


# What is repeated to make a text take long. Where every few characters are a mark, time goes into
# deciding; elsewhere, into looking around.
CROWDED = {
    "alternating": "«»",
    "alternating, reversed": "»«",
    "marks and blanks": '" ',
    "nested words": "«نهر ",
    "closed words": "نهر» ",
    "proclitics": 'و "ب" ',
    "single quotations": "'نهر' ",
    "pairs in pairs of single marks": "'نهر 'باب'' ",
    "runs that close": "<<نهر <<باب>>>> ",
    "runs that do not": "نهر>>>> ",
    "TeX": "``نهر'' ",
    "openers of TeX": "''``نهر ",
    "two commas": ',,نهر" ',
    "escaped entities": "&amp;amp;amp;",
    "entities that do not end": "&#0000000",
    "entities": "&laquo;",
    "braces": '{"',
    "brackets": '["نهر",',
    "measures": "5'",
}
SPARSE = {
    "one mark": "«",
    "one straight mark": '"',
    "one single mark": "'",
    "half entities": "&",
    "angles": "<",
    "code": "`",
    "calls": "a(",
    "attributes": 'a="',
    "rows": '"نهر",',
    "blanks": '"' + " " * 500,
    "tatweel": '"' + letters.TATWEEL * 500,
}
HOSTILE = [
    pytest.param(piece, shortest, id=name)
    for table, shortest in ((CROWDED, 5_000), (SPARSE, 100_000))
    for name, piece in table.items()
]


@pytest.mark.timed
@pytest.mark.parametrize(("piece", "shortest"), HOSTILE)
def test_time_is_linear_on_hostile_text(piece: str, shortest: int) -> None:
    assert_linear(repair_quotes, [piece], shortest)


def test_damaged_rows_become_what_their_sound_ones_become(data: Path) -> None:
    """Marks and letters, blanks aside, where the row says that its damage can be undone."""
    right = total = 0
    with (data / "quotes" / "corrupted.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["recoverable"] == "exact":
                repaired, sound = (
                    "".join(repair_quotes(row[key]).translate(_INVISIBLE).split())
                    for key in ("dirty", "clean")
                )
                total += 1
                right += repaired == sound
    assert total > 4000
    assert right / total >= 0.99


def test_sound_rows_keep_their_letters(data: Path) -> None:
    with (data / "quotes" / "correct.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            repaired = repair_quotes(row["text"])
            assert without_marks(repaired) == without_marks(row["text"])
            assert repair_quotes(repaired) == repaired


@given(any_text)
def test_with_the_other_steps_it_is_idempotent(text: str) -> None:
    once = INDEX(text)
    assert INDEX(once) == once


def test_a_closer_and_the_opener_that_touches_it_get_one_blank() -> None:
    assert repair_quotes("«نهر »« باب»") == "«نهر» «باب»"


@given(any_text)
def test_completion_is_idempotent(text: str) -> None:
    once = complete_quotes(text)
    assert complete_quotes(once) == once


# What the first run writes is read by the second: the line is settled in the first.
SETTLED = [
    ("»'    »'        نهر'", "«'        نهر»", "an apostrophe beside a mark that moved"),
    ("“]“»»»»“]“", "«]»»»»»»]»", "a run of closers, where no mark stands open for them"),
    ("„/„-„", "«/»-»", "a shape that says more than the one written for it"),
    (
        f"›{RLM} „ {RLM}›{FATHA} {FATHA}„",
        f"›{RLM} „ {RLM}›{FATHA} {FATHA}„",
        "marks that might be an empty pair in a pair stay",
    ),
    (f'-"\N{EM SPACE}{FATHA}    "', f"-«\N{EM SPACE}{FATHA}»", "a gap that shrinks to a blank"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SETTLED)
def test_what_is_written_is_read_alike(text: str, expected: str, why: str) -> None:
    text, expected = f"نهر {text}", f"نهر {expected}"  # a line without a letter stays
    assert repair_quotes(text) == expected, why
    assert repair_quotes(expected) == expected, why


def test_what_bears_a_combining_mark_is_not_deleted() -> None:
    assert repair_quotes(f'"ا {HAMZA_BELOW}"') == f"«ا {HAMZA_BELOW}»"
    assert repair_quotes(f"««{HAMZA_BELOW}نهر»") == f"««{HAMZA_BELOW}نهر»"


def test_an_invisible_character_before_a_closer_is_no_blank_to_delete() -> None:
    assert complete_quotes(f"اسم {RLM}نهر ”") == f"اسم “{RLM}نهر”"


# What looks like code and runs over a line's end protects the whole of its lines: a line is decided
# alone, where half a tag is no tag.
ACROSS_LINES = [
    ("»<c\r>", "a tag"),
    ('نهر »<a t="س\nص"> باب', "with an attribute"),
    ('نهر "باب " <b\nid> "ماء', "beside a mark that is torn from its word"),
    (' ```ب ",.:\n"" ```["', "a fenced piece of code, and a list that begins"),
    (')«<b\n"" )>""" <a t="', "a tag that begins in it"),
]


@pytest.mark.parametrize(("text", "why"), ACROSS_LINES)
@pytest.mark.parametrize("step", [repair_quotes, complete_quotes], ids=lambda step: step.name)
def test_lines_that_code_runs_over_stay(step, text: str, why: str) -> None:
    assert step(text) == text, why


def test_the_line_before_and_the_line_after_are_repaired() -> None:
    text = '"نعم"\n```\n"لا"\n```\n"ربما"'
    assert repair_quotes(text) == '«نعم»\n```\n"لا"\n```\n«ربما»'


@pytest.mark.parametrize("text", ['» {":\x0c"}', '»{":\x0c}', '» {":\u2028"}'])
def test_what_looks_like_code_ends_with_its_line(text: str) -> None:
    once = repair_quotes(text)
    assert repair_quotes(once) == once
    complete = complete_quotes(text)
    assert complete_quotes(complete) == complete


# An edit may change what is protected, in its own line and in others: the whole text is read again.
# Step, text, what becomes of it, and why.
SPANS = [
    (
        repair_quotes,
        '"نعم","\nماء"',
        "«نعم»,»\nماء»",
        "what looked like a list of strings protected the next line's mark, until it was repaired",
    ),
    (
        repair_quotes,
        "\u00d3\u00e1\u00ed\u00df\u2039\u00e3 ك\u00bbنهر",
        "\u00d3\u00e1\u00ed\u00df \u00ab\u00e3 ك\u00abنهر",
        "with a blank before it, what looked like a word is mojibake",
    ),
    (
        complete_quotes,
        '{": نعم"}نهر"}\n{',
        '{": نعم"}نهر"}\n{',
        "a string of JSON that is completed has an end again, and its closer none",
    ),
    (
        complete_quotes,
        '\u00d9\u0085\u00d8\u00af(\u00d8\u00b1" و',
        '\u00d9\u0085\u00d8\u00af(\u00d8\u00b1" و',
        "what is added within mojibake is protected, and its partner alone again",
    ),
]


@pytest.mark.parametrize(("step", "text", "expected", "why"), SPANS)
def test_what_is_written_may_change_what_is_protected(step, text, expected, why: str) -> None:
    assert step(text) == expected, why
    assert step(expected) == expected, why
