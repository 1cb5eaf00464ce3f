"""Quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from arabic_norm import kernel
from arabic_norm.edits import Alignment, Edit, minimal, splice
from arabic_norm.letters import COMBINING_HAMZA, EXTENDED_TASHKEEL, LINE_BREAKS, TASHKEEL
from arabic_norm.pipeline import Table, char_map, rewrite
from arabic_norm.steps._quote_completion import closer_place, introduces_speech, opener_place
from arabic_norm.steps._quote_context import BLANK_SET, TORN_PROCLITIC
from arabic_norm.steps._quote_marks import DOUBLE_MARKS, TRIGGERS, find_marks
from arabic_norm.steps._quote_roles import (
    CLOSERS,
    OPENERS,
    Placed,
    Role,
    decide,
    place_marks,
)
from arabic_norm.steps._quote_singles import without_apostrophes

__all__ = ["complete_quotes", "repair_quotes", "straighten_quotes", "strip_quotes"]

_LINE_BREAKS = kernel.Finder(LINE_BREAKS)
_SIGNS = kernel.Finder(TRIGGERS)
#: What a mark also stands apart from when its blank is found on the wrong side.
_APART_FROM_OPENER = frozenset({"dash", "sign", "closing"})
_APART_FROM_CLOSER = frozenset({"dash", "sign", "opening", "gloss"})
# tuples: a role is found in one by identity, without its hash
_OPENING_ROLES = (Role.OPENS, Role.OPENS_ALONE)
_COMBINING = frozenset(TASHKEEL + EXTENDED_TASHKEEL + COMBINING_HAMZA)
_LONELY = frozenset({Role.OPENS_ALONE, Role.CLOSES_ALONE})
_CLOSING_ROLES = (Role.CLOSES, Role.CLOSES_ALONE)
_PAIRED_ROLES = (Role.OPENS, Role.CLOSES)
_ROUNDS = 3
_DOUBT = 0.5  # an unpaired mark whose two readings cost about the same stays as it is


@rewrite(triggers=TRIGGERS, version=5)
def repair_quotes(text: str) -> Iterator[Edit]:
    """Pair the quotation marks of each line and write the pairs as «X», nested as “X”.

    Changes U+00AB, U+00BB, U+2039, U+203A, U+201C-U+201F, U+0022, U+FF02, U+2033, pairs of U+0027,
    U+2018-U+201B, << >>, HTML entities, and the blanks beside them. Shapes are weak evidence and
    neighbours strong, so the roles of all marks of a line are decided together (docs/quotes.md);
    the output's shapes are those of the Unicode Standard, chapter 6.2, and of Arabic typography.
    Marks without partner keep their place; apostrophes, measures, code, URLs, JSON and CSV stay.
    Idempotent. Loses which shapes and blanks stood there. No text is an error.

    >>> repair_quotes("يسمى ب »الجيش الالكتروني »لحزب")
    'يسمى ب«الجيش الالكتروني» لحزب'
    >>> repair_quotes.edits('قال "نعم"')
    [Edit(start=4, end=5, text='«'), Edit(start=8, end=9, text='»')]
    """
    for line in _lines(text):
        roles = decide(text, line.placed)
        edits = list(_rewritten(text, line.placed, roles))
        if edits and not (_are_plain_pairs(text, line, roles) and _has_no_other_sign(text, line)):
            edits = list(_settled(text[line.start : line.end], line.start, edits))
        yield from edits


@char_map
def straighten_quotes() -> Table:
    """Write every double quotation mark as U+0022, for comparison with text that knows no other.

    U+00AB, U+00BB, U+2039, U+203A, U+201C-U+201F, U+FF02; apostrophes and primes stay. Idempotent.
    Loses direction and nesting. No text is an error.

    >>> straighten_quotes("قال: «نعم»")
    'قال: "نعم"'
    """
    return dict.fromkeys(DOUBLE_MARKS - {'"'}, '"')


@char_map
def strip_quotes() -> Table:
    """Write a blank for every double quotation mark, so that words glued by one stay two.

    U+0022 and what `straighten_quotes` changes; apostrophes and primes stay. Idempotent.
    Loses all quotation. No text is an error.

    >>> strip_quotes("الالكتروني»لحزب")
    'الالكتروني لحزب'
    """
    return dict.fromkeys(DOUBLE_MARKS, " ")


def _are_plain_pairs(text: str, line: _Line, roles: list[Role]) -> bool:
    """Return whether all marks pair, none touches another, no gap is closed and no blank is left
    inside: once written, they are read alike."""
    for placed, role in zip(line.placed, roles, strict=True):
        if role is Role.OPENS:
            inside, start, end = placed.right, placed.mark.end, placed.right.reach
        else:
            inside, start, end = placed.left, placed.left.reach, placed.mark.start
        if role not in _PAIRED_ROLES or placed.joined or inside.kind == "gap":
            return False
        if inside.spaced and any(_bears_mark(text, place + 1) for place in range(start, end)):
            return False
    return True


def _has_no_other_sign(text: str, line: _Line) -> bool:
    """Return whether all signs of a line are its marks: an apostrophe or an ornament may be read as
    another thing beside what is written anew."""
    return len(_SIGNS.positions(text, line.start, line.end)) == len(line.placed)


def _settled(line: str, start: int, edits: list[Edit]) -> Iterator[Edit]:
    """Yield the edits of a line, together with those that their result asks for in turn.

    Where marks stand so thick that no reading of them is stable, the line stays as it was found.
    """
    edits = minimal(line, _moved(edits, -start))
    settled = splice(line, edits)
    for _ in range(_ROUNDS):
        following = [
            edit
            for _, _, placed in _lines(settled)
            for edit in _rewritten(settled, placed, decide(settled, placed))
        ]
        if not following:
            yield from _moved(edits, start)
            return
        following = minimal(settled, following)
        aligned = Alignment.of_edits(line, edits).then(Alignment.of_edits(settled, following))
        settled, edits = aligned.text, aligned.edits


def _moved(edits: Iterable[Edit], by: int) -> Iterator[Edit]:
    for start, end, text in edits:
        yield Edit(start + by, end + by, text)


class _Line(NamedTuple):
    """A line with marks."""

    start: int
    end: int
    placed: list[Placed]


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that have marks."""
    marks = without_apostrophes(text, list(find_marks(text)))
    placed = place_marks(text, marks)
    start = first = last = 0
    for end in [*_LINE_BREAKS.positions(text, 0, len(text)), len(text)]:
        while last < len(placed) and placed[last].mark.start < end:
            last += 1
        if last > first:
            yield _Line(start, end, placed[first:last])
            first = last
        if last == len(placed):
            return
        start = end + 1


def _rewritten(text: str, line: list[Placed], roles: list[Role]) -> Iterator[Edit]:
    """Yield the edits of one line, in order."""
    done = depth = 0
    last: Edit | None = None
    before = Role.NONE
    for index, role in enumerate(roles):
        if role is Role.REPEATS:
            continue
        if role is Role.CLOSES:
            depth -= 1
        following = index + 1
        while following < len(roles) and roles[following] is Role.REPEATS:
            following += 1
        after = roles[following] if following < len(roles) else Role.NONE
        group = _Group(line[index], line[index + 1 : following], role, before, after)
        for edit in _edits(text, group, depth):
            # the blank of an empty pair belongs to both its marks; a closer and the opener that
            # touches it both ask for the blank between them
            if edit.start >= done and edit != last:
                done, last = edit.end, edit
                yield edit
        if role is Role.OPENS:
            depth += 1
        before = role


class _Group(NamedTuple):
    """A mark, the marks that repeat it, its role and those of the marks before and after it."""

    placed: Placed
    repeats: list[Placed]
    role: Role
    before: Role
    after: Role


def _edits(text: str, group: _Group, depth: int) -> Iterator[Edit]:
    """Yield what one mark changes: the blanks before it, itself, the blanks after it."""
    placed, repeats, role, before, after = group
    mark, left = placed.mark, placed.left
    last = repeats[-1] if repeats else placed
    right, end = last.right, last.mark.end
    if role is Role.OPENS:
        if left.kind != "between" and _stands_apart(
            left.kind, right.spaced, _APART_FROM_OPENER, before in _CLOSING_ROLES
        ):
            yield Edit(mark.start, mark.start, " ")
        elif left.kind == TORN_PROCLITIC:
            yield from _without_blanks(text, left.reach, mark.start)
    elif role is Role.CLOSES:
        yield from _without_blanks(text, left.reach, mark.start)
    glyph = _glyph(placed, role, depth)
    if glyph != mark.glyph:
        yield Edit(mark.start, mark.end, glyph)
    for repeat in repeats:
        if not _bears_mark(text, repeat.mark.end):
            yield Edit(repeat.mark.start, repeat.mark.end, "")
    if role is Role.OPENS:
        yield from _without_blanks(text, end, right.reach)
    elif role is Role.CLOSES and _stands_apart(
        right.kind, left.spaced, _APART_FROM_CLOSER, after in _OPENING_ROLES
    ):
        yield Edit(end, end, " ")


def _stands_apart(kind: str, shifted: bool, signs: frozenset[str], from_mark: bool) -> bool:
    """Return whether a mark needs a blank on its outer side, where this kind of neighbour touches
    it: a word always does, others do when the blank is found on its inner side."""
    return kind in {"word", "between"} or (
        shifted and (kind in signs or (kind == "mark" and from_mark))
    )


def _glyph(placed: Placed, role: Role, depth: int) -> str:
    if role is Role.OPENS:
        return OPENERS[depth % 2]
    if role is Role.CLOSES:
        return CLOSERS[depth % 2]
    if role is Role.NONE or abs(placed.opens - placed.closes) < _DOUBT:
        return placed.mark.glyph
    return (OPENERS if role is Role.OPENS_ALONE else CLOSERS)[depth % 2]


def _without_blanks(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the deletion of each blank between two places; invisible characters stay."""
    for place in range(start, end):
        if text[place] in BLANK_SET and not _bears_mark(text, place + 1):
            yield Edit(place, place + 1, "")


def _bears_mark(text: str, end: int) -> bool:
    """Return whether a combining mark stands on what ends here: without it, it would stand on the
    letter before."""
    return text[end : end + 1] in _COMBINING


#: What to write for the partner of a mark.
_PARTNERS = {
    "«": "»",
    "»": "«",
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{RIGHT DOUBLE QUOTATION MARK}": "\N{LEFT DOUBLE QUOTATION MARK}",
    '"': '"',
}
_LOOK_BACK = 32  # characters that are enough to see the word before


@rewrite(triggers=TRIGGERS, version=3)
def complete_quotes(text: str) -> Iterator[Edit]:
    """Add the missing partner of a quotation mark where the text says where it stood.

    A colon after a verb of saying, the end of a one-sentence speech or of a short clause, a word
    that names (اسم), a gloss in brackets, the same words quoted in the same line (docs/quotes.md).
    Adds U+00AB, U+00BB, U+201C, U+201D or U+0022, the partner of the mark that is there; deletes
    the blanks inside the new pair; for use after `repair_quotes`. Idempotent: a line that would be
    completed twice is left. Loses which mark was not in the source. No text is an error.

    >>> complete_quotes("وأضاف الوزير: سنعود غدا».")
    'وأضاف الوزير: «سنعود غدا».'
    >>> complete_quotes("في الرواية» ما يقلق")
    'في الرواية» ما يقلق'
    """
    for line in _lines(text):
        edits = list(_completed(text, line))
        if edits:
            whole = splice(text[line.start : line.end], _moved(edits, -line.start))
            if not any(list(_completed(whole, again)) for again in _lines(whole)):
                yield from edits


def _completed(text: str, line: _Line) -> Iterator[Edit]:
    """Yield the edits that complete the marks of one line, in order."""
    roles = decide(text, line.placed)
    if not _LONELY.intersection(roles):
        return
    known = _quoted(text, line.placed, roles)
    done = line.start
    for index, (placed, role) in enumerate(zip(line.placed, roles, strict=True)):
        edits: list[Edit] = []
        if placed.mark.glyph in _PARTNERS and role is Role.OPENS_ALONE:
            edits = list(_closed(text, line, index, known))
        elif placed.mark.glyph in _PARTNERS and role is Role.CLOSES_ALONE:
            edits = list(_opened(text, line, index, roles, known))
        if edits and edits[0].start >= done:  # two marks may want the same words
            yield from edits
            done = edits[-1].end


def _quoted(text: str, line: list[Placed], roles: list[Role]) -> frozenset[str]:
    """Return what stands between the marks of a pair with no mark between them."""
    return frozenset(
        text[opener.right.reach : closer.left.reach]
        for (opener, role), (closer, following) in pairwise(zip(line, roles, strict=True))
        if role is Role.OPENS and following is Role.CLOSES
    )


def _opened(
    text: str, line: _Line, index: int, roles: list[Role], known: frozenset[str]
) -> Iterator[Edit]:
    mark, left = line.placed[index].mark, line.placed[index].left
    start = line.placed[index - 1].mark.end if index else line.start
    after_pair = index > 0 and roles[index - 1] is Role.CLOSES
    place = opener_place(text, start, mark.start, after_pair=after_pair, known=known)
    if place is not None:
        yield Edit(place, place, _PARTNERS[mark.glyph])
        yield from _without_blanks(text, max(place, left.reach), mark.start)


def _closed(text: str, line: _Line, index: int, known: frozenset[str]) -> Iterator[Edit]:
    mark, left, right = line.placed[index][:3]
    last = index + 1 == len(line.placed)
    end = line.end if last else line.placed[index + 1].mark.start
    speech = introduces_speech(text[max(line.start, left.reach - _LOOK_BACK) : left.reach])
    place = closer_place(text, right.reach, end, last=last, speech=speech, known=known)
    if place is not None:
        yield from _without_blanks(text, mark.end, right.reach)
        yield Edit(place, place, _PARTNERS[mark.glyph])
