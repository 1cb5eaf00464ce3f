"""The laws that every step and pipeline obeys."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check_sentences, is_idempotent
from strategies import CHAR_MAPS, PRESETS, REWRITES, STEPS, pipelines, texts

import arabic_norm
from arabic_norm import Pipeline, sentences, splice

every_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
every_char_map = pytest.mark.parametrize("step", CHAR_MAPS, ids=lambda step: step.name)
every_rewrite = pytest.mark.parametrize("step", REWRITES, ids=lambda step: step.name)
every_preset = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)

ALL_CODE_POINTS = [chr(code) for code in range(0x110000)]


@every_step
@given(text=texts)
def test_a_step_is_its_edits_spliced(step, text):
    assert splice(text, step.edits(text)) == step(text)


@every_step
@given(text=texts)
def test_a_step_is_idempotent_where_its_docstring_says_so(step, text):
    once = step(text)
    if is_idempotent(step):
        assert step(once) == once


@every_preset
@given(text=texts)
def test_presets_are_idempotent(preset, text):
    once = preset(text)
    assert preset(once) == once


@every_preset
@given(text=texts)
def test_presets_align_to_what_they_return(preset, text):
    aligned = preset.align(text)
    assert aligned.text == preset(text)
    assert splice(text, aligned.edits) == aligned.text


@every_step
@given(text=texts)
def test_nothing_changed_gives_the_same_object(step, text):
    result = step(text)
    assert result is text or result != text


@every_rewrite
@given(text=texts)
def test_a_rewrite_without_its_triggers_changes_nothing(step, text):
    without = "".join(char for char in text if char not in step.triggers)
    assert list(step.rule(without)) == []


def holds_pair(step, text):
    """Whether one of a pair's first characters stands before one of the second."""
    neighbours = [*zip(["", *text], [*text, ""], strict=True)]
    return any(
        before in firsts and after in seconds
        for firsts, seconds in step.pairs
        for before, after in neighbours
    )


@pytest.mark.parametrize("step", [step for step in REWRITES if step.pairs], ids=lambda s: s.name)
@given(text=texts)
def test_a_rewrite_without_its_pair_changes_nothing(step, text):
    lone = frozenset().union(*(chars for pair in step.pairs for chars in pair))
    without = "".join(char for char in text if char in lone or char not in step.triggers)
    assert list(step.rule(without)) == [] or holds_pair(step, without)


@every_char_map
def test_a_char_map_replaces_each_code_point_by_its_table(step):
    whole = "\n".join(ALL_CODE_POINTS)
    expected = "\n".join(step.table.get(char, char) for char in ALL_CODE_POINTS)
    assert step(whole) == expected


@every_char_map
def test_a_char_map_is_its_edits_over_all_code_points(step):
    whole = "".join(ALL_CODE_POINTS)
    assert splice(whole, step.edits(whole)) == step(whole)


@every_char_map
def test_a_char_map_maps_its_own_output_to_itself(step):
    for char, replacement in step.table.items():
        assert step(replacement) == replacement, f"U+{ord(char):04X}"


@every_char_map
@given(first=texts, second=texts)
def test_a_char_map_knows_no_context(step, first, second):
    assert step(first + second) == step(first) + step(second)


@given(pipeline=pipelines, text=texts)
def test_a_pipeline_is_its_steps_one_after_another(pipeline, text):
    expected = text
    for step in pipeline.flat:
        expected = step(expected)
    assert pipeline(text) == expected


@given(pipeline=pipelines, text=texts)
def test_a_pipeline_aligns_as_its_steps_one_after_another(pipeline, text):
    expected = Pipeline([]).align(text)
    for step in pipeline.flat:
        expected = expected.then(step.align(expected.text))
    actual = pipeline.align(text)
    assert actual.text == expected.text
    assert actual.edits == expected.edits
    assert actual.shifts == expected.shifts


@given(first=pipelines, second=pipelines, text=texts)
def test_composed_alignments_are_the_alignment_of_the_composition(first, second, text):
    composed = first.align(text).then(second.align(first(text)))
    whole = (first | second).align(text)
    assert (composed.text, composed.edits, composed.shifts) == (
        whole.text,
        whole.edits,
        whole.shifts,
    )


@given(pipeline=pipelines, text=texts, data=st.data())
def test_alignment_is_monotone_and_covers(pipeline, text, data):
    aligned = pipeline.align(text)
    for size, there, back in (
        (len(aligned.text), aligned.to_source, aligned.to_text),
        (len(text), aligned.to_text, aligned.to_source),
    ):
        start, inner, inner_end, end = sorted(
            data.draw(st.lists(st.integers(0, size), min_size=4, max_size=4))
        )
        outer_span, inner_span = there(start, end), there(inner, inner_end)
        if inner < inner_end:
            assert outer_span[0] <= inner_span[0] <= inner_span[1] <= outer_span[1]
        covered = back(*outer_span)
        assert covered[0] <= start <= end <= covered[1]


@given(text=texts)
def test_sentence_spans_hold_all_that_shows(text):
    check_sentences(text, sentences(text))


@every_step
def test_a_step_pickles_by_name(step):
    assert pickle.loads(pickle.dumps(step)) is step


@every_preset
def test_a_preset_pickles(preset):
    copy = pickle.loads(pickle.dumps(preset))
    assert copy == preset
    assert copy.fingerprint == preset.fingerprint


def test_every_step_can_be_imported_from_the_package():
    assert [getattr(arabic_norm, step.name) for step in STEPS] == STEPS
