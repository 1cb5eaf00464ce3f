"""Steps for controls, whitespace, line breaks, layout gaps and HTML character references."""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

import html
from collections.abc import Iterator

from arabic_norm.edits import Edit, Replacement
from arabic_norm.letters import BLANKS, LINE_BREAKS, ZWJ, ZWNJ
from arabic_norm.patterns import lazy_re
from arabic_norm.pipeline import Table, char_map, rewrite

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
    """Delete what is never seen and breaks comparison: bidi and zero-width controls, C0 and C1.

    Deleted: U+061C 200E 200F 202A-202E 2066-206F, 00AD 034F 180E 200B 2060-2064 FEFF FFF9-FFFB, tag
    characters U+E0001 E0020-E007F, U+0000-0008 000E-001B 007F-009F. Line breaks of every kind
    become a newline: U+000B-000D 001C-001E 0085 2028 2029; U+001F becomes a blank. The visible
    format characters 0600-0605, 06DD, 0890, 0891, 08E2 are no controls. ZWNJ and ZWJ have steps of
    their own. Idempotent. Loses hints for display; a flag emoji of a region becomes a black flag.

    >>> strip_controls("\\u200fالعربية\\u200e\\ufeff")
    'العربية'
    """
    return CONTROLS


@rewrite(triggers=CONTROLS, version=2)
def strip_idle_controls(text: str) -> list[Replacement]:
    """Delete the controls of `strip_controls`, but for those that change how a line reads.

    On a right-to-left page U+200E stays behind signs after Latin (C++), before signs that Latin
    follows (.NET), before a number of several parts (+966 55 123); U+200F and 061C stay between
    Latin and Latin or a number, and before the Latin that begins a line of Arabic; U+202A-202D and
    2066-2069 around what would be laid out otherwise. An override of letters, which makes them read
    otherwise than they are stored, goes. U+2060 stays behind a dagger alef on a hair space (the
    Quran), U+0080-009F and 00AD in mojibake, where they are bytes of letters. Idempotent. Loses
    what does nothing.

    >>> strip_idle_controls("\u200fلغة C++\u200e") == "لغة C++\u200e"
    True
    """
    return idle_controls(text)


@rewrite(triggers=ZWNJ, version=1, substitutions=SUBSTITUTIONS)
def strip_idle_zwnj(text: str) -> list[Replacement]:
    """Delete the zero-width non-joiner after a letter that does not join: it shows nothing there.

    U+200C after ا أ إ آ ء ؤ ة د ذ ر ز و and kin, unless the word has a letter that Arabic does not
    write: Persian parts its compounds after these too. Idempotent. Loses nothing that is read.

    >>> strip_idle_zwnj("الا\u200cستعداد")
    'الاستعداد'
    """
    return idle_zwnj(text)


@char_map
def space_zwnj() -> Table:
    """Write the zero-width non-joiner as a blank: it parts what search treats as two words.

    U+200C. Idempotent. Loses Persian compounds as single words.

    >>> space_zwnj("می\\u200cخواهم")
    'می خواهم'
    """
    return {ZWNJ: " "}


@char_map
def strip_zwj() -> Table:
    """Delete the zero-width joiner, which only shapes the letter before it.

    U+200D. Idempotent. Loses the joining shape (and joined emoji come apart).

    >>> strip_zwj("ه\\u200d")
    'ه'
    """
    return {ZWJ: ""}


@rewrite(triggers="\r", version=2)
def unify_newlines(text: str) -> list[Replacement]:
    """Write CR LF as one LF, so that a line break does not pass for an empty line.

    U+000D before U+000A, several too: a program that writes CR LF for Windows once more makes
    CR CR LF of it. Idempotent. Loses whose line breaks they were. No text is an error.

    >>> unify_newlines("أول\\r\\nثان")
    'أول\\nثان'
    """
    return unified_newlines(text)


# A tab is a gap by itself.
@rewrite(triggers=BLANKS, version=4, pair=GAP_PAIR)
def break_gaps(text: str) -> list[Replacement]:
    """Write a layout gap as the line break that it stands for on a page.

    A gap is a run of blanks within a line that holds a tab or three NBSPs, or is four or more long;
    not behind a colon, a comma or a preposition, nor where the line is justified, so that others of
    its blanks are wide too, nor in code. Idempotent. Loses the columns of a table set with blanks.

    >>> break_gaps("أخبار الطقس    أسعار الذهب")
    'أخبار الطقس\\nأسعار الذهب'
    """
    return broken_gaps(text)


@rewrite(triggers=BLANKS + LINE_BREAKS, version=3, pair=BLANK_PAIR)
def collapse_whitespace(text: str) -> list[Replacement]:
    """Write each run of blanks as one blank, and none at the ends of lines and of the text.

    Blanks are tab, NBSP and Unicode's spaces, but for the hair space that carries a dagger alef in
    the Quran. A run that holds a line break becomes a newline, one that holds several an empty
    line: paragraphs stay apart. The blanks of code stay where a line of it is set in, NBSP and
    U+0085 in mojibake, where they are bytes of letters. Idempotent. Loses layout.

    >>> collapse_whitespace("  أول   الكلام \\n\\n\\n آخره ")
    'أول الكلام\\n\\nآخره'
    """
    return collapsed_runs(text)


_ENTITY = lazy_re(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@rewrite(triggers="&", version=1)
def unescape_html(text: str) -> Iterator[Edit]:
    """Write HTML character references as the characters they name: &laquo; is «.

    The names of HTML 5, decimal and hexadecimal references, each with its semicolon. Not
    idempotent: text escaped twice takes two passes. Loses the difference between markup and text.

    >>> unescape_html("&laquo;الجزيرة&raquo; &#1606;&#1593;&#1605;")
    '«الجزيرة» نعم'
    """
    for match in _ENTITY.finditer(text):
        yield Edit(match.start(), match.end(), html.unescape(match[0]))
