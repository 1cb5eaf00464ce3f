"""Whether the sentence continues after a closing mark when a stop is just inside it.

A bracket inside a sentence is an aside: whatever follows, the sentence continues. A quotation is
either a part of its clause (a title, a slogan, one of several examples) or an utterance of its own,
which the clause introduces; its speaker may follow it.
"""

from __future__ import annotations

from . import starts
from .asides import LEAD, is_introduced, only_openers
from .characters import BRACKET, FULL_STOP, QUOTE, SHOUT, SPACE, WIDE
from .clauses import has_verb
from .tails import NOWHERE, QUOTATION, Tail, open_quote
from .verbs import is_verb
from .words import class_of, next_word, past_blanks, past_letters, read, word_after

#: How far a colon, "that" or a title's noun may be from a quotation, in code points.
_SPEECH_REACH = 60
#: "That" before what a speaker says in the clause after his quotation.
_THAT = {"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "اني", "انني", "اننا"}
#: What was said, not who said it: "he said this, and..." begins a sentence.
_SAID = {"هذا", "ذلك", "هذه"}
#: Nouns before a title in quotation marks. A title is no utterance, not even after a colon.
_TITLED = {
    "عنوان", "بعنوان", "عنوانه", "عنوانها", "عنوانا", "اسم", "باسم", "اسمه", "اسمها", "شعار",
    "بشعار", "فيلم", "الفيلم", "اغنية", "الاغنية", "رواية", "الرواية", "كتاب", "كتابه", "كتابها",
    "الكتاب", "مقال", "مقاله", "مقالها", "المقال", "مسلسل", "المسلسل", "مسرحية", "المسرحية",
    "برنامج", "البرنامج", "قصيدة", "القصيدة", "قصة", "القصة", "لعبة", "حلقة", "وسم", "هاشتاغ",
    "لوحة", "كتيب", "ديوان", "ديوانه", "بحث", "تقرير", "تقريره", "حملة", "مجلة", "صحيفة",
}  # fmt: skip
#: Words that announce an example, which is a part of the clause too.
_EXAMPLES = {"نحو", "مثل", "مثلا", "كقولك", "كقولنا", "كقوله", "قولك", "قولنا", "مثال", "كقولهم"}
#: "Is", after a title that is the subject.
_COPULAS = {"هو", "هي"}
#: Predicates of a quotation that is the subject («متى؟» سؤال صعب).
_SPOKEN = {"سؤال", "السؤال", "عبارة", "جملة", "كلمة", "مثل", "شطر", "صيحة"}
_PAIRS = {")": "(", "]": "[", "}": "{"}
_OPENERS = "«\u201c\u201e\u2018\"'"


def ends_after_closer(text: str, start: int, tail: Tail, following: int) -> bool:
    """Tell whether a stop that has a closing mark in its tail ends its sentence.

    following: the offset after the tail and the blanks behind it.
    """
    word = word_after(text, following)
    if word in starts.ACCORDING_TO:
        return False
    closer = tail.closer
    if class_of(text[closer]) == BRACKET:
        return _ends_after_bracket(text, start, tail, word)
    opener = open_quote(text, start, closer)
    if _names_speaker(text, start, opener, word, following):
        return False
    if class_of(text[tail.stops_end - 1]) == FULL_STOP:
        return True
    return _ends_after_quote(text, start, opener, word, following)


def _ends_after_bracket(text: str, start: int, tail: Tail, word: str) -> bool:
    """Decide for a bracket: it closes an aside, unless its opener begins the sentence.

    After a colon, brackets with a full stop end the sentence; with ? or ! the next word decides.
    It also decides where they hold only dots, because something is left out.
    """
    closer = tail.closer
    opener = text.rfind(_PAIRS.get(text[closer], "("), max(start, closer - QUOTATION), closer)
    is_full_stop = class_of(text[tail.stops_end - 1]) == FULL_STOP
    if opener < 0 or is_introduced(text, start, opener, ":" if is_full_stop else ""):
        return True
    if not text[opener + 1 : closer].strip(".… "):
        return starts.begins(word) or starts.joined(word)
    return text[opener - 1] == ":" and starts.begins(word)


def _ends_after_quote(text: str, start: int, opener: int, word: str, following: int) -> bool:
    """Decide after a quotation that ends in ? or !"""
    is_clear = starts.begins(word) and word not in starts.AMBIGUOUS
    is_any_verb = is_verb(word) or word in starts.SAYING
    if is_any_verb and has_verb(text, start, max(start, opener)):
        is_clear = True  # the clause has its verb: another begins
    if _continues(text, start, opener, following, is_clear):
        return False
    if is_clear or opener == NOWHERE or class_of(text[following]) == QUOTE:
        return True
    return is_introduced(text, start, opener, ":،,")


def _continues(text: str, start: int, opener: int, following: int, is_clear: bool) -> bool:
    """Tell whether the clause around a quotation continues after it.

    It continues with another quotation, an aside or a preposition, and after a title with "is" or
    any word that may continue it. is_clear: whether the next word begins a sentence for certain.
    """
    if _is_joined_quote(text, following) or text[following] == "(":
        return True
    word = word_after(text, following)
    is_title = _is_titled(text, start, opener)
    is_whole = opener != NOWHERE and only_openers(text, start, opener)
    if word in _COPULAS:
        return is_title or is_whole
    if is_clear:
        return False
    is_named = is_title or (is_whole and (word in _TITLED or word in _SPOKEN))
    return is_named or starts.completes(word, next_word(text, following))


def _names_speaker(text: str, start: int, opener: int, word: str, following: int) -> bool:
    """Tell whether a verb of saying after a quotation names its speaker («متى؟» سأل سامي).

    The quotation must begin the sentence, or an earlier one, and the verb announce no other speech.
    """
    if word not in starts.SAYING or next_word(text, following) in _SAID:
        return False
    if opener != NOWHERE and not (opener - start < LEAD and only_openers(text, start, opener)):
        return False
    return not _announces_speech(text, following)


def _announces_speech(text: str, at: int) -> bool:
    """Tell whether a colon or "that" follows in the same clause."""
    end = min(len(text), at + _SPEECH_REACH)
    begin = at
    for place in range(at, end):
        kind = class_of(text[place])
        if text[place] == ":":
            return True
        if SPACE <= kind <= WIDE:
            if read(text[begin:place]) in _THAT:
                return True
            begin = place + 1
        elif WIDE < kind <= SHOUT:
            return False
    return False


def _is_joined_quote(text: str, at: int) -> bool:
    """Tell whether "and" or "then" joins another quotation to the one before (و«متى؟»)."""
    if word_after(text, at) not in ("و", "ثم"):
        return False
    place = past_blanks(text, past_letters(text, at))
    return place < len(text) and text[place] in _OPENERS


def _is_titled(text: str, start: int, opener: int) -> bool:
    """Tell whether the noun before a quotation makes it a title (كتاب «متى؟»)."""
    if opener == NOWHERE:
        return False
    words = read(text[max(start, opener - _SPEECH_REACH) : opener]).rstrip(" :\u00a0").split()
    if not words:
        return False
    noun = words[len(words) - 1]
    return noun in _TITLED or noun[1:] in _TITLED or noun in _EXAMPLES
