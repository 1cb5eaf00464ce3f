import pytest

from arabic_norm import (
    arabize_digits,
    fold_digits,
    fold_number_separators,
    fold_punctuation,
    persianize_digits,
)


def test_fold_digits():
    assert fold_digits("٠١٢٣٤٥٦٧٨٩") == "0123456789"
    assert fold_digits("۰۱۲۳۴۵۶۷۸۹") == "0123456789"
    assert fold_digits("٣٫٥") == "3٫5"


def test_digits_of_the_east():
    assert arabize_digits("0123456789") == "٠١٢٣٤٥٦٧٨٩"
    assert persianize_digits("0123456789") == "۰۱۲۳۴۵۶۷۸۹"
    assert arabize_digits("½ كم² ۱۴۰۴") == "½ كم² ۱۴۰۴"
    assert arabize_digits(fold_digits("۱۴۰۴")) == "١٤٠٤"
    assert persianize_digits(fold_digits("١٤٠٤")) == "۱۴۰۴"
    assert fold_digits(arabize_digits("1957")) == fold_digits(persianize_digits("1957")) == "1957"


NUMBER_SEPARATORS = [
    ("3٫14", "3.14"),
    ("٣٫١٤", "٣.١٤"),
    ("1٬000٬000", "1,000,000"),
    ("14،5", "14,5"),
    ("سنة 2024، ثم", "سنة 2024، ثم"),  # punctuation
    ("أ،ب", "أ،ب"),
    ("٫5", "٫5"),
    ("٫5 3٫14", "٫5 3.14"),  # one that begins the text stays, those after it do not
    ("1٫2x3", "1.2x3"),  # nothing but a separator
]


@pytest.mark.parametrize(("text", "expected"), NUMBER_SEPARATORS)
def test_fold_number_separators(text, expected):
    assert fold_number_separators(text) == expected


def test_fold_punctuation():
    assert fold_punctuation("نعم، لا؛ كيف؟ ٥٪ ٭ ۔") == "نعم, لا; كيف? ٥% * ."
    assert fold_punctuation("1990–2000 — ثم…") == "1990-2000 - ثم..."
    assert fold_punctuation("5؍6⸮ ؉ ؊") == "5/6? ‰ ‱"
    assert fold_punctuation("\u2010\u2011\u2012\u2013\u2014\u2015\u2212") == "-------"
    assert fold_punctuation("«»“”\"'") == "«»“”\"'"
