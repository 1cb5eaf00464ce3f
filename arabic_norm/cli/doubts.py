"""Detect what looks damaged in a text, for `check` to report."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_norm.files.inspection import Doubt
from arabic_norm.patterns import lazy_re
from arabic_norm.steps import repair_quotes, rescue
from arabic_norm.steps.protected import protected_spans

#: What `check` reports besides the kinds of damage that RESCUE repairs.
HIDDEN, MIXED_DIGITS = "hidden by a bidi control", "mixed digits"
LONE_MARK = "lone quotation mark"
_RESCUE = "-p rescue repairs it"
#: Controls that change the direction, and the control that ends each. Overrides show letters in an
#: order that is not theirs (Trojan Source, CVE-2021-42574).
_PDF, _PDI = "\N{POP DIRECTIONAL FORMATTING}", "\N{POP DIRECTIONAL ISOLATE}"
_CLOSER = {
    "\N{LEFT-TO-RIGHT EMBEDDING}": _PDF,
    "\N{RIGHT-TO-LEFT EMBEDDING}": _PDF,
    "\N{LEFT-TO-RIGHT OVERRIDE}": _PDF,
    "\N{RIGHT-TO-LEFT OVERRIDE}": _PDF,
    "\N{LEFT-TO-RIGHT ISOLATE}": _PDI,
    "\N{RIGHT-TO-LEFT ISOLATE}": _PDI,
    "\N{FIRST STRONG ISOLATE}": _PDI,
}
_OVERRIDES = "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}"
_CONTROL_OR_BREAK = lazy_re("[\u202a-\u202e\u2066-\u2069\n\r\u2029]")
#: A number: digits, with separators, slashes of dates or colons between them.
_NUMBER = lazy_re(
    "[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,/:\u066b\u066c-][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
)
_SYSTEMS = (lazy_re("[0-9]"), lazy_re("[\u0660-\u0669]"), lazy_re("[\u06f0-\u06f9]"))
_QUOTE = lazy_re("[«»“”\n\r]")
_ANY_QUOTE = lazy_re("[«»“”„\"‹›]|&[lr]aquo;|&quot;|<<|>>|''|``")


def doubts_of(text: str) -> list[Doubt]:
    """Return what looks damaged in a text, in order.

    >>> doubts_of("عام ٢٠2٤")
    [(4, 8, 'mixed digits', 'arabize_digits or fold_digits writes one kind')]
    """
    broken: list[Doubt] = [(*one[:3], _RESCUE) for one in rescue.doubts(text)]
    return sorted([*broken, *_hidden(text), *_mixed(text), *(() if broken else _lone(text))])


def _hidden(text: str) -> Iterator[Doubt]:
    """Yield overrides, and other direction controls that are not closed in their line."""
    advice = "strip_controls deletes it"
    open_: list[tuple[int, str]] = []
    for found in _CONTROL_OR_BREAK.finditer(text):
        place, char = found.start(), found[0]
        if char in _OVERRIDES:
            yield place, place + 1, HIDDEN, advice
        if char in _CLOSER:
            open_.append((place, char))
        elif char in (_PDF, _PDI):
            if open_ and _CLOSER[open_[-1][1]] == char:
                open_.pop()
        else:
            yield from _unclosed(open_, advice)
            open_ = []
    yield from _unclosed(open_, advice)


def _unclosed(open_: list[tuple[int, str]], advice: str) -> Iterator[Doubt]:
    for place, char in open_:
        if char not in _OVERRIDES:  # those are reported already
            yield place, place + 1, HIDDEN, advice


def _mixed(text: str) -> Iterator[Doubt]:
    """Yield numbers that mix several kinds of digits."""
    for found in _NUMBER.finditer(text):
        if sum(bool(system.search(found[0])) for system in _SYSTEMS) > 1:
            yield *found.span(), MIXED_DIGITS, "arabize_digits or fold_digits writes one kind"


def _lone(text: str) -> Iterator[Doubt]:
    """Yield quotation marks that, after repair_quotes, have no partner in their line."""
    if not _ANY_QUOTE.search(text):
        return
    aligned = repair_quotes.align(text)
    spans = protected_spans(aligned.text)
    open_: list[int] = []
    lone: list[int] = []
    for found in _QUOTE.finditer(aligned.text):
        place = found.start()
        if found[0] in "\n\r":
            lone += open_
            open_ = []
        elif any(start <= place < end for start, end in spans):
            continue
        elif found[0] in "«“":
            open_.append(place)
        elif open_:
            open_.pop()
        else:
            lone.append(place)
    for place in sorted([*lone, *open_]):
        start, end = aligned.to_source(place, place + 1)
        yield start, end, LONE_MARK, "complete_quotes adds its partner where it is clear"
