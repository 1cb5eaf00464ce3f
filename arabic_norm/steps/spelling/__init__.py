"""Spellings of one word that are one word: hamza, the Quran's, elongation."""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from collections.abc import Iterable

from arabic_norm.edits import Replacement
from arabic_norm.letters import HAMZA, YEH_HAMZA
from arabic_norm.pipeline import rewrite

from .elongation import BLOCK, squeezed
from .hamza import BEFORE_PAIR, BEHIND_PAIR, HIGH_HAMZAS, SUBSTITUTIONS, respelled
from .uthmani import UTHMANI, respelled_uthmani

__all__ = ["respell_uthmani", "squeeze_elongation", "unify_hamza_spellings"]


@rewrite(
    triggers=[HAMZA, YEH_HAMZA, *HIGH_HAMZAS],
    version=2,
    pair=BEFORE_PAIR,
    other_pair=BEHIND_PAIR,
    substitutions=SUBSTITUTIONS,
)
def unify_hamza_spellings(text: str) -> list[Replacement]:
    """Write words that are spelled with two hamzas with one: مسئول is مسؤول, شئ and شيئ are شيء.

    ئو and ءو to ؤو, but for the endings ون and وا on a word in ئ (لاجئون); شئ and final يئ to شيء
    and يء; final يء after alef and one consonant and in a few other shapes to ئ (مباديء; البريء
    and المجيء stay); مئة to مائة in all its forms; ئة at a word's end to ءة, so that فئة is not
    folded into فيه. Also the high hamza and its letters, U+0674 and U+0676-0678, as ؤ and ئ. Reads
    bare letters: marks and tatweel are deleted before. Idempotent. Loses the difference of the
    spellings.

    >>> unify_hamza_spellings("مسئول عن كل شئ")
    'مسؤول عن كل شيء'
    """
    return respelled(text)


@rewrite(triggers=UTHMANI, version=2)
def respell_uthmani(text: str) -> list[Replacement]:
    """Write the Quran's spelling as the plain one: ٱلۡكِتَٰبُ is الكتاب, يَٰقَوۡمِ is يا قوم.

    Dagger alef is alef, but in ذلك, هذا, هؤلاء, لكن, أولئك, إله and الرحمن; ءا and a hamza on
    tatweel before alef are آ, other hamzas without a seat get one by their vowels; وٰة is اة;
    small waw and yeh and what stands under a silent sign are written as they are read; the vocative
    يا is a word. For text with its vowel signs, fully (Tanzil, King Fahd Complex) or in part; a
    word without any sign stays. Run it before INDEX. Idempotent. Loses the Quran's spelling.

    >>> respell_uthmani("ءَامَنُوا")
    'آمَنُوا'
    """
    return respelled_uthmani(text)


@rewrite(triggers=BLOCK, version=2)
def squeeze_elongation(text: str) -> Iterable[Replacement]:
    """Write a letter repeated for emphasis once: جمااال is جمال.

    Three or more of one letter of the Arabic script. Two stay where spelling has two: the article
    before ل (اللي, اللهم), لله, مم at the start of ممتاز and its like, the plural in يين. What may
    be a word stays: three of ب ت ل ك و at a word's start are a prefix and a double letter (تتتبع,
    لتتتبع, بببغاء), تشتتت has its suffix. A word of one letter only is laughter (ههههه), which is
    parted by a blank from a word glued to it. Idempotent. Loses the emphasis, and other double
    letters that were stretched.

    >>> squeeze_elongation("رااااائع جدااا")
    'رائع جدا'
    >>> squeeze_elongation("الللهم")
    'اللهم'
    """
    return squeezed(text)
