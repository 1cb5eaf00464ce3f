import json
import re

import pytest

from arabic_norm import Pipeline, collapse_whitespace, strip_tatweel, unify_alef
from arabic_norm.audit import audit

DOCUMENTS = [
    "إن أحمد قال إن البيت كبير",
    "أن احمد يرى البـيت",
    "إن إن أن",
]
PIPELINE = Pipeline([strip_tatweel, unify_alef, collapse_whitespace])


@pytest.fixture
def found():
    return audit(DOCUMENTS, PIPELINE)


def test_it_counts_documents_and_characters(found):
    assert (found.documents, found.characters) == (3, sum(map(len, DOCUMENTS)))


def test_each_step_says_what_it_changes(found):
    tatweel, alef, blanks = found.steps
    assert (tatweel.step, tatweel.documents, tatweel.characters) == ("strip_tatweel", 1, 1)
    assert (alef.documents, alef.characters) == (3, 7)
    assert alef.examples.most_common(1) == [(("إ", "ا"), 4)]
    assert (blanks.documents, blanks.characters) == (0, 0)


def test_each_step_says_how_many_words_it_alone_merges(found):
    assert {count.step: count.merges for count in found.steps} == {
        "strip_tatweel": 1,  # البـيت
        "unify_alef": 2,  # أن, أحمد
        "collapse_whitespace": 0,
    }


def test_collisions_are_different_words_that_became_one(found):
    assert [(one.text, one.words) for one in found.collisions] == [
        ("ان", [("إن", 4), ("أن", 2)]),
        ("احمد", [("أحمد", 1), ("احمد", 1)]),
        ("البيت", [("البيت", 1), ("البـيت", 1)]),
    ]
    assert found.collisions[0].count == 2


def test_it_prints(found):
    assert "3 documents, 51 characters" in str(found)
    assert "unify_alef                        3           7       2" in str(found)


def test_it_is_plain_values_too(found):
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["steps"][1]["characters"] == 7
    assert plain["collisions"][0] == {"text": "ان", "words": {"إن": 4, "أن": 2}}


def test_it_draws_a_bar_a_step(found):
    page = found.to_html()
    assert page.count("<rect") == 3
    assert 'aria-label="100%"' in page


def test_nothing_audited_is_no_error():
    empty = audit([], PIPELINE)
    assert (empty.documents, empty.collisions) == (0, [])
    assert empty.to_html().count("<rect") == 3


def test_a_bare_function_cannot_be_audited():
    with pytest.raises(TypeError, match="bare function"):
        audit(DOCUMENTS, strip_tatweel | str.strip)


WRONGLY_GIVEN = [
    ("text", PIPELINE, "audit takes many texts, not one: put it in a list, audit([text])"),
    ({"a": "text"}, PIPELINE, "audit takes many texts, not dict: pass its values"),
    ([None], PIPELINE, "expected str, got NoneType: decide what a missing text means"),
    (["text"], "index", "expected a step or pipeline, got the str 'index': pass the object itself"),
]


@pytest.mark.parametrize(("documents", "pipeline", "said"), WRONGLY_GIVEN)
def test_what_is_no_text_or_pipeline_is_refused_with_the_cure(documents, pipeline, said):
    with pytest.raises(TypeError, match=re.escape(said)):
        audit(documents, pipeline)
