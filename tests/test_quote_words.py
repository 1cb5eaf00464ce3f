"""The closed classes of words that quotation marks look at."""

from __future__ import annotations

import pytest

from arabic_norm import strip_tashkeel, strip_tatweel, unify_alef, unify_hamza
from arabic_norm.steps._quote_words import (
    CLASSIFYING,
    INTRODUCING_SPEECH,
    LEADS,
    NAMING,
    NEVER_TORN,
    PROCLITICS,
    SAYING,
    folded,
)

CLASSES = {"PROCLITICS": PROCLITICS, "LEADS": LEADS, "NAMING": NAMING, "SAYING": SAYING}

MEMBERS = [
    (PROCLITICS, "و ف ب ل ك ال لل بال وبال كال ولل فب", "conjunction, preposition, article"),
    (SAYING, "قال وقالت فقال أضاف واضاف قائلا", "verbs of saying, with و and ف"),
    (NAMING, "اسم باسم الاسم مصطلح والمصطلح كلمة لكلمة", "nouns that name words, with the article"),
    (LEADS, "في وفي فمن ولأن لأن الذي والتي هذا وهذه فمثل أن وأن", "words that govern the next"),
    (CLASSIFYING, "حزب وحزب فحزب برواية لصحيفة كفيلم", "nouns that a name tells apart"),
    (INTRODUCING_SPEECH, "قال وقال أن وأن فأنه بأنها", "what introduces speech"),
]
OTHERS = [
    (PROCLITICS, "في من لا ما هي", "short words that stand apart"),
    (SAYING, "قالب مقال فعل", "words that only look alike"),
    (NAMING, "نهر باب", "other nouns"),
    (LEADS, "نهر فيه منها عليها حزب", "words that govern nothing, or have what they govern"),
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
