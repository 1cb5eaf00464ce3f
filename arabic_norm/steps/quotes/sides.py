"""What is on either side of a mark, and how much it makes each role of the mark cost.

Left is what stands before the mark in the text, right what stands behind it; on the page Arabic has
them the other way round.
Neighbours are read past tashkeel, tatweel and invisible characters, and without regard to hamza, so
that other steps, run before or after, change nothing here.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, DIGITS, PLANE, TATWEEL
from arabic_norm.patterns import lazy_regex

from ..gaps import has_gap
from .characters import (
    BETWEEN,
    BLANK,
    CLASSES,
    COLON,
    COMMA,
    DASH,
    EDGE,
    ELLIPSIS,
    GAP,
    GLOSS,
    KINDS,
    MARK,
    OPENING,
    PASSED,
    PROCLITIC,
    SIGN,
    SPACED,
    STOP,
    STOPS,
    WORD,
    class_of,
)
from .costs import (
    INTRODUCED,
    LEADS,
    LEFT,
    NAMED,
    NAMED_WORD,
    OPENS_NEXT_LINE,
    PLAIN,
    RIGHT,
    SHIFTED,
    SHIFTED_REVERSED,
    STRAIGHT,
)
from .marks import Line, Mark
from .reading import read_word, word_start
from .words import (
    CLASSIFYING,
    INTRODUCING_SPEECH,
    NAMING,
    NEVER_TORN,
    PROCLITICS,
    number_of,
)

#: A bracket that opens on a name in Latin letters, or on a year.
_GLOSS = lazy_regex(r"\([\p{Latin}\p{N}]")
_find_spaced_stop = kernel.Finder("", STOPS, BLANKS).find

#: How much of a word is read, in code points, so that time stays linear.
_LONGEST_WORD = 64
#: No proclitic is longer with its tashkeel, and the blanks behind it.
_NEAR = 24


def _by_kind(costs: dict[int, tuple[float, float]], role: int) -> tuple[float, ...]:
    """Return what each kind of neighbour costs, in the order of their numbers."""
    return tuple([float(costs[kind][role]) if kind in costs else 0.0 for kind in range(KINDS)])


def _by_kinds(role: int, together: dict[tuple[int, int], float]) -> tuple[float, ...]:
    """Return what two neighbours cost together, at left * KINDS + right.

    together: those that cost something else than the sum of both.
    """
    left, right = _by_kind(LEFT, role), _by_kind(RIGHT, role)
    both = [one + other for one in left for other in right]
    for (before, after), cost in together.items():
        both[before * KINDS + after] = cost
    return tuple(both)


_LEFT_OF_OPENER = _by_kind(LEFT, 0)
RIGHT_OF_OPENER, RIGHT_OF_CLOSER = _by_kind(RIGHT, 0), _by_kind(RIGHT, 1)
_AROUND_OPENER = _by_kinds(
    0,
    {(WORD, WORD + SPACED): SHIFTED}
    | {(COLON + blanks, EDGE): OPENS_NEXT_LINE for blanks in (0, SPACED)},
)
_AROUND_CLOSER = _by_kinds(1, {(kind + SPACED, WORD): SHIFTED for kind in (WORD, STOP)})

#: Words by number, with what it costs to end a quotation with them; proclitics are told apart by
#: two numbers below 0, those that a blank tears off and those that it does not.
_TORN, _NOT_TORN = -1.0, -2.0
_WORD_COSTS = {number_of(word): cost for word, cost in LEADS.items()} | {
    number_of(word): _NOT_TORN if word in NEVER_TORN else _TORN for word in PROCLITICS
}
#: How a quotation behind these words is introduced; behind others it is plain.
_INTRODUCING_WORDS = dict.fromkeys(map(number_of, INTRODUCING_SPEECH), INTRODUCED) | dict.fromkeys(
    map(number_of, NAMING | CLASSIFYING), NAMED
)
_INTRODUCING_KINDS = dict.fromkeys(
    (EDGE, GAP, COLON, COLON + SPACED, COMMA, COMMA + SPACED), INTRODUCED
) | dict.fromkeys((PROCLITIC, PROCLITIC + SPACED), NAMED)


def place_marks(line: Line) -> None:
    """Note what stands around the marks of a line, and what each role costs them."""
    text = line.text
    before: Mark | None = None
    for mark in line.marks:
        if before is not None:
            look_right(text, before, mark.start)
        look_left(text, mark, before)
        if before is not None:
            weigh(text, before)
        before = mark
    if before is not None:
        look_right(text, before, len(text))
        weigh(text, before)


def look_left(text: str, mark: Mark, before: Mark | None) -> None:
    """Note what stands left of a mark; if that is a proclitic alone between two marks, note it as
    what stands right of the mark before, too."""
    bound = before.end if before is not None else 0
    place = mark.start
    blanks = 0
    stretched = False
    kind = EDGE
    while place > bound:
        code = ord(text[place - 1])
        kind = CLASSES[code] if code < PLANE else 0  # as `class_of` does, without a call
        if kind == 0:
            kind = class_of(text[place - 1])
        if kind < PASSED:
            break
        if kind == BLANK:
            blanks += 1
        elif text[place - 1] == TATWEEL:
            stretched = True
        place -= 1
    mark.left_reach = place
    mark.leads = 0.0
    if stretched and blanks and _is_dash_left(text, mark):
        return
    tail = SPACED if blanks and kind != EDGE else 0
    if kind == WORD:
        mark.left = _left_word(text, mark, before, bound, tail)
    elif place == bound:
        mark.left = MARK + tail if bound else EDGE
    else:
        mark.left = kind + tail
    if blanks > 1 and has_gap(text, place, mark.start):
        mark.left = GAP
        mark.leads = 0.0


def _left_word(text: str, mark: Mark, before: Mark | None, bound: int, tail: int) -> int:
    """Return the kind of the word left of a mark: a proclitic, one between two marks, or another.

    Of the other words, note whether they want the next one.
    """
    end = mark.left_reach
    low = end - _LONGEST_WORD if end - _LONGEST_WORD > bound else bound
    number = read_word(text, low, end)
    if number == 0:
        return WORD + tail
    cost = _WORD_COSTS.get(number, 0.0)
    if cost == 0:
        return WORD + tail
    alone = before is not None and word_start(text, low, end) == before.end
    if cost > 0:
        # «في» : the word itself may be spoken of
        mark.leads = cost * NAMED_WORD if alone and not tail else cost
        return WORD + tail
    if before is not None and alone and before.right == WORD and _is_near(before, mark):
        before.right = BETWEEN
    if cost == _NOT_TORN and tail:
        return WORD + tail
    return BETWEEN if alone and not tail else PROCLITIC + tail


def becomes_proclitic(text: str, mark: Mark) -> bool:
    """Return whether the word left of the first mark of a line is a proclitic once it touches the
    mark; a blank between, it is a word, such as the س of a numbered paragraph."""
    return _WORD_COSTS.get(_number_left(text, mark, 0), 0.0) < 0


def _number_left(text: str, mark: Mark, bound: int) -> int:
    """Return the number of the word left of a mark; the mark before it ends at ``bound``."""
    end = mark.left_reach
    low = end - _LONGEST_WORD
    return read_word(text, low if low > bound else bound, end)


def _is_near(before: Mark, mark: Mark) -> bool:
    """Return whether no word longer than a proclitic has room between two marks."""
    return mark.start - before.right_reach <= _NEAR


def introduction(text: str, mark: Mark, bound: int) -> int:
    """Return how a quotation is introduced that a mark opens: INTRODUCED, PLAIN or NAMED.

    bound: where the mark before ends, 0 if there is none. Asked only where marks may nest.
    """
    if mark.leads == 0:
        return _INTRODUCING_KINDS.get(mark.left, PLAIN)
    return _INTRODUCING_WORDS.get(_number_left(text, mark, bound), PLAIN)


def look_right(text: str, mark: Mark, bound: int) -> None:
    """Note what stands right of a mark; the next one begins at ``bound`` (the text's end: none)."""
    place = mark.end
    blanks = 0
    stretched = False
    kind = EDGE
    while place < bound:
        code = ord(text[place])
        kind = CLASSES[code] if code < PLANE else 0
        if kind == 0:
            kind = class_of(text[place])
        if kind < PASSED:
            break
        if kind == BLANK:
            blanks += 1
        elif text[place] == TATWEEL:
            stretched = True
        place += 1
    mark.right_reach = place
    if stretched and blanks and _is_dash_right(text, mark):
        return
    tail = SPACED if blanks and kind != EDGE else 0
    if blanks > 1 and has_gap(text, mark.end, place):
        mark.right = GAP
    elif kind == WORD:
        mark.right = WORD + tail
    elif place == bound:
        mark.right = MARK + tail if bound < len(text) else EDGE
    elif kind in (STOP, COMMA):
        mark.right = _stop_right(text, mark, place, bound) + tail
    elif kind == OPENING and _GLOSS.match(text, place):
        mark.right = GLOSS + tail
    else:
        mark.right = kind + tail


def _is_dash_left(text: str, mark: Mark) -> bool:
    """Return whether the tatweel left of a mark stands apart from its word, which makes it a dash;
    if it does, note that it is the mark's neighbour."""
    end = text.rfind(TATWEEL, mark.left_reach, mark.start) + 1
    place = end - 1
    while place > mark.left_reach and class_of(text[place - 1]) == PASSED:
        place -= 1
    if place == mark.left_reach:
        return False
    mark.left = DASH + (SPACED if _has_blank(text, end, mark.start) else 0)
    mark.left_reach = end
    return True


def _is_dash_right(text: str, mark: Mark) -> bool:
    """Return the same of the tatweel right of a mark."""
    start = text.find(TATWEEL, mark.end, mark.right_reach)
    place = start + 1
    while place < mark.right_reach and class_of(text[place]) == PASSED:
        place += 1
    if place == mark.right_reach:
        return False
    mark.right = DASH + (SPACED if _has_blank(text, mark.end, start) else 0)
    mark.right_reach = start
    return True


def _has_blank(text: str, start: int, end: int) -> bool:
    return any(class_of(char) == BLANK for char in text[start:end])


def _stop_right(text: str, mark: Mark, start: int, bound: int) -> int:
    """Return what a stop or a comma right of a mark is to it: points of omission, one character or
    two full stops and more; a sign that is spoken of, where it alone is quoted; itself."""
    char = text[start]
    if char == "\u2026" or (char == "." and start + 1 < len(text) and text[start + 1] == "."):
        return ELLIPSIS
    is_alone = start == mark.end and start + 1 == bound < len(text)
    if is_alone and mark.left & SPACED:
        return SIGN
    return class_of(char)


def weigh(text: str, mark: Mark) -> None:
    """Note what sides and shape together make a mark cost as opener and as closer."""
    left = mark.left
    right = mark.right
    shape = mark.shape
    around = left * KINDS + right
    opens = _AROUND_OPENER[around]  # each a number first: compiled, a sum with an element is slow
    opens += shape.as_opener
    closes = _AROUND_CLOSER[around]
    closes += mark.leads
    closes += shape.as_closer
    mark.measures = False
    if left == WORD:
        if right == WORD + SPACED and shape.as_opener and mark.leads == 0:
            opens += SHIFTED_REVERSED
        if shape.family == STRAIGHT and text[mark.start - 1] in DIGITS:
            mark.measures = True  # 14" : inches, rather than an opener with its blank behind
            opens = max(opens, _LEFT_OF_OPENER[WORD] + RIGHT_OF_OPENER[right])
    elif right == WORD and shape.as_closer and left in (WORD + SPACED, STOP + SPACED):
        closes += SHIFTED_REVERSED
    mark.opens = opens
    mark.closes = closes


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Return whether a sentence ends there, with another after it: a stop, blanks, anything."""
    place = _find_spaced_stop(text, start, end)
    if place < 0:
        return False
    place += 1
    while place < end and class_of(text[place]) == BLANK:
        place += 1
    return place < end
