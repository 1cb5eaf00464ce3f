"""Words that show where a quotation begins or cannot end: closed classes of the language.

Words are compared as `folded` returns them, so that a text gives the same result before and after
other steps. A word is also a number, as `reading` reads it from a text.
"""

from __future__ import annotations

from itertools import product

from arabic_norm.letters import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_HAMZA_BELOW,
    ALEF_MADDA,
    ALEF_MAKSURA,
    ALEF_WASLA,
    FARSI_YEH,
    HAMZA,
    HEH,
    TEH_MARBUTA,
    TRANSPARENT,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
)

from .characters import CLASSES, KINDS, PASSED, WORD

#: Hamza seats as other engines leave them.
_BARE_SEATS = str.maketrans({WAW_HAMZA: WAW, YEH_HAMZA: YEH})
_FOLDING = str.maketrans(
    dict.fromkeys(TRANSPARENT, "")
    | dict.fromkeys((ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_WASLA), ALEF)
    | dict.fromkeys((WAW_HAMZA, YEH_HAMZA), HAMZA)
    | {TEH_MARBUTA: HEH, ALEF_MAKSURA: YEH, FARSI_YEH: YEH}
)


def folded(word: str) -> str:
    """Return a word without tashkeel and tatweel, hamza off its seat, ه for ة, ي for ى.

    >>> folded("وَأَضـافَت")
    'واضافت'
    """
    return word.translate(_FOLDING)


def _with(prefixes: str, words: str, article: str = "") -> frozenset[str]:
    """Return the words, bare and after each prefix, with the article too if there is one."""
    spelled = {folded(w) for word in words.split() for w in (word, word.translate(_BARE_SEATS))}
    return frozenset(map("".join, product(("", *prefixes.split()), {"", article}, spelled)))


#: Words of one letter to five that are written together with the next word: conjunctions و ف,
#: prepositions ب ل ك, the article, their combinations; the future س and the interrogative hamza.
PROCLITICS = _with("و ف", "ب ل ك ال بال لل كال") | {"و", "ف", "س", "وس", "ا"}
#: Those of them that a blank does not tear off: they number paragraphs, or stand for a word.
NEVER_TORN = frozenset({"س", "وس", "ا"})

#: Words that govern the next one, so that no quotation ends with them: prepositions, subordinating
#: and coordinating conjunctions, relative pronouns.
PARTICLES = _with(
    "و ف",
    "بأن لأن أنه بأنه أنها بأنها لكن أو بل ثم حيث إذ حتى إذا لو عندما بينما الذي التي الذين "
    "في من إلى على عن مع حول بين ضد عند منذ خلال دون بدون لدى عبر ضمن نحو",
)
#: Words of saying, as they stand before a quotation.
SAYING = _with(
    "و ف",
    "قال قالت قالوا قلت يقول تقول قائلا قائلة القائل قول قوله قولها بقول بالقول قيل أضاف أضافت "
    "مضيفا تابع تابعت أكد أكدت مؤكدا أوضح أوضحت موضحا صرح صرحت كتب كتبت زاد أردف ختم ذكر ذكرت "
    "أشار أشارت مشيرا شدد اعتبر معتبرا سأل سأله أجاب هتف هتفت صاح",
)
#: Nouns that name words, and verbs of naming: what follows is mentioned, not used.
NAMING = _with(
    "و ف ب ل",
    "اسم اسمه اسمها عنوان عنوانه عنوانها شعار عبارة مصطلح لقب كلمة لفظة لفظ حرف مقولة مفهوم "
    "يسمى تسمى سمي مسمى مسماة "
    "يدعى تدعى يعني تعني "
    "سماه سماها سموه سموها أسماه أسماها أسموه أسموها يسميه يسميها تسميه تسميها نسميه نسميها",
    article="ال",
)
#: Words that introduce speech without a colon.
INTRODUCING_SPEECH = SAYING | _with("و ف ب", "أن أنه أنها أنهم أننا")
#: Nouns of which a proper name says which one: حزب، صحيفة، فيلم. Of places, schools and series, in
#: the second half, 127 quotations begin behind one and 2 end with one in sound lines.
CLASSIFYING = _with(
    "و ف ب ل ك",
    "حزب حركة تنظيم جماعة جمعية شركة مجموعة مؤسسة وكالة صحيفة جريدة مجلة قناة موقع منصة تطبيق "
    "برنامج مسلسل فيلم كتاب رواية ديوان قصيدة أغنية مسرحية ألبوم لعبة "
    "حملة مهرجان جائزة نادي فرقة فندق مقالة حكاية قصة سلسلة شخصية "
    "حي شارع مدينة قرية منطقة جزيرة جسر مطار مدرسة جامعة معهد منظمة شبكة",
)
#: Words that want the next one less strictly: verbs of saying, nouns and verbs of naming,
#: demonstratives. The particle ان is also the name of the letter N, as in «سي ان ان».
LEADING = SAYING | NAMING | CLASSIFYING | INTRODUCING_SPEECH | _with("و ف", "هذا هذه مثل أن")

# Words as numbers ---------------------------------------------------------------------------------
# A letter is a number of five bits, and the last letter of a word stands lowest.
LETTER_BITS = 5
LONGEST = 12  # letters: all words above are shorter, and 60 bits fit into a register
_ENDING = 3  # letters: so many are enough to give most words up
LONGEST_BITS, ENDING_BITS = LONGEST * LETTER_BITS, _ENDING * LETTER_BITS
#: Numbers above those of letters: a letter of none of the words, what is passed over within a word,
#: what ends one, and what stands in no table.
OTHER, SKIPPED, NO_LETTER, UNKNOWN = 32, 33, 34, 35
_WORDS = PROCLITICS | PARTICLES | LEADING


def _letters() -> bytes:
    """Return the number of each character of the plane."""
    numbers = dict.fromkeys(range(1, KINDS), NO_LETTER) | {WORD: OTHER, PASSED: SKIPPED}
    by_class = bytes(numbers.get(found, NO_LETTER if found else UNKNOWN) for found in range(256))
    table = bytearray(CLASSES.translate(by_class))
    known = {letter: number for number, letter in enumerate(sorted(set("".join(_WORDS))), 1)}
    for letter, number in known.items():
        table[ord(letter)] = number
    for source, target in _FOLDING.items():
        if target in known:
            table[source] = known[target]
    return bytes(table)


LETTERS = _letters()


def number_of(word: str) -> int:
    """Return the number of a folded word whose letters all stand in words of these classes."""
    number = 0
    for letter in word:
        number = number << LETTER_BITS | LETTERS[ord(letter)]
    return number


def _endings() -> bytes:
    """Return 1 at the number of each ending of up to three letters that such a word has."""
    table = bytearray(1 << ENDING_BITS)
    for word in _WORDS:
        for size in range(1, _ENDING + 1):
            table[number_of(word[max(0, len(word) - size) :])] = 1
    return bytes(table)


ENDINGS = _endings()
