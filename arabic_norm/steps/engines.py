"""The foldings of other engines and benchmarks, reproduced exactly."""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.pipeline import Table, char_map

__all__ = ["fold_like_asr_leaderboard", "fold_like_lucene"]


@char_map
def fold_like_lucene() -> Table:
    """Fold exactly what Lucene's ArabicNormalizer folds, for queries to an index that it built.

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


@char_map
def fold_like_asr_leaderboard() -> Table:
    """Fold exactly what the Open Universal Arabic ASR Leaderboard folds before it counts errors.

    Deleted: ASCII punctuation, ، ؛ ؟, U+064B-0652, ء. Replaced: آ أ إ by ا, ؤ by و, ئ by ي, پ by ب,
    ڤ by ف, ٠-٩ by 0-9. Not changed: ى, ة and tatweel (normalize_arabic_text in the leaderboard's
    eval.py, which also strips whitespace at the ends of a text; one revision of it deletes « and »
    too). Idempotent. Loses all of that, and word boundaries marked by a sign alone (a-b becomes
    ab).

    >>> fold_like_asr_leaderboard("قرأتُ ٣ كتبٍ، وسؤالًا!")
    'قرات 3 كتب وسوالا'
    """
    folded = {
        letters.ALEF_MADDA: letters.ALEF,
        letters.ALEF_HAMZA_ABOVE: letters.ALEF,
        letters.ALEF_HAMZA_BELOW: letters.ALEF,
        letters.WAW_HAMZA: letters.WAW,
        letters.YEH_HAMZA: letters.YEH,
        "\N{ARABIC LETTER PEH}": letters.BEH,
        "\N{ARABIC LETTER VEH}": letters.FEH,
    }
    digits = dict(zip(letters.ARABIC_INDIC_DIGITS, letters.ASCII_DIGITS, strict=True))
    signs = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())
    deleted = signs + "\u060c\u061b\u061f" + letters.TASHKEEL + letters.HAMZA
    return folded | digits | dict.fromkeys(deleted, "")
