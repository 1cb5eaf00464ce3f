"""Letters repeated for emphasis, جمييييل: the edits of `squeeze_elongation`.

The word around a run decides how many of its letters are kept, so that no double letter of the
spelling is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabic_norm.edits import Replacement
from arabic_norm.letters import ARABIC_LETTER_CLASS, HEH, LAM, MEEM, TEH, WAW, YEH, span
from arabic_norm.patterns import lazy_re, lazy_regex

#: The first block of the script: nobody stretches presentation forms or rare letters.
BLOCK = span(0x0620, 0x06FF)
_LETTER = rf"[[{BLOCK}]&&{ARABIC_LETTER_CLASS}]"
_WORD = lazy_regex(rf"(?V1){_LETTER}++")
_RUN = lazy_regex(rf"(?V1)({_LETTER})\1{{2,}}+")
#: Laughter that is glued to a word: four at least, as three may stretch the word's own.
_LAUGHTER = lazy_re(r"([هخ])\1{3,}(?!\1)(?!$)")

#: Three of these at a word's start are a prefix and a double letter (تتتبع, بببغاء, للاعبين with ل,
#: ووولد), also behind those before them.
_PREFIXED = {
    **dict.fromkeys("بلك" + WAW, lazy_re("[وف]?$")),
    TEH: lazy_re("[وف]?[لس]?$"),
}
#: The article before a word in ل, with what stands before it: اللي, اللهم, اللبنانية.
_ARTICLE = lazy_re("[وفبك]?ا$")
#: What stands before لله at a word's end; others are كله, قله, مثله.
_NOT_BEFORE_ALLAH = lazy_re("(?:ك|ق|مثا?|خ|فض|[أا]ه)$")
#: A word in مم, of those whose single م begins no word that people stretch (مثل, ملك, مطر, ميت).
_BEFORE_MEEM = lazy_re("[وف]?[بكل]?(?:ال|ل)?$")
_AFTER_DOUBLE_MEEM = lazy_re(
    "تاز|تع[ةه]?$|تد[ةه]?$|تن[عو]|تلئ|تلك|كن|نو[عنح]|نهج|يز|لك[ةت]|لو[ءئ]|ل[ةه]?$|دوح|ثل[ةهيو]"
    "|ارس[ةها]|رض[ةها]|ول[ةه]|زق|سو[حس]|شى|حو"
)
#: Of the roots شتت and فتت with the suffix ت: تشتتت, تفتتت; not شفتت, which is شفت.
_BEFORE_TRIPLE_TEH = lazy_re("[وف]?[تينما]?[شف]$")
#: A stem of two letters before ين is a word of its own (حزين, سنين); behind a longer one may be the
#: plural of a nisba, which has two ي (المصريين).
_NISBA = lazy_re("(?:[وف]?[بكل]?(?:ال|ل))?.{3,}$")


def squeezed(text: str) -> Iterator[Replacement]:
    """Yield the edits that write a letter repeated for emphasis once, or twice where spelling has
    two, and part laughter from the word glued to it."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        laughter = _LAUGHTER.match(text, start, end)
        while laughter:
            start = laughter.end()
            yield start, start, " "
            laughter = _LAUGHTER.match(text, start, end)
        if text[start] * (end - start) == text[start:end]:
            continue  # laughter is a word
        for run in _RUN.finditer(text, start, end):
            keep = _kept(run[1], text[start : run.start()], len(run[0]), text[run.end() : end])
            if keep < len(run[0]):
                yield run.start() + keep, run.end(), ""


def _kept(letter: str, before: str, count: int, after: str) -> int:
    """Return how many of a run of ``count`` letters stay, between what stands before and after it
    in its word."""
    if count == 3 and letter in _PREFIXED and _PREFIXED[letter].match(before) and after:
        return 3
    double = False
    if letter == LAM:
        double = (bool(_ARTICLE.match(before)) and after != "") or _is_allah(before, after)
    elif letter == MEEM:
        double = bool(_BEFORE_MEEM.match(before) and _AFTER_DOUBLE_MEEM.match(after))
    elif letter == TEH:
        if count == 3 and not after and _BEFORE_TRIPLE_TEH.match(before):
            return 3
    elif letter == YEH and after == "ن":
        if count == 3 and before == "تح":  # تحيين has two ي of its root, تحييين one more
            return 3
        double = bool(_NISBA.match(before))
    return 2 if double else 1


def _is_allah(before: str, after: str) -> bool:
    """Tell whether the run is the double lam of لله at a word's end, its heh stretched or not."""
    return after != "" and after.strip(HEH) == "" and not _NOT_BEFORE_ALLAH.search(before)
