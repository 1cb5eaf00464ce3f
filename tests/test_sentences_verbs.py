"""Verbs, told by a table and by their form."""

from __future__ import annotations

import pytest

from arabic_norm.steps.sentences.verbs import VERBS, is_verb, looks_verbal
from arabic_norm.steps.sentences.words import read


@pytest.mark.parametrize(
    "word", ["كان", "قالت", "تعتبر", "يبلغ", "يعتمد", "يستخدم", "يذكر", "يوجد", "يأتي", "تقع"]
)
def test_a_verb(word: str) -> None:
    assert is_verb(read(word))


@pytest.mark.parametrize(
    "word", ["اندلعت", "ازدهرت", "شيّدت", "عبرت", "انتقل", "استقر", "اشتغل", "انحدر", "التحق"]
)
def test_a_form_that_only_verbs_have(word: str) -> None:
    assert looks_verbal(read(word))


@pytest.mark.parametrize(
    "word",
    [
        "يوسف",
        "يونيو",
        "يناير",
        "يهود",
        "يعقوب",
        "يمين",
        "بيت",
        "وقت",
        "كلمات",
        "إنترنت",
        "انتقال",
        "اشتباك",
        "انتهاء",
        "سامي",
        "هاربر",
        "المدينة",
        "الانتقال",
        "رولينغ",
        "ميلر",
        "تايلور",
        "أنفسهم",
        "صوت",
        "بيروت",
    ],
)
def test_a_noun_or_a_name_is_none(word: str) -> None:
    assert not looks_verbal(read(word))


def test_a_row_has_its_counts() -> None:
    assert all(begun >= 3 and elsewhere >= 0 for begun, elsewhere in VERBS.values())
