"""The pipelines most people want, as literal lists of steps."""

from __future__ import annotations

from arabic_norm.pipeline import Pipeline
from arabic_norm.steps import (
    break_gaps,
    collapse_whitespace,
    compose,
    dash_tatweel,
    fold_digits,
    fold_like_lucene,
    fold_number_separators,
    fold_presentation_forms,
    repair_quotes,
    space_zwnj,
    strip_combining_hamza,
    strip_controls,
    strip_inner_tatweel,
    strip_quranic_marks,
    strip_tashkeel,
    strip_tatweel,
    strip_zwj,
    unify_alef,
    unify_hamza,
    unify_lookalikes,
    unify_newlines,
    unify_teh_marbuta,
    unify_yeh,
)

__all__ = ["DISPLAY", "INDEX", "LUCENE"]

#: Ready for a search index: text and questions folded alike. Idempotent.
INDEX = Pipeline(
    [
        # what must see the raw layout
        unify_newlines,
        break_gaps,
        compose,
        dash_tatweel,
        # one fused table
        strip_controls,
        space_zwnj,
        strip_zwj,
        fold_presentation_forms,
        strip_tashkeel,
        strip_quranic_marks,
        strip_combining_hamza,
        strip_tatweel,
        unify_alef,
        unify_hamza,
        unify_yeh,
        unify_teh_marbuta,
        unify_lookalikes,
        fold_digits,
        # what reads the folded text; quotes last, since they read the blanks beside them
        fold_number_separators,
        collapse_whitespace,
        repair_quotes,
    ],
    name="INDEX",
)

#: Repaired for reading: no letter is folded; tashkeel, ZWNJ and ZWJ stay. Idempotent.
DISPLAY = Pipeline(
    [
        unify_newlines,
        break_gaps,
        strip_controls,
        fold_presentation_forms,
        compose,
        dash_tatweel,
        strip_inner_tatweel,
        collapse_whitespace,
        repair_quotes,
    ],
    name="DISPLAY",
)

#: What Lucene's ArabicNormalizer does, exactly: for an index that it built. Idempotent.
LUCENE = Pipeline([fold_like_lucene], name="LUCENE")
