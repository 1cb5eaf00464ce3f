"""Sentence spans: the contract, layout, and the step; test_stops.py holds the rules for stops."""

from __future__ import annotations

import json
import os
import pathlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from laws import check_sentences
from measuring import assert_linear

from arabic_norm import INDEX, letters, segment_sentences, sentences, splice
from arabic_norm.steps.sentences import sentence_spans

RLM = "\N{RIGHT-TO-LEFT MARK}"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
NBSP = "\N{NO-BREAK SPACE}"
AYAH = "\N{ARABIC END OF AYAH}"
RUB = "\N{ARABIC START OF RUB EL HIZB}"


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def read_case(case: str) -> tuple[str, list[str]]:
    """Return the text of a case and its sentences; ``‖`` marks where one ends."""
    return case.replace("‖", ""), [part.strip() for part in case.split("‖")]


LAYOUT = [
    ("خرج الولد\n‖عاد الأب", "a line break ends, though no stop is there"),
    ("خرج الولد\r\n‖عاد الأب", "so does a carriage return and line feed, once"),
    ("خرج الولد\n\n\n‖عاد الأب", "empty lines are no sentences"),
    (f"خرج الولد. {RLM}\n‖عاد الأب", "what is not seen is no sentence before a line break"),
    ("خرج الولد\N{PARAGRAPH SEPARATOR}‖عاد الأب", "a paragraph separator"),
    ("خرج الولد\t‖عاد الأب", "a tab is a layout gap"),
    (f"خرج الولد{NBSP}{NBSP}{NBSP}‖عاد الأب", "so are three no-break spaces"),
    (f"خرج الولد {NBSP} {NBSP} ‖عاد الأب", "blanks between them or not"),
    (f"خرج{NBSP}الولد", "one no-break space is a blank"),
    (f"خرج{NBSP}{NBSP}الولد", "so are two"),
    ("خرج الولد    ‖عاد الأب", "four plain blanks are a gap"),
    ("خرج الولد   عاد الأب", "three stand between hemistichs"),
    ("الاسم:    سامي حداد", "after a colon a gap parts a label from its value"),
    ("الأول،    والثاني", "after a comma the sentence goes on"),
    (f"«{NBSP}{NBSP}نص{NBSP}{NBSP}»", "blanks inside a quotation are no layout"),
    *(
        (f"قال {opener}{NBSP}{NBSP}نص{NBSP}{NBSP}{closer} ثم", "nor are those inside marks")
        for opener, closer in ("«»", "\u201c\u201d", "()", "[]", "{]")
    ),
    ("1.\tالمقدمة", "the number of an item is no sentence"),
    ("• خبز ‖• ملح", "a bullet begins an item"),
    ("نص ‖\N{PILCROW SIGN} نص آخر", "a pilcrow begins a paragraph"),
    ("تبدأ الفقرة بعلامة ( \N{PILCROW SIGN}) دائما", "one in brackets is spoken of"),
    ("تبدأ الفقرة بعلامة «\N{PILCROW SIGN} » دائما", "and in quotation marks"),
    ("تبدأ الفقرة (‖\N{PILCROW SIGN} نص آخر) دائما", "one that a text follows is not"),
    ("تبدأ الفقرة ‖\N{PILCROW SIGN}) دائما", "nor is one that nothing opens"),
    (f"قل هو الله أحد {AYAH}١ ‖الله الصمد {AYAH}٢", "the sign of a verse ends it, with its number"),
    (f"نص الآية {AYAH} ‖نص آخر", "a verse's sign without a number"),
    ("نص الآية ﴿١﴾ ‖نص آخر", "a verse's number in ornate brackets"),
    ("قال تعالى ﴿الحمد لله رب العالمين﴾ صدق الله", "ornate brackets around a verse end nothing"),
    (f"نص الآية ‖{RUB} نص آخر", "the sign of a quarter begins one"),
]


@pytest.mark.parametrize(("case", "why"), LAYOUT)
def test_layout(case: str, why: str) -> None:
    text, expected = read_case(case)
    assert sentences_of(text) == expected, why


def test_nothing_holds_no_sentence() -> None:
    assert sentence_spans("") == []
    assert sentence_spans(" \n\t ") == []


#: What shows nothing where it stands without a letter, and so is no sentence.
SHAPELESS = {
    "a byte order mark": BOM,
    "marks of direction": f"{RLM}\u202b\u202c",
    "a soft hyphen and a joiner": "\u00ad\u200d",
    "control codes": "\x00\x1b\x7f\x9f",
    "a tag": "\U000e0041",
    "a variation selector": "\ufe0f",
    "vowel signs": "\N{ARABIC FATHA}\N{ARABIC SHADDA}",
    "a hamza without its letter": letters.HAMZA_ABOVE,
    "a sign of the Quran beyond the first plane": "\U00010efd",
    "a mark of another script": "\N{COMBINING TILDE}",
    "more than the number of an item has": "\N{ARABIC FATHA}" * 13,
}
every_shapeless = pytest.mark.parametrize("nothing", SHAPELESS.values(), ids=SHAPELESS)


@every_shapeless
def test_what_does_not_show_is_no_sentence(nothing: str) -> None:
    assert sentences_of(nothing) == []
    assert sentences_of(f" {nothing} \n{nothing}\n") == []
    assert sentences_of(f"{nothing}\nخرج الولد\n{nothing}") == ["خرج الولد"]
    for before, after in [("\n", "\n"), ("\n", "\r\n \n"), (". ", "\n"), ("\u2028", "\n\n")]:
        text = f"خرج الولد{before}{nothing}{after}عاد الأب"
        assert len(sentences_of(text)) == 2
        assert segment_sentences(text).split("\n") == sentences_of(text)
        assert sentences(text, INDEX)[1].text == "عاد الاب"


@every_shapeless
def test_what_does_not_show_stays_with_the_word_that_it_touches(nothing: str) -> None:
    assert sentences_of(f"{nothing}خرج الولد") == [f"{nothing}خرج الولد"]
    assert sentences_of(f"خرج الولد{nothing}\nعاد") == [f"خرج الولد{nothing}", "عاد"]
    assert sentences_of(f"الصمد {AYAH}{nothing}\nعاد") == [f"الصمد {AYAH}{nothing}", "عاد"]
    assert sentences_of(f"{nothing}{RUB} نص") == [f"{nothing}{RUB} نص"]


def test_a_line_that_shows_is_a_sentence_though_it_has_no_letter() -> None:
    for line in ("***", "ـــ", "😀\ufe0f", f"5{RLM}", "\ud800", "\N{ARABIC SIGN SAFHA}"):
        assert sentences_of(f"خرج\n{line}\nعاد") == ["خرج", line, "عاد"]


def test_headlines_run_together_come_out_one_by_one() -> None:
    headlines = [
        "الوزير يزور الشمال",
        "بعد المباراة.. المدرب يتحدث",
        "ارتفاع أسعار الخبز في العاصمة",
        'غلق "السوق القديم" للترميم',
        "من يكتب التاريخ ؟",
    ]
    for gap in (NBSP * 4, f" {NBSP} {NBSP}", " " * 4, "\t"):
        assert sentences_of(gap.join(headlines)) == headlines


PIECES = [
    *"ادمصوق هـ",
    "كلمة",
    "د.",
    "ق.م.",
    "إلخ.",
    "5",
    "2.3",
    "www.x.com",
    *".!؟…:،«»\"()'-•",
    "..",
    " ",
    "    ",
    NBSP,
    "\n",
    "\t",
    RLM,
    BOM,
    AYAH,
    RUB,
    "\N{ARABIC FATHA}",
    "\ud800",
    "\x00",
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text())


@example(f"الصمد {AYAH}\N{ARABIC FATHA}\nعاد")
@example(f"{BOM}{RUB} نص")
@given(TEXTS)
def test_spans_hold_all_that_shows(text: str) -> None:
    check_sentences(text, sentences(text))


@example("نهر • ")  # a bullet before the end of the text begins no item
@given(TEXTS)
def test_the_step_writes_the_sentences_one_a_line(text: str) -> None:
    spans = sentence_spans(text)
    inside = text[spans[0][0] : spans[-1][1]] if spans else ""
    assert segment_sentences(inside).split("\n") == (sentences_of(text) or [""])
    assert splice(text, segment_sentences.edits(text)) == segment_sentences(text)


@example("نهر •\N{PILCROW SIGN} ماء")
@example(f"{AYAH}'!'نهر")  # the mark begins a sentence whose blank is written by the first run
@example("وضع (يا رجل! (بالماء. والملح) الدواء")  # the second stop ends a sentence inside brackets
@example(f"د. {RLM}\tا")  # the gap becomes a line break, which the second run reads
@given(TEXTS)
def test_the_step_is_idempotent(text: str) -> None:
    once = segment_sentences(text)
    assert segment_sentences(once) == once


def test_text_that_is_one_sentence_is_the_same_object() -> None:
    text = "خرج الولد من البيت."
    assert segment_sentences(text) is text


HOSTILE = [
    ".", ". ", " .", "د. ", "م.", "5.", "1. ", "بي. ", ".\"", " . \"", "«كلمة؟ » ", "كلمة! ", "(! ",
    "كلمة.. ", "..", "( ", "\"", "«", "\n", " ", NBSP, "\t", RLM, "\N{ARABIC FATHA}",
    letters.TATWEEL, AYAH, "• ", "﴿", ".\N{ARABIC FATHA}", f".{RLM}", "كلمة.. ا:", "،     ",
]  # fmt: skip


@pytest.mark.timed
@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_time_is_linear_in_what_is_repeated(piece: str) -> None:
    assert_linear(sentence_spans, [piece])


DATA = os.environ.get("ARABIC_NORM_DATA")
#: The least F1 of sentence ends on the evaluation sets.
LEAST = {
    "hand_hard_ar": 0.98,
    "hard_wild_ar": 0.96,
    "iwslt2017_ar": 0.98,
    "newscommentary_ar": 0.99,
    "ntrex_arb_docs": 0.99,
    "tico19_ar": 0.99,
    "ud_padt_paragraph_runs": 0.98,
    "ud_pud": 0.994,
}


@pytest.mark.skipif(not DATA, reason="ARABIC_NORM_DATA is not set")
@pytest.mark.parametrize("name", LEAST)
def test_f1_of_sentence_ends(name: str) -> None:
    rows = (pathlib.Path(DATA or "") / "sent" / f"{name}.jsonl").read_text("utf-8").splitlines()
    hits = found = wanted = 0
    for row in map(json.loads, rows):
        text = row["text"]
        # the text's own end is no answer; an optional one counts neither for nor against
        uncounted = {0, len(text.rstrip())}
        uncounted |= {len(text[:end].rstrip()) for end in row.get("optional_ends", ())}
        gold = {len(text[:end].rstrip()) for _, end in row["spans"]} - uncounted
        ends = {len(text[:end].rstrip()) for _, end in sentence_spans(text)} - uncounted
        hits, found, wanted = hits + len(ends & gold), found + len(ends), wanted + len(gold)
    assert 2 * hits / (found + wanted) >= LEAST[name]
