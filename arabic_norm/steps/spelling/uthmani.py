"""The Quran's spelling as plain spelling: the edits of `respell_uthmani`.

The rules are those of the rasm in its literature (what is left out, added, replaced, joined, and
the hamza's seats: as-Suyuti, al-Itqan, chapter 76), read backwards and counted on pairs of verses.
Signs of vocalization are needed: a word without any is plain already, and stays.
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
    YEHS,
    Cluster,
    clusters,
    word_around,
)

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
#: On the alef that is a second hamza: أأعجمي.
_EASED = "\N{ARABIC ROUNDED HIGH STOP WITH FILLED CENTRE}"
_SMALL_SEEN = "\N{ARABIC SMALL HIGH SEEN}"
_PLACES = kernel.Finder(UTHMANI)

#: Characters; what is longer is no word of any text, and would take its time.
_LONGEST = 100
_YEH_LIKE = YEHS + "ى"
_OWN_LETTERS = frozenset(ARABIC_LETTERS + YEHS)
#: Where a dagger alef is not written as alef: pattern of the letters around it, the one that bears
#: it before |. ذلك, هذا, هؤلاء, هكذا, لكن, أولئك, إله, الله, الرحمن.
_UNWRITTEN = lazy_re(
    "ذ\\|ل[يك]?ك|ذ\\|لك|ه\\|ذ|ه\\|ؤلا|ه\\|كذا|ل\\|كن|^[وف]?[أا]ول\\|[ئء]ك|[إاءئ]ل\\|ه|لل\\|ه|رحم\\|ن"
)
_PROCLITICS = frozenset(
    ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك", "فك", "أ", "أف"]
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
    for place in _PLACES.positions(text, 0, len(text)):
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
            _write_hamza(word, first, place)
        if one.small:
            _write_small(word, place)
    _write_ends(word)


def _letters(word: list[Cluster], start: int = 0, end: int | None = None) -> str:
    """Return the letters of a part of the word, alef wasla as alef and every yeh as ي."""
    return "".join(one.letter for one in word[start:end]).translate(_FOLDED)


_FOLDED = str.maketrans({"ٱ": "ا", "آ": "ا", "\u06cc": "ي", "ى": "ي"})


def _write_lam(word: list[Cluster]) -> None:
    """Write both lams of الليل, اللاتي, اللائي, and of اللذان and اللذين, the dual."""
    for place in range(1, len(word) - 1):
        one, after = word[place], word[place + 1]
        if one.letter != "ل" or SHADDA not in one.marks or word[place - 1].letter not in ALEFS:
            continue
        rest = _letters(word, place + 1)
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
        if one.letter in _YEH_LIKE and one.dagger and _letters(word, 0, place) in _VOCATIVE_BEFORE:
            if _letters(word, place) == "يس":
                return 0
            one.write("ي", "ا ")
            one.dagger = False
            if word[-1].letter == "ى" and _letters(word, place + 1) == "حسرتي":
                word[-1].text = ALEF
            return place + 1
        if one.letter == HEH and one.dagger and _letters(word, place + 1) == "أنتم":
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
    if last and one.letter in _YEH_LIKE:
        return
    if HAMZA_ABOVE in one.marks and one.letter not in _YEH_LIKE:  # فادارأتم alone
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
    elif not _UNWRITTEN.search(_letters(word, 0, place + 1) + "|" + _letters(word, place + 1)):
        one.text = (one.text or one.letter + one.vowels) + ALEF


def _bears_alef(word: list[Cluster], place: int, following: str) -> bool:
    """Tell whether a و with a dagger alef is read as alef alone: الصلوٰة, الربوٰا, not السموٰت."""
    one = word[place]
    if following == TEH_MARBUTA:
        return True
    if following == ALEF:
        word[place + 1].text = ""
        return True
    stem = _letters(word, 0, place + 1)
    return one.vowel == NONE and stem.endswith("صلو") and _letters(word, place + 1) == "تك"


def _write_small(word: list[Cluster], place: int) -> None:
    """Write a small letter, but for the one that lengthens a pronoun at the word's end."""
    one = word[place]
    letter = SMALL_LETTERS.get(one.small) or (WAW if one.small == SMALL_WAW else "ي")
    if one.letter == HEH and place == len(word) - 1 and one.small not in SMALL_LETTERS:
        return
    one.text = (one.text or one.letter + one.vowels) + letter


def _write_hamza(word: list[Cluster], first: int, place: int) -> None:
    """Write a hamza on the seat that plain spelling gives it."""
    one = word[place]
    last = place == len(word) - 1
    after = None if last else word[place + 1]
    is_long = one.dagger or (
        after is not None
        and after.letter in ALEFS
        and after.vowel == NONE
        and not one.has(TANWIN)
        and not after.has(_EASED)
    )
    if place == first or _letters(word, first, place) in _PROCLITICS:
        _write_first_hamza(word, first, place, is_long)
        return
    before = word[place - 1]
    previous = _vowel_before(word, place)
    behind_alef = before.letter in ALEFS or before.dagger
    behind_yeh = previous == KASRA or before.letter in _YEH_LIKE
    if is_long and not behind_alef and not behind_yeh and one.vowel in (FATHA, NONE):
        if (
            after is not None
            and not one.dagger
            and place + 2 == len(word)
            and _is_seen(word, first, place)
        ):
            one.text, after.text = "أ" + one.vowels, "ى"
        elif one.dagger:
            one.text = "آ"
        elif after is not None:
            one.text, after.text = "آ", ""
        return
    seat = _seat(word, place, previous, behind_alef, behind_yeh)
    if seat != HAMZA or one.seatless or one.dagger:
        one.write(seat, ALEF if one.dagger else "")
    if seat == "أ" and one.has(TANWIN) and after is not None and after.letter in ALEFS:
        after.text = ""


def _is_seen(word: list[Cluster], first: int, place: int) -> bool:
    """Tell whether the word is رأى or نأى."""
    stem = _letters(word, first, place)
    return stem[-1:] in ("ر", "ن") and stem[:-1] in _PROCLITICS


def _write_first_hamza(word: list[Cluster], first: int, place: int, is_long: bool) -> None:
    """Write the hamza that begins a word, behind proclitics too, or follows the one that asks."""
    one = word[place]
    if is_long and one.vowel in (FATHA, NONE):
        one.text = "آ"
        if not one.dagger:
            word[place + 1].text = ""
    elif one.vowel == KASRA:
        asked = place == first or word[place - 1].letter == "أ"
        one.text = ("إ" if asked else YEH_HAMZA) + one.vowels
    elif place + 1 < len(word):
        one.text = "أ" + one.vowels


def _vowel_before(word: list[Cluster], place: int) -> int:
    """Return the vowel before a hamza: that of the letter, or of the long vowel it is."""
    before = word[place - 1]
    if before.vowel == NONE and place > 1 and not before.dagger:
        if before.letter == WAW and word[place - 2].vowel in (DAMMA, NONE):
            return DAMMA if word[place - 2].vowel == DAMMA else SUKUN
        if before.letter in _YEH_LIKE:
            return KASRA
    return before.vowel


def _seat(
    word: list[Cluster], place: int, previous: int, behind_alef: bool, behind_yeh: bool
) -> str:
    """Return the hamza with its seat: of the vowels around it kasra comes first, damma second."""
    one, before = word[place], word[place - 1]
    after = word[place + 1] if place + 1 < len(word) else None
    following = after.letter if after is not None else ""
    own = one.vowel
    if own == NONE and previous != DAMMA and after is not None and after.vowel == NONE:
        own = DAMMA if following == WAW else KASRA if following in _YEH_LIKE and following else NONE
    has_tanwin = one.has(TANWIN) or (after is not None and following in ALEFS and after.has(TANWIN))
    if not one.seatless and (after is None or has_tanwin):
        return HAMZA
    behind_waw = _plain([before])[-1:] == WAW and before.vowel in (SUKUN, NONE)
    if own == FATHA and behind_yeh and previous != KASRA and following == "س":
        seat = "أ"  # the root يئس: ييأس, استيأس
    elif own == KASRA or behind_yeh:
        seat = YEH_HAMZA
    elif behind_alef:
        seat = WAW_HAMZA if own == DAMMA and following not in ("", WAW) else HAMZA
    elif has_tanwin and previous != FATHA:
        seat = YEH_HAMZA
    elif behind_waw:
        seat = HAMZA
    elif own == DAMMA and following == WAW:
        seat = YEH_HAMZA if one.seatless and previous != DAMMA else HAMZA
    else:
        seat = WAW_HAMZA if DAMMA in (own, previous) else "أ"
    return seat


def _write_ends(word: list[Cluster]) -> None:
    """Leave out letters that are not read, write those of some verbs and of single words."""
    for place, one in enumerate(word):
        silent = one.is_silent or (one.letter == WAW and one.has("\N{ARABIC SUKUN}"))
        if silent and one.text is None and 0 < place < len(word) - 1:
            _write_silent(word, place)
        elif one.letter == "ص" and _SMALL_SEEN in one.marks:
            one.write("س")
    _write_last(word)
    whole = _letters(word)
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
    elif one.letter in _YEH_LIKE:
        one.text = ""
        if before.letter == "إ" and after.letter == HEH:
            before.write(YEH_HAMZA)  # ملئه
    elif one.letter == WAW and _letters(word, 0, place) == "سأ":
        one.text = ""  # سأريكم


def _write_last(word: list[Cluster]) -> None:
    if len(word) < 3:
        return
    last, before, third = word[-1], word[-2], word[-3]
    behind_alef = third.letter in ALEFS or third.dagger
    if last.letter in _YEH_LIKE and last.is_silent:
        last.text = ""
    elif last.letter in ALEFS and last.is_silent and before.letter == WAW_HAMZA:
        before.text, last.text = (HAMZA if behind_alef else "أ") + before.vowels, ""
    elif last.letter in ALEFS and _is_added(word):
        last.text = ""
    elif last.letter == "أ" and before.letter == WAW and not before.vowel and third.vowel == DAMMA:
        last.write(HAMZA)  # تبوء
    elif last.letter in _YEH_LIKE and last.vowel == KASRA and _GIVES_LIFE.search(_plain(word)):
        last.text = "يي"  # يحيي
    elif last.letter == YEH_HAMZA and (before.letter in ALEFS or before.dagger):
        last.write(HAMZA)
    elif last.letter == WAW and before.letter == HAMZA and last.vowel == NONE:
        last.text = WAW + ALEF


def _is_added(word: list[Cluster]) -> bool:
    """Tell whether the alef at a word's end is not written: ثمودا, يدعوا where one calls."""
    if word[-1].is_silent and word[-2].letter not in (WAW, HAMZA):
        return True
    return word[-3].vowel != FATHA and _NO_ALEF.search(_plain(word)) is not None


def _plain(word: list[Cluster]) -> str:
    """Return the letters as they are to be written."""
    text = "".join(one.letter if one.text is None else one.text for one in word)
    return "".join(c for c in text.translate(_FOLDED) if "\u0621" <= c <= "\u064a")
