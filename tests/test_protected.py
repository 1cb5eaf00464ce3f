"""What is no Arabic prose is protected, and prose is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring import assert_linear

from arabic_norm.letters import LINE_BREAKS
from arabic_norm.steps.protected import has_arabic_letter, is_arabic, protected_spans
from arabic_norm.steps.protected.blocks import code_lines, may_hold_code, structures
from arabic_norm.steps.protected.inline import pieces
from arabic_norm.steps.protected.lines import (
    PROSE,
    WEAK,
    kind_at_sight,
    kind_in_full,
    left_open,
    left_open_in_full,
)
from arabic_norm.steps.protected.looks import (
    DITTO,
    FACE,
    FOREIGN,
    MAIL,
    MOJIBAKE,
    PROTECTING,
    WIDE,
    exact_looks,
    looks_for,
)
from arabic_norm.steps.protected.mojibake import mojibake_runs
from arabic_norm.steps.protected.spans import disjoint

# Whole texts that stay.
WHOLE = [
    ('title = "الطريق",', "BibTeX, blanks around the sign"),
    ("  title = {الطريق {الطويل}},", "BibTeX in braces"),
    ('cout << "مرحبا";', "C++"),
    ('print("مرحبا")', "a call"),
    ('    return "مرحبا"', "its indentation too"),
    ('x = "نعم"  # تعليق "هنا"', "a comment behind code"),
    ("INSERT INTO books VALUES ('الطريق');", "SQL"),
    ("SELECT * FROM كتب WHERE الاسم = 'نور'", "SQL with Arabic names"),
    ('echo "مرحبا"', "shell"),
    ('#include "عنوان.h"', "the C preprocessor"),
    ('"title": "الطريق", "id": 3', "a fragment of JSON"),
    ('{"عنوان": "الطريق"}', "JSON"),
    ('{"س":\n ["ص", {"ع": "غ"}]}\n', "JSON over lines"),
    ("['القسم الأول', 'القسم الثاني']", "a list of Python"),
    ("{'العنوان': 'البحر', 'الأبواب': ['الموج', 'الرمل']}", "a dict with a list in it"),
    ("('أحمد', 'سلمى', 'نور')", "a tuple"),
    ('نور,"سوق, قديم",3', "a row of CSV"),
    ("```\nاسم = 'نور'\n```", "a fenced block"),
    ('---\ntitle: "الطريق"\n---', "front matter"),
    ("<script>\nقل('نعم')\n</script>", "a script"),
    ('<!-- ملاحظة "أولى"\n"ثانية" -->', "a comment over two lines"),
    ("الرئيسية » أخبار", "a path from the root page"),
    ("المتجر » الكتب » الروايات", "a path of three"),
    ("أدب » كتب » روايات » نهر", "three arrows pair no quotations"),
    ("« المقال السابق | المقال التالي »", "a pager"),
    ("Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©", "UTF-8 read as Windows-1252"),
    ("Ù\x85Ø¯Ø±Ø³Ø© Ø§Ù\x84Ù\x86Ù\x87Ø±", "UTF-8 read as Latin-1: U+0085 is no line break"),
    ("ط§ظ„ط³ظ„ط§ظ… ظˆ", "UTF-8 read as Windows-1256, a word of one letter with it"),
    ("ÇáÓáÇã Úáíßã", "Windows-1256 read as Windows-1252"),
    ("ط،غ،", "UTF-8 read as Windows-1256: letters that end in the byte of a comma"),
]
# The text, and what of it stays.
PARTS = [
    ('قال "نعم" ثم print("لا") "هنا"', ['print("لا")'], "a call in prose"),
    ('<p class="x">قال "نعم"</p>', ['<p class="x">', "</p>"], "tags, and not what they enclose"),
    ('انظر https://example.org/?q="نعم هنا', ["https://example.org/?q="], "an address"),
    (
        'انظر https://example.org/?q="nour" و"نعم"',
        ['https://example.org/?q="nour"'],
        "its query too",
    ),
    ('كتب id="س" ثم "نعم"', ['id="س"'], "an attribute"),
    ('كتب ["س", "ص"] ثم "نعم"', ['["س", "ص"]'], "a list of JSON"),
    ('كتب ```"س"``` ثم "نعم"', ['```"س"```'], "fenced code in a line"),
    (
        "نهر\nقال ```نعم\nلا``` ثم\nباب",
        ["قال ```نعم\nلا``` ثم"],
        "fenced code over lines: all of them",
    ),
    ('"س","ص","ع"\nقال "نعم"', ['"س","ص","ع"'], "a row of CSV above prose"),
    ('"س";"ص";"ع"\nقال "نعم"', ['"س";"ص";"ع"'], "a row with semicolons"),
    (
        "عند 33\N{PRIME}15\N{DOUBLE PRIME} تقريبا",
        ["33\N{PRIME}15\N{DOUBLE PRIME}"[1:]],
        "minutes and seconds",
    ),
    ("«انظر https://example.org/a› الآن", ["https://example.org/a"], "no angle mark is in one"),
    ("راسل nour@example.org الآن", ["nour@example.org"], "an address of mail"),
    ('[نص](https://example.org "عنوان")', ['](https://example.org "عنوان")'], "a Markdown link"),
    ("اكتب `a = 'b'` هنا", ["`a = 'b'`"], "inline code"),
    ('كتب ``"س" `"ص"` `` ثم "نعم"', ['``"س" `"ص"` ``'], "code between two backticks"),
    ('الجيش (\u05e6\u05d4"\u05dc) "نعم"', ['"'], "the gershayim of a Hebrew abbreviation"),
    ('أرسل {"الاسم": "نور"} إليه', ['{"الاسم": "نور"}'], "an object in prose"),
    ("طوله 5'10\" تقريبا", ["5'10\""], "feet and inches"),
    ('وصلت أخيرا :") شكرا', [':")'], "a face"),
    ('اشتقت لكم :"( كثيرا', [':"('], "a sad one"),
    ('قلم أزرق\n"  أحمر', ['"'], "a ditto mark"),
    ('شارع النهر رقم 4\n"       "    رقم 6', ['"', '"'], "two of them"),
    ('قال \\"سأعود\\" ثم', ['\\"', '\\"'], "escaped marks: whole or not"),
    ('قال "نعم": Ø§Ù„Ø¹', ["Ø§Ù„Ø¹"], "mojibake beside sound words"),
]
# Prose, of which nothing stays.
OPEN = [
    ('قال: "نعم"', "a colon"),
    ('العنوان = "الطريق" عند أكثرهم', "an equals sign"),
    ("اختار لونين ('الأحمر' و'الأزرق') من العلبة.", "quotations in brackets"),
    ('قرأ مقال "Good Morning" أمس.', "quoted Latin"),
    ('فتح ملف report.pdf في "المكتب"', "the name of a file"),
    ('شبكة GSM(شبكة "الهاتف") قديمة', "a name glued to its bracket"),
    ('BBC: "خبر عاجل"', "a source in Latin letters"),
    ('"نعم"', "a quotation alone"),
    ('قال (انظر "نعم")', "brackets that no name calls"),
    ('كتب ["نعم"] أمس', "a list of one is a quotation in brackets"),
    ('كتب {"نعم"} أمس', "braces without a key"),
    ('رأى "نهرا"، و"بابا" أمس', "quotations with Arabic commas are no row"),
    ("يسمى » الميناء » منذ قرن", "closers for both marks, blanks inside"),
    ('قال:\n"سنعود غدا"\nثم مضى', "a line that a quotation fills"),
    ("الفرق بين ``الليل'' و``النهار'' واضح.", "TeX's marks"),
    ("قالت „نعم“ وخرجت", "German marks"),
    ("قرأ »الأفق »ثم نام", "a closer for an opener"),
    ("داعش » وتركيا »", "closers apart"),
    ("أنبوب قطره Ø 50 مم", "the sign of a diameter"),
    ("Ù è una lettera, «Ü» e «É»", "European letters"),
    ("ظل الطفل… وطلب «ظرفا»، ع»ط", "tah and zah"),
    ('# عنوان "أول"\n\n* بند "ثان"', "a heading and an item"),
    ("قال <<نعم>> ومضى", "guillemets typed with angle brackets"),
]


def protected(text: str) -> list[str]:
    return [text[start:end] for start, end in protected_spans(text)]


@pytest.mark.parametrize(("text", "why"), WHOLE)
def test_the_whole_text_stays(text: str, why: str) -> None:
    assert protected(text) == [text], why


@pytest.mark.parametrize(("text", "parts", "why"), PARTS)
def test_parts_of_a_text_stay(text: str, parts: list[str], why: str) -> None:
    assert protected(text) == parts, why


@pytest.mark.parametrize(("text", "why"), OPEN)
def test_prose_is_open(text: str, why: str) -> None:
    assert protected(text) == [], why


PROGRAM = '''def greet(name):
    """رحب بمن "دخل".

    سطر آخر "هنا"
    """
    # تعليق "مهم"
    if name:
        words = [
            "مرحبا",
            name,
        ]
        return words
    return None
'''


def test_a_program_keeps_its_indentation_and_its_docstrings() -> None:
    assert protected(PROGRAM) == [PROGRAM]


BLOCKS = [
    ('\\echo Use "نهر" to load it. \\quit\nCREATE VIEW a AS\n  SELECT 1;\n', "a command of psql"),
    ('x=$1\nrm -f "$x"\ntest -d "$y"\ntrap "نهر" EXIT\n', "a command that quotes an Arabic word"),
    ('x = 1\n#تعليق "أول"\ny = 2\nz = 3\n', "a comment without a blank"),
    ('CREATE VIEW a AS\n--تعليق "أول"\n  SELECT 1\nFROM b;\n', "in SQL"),
    (
        '/*****\n\nPROVIDED "كما هو".\n\n*****/\n#define A 1\n#define B 2\n#define C 3\n',
        "a comment in a row of asterisks",
    ),
    ("make 2>&1 | tee log\n# 'نهر' أول\nx=$?\n", "shell"),
]


@pytest.mark.parametrize(("text", "why"), BLOCKS)
def test_lines_among_code_are_code(text: str, why: str) -> None:
    assert protected(text) == [text], why


ALONE = [
    ('Use "نهر" to load it.', "English about an Arabic word"),
    ('#أمثال "قطرة ثم نهر"', "a hashtag"),
    ('--قال "نعم"', "a speaker's dash"),
    ('x = 1\n\nقال "نعم" ثم سكت.\n\ny = 2', "prose between two lines of code"),
]


@pytest.mark.parametrize(("text", "why"), ALONE)
def test_the_same_beside_no_code_is_open(text: str, why: str) -> None:
    assert [part for part in protected(text) if has_arabic_letter(part, 0, len(part))] == [], why


def test_prose_around_a_program_is_open() -> None:
    before, after = 'قال "نعم":\n', 'ثم "لا" وحدها.'
    assert protected(before + PROGRAM + after) == [PROGRAM]


def test_a_value_runs_on() -> None:
    text = '@book{a,\n  title = {الطريق "إلى"\n    "البحر"},\n}\n'
    assert protected(text) == [text]


# A line, and whether it is Arabic.
LANGUAGES = [
    ("المملکة الأردنية", True, "a Persian kaf in Arabic words"),
    ("هذه المدینة قدیمة", True, "Persian yehs"),
    ("ھذه القریة أکبر من تلك", True, "heh of Urdu"),
    ("زرت پاريس أمس", True, "a foreign sound in a name"),
    ("وَیُرۡبِی ٱلصَّدَقَـٰتِ", True, "the Quran writes Farsi yeh"),
    ("", True, "nothing"),
    ("کتاب «شب» و «روز» را خواندم", False, "Persian without its own letters"),
    ("دو واژهٔ «پدر» و «پسر»", False, "Persian sounds"),
    ("نامهٔ دوست", False, "the ezafe alone"),
    ("تأثیر این کتاب بر مردم", False, "alef with hamza inside a Persian word"),
    ("یہ کتاب اچھی ہے", False, "Urdu"),
    ("هەموو مرۆڤەکان بە ئازادی", False, "Kurdish"),
]


@pytest.mark.parametrize(("line", "expected", "why"), LANGUAGES)
def test_is_arabic(line: str, expected: bool, why: str) -> None:
    assert is_arabic(line) is expected, why


def test_has_arabic_letter() -> None:
    assert has_arabic_letter("a ب", 0, 3)
    assert not has_arabic_letter("a ب", 0, 2)
    assert not has_arabic_letter("٣، ؟ x", 0, 6)


SIGNS = [
    '"',
    "'",
    "`",
    "```",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "=",
    ":",
    ",",
    ";",
    "\\",
    "<",
    ">",
    "/",
]
SIGNS += [
    "»",
    "«",
    "#",
    "@",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\x85",
    "a",
    "ab",
    "ب",
    "نعم",
    "1",
    "Ø§",
    "ط§",
]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join) | st.text(max_size=30)
EVERY_LOOK = -1  # all bits
#: Signs that enclose nothing which runs over lines.
IN_LINE = [*set(SIGNS) - {"```", "<", ">", "{", "[", "\n", "\r\n", "\x85", "=", "("}]


@given(TEXTS)
def test_spans_are_ordered_disjoint_and_within_the_text(text: str) -> None:
    end = -1
    for start, next_end in protected_spans(text):
        assert end < start < next_end <= len(text)
        end = next_end


LOOKS = [
    # text, the looks whose signs it holds, those that it asks for
    ('قال "نعم"، ثم عاد', 0, 0),
    ('قال "نعم"، ثم  عاد', WIDE, WIDE),
    ("بريد@", MAIL, MAIL),
    ('قال:"نعم"', FACE, 0),
    (':"نعم"', FACE, FACE),
    ('قال :"نعم"', FACE, FACE),
    ('نعم"  لا', WIDE, DITTO | WIDE),
    ("پارک", FOREIGN, FOREIGN),
    ("Ø§Ù„", MOJIBAKE, MOJIBAKE),
]


@pytest.mark.parametrize(("text", "seen", "asked"), LOOKS)
def test_a_text_asks_for_the_looks_whose_signs_it_holds(text: str, seen: int, asked: int) -> None:
    assert looks_for(text) == seen
    assert exact_looks(text, seen) == asked


@given(TEXTS)
def test_a_text_without_signs_of_them_has_no_protected_spans(text: str) -> None:
    assert looks_for(text) & PROTECTING or protected_spans(text) == []


@given(TEXTS)
def test_no_look_is_left_out_that_finds_something(text: str) -> None:
    """Which looks a text asks for is told by its signs: all looks together find no more."""
    found = [*structures(text, EVERY_LOOK), *pieces(text, EVERY_LOOK)]
    found += code_lines(text) if may_hold_code(text, EVERY_LOOK) else []
    assert protected_spans(text) == disjoint([*found, *mojibake_runs(text)])


@given(st.lists(st.sampled_from(IN_LINE), max_size=12).map("".join), st.sampled_from("\n\r\u2028"))
def test_a_line_of_prose_beside_it_changes_nothing(line: str, line_break: str) -> None:
    prose = "مشى الناس في الطريق"
    assert protected_spans(line + line_break + prose) == protected_spans(line)


AT_SIGHT = [
    (' "نعم" قالها الناس', PROSE, "a quotation that is closed"),
    ('"ذهب ثم عاد', PROSE, "one that begins the line and is not"),
    ("- الفصل الأول", PROSE, "an item of a list"),
    ("1/ الفصل الأول", PROSE, "a numbered one"),
    (' "ذهب ثم عاد" ', WEAK, "a quotation that fills the line"),
    ("-- الفصل", None, "a comment of SQL"),
    ("/* الفصل", None, "a comment of C"),
    ('"a""b" نعم', None, "without what is in them, two literals look like three marks"),
    ('f("/*") نعم', None, "what may begin a comment, in a literal"),
]


@pytest.mark.parametrize(("line", "kind", "why"), AT_SIGHT)
def test_the_first_signs_tell_a_kind(line: str, kind: int | None, why: str) -> None:
    assert kind_at_sight(line) == kind, why


#: What may begin a literal, a comment or a statement, before a letter and behind one.
PARTS_OF_LINES = [
    *('"', "'", "`", '"""', "'''", "\\", "{", "#", "%", ";", "<!--", "//", "/*", "*/", "--"),
    *("-", "/", "*", "=", ":", "(", ")", "[", ",", " ", "\t", "\u00a0", "r", "u", "a", "1"),
    *("return", "echo", "SELECT", "FROM", "INSERT INTO", "ن", "قال", "،", "«"),
]


@given(st.lists(st.sampled_from(PARTS_OF_LINES), max_size=9).map("".join))
def test_what_the_first_signs_tell_is_what_the_whole_line_tells(line: str) -> None:
    assert left_open(line) == left_open_in_full(line)
    kind = kind_at_sight(line)
    if kind is not None:
        assert (kind, "") == (kind_in_full(line), left_open_in_full(line))


@given(st.text("بتثجح \u060c.", max_size=60))
def test_letters_alone_are_open(text: str) -> None:
    assert protected_spans(text) == []


HOSTILE = [
    "`",
    '"',
    "'",
    "a(",
    'f("',
    "{",
    '{"a":',
    "[",
    '["a",',
    "<a",
    "<!--",
    "<pre>",
    "</a",
    "\\",
]
HOSTILE += [
    "a=",
    'x="',
    " » ",
    "« ",
    '"  ',
    "www.",
    "a@",
    "Ø§",
    "ط§",
    "Ç ",
    "(Ç",
    'x = "\n',
    "x = {\n",
]
HOSTILE += ["x = 1;\n", '"""\n', "/*\n", "```\n", "a, ", '"",', "%(", "\n", *LINE_BREAKS[1:]]


@pytest.mark.timed
@pytest.mark.parametrize("sign", HOSTILE)
def test_time_is_linear(sign: str) -> None:
    assert_linear(protected_spans, [sign])
