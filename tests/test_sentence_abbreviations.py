"""The tables of words: spelled as they are read, and each with its reason."""

from __future__ import annotations

import pytest

from arabic_norm.steps import _sentence_abbreviations as abbreviations
from arabic_norm.steps import _sentence_starts as starts
from arabic_norm.steps._sentence_words import read
from arabic_norm.steps.sentences import sentence_spans

ROWS = [
    (word, reason)
    for table in (*abbreviations.ARABIC_TABLES, abbreviations.WORDS_TOO, abbreviations.LETTERED)
    for word, reason in table.items()
]


@pytest.mark.parametrize(("word", "reason"), ROWS)
def test_a_row_is_spelled_as_words_are_read_and_says_why(word: str, reason: str) -> None:
    assert read(word) == word
    assert reason


def test_words_that_begin_or_carry_on_are_spelled_as_they_are_read() -> None:
    words = starts.OPENERS | starts.SAYING | starts.ACCORDING_TO | starts.CARRIES_ON
    assert {read(word) for word in words} == words


def test_no_word_both_begins_a_sentence_and_carries_it_on() -> None:
    assert {"من"} == starts.OPENERS & starts.CARRIES_ON  # "who?" and "from"


def test_words_too_are_names_of_letters() -> None:
    assert set(abbreviations.WORDS_TOO) <= set(abbreviations.LATIN_LETTER_NAMES)


@pytest.mark.parametrize("title", abbreviations.TITLES)
def test_a_title_never_ends(title: str) -> None:
    text = f"زارنا {title}. سامي"
    assert sentence_spans(text) == [(0, len(text))]


@pytest.mark.parametrize("unit", abbreviations.ERAS_AND_UNITS)
def test_what_follows_a_number_and_its_unit_decides(unit: str) -> None:
    ends, goes_on = f"بلغ 5 {unit}. هذا كثير", f"بلغ 5 {unit}. أو أكثر"
    assert (len(sentence_spans(ends)), len(sentence_spans(goes_on))) == (2, 1)
