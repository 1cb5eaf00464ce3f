import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm import (
    break_gaps,
    collapse_whitespace,
    space_zwnj,
    strip_controls,
    strip_idle_controls,
    strip_idle_zwnj,
    strip_zwj,
    unescape_html,
    unify_newlines,
)
from arabic_norm.steps.spaces import directions
from arabic_norm.steps.spaces.directions import kind_by_property, kind_of

NBSP = "\N{NO-BREAK SPACE}"

STRIP_CONTROLS = [
    ("\u200fمرحبا\u200e", "مرحبا"),  # direction marks
    ("\u202bمرحبا\u202c \u2067مرحبا\u2069", "مرحبا مرحبا"),  # embeddings, isolates
    ("\ufeffمر\u200bح\u00adبا", "مرحبا"),  # byte order mark, zero width space, soft hyphen
    ("أ\r\nب\vت\fث\x85ج\u2028ح\u2029خ", "أ\n\nب\nت\nث\nج\nح\nخ"),  # line breaks
    ("أ\x00\x07\x1b\x7f\x9fب", "أب"),  # C0 and C1
    ("أ\tب\nج", "أ\tب\nج"),
    ("\u0600\u0605\u06dd\u0890\u08e2", "\u0600\u0605\u06dd\u0890\u08e2"),  # visible
    ("می\u200cخواهم ه\u200d", "می\u200cخواهم ه\u200d"),  # steps of their own
]


@pytest.mark.parametrize(("text", "expected"), STRIP_CONTROLS)
def test_strip_controls(text, expected):
    assert strip_controls(text) == expected


#: First and last of what strip_controls deletes.
DELETED = [
    *((0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD)),  # C0, C1, soft hyphen
    *((0x034F, 0x034F), (0x061C, 0x061C), (0x180E, 0x180E), (0x200B, 0x200B), (0x200E, 0x200F)),
    *((0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
    *((0xE0001, 0xE0001), (0xE0020, 0xE007F)),  # tags
]


def test_strip_controls_deletes_these_and_no_others():
    deleted = [chr(code) for first, last in DELETED for code in range(first, last + 1)]
    assert [char for char in map(chr, range(0x110000)) if not strip_controls(char)] == deleted


def test_zwnj_and_zwj():
    assert space_zwnj("می\u200cخواهم") == "می خواهم"
    assert strip_zwj("ه\u200d 1430") == "ه 1430"


LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
LRE, RLE, PDF, LRI, RLI, FSI, PDI = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
LRO, RLO = "\u202d\u202e"

STRIP_IDLE_CONTROLS = [
    (f"{RLM}العربية{LRM}", "العربية"),
    (f"قال: {RLM}«نعم»{RLM}.", "قال: «نعم»."),  # right to left already
    (f"{RLE}قال أحمد{PDF} {RLI}نعم{PDI}", "قال أحمد نعم"),
    (f"تعلم C++{LRM}", f"تعلم C++{LRM}"),  # else ++C
    (f"تعلم C++{LRM} ثم C#{LRM}{LRM}", f"تعلم C++{LRM} ثم C#{LRM}"),
    (f"تعلم C{LRM} ثم", "تعلم C ثم"),  # no sign to hold
    (f"منصة {LRM}.NET هنا", f"منصة {LRM}.NET هنا"),
    (f"منصة {LRM}NET هنا", "منصة NET هنا"),
    (f"اتصل: {LRI}+966 55 123{PDI}.", f"اتصل: {LRI}+966 55 123{PDI}."),  # else its parts turn round
    (f"اتصل: {LRM}+966 55", f"اتصل: {LRM}+966 55"),
    (f"اتصل: {FSI}055-123{PDI}", f"اتصل: {FSI}055-123{PDI}"),
    (f"اتصل: {LRI}+966 55{PDI}", f"اتصل: {LRI}+966 55{PDI}"),
    (f"اتصل: {LRI}+966 55 {LRE}", f"اتصل: {LRI}+966 55 "),
    (f"عام {LRI}1990{PDI} و{LRM}25", "عام 1990 و25"),  # one number reads alike
    (f"الساعة {LRM}12:30 و{LRE}1,000{PDF}", "الساعة 12:30 و1,000"),
    (f"نسبة {LRM}50% فقط", f"نسبة {LRM}50% فقط"),
    (f"في {LRE}New York{PDF} اليوم", "في New York اليوم"),
    (f"هاتف iPhone{RLM} 7", f"هاتف iPhone{RLM} 7"),  # the number stands apart from the name
    (f"{RLM}Google تعلن", f"{RLM}Google تعلن"),  # tells the line's direction
    (f"{RLM}Google", "Google"),
    (f"{LRO}٩٧٨ ١ ٥٢{PDF}", f"{LRO}٩٧٨ ١ ٥٢{PDF}"),
    (f"ملف {RLO}gpj.exe{PDF} {LRO}abc نعم{PDF}", "ملف gpj.exe abc نعم"),  # a spoof
    (f"اتصل {LRE}+966 {RLO}55 12{PDF} 3{PDF}.", f"اتصل {LRE}+966 55 12 3{PDF}."),
    (f"قال{RLO} {PDF}نعم{PDF}{PDI}", "قال نعم"),
    (f"سطر C++{LRM}\nسطر{LRM}\nC++{LRM}", f"سطر C++{LRM}\nسطر\nC++{LRM}"),  # line by line
    ("أ\r\n\u00adب\x85ج\x1fد\u200b\u2060\ufeff\x07", "أ\n\nب\nج د"),  # as strip_controls
    ("ذ\u200a\u0670\u2060لك", "ذ\u200a\u0670\u2060لك"),  # holds a word of the Quran
    ("ذ\u0670\u2060لك", "ذ\u0670لك"),
]


@pytest.mark.parametrize(("text", "expected"), STRIP_IDLE_CONTROLS)
def test_strip_idle_controls(text, expected):
    assert strip_idle_controls(text) == expected


def test_idle_controls_are_those_that_strip_controls_deletes():
    """But for marks alone: nothing stands beside them."""
    every = [chr(code) for code in range(0x110000)]
    assert [strip_idle_controls(char) for char in every] == [strip_controls(char) for char in every]


DIRECTED = [*(LRM + RLM + ALM + LRE + RLE + PDF + LRI + RLI + FSI + PDI + LRO + RLO), LRM, RLM]


@given(text=st.lists(st.sampled_from([*DIRECTED, *"Cxاب12٣+-.,(%: \n"]), max_size=16).map("".join))
def test_strip_idle_controls_is_idempotent(text):
    once = strip_idle_controls(text)
    assert strip_idle_controls(once) == once


STRIP_IDLE_ZWNJ = [
    ("الا\u200cستعداد", "الاستعداد"),
    ("الأ\u200cمل ور\u200cق", "الأمل ورق"),
    ("و\u200cقال\u200c", "وقال\u200c"),  # lam joins
    ("ر\u064e\u0651\u200c\u200cب", "ر\u064e\u0651ب"),  # past marks, and its like
    ("می\u200cخواهم کتاب\u200cها", "می\u200cخواهم کتاب\u200cها"),  # these join
    ("خود\u200cپرستی بازگشت\u200cها کار\u200cها", "خود\u200cپرستی بازگشت\u200cها کار\u200cها"),
    ("\u200cقال", "\u200cقال"),
]


@pytest.mark.parametrize(("text", "expected"), STRIP_IDLE_ZWNJ)
def test_strip_idle_zwnj(text, expected):
    assert strip_idle_zwnj(text) == expected


def test_unify_newlines():
    assert unify_newlines("أ\r\nب\r\n\r\nج\rد\n") == "أ\nب\n\nج\rد\n"
    assert unify_newlines("أ\r\r\nب\r\r") == "أ\nب\r\r"  # written for Windows twice
    assert unify_newlines("\r\n\r\r\n\n") == "\n\n\n"


BREAK_GAPS = [
    ("أخبار    رياضة", "أخبار\nرياضة"),  # four blanks
    (f"أخبار{NBSP * 3}رياضة", "أخبار\nرياضة"),  # three NBSPs
    (f"أخبار{NBSP * 2}رياضة", f"أخبار{NBSP * 2}رياضة"),  # two are typed within a sentence
    (f"أخبار {NBSP} {NBSP} رياضة", "أخبار\nرياضة"),
    ("أخبار\tرياضة", "أخبار\nرياضة"),  # a tab
    ("صدر البيت   عجز البيت", "صدر البيت   عجز البيت"),  # three blanks part hemistichs
    (f"أخبار {NBSP}رياضة", f"أخبار {NBSP}رياضة"),  # one NBSP, and a blank
    (f"«{NBSP}الجيش{NBSP}»", f"«{NBSP}الجيش{NBSP}»"),  # one NBSP
    ("سطر\n    سطر    \nسطر", "سطر\n    سطر    \nسطر"),  # indentation is no gap
    ("    سطر    ", "    سطر    "),
    ("قال   \u200a\u0670لك", "قال   \u200a\u0670لك"),  # a carrier of the Quran is no blank
    ("قال    \u200a\u0670لك", "قال\n\u200a\u0670لك"),
]


@pytest.mark.parametrize(("text", "expected"), BREAK_GAPS)
def test_break_gaps(text, expected):
    assert break_gaps(text) == expected


COLLAPSE_WHITESPACE = [
    ("أول  الكلام", "أول الكلام"),
    (f"أول{NBSP}الكلام\u2003هنا", "أول الكلام هنا"),  # other blanks
    ("  أول الكلام  ", "أول الكلام"),
    (" أ", "أ"),
    ("أ ", "أ"),
    ("أول \n آخر", "أول\nآخر"),
    ("أول\r\nآخر", "أول\nآخر"),  # CR LF is one break
    ("أول\n\n\n\nآخر", "أول\n\nآخر"),  # paragraphs stay apart
    ("أول\n \t\nآخر", "أول\n\nآخر"),
    ("أول\r\n\r\nآخر", "أول\n\nآخر"),
    ("أول\n\rآخر", "أول\n\nآخر"),  # these are two
    ("أول \tآخر", "أول آخر"),
    ("ذ\u200a\u0670لك", "ذ\u200a\u0670لك"),  # a carrier of the Quran is no blank
    ("ء\u200a\u0670\u2060\u200aن", "ء\u200a\u0670\u2060\u200aن"),  # nor is one behind it
    ("في  \u200a\u2060\u0670 \u200a", "في \u200a\u2060\u0670"),
    ("السعر\u200a5", "السعر 5"),
    ("\U0001f600  \U0001f600", "\U0001f600 \U0001f600"),
    ("\n\n", ""),
    ("أول\nآخر", "أول\nآخر"),
]


@pytest.mark.parametrize(("text", "expected"), COLLAPSE_WHITESPACE)
def test_collapse_whitespace(text, expected):
    assert collapse_whitespace(text) == expected


PROGRAM = """def greet(name):
    if name:
        words = ["مرحبا",  name]  # تعليق


    return words
"""
CODE = [
    (PROGRAM, PROGRAM, "a program keeps its blanks"),
    (f"قال   نعم:\n\n\n{PROGRAM}\n  ثم   سكت", f"قال نعم:\n\n{PROGRAM}\nثم سكت", "prose around it"),
    ("    return 1", "    return 1", "one line that is set in"),
    ("قال  \n\n  print('نعم')  \n\n\n لا", "قال\n\n  print('نعم')  \n\nلا", "trailing blanks too"),
    ("```\n  a   أ\n```\n  قال", "```\n  a   أ\n```\nقال", "fenced text"),
    ("قال\n   - بند\n   * ثان", "قال\n- بند\n* ثان", "a list is prose"),
    ("قال\n  Nile Delta", "قال\nNile Delta", "Latin is no code"),
    ("x =  1\nقال  نعم", "x = 1\nقال نعم", "code that is not set in is not looked for"),
    ('  <p class="a">\n  نعم', '<p class="a">\nنعم', "nor do blanks before a tag count"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CODE)
def test_code_that_is_set_in_keeps_its_blanks(text, expected, why):
    assert collapse_whitespace(text) == expected, why
    assert collapse_whitespace(expected) == expected, why


LINES = [
    "x = 1",
    "return x",
    "if x:",
    "# تعليق",
    "'نعم'",
    'print("نعم")',
    "```",
    '"""',
    "/*",
    "*/",
    "x = {",
    "}",
    "* بند",
    "<p\n>",
    "قال نعم",
    "Nile",
    "",
]
BREAKS = ["\n", "\r\n", "\n\n\n"]
BLANK_RUNS = st.sampled_from(["", " ", "  ", "\t", "    "])
LAID_OUT = st.lists(
    st.tuples(
        BLANK_RUNS, st.sampled_from(LINES), BLANK_RUNS, st.sampled_from(["\n", "\r\n", "\n\n\n"])
    ),
    max_size=12,
).map(lambda lines: "".join("".join(line) for line in lines))


@given(LAID_OUT)
def test_blanks_beside_code_are_collapsed_once(text):
    written = collapse_whitespace(text)
    assert collapse_whitespace(written) == written
    assert "".join(written.split()) == "".join(text.split())


UNESCAPE_HTML = [
    ("&laquo;X&raquo;", "«X»"),
    ("&quot;&amp;&lt;&#39;", "\"&<'"),
    ("&#1593;&#x0631;", "عر"),
    ("A & B &unknown; &#; R&D;", "A & B &unknown; &#; R&D;"),  # no references
    ("&amp;laquo;", "&laquo;"),  # one layer a pass
    ("&#xD800;&#0;", "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"),
]


@pytest.mark.parametrize(("text", "expected"), UNESCAPE_HTML)
def test_unescape_html(text, expected):
    assert unescape_html(text) == expected


def test_what_arabic_text_is_made_of_has_the_direction_that_unicode_gives_it():
    for char in map(chr, range(0x10000)):
        assert kind_of(char) == kind_by_property(char), ascii(char)


@pytest.mark.parametrize(
    ("char", "kind"),
    [
        ("\u05d0", directions.ARABIC),
        ("\U0001ee00", directions.ARABIC),
        ("A", directions.LATIN),
        ("\U00020000", directions.LATIN),
        ("\ud800", directions.LATIN),  # and what is no character
        ("\u0378", directions.LATIN),
        ("\u06f1", directions.NUMBER),
        ("\u0661", directions.ARABIC_NUMBER),
        ("\u20ac", directions.CURRENCY),
        ("\u2260", directions.SIGN),
        ("\u0300", directions.NOTHING),
        ("\u061c", directions.RLM),
        ("\u00a0", directions.BLANK),
        ("\u2028", directions.BLANK),
        ("\u2067", directions.OPEN),
        ("\u2069", directions.CLOSE_ISOLATE),
        ("\u202c", directions.CLOSE_EMBEDDING),
    ],
)
def test_direction(char, kind):
    assert kind_of(char) == kind
