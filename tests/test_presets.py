import doctest
import pydoc

import pytest

import arabic_norm.presets
from arabic_norm import DISPLAY, INDEX, LUCENE

NBSP = "\N{NO-BREAK SPACE}"

SPELLINGS = [
    # spellings that people search for each other
    ["الإسلام", "الاسلام", "الأسلام", "ٱلإسلام", "الإســـلام", "الإِسْلَام", "ﺍﻹﺳﻼﻡ"],
    ["مسؤول", "مسوول"],
    ["مدرسة", "مدرسه", "مدرسۃ", "مَدْرَسَة"],
    ["علي", "على", "علی"],
    ["كتاب", "کتاب", "ڪتاب"],
    ["هنا", "ھنا", "ہنا"],
    ["2025", "٢٠٢٥", "۲۰۲۵"],
    ["شيء", "شي\u200fء", "شيء\ufeff"],
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_index_brings_spellings_together(spellings):
    assert len({INDEX(spelling) for spelling in spellings}) == 1


INDEXED = [
    ("أَهْـــلاً بِكُم", "اهلا بكم"),
    ("30ـــ34 درجة", "30-34 درجه"),  # the dash is read before tatweel goes
    (f"أخبار{NBSP * 3}رياضة", "اخبار\nرياضه"),
    ("٣٫٥ و١٬٠٠٠", "3.5 و1,000"),
    ("می\u200cخواهم", "مي خواهم"),
    ("السماء", "السماء"),  # a bare hamza stays
    ("پاريس", "پاريس"),  # foreign sounds stay
]


@pytest.mark.parametrize(("text", "expected"), INDEXED)
def test_index(text, expected):
    assert INDEX(text) == expected


DISPLAYED = [
    ("أَهْـــلاً بِكُم", "أَهْلاً بِكُم"),  # no letter folded, no vowel lost
    ("سنة 1430 هـ", "سنة 1430 هـ"),
    ("می\u200cخواهم ه\u200d", "می\u200cخواهم ه\u200d"),
    ("ﺍﻟﺴﻼﻡ", "السلام"),
    ("ا\N{ARABIC HAMZA ABOVE}حمد", "أحمد"),
    ("\u202bأحمد\u202c  قال", "أحمد قال"),
    ("٣٫٥", "٣٫٥"),
]


@pytest.mark.parametrize(("text", "expected"), DISPLAYED)
def test_display(text, expected):
    assert DISPLAY(text) == expected


@pytest.mark.parametrize("text", ['0ـ"ا"', '"ا"ـ0', "&laquo;ا&raquo;ـ0"])
def test_display_leaves_no_dash_beside_a_mark_to_a_second_run(text):
    assert DISPLAY(DISPLAY(text)) == DISPLAY(text)


# A text, and what its second run would change if one step made work for an earlier one.
SETTLED = [
    ("\u0640``نعم»", "an opener of two signs, written as a guillemet, beside a tatweel"),
    ("\u0640,,نعم»", "the same with two commas"),
    ("&amp;laquo,,\u202a\u0646", "and one parted from its word by a control that goes"),
    (" &laquo;#نهر", "a line that is set in and no code once its entity is a mark"),
    ('\u200a"نور"o;', "a line whose semicolon alone shows code"),
    ("\u200af()\u06dd   \u2039", "the blank of a sign of the Quran makes a gap in code"),
    ('("نور\n"نهر', "a literal of code that ends in the next line"),
    ('("نور\n&amp;laquo"نهر', "the same, where that line is read again alone"),
    ('t(")ل›[', "what is no call, for its literal is open, until its mark is a guillemet"),
    ("&apos;نور›٫&apos; »", "two apostrophes, of which what is written leaves one"),
    ("ئصلىء ئدفيء", "a seat of the hamza that unify_hamza takes where a rule reads it"),
    ("ؤيدفيء كؤفيء سئوئ", "and waw's"),
    ("n \u2068 \ufe7d", "blanks on both sides of a control that goes"),
    ("\u061c &raquo;نور", "a blank at a line's start, behind such a control"),
    ("&quot،\u2067\ufeeb", "a control between a mark and a word"),
    ("\ufeec\u0654\u064f\u201e", "Persian's ezafe, once its marks are in order"),
    (
        "نهر\u0655\u06da\u06e7\u0653\u0652\u0640\u0654",
        "a sukun that its letter's marks part from a seat",
    ),
]


@pytest.mark.parametrize("preset", [INDEX, DISPLAY], ids=lambda preset: preset.name)
@pytest.mark.parametrize(("text", "why"), SETTLED)
def test_no_step_makes_work_for_an_earlier_one(preset, text, why):
    once = preset(text)
    assert preset(once) == once, why


def test_lucene():
    assert LUCENE("إِلَى المـدرسة ٱلأولى ؤئ") == "الي المدرسه ٱلاولي ؤئ"


PRESETS = [INDEX, DISPLAY, LUCENE]


def test_repr_names_the_preset_in_one_short_line():
    assert [repr(preset) for preset in PRESETS] == [
        "<pipeline INDEX>",
        "<pipeline DISPLAY>",
        "<pipeline LUCENE>",
    ]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_help_says_what_a_preset_is_for_folds_and_loses(preset):
    said = pydoc.render_doc(preset, renderer=pydoc.plaintext)
    assert " ".join(preset.__doc__.split()) in " ".join(said.split())
    words = preset.__doc__.split()
    assert "for" in words
    assert {"Folds", "folds"} & set(words)
    assert {"Loses", "loses"} & set(words)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_the_example_in_help_is_right(preset):
    names = vars(arabic_norm.presets)
    example = doctest.DocTestParser().get_doctest(preset.__doc__, names, preset.name, None, None)
    assert example.examples
    assert doctest.DocTestRunner().run(example).failed == 0
