"""What is a layout gap to `break_gaps` and to sentences."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from measuring import assert_linear

from arabic_norm import break_gaps, sentences
from arabic_norm.letters import BLANKS, LINE_BREAKS, TRANSPARENT, span
from arabic_norm.steps.gaps import broken_gaps, governs, has_gap, is_wide

NBSP = "\N{NO-BREAK SPACE}"
EM, THIN = "\N{EM SPACE}", "\N{THIN SPACE}"

# A run of blanks; whether it is wide enough; why.
RUNS = [
    ("\t", True, "a tab"),
    (" \t ", True, "between blanks"),
    ("    ", True, "four blanks"),
    ("   ", False, "three stand between hemistichs"),
    (" ", False, "one parts words"),
    (NBSP, False, "so does one no-break space"),
    (NBSP * 2, False, "two are typed by accident, or stand beside a link"),
    (f"{NBSP} {NBSP}", False, "a plain blank between them or not"),
    (NBSP * 3, True, "three are typed for layout"),
    (f"{NBSP} {NBSP} ", True, "four of both kinds"),
    (EM * 4, True, "four of any kind"),
    (EM * 2, False, "two wide blanks"),
    (f"{THIN}{EM}{NBSP}", True, "three that are no plain blank"),
    (f" {EM} ", False, "one among plain blanks"),
]

# Lines with ‖ where a gap is; why. A gap's blanks stay before the mark.
LINES = [
    ("افتتاح المعرض    ‖وصول القطار    ‖هبوط الأسعار", "headlines"),
    ("الرئيسية    ‖أخبار    ‖رياضة", "names of sections, a word each"),
    ("وزير النقل  يزور المدينة    ‖وصول القطار", "a blank typed twice, not beside the gap"),
    (f"افتتاح المعرض{NBSP * 3}‖وصول القطار{NBSP * 3}‖هبوط الأسعار", "by three no-break spaces"),
    ("يجوز   للمستأجر     أن يطلب   إصلاح     العين", "a justified line: three blanks are near"),
    ("ويلتزم   صاحب العمل    بدفع الأجر", "before the phrase alone"),
    ("في مدة  العقد    دفع الأجر", "two blanks beside the very word"),
    ("دفع الأجر    مدة  العقد", "also after it"),
    ("قفا نبك من ذكرى حبيب ومنزل   بسقط اللوى بين الدخول فحومل    ‖وقوفا بها صحبي", "verse"),
    ("يجوز   للمستأجر          ‖هبوط الأسعار", "more blanks than pad a line"),
    ("عاد المدير   أمس.    ‖هبوط الأسعار", "a stop parts the gap from what is padded"),
    ("عاد المدير   أمس\t‖هبوط الأسعار", "a tab pads nothing"),
    ("عاد \t  ‖أمس    ‖هبوط الأسعار", "a run with a tab in it is a gap itself"),
    ("ارتفعت بنسبة من    أصل المبلغ", "a preposition governs what follows"),
    ("عَلَى    صاحب المزرعة", "with vowel signs too"),
    ("الخدمة والأمن    ‖هبوط الأسعار", "the end of a word is no preposition"),
    ("الاسم:    سامي حداد", "a label and its value"),
    ("الاسم:\tسامي حداد", "by a tab too"),
    ("من الكتاب (    الصفحة الأولى    )", "inside brackets"),
]


@pytest.mark.parametrize(("run", "wide", "why"), RUNS)
def test_runs_of_blanks(run, wide, why):
    assert is_wide(run) == wide, why


@pytest.mark.parametrize(("marked", "why"), LINES)
def test_gaps_in_a_line(marked, why):
    pieces = marked.split("‖")
    line = "".join(pieces)
    stripped = [piece.strip() for piece in pieces]
    assert break_gaps(line) == "\n".join(stripped), why


@pytest.mark.parametrize(("marked", "why"), LINES)
def test_sentences_part_where_break_gaps_does(marked, why):
    line = marked.replace("‖", "")
    found = [sentence.text for sentence in sentences(line)]
    assert found == [piece.strip() for piece in marked.split("‖")], why


def test_a_gap_stands_inside_a_line():
    assert broken_gaps("نهر    نهر\tنهر") == [(3, 7, "\n"), (10, 11, "\n")]
    assert broken_gaps("    نهر    ") == []
    assert broken_gaps("نهر\n    نهر    \nنهر") == []


def test_a_gap_begins_at_its_first_blank():
    assert broken_gaps("نهر \t نهر") == [(3, 6, "\n")]
    assert broken_gaps(f"نهر {NBSP}{NBSP}{NBSP}نهر") == [(3, 7, "\n")]


# Between the bars.
GAPS = [
    ("نهر|نهر  باب|نهر", False, "two blanks"),
    ("نهر|نهر   باب|نهر", False, "three"),
    ("نهر|نهر    باب|نهر", True, "four"),
    ("نهر|نهر\tباب|نهر", True, "a tab"),
    (f"نهر|نهر {NBSP} باب|نهر", False, "a no-break space"),
    (f"نهر|نهر{NBSP * 2}باب|نهر", False, "two of them"),
    (f"نهر|نهر{NBSP * 3}باب|نهر", True, "three"),
    (f"نهر|{NBSP * 3}|نهر", True, "nothing else"),
    (f"{NBSP * 2}|نهر باب|\t", False, "before and after"),
    ("نهر  | باب | نهر", False, "partly before and after"),
    ("نهر|نهر  باب: نهر    باب|نهر", True, "the second run"),
]


@pytest.mark.parametrize(("case", "expected", "why"), GAPS)
def test_has_gap(case, expected, why):
    before, between, after = case.split("|")
    end = len(before) + len(between)
    assert has_gap(before + between + after, len(before), end) is expected, why


#: Of Latin, Arabic, their signs, other scripts; beyond the first plane.
_CHARACTERS = (
    span(0x21, 0x24F) + span(0x5D0, 0x8FF) + span(0x2000, 0x20CF) + "中\U00010efd\U0001f600"
)


def test_words_beside_a_gap_are_told_by_their_properties():
    """A table says so for most characters; it must agree."""
    for char in set(_CHARACTERS) - set(BLANKS + LINE_BREAKS):
        is_letter = regex.match(r"[\p{L}\p{N}]", char) is not None
        goes_on = is_letter or char in TRANSPARENT + "،,؛"
        text = f"نهر   باب{char}نهر    باب"  # three blanks pad a line of words
        assert has_gap(text, 0, len(text)) is not goes_on, ascii(char)
        assert governs(f"{char}في", 3) is (char in TRANSPARENT or not is_letter), ascii(char)


def test_the_blanks_of_code_part_nothing():
    code = 'import os\ndef f(x):\n    y = "نهر"    # باب    نهر\n    return g(x)'
    assert broken_gaps(code) == []


_WORDS = st.sampled_from(["نهر", "في", "عاد.", "(سامي", "يجوز،", "12", "قَلَم", ":"])
_RUNS = st.sampled_from(
    [" ", "  ", "   ", "    ", "     ", " " * 9, "\t", " \t  ", NBSP * 2, NBSP * 3, "\n", "\n  "]
)


@given(st.lists(st.tuples(_WORDS, _RUNS), max_size=12))
def test_what_was_kept_is_kept_again(pairs):
    text = "".join(word + run for word, run in pairs)
    assert break_gaps(break_gaps(text)) == break_gaps(text)


@pytest.mark.timed
@pytest.mark.parametrize(
    "piece", ["كلمة    ", "كلمة   كلمة     ", "    ، ", "\N{ARABIC FATHA}    "], ids=ascii
)
def test_time_is_linear_in_gaps(piece):
    assert_linear(break_gaps, [piece])
