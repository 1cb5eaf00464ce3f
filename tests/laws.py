"""What laws speak of: said once, for the tests and for fuzzing."""

import html
import re

from arabic_norm.letters import BLANKS
from arabic_norm.steps.quotes.costs import SHAPES, SINGLE_SHAPES

_ENTITY = re.compile("&(?:amp;)*(#?[0-9A-Za-z]+;)")
_MARKS_AND_BLANKS = sorted([*SHAPES, *SINGLE_SHAPES, *BLANKS], key=len, reverse=True)


def is_idempotent(step):
    """Return what the docstring declares; each declares one or the other."""
    declared = " ".join(step.__doc__.split())
    assert ("Idempotent" in declared) != ("Not idempotent" in declared), step.name
    return "Idempotent" in declared


def _unescaped(entity):
    glyph = html.unescape("&" + entity[1])
    return glyph if {glyph, glyph * 2} & {*SHAPES, *SINGLE_SHAPES} else entity[0]


def without_marks(text):
    """Return the text without quotation marks, entities of such, and blanks."""
    text = _ENTITY.sub(_unescaped, text)
    for mark in _MARKS_AND_BLANKS:
        text = text.replace(mark, "")
    return text


def check_sentences(text, found):
    """Assert that sentences are in order, begin and end on what shows, and hold all of it."""
    done = 0
    for sentence in found:
        assert text[done : sentence.start].strip() == ""
        assert sentence.start < sentence.end
        span = text[sentence.start : sentence.end]
        assert span == span.strip()
        done = sentence.end
    assert text[done:].strip() == ""
