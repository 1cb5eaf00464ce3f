"""What laws speak of: said once, for the tests and for fuzzing."""

import html
import re

from arabic_norm.letters import BLANKS, SHAPELESS
from arabic_norm.steps.quotes.costs import SHAPES, SINGLE_SHAPES

# those that HTML 4 had may lack their semicolon
_ENTITY = re.compile("&(?:amp;)*(#?[0-9A-Za-z]+;|(?:quot|QUOT|laquo|raquo)(?![0-9A-Za-z=]))")
_MARKS_AND_BLANKS = sorted([*SHAPES, *SINGLE_SHAPES, *BLANKS], key=len, reverse=True)


def is_idempotent(step):
    """Return what the docstring declares; each declares one or the other."""
    declared = " ".join(step.__doc__.split())
    assert ("Idempotent" in declared) != ("Not idempotent" in declared), step.name
    return "Idempotent" in declared


def _unescaped(entity):
    for name in (entity[1], entity[1].lower()):  # capitals as HTML has them, and as it has not
        glyph = html.unescape("&" + name)
        if {glyph, glyph * 2} & {*SHAPES, *SINGLE_SHAPES}:
            return glyph
    return entity[0]


def without_marks(text):
    """Return the text without quotation marks, entities of such, and blanks."""
    text = _ENTITY.sub(_unescaped, text)
    for mark in _MARKS_AND_BLANKS:
        text = text.replace(mark, "")
    return text


def check_sentences(text, found):
    """Assert that sentences are in order, begin and end on what is not blank, show something, and
    hold all that shows, with the marks and controls that touch it."""
    done = 0
    for sentence in found:
        _check_left_out(text, done, sentence.start)
        span = text[sentence.start : sentence.end]
        assert span
        assert span == span.strip()
        assert not SHAPELESS.issuperset(span)
        done = sentence.end
    _check_left_out(text, done, len(text))


def _check_left_out(text, start, end):
    """Assert that no sentence lost what lies between two: nothing there shows, and what is no
    blank stands apart from both."""
    between = text[start:end]
    assert SHAPELESS.issuperset("".join(between.split()))
    if between.strip():
        assert start == 0 or between[0].isspace()
        assert end == len(text) or between[-1].isspace()
