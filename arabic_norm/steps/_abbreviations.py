"""Abbreviations whose dot may not end a sentence: data, one class a table, a reason a row.

Spelled as `_words.read` reads: no hamza on alef, no marks, no tatweel, dots inside kept. Each row
says what the letters stand for. The classes and most rows follow the lists of abbreviations in
al-Mu'jam al-Wasit and in the style guides of Arabic publishers; those marked "press" are seen in
newspapers, "web" in what is typed.
"""

from __future__ import annotations

#: Before a name: the dot never ends the sentence.
TITLES = {
    "د": "دكتور",
    "ا": "أستاذ",
    "م": "مهندس",
    "ش": "شيخ",
    "ح": "حاج",
    "ا.د": "أستاذ دكتور",
    "د.م": "دكتور مهندس",
    "م.د": "مدرس دكتور",
    "ا.م": "أستاذ مساعد",
    "ا.م.د": "أستاذ مساعد دكتور",
    "م.م": "مدرس مساعد",
    "د.ا": "دكتور أستاذ",
    "ود": "ودكتور",
    "وا": "وأستاذ",
    "وا.د": "وأستاذ دكتور",
    "دك": "دكتور, press",
    "بروف": "بروفيسور, press",
}

#: Before a number: the dot does not end the sentence.
REFERENCES = {
    "ص": "صفحة",
    "صص": "صفحات",
    "ص.ص": "صفحات",
    "ص.ب": "صندوق بريد",
    "ج": "جزء",
    "مج": "مجلد",
    "ط": "طبعة",
    "ت": "توفي, تاريخ, تليفون",
    "ع": "عدد",
    "س": "سطر, سؤال",
    "ف": "فصل, فاكس",
    "ق": "قسم, قرن",
    "ح": "حديث, حاشية",
    "ر": "رقم",
    "رق": "رقم",
    "م": "مادة",
    "ه": "هاتف, هامش",
    "تل": "تليفون",
    "هات": "هاتف",
}

#: After a number, or closing a list: the dot is often the full stop too; what follows decides.
ERAS_AND_UNITS = {
    "م": "ميلادي; متر; مساء",
    "ه": "هجري",
    "ق": "قبل; دقيقة",
    "ش": "شمسي",
    "ص": "صباحا",
    "س": "ساعة",
    "ث": "ثانية",
    "ت": "توقيت",
    "غ": "غرام",
    "ج": "جنيه; جرام",
    "ل": "لتر; ليرة",
    "د": "دينار; درهم; دقيقة",
    "ر": "ريال",
    "سم": "سنتيمتر",
    "مم": "ملليمتر",
    "ملم": "ملليمتر",
    "كم": "كيلومتر",
    "كلم": "كيلومتر",
    "كغ": "كيلوغرام",
    "كغم": "كيلوغرام",
    "كج": "كيلوجرام",
    "كجم": "كيلوجرام",
    "غم": "غرام",
    "جم": "جرام",
    "ملغ": "ملليغرام",
    "ملغم": "ملليغرام",
    "مجم": "ملليجرام",
    "مل": "ملليلتر",
}

#: Letters with dots of their own that often close a sentence; the last dot is shared.
DOTTED = {
    "ق.م": "قبل الميلاد",
    "ب.م": "بعد الميلاد",
    "ق.ه": "قبل الهجرة",
    "ب.ظ": "بعد الظهر",
    "ق.ظ": "قبل الظهر",
    "د.ت": "دون تاريخ",
    "د.ط": "دون طبعة",
    "د.ن": "دون ناشر",
    "ش.م": "شركة مساهمة",
    "ش.م.م": "شركة مساهمة مصرية",
    "ش.م.ل": "شركة مساهمة لبنانية",
    "ذ.م.م": "ذات مسؤولية محدودة",
    "ش.ذ.م.م": "شركة ذات مسؤولية محدودة",
}

#: "and so on": closes an enumeration, and mostly the sentence with it.
AND_SO_ON = {
    "الخ": "إلى آخره",
    "والخ": "وإلى آخره, web",
}

#: The names of Latin letters in Arabic spelling: initials of foreign persons (جي. آر. رولينغ).
LATIN_LETTER_NAMES = {
    "اي": "A, E, I",
    "ايه": "A",
    "بي": "B, P",
    "سي": "C",
    "دي": "D",
    "اف": "F",
    "جي": "G, J",
    "جيه": "J",
    "اتش": "H",
    "كي": "K",
    "كيه": "K",
    "كاي": "K",
    "ال": "L",
    "ام": "M",
    "ان": "N",
    "او": "O",
    "كيو": "Q",
    "ار": "R",
    "اس": "S",
    "تي": "T",
    "يو": "U",
    "في": "V",
    "دبليو": "W",
    "اكس": "X",
    "واي": "Y",
    "زد": "Z",
}

#: Names of letters that are words too: alone they are taken for the word.
WORDS_TOO = {
    "بي": "in me",
    "في": "in",
    "اي": "which",
    "ايه": "what, in Egypt",
    "دي": "this, in Egypt",
    "او": "or; he, in Persian",
    "ام": "mother",
    "ان": "that",
    "ال": "the article, cut off",
    "كي": "in order to; the genitive of Urdu",
    "زد": "add; he struck, in Persian",
}

#: Nouns that name what they count by a letter: after them a letter is a word (فيتامين ج).
LETTERED = {
    "فيتامين": "vitamins",
    "حرف": "letters",
    "الحرف": "letters",
    "نقطة": "points",
    "النقطة": "points",
    "الفئة": "groups",
    "مجموعة": "groups",
    "المجموعة": "groups",
    "الفقرة": "paragraphs",
    "البند": "clauses",
    "نوع": "kinds",
    "النوع": "kinds",
    "القسم": "sections",
    "الملحق": "annexes",
    "الدرجة": "degrees",
    "المستوي": "levels",
}

#: Latin abbreviations seen in Arabic text, in lower case; their dot does not end a sentence.
LATIN = {
    "mr", "mrs", "ms", "dr", "prof", "st", "rev", "gen", "sen", "gov", "vs", "no", "nos", "vol",
    "p", "pp", "fig", "ed", "eds", "al", "cf", "ca", "i.e", "e.g", "jr", "sr", "ph.d", "mt", "ft",
}  # fmt: skip

#: Every table of words in Arabic letters whose dot is looked into.
ARABIC_TABLES = (TITLES, REFERENCES, ERAS_AND_UNITS, DOTTED, AND_SO_ON, LATIN_LETTER_NAMES)
