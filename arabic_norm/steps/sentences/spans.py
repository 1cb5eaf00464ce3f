"""Where each sentence of a text begins and ends."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.values import as_str

from .asides import in_aside
from .characters import BREAK, CLASSES, CUTS, DIGIT, FULL_STOP, SHOUT, STOPS, WIDE_BLANKS
from .cuts import cut_at
from .dots import is_plain_word
from .items import begins_item
from .stops import cut_after_stop
from .tails import NOWHERE
from .words import class_of, is_key, past_spaces, shows

# Blanks may make a gap where there are two of them, or a tab.
_NARROW = letters.BLANKS.replace("\t", "")
#: Signs that may end a sentence or begin one, blanks in a row, and what opens an aside.
_SIGNS = kernel.Finder(STOPS + CUTS.replace(WIDE_BLANKS, "") + "\t(", _NARROW, _NARROW)
_PIECE = 1 << 16  # characters whose signs are listed at a time
#: The stops of nearly all sentences.
_PLAIN_STOPS = ".!?\N{ARABIC QUESTION MARK}"
#: What may be between the last letter and a full stop.
_CLOSING = '\xbb\u201d") '


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences, in code points of the text.

    They are in order, do not overlap, neither begin nor end with whitespace, and together contain
    all visible text. A line of marks or controls alone is no sentence.

    >>> text = "وصل د. سامي عام 50 ق.م. إلى هنا. هل رأيته؟ لا."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['وصل د. سامي عام 50 ق.م. إلى هنا.', 'هل رأيته؟', 'لا.']
    """
    return _spans(text if type(text) is str else as_str(text))


def _spans(text: str) -> list[tuple[int, int]]:  # noqa: PLR0912 - calls cost, this is hot
    spans: list[tuple[int, int]] = []
    size = len(text)
    opened = low = 0
    start = at = past_spaces(text, 0)
    while low < size:
        places = _SIGNS.positions(text, low, low + _PIECE)
        low += _PIECE
        for place in places:
            char = text[place]
            if char == "(":
                opened = place + 1
                continue
            if place < at:
                continue
            if char == "\n":
                # the same as _add and past_spaces, for the simple case
                if start < place and is_key(text[start]) and not text[place - 1].isspace():
                    spans.append((start, place))
                else:
                    _add(text, spans, start, place)
                start = at = place + 1
                if start < size and text[start].isspace():
                    start = at = past_spaces(text, start + 1)
                continue
            kind = CLASSES[ord(char)]  # no sign is beyond U+FFFF
            if FULL_STOP <= kind <= SHOUT:
                following = text[place + 1] if place + 1 < size else "\n"
                if following == " ":
                    if _is_plain_end(text, place) and not (
                        opened > start and in_aside(text, start, place, place + 1)
                    ):
                        spans.append((start, place + 1))
                        start = at = place + 2
                        continue
                elif following == "\n" or _is_undecided(text, place + 1, following):
                    continue
                at, end = cut_after_stop(text, start, place)
            else:
                at, end = cut_at(text, start, place, kind)
            if end != NOWHERE:
                _add(text, spans, start, end)
                start = past_spaces(text, end)
                if start > at:  # noqa: PLR1730 - max() is slower, and this is hot
                    at = start
    _add(text, spans, start, size)
    return spans


def _is_undecided(text: str, following: int, char: str) -> bool:
    """Tell whether the character after a stop makes a decision unnecessary.

    A line break ends the sentence in any case, as the end of the text does. Before a digit or a
    Latin letter the stop ends nothing.
    """
    kind = class_of(char)
    if kind == DIGIT:
        return not begins_item(text, following)
    return kind == BREAK or "a" <= char <= "z" or "A" <= char <= "Z"


def _is_plain_end(text: str, at: int) -> bool:
    """Tell quickly whether a stop before a blank surely ends its sentence. False proves nothing.

    Before it is a word of three letters or more that is no abbreviation, or, for a full stop, a
    letter and a closing mark or a blank. After the blank is a letter.
    """
    if at < 2 or at + 5 >= len(text) or not is_key(text[at + 2]):
        return False
    if text[at + 4] == "خ" or text[at + 5] == "خ":
        return False  # "and so on" may follow, which goes with what it closes
    stop, before = text[at], text[at - 1]
    if stop not in _PLAIN_STOPS:
        return False
    if not is_key(before):
        return stop == "." and before in _CLOSING and is_key(text[at - 2])
    return is_plain_word(text, 0, at)


def _add(text: str, spans: list[tuple[int, int]], start: int, stop: int) -> None:
    """Add a sentence if it is visible; otherwise append it to the one that it touches, if any."""
    end = stop
    while end > start and text[end - 1].isspace():
        end -= 1
    if shows(text, start, end):
        spans.append((start, end))
    elif spans and spans[len(spans) - 1][1] == start:
        spans[len(spans) - 1] = (spans[len(spans) - 1][0], end)
