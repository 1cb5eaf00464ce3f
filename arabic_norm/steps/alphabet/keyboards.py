"""Letters of Persian and Urdu keyboards in Arabic words: the edits of `arabize_letters`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import ALEF_MAKSURA, FARSI_YEH, HEH, KAF, YEH, span
from arabic_norm.patterns import lazy_regex

from ..protected import (
    FOREIGN_LETTERS,
    disjoint,
    is_arabic,
    is_vocalized,
    lines_with,
    outside,
    protected_spans,
    shows_arabic,
)

#: What these keyboards type for a letter of Arabic's own.
TYPED = {"\u06a9": KAF, FARSI_YEH: YEH, "\u06be": HEH, "\u06c1": HEH}

#: Words whose last yeh has no dots, without proclitic and article. In news, books and encyclopedia,
#: dotted yehs set right, these are 86 of 100 words in alef maksura; each of them is at least ten
#: times as frequent with it as with yeh.
MAKSURA_WORDS = frozenset(
    [
        *("على", "إلى", "الى", "حتى", "لدى", "سوى", "مدى", "متى"),
        *("أولى", "اولى", "أخرى", "اخرى", "إحدى", "احدى", "كبرى", "صغرى", "عظمى", "وسطى", "قصوى"),
        *(
            "أعلى",
            "اعلى",
            "أدنى",
            "ادنى",
            "أقصى",
            "اقصى",
            "أقوى",
            "مستوى",
            "معنى",
            "مبنى",
            "مستشفى",
        ),
        *("ذكرى", "فوضى", "قرى", "قتلى", "مرضى", "جرحى", "نصارى", "منتدى", "موسى", "عيسى", "مصطفى"),
        *("أدى", "ادى", "تعالى", "صلى", "جرى", "أعطى", "أنهى", "انتهى", "يرى", "ترى", "نرى", "رأى"),
        *("يبقى", "تبقى", "يسمى", "تسمى", "يسعى", "تسعى", "يتولى", "تتولى", "تحظى", "يحظى", "تولى"),
    ]
)
#: What may stand before such a word, outermost first.
_CONJUNCTIONS, _PREPOSITIONS, _ARTICLE = "وف", "بلك", "ال"

_SIGNS = kernel.Finder(TYPED)
#: The King Fahd Complex's Quran writes every yeh U+06CC: its own signs tell it, and where a verse
#: has none of them, vowel signs, which nobody types together with these letters.
_QURAN = kernel.Finder(
    letters.ALEF_WASLA + span(0x06D6, 0x06DC) + span(0x06DF, 0x06ED) + span(0x08F0, 0x08F2)
)
_WORD = lazy_regex(
    rf"(?V1){letters.ARABIC_LETTER_CLASS}(?:{letters.ARABIC_LETTER_CLASS}|[\p{{Mn}}{letters.TATWEEL}"
    rf"{letters.INVISIBLE}])*+"
)
_FEWEST = 2  # a letter alone is spoken of
#: Names in chats wear this letter between theirs (see `undecorate`); few words of Arabic have two.
_ORNAMENT = "\u06c1"
_UNREAD = str.maketrans("", "", letters.TRANSPARENT)
_RETYPED = str.maketrans(TYPED)
#: What a language is said in: from its name to the end of the bracket or clause.
_IN_LANGUAGE = lazy_regex(
    r"ال(?:فارسية|كردية|[أا]ردية|[أا]وردية|[أا]ردو|بشتوية|سندية|[أا]ذرية|[أا]ذربيجانية|درية|بلوشية"
    r"|[أا]ويغورية|تركية العثمانية|عثمانية)[^()\[\]،؛.]*+"
)
#: What stands in brackets or quotation marks may be of another language than its line.
_ASIDE = lazy_regex(r"[(\[«“\"][^()\[\]«»“”\"]*+[)\]»”\"]")


def arabized(text: str) -> list[Replacement]:
    """Return the edits that write letters of other keyboards as Arabic's, in Arabic lines."""
    edits: list[Replacement] = []
    for start, end in lines_with(_SIGNS, text):
        line = text[start:end]
        if not _QURAN.found_in(line) and shows_arabic(line):
            found = outside(_in_line(line), _other_languages(line))
            edits += [(start + first, start + last, letter) for first, last, letter in found]
    return outside(edits, protected_spans(text)) if edits else edits


def _other_languages(line: str) -> list[tuple[int, int]]:
    """Return the spans of an Arabic line that are said in another language."""
    named = [found.span() for found in _IN_LANGUAGE.finditer(line.translate(_RETYPED))]
    asides = [aside.span() for aside in _ASIDE.finditer(line) if not is_arabic(aside[0])]
    return disjoint([*named, *asides])


def _in_line(line: str) -> list[Replacement]:
    """Return the edits of the words of a line."""
    edits: list[Replacement] = []
    for found in _WORD.finditer(line):
        word = found[0].translate(_UNREAD)
        if len(word) < _FEWEST or _is_foreign(word, found[0]):
            continue
        last = found.start() + found[0].rfind(word[-1])
        for place in _SIGNS.positions(line, *found.span()):
            letter = TYPED[line[place]]
            if place == last and letter == YEH and _ends_in_maksura(word):
                letter = ALEF_MAKSURA
            edits.append((place, place + 1, letter))
    return edits


def _is_foreign(word: str, written: str) -> bool:
    """Tell whether a word of an Arabic line is of another language, the Quran's, or ornamental.

    word: what is written, without marks and invisible characters.
    """
    return (
        any(letter in FOREIGN_LETTERS for letter in word)
        or letters.ZWNJ in written.strip(letters.ZWNJ)
        or is_vocalized(written)
        or word.count(_ORNAMENT) > 1
    )


def _ends_in_maksura(word: str) -> bool:
    """Tell whether the last letter of a word, a yeh, has no dots."""
    word = word.translate(_RETYPED)[:-1] + ALEF_MAKSURA
    if word in MAKSURA_WORDS:
        return True
    for proclitics in (_CONJUNCTIONS, _PREPOSITIONS):
        if word[0] in proclitics:
            word = word[1:]
        if word in MAKSURA_WORDS:
            return True
    return word.removeprefix(_ARTICLE) in MAKSURA_WORDS
