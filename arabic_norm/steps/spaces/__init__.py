"""Steps for controls, whitespace, line breaks, layout gaps and HTML character references."""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

import html
from collections.abc import Iterator

from arabic_norm.edits import Edit
from arabic_norm.letters import BLANKS, LINE_BREAKS, ZWJ, ZWNJ
from arabic_norm.patterns import lazy_re
from arabic_norm.pipeline import Rule, Table, char_map, rewrite

from ..gaps import GAP_PAIR, broken_gaps
from .blanks import BLANK_PAIR, collapsed_runs, unified_newlines
from .controls import CONTROLS, idle_controls
from .zwnj import SUBSTITUTIONS, idle_zwnj

__all__ = [
    "break_gaps",
    "collapse_whitespace",
    "space_zwnj",
    "strip_controls",
    "strip_idle_controls",
    "strip_idle_zwnj",
    "strip_zwj",
    "unescape_html",
    "unify_newlines",
]


@char_map
def strip_controls() -> Table:
    """Delete invisible characters, which break comparison: bidi and zero-width controls, C0 and C1.

    Deleted: U+061C 200E 200F 202A-202E 2066-206F, 00AD 034F 180E 200B 2060-2064 FEFF FFF9-FFFB, tag
    characters U+E0001 E0020-E007F, U+0000-0008 000E-001B 007F-009F. Line breaks of every kind
    become a newline: U+000B-000D 001C-001E 0085 2028 2029; U+001F becomes a space. Not controls:
    the visible format characters 0600-0605, 06DD, 0890, 0891, 08E2. ZWNJ and ZWJ have steps of
    their own. Idempotent. Loses hints for display; a flag emoji of a region becomes a black flag.

    >>> strip_controls("\\u200fالعربية\\u200e\\ufeff")
    'العربية'
    """
    return CONTROLS


@rewrite(triggers=CONTROLS, version=2)
def strip_idle_controls() -> Rule:
    """Delete the controls that `strip_controls` deletes, except those that change how a line reads.

    Kept, on a right-to-left page: U+200E after signs that follow Latin (C++), before signs that
    Latin follows (.NET), and before a number of several parts (+966 55 123); U+200F and 061C
    between Latin and Latin or a number, and before the Latin that begins a line of Arabic;
    U+202A-202D and 2066-2069 around what would be laid out differently without them; U+2060 after a
    dagger alef on a hair space (the Quran); in mojibake U+0080-009F and 00AD, which are bytes of
    letters. An override of letters, which shows them in another order than they are stored in, is
    deleted. Idempotent. Loses only what has no effect.

    >>> strip_idle_controls("\u200fلغة C++\u200e") == "لغة C++\u200e"
    True
    """
    return idle_controls


@rewrite(triggers=ZWNJ, version=1, substitutions=SUBSTITUTIONS)
def strip_idle_zwnj() -> Rule:
    """Delete the zero-width non-joiner after a letter that does not join, where it has no effect.

    U+200C after ا أ إ آ ء ؤ ة د ذ ر ز و and similar letters, unless the word has a letter that
    Arabic does not use: Persian separates its compounds after these letters too. Idempotent. Loses
    nothing that is read.

    >>> strip_idle_zwnj("الا\u200cستعداد")
    'الاستعداد'
    """
    return idle_zwnj


@char_map
def space_zwnj() -> Table:
    """Replace the zero-width non-joiner by a space: it separates what search treats as two words.

    U+200C. Idempotent. Loses Persian compounds as single words.

    >>> space_zwnj("می\\u200cخواهم")
    'می خواهم'
    """
    return {ZWNJ: " "}


@char_map
def strip_zwj() -> Table:
    """Delete the zero-width joiner, which changes only the shape of the letter before it.

    U+200D. Idempotent. Loses the joining shape, and takes joined emoji apart.

    >>> strip_zwj("ه\\u200d")
    'ه'
    """
    return {ZWJ: ""}


@rewrite(triggers="\r", version=2)
def unify_newlines() -> Rule:
    """Replace CR LF by one LF, so that a line break is not taken for an empty line.

    U+000D before U+000A, also repeated: a program that converts LF to CR LF a second time writes CR
    CR LF. Idempotent. Loses which kind of line break was used. Any text is valid.

    >>> unify_newlines("أول\\r\\nثان")
    'أول\\nثان'
    """
    return unified_newlines


# A tab is a gap by itself.
@rewrite(triggers=BLANKS, version=4, pair=GAP_PAIR)
def break_gaps() -> Rule:
    """Replace a layout gap by a line break.

    A gap is a run of whitespace within a line that contains a tab or three no-break spaces, or that
    is four or more long. Not a gap: a run after a colon, a comma or a preposition, wide spaces in a
    justified line, and whitespace in code. Idempotent. Loses the columns of a table that is laid
    out with spaces.

    >>> break_gaps("أخبار الطقس    أسعار الذهب")
    'أخبار الطقس\\nأسعار الذهب'
    """
    return broken_gaps


@rewrite(triggers=BLANKS + LINE_BREAKS, version=3, pair=BLANK_PAIR)
def collapse_whitespace() -> Rule:
    """Replace each run of whitespace by one space; delete it at the ends of lines and of the text.

    Whitespace is tab, no-break space and Unicode's spaces, except for the hair space that carries a
    dagger alef in the Quran. A run that contains a line break becomes a newline; one that contains
    several becomes an empty line, so that paragraphs stay separate. Kept: the indentation of code,
    and in mojibake U+00A0 and U+0085, which are bytes of letters. Idempotent. Loses layout.

    >>> collapse_whitespace("  أول   الكلام \\n\\n\\n آخره ")
    'أول الكلام\\n\\nآخره'
    """
    return collapsed_runs


_ENTITY = lazy_re(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@rewrite(triggers="&", version=1)
def unescape_html(text: str) -> Iterator[Edit]:
    """Replace HTML character references by the characters that they name: &laquo; becomes «.

    The names of HTML 5, and decimal and hexadecimal references, each with its semicolon. Not
    idempotent: text escaped twice needs two passes. Loses the difference between markup and text.

    >>> unescape_html("&laquo;الجزيرة&raquo; &#1606;&#1593;&#1605;")
    '«الجزيرة» نعم'
    """
    for match in _ENTITY.finditer(text):
        yield Edit(match.start(), match.end(), html.unescape(match[0]))
