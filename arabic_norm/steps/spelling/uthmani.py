"""The Quran's orthography rewritten in plain spelling: the edits of `respell_uthmani`.

The rules are those of the rasm in its literature (what is left out, added, replaced, joined, and
the hamza's seats: as-Suyuti, al-Itqan, chapter 76), applied backwards and counted on pairs of
verses. They need the vowel signs: a word without any is plain already and is not changed.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import (
    ALEF,
    ARABIC_LETTERS,
    DAGGER_ALEF,
    HAMZA,
    HAMZA_ABOVE,
    HAMZA_BELOW,
    HEH,
    MADDA_ABOVE,
    TEH_MARBUTA,
    WAW,
    WAW_HAMZA,
    YEH_HAMZA,
)
from arabic_norm.patterns import lazy_re

from .clusters import (
    ALEFS,
    DAMMA,
    FATHA,
    KASRA,
    NONE,
    SHADDA,
    SILENT,
    SMALL_LETTERS,
    SMALL_WAW,
    SMALL_YEH,
    SUKUN,
    TANWIN,
    YEH_LIKE,
    YEHS,
    Cluster,
    clusters,
    letters_of,
    plain_letters,
    word_around,
)
from .seats import write_hamza

#: What the Quran's spelling has where the plain one has another letter or none.
UTHMANI = (
    DAGGER_ALEF
    + HAMZA
    + HAMZA_ABOVE
    + HAMZA_BELOW
    + MADDA_ABOVE
    + SILENT
    + "\N{ARABIC SMALL HIGH UPRIGHT RECTANGULAR ZERO}"
    + SMALL_WAW
    + SMALL_YEH
    + "".join(SMALL_LETTERS)
    + SHADDA
    + YEH_HAMZA
    + WAW_HAMZA
    + "ٱ\N{ARABIC SMALL HIGH DOTLESS HEAD OF KHAH}\N{ARABIC SMALL HIGH MADDA}"
    + "\N{ARABIC SMALL HIGH SEEN}"
)
_SMALL_SEEN = "\N{ARABIC SMALL HIGH SEEN}"
_PLACES = kernel.Finder(UTHMANI)

#: Characters; what is longer is no word of any text, and would take its time.
_LONGEST = 100
_OWN_LETTERS = frozenset(ARABIC_LETTERS + YEHS)
#: Where a dagger alef is not written as alef: pattern of the letters around it, the one that bears
#: it before |. ذلك, هذا, هؤلاء, هكذا, لكن, أولئك, إله, الله, الرحمن.
_UNWRITTEN = lazy_re(
    "ذ\\|ل[يك]?ك|ذ\\|لك|ه\\|ذ|ه\\|ؤلا|ه\\|كذا|ل\\|كن|^[وف]?[أا]ول\\|[ئء]ك|[إاءئ]ل\\|ه|لل\\|ه|رحم\\|ن"
)
_VOCATIVE_BEFORE = frozenset(["", "و", "ف"])
#: Words in واا whose alef plain spelling leaves out: nouns in the construct state, and verbs with و
#: as their root's third letter in the singular.
_NO_ALEF = lazy_re(
    "^[وفل]?(?:أولوا|بنوا|ملاقوا|مرسلوا|مهلكوا|كاشفوا|صالوا|ناكسوا|تاركوا|ذائقوا"
    "|[يأن](?:دعوا|تلوا|رجوا|عفوا|بلوا|محوا|شكوا|ربوا)|ت(?:تلوا|بلوا|رجوا))$"
)
#: Words that no rule finds: their letters, and what they are. Those in ا are in ى, and back.
_SINGLE_WORDS = {
    "لءيكة": "الأيكة",
    "يبنؤم": "يا ابن أم",
    "بأييد": "بأيد",
    "بأييكم": "بأيكم",
    "لتخذت": "لاتخذت",
    "سعو": "سعوا",
    "عتو": "عتوا",
    "وعتو": "وعتوا",
    "أقصا": "أقصى",
    "الأقصا": "الأقصى",
    "لدا": "لدى",
    "تترا": "تترى",
    "الزني": "الزنا",
}


def respelled_uthmani(text: str) -> list[Replacement]:
    """Return the edits that write the words of the Quran's text in plain spelling."""
    edits: list[Replacement] = []
    done = 0
    for place in _PLACES.positions(text):
        if place < done:
            continue
        start, done = word_around(text, place)
        if done - start > _LONGEST:
            continue
        word = clusters(text, start, done)
        if any(one.marks for one in word):
            _respell(word)
            edits.extend(
                (one.start, one.end, one.text)
                for one in word
                if one.text is not None and one.text != text[one.start : one.end]
            )
    return edits


def _respell(word: list[Cluster]) -> None:
    """Set what is to be written for each cluster of a word."""
    _write_lam(word)
    first = _write_vocative(word)
    for place in range(first, len(word)):
        one = word[place]
        if one.dagger:
            _write_dagger(word, place)
        if one.letter == HAMZA:
            write_hamza(word, first, place)
        if one.small:
            _write_small(word, place)
    _write_ends(word)


def _write_lam(word: list[Cluster]) -> None:
    """Write both lams of الليل, اللاتي, اللائي, and of اللذان and اللذين, the dual."""
    for place in range(1, len(word) - 1):
        one, after = word[place], word[place + 1]
        if one.letter != "ل" or SHADDA not in one.marks or word[place - 1].letter not in ALEFS:
            continue
        rest = letters_of(word, place + 1)
        dual = after.letter == "ذ" and after.vowel != KASRA and rest[1:] in ("ان", "ين", "ن")
        if (
            rest in ("يل", "يلا")
            or (one.dagger and rest in ("تي", "ئي", "ءي"))
            or (dual and (after.vowel == FATHA or "ا" in rest))
        ):
            one.text = "لل" + one.vowels
            if one.dagger:
                one.text += ALEF
                one.dagger = False


def _write_vocative(word: list[Cluster]) -> int:
    """Write يَٰ as a word of its own; return where the rest of the word begins."""
    for place in range(min(2, len(word) - 1)):
        one = word[place]
        if one.letter in YEH_LIKE and one.dagger and letters_of(word, 0, place) in _VOCATIVE_BEFORE:
            if letters_of(word, place) == "يس":
                return 0
            one.write("ي", "ا ")
            one.dagger = False
            if word[-1].letter == "ى" and letters_of(word, place + 1) == "حسرتي":
                word[-1].text = ALEF
            return place + 1
        if one.letter == HEH and one.dagger and letters_of(word, place + 1) == "أنتم":
            one.write(HEH, "ا ")
            one.dagger = False
            return place + 1
    return 0


def _write_dagger(word: list[Cluster], place: int) -> None:
    """Write a dagger alef as alef, or not at all, or in the place of the و or ى that bears it."""
    one = word[place]
    last = place == len(word) - 1
    following = "" if last else word[place + 1].letter
    if one.letter not in _OWN_LETTERS or one.letter in ALEFS or one.letter == HAMZA:
        return
    if last and one.letter in YEH_LIKE:
        return
    if HAMZA_ABOVE in one.marks and one.letter not in YEH_LIKE:  # فادارأتم alone
        one.text = one.letter + one.vowels + "أ"
    elif one.letter == "أ":
        one.text = "آ"
    elif one.letter == "ى" or (one.letter == WAW and _bears_alef(word, place, following)):
        one.text = ALEF
    elif (
        following
        and following in ALEFS
        and not word[place + 1].vowel
        and not word[place + 1].is_silent
    ):
        return  # the alef is written beside it
    elif not _UNWRITTEN.search(letters_of(word, 0, place + 1) + "|" + letters_of(word, place + 1)):
        one.text = (one.text or one.letter + one.vowels) + ALEF


def _bears_alef(word: list[Cluster], place: int, following: str) -> bool:
    """Tell whether a و with a dagger alef is read as alef alone: الصلوٰة, الربوٰا, not السموٰت."""
    one = word[place]
    if following == TEH_MARBUTA:
        return True
    if following == ALEF:
        word[place + 1].text = ""
        return True
    stem = letters_of(word, 0, place + 1)
    return one.vowel == NONE and stem.endswith("صلو") and letters_of(word, place + 1) == "تك"


def _write_small(word: list[Cluster], place: int) -> None:
    """Write a small letter, but for the one that lengthens a pronoun at the word's end."""
    one = word[place]
    letter = SMALL_LETTERS.get(one.small) or (WAW if one.small == SMALL_WAW else "ي")
    if one.letter == HEH and place == len(word) - 1 and one.small not in SMALL_LETTERS:
        return
    one.text = (one.text or one.letter + one.vowels) + letter


def _write_ends(word: list[Cluster]) -> None:
    """Leave out letters that are not read, write those of some verbs and of single words."""
    for place, one in enumerate(word):
        silent = one.is_silent or (one.letter == WAW and one.has("\N{ARABIC SUKUN}"))
        if silent and one.text is None and 0 < place < len(word) - 1:
            _write_silent(word, place)
        elif one.letter == "ص" and _SMALL_SEEN in one.marks:
            one.write("س")
    _write_last(word)
    whole = letters_of(word)
    if _ASKING.match(whole) and word[1].vowel in (SUKUN, NONE):
        word[1].text = ALEF + word[1].letter + word[1].vowels  # فاسأل, واسألوا
    elif whole[-1:] == WAW and word[-1].has(SHADDA):
        return  # عتو, the noun
    elif whole in _SINGLE_WORDS and not (word[-1].has(TANWIN) or word[-2].has(TANWIN)):
        for one in word[1:]:
            one.text = ""
        word[0].text = _SINGLE_WORDS[whole]


_GIVES_LIFE = lazy_re("[ينتأم]حي$")
_ASKING = lazy_re("[وف]سءل")


def _write_silent(word: list[Cluster], place: int) -> None:
    """Leave out a letter within a word that is not read; مائة and أولئك have it today too."""
    one, before, after = word[place], word[place - 1], word[place + 1]
    if one.letter in ALEFS and after.letter != YEH_HAMZA:
        one.text = ""
    elif one.letter in YEH_LIKE:
        one.text = ""
        if before.letter == "إ" and after.letter == HEH:
            before.write(YEH_HAMZA)  # ملئه
    elif one.letter == WAW and letters_of(word, 0, place) == "سأ":
        one.text = ""  # سأريكم


def _write_last(word: list[Cluster]) -> None:
    if len(word) < 3:
        return
    last, before, third = word[-1], word[-2], word[-3]
    behind_alef = third.letter in ALEFS or third.dagger
    if last.letter in YEH_LIKE and last.is_silent:
        last.text = ""
    elif last.letter in ALEFS and last.is_silent and before.letter == WAW_HAMZA:
        before.text, last.text = (HAMZA if behind_alef else "أ") + before.vowels, ""
    elif last.letter in ALEFS and _is_added(word):
        last.text = ""
    elif last.letter == "أ" and before.letter == WAW and not before.vowel and third.vowel == DAMMA:
        last.write(HAMZA)  # تبوء
    elif (
        last.letter in YEH_LIKE and last.vowel == KASRA and _GIVES_LIFE.search(plain_letters(word))
    ):
        last.text = "يي"  # يحيي
    elif last.letter == YEH_HAMZA and (before.letter in ALEFS or before.dagger):
        last.write(HAMZA)
    elif last.letter == WAW and before.letter == HAMZA and last.vowel == NONE:
        last.text = WAW + ALEF


def _is_added(word: list[Cluster]) -> bool:
    """Tell whether the alef at a word's end is not written: ثمودا, يدعوا where one calls."""
    if word[-1].is_silent and word[-2].letter not in (WAW, HAMZA):
        return True
    return word[-3].vowel != FATHA and _NO_ALEF.search(plain_letters(word)) is not None
