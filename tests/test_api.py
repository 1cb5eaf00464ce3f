import copy
import pickle

import pytest
from strategies import STEPS

from arabic_norm import DISPLAY, INDEX, Sentence, chunks, normalize, sentences, strip_tatweel
from arabic_norm.steps.sentences import sentence_spans


class Element(str):
    """A text as parsers of HTML and members of enumerations give it."""

    def __str__(self):
        return "Element"


#: Something for each step to change.
DIRTY = 'قال ب "نعـــم"  ,ثم\tأهلاً (1 )و مضى\n\n. هل رجع ؟ \u200f1,5 \ufefb رؤس'


@pytest.mark.parametrize("step", [*STEPS, INDEX, DISPLAY], ids=lambda step: step.name)
def test_a_text_of_a_type_derived_from_str_is_a_text_to_each_step(step):
    changed = step(Element(DIRTY))
    assert changed == step(DIRTY)
    assert step.edits(Element(DIRTY)) == step.edits(DIRTY)
    assert list(step.map([Element(DIRTY)])) == [step(DIRTY)]
    assert step.align(Element(DIRTY)).text == step(DIRTY)


def test_a_text_of_a_type_derived_from_str_is_a_text_to_sentences_and_chunks():
    derived = Element(DIRTY)
    assert sentence_spans(derived) == sentence_spans(DIRTY)
    assert sentences(derived) == sentences(DIRTY)
    assert sentences(derived, INDEX) == sentences(DIRTY, INDEX)
    for arguments in ({}, {"pipeline": INDEX}, {"count": lambda text: len(text.split())}):
        assert chunks(derived, 9, **arguments) == chunks(DIRTY, 9, **arguments)
    assert {type(chunk.text) for chunk in chunks(derived, 9)} == {str}


def test_normalize_is_for_the_index_unless_told_otherwise():
    assert normalize("أهـــلاً") == "اهلا"
    assert normalize("أهـــلاً", DISPLAY) == "أهلاً"
    assert normalize("أهـــلاً", strip_tatweel) == "أهلاً"


def test_sentences_are_the_sources_own_words_and_spans():
    source = "  أيـــن المكتبةُ؟   هناك. "
    found = sentences(source)
    assert [s.text for s in found] == ["أيـــن المكتبةُ؟", "هناك."]
    assert [source[s.start : s.end] for s in found] == [s.text for s in found]


def test_sentences_are_folded_where_a_pipeline_is_given_and_no_span_moves():
    source = "  أيـــن المكتبةُ؟   هناك. "
    folded = sentences(source, INDEX)
    assert [s.text for s in folded] == ["اين المكتبه؟", "هناك."]
    assert [s[1:] for s in folded] == [s[1:] for s in sentences(source)]


def test_sentences_take_any_step():
    assert [s.text for s in sentences("أيـــن؟ هنـــا.", strip_tatweel)] == ["أين؟", "هنا."]


def test_a_quotation_over_several_sentences_is_repaired_as_a_whole():
    found = sentences('قال المدير: "وصلنا متأخرين. سنبدأ الآن."', DISPLAY)
    assert [s.text for s in found] == ["قال المدير: «وصلنا متأخرين.", "سنبدأ الآن.»"]


def test_a_sentence_of_which_nothing_is_left_is_empty():
    source = "كلام.\n\u0640\u0640\nكلام."
    assert [s.text for s in sentences(source, strip_tatweel)] == [
        "كلام.",
        "",
        "كلام.",
    ]


def test_a_sentence_is_a_named_tuple():
    (found,) = sentences(" كلام.")
    assert repr(found) == "Sentence(text='كلام.', start=1, end=6)"
    text, start, end = found
    assert tuple(found) == (text, start, end) == ("كلام.", 1, 6)
    assert found._asdict() == {"text": "كلام.", "start": 1, "end": 6}
    assert type(found) is Sentence


def test_sentences_are_values():
    assert sentences("كلام.") == sentences("كلام.")
    assert len({*sentences("كلام."), *sentences("كلام.")}) == 1


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_sentences_are_copied_and_pickled_used_or_not(copied):
    found = sentences("أيـــن المكتبةُ؟ هناك.", INDEX)
    assert [s.text for s in found] == ["اين المكتبه؟", "هناك."]
    assert copied(found) == found
    assert type(copied(found[0])) is Sentence


def test_a_bare_function_gives_sentences_no_text():
    with pytest.raises(TypeError, match="bare function"):
        sentences("كلام.", strip_tatweel | str.strip)


def test_what_is_no_text_is_refused():
    with pytest.raises(TypeError, match="decode it first"):
        normalize("كلام".encode())
    with pytest.raises(TypeError, match="decode it first"):
        sentences("كلام".encode())


NO_PIPELINES = [
    (
        "display",
        "the str 'display': pass the object itself, as in: from arabic_norm import DISPLAY",
    ),
    ([strip_tatweel], "list: make it a pipeline, as in Pipeline([step, step])"),
    (str.strip, "method_descriptor: make it a pipeline, as in Pipeline([step, step])"),
    (3, "int: leave it out for the default, or pass one, as in: from arabic_norm import DISPLAY"),
]


@pytest.mark.parametrize(
    ("pipeline", "said"), NO_PIPELINES, ids=[str(case[0]) for case in NO_PIPELINES]
)
@pytest.mark.parametrize("call", [normalize, sentences])
def test_what_is_no_pipeline_is_refused_with_the_cure(call, pipeline, said):
    with pytest.raises(TypeError) as raised:
        call("كلام", pipeline)
    assert str(raised.value) == f"expected a step or pipeline, got {said}"


def test_a_text_and_a_pipeline_in_the_wrong_order_are_refused_with_the_cure():
    with pytest.raises(TypeError, match="got Pipeline: the text comes first, then the pipeline"):
        sentences(DISPLAY, INDEX)
    with pytest.raises(TypeError, match="got the str 'كلام': pass the object itself"):
        normalize(DISPLAY, "كلام")
