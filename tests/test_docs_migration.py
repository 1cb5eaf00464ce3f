"""docs/migration.md, row by row against pyarabic."""

from pathlib import Path

import pytest
from pyarabic import araby

import arabic_norm

PAGE = Path(__file__).parents[1] / "docs" / "migration.md"

#: Plain text of every kind that pyarabic's calls are made for.
SAMPLES = [
    "كَتَبَ الطالبُ درسًا، ثمّ نامَ.",
    "العـــربية",
    "آمن أخي إذا ﻻ",
    "مدرسة جديدة",
    "مسؤول",
    "شئون الناس",
    "Arabic 123",
]
#: What stands in samples that a call does on purpose otherwise: the table shows it on a word.
OTHERWISE = {
    "araby.normalize_hamza(text)": "آأإ",  # alef's hamza is unify_alef's business
    "araby.sentence_tokenize(text)": "،",  # a comma is no end
}


def rows():
    """Yield the cells of each row of the table against pyarabic."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `araby."):
            yield [cell.strip().strip("`") for cell in line.split("|")[1:-1]]


ROWS = list(rows())
every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])


def run(call, text):
    return eval(call, vars(arabic_norm) | {"araby": araby, "text": text})


@every_row
def test_the_calls_agree_on_plain_text(row):
    theirs, ours, *_ = row
    for text in SAMPLES:
        if not set(text) & set(OTHERWISE.get(theirs, "")):
            assert run(ours, text) == run(theirs, text), text


@every_row
def test_the_calls_differ_as_the_table_says(row):
    theirs, ours, word, their_result, our_result = row
    if word:
        assert str(run(theirs, word)) == their_result
        assert str(run(ours, word)).strip() == our_result


def test_the_table_is_read():
    assert len(ROWS) == 9
