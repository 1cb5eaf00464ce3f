"""Targets that read text: the laws of tests/, on both kernels."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable

from laws import check_sentences, is_idempotent, without_marks
from strategies import PRESETS, REWRITES, STEPS

import arabic_norm
from arabic_norm import Pipeline, kernel, splice
from arabic_norm.column_rules import rules_of
from arabic_norm.edits import Alignment, minimal
from arabic_norm.units import Ruler
from fuzz.draw import HEAD, Draw, as_text
from fuzz.pure import INTERPRETED, PURE

_WINDOW = 24  # characters whose every span is looked at
#: Lines with these may be code or data, which neighbouring lines decide with them.
_MAY_BE_CODE = set("`<{[()]}&=,;:/\r")

Mapper = Callable[[int, int], tuple[int, int]]


@functools.lru_cache(maxsize=128)  # a table takes longer to make ready than a text to normalize
def _both(names: tuple[str, ...]) -> tuple[Pipeline, Pipeline]:
    """Return the pipeline of these steps on the kernel in C, and on the one in Python."""
    return tuple(
        package.Pipeline(getattr(package, name) for name in names)
        for package in (arabic_norm, PURE)
    )


def _begin(data: bytes) -> tuple[Draw, Pipeline, Pipeline, str]:
    """Return what the data says: more decisions, a pipeline on both kernels, a text."""
    draw = Draw(data)
    head = Draw(draw.take(HEAD))
    if head.number(2):
        names = [head.pick(STEPS).name for _ in range(1 + head.number(4))]
    else:
        names = [head.pick(PRESETS).name]
    return head, *_both(tuple(names)), as_text(draw.rest())


def normalize(data: bytes) -> None:
    """A pipeline is its steps one by one, its edits spliced, and the same on both kernels."""
    _, fast, slow, text = _begin(data)
    once = fast(text)
    assert once == functools.reduce(lambda changed, step: step(changed), fast.flat, text)
    if once is not text and len(once) > 1:  # stored as Python itself would
        assert sys.getsizeof(once) == sys.getsizeof("".join(once))
    other = slow(text)
    assert (once, once.isascii(), hash(once)) == (other, other.isascii(), hash(other))
    assert splice(text, fast.edits(text)) == once
    (only, *others) = fast.steps
    if not others:  # of several, one may undo what another did
        assert once is text or once != text
    if not others and (only in PRESETS or is_idempotent(only)):
        assert fast(once) == once
    _check_column(fast, text, once)


def _check_column(pipeline: Pipeline, text: str, once: str) -> None:
    """A row that columns pass over is one that the table suffices for."""
    data = text.encode("utf-8", "replace")
    if data.decode() != text:
        return
    rules = rules_of(pipeline)
    offsets = b"".join(at.to_bytes(8, "little") for at in (0, len(data)))
    rows = kernel.Rows(data, offsets, 8, 0, 1)
    assert rows.text(0) == text
    if not rules.contextual(rows, 0, 1):
        sink = kernel.Sink(8, 1, 0)
        rules.translator.translate(rows, 0, 1, [], sink)
        assert sink.finish()[0].decode() == once


def sentences(data: bytes) -> None:
    """Sentences are in order, hold all that shows, and are the same on both kernels."""
    _, fast, slow, text = _begin(data)
    found = arabic_norm.sentences(text, fast)
    check_sentences(text, found)
    others = PURE.sentences(text, slow)
    assert [(s.start, s.end, s.text) for s in found] == [(s.start, s.end, s.text) for s in others]
    lines = arabic_norm.segment_sentences(text)
    assert arabic_norm.segment_sentences(lines) == lines


def align(data: bytes) -> None:
    """An alignment is monotone, covers, composes, speaks all units; the same on both kernels."""
    head, fast, slow, text = _begin(data)
    aligned, other = fast.align(text), slow.align(text)
    assert (aligned.text, aligned.shifts) == (other.text, other.shifts)
    assert aligned.text == fast(text)
    assert minimal(text, aligned.edits) == aligned.edits
    assert splice(text, aligned.edits) == aligned.text
    first, second = _halves(fast, head.number(5))
    before = first.align(text)
    for made in (fast.explain(text).aligned, before.then(second.align(before.text))):
        assert (made.text, made.shifts) == (aligned.text, aligned.shifts)
    _check_spans(head, len(aligned.text), aligned.to_source, aligned.to_text)
    _check_spans(head, len(text), aligned.to_text, aligned.to_source)
    _check_units(head, aligned)


@functools.lru_cache(maxsize=128)
def _halves(pipeline: Pipeline, at: int) -> tuple[Pipeline, Pipeline]:
    return Pipeline(pipeline.flat[:at]), Pipeline(pipeline.flat[at:])


def _check_spans(head: Draw, size: int, there: Mapper, back: Mapper) -> None:
    first = head.number(size + 1)
    spans = {at: there(at, at + 1) for at in range(first, min(first + _WINDOW, size))}
    for at, span in spans.items():
        following = spans.get(at + 1, span)
        assert span[0] <= following[0]
        assert span[1] <= following[1]
        covered = back(*span)
        assert covered[0] <= at < covered[1]
    start, end = sorted((first, head.number(size + 1)))
    outer = there(start, end)
    for at, span in spans.items():
        assert not start <= at < end or outer[0] <= span[0] <= span[1] <= outer[1]
    covered = back(*outer)
    assert covered[0] <= start <= end <= covered[1]


def _check_units(head: Draw, aligned: Alignment) -> None:
    size = len(aligned.text)
    start, end = sorted((head.number(size + 1), head.number(size + 1)))
    expected = aligned.to_source(start, end)
    for unit in ("utf16", "utf8"):
        text, source = Ruler(aligned.text, unit), Ruler(aligned.source, unit)
        given = text.of_codepoint(start), text.of_codepoint(end)
        measured = aligned.to_source(*given, unit)
        assert tuple(map(source.to_codepoint, measured)) == expected


def rules(data: bytes) -> None:
    """Each step that looks at context makes the edits compiled that it makes interpreted."""
    head, _, _, text = _begin(data)
    step = head.pick(REWRITES)
    assert step.edits(text) == getattr(INTERPRETED, step.name).edits(text)


def repair_quotes(data: bytes) -> None:
    """Quotation marks settle, nothing but marks and blanks is touched, lines stand alone."""
    text = as_text(data)
    once = arabic_norm.repair_quotes(text)
    assert arabic_norm.repair_quotes(once) == once
    assert PURE.repair_quotes(text) == once
    edits = arabic_norm.repair_quotes.edits(text)
    assert splice(text, edits) == once
    for start, end, new in edits:
        assert without_marks(text[start:end]) == without_marks(new) == ""
    complete = arabic_norm.complete_quotes(text)
    assert arabic_norm.complete_quotes(complete) == complete
    assert PURE.complete_quotes(text) == complete
    if _MAY_BE_CODE.isdisjoint(text):
        lines = text.split("\n")
        assert once == "\n".join(map(arabic_norm.repair_quotes, lines))
