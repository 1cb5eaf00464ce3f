"""Bars of a chart: to scale, and never wider than the terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm.bars import Row, chart, columns, filled, percent, svg_bar, text_bar

SHARES = st.floats(0, 1)
ROWS = st.lists(
    st.builds(
        Row,
        st.text("abc_", min_size=1, max_size=30),
        SHARES,
        st.tuples(*[st.integers(0, 10**7).map("{:,}".format)] * 2),
        st.lists(st.text("اب\u064e\u2068 漢", max_size=8), max_size=3),
    ),
    max_size=5,
)
#: Two columns of gap, one of bar, seven of percent, and four of a name.
NARROWEST = 14


@given(ROWS, st.integers(NARROWEST, 140))
def test_no_line_is_wider_than_the_terminal(rows, width):
    lines = chart("step", ("documents", "merges"), rows, width)
    assert len(lines) == len(rows) + 1
    assert max(columns("".join(line)) for line in lines) <= width
    for (_, drawn, after), row in zip(lines[1:], rows, strict=True):
        assert percent(row.share) in after
        assert bool(drawn.strip()) == (row.share > 0)


@given(ROWS)
def test_without_a_width_nothing_is_left_out(rows):
    for line, row in zip(chart("step", ("documents", "merges"), rows)[1:], rows, strict=True):
        assert line[0].strip() == row.name
        assert all(part in line[2] for part in (*row.counts, *row.examples))


@given(SHARES, st.integers(1, 40))
def test_a_bar_is_right_to_half_an_eighth(share, size):
    drawn = sum(8 if char == "█" else 1 + "▏▎▍▌▋▊▉".index(char) for char in text_bar(share, size))
    assert abs(drawn / 8 - size * share) <= 1 / 16 or (drawn == 1 and share > 0)
    assert len(text_bar(share, size)) <= size


@given(SHARES)
def test_a_bar_on_a_page_ends_where_the_line_of_arabic_begins(share):
    x, width = map(float, re.findall(r' (?:x|width)="([\d.]+)"', svg_bar(share)))
    assert x + width == pytest.approx(100, abs=0.02)
    assert width == pytest.approx(100 * share, abs=0.01)


def test_only_what_is_nothing_or_all_reads_so():
    assert [percent(share) for share in (0, 1e-9, 0.0449, 1 - 1e-9, 1)] == [
        "0.0%",
        "0.1%",
        "4.5%",
        "99.9%",
        "100.0%",
    ]


#: a text, the columns that it takes
WIDTHS = [
    ("كتاب", 4),
    ("كِتَابٌ", 4),  # marks stand above
    ("\u2068ا\u2069", 1),  # isolates take none
    ("漢字", 4),
    ("", 0),
]


@pytest.mark.parametrize(("text", "expected"), WIDTHS)
def test_columns_of_a_text(text, expected):
    assert columns(text) == expected


def test_a_line_is_filled_with_what_fits_whole():
    assert filled("one", ["two", "three"], 8) == "one  two"
    assert filled("one", ["two", "three"], 15) == "one  two  three"
    assert filled("one", ["two", "three"], None) == "one  two  three"
