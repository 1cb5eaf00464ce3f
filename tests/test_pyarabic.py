"""Against pyarabic, where both must agree and where we differ on purpose."""

from hypothesis import given
from pyarabic import araby
from strategies import texts

from arabic_norm import letters, sentences, strip_tashkeel, strip_tatweel, unify_alef, unify_hamza


@given(text=texts)
def test_strip_tatweel_agrees(text):
    plain = text.replace("\u0885", "")  # the tatweel with two dots came with Unicode 14
    assert strip_tatweel(plain) == araby.strip_tatweel(plain)


@given(text=texts)
def test_strip_tashkeel_agrees_on_the_eight_marks_that_pyarabic_knows(text):
    known = "".join(char for char in text if char not in letters.EXTENDED_TASHKEEL)
    assert strip_tashkeel(known) == araby.strip_tashkeel(known)


def test_pyarabic_keeps_the_dagger_alef_and_extended_vowels():
    text = "هـ\N{ARABIC LETTER SUPERSCRIPT ALEF}ذا"
    assert araby.strip_tashkeel(text) == text
    assert strip_tashkeel(text) == "هـذا"


def test_pyarabic_turns_alef_maqsura_into_alef():
    assert araby.normalize_alef("على") == "علا"
    assert unify_alef("على") == "على"


def test_pyarabic_turns_a_hamza_on_its_seat_into_a_bare_one_and_deletes_nothing():
    assert araby.normalize_hamza("مسؤول") == "مسءول"
    assert unify_hamza("مسؤول") == "مسوول"


def test_pyarabic_never_finds_more_than_33_sentences():
    text = "كلام. " * 50
    assert len(araby.sentence_tokenize(text)) <= 33
    assert len(sentences(text)) == 50
