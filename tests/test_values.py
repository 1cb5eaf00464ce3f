"""Arguments are checked with one line that says what to pass; rules have digests."""

import datetime
from pathlib import Path

import pytest

from arabic_norm import DISPLAY, strip_tatweel, unify_alef
from arabic_norm.values import check_function, check_member, check_text, check_texts, digest, shown

NOT_TEXTS = [
    (b"\xd8\xa3", "got bytes: decode it first, as in data.decode('utf-8')"),
    (None, "got NoneType: decide what a missing text means before normalizing"),
    (float("nan"), "got float: decide what a missing text means before normalizing"),
    ({"text": "أ"}, "got dict: pass one of its values, as in record['text']"),
    (["أ"], "got list: pass one string at a time; for many, step.map(texts)"),
    (12, "got int: pass a text, as in str(value)"),
    (Path("page.txt"), "read it first, as in path.read_text('utf-8')"),
    (datetime.date(2026, 1, 1), "got datetime date: pass a text, as in str(value)"),
    (DISPLAY, "the text comes first, then the pipeline"),
]


@pytest.mark.parametrize(("value", "said"), NOT_TEXTS, ids=lambda value: str(value)[:20])
def test_what_is_not_a_text_is_refused_with_what_to_do(value, said):
    with pytest.raises(TypeError) as caught:
        check_text(value)
    message = str(caught.value)
    assert message.startswith("expected str, ")
    assert said in message
    assert "\n" not in message


def test_a_text_is_returned_itself():
    text = "أهلا \ud800"
    assert check_text(text) is text


@pytest.mark.parametrize(
    "texts", [["أ"], ("أ",), {"أ"}, iter("أب")], ids=lambda it: type(it).__name__
)
def test_many_texts_are_returned_themselves(texts):
    assert check_texts("step.map", texts) is texts


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ("أ", "step.map takes many texts, not one: put it in a list, step.map([text])"),
        ({"a": "أ"}, "step.map takes many texts, not dict: pass its values"),
        (b"a", "step.map takes many texts, not bytes: decode it first"),
        (3, "step.map takes many texts, not int: "),
    ],
)
def test_what_gives_no_texts_is_refused(texts, said):
    with pytest.raises(TypeError) as caught:
        check_texts("step.map", texts)
    assert str(caught.value).startswith(said)


def test_a_name_in_place_of_a_step_is_answered_with_its_import():
    with pytest.raises(TypeError, match=r"not the str 'unify_alef': .* import unify_alef$"):
        check_function("unify_alef")
    with pytest.raises(TypeError, match=r"not list: .* Pipeline\(\[step, step\]\)$"):
        check_function([unify_alef])


def test_a_step_that_is_not_there_is_answered_with_the_most_similar():
    check_member(unify_alef, (unify_alef, strip_tatweel))
    with pytest.raises(
        ValueError, match=r"unify_alef is not in this pipeline of unify_yehs; did you"
    ):
        check_member(unify_alef, (named("unify_yehs"),))


def named(name):
    def step(text):
        return text

    step.__name__ = name
    return step


def test_a_long_str_is_shown_by_its_type():
    assert (shown("INDEX"), shown("أ" * 41), shown(3)) == ("the str 'INDEX'", "str", "int")


def test_a_digest_depends_on_values_alone():
    assert digest("a", {"x": "1", "y": "2"}) == digest("a", {"y": "2", "x": "1"})
    assert digest("a", {"b", "c"}) == digest("a", {"c", "b"})
    assert digest("ab") != digest("a", "b")
    assert len(digest()) == 32
