"""Steps for punctuation.

Their rules are in the modules below; each imports only those before it:

- `characters`: classes of the characters beside a mark; `words`: words that matter
- `lines`: the lines to look at, what is beside a place, what is left unchanged
- `brackets`, `spacing`: spaces inside brackets, and beside marks
- `latin`: Latin marks after Arabic words; `waw`: the conjunction typed as a word of its own
- `stripping`: text without punctuation
"""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm.letters import WAW
from arabic_norm.pipeline import Rule, rewrite

from .characters import LATIN_MARKS
from .latin import arabized
from .spacing import TRIGGERS, spaced
from .stripping import PUNCTUATION, stripped
from .waw import WAW_PAIR, joined

__all__ = ["arabize_punctuation", "join_waw", "space_punctuation", "strip_punctuation"]


@rewrite(triggers=TRIGGERS, version=2)
def space_punctuation() -> Rule:
    """Correct the spaces beside punctuation marks: none before a mark, one after it.

    Deletes single spaces before ، ؛ ؟ ! : . ۔ and inside ( ) [ ] { }, and inserts one after a mark
    or a closing bracket that joins two words; a title of one letter is separated from its name (د.
    سامي). The neighbours of a sign decide whether it is punctuation. Not changed: numbers, times,
    dates, scores, operators, emoticons, initials, acronyms, addresses, file names, Latin text, two
    dots and more, a spaced ellipsis, ``:«``, code, data, markup, and lines without an Arabic
    letter. Idempotent. Loses which spaces were there. Any text is valid.

    >>> space_punctuation("قال : نعم ،ثم خرج ( مسرعا ) .")
    'قال: نعم، ثم خرج (مسرعا).'
    """
    return spaced


@rewrite(triggers=LATIN_MARKS, version=2)
def arabize_punctuation() -> Rule:
    """Replace a Latin comma, semicolon or question mark after an Arabic word by the Arabic one.

    U+002C, U+003B, U+003F to ، ؛ ؟. A number or closing marks may come between the word and the
    mark. Not changed: marks after Latin words and in numbers, rows of data (الاسم,العمر,المدينة),
    emoticons, code, data and markup, and the question marks of a line in which one is directly
    before a word, where it replaces a lost letter. Idempotent. Loses which mark was used. Any text
    is valid.

    >>> arabize_punctuation("نعم, ولكن هل زرت Paris, London أو صنعاء?")
    'نعم، ولكن هل زرت Paris, London أو صنعاء؟'
    """
    return arabized


@rewrite(triggers=WAW, version=2, pair=WAW_PAIR)
def join_waw() -> Rule:
    """Join the conjunction waw, typed as a word of its own, to the next word, as is standard.

    Deletes the space after it. Not changed: waw before numbers, Latin words, brackets and quotation
    marks, beside single letters, and after a noun that introduces a letter (حرف و); and lines of
    Persian, Kurdish and Urdu, where it is a word. Egyptian writers separate it by habit, so no
    preset does this. Idempotent. Loses only the space. Any text is valid.

    >>> join_waw("الخبز و الزيت و الملح")
    'الخبز والزيت والملح'
    """
    return joined


@rewrite(triggers=PUNCTUATION, version=1)
def strip_punctuation() -> Rule:
    """Replace each run of punctuation by a space: for word error rates and deduplication.

    The punctuation of ASCII, Latin-1, Arabic, Hebrew, the general and the East Asian blocks, with
    the whitespace beside it; deleted at the ends of lines. Letters, marks, digits and symbols
    (+ $ °) are kept. A separator in a number is punctuation too: 3.5 becomes 3 5. Idempotent. Loses
    sentences, quotations, numbers' separators. Any text is valid.

    >>> strip_punctuation("قال: «سأعود غدا».")
    'قال سأعود غدا'
    """
    return stripped
