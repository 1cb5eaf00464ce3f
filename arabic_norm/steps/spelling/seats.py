"""The letters that carry the Quran's unseated hamzas in plain spelling, by its rules."""

from __future__ import annotations

from arabic_norm.letters import ALEF, HAMZA, WAW, WAW_HAMZA, YEH_HAMZA

from .clusters import (
    ALEFS,
    DAMMA,
    FATHA,
    KASRA,
    NONE,
    SUKUN,
    TANWIN,
    YEH_LIKE,
    Cluster,
    letters_of,
    plain_letters,
)

#: On the alef that is a second hamza: أأعجمي.
_EASED = "\N{ARABIC ROUNDED HIGH STOP WITH FILLED CENTRE}"
_PROCLITICS = frozenset(
    ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك", "فك", "أ", "أف"]
)


def write_hamza(word: list[Cluster], first: int, place: int) -> None:
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
    if place == first or letters_of(word, first, place) in _PROCLITICS:
        _write_first_hamza(word, first, place, is_long)
        return
    before = word[place - 1]
    previous = _vowel_before(word, place)
    behind_alef = before.letter in ALEFS or before.dagger
    behind_yeh = previous == KASRA or before.letter in YEH_LIKE
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
    stem = letters_of(word, first, place)
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
        if before.letter in YEH_LIKE:
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
        own = DAMMA if following == WAW else KASRA if following in YEH_LIKE and following else NONE
    has_tanwin = one.has(TANWIN) or (after is not None and following in ALEFS and after.has(TANWIN))
    if not one.seatless and (after is None or has_tanwin):
        return HAMZA
    behind_waw = plain_letters([before])[-1:] == WAW and before.vowel in (SUKUN, NONE)
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
