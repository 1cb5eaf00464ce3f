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
from ..protected import mojibake_runs, outside
from .directions import (
    ARABIC,
    ARABIC_NUMBER,
    BLANK,
    CLOSE_EMBEDDING,
    CLOSE_ISOLATE,
    CURRENCY,
    DIRECTING,
    FINDER,
    FORWARD,
    ISOLATES,
    LATIN,
    LRM,
    NOTHING,
    NUMBER,
    NUMBERS,
    OPEN,
    OVERRIDES,
    RIGHT_TO_LEFT,
    RLM,
    SEPARATOR,
    SIGNS,
    STRONG,
    Line,
)

#: All controls, and what is written for each where it does nothing.
CONTROLS = (
    dict.fromkeys(letters.BIDI_CONTROLS + letters.ZERO_WIDTH + letters.TAGS + letters.CONTROLS, "")
    | dict.fromkeys(letters.LINE_BREAKS[1:], "\n")
    | {"\x1f": " "}
)
_CONTROLS = kernel.Finder(CONTROLS)
#: Those that are bytes of letters in mojibake; direction overrides are none.
_BYTES = kernel.Finder(letters.span(0x80, 0x9F) + "\u00ad")

_INNER = (CURRENCY, SEPARATOR)  # what may be part of a number
_VISIBLE = (*STRONG, *SIGNS)
_UNSEEN = (NOTHING, LRM, RLM, OPEN, CLOSE_EMBEDDING, CLOSE_ISOLATE)
_NOT_SHOWN = (*_UNSEEN, BLANK)
_NEAR = 9  # so many characters are looked at for the one that touches a mark
_MAX_DEPTH = 125  # embeddings in embeddings (Unicode, Annex 9, BD2)
#: After so many looks what is left stays; fuzzing found no line that took more than four.
_MOST_LOOKS = 8
_LEFT_TO_RIGHT, _FIRST_STRONG = "\u202a\u202d\u2066", "\u2068"
_LINE_BREAK = kernel.Finder(letters.LINE_BREAKS)
#: A sign that shows its side: a bracket, an arrow.
_MIRRORED = lazy_regex(r"\p{Bidi_Mirrored}")


def idle_controls(text: str) -> list[Replacement]:
    """Return the edits that delete the controls that do nothing, and write line breaks as one."""
    kept = reading_controls(text)
    edits = [
        (place, place + 1, CONTROLS[text[place]])
        for place in _CONTROLS.positions(text)
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
    size = len(text)
    end = 0  # of the line before
    place = FINDER.find(text, 0, size)
    while place >= 0:
        breaks = _LINE_BREAK.positions(text, end, place)
        start = breaks[-1] + 1 if breaks else 0
        end = _LINE_BREAK.find(text, place, size)
        if end < 0:
            end = size
        if _FORWARD_SIGN.search(text, start, end):
            kept.update(start + at for at in _kept_in(text[start:end]))
        place = FINDER.find(text, end, size)
    return kept


def _kept_in(text: str) -> list[int]:
    """Return the places of the controls that a line reads by.

    The effect of one may depend on another that turns out to have none, so the rest is examined
    again: seldom more than twice.
    """
    places = list(range(len(text)))
    for _ in range(_MOST_LOOKS):
        controls = FINDER.positions(text)
        kept = set(_needed_in(Line(text)))
        if len(kept) == len(controls):
            break
        if not kept:
            return []
        idle = [at for at in controls if at not in kept]
        parts = list(zip([0, *(at + 1 for at in idle)], [*idle, len(text)], strict=True))
        places = [place for start, end in parts for place in places[start:end]]
        text = "".join([text[start:end] for start, end in parts])
    return [places[at] for at in FINDER.positions(text)]


def _needed_in(line: Line) -> list[int]:
    """Return the places of the controls of a line of which each, alone, is needed as it stands."""
    closers = _closers(line)
    size = last_shown = len(line.text)
    while last_shown > 0 and line.kinds[last_shown - 1] in _NOT_SHOWN:
        last_shown -= 1
    kept: list[int] = []
    strong = NOTHING  # the last letter, or mark that stands for one
    before = NOTHING  # the last letter or number
    gap = False  # whether signs stand behind it
    beside = NOTHING  # what stands directly before
    place = 0
    kinds = line.kinds
    ahead = [size, *reversed(line.controls)]  # controls, the next one last
    while place < size:
        kind = kinds[place]
        if kind == ARABIC:
            while ahead[-1] < place:
                ahead.pop()
            place = ahead[-1] - 1  # nothing before the last such letter matters behind it
            while kinds[place] != ARABIC:
                place -= 1
            strong, before, gap = ARABIC, ARABIC, False
        elif kind in STRONG:
            if kind not in NUMBERS:
                strong = kind
            # behind Latin a number is read with it
            before, gap = LATIN if kind == NUMBER and strong == LATIN else kind, False
        elif kind in SIGNS:
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
        if kind not in _UNSEEN:
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
    for place in line.controls:
        kind = line.kinds[place]
        if kind == OPEN:
            if len(open_ones) < _MAX_DEPTH:
                closers[place] = len(line.text)
            open_ones.append(place)
            isolates += line.text[place] in ISOLATES
        elif kind == CLOSE_EMBEDDING:
            if open_ones and line.text[open_ones[-1]] not in ISOLATES:
                _close(closers, open_ones.pop(), place)
        elif kind == CLOSE_ISOLATE and isolates:
            isolates -= 1
            while line.text[open_ones[-1]] not in ISOLATES:
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
    if beside in _INNER and before in NUMBERS and _touching(line, behind) in (*NUMBERS, *_INNER):
        return True
    if before in NUMBERS and after in FORWARD:
        return True
    if after in NUMBERS:
        return bool(line.signs[behind] or line.parts[behind])
    if after == LRM:  # one sign between two marks stays where it is, unless it shows its side
        between = range(behind, line.at[behind])
        signs = [place for place in between if line.kinds[place] in SIGNS]
        return len(signs) > 1 or any(_MIRRORED.match(line.text, place) for place in signs)
    return after == OPEN or (after == LATIN and bool(line.signs[behind]))


def _needs_rlm(line: Line, place: int, before: int, gap: bool, beside: int) -> bool:
    """Tell whether a right-to-left mark parts what would be read from left to right, or tells the
    direction of a line that begins in Latin."""
    behind = place + 1
    after = line.after[behind]
    if before == LATIN and after == LRM:
        return bool(gap or line.signs[behind] or line.after[line.at[behind] + 1] in FORWARD)
    if before == LATIN and after in (*FORWARD, OPEN):
        return True
    if before in FORWARD or after in FORWARD:
        touch = (*FORWARD, *_INNER)
        if beside in touch and _touching(line, behind) in touch:
            return True
    if before == NOTHING and after == LATIN and ARABIC in line.kinds:
        return True
    is_start = before == NOTHING and line.text[place] == "\u200f"
    return after in NUMBERS and bool(line.parts[behind]) and not is_start


def _is_spoof(line: Line, opened: int, closed: int) -> bool:
    """Tell whether an override turns letters round, so that they read otherwise than they are
    stored (CVE-2021-42574); one around a number alone only lays it out."""
    letters_inside = {LATIN, ARABIC}.intersection(line.kinds[opened + 1 : closed])
    return line.text[opened] in OVERRIDES and (
        line.text[opened] in RIGHT_TO_LEFT or letters_inside != set()
    )


def _spoofs(line: Line, closers: dict[int, int], within: range) -> set[int]:
    """Return the places of overrides of letters, and of what closes them."""
    overrides = [at for at in within if line.text[at] in OVERRIDES]
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
    letters = [kind for kind in inside if kind in STRONG]
    stands_apart = before in (NOTHING, ARABIC) and after in (NOTHING, ARABIC)
    if not inside:
        return not stands_apart and bool(after or line.signs[behind])
    if opener in _LEFT_TO_RIGHT or (
        opener == _FIRST_STRONG and next(filter(_is_letter, inside), LATIN) == LATIN
    ):
        kinds = set(inside)
        if kinds <= {LATIN, NUMBER, *SIGNS} and inside[0] == LATIN == inside[-1]:
            return opener in ISOLATES and not stands_apart
        return not stands_apart or _reads_by_left_to_right(line, opened, closed, inside)
    if stands_apart:
        return bool(
            letters[:1] != []
            and letters[0] in NUMBERS
            and line.parts[opened + 1]
            and before == ARABIC
        )
    is_parted = beside in (BLANK, NOTHING) and line.kinds[behind] in (BLANK, NOTHING)
    is_plain = inside[0] == inside[-1] == ARABIC and not line.parts[behind]
    return not (is_parted and is_plain) or (opener in ISOLATES and before == LATIN)


def _is_letter(kind: int) -> bool:
    return kind in (LATIN, ARABIC)


def _reads_by_left_to_right(line: Line, opened: int, closed: int, inside: list[int]) -> bool:
    """Tell whether some text reads otherwise from left to right: not so Arabic words alone, one
    number, one sign."""
    kinds = set(inside)
    if kinds in ({ARABIC}, {ARABIC_NUMBER}):
        return line.text[opened] in OVERRIDES  # the blocks of a long number
    if len(inside) == 1:
        return _MIRRORED.search(line.text, opened, closed) is not None
    is_number = kinds <= {NUMBER, SEPARATOR} and inside[0] == inside[-1] == NUMBER
    return not (is_number and not line.parts[opened + 1])
