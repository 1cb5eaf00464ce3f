"""Words weighed by their neighbours, by both kernels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm.kernel import _python

#: Two classes of characters; `-` is looked past, a newline parts stretches.
CLASSES = [["a", "\u0627"], ["b", "\u0628"]]
FIRST, INNER, LAST, ALONE = (
    [[1, 2], [3, 4]],
    [[10, 20], [30, 40]],
    [[100, 200], [300, 400]],
    [[1000, 2000], [-3000, 4000]],
)
TABLES = [FIRST, INNER, LAST, ALONE]


def scale(kernel, **changed):
    given = {"classes": CLASSES, "skipped": "-", "breaks": "\n", "tables": TABLES}
    return kernel.Scale(**given | changed)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("a", 0),
        ("ab", 2000),  # a word of two
        ("ba", -3000),
        ("a-b", 2000),
        ("a b", 0),
        ("aba", 2 + 20 + 30 + 300),
        ("\u0627b\u0627", 2 + 20 + 30 + 300),
        ("aabb", 1 + 10 + 20 + 40 + 400),
        ("ab ba", 2000 - 3000),
        ("ab\nab", 4000),
        ("ab\U0001f600ab", 4000),  # beyond the plane: of no word
        ("a\u0100b", 0),
    ],
)
def test_weigh(kernel, text, weight):
    assert scale(kernel).weigh(text, 0, len(text)) == scale(kernel).weigh(text) == weight


def test_the_ends_of_a_span_end_words(kernel):
    assert scale(kernel).weigh("aaba", 1, 3) == 2000
    assert scale(kernel).weigh("aaba", 2, 99) == -3000
    assert scale(kernel).weigh("aaba", 9, 99) == scale(kernel).weigh("aaba", 9) == 0


@pytest.mark.parametrize(
    ("text", "most", "stretches"),
    [
        ("ab\nba\n\naba", 0, [(3, 5), (6, 6)]),
        ("ab\nba\n\naba", -1, [(3, 5)]),
        ("ab\nba\n", 2000, [(0, 2), (3, 5), (6, 6)]),
        ("", 0, [(0, 0)]),
        ("", -1, []),
        ("ba\U0001f600\nab", -3000, [(0, 3)]),
    ],
)
def test_light(kernel, text, most, stretches):
    assert scale(kernel).light(text, most) == stretches


@given(st.text("ab\u0627\u0628- x\n\U0001f600", max_size=30), st.integers(-4000, 4000))
def test_both_kernels_weigh_alike(kernel, text, most):
    reference = scale(_python)
    assert scale(kernel).weigh(text, 0, len(text)) == reference.weigh(text, 0, len(text))
    assert scale(kernel).light(text, most) == reference.light(text, most)
    words = text.replace("\n", " ").split(" ")
    parts = sum(reference.weigh(word, 0, len(word)) for word in words)
    assert reference.weigh(text, 0, len(text)) == parts


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"classes": [["ab"], ["c"]]}, "single characters, not 'ab'"),
        ({"classes": [["a"], ["a"]]}, "stand in one class each"),
        ({"breaks": "a"}, "stand in one class each"),
        ({"classes": [[]] * 65}, "64 classes at most, not 65"),
        ({"tables": TABLES[:3]}, "has 4 tables, not 3"),
        ({"tables": [*TABLES[:3], [[1, 2]]]}, "have 2 rows and columns"),
        ({"tables": [*TABLES[:3], [[1], [2]]]}, "have 2 rows and columns"),
        ({"tables": [*TABLES[:3], [[1, 2], [3, 1 << 15]]]}, "16 bits"),
    ],
)
def test_a_scale_that_is_none(kernel, changed, message):
    with pytest.raises(ValueError, match=message):
        scale(kernel, **changed)


def test_a_span_that_is_none(kernel):
    for span in ((2, 1), (-1, 1)):
        with pytest.raises(ValueError, match="from a start to an end"):
            scale(kernel).weigh("abc", *span)
