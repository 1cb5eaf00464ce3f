"""Words that tell where a quotation begins or cannot end: closed classes of the language.

Words are compared as `folded` leaves them, so that a text reads the same before and after other
steps.
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
    "يسمى تسمى سمي مسمى مسماة",
    article="ال",
)
#: Words that introduce speech without a colon.
INTRODUCING_SPEECH = SAYING | _with("و ف ب", "أن أنه أنها")
#: Nouns of which a proper name says which one: حزب، صحيفة، فيلم.
CLASSIFYING = _with(
    "و ف ب ل ك",
    "حزب حركة تنظيم جماعة جمعية شركة مجموعة مؤسسة وكالة صحيفة جريدة مجلة قناة موقع منصة تطبيق "
    "برنامج مسلسل فيلم كتاب رواية ديوان قصيدة أغنية مسرحية ألبوم لعبة "
    "حملة مهرجان جائزة نادي فرقة فندق مقالة",
)
#: What a word costs that stands before a closer although it wants the next one. The particle ان is
#: also the name of the letter N, as in «سي ان ان», and ends a quotation more easily.
LEADS: dict[str, float] = dict.fromkeys(
    SAYING | NAMING | _with("و ف", "هذا هذه مثل أن"), 1.2
) | dict.fromkeys(PARTICLES, 3.0)


def _by_letter() -> dict[str, str]:
    """Return each letter that others fold to, with those."""
    spellings: dict[str, str] = {}
    for char, letter in _FOLDING.items():
        spellings[letter] = spellings.get(letter, letter) + chr(char)
    return spellings


_SPELLINGS = _by_letter()
#: The last three letters of these words, in every spelling that folds to them: most words of three
#: letters and more end otherwise, and are passed over at a glance.
ENDINGS = frozenset(
    "".join(spelled)
    for ending in {word[-3:] for word in PROCLITICS | LEADS.keys() if len(word) > 2}
    for spelled in product(*(_SPELLINGS.get(letter, letter) for letter in ending))
)
