"""Many texts at a time, through every kind of step."""

import itertools
import re

import pytest

from arabic_norm import INDEX, batches, collapse_whitespace, strip_tatweel

TEXTS = ["أهـــلا", "", "  سهلا  ", "plain"] * 300  # more than one batch


def shout(text):
    return text + "!"


STEPS = [strip_tatweel, collapse_whitespace, INDEX, strip_tatweel | shout | collapse_whitespace]
every_step = pytest.mark.parametrize("step", STEPS, ids=repr)


@every_step
def test_map_is_the_step_on_each_text_in_order(step):
    assert list(step.map(TEXTS)) == [step(text) for text in TEXTS]
    assert list(step.map(iter(TEXTS))) == [step(text) for text in TEXTS]
    assert list(step.map([])) == []


def test_processes_share_the_work_in_order():
    texts = TEXTS * 10  # more batches than two processes are given at once
    assert list(INDEX.map(texts, workers=2)) == [INDEX(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "ahead"), [("ab", batches.TEXTS), ("a" * (batches.CHARACTERS // 4), 4)]
)
def test_map_reads_no_more_than_a_batch_ahead(text, ahead):
    read = itertools.count()
    endless = (text for _ in read)
    assert next(strip_tatweel.map(endless)) == text
    assert next(read) <= ahead


def test_map_says_what_is_no_text():
    with pytest.raises(TypeError, match="expected str, got NoneType: decide what a missing text"):
        list(INDEX.map(["أهلا", None]))
    with pytest.raises(TypeError, match="map takes many texts, not one: put it in a list"):
        INDEX.map("أهلا")
    with pytest.raises(ValueError, match="workers is a number of processes, not 0"):
        INDEX.map(["أهلا"], workers=0)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"a": "text"}, "not dict: pass its values, as in data.values()"),
        (b"text", "not bytes: decode it first, as in data.decode('utf-8')"),
        (None, "not NoneType: decide what a missing text means before normalizing, as in"),
        (3, "not int: pass a text, as in str(value)"),
    ],
)
def test_what_is_not_many_texts_is_refused_at_once(texts, said):
    with pytest.raises(TypeError, match=re.escape(f"map takes many texts, {said}")):
        INDEX.map(texts)
