"""All steps, re-exported from their families: one module or folder each. ``__all__`` lists them."""

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm.steps.alphabet import (
    arabize_letters,
    drop_hamza,
    expand_word_ligatures,
    fold_persian_letters,
    fold_presentation_forms,
    hamza_seats_to_hamza,
    stretch_open_forms,
    unify_alef,
    unify_hamza,
    unify_lookalikes,
    unify_teh_marbuta,
    unify_yeh,
)
from arabic_norm.steps.engines import fold_like_asr_leaderboard, fold_like_lucene
from arabic_norm.steps.marks import (
    compose,
    dash_tatweel,
    order_marks,
    strip_carriers,
    strip_combining_hamza,
    strip_inner_tatweel,
    strip_quranic_marks,
    strip_tashkeel,
    strip_tatweel,
    undecorate,
)
from arabic_norm.steps.punctuation import (
    arabize_punctuation,
    join_waw,
    space_punctuation,
    strip_punctuation,
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
    strip_idle_controls,
    strip_idle_zwnj,
    strip_zwj,
    unescape_html,
    unify_newlines,
)
from arabic_norm.steps.spelling import (
    respell_uthmani,
    squeeze_elongation,
    unify_hamza_spellings,
)
from arabic_norm.steps.stems import stem_like_lucene
from arabic_norm.steps.symbols import (
    arabize_digits,
    fold_digits,
    fold_number_separators,
    fold_punctuation,
    persianize_digits,
)
from arabic_norm.steps.wrapping import unwrap_lines

__all__ = [
    "arabize_digits",
    "arabize_letters",
    "arabize_punctuation",
    "break_gaps",
    "collapse_whitespace",
    "complete_quotes",
    "compose",
    "dash_tatweel",
    "drop_hamza",
    "expand_word_ligatures",
    "fold_digits",
    "fold_like_asr_leaderboard",
    "fold_like_lucene",
    "fold_number_separators",
    "fold_persian_letters",
    "fold_presentation_forms",
    "fold_punctuation",
    "hamza_seats_to_hamza",
    "join_waw",
    "order_marks",
    "persianize_digits",
    "repair_mojibake",
    "repair_quotes",
    "respell_uthmani",
    "restore_lam_alef",
    "restore_visual_order",
    "segment_sentences",
    "space_punctuation",
    "space_zwnj",
    "squeeze_elongation",
    "stem_like_lucene",
    "straighten_quotes",
    "stretch_open_forms",
    "strip_carriers",
    "strip_combining_hamza",
    "strip_controls",
    "strip_idle_controls",
    "strip_idle_zwnj",
    "strip_inner_tatweel",
    "strip_punctuation",
    "strip_quotes",
    "strip_quranic_marks",
    "strip_tashkeel",
    "strip_tatweel",
    "strip_zwj",
    "undecorate",
    "unescape_html",
    "unify_alef",
    "unify_hamza",
    "unify_hamza_spellings",
    "unify_lookalikes",
    "unify_newlines",
    "unify_teh_marbuta",
    "unify_yeh",
    "unwrap_lines",
]
