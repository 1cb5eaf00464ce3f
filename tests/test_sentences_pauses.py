"""Whether ``..`` and ``…`` are a full stop or a pause: by the paragraph, case by case."""

from __future__ import annotations

import pytest
from measuring import assert_linear

from arabic_norm.steps.sentences import segment_sentences, sentence_spans

NBSP = "\N{NO-BREAK SPACE}"
FATHA = "\N{ARABIC FATHA}"

#: A sentence of prose without a stop, and another that makes a paragraph of it.
FIRST = "خرجنا من القرية قبل طلوع الشمس ومعنا خبز يكفي يومين وقليل من الماء في جرة قديمة"
SECOND = "وصلنا إلى النهر عند الظهر فوجدنا الجسر مهدوما ولم نجد حولنا أحدا يدلنا على طريق آخر"
THIRD = "قضينا الليلة تحت شجرة كبيرة ثم مشينا في الصباح حتى ظهرت لنا بيوت المدينة من بعيد."

# In a case ‖ marks where a sentence ends.
PARAGRAPHS = [
    (f"{FIRST}..‖ {SECOND}.‖ {THIRD}", "two dots between two sentences"),
    (f"{FIRST} ..‖ {SECOND}.‖ {THIRD}", "a blank before them"),
    (f"{FIRST}...‖ {SECOND}.‖ {THIRD}", "three"),
    (f"{FIRST} …‖ {SECOND} …‖ {THIRD}", "the sign for three"),
    (f"{FIRST}..‖ {SECOND}..‖ {THIRD}", "a habit"),
    (f"{FIRST}.. مثل {SECOND}.‖ {THIRD}", "an example carries the sentence on"),
    (f"{FIRST}.. مضيفا أنه {SECOND}.‖ {THIRD}", "the participle of somebody who speaks on"),
    (f"{FIRST}.. «نعم» {SECOND}.‖ {THIRD}", "dots lead up to a quotation"),
    (f"{FIRST} «نعم».. و«لا» {SECOND}.‖ {THIRD}", "or stand between two"),
    (f"{FIRST}.. حيث {SECOND}.‖ {THIRD}", "so does a subordinate clause"),
    (f"{FIRST}… إلخ.‖ {SECOND}.‖ {THIRD}", "and so on"),
    (f"{FIRST} في .. {SECOND}.‖ {THIRD}", "a preposition waits for its noun"),
    (f"{FIRST} فضل ا.. {SECOND}.‖ {THIRD}", "a letter is the beginning of a word"),
    (f"{FIRST}، .. {SECOND}.‖ {THIRD}", "after a comma dots are a pause"),
    (f"{FIRST}.‖ نعم .. {SECOND}.‖ {THIRD}", "one word is no sentence"),
    (f"{FIRST} .. عجبا.‖ {SECOND}.‖ {THIRD}", "nor is one behind them"),
    (f"{FIRST} «قلنا .. {SECOND}».‖ {THIRD}", "a quotation is open"),
    (f"{FIRST} (قلنا .. {SECOND}).‖ {THIRD}", "a bracket is open"),
    (f"{FIRST} ..{SECOND}.‖ {THIRD}", "glued to what follows they open it"),
]

SHORT = [
    ("وزير النقل يعلن افتتاح الجسر الجديد .. والسكان ينتظرون", "a headline"),
    ("أظن أننا لن نصل في هذا اليوم.. ربما نصل غدا صباحا", "a short post"),
]


def ends_of(case: str) -> tuple[str, list[int]]:
    """Return a case's text, and its ends but the last."""
    pieces = case.split("‖")
    ends = [len("".join(pieces[:count])) for count in range(1, len(pieces))]
    return "".join(pieces), ends


@pytest.mark.parametrize(("case", "why"), PARAGRAPHS + SHORT)
def test_dots(case, why):
    text, ends = ends_of(case)
    assert [end for _, end in sentence_spans(text)][:-1] == ends, why


@pytest.mark.parametrize(("case", "why"), PARAGRAPHS + SHORT)
def test_vowel_signs_change_nothing(case, why):
    text, ends = ends_of(case)
    vocalized = "".join(char + FATHA if "ء" <= char <= "ي" else char for char in text)
    found = [end for _, end in sentence_spans(vocalized)][:-1]
    assert [end - vocalized[:end].count(FATHA) for end in found] == ends, why


@pytest.mark.parametrize("gap", ["    ", NBSP * 3, "\t", "\n"])
def test_headlines_run_together_are_no_paragraph(gap):
    headlines = ["وزير النقل يعلن افتتاح الجسر الجديد .. والسكان ينتظرون القطار"] * 6
    page = gap.join(headlines)
    assert [page[start:end] for start, end in sentence_spans(page)] == headlines


@pytest.mark.parametrize(("case", "why"), PARAGRAPHS + SHORT)
def test_what_went_on_goes_on_again(case, why):
    lines = segment_sentences(case.replace("‖", ""))
    assert segment_sentences(lines) == lines, why


PIECES = [
    "كلمة كلمة كلمة كلمة كلمة .. ", "كلمة .. ", f"{FATHA * 50} .. ", ".. «", "( كلمة .. ", "و .. ",
]  # fmt: skip


@pytest.mark.timed
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_time_is_linear_in_dots(piece):
    assert_linear(sentence_spans, [piece])
