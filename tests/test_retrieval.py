"""The benchmark of retrieval, and that INDEX is what its figures say."""

import re
from pathlib import Path

import pytest

from arabic_norm import INDEX, LUCENE, Pipeline, drop_hamza, steps, strip_tashkeel
from benchmarks.retrieval import (
    OWN_SET,
    Score,
    cells,
    read_documents,
    read_questions,
    score,
    variants,
)

PAGE = Path(__file__).parent.parent / "docs" / "index-preset.md"


def test_the_page_says_of_each_step_in_index_why_it_is_there():
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (yes|no) \|", page, re.MULTILINE)
    assert [name for name, in_index in rows if in_index == "yes"] == [s.name for s in INDEX.flat]


def test_the_page_speaks_of_steps_that_there_are():
    page = PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) <= set(steps.__all__)


def test_a_step_is_measured_against_index():
    (removed, added) = variants(["strip_tashkeel", "drop_hamza"])
    assert (removed.is_in_index, removed.other) == (True, INDEX.without(strip_tashkeel))
    assert (added.is_in_index, added.other) == (False, INDEX | drop_hamza)


def test_a_row_says_gain_help_harm_and_merges():
    with_step = Score({"asked": [1.0, 0.5, 0.0, 1.0]}, 90)
    without = Score({"asked": [0.5, 0.0, 1.0, 1.0]}, 100)
    assert list(cells(with_step, without)) == ["+0.0000 (2/1)", "10"]


def test_folding_finds_misspelled_questions_in_the_own_set():
    documents, questions = read_documents(OWN_SET), read_questions(OWN_SET)
    raw, index = (score(documents, questions, each) for each in (Pipeline([]), INDEX))
    assert index.mrr("news") >= raw.mrr("news")
    assert index.mrr("news_noisy") - raw.mrr("news_noisy") > 0.3


@pytest.fixture(scope="module")
def gains(data):
    documents, questions = read_documents(data / "ir"), read_questions(data / "ir")
    index, lucene = (score(documents, questions, preset) for preset in (INDEX, LUCENE))
    return {name: index.mrr(name) - lucene.mrr(name) for name in questions}


@pytest.mark.full
def test_index_loses_nothing_on_clean_questions(gains):
    for name, gain in gains.items():
        assert gain >= -0.002, name


@pytest.mark.full
def test_index_gains_on_misspelled_questions(gains):
    noisy = [gain for name, gain in gains.items() if name.endswith("_noisy")]
    assert sum(noisy) / len(noisy) >= 0.035
    assert min(noisy) >= 0.03
