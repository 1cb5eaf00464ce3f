"""The presets: pipelines that most people want, as literal lists of steps."""

from __future__ import annotations

from arabic_norm.pipeline import Pipeline
from arabic_norm.steps import (
    arabize_letters,
    arabize_punctuation,
    break_gaps,
    collapse_whitespace,
    compose,
    dash_tatweel,
    expand_word_ligatures,
    fold_digits,
    fold_like_asr_leaderboard,
    fold_like_lucene,
    fold_number_separators,
    fold_presentation_forms,
    order_marks,
    repair_mojibake,
    repair_quotes,
    restore_lam_alef,
    restore_visual_order,
    space_punctuation,
    space_zwnj,
    stem_like_lucene,
    stretch_open_forms,
    strip_carriers,
    strip_combining_hamza,
    strip_controls,
    strip_idle_controls,
    strip_idle_zwnj,
    strip_inner_tatweel,
    strip_quranic_marks,
    strip_tashkeel,
    strip_tatweel,
    strip_zwj,
    unify_alef,
    unify_hamza,
    unify_hamza_spellings,
    unify_lookalikes,
    unify_newlines,
    unify_teh_marbuta,
    unify_yeh,
)
from arabic_norm.steps.rescue import damage

__all__ = ["ASR", "DISPLAY", "INDEX", "LUCENE", "RESCUE", "SEARCH"]

INDEX = Pipeline(
    [
        # what must see the raw layout
        unify_newlines,
        break_gaps,
        strip_carriers,
        compose,
        dash_tatweel,
        strip_idle_zwnj,
        expand_word_ligatures,
        # one fused table: what is left are bare letters
        strip_controls,
        space_zwnj,
        strip_zwj,
        fold_presentation_forms,
        strip_tashkeel,
        strip_quranic_marks,
        strip_combining_hamza,
        strip_tatweel,
        unify_alef,
        unify_yeh,
        unify_teh_marbuta,
        unify_lookalikes,
        fold_digits,
        # what reads the bare letters of a word, and the table that takes its hamza
        unify_hamza_spellings,
        unify_hamza,
        # what reads the folded text; quotes last, since they read the blanks beside them
        fold_number_separators,
        collapse_whitespace,
        repair_quotes,
    ],
    name="INDEX",
    doubts=damage,
    doc="""Fold text for a search index: documents and queries that differ in spelling match.

    Folds the forms of alef (أ إ آ ٱ), hamza on waw and yeh, final yeh and alef maksura, teh marbuta
    and heh, letters of Persian and Urdu keyboards, digits, number separators and presentation
    forms, including characters for words (ﷺ); deletes tashkeel, tatweel, Quranic marks and
    controls; repairs quotation marks and whitespace. Loses all of that: the result is for search,
    not for reading. Words that differ in nothing else become equal (علي and على). Store the source
    beside it; `align` maps spans back to it. Idempotent.

    >>> INDEX("إلى المَدْرَسَـــةِ ١٢")
    'الي المدرسه 12'
    """,
)

DISPLAY = Pipeline(
    [
        unify_newlines,
        break_gaps,
        strip_idle_controls,
        stretch_open_forms,
        fold_presentation_forms,
        compose,
        arabize_letters,
        dash_tatweel,
        strip_inner_tatweel,
        collapse_whitespace,
        # quotes last: they read the marks and blanks beside them
        arabize_punctuation,
        space_punctuation,
        repair_quotes,
        # once more, what is read by the steps above and reads what they write. A control stands in
        # their way, and what it does hangs on the blanks and marks beside it; of two blanks around
        # one that goes one is left. Words are read as Arabic spells them, and quotation marks show
        # where an aside in another language begins.
        strip_idle_controls,
        collapse_whitespace,
        arabize_letters,
        order_marks,  # whatever stood between two marks is gone
    ],
    name="DISPLAY",
    doubts=damage,
    doc="""Repair text for reading: no letter is folded; tashkeel, ZWNJ and ZWJ are kept.

    Repairs quotation marks, punctuation and the blanks beside it, layout gaps and line breaks;
    combines letters and hamzas that were typed apart; writes the marks on a letter in one order;
    replaces letters of Persian keyboards in Arabic lines; folds presentation forms into the letters
    that they show, except characters for words (ﷺ). Loses tatweel inside words, controls without
    effect, and the original marks and blanks. Idempotent.

    >>> DISPLAY("قالت »نعـــم « وَخرجت إلى المدرسة")
    'قالت «نعم» وَخرجت إلى المدرسة'
    """,
)

LUCENE = Pipeline(
    [fold_like_lucene],
    name="LUCENE",
    doc="""Fold exactly as Lucene's ArabicNormalizer, for queries to an index that it built.

    Folds alef with hamza or madda, alef maksura and teh marbuta; deletes the eight vowel signs and
    tatweel. Loses these, and nothing else: quotation marks, whitespace, digits and hamza on waw and
    yeh are kept. Idempotent.

    >>> LUCENE("إِلَى المـدرسة ؤئ ٣")
    'الي المدرسه ؤئ ٣'
    """,
)

SEARCH = Pipeline(
    [*INDEX, stem_like_lucene],
    name="SEARCH",
    doc="""INDEX, then stemming: words without article, conjunction and endings (كتاب, والكتابات).

    For search by words: it finds more than INDEX does, with lower precision (docs). Loses what
    INDEX loses and the affixes. Not idempotent: a stem may look like a word with affixes (الوالد
    becomes والد, then الد), so apply it exactly once to documents and queries.

    >>> SEARCH("والكتابات الجديدة")
    'كتاب جديد'
    """,
)

ASR = Pipeline(
    [fold_like_asr_leaderboard],
    name="ASR",
    doc="""Fold exactly what the Open Universal Arabic ASR Leaderboard folds to count errors.

    One table: deletes punctuation, vowel signs and ء, folds alefs, ؤ, ئ, پ, ڤ and Arabic digits.
    Word error rates computed on its results are those of the leaderboard. Loses these.
    Idempotent.

    >>> ASR("سألَ: «مَن؟»")
    'سال «من»'
    """,
)

RESCUE = Pipeline(
    [
        repair_mojibake,  # first, or there are no letters
        restore_visual_order,  # a ligature written as two letters comes out torn
        restore_lam_alef,
    ],
    name="RESCUE",
    doc="""Repair damaged text before any other step: `RESCUE | INDEX`.

    Decodes text again that was decoded with the wrong encoding; puts lines in visual order, as
    programs often extract them from PDF files, into reading order; swaps the letters of a swapped
    lam-alef. Changes only what it can prove: sound text of any language is unchanged. Restored
    lines move as wholes, so apply it before `sentences`, not as the pipeline of `sentences`.
    Idempotent. Loses nothing that is read.

    >>> RESCUE("ةحوتفملا ةيبرعلا ةعماجلا")
    'الجامعة العربية المفتوحة'
    """,
)
