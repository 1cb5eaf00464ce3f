"""Steps that merge spellings of one word: hamza, the Quran's orthography, elongation."""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm.letters import HAMZA, YEH_HAMZA
from arabic_norm.pipeline import Rule, rewrite

from .elongation import BLOCK, squeezed
from .hamza import HIGH_HAMZAS, SUBSTITUTIONS
from .hamza_places import BEFORE_PAIR, BEHIND_PAIR, respelled
from .uthmani import UTHMANI, respelled_uthmani

__all__ = ["respell_uthmani", "squeeze_elongation", "unify_hamza_spellings"]


@rewrite(
    triggers=[HAMZA, YEH_HAMZA, *HIGH_HAMZAS],
    version=2,
    pair=BEFORE_PAIR,
    other_pair=BEHIND_PAIR,
    substitutions=SUBSTITUTIONS,
)
def unify_hamza_spellings() -> Rule:
    """Replace variants of hamza spelling by one: مسئول becomes مسؤول, شئ and شيئ become شيء.

    ئو and ءو to ؤو, except in the endings ون and وا of a word in ئ (لاجئون); شئ and final يئ to شيء
    and يء; final يء after alef and one consonant and in a few other shapes to ئ (مباديء; البريء and
    المجيء are kept); مئة to مائة in all its forms; ئة at a word's end to ءة, so that فئة is not
    folded into فيه. Also the high hamza and its letters, U+0674 and U+0676-0678, as ؤ and ئ. It
    expects bare letters: delete marks and tatweel before. Idempotent. Loses the difference between
    the spellings.

    >>> unify_hamza_spellings("مسئول عن كل شئ")
    'مسؤول عن كل شيء'
    """
    return respelled


@rewrite(triggers=UTHMANI, version=2)
def respell_uthmani() -> Rule:
    """Rewrite the Quran's orthography in plain spelling: ٱلۡكِتَٰبُ becomes الكتاب.

    Dagger alef becomes alef, except in ذلك, هذا, هؤلاء, لكن, أولئك, إله and الرحمن; ءا and a hamza
    on tatweel before alef become آ, and other hamzas that no letter carries are placed by their
    vowels; وٰة becomes اة; small waw and yeh and letters under a silent sign are written as they
    are read; the vocative يا becomes a word of its own (يَٰقَوۡمِ becomes يا قوم). For text with
    all its vowel signs (Tanzil, King Fahd Complex) or some of them; a word without any sign is not
    changed. Run it before INDEX. Idempotent. Loses the Quran's orthography.

    >>> respell_uthmani("ءَامَنُوا")
    'آمَنُوا'
    """
    return respelled_uthmani


@rewrite(triggers=BLOCK, version=2)
def squeeze_elongation() -> Rule:
    """Write a letter repeated for emphasis once: جمااال becomes جمال.

    Three or more of one letter of the Arabic script. Two are kept where the spelling has two: the
    article before ل (اللي, اللهم), لله, مم at the start of ممتاز and similar words, the plural in
    يين. Not changed is what may be a word: three of ب ت ل ك و at a word's start are a prefix and a
    double letter (تتتبع, لتتتبع, بببغاء), and تشتتت has its suffix. A word of one letter only is
    laughter (ههههه); a space separates it from a word joined to it. Idempotent. Loses the emphasis,
    and other double letters that were lengthened.

    >>> squeeze_elongation("رااااائع جدااا")
    'رائع جدا'
    >>> squeeze_elongation("الللهم")
    'اللهم'
    """
    return squeezed
