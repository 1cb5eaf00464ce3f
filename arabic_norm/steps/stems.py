"""Light stemming for search: delete the affixes before and after a word's stem."""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.edits import Replacement
from arabic_norm.patterns import lazy_re
from arabic_norm.pipeline import rewrite
from arabic_norm.substitutions import Substitution, escaped, one_of

__all__ = ["stem_like_lucene"]

#: What tokenizers keep in one word: a stem is not looked for within "x86ها".
_IN_WORD = (
    letters.ARABIC_SCRIPT
    + letters.TASHKEEL
    + letters.EXTENDED_TASHKEEL
    + letters.COMBINING_HAMZA
    + letters.QURANIC_MARKS
    + letters.TATWEEL
    + letters.DIGITS
    + "_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\u00b2\u00b3\u00b9"
    + letters.span(0x00C0, 0x024F)  # Latin
    + letters.span(0x0370, 0x052F)  # Greek, Cyrillic
    + letters.span(0x05D0, 0x05EA)  # Hebrew
    + "\u2070"
    + letters.span(0x2074, 0x2079)
)
_CHAR = one_of(_IN_WORD)
_WORD = lazy_re(f"{_CHAR}+")

#: Lucene's, in its order; one is deleted.
_PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
#: Lucene's, in its order; each is deleted that then ends the word.
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
#: What must be left of a word, by Lucene's rule: behind و three characters, else two.
_LEFT = {"و": 3}
_LEAST = 2

_FIRSTS = frozenset(prefix[0] for prefix in _PREFIXES)
_LASTS = frozenset(suffix[-1] for suffix in _SUFFIXES)

_SUBSTITUTIONS = (
    Substitution(
        escaped(
            f"(?<!{_CHAR})(?:(?:{'|'.join(_PREFIXES[:-1])})(?={_CHAR}{{2}})|و(?={_CHAR}{{3}}))"
        ),
        "",
    ),
    Substitution(
        escaped(
            f"(?<={_CHAR}{_CHAR})(?:{'|'.join(f'(?:{suffix})?' for suffix in reversed(_SUFFIXES))})"
            f"(?!{_CHAR})".replace(")?|(", ")?(")
        ),
        "",
    ),
)


@rewrite(triggers=_FIRSTS | _LASTS, version=1, substitutions=_SUBSTITUTIONS)
def stem_like_lucene(text: str) -> list[Replacement]:
    """Delete article, conjunction and endings, as Lucene's stemmer does: والكتابات becomes كتاب.

    Exactly: one prefix of ال وال بال كال فال لل و, then of the endings ها ان ات ون ين يه ية ه ة ي
    each that ends the word, where at least two characters are left, three after و
    (org.apache.lucene.analysis.ar.ArabicStemmer, the light stemmer of Larkey, Ballesteros and
    Connell). For folded text: run it after INDEX or LUCENE. Not idempotent (والوالد becomes والد,
    then الد). Loses the affixes, and makes some different words equal: كتابي and كتابان become
    كتاب.

    >>> stem_like_lucene("والكتابات الجديده")
    'كتاب جديد'
    """
    edits: list[Replacement] = []
    for match in _WORD.finditer(text):
        first, last = match.span()
        start, end = _stem(text, first, last)
        if start > first:
            edits.append((first, start, ""))
        if end < last:
            edits.append((end, last, ""))
    return edits


def _stem(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the stem of a word begins and ends."""
    if text[start] in _FIRSTS:
        for prefix in _PREFIXES:
            left = end - start - len(prefix)
            if left >= _LEFT.get(prefix, _LEAST) and text.startswith(prefix, start):
                start += len(prefix)
                break
    if text[end - 1] in _LASTS:
        for suffix in _SUFFIXES:
            if end - start >= len(suffix) + _LEAST and text.endswith(suffix, start, end):
                end -= len(suffix)
    return start, end
