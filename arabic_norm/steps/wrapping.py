"""Join hard-wrapped lines, which were broken only because the page was full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from arabic_norm import letters
from arabic_norm.edits import Edit
from arabic_norm.patterns import lazy_re
from arabic_norm.pipeline import rewrite

__all__ = ["unwrap_lines"]

#: Breaks that may come from wrapping; page, paragraph and line separators are always intended.
BREAKS = "\n\r\x85"
#: The widest page: mail has 72 to 80 characters a line, print up to about 110.
_WIDEST = 120
#: The narrowest: the columns of newspapers; shorter lines are verse, tables and menus.
_NARROWEST = 25
#: A line is full if, with the next line's first word, it would be wider than this share of the
#: page. The share is below 1 because printed letters differ in width.
_FULL = 0.86
#: In wrapped text at least this share of the lines without a stop at their end is full; in verse
#: half of them are.
_MOSTLY = 0.85
#: Fewer full lines prove nothing.
_ENOUGH = 3

#: A hemistich is no wider: 14 syllables, in the longest metres. Wider lines are prose.
_WIDEST_VERSE = 45
#: The fewest rhymes of a poem: three lines of prose end alike by chance in one block of fifty.
_RHYMES = 3
#: The fewest lines of verse that must show a rhyme.
_STANZA = 8
#: At least this share of the lines that should rhyme do; poets allow themselves an imperfect one.
_RHYMING = 0.75
#: In prose at least this share of the lines shows that a sentence runs on after the line, or ends
#: within it; in verse next to none does.
_RUNNING_ON = 0.25
#: Of narrow lines that show neither, at least this share is full to the last letter if wrapped.
_TIGHT = 0.9
#: The fewest such full lines: in verse half the lines are so full by chance.
_TIGHT_LINES = 6

_BLANK = f"[{letters.BLANKS}]"
_LINE = lazy_re(f"[^{BREAKS}]+(?:\r\n|[{BREAKS}])?|\r\n|[{BREAKS}]")
_FIRST_BLANK = lazy_re(_BLANK)
_HIDDEN = dict.fromkeys(map(ord, letters.TRANSPARENT.replace(letters.TATWEEL, "")))
#: What begins an item of a list or a turn of speech: a dash, a bullet, a number, a letter.
_ITEM = lazy_re(
    "[-*\N{EN DASH}\N{EM DASH}\u2022\u2023\u25aa\u25cf\u25cb\u25e6\u25a0\u25a1\u25c6]"
    f"|[({letters.DIGITS}]{{1,4}}[-.)/]|[ء-ي][-.)]"
)
_STOPPED = lazy_re('[.!?\N{ARABIC QUESTION MARK}:\u2026»\u201d")\\]]\\Z')
#: A gap inside a line: two hemistichs, or two cells of a table.
_GAP = lazy_re(f"[^{letters.BLANKS}](?:{_BLANK}{{3,}}|\t)[^{letters.BLANKS}]")


#: A stop or a comma within a line.
_INNER_STOP = lazy_re(
    "[.!?:;,\N{ARABIC QUESTION MARK}\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\u2026]"
    f'[»\u201d")\\]]*{_BLANK}'
)
_WORD = lazy_re("[ء-غف-يٱ]+")
#: Letters that lengthen a rhyme; the letter before them rhymes too.
_LENGTHENING = "اهةيىوك"
#: Words that need the next one: a sentence runs on after them, and no hemistich ends in one.
_LEANING = frozenset(
    [
        *("في", "من", "على", "إلى", "الى", "عن", "مع", "بين", "عند", "منذ", "حتى", "خلال", "بعد"),
        *("قبل", "تحت", "فوق", "نحو", "حول", "ضد", "دون", "لدى", "عبر", "وفي", "ومن", "وعلى"),
        *("أن", "إن", "أنه", "أنها", "أو", "ثم", "لم", "لن", "لا", "ما", "قد", "وقد", "كما", "حيث"),
        *("التي", "الذي", "الذين", "هذا", "هذه", "ذلك", "تلك", "كل", "بعض", "غير", "أي", "كان"),
        *(
            "كانت",
            "وكان",
            "وكانت",
            "يكون",
            "تكون",
            "بن",
            "ابن",
            "أبو",
            "أبي",
            "عبد",
            "كذلك",
            "أيضا",
        ),
    ]
)
#: A line without a letter is no line of text: it may be the number of a page.
_HAS_LETTER = lazy_re("[^\\W\\d_]")


class _Line(NamedTuple):
    """A line of text: the span of its visible part, and what it shows.

    ``width``: its characters without marks; ``first``: those of its first word; ``last``: its last
    word; ``runs_on``: whether a sentence runs on after the line, or ends within it.
    """

    start: int
    end: int
    width: int
    first: int
    is_item: bool
    is_stopped: bool
    last: str
    runs_on: bool


@rewrite(triggers=BREAKS, version=2)
def unwrap_lines(text: str) -> Iterator[Edit]:
    """Join lines that were broken only because the page was full: the break becomes a space.

    Lines count as wrapped where, in a block of lines, nearly all that do not end in a stop are so
    full that the first word of the next line would not have fitted. Not joined: verse, also with
    one hemistich a line (narrow lines that rhyme, or of which no sentence continues on the next
    line), lists, headlines and page numbers. Line breaks are U+000A, U+000D and U+0085. Not
    idempotent. Loses the place of the line breaks. Text that is not a `str` raises a TypeError.

    >>> print(unwrap_lines("خرج الناس من بيوتهم في الصباح الباكر\\n"
    ...     "ومشوا إلى السوق الكبير وسط المدينة\\nالقديمة ثم عادوا بعد الظهر ومعهم ما\\n"
    ...     "اشتروه من خبز وثمر."))
    خرج الناس من بيوتهم في الصباح الباكر ومشوا إلى السوق الكبير وسط المدينة القديمة \
ثم عادوا بعد الظهر ومعهم ما اشتروه من خبز وثمر.
    """
    blocks = list(_blocks(text))
    proven = sorted(width for block in blocks if (width := _proven_width(block)))
    if not proven:
        return
    page = proven[len(proven) // 2]
    for block in blocks:
        width = _proven_width(block) or page
        if _is_narrow(block) and _rhymes(block):
            continue  # other narrow lines are prose where the rest of the page is
        if max(line.width for line in block) > width / _FULL:
            continue
        for line, following in pairwise(block):
            if _is_full(line, following, width):
                yield Edit(line.end, following.start, " ")


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield runs of lines; empty lines, page numbers and lines with a gap separate them."""
    block: list[_Line] = []
    for found in _LINE.finditer(text):
        line = _line(text, *found.span())
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _line(text: str, start: int, end: int) -> _Line | None:
    """Return a line, or None if it has no visible word or contains a gap."""
    shown = text[start:end].strip()
    if not _HAS_LETTER.search(shown) or _GAP.search(shown):
        return None
    start = text.index(shown[0], start)
    first = _FIRST_BLANK.split(shown, 1)[0]
    words = _WORD.findall(shown.translate(_HIDDEN))
    last = words[-1] if words else ""
    is_stopped = _STOPPED.search(shown) is not None
    return _Line(
        start,
        start + len(shown),
        len(shown.translate(_HIDDEN)),
        len(first.translate(_HIDDEN)),
        _ITEM.match(shown) is not None,
        is_stopped,
        last,
        (last in _LEANING and not is_stopped) or _INNER_STOP.search(shown) is not None,
    )


def _proven_width(block: list[_Line]) -> int:
    """Return the width of the page if a block shows that it was wrapped, otherwise 0."""
    width = max(line.width for line in block)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    breaks = [
        (line.is_stopped, _is_full(line, following, width))
        for line, following in pairwise(block)
        if not following.is_item
    ]
    unstopped = [is_full for is_stopped, is_full in breaks if not is_stopped]
    enough = sum(is_full for _, is_full in breaks) >= _ENOUGH
    if not enough or sum(unstopped) < max(2, _MOSTLY * len(unstopped)):
        return 0
    return 0 if _is_verse(block) else width


def _is_narrow(block: list[_Line]) -> bool:
    """Tell whether no line is wider than a hemistich."""
    return max(line.width for line in block) <= _WIDEST_VERSE


def _is_verse(block: list[_Line]) -> bool:
    """Tell whether a block is verse: its lines are narrow and rhyme, or none shows prose."""
    if not _is_narrow(block):
        return False
    if _rhymes(block):
        return True
    running_on = sum(line.runs_on for line in block)
    # few lines of verse have no rhyme to show
    if running_on >= (_RUNNING_ON * len(block) if len(block) < _STANZA else 1):
        return False
    width = max(line.width for line in block)
    tight = sum(line.width + 1 + following.first > width for line, following in pairwise(block))
    return tight < max(_TIGHT_LINES, _TIGHT * (len(block) - 1))


def _rhymes(block: list[_Line]) -> bool:
    """Tell whether lines rhyme (all, every other one, or two by two) and no sentence runs on."""
    if sum(line.runs_on for line in block) >= _RUNNING_ON * len(block):
        return False
    words = [line.last for line in block]
    if max(_rhyming(words[::2]), _rhyming(words[1::2])) >= _RHYMING:
        return True
    for start in (0, 1):
        pairs = list(zip(words[start::2], words[start + 1 :: 2], strict=False))
        rhyming = sum(_rhyme(one) == _rhyme(other) != "" and one != other for one, other in pairs)
        if rhyming >= max(_RHYMES, _RHYMING * len(pairs)):
            return True
    return False


def _rhyming(words: list[str]) -> float:
    """Return the share of the words that have the commonest rhyme; 0 if they are few."""
    rhymes = Counter(map(_rhyme, set(words)))
    rhyme, count = max(rhymes.items(), key=lambda item: item[1], default=("", 0))
    return count / len(words) if rhyme and count >= _RHYMES else 0


def _rhyme(word: str) -> str:
    """Return the letter in which a word rhymes, with the letter that lengthens it."""
    return word[-2:] if word[-1:] in _LENGTHENING else word[-1:]


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the first word of the following line would not have fitted into the line."""
    return not following.is_item and line.width + 1 + following.first > width * _FULL
