"""The closed classes of words that quotation marks look at."""

from __future__ import annotations

import pytest

from arabic_norm import strip_tashkeel, strip_tatweel, unify_alef, unify_hamza
from arabic_norm.letters import TATWEEL
from arabic_norm.steps.quotes.costs import LEADS
from arabic_norm.steps.quotes.reading import letter_of, read_word, word_start
from arabic_norm.steps.quotes.words import (
    CLASSIFYING,
    INTRODUCING_SPEECH,
    LONGEST,
    NAMING,
    NEVER_TORN,
    NO_LETTER,
    OTHER,
    PROCLITICS,
    SAYING,
    SKIPPED,
    folded,
    number_of,
)

CLASSES = {"PROCLITICS": PROCLITICS, "LEADS": LEADS, "NAMING": NAMING, "SAYING": SAYING}

MEMBERS = [
    (PROCLITICS, "و ف ب ل ك ال لل بال وبال كال ولل فب", "conjunction, preposition, article"),
    (SAYING, "قال وقالت فقال أضاف واضاف قائلا", "verbs of saying, with و and ف"),
    (NAMING, "اسم باسم الاسم مصطلح والمصطلح كلمة لكلمة", "nouns that name words, with the article"),
    (NAMING, "يسمى وسماه أسماها يسميه", "verbs of naming"),
    (
        LEADS,
        "في وفي فمن ولأن لأن الذي والتي هذا وهذه فمثل أن وأن حزب",
        "words that govern the next",
    ),
    (CLASSIFYING, "حزب وحزب فحزب برواية لصحيفة كفيلم", "nouns that a name tells apart"),
    (INTRODUCING_SPEECH, "قال وقال أن وأن فأنه بأنها", "what introduces speech"),
]
OTHERS = [
    (PROCLITICS, "في من لا ما هي", "short words that stand apart"),
    (SAYING, "قالب مقال فعل", "words that only look alike"),
    (NAMING, "نهر باب", "other nouns"),
    (LEADS, "نهر فيه منها عليها الحزب", "words that govern nothing, or have what they govern"),
    (CLASSIFYING, "اسم الحزب", "nouns that name, or have the article"),
]


@pytest.mark.parametrize(("table", "words", "why"), MEMBERS)
def test_members(table: frozenset[str], words: str, why: str) -> None:
    assert [word for word in words.split() if folded(word) not in table] == [], why


@pytest.mark.parametrize(("table", "words", "why"), OTHERS)
def test_others(table: frozenset[str], words: str, why: str) -> None:
    assert [word for word in words.split() if folded(word) in table] == [], why


@pytest.mark.parametrize("table", CLASSES.values(), ids=CLASSES)
def test_tables_hold_folded_words(table: frozenset[str]) -> None:
    assert [word for word in table if folded(word) != word] == []


def test_what_is_never_torn_off_is_a_proclitic() -> None:
    assert NEVER_TORN < PROCLITICS


@pytest.mark.parametrize("word", ["وَأَضَـافَتْ", "إلى", "قائلا", "مقولة", "يُسَـمَّى", "سُئِل"])
@pytest.mark.parametrize(
    "step", [strip_tashkeel, strip_tatweel, unify_alef], ids=lambda step: step.name
)
def test_words_read_the_same_after_other_steps(word: str, step) -> None:
    assert folded(step(word)) == folded(word)


def test_hamza_seats_are_known_bare_too() -> None:
    for table in (SAYING, NAMING):
        assert {unify_hamza(word) for word in table} <= table
    assert folded(unify_hamza("قائلا")) in SAYING


KNOWN = PROCLITICS | LEADS.keys()


def test_each_known_word_has_a_number_of_its_own_and_is_read_as_it() -> None:
    numbers = {word: number_of(word) for word in KNOWN}
    assert len(set(numbers.values())) == len(KNOWN)
    assert {word: read_word(word, 0, len(word)) for word in KNOWN} == numbers
    assert max(map(len, KNOWN)) <= LONGEST
    assert 0 < max(numbers.values()) < 1 << 60


READ = [
    ("قَـالَ", "قال", "past tashkeel and tatweel"),
    ("ثم أضاف", "اضاف", "the last word alone, modulo hamza"),
    ("(في", "في", "from the bracket on"),
    ("5في", "", "a digit is part of the word"),
    ("إلى", "الي", "alef maqsura as yeh"),
    ("فى", "في", "and the other way round"),
    ("کال", "", "another letter than kaf"),
    ("قالب", "", "a longer word"),
    ("الوبال", "", "which ends like a known one"),
    ("نهر", "", "any other"),
    ("في.", "", "no word ends there"),
    (f"نهر{TATWEEL}ب", "", "a letter behind tatweel"),
    ("\U00020000في", "", "a letter of another plane"),
    ("\U0001f600في", "في", "a sign of another plane"),
    ("في\U00010efd", "في", "a mark of another plane"),
]


@pytest.mark.parametrize(("text", "word", "why"), READ)
def test_the_word_that_ends_there(text: str, word: str, why: str) -> None:
    number = read_word(text, 0, len(text))
    if number_of(word) not in {number_of(known) for known in KNOWN}:
        assert number not in {number_of(known) for known in KNOWN}, why
    else:
        assert number == number_of(word), why


def test_a_word_is_read_from_its_bound_on() -> None:
    assert read_word("نهرفي", 3, 5) == number_of("في")
    assert (word_start("نهر في", 0, 6), word_start("نهرفي", 2, 5)) == (4, 2)


def test_letters() -> None:
    assert [letter_of(char) for char in "ژ5z\U00020000"] == [OTHER] * 4
    assert [letter_of(char) for char in (TATWEEL, "\u064b", "\u200f", "\U00010efd")] == [
        SKIPPED
    ] * 4
    assert [letter_of(char) for char in " .(«\n\U0001f600"] == [NO_LETTER] * 6
    assert len({letter_of(letter) for letter in "بتثج"} - {OTHER}) >= 3
    assert letter_of("أ") == letter_of("ا")
