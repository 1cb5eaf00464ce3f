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

#: What lines are wrapped with; page, paragraph and line separators are meant as they stand.
BREAKS = "\n\r\x85"
#: The widest page: mail has 72 to 80 characters a line, print up to about 110.
_WIDEST = 120
#: The narrowest: the columns of newspapers; shorter lines are verse, tables and menus.
_NARROWEST = 25
#: So full is a line, its successor's first word counted: letters of print differ in width.
_FULL = 0.86
#: So many of the lines that end in no stop are full where text is wrapped; of verse half are.
_MOSTLY = 0.85
#: Fewer full lines prove nothing.
_ENOUGH = 3

#: A hemistich is no wider: 14 syllables, in the longest metres. Wider lines are prose.
_WIDEST_VERSE = 45
#: So many rhymes show a poem: three lines of prose end alike by chance in one block of fifty.
_RHYMES = 3
#: So many lines show it, if they are verse.
_STANZA = 8
#: So many of the lines that should rhyme do; poets allow themselves an imperfect one.
_RHYMING = 0.75
#: Of lines of prose, one in four and more show that the sentence runs on, or ends, within the line;
#: of verse, next to none.
_RUNNING_ON = 0.25
#: Of narrow lines that show nothing of either kind, so many are full to the last letter if wrapped.
_TIGHT = 0.9
#: Of verse half the lines are so full: that many in a row are no chance.
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
#: Letters that lengthen a rhyme, whose letter is the one before.
_LENGTHENING = "اهةيىوك"
#: Words that lean on the next one: a sentence runs on behind them, and no hemistich ends in one.
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
#: A line of nothing but a number: that of a page.
_HAS_LETTER = lazy_re("[^\\W\\d_]")


class _Line(NamedTuple):
    """A line: the span of its visible text, its width, the widths of its first and last word."""

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
            continue  # other lines that may be verse are prose where the page is
        if max(line.width for line in block) > width / _FULL:
            continue
        for line, following in pairwise(block):
            if _is_full(line, following, width):
                yield Edit(line.end, following.start, " ")


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines with no empty line, verse, table row or page number between."""
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
    """Return a line, or None if no word is visible or it contains a gap."""
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
    """Return the width of the page where a block shows that it was wrapped, 0 where not."""
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
    """Tell whether lines as wide as a hemistich are verse: they rhyme, or nothing in them shows
    that they are prose."""
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
    """Tell whether lines rhyme, all, every other one, or two by two, and no sentence runs on."""
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
    """Return which share of the words has the commonest rhyme, 0 where they are few."""
    rhymes = Counter(map(_rhyme, set(words)))
    rhyme, count = max(rhymes.items(), key=lambda item: item[1], default=("", 0))
    return count / len(words) if rhyme and count >= _RHYMES else 0


def _rhyme(word: str) -> str:
    """Return the letter in which a word rhymes, with what lengthens it."""
    return word[-2:] if word[-1:] in _LENGTHENING else word[-1:]


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the following line's first word would not have fitted into the line."""
    return not following.is_item and line.width + 1 + following.first > width * _FULL
