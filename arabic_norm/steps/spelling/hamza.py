"""Different spellings of hamza in one word: the rules of `unify_hamza_spellings`.

The rules are ordered replacements on one word. They treat letters as equal that later foldings make
equal (و ؤ, ة ه, ي ى ئ, the alefs), so that a folded text gives them no new work.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from arabic_norm import letters
from arabic_norm.letters import ALEF, HAMZA, HEH, TEH_MARBUTA, WAW_HAMZA, YEH_HAMZA
from arabic_norm.patterns import lazy_re
from arabic_norm.substitutions import Substitution, Substitutions, escaped, one_of

#: The high hamza and the letters made with it, of Kazakh and Kashmiri, as Arabic's own.
HIGH_HAMZAS = {
    "\N{ARABIC LETTER HIGH HAMZA}": "",
    "\N{ARABIC LETTER HIGH HAMZA WAW}": WAW_HAMZA,
    "\N{ARABIC LETTER U WITH HAMZA ABOVE}": WAW_HAMZA,
    "\N{ARABIC LETTER HIGH HAMZA YEH}": YEH_HAMZA,
}

_LETTER = one_of(letters.ARABIC_SCRIPT)
_START, _END = f"(?<!{_LETTER})", f"(?!{_LETTER})"
_ALEF = "[اأإآٱ]"
_YEH = "[يىئ]"
#: A consonant of a root as far as these rules must know.
_CONSONANT = "[بتثجحخدذرزسشصضطظعغفقكلمنه]"
#: And, so, the prepositions, the article.
_PROCLITICS = f"[وؤف]?[بكل]?(?:{_ALEF}ل|ل)?"
_HUNDREDS = f"(?:ثلاث|ثلث|{_ALEF}ربع|خمس|ست|سبع|ثمان|ثماني|تسع)"
_PRONOUN = "(?:ه|ها|هم|هما|هن|ك|كم|كما|كن|ني|نا)"

#: For a word that ends in ة or ه, or has ت behind ئ: pattern and replacement, in order. Counts are
#: of the words of raw text, 1.3 million.
_BEFORE_HEH = (
    # A hundred: مئة 141, مائة 611 and the older ماية 739, in compounds and in the dual. The alef is
    # written: folded, مئة would be ميه, and ماية needs no rule.
    (
        f"{_START}({_PROCLITICS}{_HUNDREDS}?م)ئ(?=(?:[ةه]|تا|تان|تي|تين){_END})",
        rf"\1{ALEF}{YEH_HAMZA}",
    ),
    # فئة, بيئة 1,101: folded, فئة would be the stop word فيه (28 : 1,468). Behind an alef ئه is a
    # pronoun on the genitive (أبنائه), which keeps its ئ.
    (f"ئ(?<={_LETTER}ئ)(?<!{_ALEF}ئ)(?=[ةه]{_END})", HAMZA),
)
#: For a word that ends in ئ or ء.
_AT_THE_END = (
    # شيء 590 and شئ 17; as a whole word, for أنشئ and ناشئ are other words.
    (f"{_START}({_PROCLITICS}(?:لا)?ش)ئ{_END}", r"\1يء"),
    # سيئ and سيء, بريئ and بريء, شيئ and شيء, 30: one word at any length.
    (f"ئ(?<={_YEH}ئ){_END}", HAMZA),
    # مباديء, شاطيء, 28: after alef and one consonant stands ئ; not لاشيء. An alef that begins the
    # word is a prefix (أجيء).
    (f"{_YEH}(?<={_LETTER}{_ALEF}(?:{_CONSONANT}|[وؤ]){_YEH})(?<!لاش{_YEH})ء{_END}", YEH_HAMZA),
    # مبتديء, ممتليء: the eighth form; يستضيء, the tenth of a root in يء, has س.
    (f"{_YEH}(?<=[ميئنتاأ](?!س){_CONSONANT}ت{_CONSONANT}{_YEH})ء{_END}", YEH_HAMZA),
    # ينشيء, مخطيء, 14: prefix and two consonants; roots in يء leave one (يجيء, مضيء). ت is not
    # among the prefixes, as تجزيء is a noun; no root ends in هء, and متهيء is متهيئ.
    (
        f"{_START}({_PROCLITICS}س?[ميئن]{_CONSONANT}(?!ه){_CONSONANT}){_YEH}ء{_END}",
        rf"\1{YEH_HAMZA}",
    ),
    # A short list that no rule finds: أنشيء, كوفيء, فوجيء, قريء, امريء, فتيء.
    (f"((?:[أا]نش|ك[وؤ]ف|ف[وؤ]ج|قر|{_ALEF}مر|فت)){_YEH}ء{_END}", rf"\1{YEH_HAMZA}"),
)
#: For a word with a hamza before و or ؤ.
_BEFORE_WAW = (
    # رءوس, يقرءون, جاءوا: 82, all of them ؤو.
    (f"ء(?<={_LETTER}ء)(?=[ءئ]*[وؤ])", WAW_HAMZA),
    # شئون 54, مئونة, خئون: no plurals in ون, the ن is their root's.
    (f"{_START}({_PROCLITICS}[شمخ])ئ(?=[وؤ]ن{_PRONOUN}?{_END})", rf"\1{WAW_HAMZA}"),
    # مسئول, رئوس 89; not the endings ون and وا on a word in ئ (لاجئون, أنشئوا), ئوي (مئوي), nor
    # what follows ي, where the seat is always ئ.
    (
        f"ئ(?<={_LETTER}ئ)(?<!{_YEH}ئ)(?=[وؤ])(?![وؤ](?:ا|ن?{_PRONOUN}?){_END})(?![وؤ]{_YEH})",
        WAW_HAMZA,
    ),
)
#: All of it, in order, as engines run it.
SUBSTITUTIONS: Substitutions = (
    HIGH_HAMZAS,
    *(
        Substitution(escaped(pattern), text)
        for pattern, text in _BEFORE_HEH + _AT_THE_END + _BEFORE_WAW
    ),
)

_Writing = str | Callable[[re.Match[str]], str]


def _writing(replacement: str) -> _Writing:
    r"""Return what `sub` is given: a function where \1 is kept, as `re` takes long to read that."""
    kept, written = replacement[:2], replacement[2:]
    return (lambda found: found[1] + written) if kept == r"\1" else replacement


_HEH_RULES, _END_RULES, _WAW_RULES = (
    [(lazy_re(pattern), _writing(text)) for pattern, text in rules]
    for rules in (_BEFORE_HEH, _AT_THE_END, _BEFORE_WAW)
)
_HEHS = frozenset([HEH, TEH_MARBUTA])
_SEATS = frozenset([HAMZA, YEH_HAMZA])


def respelled_word(word: str) -> str:
    """Return one word, letters only, in one spelling of its hamza."""
    for high, letter in HIGH_HAMZAS.items():
        if high in word:
            word = word.replace(high, letter)
    if word[-1:] in _HEHS or "ئت" in word:
        word = _replaced(word, _HEH_RULES)
    if word[-1:] in _SEATS:
        word = _replaced(word, _END_RULES)
    if "ئو" in word or "ءو" in word or WAW_HAMZA in word:
        word = _replaced(word, _WAW_RULES)
    return word


def _replaced(word: str, rules: list[tuple[re.Pattern[str], _Writing]]) -> str:
    for pattern, written in rules:
        word = pattern.sub(written, word)
    return word
