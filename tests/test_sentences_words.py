"""Words are read as a reader of letters reads them, and no further than an abbreviation goes."""

from __future__ import annotations

import unicodedata

import pytest
import regex

from arabic_norm import letters
from arabic_norm.steps.sentences.words import is_arabic_letter, read, word_after, word_before

DAL, SHADDA, TATWEEL = "\N{ARABIC LETTER DAL}", letters.SHADDA, letters.TATWEEL
RLM = "\N{RIGHT-TO-LEFT MARK}"

READ = [
    ("إلخ", "الخ", "hamza"),
    (f"إل{TATWEEL}خ", "الخ", "tatweel"),
    (f"د{SHADDA}", "د", "a mark"),
    (f"د{RLM}", "د", "an invisible character"),
    ("\N{ARABIC LETTER DAL ISOLATED FORM}", "د", "a presentation form"),
    ("\N{ARABIC LETTER YEH FINAL FORM}", "ي", "the last letters of the block"),
    (
        "\N{ARABIC LIGATURE LAM WITH ALEF WITH HAMZA ABOVE FINAL FORM}",
        "لا",
        "a ligature, and hamza",
    ),
    ("کی", "كي", "the keyboards of Persia"),
]


def test_forms_are_read_as_the_letters_that_unicode_says_they_are() -> None:
    for code in range(0xFE80, 0xFEFD):
        assert read(chr(code)) == read(unicodedata.normalize("NFKC", chr(code))), f"U+{code:04X}"


@pytest.mark.parametrize(
    ("written", "letters"), [("أإآٱ", "ا"), ("ىی", "ي"), ("ک", "ك"), ("ہھە", "ه")]
)
def test_letters_that_are_written_for_each_other_are_read_alike(written: str, letters: str) -> None:
    assert set(map(read, written)) == {letters}


BEFORE = [
    ("زارنا أ.د", "ا.د", "dots inside"),
    ("عام 1996م", "1996م", "digits inside"),
    ("(ت", "ت", "a bracket before"),
    ("سامي ", "", "a blank between"),
    ("سامي»", "", "a mark that no word holds"),
    ("متجر Play", "Play", "Latin letters"),
    ("..سامي", "سامي", "dots before"),
    ("كلمة " * 10 + "سامي", "سامي", "many words before"),
    ("د" + TATWEEL * 62, "د", "63 characters, marks too"),
    ("د" + TATWEEL * 63, "", "64 are longer than any abbreviation"),
    ("د" * 32, "", "and so are 32 letters"),
    ("", "", "nothing"),
]

AFTER = [
    ("وقال سامي", "وقال"),
    (f"{RLM}هَل", "هل"),
    (f"{RLM}{RLM} هل", ""),
    ("5 كتب", ""),
    ("«هل", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected", "why"), READ)
def test_read(text: str, expected: str, why: str) -> None:
    assert read(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), BEFORE)
def test_word_before(text: str, expected: str, why: str) -> None:
    assert word_before(text, 0, len(text)) == expected, why


def test_word_before_looks_no_further_than_its_floor() -> None:
    assert word_before("سامي", 2, 4) == "مي"


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_word_after(text: str, expected: str) -> None:
    assert word_after(text, 0) == expected


def test_the_arabic_letters_are_those_of_unicode() -> None:
    unicode = regex.compile(r"[\p{Script=Arabic}&&\p{L}]", regex.VERSION1)
    bmp = [chr(code) for code in range(0x10000)]
    known = [char for char in bmp if regex.match(r"\P{Cn}", char)]
    differ = [char for char in known if is_arabic_letter(char) != bool(unicode.match(char))]
    assert [hex(ord(char)) for char in differ] == []
