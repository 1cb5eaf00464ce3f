"""Other engines' foldings, exactly."""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.pipeline import Table, char_map

__all__ = ["fold_like_lucene"]


@char_map
def fold_like_lucene() -> Table:
    """Fold exactly what Lucene's ArabicNormalizer folds, no more: for an index that it built.

    آ أ إ to ا, ى to ي, ة to ه; deleted: tatweel U+0640 and U+064B-0652
    (org.apache.lucene.analysis.ar.ArabicNormalizer). Idempotent. Loses vocalization and spelling.

    >>> fold_like_lucene("إِلَى المـدرسة")
    'الي المدرسه'
    """
    alefs = letters.ALEF_MADDA + letters.ALEF_HAMZA_ABOVE + letters.ALEF_HAMZA_BELOW
    return (
        dict.fromkeys(alefs, letters.ALEF)
        | {letters.ALEF_MAKSURA: letters.YEH, letters.TEH_MARBUTA: letters.HEH}
        | dict.fromkeys(letters.TATWEEL + letters.TASHKEEL, "")
    )
