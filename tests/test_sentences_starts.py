"""Words that begin a sentence or carry it on, as they are written."""

from __future__ import annotations

import pytest

from arabic_norm.steps.sentences.starts import (
    ACCORDING_TO,
    SAYING,
    begins,
    carries_on,
    joined,
    joins_clause,
    opens,
)
from arabic_norm.steps.sentences.words import read

BEGIN = {
    "pronouns": "أنا نحن أنتَ أنتم أنتما هو هي هم هما هنَّ",
    "demonstratives": "هذا هذه هؤلاء ذلك تلك هنا هناك هنالك",
    "inna and its kin": "إنَّ إنه إنها إنهم إني إنني إننا إنك لعل لعله ليت",
    "particles": "لقد قد سوف يا أيها أيتها ألا واللهِ",
    "interrogatives": "هل ماذا لماذا كيف متى أين كم ما مَن أليس ألم أما",
    "answers": "نعم كلا حسنًا أجل شكرًا طبعًا بالطبع لذلك لذا إذن أخيرًا",
}
SAY = (
    "قال قالت قالوا قلت يقول تقول أقول سأل سألت سألني سألته يسأل تسأل تساءل تساءلت يتساءل "
    "أجاب أجابت يجيب رد ردت يرد صاح صاحت صرخ صرخت هتف هتفت همس همست كتب كتبت يكتب أضاف"
)
CARRY_ON = (
    "الذي التي الذين اللذين اللتين اللذان اللاتي أو أم بل إلى حتى عن على من لكل تقريبًا فقط "
    "فأكثر فما"
)


@pytest.mark.parametrize("words", BEGIN.values(), ids=BEGIN)
def test_a_word_that_no_word_before_it_governs_begins_a_sentence(words: str) -> None:
    for word in map(read, words.split()):
        assert begins(word), word
        assert begins("و" + word), word
        assert begins("ف" + word), word
        assert not begins("ب" + word), word


def test_a_verb_of_saying_begins_one_where_it_is_joined_to_what_was() -> None:
    for word in map(read, SAY.split()):
        assert word in SAYING, word
        assert begins("و" + word), word
        assert not begins(word), word


def test_any_other_word_may_be_anywhere() -> None:
    assert not any(map(begins, ["", "كتاب", "وكتاب", "و", "ف"]))
    assert not any(map(carries_on, ["", "كتاب", "هو"]))


def test_a_word_carries_on() -> None:
    for word in map(read, CARRY_ON.split()):
        assert carries_on(word), word


def test_a_quotation_has_its_source_after_it() -> None:
    assert set(map(read, ["حسب", "حسبما", "بحسب", "وفق", "وفقًا", "نقلًا"])) == ACCORDING_TO


def test_wa_and_fa_join_a_word_that_is_left_without_them() -> None:
    assert [joined(word) for word in ("وقال", "فعاد", "والمدينة", "وف", "في", "قال", "")] == [
        *(True, True, True, False, False, False, False)
    ]


def test_waw_and_feh_are_a_letter_of_many_words() -> None:
    for word in map(
        read,
        [
            "وزير",
            "وفد",
            "وقعت",
            "وصل",
            "وقف",
            "وثيقة",
            "وكالة",
            "فريق",
            "فقط",
            "فترة",
            "فاز",
            "فكر",
        ],
    ):
        assert not joined(word), word


def test_wa_and_fa_join_a_clause_by_its_verb_or_its_particle() -> None:
    for word in map(
        read, ["وقد", "وقال", "فكانت", "وهو", "وهناك", "ولم", "وفي", "وأعلنت", "وانتقل", "ويعد"]
    ):
        assert joins_clause(word), word
    for word in map(read, ["والمدينة", "وزير", "وكتاب", "وسامي", "فريق", "وقعت"]):
        assert not joins_clause(word), word


def test_after_an_abbreviation_only_a_word_that_is_nothing_else_opens() -> None:
    assert all(
        map(opens, map(read, ["هل", "هذا", "هو", "نحن", "لماذا", "لم", "كما", "وقد", "فقال"]))
    )
    assert not any(
        map(opens, map(read, ["من", "ما", "أن", "أنها", "كم", "إلا", "في", "سامي", "وزير"]))
    )


@pytest.mark.parametrize("word", ["للكيلو", "بالمتر", "بقيادة", "لمدينة", "للواحد"])
def test_a_preposition_with_its_noun_carries_on(word: str) -> None:
    assert carries_on(read(word))


@pytest.mark.parametrize("word", ["بدأ", "بلغ", "بعدها", "لكن", "لقد", "ليس", "لعب", "لم", "بيد"])
def test_not_every_word_in_beh_or_lam_is_one(word: str) -> None:
    assert not carries_on(read(word))


def test_this_before_a_time_says_when() -> None:
    assert carries_on("هذا", "العام")
    assert carries_on("هذه", "السنة")
    assert not carries_on("هذا", "كثير")
    assert carries_on("بعد", "سنة")
    assert not carries_on("بعد", "ذلك")
