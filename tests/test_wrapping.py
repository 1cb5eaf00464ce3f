"""Hard-wrapped lines are joined; verse, lists, headlines and paragraphs stay."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm import splice, unwrap_lines
from arabic_norm.steps.sentences import sentence_spans

FATHA = "\N{ARABIC FATHA}"

PARAGRAPH = (
    "خرج الناس من بيوتهم في الصباح الباكر ومشوا إلى السوق الكبير وسط المدينة القديمة. وكان في "
    "السوق باعة من كل القرى المجاورة يبيعون الخبز والثمر والعسل والصوف وما تصنعه أيديهم في أيام "
    "الشتاء الطويلة. ثم عاد كل منهم إلى بيته قبل غروب الشمس ومعه ما اشتراه لأهله من طعام وثياب."
)
VERSE = "\n".join(
    ["يا دار قومي سلام", "على ثراك الكريم المعطر بالندى", "طال الفراق", "وما نسيت الليالي الخوالي"]
)
#: Lines of one hemistich, all of a length, as a wrapped page has them.
QASIDA = [
    *("سكن المساء على الحقول فلا ترى", "إلا طيورا تستريح وتنشد"),
    *("وعلى الضفاف قوارب مطوية", "وشباكها فوق الرمال تجدد"),
    *("والموج يهمس للصخور حكاية", "عن بحر أجداد مضوا وتفردوا"),
    *("فتنام أطفال القرى في حضنها", "وعلى الشفاه من الحكايا موعد"),
]
#: Rhymed two by two.
URJUZA = [
    *("يا أيها الساري إلى الوديان", "قف ساعة واسمع صدى الأغصان"),
    *("فالريح تحكي قصة القديم", "عن راحل في ليله البهيم"),
    *("قد خط في رمل الفلا آثاره", "ثم اقتفى عند الدجى أنواره"),
    *("ومر بالواحات والنخيل", "وجاور الأنهار في الأصيل"),
]
HEADLINES = "\n".join(
    [
        "الوزير يزور المدن الشمالية غدا",
        "ارتفاع الأسعار",
        "المنتخب يستعد لمباراة السبت في ملعب العاصمة",
        "أمطار على الساحل",
        "معرض الكتاب يفتح أبوابه",
    ]
)
DIALOGUE = "\n".join(
    [
        "– هل خرج الناس من بيوتهم اليوم باكرا؟",
        "– نعم خرجوا كلهم إلى السوق القديمة",
        "– ومن بقي في البيت مع الصغار إذن",
        "– بقيت الجدة وحدها في البيت الكبير",
        "– سنعود إليها قبل غروب الشمس إذن",
    ]
)


def wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_wrapped_lines_are_joined(width: int) -> None:
    assert unwrap_lines(wrapped(PARAGRAPH, width)) == PARAGRAPH


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\x85", " \n  "])
def test_whatever_breaks_the_line(line_break: str) -> None:
    assert unwrap_lines(wrapped(PARAGRAPH, 60).replace("\n", line_break)) == PARAGRAPH


def test_marks_do_not_count_for_the_width() -> None:
    vocalized = wrapped(PARAGRAPH, 60).replace("ا", "ا" + FATHA * 2)
    assert unwrap_lines(vocalized) == PARAGRAPH.replace("ا", "ا" + FATHA * 2)


def test_empty_lines_part_paragraphs() -> None:
    text = f"{wrapped(PARAGRAPH, 60)}\n\n{wrapped(PARAGRAPH, 60)}"
    assert unwrap_lines(text) == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_a_short_block_is_judged_by_the_page() -> None:
    short = "وفي اليوم التالي خرج الأولاد وحدهم من البيت ومشوا إلى الحقل البعيد\nوعادوا مساء."
    text = f"{wrapped(PARAGRAPH, 66)}\n\n{short}"
    assert unwrap_lines(text) == f"{PARAGRAPH}\n\n" + short.replace("\n", " ")
    assert unwrap_lines(short) == short
    menus = "الرئيسية\nرياضة\n\n" * 3  # say nothing of the page
    assert unwrap_lines(menus + text) == menus + unwrap_lines(text)


@pytest.mark.parametrize("gap", ["   ", "\t"])
def test_a_row_of_a_table_or_of_verse_parts_what_is_around_it(gap: str) -> None:
    first, row, *others = wrapped(PARAGRAPH, 50).split("\n")
    row = row.replace(" ", gap, 1)
    expected = f"{first}\n{row}\n{' '.join(others)}"
    assert unwrap_lines("\n".join([first, row, *others])) == expected


@pytest.mark.parametrize("number", ["77", "٧٧", "- 77 -", "[77]", "77/120"])
def test_the_number_of_a_page_stays_a_line(number: str) -> None:
    page = wrapped(PARAGRAPH, 60)
    assert unwrap_lines(f"{page}\n{number}\n{page}") == f"{PARAGRAPH}\n{number}\n{PARAGRAPH}"


def test_narrow_columns_of_prose_are_joined() -> None:
    """Words that lean on the next one, and stops within lines, are seldom in verse."""
    for width in (30, 36, 42):
        assert unwrap_lines(wrapped(PARAGRAPH, width)) == PARAGRAPH, width
    assert unwrap_lines(wrapped(PARAGRAPH.replace(".", ""), 40)) == PARAGRAPH.replace(".", "")


def test_an_item_of_a_list_begins_a_line() -> None:
    lines = wrapped(PARAGRAPH, 50).split("\n")
    lines[3] = "- " + lines[3]
    assert unwrap_lines("\n".join(lines)) == f"{' '.join(lines[:3])}\n{' '.join(lines[3:])}"


def test_each_block_has_its_own_width() -> None:
    blocks = [wrapped(PARAGRAPH, width) for width in (80, 40, 80)]
    assert unwrap_lines("\n\n".join(blocks)) == "\n\n".join([PARAGRAPH] * 3)


def test_lines_wider_than_the_page_were_not_wrapped_with_it() -> None:
    wide = f"{PARAGRAPH}\n{PARAGRAPH}"
    text = f"{wide}\n\n{wrapped(PARAGRAPH, 60)}"
    assert unwrap_lines(text) == f"{wide}\n\n{PARAGRAPH}"


#: The word, how often it fills a line, whether lines so wide are a wrapped page.
WIDTHS = [
    ("كتب", 6, False),  # 23 characters: a newspaper's column is wider
    ("كلمات", 4, False),  # 23
    ("كلمة", 5, False),  # 24
    ("كتاب جديد، وورقة وقلم بني", 1, True),  # 25
    ("المستشفيات", 11, True),  # 120
    ("و", 61, False),  # 121: no page is so wide
]


@pytest.mark.parametrize(("word", "times", "is_wrapped"), WIDTHS)
def test_a_page_is_neither_narrow_nor_wide(word: str, times: int, is_wrapped: bool) -> None:
    line = " ".join([word] * times)
    text = "\n".join([line] * 6)
    assert unwrap_lines(text) == (text.replace("\n", " ") if is_wrapped else text)


def lines(*widths: int) -> str:
    """Return lines of words of four letters, the last word longer where a width asks for it.

    A comma within each says that they are no verse.
    """
    begin = "قم، "
    return "\n".join(
        begin + "كتاب " * ((width - 4) // 5 - 1) + "ك" * ((width - 4) % 5 + 5) for width in widths
    )


def breaks_left(text: str) -> int:
    return unwrap_lines(text).count("\n")


def test_a_line_is_full_where_the_next_word_would_take_more_than_86_percent() -> None:
    assert breaks_left(lines(100, 82, 82, 82, 100)) == 4  # 82, a blank and a word of 3 are 86
    assert breaks_left(lines(100, 83, 83, 83, 100)) == 0


def test_of_the_breaks_85_percent_are_at_full_lines() -> None:
    assert breaks_left(lines(*[40, 40, 40, 40, 40, 20] * 3, 40, 40, 40)) == 3  # of 20 breaks
    assert breaks_left(lines(*[40, 40, 40, 40, 20] * 3, 40, 40, 40, 40)) == 18  # 3 of 18


def test_full_lines_that_end_in_a_stop_prove_little() -> None:
    line, stopped = "كتاب جديد، وورقة وقلم بني", "كتاب جديد، وورقة وقلمان."
    assert breaks_left("\n".join([stopped, stopped, line, line])) == 3
    assert breaks_left("\n".join([stopped, line, line, line])) == 0


def test_the_page_is_as_wide_as_most_of_its_blocks() -> None:
    """The middle one of three widths; a short block is wrapped if it suits that one."""
    blocks = [lines(*[width] * 5) for width in (100, 40, 60)]
    for width, is_wrapped in ((36, False), (55, True), (69, True), (70, False), (90, False)):
        text = "\n\n".join([*blocks, lines(width, 10)])
        assert (breaks_left(text) == 6) is is_wrapped, width
    text = "\n\n".join([*blocks[1:], lines(55, 10)])  # of two widths the larger
    assert breaks_left(text) == 4
    for width, left in ((50, 2), (51, 3)):  # 43 is 86 percent of 50
        assert breaks_left("\n\n".join([lines(*[43] * 5), lines(width, 10)])) == left


#: What may begin an item of a list or a turn of speech.
ITEMS = [
    "- ",
    "-",
    "* ",
    "– ",
    "— ",
    "• ",
    "▪ ",
    "● ",
    "1- ",
    "٢. ",
    "12) ",
    "(3) ",
    "1990/ ",
    "أ) ",
    "ب. ",
]


@pytest.mark.parametrize("begin", ITEMS)
def test_what_begins_an_item(begin: str) -> None:
    first, *others = wrapped(PARAGRAPH, 50).split("\n")
    items = [first, *(begin + line for line in others)]
    assert unwrap_lines("\n".join(items)) == "\n".join(items)


def test_two_full_lines_prove_nothing() -> None:
    line = "كتاب جديد، وورقة وقلم بني"
    for count, is_wrapped in ((3, False), (4, True)):
        text = "\n".join([line] * count)
        assert ("\n" not in unwrap_lines(text)) is is_wrapped


def test_where_most_lines_are_short_the_full_ones_are_chance() -> None:
    text = "\n".join(["كتاب جديد وورقة وقلم واحد", "كتاب جديد"] * 5)
    assert unwrap_lines(text) == text


STAYS = [
    (VERSE, "verse"),
    (VERSE.replace(" ", "    ", 1), "two hemistichs"),
    ("\n".join(QASIDA), "one rhyme, in every other line"),
    ("\n".join(QASIDA[1:]), "from whichever line on"),
    ("\n".join([*QASIDA[:4], "", *QASIDA[4:]]), "stanzas too short to show a rhyme"),
    ("\n".join(line + "،" for line in QASIDA), "with commas at the ends of lines"),
    ("\n".join(URJUZA), "a rhyme for each two lines"),
    ("\n".join([*QASIDA, "", *URJUZA]), "two poems"),
    (HEADLINES, "headlines"),
    (DIALOGUE, "turns of speech, however full"),
    ("\n".join([PARAGRAPH] * 5), "paragraphs on a line each"),
    (wrapped(PARAGRAPH, 60).replace("\n", "\N{LINE SEPARATOR}"), "a line separator is meant"),
]


@pytest.mark.parametrize(("text", "why"), STAYS)
def test_what_was_not_wrapped_stays(text: str, why: str) -> None:
    assert unwrap_lines(text) is text or unwrap_lines(text) == text, why


def test_sentences_of_wrapped_text_with_spans_over_the_source() -> None:
    source = wrapped(PARAGRAPH, 60)
    joined = unwrap_lines.align(source)
    spans = [joined.to_source(start, end) for start, end in sentence_spans(joined.text)]
    assert [" ".join(source[start:end].split()) for start, end in spans] == [
        sentence + "." for sentence in PARAGRAPH.rstrip(".").split(". ")
    ]


@given(st.text(st.sampled_from("اب .\n\r\t-")))
def test_only_breaks_and_the_blanks_around_them_change(text: str) -> None:
    assert unwrap_lines(text).split() == text.split()
    assert splice(text, unwrap_lines.edits(text)) == unwrap_lines(text)
