"""Kinds of difficulty, by rows that must end and look-alikes that must not: tests/data."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_sentences_stops import TWINS

from arabic_norm.steps.sentences import segment_sentences, sentence_spans

ROWS = Path(__file__).parent / "data" / "sentence_kinds.txt"


def read_rows() -> list[tuple[str, str]]:
    """Return each row with its kind."""
    rows, kind = [], ""
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kind = line[3:].partition(":")[0]
        elif line and not line.startswith("#"):
            rows.append((kind, line))
    return rows


def marked(text: str) -> str:
    """Return a text with its sentences' ends marked as the rows have them."""
    ends = [end for _, end in sentence_spans(text)]
    starts = [0, *ends[:-1]]
    return "‖".join(text[start:end] for start, end in zip(starts, ends, strict=True))


@pytest.mark.parametrize(("kind", "row"), read_rows())
def test_a_row_ends_where_it_is_marked(kind: str, row: str) -> None:
    assert marked(row.replace("‖", "")) == row, kind


@pytest.mark.parametrize("twin", TWINS)
def test_rows_written_otherwise_end_there_too(twin: str) -> None:
    table = str.maketrans(TWINS[twin])
    written = [row.translate(table) for _, row in read_rows()]
    assert [marked(row.replace("‖", "")) for row in written] == written


def test_what_is_segmented_stays() -> None:
    once = [segment_sentences(row.replace("‖", "")) for _, row in read_rows()]
    assert [segment_sentences(text) for text in once] == once


def test_each_kind_has_rows_that_end_and_rows_that_do_not() -> None:
    kinds = {kind for kind, _ in read_rows()}
    assert len(kinds) > 20
    for kind in kinds:
        ends = {"‖" in row for name, row in read_rows() if name == kind}
        assert ends == {True, False}, kind
