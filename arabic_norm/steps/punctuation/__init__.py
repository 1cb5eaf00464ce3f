"""Steps for punctuation.

Their rules are in the modules below; each imports only those before it:

- `characters`: classes of the characters beside a mark; `words`: words that matter
- `lines`: the lines to look at, what is beside a place, what is left unchanged
- `brackets`, `spacing`: blanks inside brackets, and beside marks
- `latin`: Latin marks after Arabic words; `waw`: the conjunction typed as a word of its own
- `stripping`: text without punctuation
"""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm.edits import Replacement
from arabic_norm.letters import WAW
from arabic_norm.pipeline import rewrite

from .characters import LATIN_MARKS
from .latin import arabized
from .spacing import TRIGGERS, spaced
from .stripping import PUNCTUATION, stripped
from .waw import WAW_PAIR, joined

__all__ = ["arabize_punctuation", "join_waw", "space_punctuation", "strip_punctuation"]


@rewrite(triggers=TRIGGERS, version=2)
def space_punctuation(text: str) -> list[Replacement]:
    """Set the blanks beside punctuation marks as an editor does: none before, one behind.

    Deletes single blanks before ، ؛ ؟ ! : . ۔ and inside ( ) [ ] { }, and puts in one behind a mark
    or a closing bracket that glues two words together; a title of one letter is parted from its
    name (د. سامي). What stands beside a mark says whether it is one: numbers, times, dates, scores,
    operators, faces, initials, acronyms, addresses and names of files stay, and Latin text; so do
    two dots and more, a spaced ellipsis, ``:«``, code, data, markup, and lines without an Arabic
    letter.
    Idempotent. Loses which blanks stood there. No text is an error.

    >>> space_punctuation("قال : نعم ،ثم خرج ( مسرعا ) .")
    'قال: نعم، ثم خرج (مسرعا).'
    """
    return spaced(text)


@rewrite(triggers=LATIN_MARKS, version=2)
def arabize_punctuation(text: str) -> list[Replacement]:
    """Write a Latin comma, semicolon or question mark behind an Arabic word as the Arabic one.

    U+002C, U+003B, U+003F to ، ؛ ؟. The word may be followed by a number or by closing marks. Marks
    behind Latin words and in numbers stay; so do rows of data (الاسم,العمر,المدينة), faces, and the
    question marks of a line in which one stands before a word, where a lost letter left it; code,
    data and markup stay too.
    Idempotent. Loses which mark stood there. No text is an error.

    >>> arabize_punctuation("نعم, ولكن هل زرت Paris, London أو صنعاء?")
    'نعم، ولكن هل زرت Paris, London أو صنعاء؟'
    """
    return arabized(text)


@rewrite(triggers=WAW, version=2, pair=WAW_PAIR)
def join_waw(text: str) -> list[Replacement]:
    """Join the conjunction waw, typed as a word of its own, to its word, as standard Arabic does.

    Deletes the blank behind it. It stays before numbers, Latin words, brackets and quotation marks,
    beside single letters and behind a noun that names a letter (حرف و). Persian, Kurdish and Urdu
    lines stay: there it is a word. Egyptian writers part it by habit, so no preset does this.
    Idempotent. Loses nothing but the blank. No text is an error.

    >>> join_waw("الخبز و الزيت و الملح")
    'الخبز والزيت والملح'
    """
    return joined(text)


@rewrite(triggers=PUNCTUATION, version=1)
def strip_punctuation(text: str) -> list[Replacement]:
    """Write punctuation as a blank, runs of it as one: for word error rates and keys of duplicates.

    The punctuation of ASCII, Latin-1, Arabic, Hebrew, the general and the East Asian blocks, with
    the blanks beside it; at the ends of lines nothing is left. Letters, marks, digits and symbols
    (+ $ °) stay. A number's separator is punctuation too: 3.5 becomes 3 5. Idempotent.
    Loses sentences, quotations, numbers' separators. No text is an error.

    >>> strip_punctuation("قال: «سأعود غدا».")
    'قال سأعود غدا'
    """
    return stripped(text)
