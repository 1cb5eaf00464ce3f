import copy
import pickle

import pytest

from arabic_norm import Edit, splice, strip_tashkeel
from arabic_norm.edits import Alignment, minimal


def test_splice_makes_the_edits():
    assert splice("abcdef", [Edit(0, 1, "X"), Edit(2, 4, ""), Edit(6, 6, "!")]) == "Xbef!"


def test_splice_without_edits():
    assert splice("abc", []) == "abc"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 2, ""), Edit(1, 3, "")],  # overlap
        [Edit(2, 3, ""), Edit(0, 1, "")],  # out of order
        [Edit(0, 4, "")],  # outside
        [Edit(2, 1, "")],  # reversed
    ],
)
def test_splice_refuses_edits_that_cannot_be_made(edits):
    with pytest.raises(ValueError, match="edits go in order and do not overlap"):
        splice("abc", edits)


MINIMAL = [
    ([Edit(0, 3, "abc")], []),  # no no-ops
    ([Edit(0, 3, "aXc")], [Edit(1, 2, "X")]),  # common ends trimmed
    ([Edit(0, 3, "abcabc")], [Edit(3, 3, "abc")]),
    ([Edit(0, 1, ""), Edit(1, 2, "")], [Edit(0, 2, "")]),  # neighbouring deletions merged
    ([Edit(0, 1, "X"), Edit(1, 2, "Y")], [Edit(0, 1, "X"), Edit(1, 2, "Y")]),
]


@pytest.mark.parametrize(("edits", "expected"), MINIMAL)
def test_minimal(edits, expected):
    assert minimal("abc", edits) == expected


def aligned(source, *edits):
    return Alignment.of_edits(source, edits)


def test_deleted_text_belongs_to_the_letter_on_its_left():
    alignment = aligned("aXXb", Edit(1, 3, ""))
    assert alignment.to_source(0, 1) == (0, 3)
    assert alignment.to_source(1, 2) == (3, 4)
    assert alignment.to_text(1, 3) == (0, 1)


def test_deleted_text_at_the_start_belongs_to_the_first_letter():
    alignment = aligned("XXab", Edit(0, 2, ""))
    assert alignment.to_source(0, 1) == (0, 3)
    assert alignment.to_text(0, 1) == (0, 1)


def test_inserted_text_belongs_to_the_letter_on_its_left():
    alignment = aligned("ab", Edit(1, 1, "XX"))
    assert alignment.to_text(0, 1) == (0, 3)
    assert alignment.to_source(1, 2) == (0, 1)


def test_text_deleted_before_an_expansion_belongs_to_the_letter_on_its_left():
    alignment = aligned("aXb", Edit(1, 2, ""), Edit(2, 3, "123"))
    assert alignment.to_source(0, 1) == (0, 2)
    assert alignment.to_source(1, 2) == (2, 3)
    assert alignment.to_text(1, 2) == (0, 1)
    at_the_start = aligned("Xb", Edit(0, 1, ""), Edit(1, 2, "123"))
    assert at_the_start.to_source(0, 1) == (0, 2)


def test_expansions_map_whole():
    alignment = aligned("aXb", Edit(1, 2, "123"))
    assert alignment.to_text(1, 2) == (1, 4)
    assert alignment.to_source(2, 3) == (1, 2)


def test_many_to_one_changes_map_whole():
    alignment = aligned("a123b", Edit(1, 4, "X"))
    assert alignment.to_source(1, 2) == (1, 4)
    assert alignment.to_text(2, 3) == (1, 2)


def test_characters_replaced_one_for_one_map_to_each_other():
    alignment = aligned("abc", Edit(0, 1, "X"), Edit(1, 2, "Y"))
    assert alignment.to_source(1, 2) == (1, 2)
    assert alignment.edits == [Edit(0, 1, "X"), Edit(1, 2, "Y")]


def test_an_empty_span_between_letters_maps_to_an_empty_span():
    assert aligned("aXXb", Edit(1, 3, "")).to_source(1, 1) == (3, 3)


def test_an_empty_span_inside_what_was_replaced_maps_to_all_of_it():
    assert aligned("aXb", Edit(1, 2, "123")).to_source(2, 2) == (1, 2)
    assert aligned("aXXb", Edit(1, 3, "")).to_text(2, 2) == (0, 1)


def test_the_ends_map_to_the_ends():
    alignment = aligned("XaX", Edit(0, 1, ""), Edit(2, 3, ""))
    assert alignment.to_source(0, 0) == (0, 0)
    assert alignment.to_source(1, 1) == (3, 3)
    assert alignment.to_source(0, 1) == (0, 3)


def test_a_text_all_deleted_maps_to_nothing_and_back_to_all():
    alignment = aligned("XX", Edit(0, 2, ""))
    assert alignment.to_text(0, 2) == (0, 0)
    assert alignment.to_source(0, 0) == (0, 2)


def test_text_made_of_nothing_has_no_source():
    alignment = aligned("", Edit(0, 0, "X"))
    assert alignment.text == "X"
    assert alignment.to_source(0, 1) == (0, 0)
    assert alignment.edits == [Edit(0, 0, "X")]


@pytest.mark.parametrize("span", [(2, 1), (-1, 1), (0, 4)])
def test_reversed_and_outside_spans_are_refused(span):
    with pytest.raises(ValueError, match=r"reversed or leaves 0\.\.3"):
        aligned("abc").to_source(*span)
    with pytest.raises(ValueError, match=r"reversed or leaves 0\.\.3"):
        aligned("abc").to_text(*span)


def test_an_alignment_is_a_value():
    alignment = aligned("ab", Edit(1, 2, ""))
    assert alignment == aligned("ab", Edit(1, 2, ""))
    with pytest.raises(AttributeError):
        alignment.text = "b"  # type: ignore[misc]


def test_a_deletion_after_a_replacement_is_another_edit():
    edits = [Edit(0, 1, "X"), Edit(1, 1, ""), Edit(1, 2, "")]
    assert minimal("abc", edits) == [Edit(0, 1, "X"), Edit(1, 2, "")]
    assert minimal("aba", [Edit(0, 3, "aa")]) == [Edit(1, 2, "")]
    assert minimal("abc", [Edit(0, 1, ""), Edit(2, 3, "")]) == [Edit(0, 1, ""), Edit(2, 3, "")]


def test_alignments_compose_only_where_one_ends_and_the_other_begins():
    with pytest.raises(ValueError, match="must start from the text of the first"):
        aligned("abc").then(aligned("abd"))


def test_a_thousand_marks_on_one_letter_belong_to_it():
    marks = "\N{ARABIC FATHA}" * 1000
    alignment = strip_tashkeel.align(f"ب{marks}ت{marks}")
    assert alignment.text == "بت"
    assert alignment.to_source(0, 1) == (0, 1001)
    assert alignment.to_text(500, 501) == (0, 1)
    assert alignment.to_source(1, 2) == (1001, 2002)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_an_alignment_is_copied_and_pickled_used_or_not(copied):
    aligned = strip_tashkeel.align("كِتَابٌ جديدٌ")
    assert copied(aligned) == aligned
    span = aligned.to_source(0, 2), aligned.to_text(0, 4, unit="utf16"), aligned.edits
    other = copied(aligned)
    assert other == aligned
    assert (other.to_source(0, 2), other.to_text(0, 4, unit="utf16"), other.edits) == span
