"""Words that begin a sentence, and words that continue one: closed classes of Arabic grammar.

Spelled as `words.read` reads: no hamza on alef, no marks. The counts beside words are those of
`verbs`: (after an undoubted full stop, elsewhere).
"""

from __future__ import annotations

from .verbs import VERBS, looks_verbal

#: Words that open a clause of their own, which the words before them do not govern.
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

#: Openers that are spelled like another word: a preposition, a relative, "that", "not". After an
#: abbreviation or a quotation they tell nothing.
AMBIGUOUS = {
    "من", "ما", "الا", "كم", "اجل", "قد",
    "ان", "انه", "انها", "انهم", "اني", "انني", "اننا", "انك",
}  # fmt: skip

#: More words that begin a sentence, with or without wa- or fa-, but not certainly a clause.
HEADS = {
    "كما": (520, 1765), "لكن": (89, 507), "لكنه": (10, 149), "بينما": (44, 359), "رغم": (14, 250),
    "وفقا": (37, 218), "بالاضافة": (45, 385), "كذلك": (24, 219), "لاحقا": (18, 147),
    "علاوة": (10, 27), "بعدها": (12, 183), "بيد": (9, 53), "بحلول": (8, 57), "نظرا": (10, 133),
    "لم": (62, 1810), "لا": (40, 2683), "لن": (0, 157), "ليس": (4, 317), "ليست": (3, 185),
}  # fmt: skip

#: Words that begin a sentence after wa- or fa-, and seldom without.
AFTER_WAW = {
    "في": (555, 1269), "من": (166, 856), "مع": (133, 178), "بعد": (106, 343), "علي": (84, 403),
    "خلال": (27, 60), "منذ": (21, 41), "قد": (597, 1235), "عند": (11, 50), "حول": (5, 17),
    "حسب": (22, 18), "بحسب": (15, 16), "ان": (21, 597), "ما": (23, 388), "قبل": (9, 57),
}  # fmt: skip

#: Verbs of saying: the perfect, and the imperfect without its prefix. After a quotation they name
#: its speaker.
_SAYING = {
    "قال": "قول", "سال": "سال", "تساءل": "تساءل", "اجاب": "جيب", "رد": "رد", "صاح": "صيح",
    "صرخ": "صرخ", "هتف": "هتف", "همس": "همس", "كتب": "كتب", "اضاف": "ضيف", "اكد": "ؤكد",
    "اوضح": "وضح", "علق": "علق", "شرح": "شرح", "حكي": "حكي", "روي": "روي", "ذكر": "ذكر",
    "صرح": "صرح", "تابع": "تابع", "اردف": "ردف", "استطرد": "ستطرد", "تمتم": "تمتم", "ردد": "ردد",
    "تذكر": "تذكر", "شكا": "شكو", "حذر": "حذر", "توسل": "توسل", "اقسم": "قسم", "اعتذر": "عتذر",
    "فكر": "فكر", "قاطع": "قاطع", "لاحظ": "لاحظ", "جادل": "جادل", "اعرب": "عرب", "شرع": "شرع",
    "طمان": "طمئن", "اشتكي": "شتكي", "توعد": "توعد", "هدد": "هدد", "نصح": "نصح", "تذمر": "تذمر",
    "تنهد": "تنهد", "احتج": "حتج", "سخر": "سخر", "تعجب": "تعجب", "استغرب": "ستغرب",
    "شدد": "شدد", "كرر": "كرر", "غمغم": "غمغم", "برر": "برر", "عقب": "عقب", "نبه": "نبه",
    "اعلن": "علن", "نادي": "نادي", "اعترف": "عترف", "ختم": "ختم", "انشد": "نشد", "وصف": "صف",
}  # fmt: skip
SAYING = {
    *(word + ending for word in _SAYING for ending in ("", "ت", "وا")),
    *(prefix + stem for stem in _SAYING.values() for prefix in "يتن"),
    "قلت", "اقول", "سالني", "سالته", "سالتني", "يقولون", "نادت", "حكت", "روت",
}  # fmt: skip

#: Prepositions that give a quotation's source: the sentence goes on after its closer.
ACCORDING_TO = {"حسب", "حسبما", "بحسب", "وفق", "وفقا", "نقلا"}

#: Words that continue a sentence after an era, a unit, a title in quotation marks, or "and so on".
CARRIES_ON = {
    # relative pronouns, disjunction, and what joins a clause to its main one
    "الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللاتي", "او", "ام", "بل",
    "حيث", "عندما", "حين", "حينما", "بينما", "لان", "لكي", "اذ",
    # prepositions: they begin 1,315 of 15,847 sentences, and are elsewhere 128,443 times
    "الي", "حتي", "عن", "علي", "من", "في", "فوق", "تحت", "امام", "خلف", "وراء", "داخل", "خارج",
    "قرب", "عند", "بين", "ضمن", "حول", "دون", "بدون", "ضد", "عبر", "نحو", "حوالي", "تجاه", "مع",
    "خلال", "قبل", "بعد", "منذ", "لدي", "غير", "سوي", "مقابل", "شمال", "جنوب", "شرق", "غرب", "وسط",
    "فيه", "فيها", "به", "بها", "منه", "منها", "عليه", "عليها", "له", "لها", "لهم", "بهم", "اليه",
    "اليها",
    # adverbs of what is measured: per, only, each
    "لكل", "تقريبا", "فقط", "فاكثر", "فما", "تماما", "سنويا", "شهريا", "يوميا", "اسبوعيا", "ايضا",
    "للواحد", "للواحدة", "كحد", "اضافية", "اخري", "نقدا", "شامل", "شاملا", "شاملة", "وذلك", "الا",
    "اي", "طولا", "عرضا", "ارتفاعا", "عمقا", "وزنا",
    "قطرا", "صباحا", "مساء", "ليلا", "ظهرا", "مقدما",
    "كاملة", "مربع", "مربعة", "مكعب", "شمالي", "جنوبي", "شرقي", "غربي", "اسفل", "اعلي", "ازاء",
}  # fmt: skip
#: Words that begin with beh or lam, which is no preposition in them.
_NO_PREPOSITION = {
    "بعض", "بعدها", "بينما", "بيد", "بدا", "بدات", "بلغ", "بلغت", "بقي", "بقيت", "بني", "بنت",
    "بنوا", "بحثت",
    "برز", "برزت", "باع", "بات", "باتت", "بعث", "بعثت", "بيع", "بيعت", "بكي", "بكت", "بحث",
    "بالاضافة", "بالرغم", "بالطبع", "بالفعل", "بالمقابل", "بالتالي", "بحلول", "بذلك", "بهذا",
    "بسبب",
    "لكن", "لكنه", "لكنها", "لكنهم", "لقد", "لاحقا", "لاحظ", "لذلك", "لذا", "لهذا", "لعب", "لعبت",
    "لانه", "لانها", "لولا", "لماذا", "ليس", "ليست", "ليسوا", "ليت", "لعل", "لعله", "لعلها", "لبس",
    "لجا", "لجات", "لحق", "لحقت", "لقي", "لقيت", "لفظ", "لدينا", "ليلي", "لغة", "بريطانيا", "باريس",
}  # fmt: skip
#: Words that begin with alef, have no article, and follow beh or lam as a preposition (لأول).
_ELATIVES = {"اكثر", "اقل", "اول", "احد", "احدي", "اي", "اجل", "اكبر", "اخر", "اعلي", "ادني"}
#: Words that say when after "this", so that the clause goes on (هذا العام).
_THIS_TIME = {
    "العام", "السنة", "الاسبوع", "الشهر", "اليوم", "المرة", "الصباح", "المساء", "الليلة", "الموسم",
    "الصيف", "الشتاء", "الخريف", "الربيع", "القرن", "العقد", "الفترة",
}  # fmt: skip
#: Words that say when, together with one of these after them.
_TIMES = {
    "هذا": _THIS_TIME,
    "هذه": _THIS_TIME,
    "كل": {"يوم", "اسبوع", "شهر", "سنة", "عام", "ساعة", "مرة", "واحد", "واحدة"},
}
#: Words that continue a sentence or not, depending on the word after them.
WITH_NEXT = {*_TIMES, "بعد"}

#: Words whose first letter is a waw of their own: (count of the word, count without the waw).
OWN_WAW = {
    "وفق": (475, 1), "واحدة": (469, 0), "وقت": (442, 0), "وزارة": (423, 0), "وجود": (410, 2),
    "ولاية": (389, 4), "وزير": (347, 2), "وسط": (279, 2), "وضع": (267, 0), "وفقا": (255, 0),
    "وفاة": (230, 0), "وسائل": (224, 9), "وصل": (177, 1), "ولد": (173, 0), "وجه": (172, 3),
    "وقع": (141, 0), "وقعت": (139, 0), "وكالة": (136, 0), "وصلت": (134, 0), "واسعة": (128, 0),
    "وراء": (114, 0), "واسع": (113, 0), "وحدات": (110, 0), "وحدة": (109, 34), "وفاته": (104, 0),
    "وصف": (101, 13), "ويمبلدون": (100, 0), "واحدا": (99, 11), "وجد": (84, 37), "وضعت": (82, 2),
    "وطنية": (76, 0), "وصول": (76, 4), "وزراء": (74, 1), "واجه": (69, 0), "وثيقة": (67, 0),
    "وجدت": (65, 15), "واضح": (62, 0), "ولايات": (62, 4), "وزيرة": (62, 0), "واشنطن": (61, 0),
    "وقف": (54, 1), "واضحة": (50, 0), "وسيلة": (50, 0), "والد": (50, 1), "وفد": (47, 2),
    "ولدت": (44, 0), "وصفه": (43, 1), "وثائق": (41, 0), "وجوده": (41, 0), "وصفت": (38, 0),
    "وردت": (38, 2), "وقوع": (36, 0), "وظيفة": (36, 0), "وحيد": (31, 0), "وجهت": (28, 0),
    "واجهت": (24, 0), "وزن": (24, 0), "وجبة": (24, 1), "ورقة": (22, 0), "وكيل": (21, 2),
    "والدة": (21, 0), "وليد": (21, 2), "وافقت": (20, 0), "واد": (15, 5), "وقود": (15, 0),
    "ورث": (12, 1), "وقفت": (12, 0), "ورشة": (11, 1), "وعي": (10, 1), "وزارات": (10, 0),
    "واصلت": (9, 0), "وكالات": (8, 0), "وصاية": (8, 0), "وفود": (7, 1), "وباء": (7, 2),
    "وصية": (6, 0), "ورق": (5, 0), "وضح": (4, 0),
}  # fmt: skip
#: The same for feh.
OWN_FEH = {
    "فقط": (630, 21), "فيما": (557, 1), "فرنسا": (469, 0), "فترة": (384, 0), "فاز": (322, 2),
    "فيلم": (272, 0), "فبراير": (243, 0), "فريق": (236, 0), "فوق": (214, 2), "فتح": (179, 0),
    "فضلا": (168, 0), "فرقة": (151, 0), "فيدرير": (122, 0), "فلسطين": (120, 0), "فرق": (111, 0),
    "فعل": (106, 7), "فصل": (99, 1), "فرض": (98, 0), "فرصة": (94, 0), "فازت": (91, 0),
    "فارس": (86, 1), "فيروس": (81, 0), "فنلندا": (80, 0), "فيديو": (78, 0), "فيفري": (75, 0),
    "فاروق": (68, 0), "فترات": (65, 0), "فوزه": (63, 0), "فشل": (61, 2), "فوز": (60, 0),
    "فريقه": (58, 0), "فرعون": (57, 0), "فتاة": (57, 0), "فؤاد": (54, 0), "فنزويلا": (48, 0),
    "فجر": (48, 2), "فيليب": (47, 0), "فروع": (42, 4), "فئة": (41, 0), "فرص": (41, 0),
    "فرانس": (41, 1), "فساد": (41, 8), "فلسفة": (37, 0), "فندق": (35, 0), "فكر": (31, 2),
    "فنان": (27, 0), "فشلت": (26, 0), "فقدت": (26, 0), "فضل": (26, 5), "فور": (22, 0),
    "فحص": (18, 0), "فوج": (18, 1), "فقر": (11, 3), "فصيلة": (9, 0), "فقير": (8, 5),
    "فضة": (5, 0), "فقه": (5, 0), "فقيه": (5, 0), "فيزياء": (4, 0), "فصيل": (3, 0),
}  # fmt: skip

#: After wa- or fa- a verb of saying begins a sentence too.
_BEGINNINGS = OPENERS | {prefix + word for prefix in "وف" for word in OPENERS | SAYING}


def begins(word: str) -> bool:
    """Tell whether a word begins a sentence for certain, with or without wa- or fa-."""
    return word in _BEGINNINGS


def opens(word: str) -> bool:
    """Tell whether a word opens a clause and can be nothing else.

    Only such a word shows that a sentence begins after an abbreviation.
    """
    if word in OPENERS:
        return word not in AMBIGUOUS
    return word in HEADS or joins_clause(word)


def joined(word: str) -> bool:
    """Tell whether a word looks as if wa- or fa- joined it to the sentence before (وقال)."""
    return len(word) > 2 and word[0] in "وف" and word not in OWN_WAW and word not in OWN_FEH


def joins_clause(word: str) -> bool:
    """Tell whether wa- or fa- joins a clause, not a noun, to the sentence before."""
    if not joined(word):
        return False
    rest = word[1:]
    return rest in OPENERS or rest in HEADS or rest in AFTER_WAW or joins_verb(word)


def joins_verb(word: str) -> bool:
    """Tell whether wa- or fa- joins a verb.

    A word that begins with "fi" is a noun (فيصل، فينيقيا), unless its verb is in the table.
    """
    if not joined(word):
        return False
    return word[1:] in VERBS if word.startswith("في") else looks_verbal(word[1:])


def completes(word: str, then: str) -> bool:
    """Tell whether a word continues the sentence by the tables; ``then`` is the word after it."""
    if word in CARRIES_ON:
        return not (word == "بعد" and then == "ذلك")
    return then in _TIMES.get(word, ())


def carries_on(word: str, then: str = "") -> bool:
    """Tell whether a word continues the sentence, by the tables or as a preposition and noun."""
    if completes(word, then):
        return True
    return _is_preposition(word)


def _is_preposition(word: str) -> bool:
    """Tell whether a word begins with the preposition beh or lam.

    Before alef it is mostly a letter of the word (لازم، باع), unless the article or an elative
    follows.
    """
    if len(word) < 4 or word[0] not in "بل" or word in _NO_PREPOSITION:
        return False
    return word[1] != "ا" or word.startswith("بال") or word[1:] in _ELATIVES
