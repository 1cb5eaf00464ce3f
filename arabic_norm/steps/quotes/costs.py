"""The cost of reading a mark as opener or as closer: every number, with its reason.

Costs are small numbers that add up: 0 is normal in sound text, 1 occurs in it, 3 and more is
damage. They were set for linguistic reasons, then checked on counts of corrected news, books and
encyclopedia text. There are three kinds of evidence: the shape of a mark, which is weak; its two
neighbours, which are strong; and the other marks of its line.
"""

from __future__ import annotations

from .characters import (
    BETWEEN,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    EDGE,
    ELLIPSIS,
    GAP,
    GLOSS,
    MARK,
    OPENING,
    PROCLITIC,
    SIGN,
    SPACED,
    STOP,
    WORD,
)
from .words import CLASSIFYING, INTRODUCING_SPEECH, LEADING, NAMING, PARTICLES, SAYING

# By shape -----------------------------------------------------------------------------------------
# Families: marks of one family make a pair. They are numbers of three bits, above 0.
GUILLEMETS, CURLY, STRAIGHT, ANGLES, SINGLES = 1, 2, 3, 4, 5

#: A family, what the shape makes an opener cost, and a closer. WordPress, keyboards and
#: right-to-left displays swap shapes: none costs as much as a neighbour that forbids a role.
Row = tuple[int, float, float]
_GUILLEMET_OPENS: Row = (GUILLEMETS, 0, 1)
_GUILLEMET_CLOSES: Row = (GUILLEMETS, 1, 0)
# Curly marks swap more often than guillemets: German closes with the mark that opens in English.
_CURLY_OPENS: Row = (CURLY, 0, 0.6)
_CURLY_CLOSES: Row = (CURLY, 0.6, 0)
_LOW_OPENS: Row = (CURLY, 0, 1.2)  # closes in no orthography
_ANGLE_OPENS: Row = (ANGLES, 0, 1)
_ANGLE_CLOSES: Row = (ANGLES, 1, 0)
_STRAIGHT: Row = (STRAIGHT, 0, 0)

#: Every double mark, single characters and longer spellings; HTML entities are read as what they
#: stand for (`marks`).
SHAPES: dict[str, Row] = {
    "«": _GUILLEMET_OPENS,
    "»": _GUILLEMET_CLOSES,
    "\u201c": _CURLY_OPENS,  # left double quotation mark
    "\u201d": _CURLY_CLOSES,  # right
    "\u201e": _LOW_OPENS,  # double low-9
    "\u201f": _CURLY_OPENS,  # double high-reversed-9
    '"': _STRAIGHT,
    "\uff02": _STRAIGHT,  # fullwidth
    "\u2033": (STRAIGHT, 2, 0),  # double prime: put for a mark after digits, that is for a closer
    "''": _STRAIGHT,  # two apostrophes, a mark on keyboards and in wiki source
    "\u2039": _ANGLE_OPENS,  # single left-pointing angle
    "\u203a": _ANGLE_CLOSES,  # right-pointing
    "\u301d": _CURLY_OPENS,  # reversed double prime, of East Asian keyboards
    "\u301e": _CURLY_CLOSES,  # double prime
    "\u301f": _CURLY_CLOSES,  # low double prime
    "\u275d": _CURLY_OPENS,  # heavy ornaments, of social media
    "\u275e": _CURLY_CLOSES,
    "<<": _GUILLEMET_OPENS,  # guillemets typed with what the keyboard has
    ">>": _GUILLEMET_CLOSES,
    "``": (STRAIGHT, 0, 5),  # TeX: closed by two apostrophes, and no closer itself
    ",,": (CURLY, 0, 5),  # two commas for the low mark of German: no closer either
}
#: Single marks, which are apostrophes and hamzas more often than quotation marks.
SINGLE_SHAPES: dict[str, Row] = {
    "'": (SINGLES, 0, 0),
    "\u2018": (SINGLES, 0, 0.6),  # left single quotation mark
    "\u2019": (SINGLES, 0.6, 0),  # right
    "\u201a": (SINGLES, 0, 1.2),  # single low-9
    "\u201b": (SINGLES, 0, 0.6),  # single high-reversed-9
}

# By neighbour -------------------------------------------------------------------------------------
# Kind of neighbour: (cost as opener, cost as closer). SPACED: blanks stand between it and the mark.
LEFT: dict[int, tuple[float, float]] = {
    EDGE: (0, 5),
    GAP: (0, 4),
    WORD: (3, 0),
    WORD + SPACED: (0, 2),  # a blank before a closer is the commonest mistake
    PROCLITIC: (0, 3.5),  # ب« : a proclitic cannot end a quotation
    PROCLITIC + SPACED: (0, 4),  # ب « : torn off, still none
    BETWEEN: (0.6, 1),  # »و« , or the name of a letter: «ب»
    STOP: (2, 0),
    STOP + SPACED: (0, 2.2),
    COMMA: (1, 1),  # ،«  a blank forgotten; ،»  a house style
    COMMA + SPACED: (0, 3),
    COLON: (0.2, 3),  # :«  is common in sound text
    COLON + SPACED: (0, 4),
    OPENING: (0, 4),  # («
    OPENING + SPACED: (0, 4),
    CLOSING: (2.5, 0),  # )»
    CLOSING + SPACED: (0, 2),
    DASH: (0.3, 0.7),
    DASH + SPACED: (0, 2),
    SIGN: (0.5, 0.7),
    SIGN + SPACED: (0, 2),
    MARK: (0, 0),  # the neighbouring mark's role decides
    MARK + SPACED: (0, 2),
}
RIGHT: dict[int, tuple[float, float]] = {
    EDGE: (5, 0),
    GAP: (4, 0),
    WORD: (0, 3),
    WORD + SPACED: (2, 0),
    BETWEEN: (0.8, 0.4),  # the same و or ب seen from its other side
    STOP: (8, 0),  # nothing opens before one, none of 4,400: two marks without partner are likelier
    STOP + SPACED: (8, 0.3),
    ELLIPSIS: (1, 0),  # «… ثم عاد»
    ELLIPSIS + SPACED: (3, 0),
    COMMA: (8, 0),  # nor before one of these
    COMMA + SPACED: (8, 0.3),
    COLON: (5, 0),  # of a post that somebody took over: ": X"
    COLON + SPACED: (5, 0.3),
    OPENING: (0.8, 0.5),
    OPENING + SPACED: (3.2, 0),
    GLOSS: (2.5, 0.3),  # »(GSM)
    GLOSS + SPACED: (4, 0),  # « (GSM)  a gloss follows a closer
    CLOSING: (4, 0),
    CLOSING + SPACED: (4, 0.5),
    DASH: (1.5, 0.3),  # an aside set off by dashes begins after a closer
    DASH + SPACED: (2.5, 0),
    SIGN: (0.3, 0.7),
    SIGN + SPACED: (2, 0),
    MARK: (0, 0),
    MARK + SPACED: (2, 0),
}
#: «X »Y as opener, X« Y» as closer: the blank stands on the wrong side, one damage and not two;
#: the closer behind a stop as well, «X. »Y.
SHIFTED = 2.6
#: «X» Y : a closer by shape and blank; an opener only by two damages in one place, or behind a word
#: that wants the next one.
SHIFTED_REVERSED = 2.0
#: An opener behind a colon at the line's end: what it quotes begins in the next line.
OPENS_NEXT_LINE = 1.0
#: Of what it costs to end a quotation with a word, so much where that is all that is quoted: «في».
NAMED_WORD = 0.5
#: What it costs to end a quotation with a word that wants the next one. In correct text 414
#: quotations begin behind a particle and 14 end with one; 280 and 1 behind a noun that a name
#: specifies; 546 and 10 behind verbs of saying, words of naming and particles of speech.
LEADS: dict[str, float] = (
    dict.fromkeys(LEADING, 1.2)
    | dict.fromkeys(INTRODUCING_SPEECH, 2.2)  # ان is the name of a letter too
    | dict.fromkeys(PARTICLES, 3.0)
    | dict.fromkeys(SAYING | NAMING | CLASSIFYING, 3.2)
)

# Of all marks of a line together ------------------------------------------------------------------
ALONE = 3.5  # a mark without partner: damage, worth two oddities
ALONE_INSIDE = 0.3  # of two closers behind one opener the nearer is its partner
# A quotation in a quotation, by what introduces the outer one. In correct text a colon, a verb of
# saying, a particle of speech, the start of the line or a comma introduce 75 of 1,114 that hold
# another; 13 of 2,007 others do, and none of 1,238 that a word of naming or a proclitic introduces.
# What stands before the inner one tells nothing.
INTRODUCED, PLAIN, NAMED = 0, 1, 2
NESTED: tuple[float, ...] = (0.7, 3.2, 4.0)
NESTED_DEEPER = 4.5  # a third one in the second
NESTED_SAME = 0.5  # and in the same shape
SIBLING = 0.3  # one more in the same outer one: one of six that hold one hold more
# "X "Y" Z "W : a blank on the wrong side is likelier a fourth opener, whose closers are missing.
SHIFTED_BEHIND_NEST = 0.8
MIXED = 0.45  # «X” : a pair of two families
REPEATED = 1.1  # a mark typed twice
REPEATED_LAST = 0.4  # a closer behind which nothing stands open: the outer quotation's, rather
ACROSS_GAP = 2.0  # headlines run together by a layout gap are texts of their own
ACROSS_SENTENCES = 1.0  # a quotation in a quotation seldom runs over a sentence's end
NOT_A_MARK = 2.2  # 14" : inches, where no pair is in need of the mark
HALF_A_PAIR = 3.5  # << left in the text where it may well quote: as a mark without partner
UNCLEAR = 2.0  # from this on both ways, a << may well be no mark: 1 << 2
# A mark that touches the mark before it:
OPENER_ON_OPENER = 0.8
CLOSER_ON_CLOSER = 0.0
OPENER_ON_CLOSER = 1.5
CLOSER_ON_OPENER = 3.0

#: From this on a cost is damage.
DAMAGE = 3.0
#: A mark without partner whose two readings cost about the same stays as it is.
DOUBT = 0.5
