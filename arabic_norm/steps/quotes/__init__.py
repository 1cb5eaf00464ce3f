"""Steps for quotation marks.

Their rules are in the modules below; each imports only those before it:

- `characters`: classes of the characters beside a mark; `words`: words that matter; `reading`:
  the word before a mark
- `costs`: the cost of reading a mark as opener or as closer, every number with its reason
- `marks`: which characters are marks, and where they are, outside of protected spans
- `sides`: what is on either side of a mark; `lookalikes`: apostrophes and ruled lines; `lines`:
  the lines that have marks, and what is asked of all marks of a line
- `states`: what the search for roles knows on its way; `roles`: which marks open and which close,
  decided for all marks of a line together; `pairs`: which marks belong together, for other families
- `edits`: what is written for them; `completion`: missing partners
"""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm.pipeline import Rule, Table, char_map, rewrite

from .completion import completed
from .edits import repaired
from .marks import DOUBLE_MARKS, TRIGGERS

__all__ = ["complete_quotes", "repair_quotes", "straighten_quotes", "strip_quotes"]


@rewrite(triggers=TRIGGERS, version=9)
def repair_quotes() -> Rule:
    """Pair the quotation marks of each line and write the pairs as «X», nested as “X”.

    Changes U+00AB, U+00BB, U+2039, U+203A, U+201C-U+201F, U+0022, U+FF02, U+2033, pairs of U+0027,
    U+2018-U+201B, U+275D-U+275E, U+301D-U+301F, << >>, `` '', ,, with a closer, HTML entities of
    all these, and the spaces beside them. Shapes are weak evidence and
    neighbours strong, so the roles of all marks of a line are decided together (docs/quotes.md);
    the output's shapes are those of the Unicode Standard, chapter 6.2, and of Arabic typography.
    Marks without partner keep their place; empty pairs, apostrophes, measures, code, data,
    addresses, markup and mojibake stay, and lines that are not Arabic.
    Idempotent. Loses which shapes and spaces stood there. Any text is valid.

    >>> repair_quotes("يسمى ب »الجيش الالكتروني »لحزب")
    'يسمى ب«الجيش الالكتروني» لحزب'
    >>> repair_quotes.edits('قال "نعم"')
    [Edit(start=4, end=5, text='«'), Edit(start=8, end=9, text='»')]
    """
    return repaired


@rewrite(triggers=TRIGGERS, version=7)
def complete_quotes() -> Rule:
    """Add the missing partner of a quotation mark where the text shows its place.

    The evidence: a colon, the end of a one-sentence speech or of a short clause, a word that
    introduces a name (اسم), a bracket, a conjunction between two quotations, the same words quoted
    elsewhere in the line; of several places the likeliest is taken (docs/quotes.md). Adds U+00AB,
    U+00BB, U+201C, U+201D or U+0022, to match the mark that is there, and deletes the spaces inside
    the new pair. Use it after `repair_quotes`. Idempotent: a line that a second run would complete
    again is not changed. Loses which mark was not in the source. Any text is valid.

    >>> complete_quotes("وأضاف الوزير: سنعود غدا».")
    'وأضاف الوزير: «سنعود غدا».'
    >>> complete_quotes("في الرواية» ما يقلق")
    'في الرواية» ما يقلق'
    """
    return completed


@char_map
def straighten_quotes() -> Table:
    """Replace every double quotation mark by U+0022, to compare with text that has only those.

    U+00AB, U+00BB, U+2039, U+203A, U+201C-U+201F, U+275D-U+275E, U+301D-U+301F, U+FF02; apostrophes
    and primes are kept. Idempotent. Loses direction and nesting. Any text is valid.

    >>> straighten_quotes("قال: «نعم»")
    'قال: "نعم"'
    """
    return dict.fromkeys(DOUBLE_MARKS - {'"'}, '"')


@char_map
def strip_quotes() -> Table:
    """Replace every double quotation mark by a space, so that words joined by one stay two.

    U+0022 and what `straighten_quotes` replaces; apostrophes and primes are kept. Idempotent. Loses
    all quotation. Any text is valid.

    >>> strip_quotes("الالكتروني»لحزب")
    'الالكتروني لحزب'
    """
    return dict.fromkeys(DOUBLE_MARKS, " ")
