"""What a character is to the direction of its line, and what follows the controls of a line."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.patterns import lazy_regex

# What a character is to the direction of its line: letters, numbers, then signs and blanks.
NOTHING, LATIN, ARABIC, NUMBER, ARABIC_NUMBER = range(5)
SIGN, SEPARATOR, CURRENCY, BLANK = range(5, 9)
LRM, RLM, OPEN, CLOSE_EMBEDDING, CLOSE_ISOLATE = range(9, 14)

#: By class of direction (Unicode, Annex 9), in the version of `regex`; what no row has is LATIN.
#: A no-break space is a blank here, whatever it is to a number (6\u00a0000).
_ROWS: tuple[tuple[int, str], ...] = (
    (BLANK, rf"\p{{bc=WS}}\p{{bc=S}}\p{{bc=B}}{letters.NBSP}"),
    (RLM, "\u200f\u061c"),
    (ARABIC, r"[\p{bc=R}\p{bc=AL}]--[\p{Cn}\p{Cs}\u200f\u061c]"),
    (LRM, "\u200e"),
    (NUMBER, r"\p{bc=EN}"),
    (ARABIC_NUMBER, r"\p{bc=AN}"),
    (NOTHING, r"\p{bc=NSM}\p{bc=BN}"),
    (SIGN, r"\p{bc=ON}"),
    (CURRENCY, r"\p{bc=ES}\p{bc=ET}"),
    (SEPARATOR, rf"\p{{bc=CS}}--{letters.NBSP}"),
    (OPEN, r"\p{bc=LRE}\p{bc=RLE}\p{bc=LRO}\p{bc=RLO}\p{bc=LRI}\p{bc=RLI}\p{bc=FSI}"),
    (CLOSE_EMBEDDING, r"\p{bc=PDF}"),
    (CLOSE_ISOLATE, r"\p{bc=PDI}"),
)
_EMBEDDINGS, OVERRIDES, ISOLATES = "\u202a\u202b", "\u202d\u202e", "\u2066\u2067\u2068"
_BY_PROPERTY = lazy_regex("(?V1)" + "|".join(f"([{chars}])" for _, chars in _ROWS))
_KIND_OF_GROUP = (LATIN, *(kind for kind, _ in _ROWS))
_UNKNOWN = 255
#: The same of what Arabic text is made of, for speed; `_UNKNOWN` for what stands in no row.
_KINDS = letters.class_table(
    [
        (ARABIC + 1, letters.ARABIC_LETTERS + letters.TATWEEL + "\u061b\u061f"),
        (LATIN + 1, letters.LATIN),
        (BLANK + 1, " " + letters.NBSP),
        (NOTHING + 1, letters.TASHKEEL),
        (NUMBER + 1, letters.ASCII_DIGITS),
        (ARABIC_NUMBER + 1, letters.ARABIC_INDIC_DIGITS),
        (
            SIGN + 1,
            "!\"&'()*;<=>?@[\\]^_`{|}~\u00ab\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2026",
        ),
        (CURRENCY + 1, "+-#$%"),
        (SEPARATOR + 1, ",./:\u060c"),
        (LRM + 1, "\u200e"),
        (RLM + 1, "\u200f"),
        (OPEN + 1, _EMBEDDINGS + OVERRIDES + ISOLATES),
        (CLOSE_EMBEDDING + 1, "\u202c"),
        (CLOSE_ISOLATE + 1, "\u2069"),
    ]
).translate(bytes([_UNKNOWN, *range(255)]))
SIGNS = (SIGN, SEPARATOR, CURRENCY)
STRONG = (LATIN, ARABIC, NUMBER, ARABIC_NUMBER)
#: What is written from left to right within a line of Arabic.
NUMBERS = (NUMBER, ARABIC_NUMBER)
FORWARD = (LATIN, NUMBER, ARABIC_NUMBER)
_PASSED = (NOTHING, BLANK, *SIGNS, CLOSE_EMBEDDING, CLOSE_ISOLATE)
RIGHT_TO_LEFT = "\u202b\u202e"  # such a line is so already

#: The controls that the algorithm knows; others of their kind are deprecated and do nothing.
DIRECTING = _EMBEDDINGS + "\u202c" + OVERRIDES + ISOLATES + "\u2069\u200e\u200f\u061c"
FINDER = kernel.Finder(DIRECTING)


def kind_of(char: str) -> int:
    """Return what a character is to the direction of its line: LATIN..CLOSE_ISOLATE, NOTHING."""
    code = ord(char)
    kind = _KINDS[code] if code < letters.PLANE else _UNKNOWN
    return kind if kind != _UNKNOWN else kind_by_property(char)


def kind_by_property(char: str) -> int:
    """Return the same by the class of direction alone."""
    found = _BY_PROPERTY.match(char)
    return _KIND_OF_GROUP[found.lastindex or 0] if found else LATIN


def _kinds_of(text: str) -> list[int]:
    """Return the kinds of all characters, and NOTHING behind them."""
    try:
        kinds = [*map(_KINDS.__getitem__, map(ord, text)), NOTHING]
    except IndexError:  # beyond the table
        return [*map(kind_of, text), NOTHING]
    if _UNKNOWN in kinds:
        for place, char in enumerate(text):
            if kinds[place] == _UNKNOWN:
                kinds[place] = kind_by_property(char)
    return kinds


class Line:
    """A line, what its characters are, and what follows each control of direction in it.

    Behind a control, ``after`` is the kind of the first letter, number, mark or opener from there
    on, NOTHING at the end, and ``at`` where it stands; ``signs`` whether signs stand before it.
    ``parts`` says of a number, and of what stands before one, whether Latin before it would lay it
    out otherwise: one of several parts, or with a sign of its own (50%). ``controls``: where they
    stand; what is far from all of them is not read.
    """

    __slots__ = ("after", "at", "controls", "kinds", "parts", "signs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds = kinds = _kinds_of(text)
        size = len(text)
        self.controls = FINDER.positions(text)
        left = self.controls[:]  # of the place in hand
        self.after, self.signs, self.parts = ([NOTHING] * (size + 1) for _ in range(3))
        self.at = [size] * (size + 1)
        after, at, signs, parts = NOTHING, size, False, False
        goes_on = False  # whether a number has parts that ends where the place in hand begins
        place = size
        while place > 0:
            place -= 1
            kind, behind = kinds[place], after
            if kind == ARABIC == kinds[place + 1]:  # nothing behind matters before it
                while left and left[-1] > place:
                    left.pop()
                if not left:
                    break
                place = left[-1] + 1
                while not kinds[place] == ARABIC == kinds[place + 1]:
                    place += 1
                after, at, signs, parts, goes_on = ARABIC, place, False, False, False
            elif kind in _PASSED or text[place] in RIGHT_TO_LEFT:
                if kind in SIGNS:
                    signs = True
                    parts = parts or (kind == CURRENCY and kinds[place + 1] == NUMBER)
            else:
                after, at, signs = kind, place, False
                parts = goes_on and kind in NUMBERS
            if kind in NUMBERS:
                goes_on = parts
            elif kind == SEPARATOR and kinds[place + 1] == NUMBER:
                goes_on = parts  # 12:30 and 1,000 are one number anywhere
            elif kind not in (NOTHING, LRM, RLM):
                goes_on = kind == CURRENCY or behind in (*FORWARD, LRM, OPEN)
            if place and kinds[place - 1] >= LRM:
                self.after[place], self.at[place] = after, at
                self.signs[place], self.parts[place] = signs, parts
