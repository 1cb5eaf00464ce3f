"""Bidi controls that change how a line is displayed: what `strip_idle_controls` keeps.

A line is displayed on a right-to-left page. A mark of direction changes it only by what is beside
the mark (Unicode, Annex 9): LRM after signs that follow Latin (C++), before signs that Latin
follows (.NET), before a number of several parts (+966 55 123); RLM between Latin and Latin, or
between Latin and a number. A pair of controls changes the line by what the text between them is
made of.

One pass goes along a line, and knows what is before each place and, computed beforehand, what
follows it; so time is linear.
"""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.patterns import lazy_re, lazy_regex

from ..carriers import is_joiner
from ..protected import mojibake_runs, outside, whole_lines

#: All controls, and what is written for each where it does nothing.
CONTROLS = (
    dict.fromkeys(letters.BIDI_CONTROLS + letters.ZERO_WIDTH + letters.TAGS + letters.CONTROLS, "")
    | dict.fromkeys(letters.LINE_BREAKS[1:], "\n")
    | {"\x1f": " "}
)
_CONTROLS = kernel.Finder(CONTROLS)
#: Those that are bytes of letters in mojibake; direction overrides are none.
_BYTES = kernel.Finder(letters.span(0x80, 0x9F) + "\u00ad")

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
_BY_PROPERTY = lazy_regex("(?V1)" + "|".join(f"([{chars}])" for _, chars in _ROWS))
_KIND_OF_GROUP = (LATIN, *(kind for kind, _ in _ROWS))
#: The same of what Arabic text is made of, for speed: a kind and one, 0 for what stands in no row.
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
    ]
)
_SIGNS = (SIGN, SEPARATOR, CURRENCY)
_STRONG = (LATIN, ARABIC, NUMBER, ARABIC_NUMBER)
#: What is written from left to right within a line of Arabic.
_NUMBERS = (NUMBER, ARABIC_NUMBER)
_FORWARD = (LATIN, NUMBER, ARABIC_NUMBER)
_INNER = (CURRENCY, SEPARATOR)  # what may be part of a number
_VISIBLE = (*_STRONG, *_SIGNS)
_PASSED = (NOTHING, BLANK, CLOSE_EMBEDDING, CLOSE_ISOLATE)
_UNSEEN = (NOTHING, LRM, RLM, OPEN, CLOSE_EMBEDDING, CLOSE_ISOLATE)
_NEAR = 9  # so many characters are looked at for the one that touches a mark
_MAX_DEPTH = 125  # embeddings in embeddings (Unicode, Annex 9, BD2)
#: After so many looks what is left stays; fuzzing found no line that took more than four.
_MOST_LOOKS = 8
_EMBEDDINGS, _OVERRIDES, _ISOLATES = "\u202a\u202b", "\u202d\u202e", "\u2066\u2067\u2068"
_RIGHT_TO_LEFT = "\u202b\u202e"  # such a line is so already
_LEFT_TO_RIGHT, _FIRST_STRONG = "\u202a\u202d\u2066", "\u2068"

#: The controls that the algorithm knows; others of their kind are deprecated and do nothing.
DIRECTING = _EMBEDDINGS + "\u202c" + _OVERRIDES + _ISOLATES + "\u2069\u200e\u200f\u061c"
_DIRECTING = kernel.Finder(DIRECTING)


#: A sign that shows its side: a bracket, an arrow.
_MIRRORED = lazy_regex(r"\p{Bidi_Mirrored}")


def kind_of(char: str) -> int:
    """Return what a character is to the direction of its line: LATIN..CLOSE_ISOLATE, NOTHING."""
    code = ord(char)
    kind = _KINDS[code] if code < letters.PLANE else 0
    return kind - 1 if kind else kind_by_property(char)


def kind_by_property(char: str) -> int:
    """Return the same by the class of direction alone."""
    found = _BY_PROPERTY.match(char)
    return _KIND_OF_GROUP[found.lastindex or 0] if found else LATIN


class Line:
    """A line, what its characters are, and what follows each place in it.

    ``after`` is the kind of the first letter, number, mark or opener from a place on, NOTHING at
    the end, and ``at`` where it stands; ``signs`` whether signs stand before it. ``parts`` says of
    a number, and of what stands before one, whether Latin before it would lay it out otherwise: one
    of several parts, or with a sign of its own (50%). ``goes_on`` says so of a number that ends
    where the place begins.
    """

    __slots__ = ("after", "at", "goes_on", "kinds", "parts", "signs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds = [*map(kind_of, text), NOTHING]
        size = len(text)
        self.after, self.signs, self.parts, self.goes_on = ([0] * (size + 1) for _ in range(4))
        self.at = [size] * (size + 1)
        for place in range(size - 1, -1, -1):
            self._look(place, self.kinds[place], place + 1)

    def _look(self, place: int, kind: int, behind: int) -> None:
        if kind in _PASSED or kind in _SIGNS or self.text[place] in _RIGHT_TO_LEFT:
            self.after[place], self.at[place] = self.after[behind], self.at[behind]
            self.signs[place] = kind in _SIGNS or self.signs[behind]
            self.parts[place] = self.parts[behind]
            if kind == CURRENCY and self.kinds[behind] == NUMBER:
                self.parts[place] = 1
        else:
            self.after[place], self.at[place] = kind, place
            self.parts[place] = kind in _NUMBERS and self.goes_on[behind]
        if kind in (NOTHING, LRM, RLM):
            self.goes_on[place] = self.goes_on[behind]
        elif kind in _NUMBERS:
            self.goes_on[place] = self.parts[place]
        elif kind == SEPARATOR and self.kinds[behind] == NUMBER:
            self.goes_on[place] = self.parts[behind]  # 12:30 and 1,000 are one number anywhere
        else:
            self.goes_on[place] = kind == CURRENCY or self.after[behind] in (*_FORWARD, LRM, OPEN)


def idle_controls(text: str) -> list[Replacement]:
    """Return the edits that delete the controls that do nothing, and write line breaks as one."""
    kept = reading_controls(text)
    edits = [
        (place, place + 1, CONTROLS[text[place]])
        for place in _CONTROLS.positions(text, 0, len(text))
        if place not in kept and not is_joiner(text, place)
    ]
    runs = mojibake_runs(text) if _BYTES.found_in(text) else []
    if not runs:
        return edits
    sound = set(outside(edits, runs))
    return [edit for edit in edits if edit in sound or not _BYTES.found_in(text[edit[0]])]


#: What a line must have for a control to matter in it, and little else: anything but Arabic without
#: digits, and controls that say right to left.
_FORWARD_SIGN = lazy_re(
    rf"[^{letters.ARABIC_SCRIPT}{letters.TASHKEEL}{letters.DAGGER_ALEF}{letters.TATWEEL}"
    rf"{letters.BLANKS}.,:;!()/،؛؟«»“”\"'\u200f\u061c\u202b\u202c\u2067\u2069-]"
)


def reading_controls(text: str) -> set[int]:
    """Return the places of the controls without which a line would read otherwise."""
    kept: set[int] = set()
    place = _DIRECTING.find(text, 0, len(text))
    while place >= 0:
        start, end = whole_lines(text, place, place)
        if _FORWARD_SIGN.search(text, start, end):
            kept.update(start + at for at in _kept_in(text[start:end]))
        place = _DIRECTING.find(text, end, len(text))
    return kept


def _kept_in(text: str) -> list[int]:
    """Return the places of the controls that a line reads by.

    What one of them does may hang on another that turns out to do nothing, so the rest is looked
    at again: seldom more than twice.
    """
    places = list(range(len(text)))
    for _ in range(_MOST_LOOKS):
        kept = set(_needed_in(Line(text)))
        rest = [at for at, char in enumerate(text) if char not in DIRECTING or at in kept]
        if len(rest) == len(text):
            break
        text = "".join([text[at] for at in rest])
        places = [places[at] for at in rest]
    return [place for place, char in zip(places, text, strict=True) if char in DIRECTING]


def _needed_in(line: Line) -> list[int]:
    """Return the places of the controls of a line of which each, alone, is needed as it stands."""
    closers = _closers(line)
    size = last_shown = len(line.text)
    while last_shown > 0 and line.kinds[last_shown - 1] in (*_UNSEEN, BLANK):
        last_shown -= 1
    kept: list[int] = []
    strong = NOTHING  # the last letter, or mark that stands for one
    before = NOTHING  # the last letter or number
    gap = False  # whether signs stand behind it
    beside = NOTHING  # what stands directly before
    place = 0
    while place < size:
        kind = line.kinds[place]
        if kind in _STRONG:
            if kind not in _NUMBERS:
                strong = kind
            # behind Latin a number is read with it
            before, gap = LATIN if kind == NUMBER and strong == LATIN else kind, False
        elif kind in _SIGNS:
            gap = True
        elif kind == LRM and _needs_lrm(line, place + 1, before, gap, beside):
            strong, before, gap = LATIN, LATIN, False
            kept.append(place)
        elif kind == RLM and _needs_rlm(line, place, before, gap, beside):
            strong, before, gap = ARABIC, ARABIC, False
            kept.append(place)
        elif (
            kind == OPEN
            and (closed := closers.get(place, -1)) > 0
            and _needs_pair(line, place, closed, before, beside)
        ):
            within = range(place, min(closed, last_shown))
            spoofs = _spoofs(line, closers, within)
            kept += [at for at in within if line.text[at] in DIRECTING and at not in spoofs]
            kept += [closed] if closed < size else []
            strong, before, gap = LATIN, LATIN, True  # which keeps what follows
            place = closed
        if kind not in (NOTHING, LRM, RLM, OPEN, CLOSE_EMBEDDING, CLOSE_ISOLATE):
            beside = kind
        place += 1
    return kept


def _closers(line: Line) -> dict[int, int]:
    """Return where what an opener opens is closed; where nothing closes it, the line does.

    Openers that stand deeper than the algorithm reads are left out: they do nothing.
    """
    closers: dict[int, int] = {}
    open_ones: list[int] = []
    isolates = 0
    for place, kind in enumerate(line.kinds):
        if kind == OPEN:
            if len(open_ones) < _MAX_DEPTH:
                closers[place] = len(line.text)
            open_ones.append(place)
            isolates += line.text[place] in _ISOLATES
        elif kind == CLOSE_EMBEDDING:
            if open_ones and line.text[open_ones[-1]] not in _ISOLATES:
                _close(closers, open_ones.pop(), place)
        elif kind == CLOSE_ISOLATE and isolates:
            isolates -= 1
            while line.text[open_ones[-1]] not in _ISOLATES:
                _close(closers, open_ones.pop(), place)
            _close(closers, open_ones.pop(), place)
    return closers


def _close(closers: dict[int, int], opened: int, place: int) -> None:
    if opened in closers:
        closers[opened] = place


def _needs_lrm(line: Line, behind: int, before: int, gap: bool, beside: int) -> bool:
    """Tell whether a left-to-right mark takes signs, or the parts of a number, to its side."""
    after = line.after[behind]
    if before == LATIN:
        return after == ARABIC_NUMBER or (gap and after not in (LATIN, NUMBER, LRM))
    if beside in _INNER and before in _NUMBERS and _touching(line, behind) in (*_NUMBERS, *_INNER):
        return True
    if before in _NUMBERS and after in _FORWARD:
        return True
    if after in _NUMBERS:
        return bool(line.signs[behind] or line.parts[behind])
    if after == LRM:  # one sign between two marks stays where it is, unless it shows its side
        between = range(behind, line.at[behind])
        signs = [place for place in between if line.kinds[place] in _SIGNS]
        return len(signs) > 1 or any(_MIRRORED.match(line.text, place) for place in signs)
    return after == OPEN or (after == LATIN and bool(line.signs[behind]))


def _needs_rlm(line: Line, place: int, before: int, gap: bool, beside: int) -> bool:
    """Tell whether a right-to-left mark parts what would be read from left to right, or tells the
    direction of a line that begins in Latin."""
    behind = place + 1
    after = line.after[behind]
    if before == LATIN and after == LRM:
        return bool(gap or line.signs[behind] or line.after[line.at[behind] + 1] in _FORWARD)
    if before == LATIN and after in (*_FORWARD, OPEN):
        return True
    if before in _FORWARD or after in _FORWARD:
        touch = (*_FORWARD, *_INNER)
        if beside in touch and _touching(line, behind) in touch:
            return True
    if before == NOTHING and after == LATIN and ARABIC in line.kinds:
        return True
    is_start = before == NOTHING and line.text[place] == "\u200f"
    return after in _NUMBERS and bool(line.parts[behind]) and not is_start


def _is_spoof(line: Line, opened: int, closed: int) -> bool:
    """Tell whether an override turns letters round, so that they read otherwise than they are
    stored (CVE-2021-42574); one around a number alone only lays it out."""
    letters_inside = {LATIN, ARABIC}.intersection(line.kinds[opened + 1 : closed])
    return line.text[opened] in _OVERRIDES and (
        line.text[opened] in _RIGHT_TO_LEFT or letters_inside != set()
    )


def _spoofs(line: Line, closers: dict[int, int], within: range) -> set[int]:
    """Return the places of overrides of letters, and of what closes them."""
    overrides = [at for at in within if line.text[at] in _OVERRIDES]
    spoofs = [at for at in overrides if at not in closers or _is_spoof(line, at, closers[at])]
    return {*spoofs, *(closers[at] for at in spoofs if at in closers)}


def _touching(line: Line, behind: int) -> int:
    """Return the kind of what stands directly behind a mark, but for what is not seen."""
    near = line.kinds[behind : behind + _NEAR]
    return next((kind for kind in near if kind not in _UNSEEN), NOTHING)


def _needs_pair(line: Line, opened: int, closed: int, before: int, beside: int) -> bool:
    """Tell whether a line reads otherwise without an opener and what closes it."""
    inside = [kind for kind in line.kinds[opened + 1 : closed] if kind in _VISIBLE]
    opener = line.text[opened]
    if _is_spoof(line, opened, closed):
        return False
    behind = min(closed + 1, len(line.text))
    after = line.after[behind]
    letters = [kind for kind in inside if kind in _STRONG]
    stands_apart = before in (NOTHING, ARABIC) and after in (NOTHING, ARABIC)
    if not inside:
        return not stands_apart and bool(after or line.signs[behind])
    if opener in _LEFT_TO_RIGHT or (
        opener == _FIRST_STRONG and next(filter(_is_letter, inside), LATIN) == LATIN
    ):
        kinds = set(inside)
        if kinds <= {LATIN, NUMBER, *_SIGNS} and inside[0] == LATIN == inside[-1]:
            return opener in _ISOLATES and not stands_apart
        return not stands_apart or _reads_by_left_to_right(line, opened, closed, inside)
    if stands_apart:
        return bool(
            letters[:1] != []
            and letters[0] in _NUMBERS
            and line.parts[opened + 1]
            and before == ARABIC
        )
    is_parted = beside in (BLANK, NOTHING) and line.kinds[behind] in (BLANK, NOTHING)
    is_plain = inside[0] == inside[-1] == ARABIC and not line.parts[behind]
    return not (is_parted and is_plain) or (opener in _ISOLATES and before == LATIN)


def _is_letter(kind: int) -> bool:
    return kind in (LATIN, ARABIC)


def _reads_by_left_to_right(line: Line, opened: int, closed: int, inside: list[int]) -> bool:
    """Tell whether some text reads otherwise from left to right: not so Arabic words alone, one
    number, one sign."""
    kinds = set(inside)
    if kinds in ({ARABIC}, {ARABIC_NUMBER}):
        return line.text[opened] in _OVERRIDES  # the blocks of a long number
    if len(inside) == 1:
        return _MIRRORED.search(line.text, opened, closed) is not None
    is_number = kinds <= {NUMBER, SEPARATOR} and inside[0] == inside[-1] == NUMBER
    return not (is_number and not line.parts[opened + 1])
