"""The steps, one file a family, one decorated function a step; ``__all__`` names them."""

from arabic_norm.steps.alphabet import (
    drop_hamza,
    fold_persian_letters,
    fold_presentation_forms,
    hamza_seats_to_hamza,
    unify_alef,
    unify_hamza,
    unify_lookalikes,
    unify_teh_marbuta,
    unify_yeh,
)
from arabic_norm.steps.elongation import squeeze_elongation
from arabic_norm.steps.engines import fold_like_lucene
from arabic_norm.steps.marks import (
    compose,
    dash_tatweel,
    strip_combining_hamza,
    strip_inner_tatweel,
    strip_quranic_marks,
    strip_tashkeel,
    strip_tatweel,
    undecorate,
)
from arabic_norm.steps.quotes import (
    complete_quotes,
    repair_quotes,
    straighten_quotes,
    strip_quotes,
)
from arabic_norm.steps.rescue import (
    repair_mojibake,
    restore_lam_alef,
    restore_visual_order,
)
from arabic_norm.steps.sentences import segment_sentences
from arabic_norm.steps.spaces import (
    break_gaps,
    collapse_whitespace,
    space_zwnj,
    strip_controls,
    strip_stray_controls,
    strip_zwj,
    unescape_html,
    unify_newlines,
)
from arabic_norm.steps.symbols import (
    fold_digits,
    fold_number_separators,
    fold_punctuation,
)
from arabic_norm.steps.wrapping import unwrap_lines

__all__ = [
    "break_gaps",
    "collapse_whitespace",
    "complete_quotes",
    "compose",
    "dash_tatweel",
    "drop_hamza",
    "fold_digits",
    "fold_like_lucene",
    "fold_number_separators",
    "fold_persian_letters",
    "fold_presentation_forms",
    "fold_punctuation",
    "hamza_seats_to_hamza",
    "repair_mojibake",
    "repair_quotes",
    "restore_lam_alef",
    "restore_visual_order",
    "segment_sentences",
    "space_zwnj",
    "squeeze_elongation",
    "straighten_quotes",
    "strip_combining_hamza",
    "strip_controls",
    "strip_inner_tatweel",
    "strip_quotes",
    "strip_quranic_marks",
    "strip_stray_controls",
    "strip_tashkeel",
    "strip_tatweel",
    "strip_zwj",
    "undecorate",
    "unescape_html",
    "unify_alef",
    "unify_hamza",
    "unify_lookalikes",
    "unify_newlines",
    "unify_teh_marbuta",
    "unify_yeh",
    "unwrap_lines",
]
