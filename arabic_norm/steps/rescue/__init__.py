"""Steps that repair damaged text: wrong encodings, visual order, lam-alef with its letters swapped.

Run these steps before all others, and before `sentences` and `chunks`: other steps destroy the
evidence that they need. Each changes only what it can prove.
"""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm.letters import ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ARABIC_SCRIPT, LAM
from arabic_norm.pipeline import Rule, rewrite
from arabic_norm.steps.protected import MOJIBAKE_PAIR

from .damage import Doubt, damage, doubts
from .lam_alef import restored_ligatures
from .lam_alef_words import SOUND, STEMS, TAKEN, TORN
from .letter_order import ALONE, INSIDE, LETTERS, START
from .mojibake import repaired_runs
from .visual import restored_lines

__all__ = [
    "Doubt",
    "damage",
    "doubts",
    "repair_mojibake",
    "restore_lam_alef",
    "restore_visual_order",
]

_SEATS = ALEF_HAMZA_ABOVE + ALEF_HAMZA_BELOW + ALEF_MADDA
_WORDS = (*map(sorted, (SOUND, STEMS, TAKEN)), TORN)


@rewrite(triggers=MOJIBAKE_PAIR[0], version=1, pair=MOJIBAKE_PAIR)
def repair_mojibake() -> Rule:
    """Repair text that was decoded with the wrong encoding: Ø§Ù„ and ط§ظ„ become ال.

    UTF-8 read as Windows-1252, as Latin-1 or as Windows-1256, once or several times over; and
    Windows-1256 read as Windows-1252 (ÇáÚÑÈíÉ). Works on runs, or on whole lines where they contain
    nothing else, and only where the result is Arabic beyond doubt. European words, code, Persian
    and Urdu are not changed. A letter that lost a byte stays damaged (U+0081 and U+00AD are bytes
    of ف and ح). Idempotent.

    >>> repair_mojibake("Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©"), repair_mojibake("ÇáÓáÇã Úáíßã")
    ('العربية', 'السلام عليكم')
    """
    return repaired_runs


@rewrite(triggers=ARABIC_SCRIPT, version=3, data=(LETTERS, INSIDE, START, ALONE))
def restore_visual_order() -> Rule:
    """Put lines that are stored in visual order, left to right as on paper, into reading order.

    A line is recognized by presentation forms whose shapes do not fit their neighbours, or by the
    order of its letters, which is much likelier in Arabic words when reversed; a line with little
    evidence follows the other lines of its text. Words in Latin letters and numbers keep their
    direction, brackets are mirrored (the inverse of UAX #9, without embeddings). Presentation forms
    are kept. Idempotent. A span of a restored line maps to the whole line, or to its run in a line
    of another script: restore before `sentences` and `chunks`.

    >>> restore_visual_order("ةمصاعلا يف 1998 ةنس نوناقلا ردص")
    'صدر القانون سنة 1998 في العاصمة'
    """
    return restored_lines


@rewrite(triggers=_SEATS, version=1, data=_WORDS, pair=(_SEATS, LAM))
def restore_lam_alef() -> Rule:
    """Put the letters of a swapped lam-alef back in order: األمم becomes الأمم, ألول becomes لأول.

    An alef before أل, إل, آل is the article; the preposition لِـ is recognized by a list of words,
    since أليس and إلى are sound. Words swapped without a hamza (خالل for خلال) are repaired only in
    a text that is damaged throughout, where they are no words themselves. Idempotent.

    >>> restore_lam_alef("ألول مرة في اإلذاعة")
    'لأول مرة في الإذاعة'
    """
    return restored_ligatures
