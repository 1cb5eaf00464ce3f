"""docs/presets.json says what the presets do, and what pyarabic does."""

import json
from pathlib import Path

import pytest
from pyarabic import araby

from arabic_norm import ASR, DISPLAY, INDEX, LUCENE, RESCUE, SEARCH

TABLE = json.loads((Path(__file__).parents[1] / "docs" / "presets.json").read_text("utf-8"))


def fold_with_pyarabic(text):
    text = araby.strip_tatweel(araby.strip_tashkeel(text))
    return araby.normalize_teh(araby.normalize_alef(text))


RUN_HERE = {
    "INDEX": INDEX,
    "DISPLAY": DISPLAY,
    "LUCENE": LUCENE,
    "SEARCH": SEARCH,
    "ASR": ASR,
    "RESCUE": RESCUE,
    "Lucene 8 ArabicNormalizer": LUCENE,  # the preset is the filter, exactly
    "pyarabic 0.6.15": fold_with_pyarabic,
}


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: row["what"])
def test_a_row_is_what_a_run_gives(row):
    for name, fold in RUN_HERE.items():
        assert row["results"][name] == fold(row["text"]), name


def test_every_system_has_its_cell():
    assert all(list(row["results"]) == TABLE["systems"] for row in TABLE["rows"])


def test_a_cell_that_was_not_run_is_a_peers():
    for row in TABLE["rows"]:
        missing = {name for name, result in row["results"].items() if result is None}
        assert missing <= {"araclean 0.3.0"}, row["what"]
