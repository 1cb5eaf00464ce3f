"""The order of the marks on a letter, and marks typed twice: the edits of `order_marks`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import (
    ALEF,
    ALEF_MAKSURA,
    DAGGER_ALEF,
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    KASRA,
    KASRATAN,
    PLANE,
    class_table,
    span,
)

from ..carriers import is_carrier
from ..protected import outside, protected_spans

#: Canonical combining classes: the marks on a letter stand in their order, those of one class as
#: they were typed (Unicode, "Canonical Ordering"). The classes of marks never change.
CANONICAL_CLASSES: tuple[tuple[int, str], ...] = (
    (27, FATHATAN + "\N{ARABIC OPEN FATHATAN}"),
    (28, DAMMATAN + "\N{ARABIC OPEN DAMMATAN}"),
    (29, KASRATAN + "\N{ARABIC OPEN KASRATAN}"),
    (30, FATHA + "\N{ARABIC SMALL FATHA}"),
    (31, DAMMA + "\N{ARABIC SMALL DAMMA}"),
    (32, KASRA + "\N{ARABIC SMALL KASRA}"),
    (33, letters.SHADDA),
    (34, letters.SUKUN),
    (35, DAGGER_ALEF),
    # below the letter
    (220, letters.HAMZA_BELOW + "\u0656\u065c\u065f\u06e3\u06ea\u06ed"),
    (220, span(0x0899, 0x089B) + span(0x08CF, 0x08D3) + "\u08e3\u08e6\u08e9"),
    (220, span(0x08ED, 0x08EF) + "\u08f6\u08f9\u08fa"),
    # above it
    (230, letters.MADDA_ABOVE + letters.HAMZA_ABOVE + span(0x0610, 0x0617)),
    (230, span(0x0657, 0x065B) + "\u065d\u065e" + span(0x06D6, 0x06DC) + span(0x06DF, 0x06E2)),
    (230, "\u06e4\u06e7\u06e8\u06eb\u06ec\u0897\u0898" + span(0x089C, 0x089F)),
    (
        230,
        span(0x08CA, 0x08CE) + span(0x08D4, 0x08E1) + "\u08e4\u08e5\u08e7\u08e8\u08ea\u08eb\u08ec",
    ),
    (230, "\u08f3\u08f4\u08f5\u08f7\u08f8" + span(0x08FB, 0x08FF)),
)
MARKS = "".join(marks for _, marks in CANONICAL_CLASSES)
#: Two marks on a letter are what there may be to do. See `rewrite`.
MARK_PAIR = (MARKS, MARKS)

#: A vowel typed twice where a word ends is how its tanwin looks: the key for it is a shifted one.
_TANWIN = {FATHA: FATHATAN, DAMMA: DAMMATAN, KASRA: KASRATAN}
#: What bears a word's tanwin of fatha, which is also typed before it.
_BEARERS = frozenset(ALEF + ALEF_MAKSURA)

_CLASSES = class_table(CANONICAL_CLASSES)
_PAIRS = kernel.Finder("", *MARK_PAIR)
_IN_WORD = frozenset(letters.ARABIC_SCRIPT + letters.TATWEEL + MARKS)


def _class_of(mark: str) -> int:
    code = ord(mark)
    return _CLASSES[code] if code < PLANE else 0


def ordered_marks(text: str) -> list[Replacement]:
    """Return the edits that write the marks on each letter in canonical order, each once."""
    edits: list[Replacement] = []
    size = len(text)
    end = 0
    for place in _PAIRS.positions(text):
        if place < end:
            continue
        start, end = place, place + 2
        if text[start] == DAGGER_ALEF and start > 0 and is_carrier(text, start - 1):
            start += 1  # it stays on its carrier
        while end < size and _class_of(text[end]) > 0:
            end += 1
        if end == start + 2:  # the commonest: in order already, or the other way about
            first, second = _class_of(text[start]), _class_of(text[start + 1])
            if first < second:
                continue
            if first > second:
                edits.append((start, end, text[start + 1] + text[start]))
                continue
        marks = text[start:end]
        written = _written(marks, text, end)
        if written != marks:
            edits.append((start, end, written))
    return outside(edits, protected_spans(text)) if edits else edits


def _written(marks: str, text: str, end: int) -> str:
    """Return the marks on a letter as they are to be written; they end at a place of the text."""
    for vowel, tanwin in _TANWIN.items():
        if vowel * 2 in marks and _ends_word(text, end, vowel):
            marks = marks.replace(vowel * 2, tanwin).replace(vowel, "")
    return "".join(dict.fromkeys(sorted(marks, key=_class_of)))


def _ends_word(text: str, end: int, vowel: str) -> bool:
    """Tell whether no letter follows, or only the alef that bears a tanwin of fatha."""
    if vowel == FATHA and text[end : end + 1] in _BEARERS:
        end += 1
    return text[end : end + 1] not in _IN_WORD
