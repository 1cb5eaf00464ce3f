"""Words that begin a sentence, and words that carry one on: closed classes of Arabic grammar.

Spelled as `words.read` reads: no hamza on alef, no marks.
"""

from __future__ import annotations

#: What opens a clause of its own and is not governed by what stands before it.
OPENERS = {
    # the independent pronouns, subjects of a nominal sentence
    "انا", "نحن", "انت", "انتم", "انتما", "هو", "هي", "هم", "هما", "هن",
    # demonstratives as subjects
    "هذا", "هذه", "هؤلاء", "ذلك", "تلك", "هنا", "هناك", "هنالك",
    # inna and its kin at the head of a sentence, alone or with a pronoun
    "ان", "انه", "انها", "انهم", "اني", "انني", "اننا", "انك", "لعل", "لعله", "ليت",
    # the particles of assertion, of oath and of calling
    "لقد", "قد", "سوف", "يا", "ايها", "ايتها", "الا", "والله",
    # interrogatives
    "هل", "ماذا", "لماذا", "كيف", "متي", "اين", "كم", "ما", "من", "اليس", "الم", "اما",
    # answers and turns of speech
    "نعم", "كلا", "حسنا", "اجل", "شكرا", "طبعا", "بالطبع", "لذلك", "لذا", "اذن", "اخيرا",
}  # fmt: skip

#: Verbs of saying: after a quotation that ends in ? or ! they name its speaker.
SAYING = {
    "قال", "قالت", "قالوا", "قلت", "يقول", "تقول", "اقول", "سال", "سالت", "سالني", "سالته",
    "يسال", "تسال", "تساءل", "تساءلت", "يتساءل", "اجاب", "اجابت", "يجيب", "رد", "ردت", "يرد",
    "صاح", "صاحت", "صرخ", "صرخت", "هتف", "هتفت", "همس", "همست", "كتب", "كتبت", "يكتب", "اضاف",
}  # fmt: skip

#: Prepositions that give a quotation's source: the sentence goes on after its closer.
ACCORDING_TO = {"حسب", "حسبما", "بحسب", "وفق", "وفقا", "نقلا"}

#: What can only carry on after an era, a unit or "and so on".
CARRIES_ON = {
    # relative pronouns and the particle of disjunction
    "الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللاتي", "او", "ام", "بل",
    # prepositions that complete what is measured: to, until, from, per
    "الي", "حتي", "عن", "علي", "من", "لكل", "تقريبا", "فقط", "فاكثر", "فما",
}  # fmt: skip


#: With wa- or fa- before it a verb of saying begins one too.
_BEGINNINGS = OPENERS | {prefix + word for prefix in "وف" for word in OPENERS | SAYING}


def begins(word: str) -> bool:
    """Tell whether a word begins a sentence for certain, with wa- and fa- before it or without."""
    return word in _BEGINNINGS


def joined(word: str) -> bool:
    """Tell whether a word has the look of one that wa- or fa- joins to a sentence before."""
    return len(word) > 2 and word[0] in "وف"


def carries_on(word: str) -> bool:
    """Tell whether a word can only carry the sentence on."""
    return word in CARRIES_ON
