import copy
import doctest
import inspect
import pickle
import re
from pathlib import Path

import pytest

import arabic_norm.steps.marks
from arabic_norm import (
    DISPLAY,
    INDEX,
    LUCENE,
    RESCUE,
    Edit,
    Pipeline,
    break_gaps,
    char_map,
    compose,
    dash_tatweel,
    rewrite,
    sentences,
    strip_tashkeel,
    strip_tatweel,
    unify_alef,
    unify_hamza,
    unify_yeh,
)
from arabic_norm.pipeline import Step
from arabic_norm.substitutions import fuse


@char_map
def spell_out_heh():
    """Write ه as two letters."""
    return {"ه": "هـ"}


@rewrite(triggers="!", version=1)
def calm_down(text):
    """Delete exclamation marks."""
    for at, char in enumerate(text):
        if char == "!":
            yield Edit(at, at + 1, "")


def shout(text):
    return text + "!"


class Shouting(Step):
    """A step of another kind than the library's own."""

    name = "shouting"
    fingerprint = "0"

    def __call__(self, text):
        return shout(text)

    def change(self, text):
        return shout(text), b""


def test_a_step_reads_like_its_function():
    assert strip_tatweel.__name__ == strip_tatweel.name == "strip_tatweel"
    assert strip_tatweel.__module__ == "arabic_norm.steps.marks"
    assert strip_tatweel.__doc__.startswith("Delete tatweel")
    assert str(inspect.signature(strip_tatweel)) == "(text: str, /) -> str"
    assert repr(strip_tatweel) == "<step strip_tatweel>"


def test_doctests_of_steps_are_collected():
    found = doctest.DocTestFinder().find(arabic_norm.steps.marks)
    with_examples = {test.name.rsplit(".", 1)[-1] for test in found if test.examples}
    assert with_examples == set(arabic_norm.steps.marks.__all__)


def test_steps_compose_with_a_bar():
    assert (strip_tatweel | unify_alef).steps == (strip_tatweel, unify_alef)
    assert (strip_tatweel | unify_alef)("أهـلا") == "اهلا"


def test_pipelines_nest():
    inner = strip_tatweel | unify_alef
    nested = inner | strip_tashkeel
    assert nested.steps == (inner, strip_tashkeel)
    assert nested.flat == (strip_tatweel, unify_alef, strip_tashkeel)
    assert nested("أَهـلا") == "اهلا"


def test_bare_functions_run_on_either_side():
    assert (strip_tatweel | shout)("أهـلا") == "أهلا!"
    assert (shout | calm_down)("أهلا") == "أهلا"


def test_steps_of_another_kind_run_among_the_others():
    assert (strip_tatweel | Shouting() | calm_down)("أهـلا") == "أهلا"
    assert list((strip_tatweel | Shouting()).map(["أهـلا"])) == ["أهلا!"]


def test_a_bare_function_cannot_be_aligned_or_fingerprinted():
    pipeline = strip_tatweel | shout
    with pytest.raises(TypeError, match="shout is a bare function, so its pipeline has no align"):
        pipeline.align("أهلا")
    with pytest.raises(TypeError, match=r"no fingerprint; make it a step: .*@char_map.*@rewrite"):
        _ = pipeline.fingerprint


MADE_OF_STEPS = "a pipeline is made of steps, not"
ITSELF = "pass the step itself, as in: from arabic_norm import unify_alef"
WRONGLY_MADE = {
    "a name in a list": (
        lambda: Pipeline(["unify_alef"]),
        f"{MADE_OF_STEPS} the str 'unify_alef': {ITSELF}",
    ),
    "a name behind a bar": (
        lambda: INDEX | "unify_alef",
        f"{MADE_OF_STEPS} the str 'unify_alef': {ITSELF}",
    ),
    "a name before a bar": (
        lambda: "unify_alef" | INDEX,
        f"{MADE_OF_STEPS} the str 'unify_alef': {ITSELF}",
    ),
    "without a name": (
        lambda: INDEX.without("unify_alef"),
        f"{MADE_OF_STEPS} the str 'unify_alef': {ITSELF}",
    ),
    "replacing a name": (
        lambda: INDEX.replacing("unify_alef", unify_yeh),
        f"{MADE_OF_STEPS} the str 'unify_alef': {ITSELF}",
    ),
    "replacing by a name": (
        lambda: INDEX.replacing(unify_yeh, "unify_alef"),
        f"{MADE_OF_STEPS} the str 'unify_alef': {ITSELF}",
    ),
    "text behind a bar": (
        lambda: INDEX | "some text, not a name",
        f"{MADE_OF_STEPS} the str 'some text, not a name': pass the step itself, as in: "
        "from arabic_norm import repair_quotes",
    ),
    "without a list": (
        lambda: INDEX.without([unify_alef]),
        f"{MADE_OF_STEPS} list: pass them one by one, or as a pipeline of their own: "
        "Pipeline([step, step])",
    ),
    "a number": (
        lambda: strip_tatweel | 3,
        f"{MADE_OF_STEPS} int: write @char_map or @rewrite over a function, or pass any function "
        "str -> str",
    ),
    "a name for a list": (
        lambda: Pipeline("unify_alef"),
        "a pipeline is made of a list of steps, not the str 'unify_alef': put them in brackets, as "
        "in Pipeline([step, step])",
    ),
    "a step for a list": (
        lambda: Pipeline(unify_alef),
        "a pipeline is made of a list of steps, not CharMap: put them in brackets, as in "
        "Pipeline([step, step])",
    ),
    "a second step for a name": (
        lambda: Pipeline(INDEX, unify_alef),
        "a pipeline's name is a str, not CharMap: its steps are one list",
    ),
    "no fingerprint": (
        lambda: INDEX.check(None),
        "expected the fingerprint stored with an index, a str, got NoneType: store "
        "pipeline.fingerprint when the index is built",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "said"), WRONGLY_MADE.values(), ids=WRONGLY_MADE)
def test_what_is_no_step_is_refused_with_the_cure(make, said):
    with pytest.raises(TypeError) as raised:
        make()
    assert str(raised.value) == said


UNCHANGEABLE = [INDEX, strip_tatweel | unify_alef, strip_tatweel, calm_down]


@pytest.mark.parametrize("step", UNCHANGEABLE, ids=lambda step: step.name)
@pytest.mark.parametrize("name", ["steps", "name", "table", "triggers", "version", "other"])
def test_nothing_of_a_step_can_be_set_from_outside(step, name):
    before = dict(vars(step))
    said = re.escape(f"{step.name} cannot be changed: make another pipeline, as in step | step")
    with pytest.raises(AttributeError, match=said):
        setattr(step, name, ())
    with pytest.raises(AttributeError, match=said):
        delattr(step, name)
    assert dict(vars(step)) == before


def test_a_table_cannot_be_changed():
    with pytest.raises(TypeError, match="does not support item assignment"):
        strip_tatweel.table["x"] = "y"


def test_neighbouring_tables_run_as_one():
    assert len(LUCENE._runs) == 1
    assert len((strip_tatweel | unify_alef | calm_down | unify_yeh)._runs) == 3


def test_fused_tables_do_what_they_do_one_after_another():
    assert fuse({"ه": "هـ"}, {"ـ": "", "أ": "ا"}) == {"ه": "ه", "ـ": "", "أ": "ا"}
    assert (spell_out_heh | strip_tatweel)("ههـ") == "هه"


def test_an_empty_pipeline_changes_nothing():
    assert Pipeline([])("أهـلا") == "أهـلا"


def test_without_leaves_steps_out():
    pipeline = Pipeline([strip_tatweel | unify_alef, strip_tashkeel])
    assert pipeline.without(unify_alef).steps == (strip_tatweel, strip_tashkeel)


def test_replacing_keeps_the_place():
    pipeline = strip_tatweel | unify_alef
    assert pipeline.replacing(strip_tatweel, dash_tatweel).steps == (dash_tatweel, unify_alef)


def test_without_and_replacing_name_what_is_missing():
    said = "is not in this pipeline of strip_tatweel, unify_alef"
    with pytest.raises(ValueError, match=rf"^unify_hamza {said}; did you mean unify_alef\?$"):
        (strip_tatweel | unify_alef).without(unify_hamza)
    with pytest.raises(ValueError, match=f"^break_gaps {said}$"):
        (strip_tatweel | unify_alef).replacing(break_gaps, compose)


def test_pipelines_are_values():
    assert strip_tatweel | unify_alef == Pipeline([strip_tatweel, unify_alef])
    assert hash(strip_tatweel | unify_alef) == hash(Pipeline([strip_tatweel, unify_alef]))
    assert strip_tatweel | unify_alef != unify_alef | strip_tatweel
    assert list(strip_tatweel | unify_alef) == [strip_tatweel, unify_alef]
    assert len(strip_tatweel | unify_alef) == 2
    assert strip_tatweel | unify_alef != (strip_tatweel, unify_alef)


def test_a_pipeline_is_named_by_its_steps_or_by_its_maker():
    steps = strip_tatweel | shout
    assert steps.name == repr(steps) == "Pipeline([strip_tatweel, shout])"
    named = Pipeline([strip_tatweel, lambda text: text], name="mine")
    assert named.name == "mine"
    assert repr(LUCENE | strip_tatweel) == "Pipeline([LUCENE, strip_tatweel])"
    assert repr(named) == "<pipeline mine>"


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda p: pickle.loads(pickle.dumps(p))]
)
def test_a_copy_has_the_name_and_the_words_of_the_original(copied):
    for pipeline in (INDEX, strip_tatweel | unify_alef):
        other = copied(pipeline)
        assert (other, other.name, other.__doc__) == (pipeline, pipeline.name, pipeline.__doc__)
        assert other("أهـلا") == pipeline("أهـلا")


def test_what_several_steps_move_adds_up():
    aligned = (calm_down | strip_tatweel | calm_down).align("!أهـ!ـلا")
    assert aligned.text == "أهلا"
    assert [aligned.to_source(at, at + 1) for at in range(4)] == [(0, 2), (2, 6), (6, 7), (7, 8)]
    assert aligned.edits == [(0, 1, ""), (3, 6, "")]


def test_a_rewrite_with_a_pair_looks_only_where_the_pair_stands():
    @rewrite(triggers="ab", version=1, pair=(["a"], ["b", ""]))
    def cross_out(text):
        place = cross_out.next_place(text, 0)
        while place >= 0:
            yield Edit(place, place + 1, "x")
            place = cross_out.next_place(text, place + 1)

    assert cross_out.pairs == (({"a"}, {"b", ""}),)
    assert cross_out("aab ba b a") == "axb ba b x"
    assert cross_out.next_place("ab", 0) == 0
    text = "ba b"
    assert cross_out(text) is text


def test_a_rewrite_may_have_another_pair():
    @rewrite(triggers="abc", version=1, pair=("a", "b"), other_pair=("b", "c"))
    def cross_out(text):
        asked.append(text)
        return []

    asked = []
    for text in ("ac", "ba", "ab", "bc"):
        cross_out(text)
    assert asked == ["ab", "bc"]


def exclamation_marks(text):
    return [(place, place + 1, "") for place, char in enumerate(text) if char == "!"]


def test_a_rewrite_may_return_the_rule_it_is_made_of():
    @rewrite(triggers="!", version=1)
    def calm_down():
        """Delete exclamation marks."""
        return exclamation_marks

    assert calm_down.rule is exclamation_marks
    assert calm_down("نعم!") == "نعم"
    assert calm_down.edits("نعم!") == [(3, 4, "")]
    assert (calm_down.name, calm_down.__doc__) == ("calm_down", "Delete exclamation marks.")


def test_a_rewrite_that_takes_a_text_in_any_way_is_the_rule_itself():
    def of_any(*texts):
        return exclamation_marks(*texts)

    def of_one_at_least(text="!"):
        return exclamation_marks(text)

    for function in (of_any, of_one_at_least, exclamation_marks):
        step = rewrite(triggers="!", version=1)(function)
        assert (step.rule, step("نعم!")) == (function, "نعم")
    assert rewrite(triggers="!", version=1)(iter).rule is iter  # built in, without a signature


def test_a_rewrite_that_takes_nothing_and_returns_no_rule_is_refused():
    def calm_down():
        return exclamation_marks("!")

    message = "calm_down has no parameters and returns list: give it the parameter text and return"
    with pytest.raises(TypeError, match=message):
        rewrite(triggers="!", version=1)(calm_down)


def test_every_kind_of_step_lists_its_edits():
    assert strip_tatweel.edits("أهـلا") == [Edit(2, 3, "")]
    assert calm_down.edits("أ!") == [Edit(1, 2, "")]
    assert (strip_tatweel | calm_down).edits("ـ!") == [Edit(0, 2, "")]


def test_a_table_that_is_fused_has_no_fingerprint_of_its_own():
    (fused,) = (strip_tatweel | unify_alef)._runs
    with pytest.raises(NotImplementedError, match="made of its steps"):
        _ = fused.fingerprint


def test_users_own_steps_pickle_by_name():
    assert pickle.loads(pickle.dumps(calm_down)) is calm_down
    assert pickle.loads(pickle.dumps(calm_down | spell_out_heh)) == calm_down | spell_out_heh


NOT_TEXT = [
    (b"bytes", "got bytes: decode it first"),
    (None, "got NoneType: decide what a missing text means"),
    (["list"], "got list: pass one string at a time"),
    (("tuple", "of", "texts"), "got tuple: pass one string at a time; for many, step.map"),
    (("tuple",), "got tuple: pass one string at a time; for many, step.map"),
    ({"text": "record"}, r"got dict: pass one of its values, as in record\['text'\]"),
    (float("nan"), "got float: decide what a missing text means"),
    (3, r"got int: pass a text, as in str\(value\)"),
    (Path("name"), r"got pathlib \w+: read it first, as in path.read_text"),
    (sentences("source")[0], "got Sentence: pass its text, as in value.text"),
    (strip_tatweel.align("source"), "got Alignment: pass its text, as in value.text"),
]


@pytest.mark.parametrize(("value", "message"), NOT_TEXT)
@pytest.mark.parametrize("step", [strip_tatweel, calm_down, INDEX])
def test_what_is_no_text_is_refused_with_the_cure(step, value, message):
    with pytest.raises(TypeError, match=message):
        step(value)
    with pytest.raises(TypeError, match=message):
        step.align(value)


def test_a_rewrite_that_yields_overlapping_edits_is_refused():
    @rewrite(triggers="a", version=1)
    def confused(text):
        yield Edit(0, 2, "")
        yield Edit(1, 3, "")

    with pytest.raises(ValueError, match="edits go in order"):
        confused("aaa")


def test_fingerprints_tell_rules_apart():
    assert strip_tatweel.fingerprint != strip_tashkeel.fingerprint
    assert (strip_tatweel | unify_alef).fingerprint != (unify_alef | strip_tatweel).fingerprint


def test_a_fingerprint_does_not_see_nesting():
    flat = Pipeline([strip_tatweel, unify_alef, unify_yeh])
    assert (strip_tatweel | (unify_alef | unify_yeh)).fingerprint == flat.fingerprint


def test_a_version_and_its_data_change_the_fingerprint():
    def find(text):
        return iter(())

    prints = {
        rewrite(triggers="a", version=version, data=data)(find).fingerprint
        for version in (1, 2)
        for data in (None, {"a": "b"}, {"a": "c"})
    }
    assert len(prints) == 6


#: When a rule changes, so does the digest, and an index built before must be built anew: raise
#: the step's version where it is a Rewrite, and say so in the changelog.
GOLDEN = [
    (INDEX, "86fa138332228b0668422c410ff60d3c"),
    (DISPLAY, "b07ea4e7ee226b96a43d8506289cc9de"),
    (LUCENE, "f703c803ff773fb857b92a0557eb79c2"),
    (RESCUE, "1d7cf6c1259876c5351400d126e1a75f"),
]


@pytest.mark.parametrize(("preset", "digest"), GOLDEN, ids=lambda value: getattr(value, "name", ""))
def test_golden_fingerprints(preset, digest):
    assert preset.fingerprint == digest


def test_check_lets_the_same_rules_pass():
    INDEX.check(Pipeline(INDEX.flat).fingerprint)
    strip_tatweel.check(strip_tatweel.fingerprint)


def test_check_refuses_an_index_built_with_other_rules():
    with pytest.raises(ValueError, match="built with other rules") as raised:
        INDEX.check(INDEX.without(strip_tatweel).fingerprint)
    assert INDEX.fingerprint in str(raised.value)
    assert INDEX.without(strip_tatweel).fingerprint in str(raised.value)
