"""Abbreviations whose dot may not end a sentence: data, one class a table, a reason a row.

Spelled as `words.read` reads: no hamza on alef, no marks, no tatweel, dots kept. Each row says what
the letters mean. Sources: the rows marked CLDR are the short forms of its Arabic locale (release
45: eras, day periods, units); the others are the usage of press and print, for which no standard
list is known. In 6.3 million characters of news, encyclopedia, books, tweets and old texts, a dot
follows ق.م 10 times, إلخ 11 times, a year and م 13 times, د 9 times, and other single letters some
60 times: they are rare, so a row costs little, and a wrong split is noticed.
"""

from __future__ import annotations

from itertools import product

# A letter alone (د. سامي, ص. 15) and letters with dots of their own (ق.م., ش.م.م.) need no row:
# whatever they stand for, the dot is theirs. Rows are for the exceptions.

#: Before a name: the dot never ends the sentence, not even where the name begins with waw or feh.
TITLES = {
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
    "صص": "صفحات",
    "مج": "مجلد",
    "تل": "تليفون",
}

#: Letters with dots that count years: like the units below, but they need no number before them.
ERAS = {
    "ق.م": "قبل الميلاد: CLDR",
    "ب.م": "بعد الميلاد",
    "ق.ه": "قبل الهجرة",
}

#: Letters with dots that mean a currency or a time of day after a number. Without a number they may
#: be a title (د.م. سامي) or an organization.
DOTTED_UNITS = {
    "د.ا": "درهم إماراتي; دينار أردني",
    "د.ب": "دينار بحريني",
    "د.ت": "دينار تونسي",
    "د.ج": "دينار جزائري",
    "د.ع": "دينار عراقي",
    "د.ك": "دينار كويتي",
    "د.ل": "دينار ليبي",
    "د.م": "درهم مغربي",
    "ر.س": "ريال سعودي",
    "ر.ع": "ريال عماني",
    "ر.ق": "ريال قطري",
    "ر.ي": "ريال يمني",
    "ج.م": "جنيه مصري",
    "ج.س": "جنيه سوداني",
    "ل.س": "ليرة سورية",
    "ل.ل": "ليرة لبنانية",
    "ل.ت": "ليرة تركية",
    "ق.ظ": "قبل الظهر",
    "ب.ظ": "بعد الظهر",
    "ك.م": "كيلومتر",
    "ك.غ": "كيلوغرام",
}

#: After a number, or at the end of a list: the dot may be the full stop too; what follows decides.
ERAS_AND_UNITS = {
    "م": "ميلادي, مساء: CLDR; متر",
    "ه": "هجري",
    "ق": "قبل; دقيقة",
    "ش": "شمسي",
    "ص": "صباحا: CLDR",
    "س": "ساعة: CLDR",
    "ث": "ثانية: CLDR",
    "ت": "توقيت",
    "غ": "غرام",
    "ج": "جنيه; جرام",
    "ل": "لتر; ليرة",
    "د": "دقيقة: CLDR; دينار; درهم",
    "ر": "ريال",
    "سم": "سنتيمتر: CLDR",
    "دسم": "ديسيمتر: CLDR",
    "مم": "ملليمتر: CLDR",
    "ملم": "ملليمتر",
    "كم": "كيلومتر: CLDR",
    "كلم": "كيلومتر",
    "كغ": "كيلوغرام",
    "كغم": "كيلوغرام: CLDR",
    "كج": "كيلوجرام",
    "كجم": "كيلوجرام",
    "غم": "غرام",
    "جم": "جرام",
    "مغم": "ملليغرام: CLDR",
    "مكغم": "ميكروغرام",
    "ملغ": "ملليغرام",
    "ملغم": "ملليغرام",
    "مجم": "ملليجرام",
    "مل": "ملليلتر",
}

#: "And so on": ends an enumeration, and mostly the sentence too.
AND_SO_ON = {
    "الخ": "إلى آخره",
    "والخ": "وإلى آخره, web",
}

#: What ends a quotation from a book: the dot ends the sentence, whatever follows.
QUOTATION_ENDS = {
    "ا.ه": "انتهى",
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
    "زي": "Z",
    "ايتش": "H",
    "جاي": "J",
}

#: Names of letters that are also words: alone they are read as the word.
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

#: Nouns with a letter as their name: after them a single letter is a word (فيتامين ج).
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
    "فصيلة": "blood groups",
    "الفصيلة": "blood groups",
    "زمرة": "blood groups, Levant",
    "مستقبل": "receptors",
    "المستقبل": "receptors",
    "بروتين": "proteins",
    "التهاب": "hepatitis",
    "جيل": "generations",
    "الجيل": "generations",
    "طراز": "models",
    "الطراز": "models",
    "شكل": "figures",
    "الشكل": "figures",
    "فئة": "groups",
    "بند": "clauses",
    "ملحق": "annexes",
    "قسم": "sections",
    "المحور": "axes",
    "محور": "axes",
    "قاعة": "halls",
    "القاعة": "halls",
    "بوابة": "gates",
    "البوابة": "gates",
    "لغة": "programming languages",
    "رمز": "symbols",
    "الرمز": "symbols",
    "علامة": "marks",
    "العلامة": "marks",
    "تقدير": "marks",
    "التقدير": "marks",
    "فيروس": "viruses",
    "الفيروس": "viruses",
    "هرمون": "hormones",
    "الصف": "classes",
    "المبني": "buildings",
    "الوحدة": "units",
    "المنطقة": "zones",
    "الخط": "lines",
    "الخيار": "choices",
}

#: The last part of an address, in Arabic letters: glued to a dot, it continues the address.
DOMAINS = {
    "كوم": "com",
    "نت": "net",
    "اورغ": "org",
    "اورج": "org",
    "انفو": "info",
    "اونلاين": "online",
    "تيفي": "tv",
}

#: The same for countries, whose names are words too: only after a noun that names a site.
COUNTRY_DOMAINS = {
    "شبكة": "net", "موقع": "site", "مصر": "eg", "السعودية": "sa", "امارات": "ae", "المغرب": "ma",
    "قطر": "qa", "تونس": "tn", "فلسطين": "ps", "الاردن": "jo", "سورية": "sy", "عمان": "om",
    "عرب": "the Arab League", "الجزائر": "dz", "العراق": "iq", "اليمن": "ye", "سودان": "sd",
}  # fmt: skip
SITES = {
    "موقع", "الموقع", "بموقع", "لموقع", "موقعه", "نطاق", "النطاق", "عنوان", "العنوان", "بوابة",
    "البوابة", "منصة", "المنصة", "صفحة", "متجر", "علي", "عبر",
}  # fmt: skip

#: Nouns after which a dot and a word are the name of a domain or of a kind of file.
DOTTED_NAMES = {
    "نطاق", "النطاق", "نطاقات", "امتداد", "الامتداد", "امتدادات", "بامتداد", "لاحقة", "اللاحقة",
    "صيغة", "بصيغة", "ملف", "ملفات", "باسم",
}  # fmt: skip


#: Titles, references and connectives in Latin letters, in lower case: more of the same follows.
LATIN = {
    "mr", "mrs", "ms", "dr", "prof", "st", "rev", "gen", "sen", "gov", "vs", "no", "nos", "vol",
    "p", "pp", "fig", "ed", "eds", "al", "cf", "ca", "i.e", "e.g", "jr", "sr", "ph.d", "mt", "ft",
}  # fmt: skip

#: The tables of words in Arabic letters whose dot needs a decision.
ARABIC_TABLES = (TITLES, REFERENCES, ERAS_AND_UNITS, AND_SO_ON, LATIN_LETTER_NAMES)

#: All words of these tables.
ARABIC = frozenset(word for table in ARABIC_TABLES for word in table)

#: Latin words that are a sentence by themselves.
INTERJECTIONS = {
    "ok", "okay", "yes", "no", "hi", "hey", "bye", "wow", "lol", "hello", "thanks", "oh",
}  # fmt: skip


def endings() -> frozenset[str]:
    """Return the last three letters of each abbreviation with three or more, in every spelling."""
    spellings = {"ا": "اأإآ", "ي": "يى"}
    long = (word for word in ARABIC if len(word) > 2)
    letters_of = ([spellings.get(letter, letter) for letter in word[-3:]] for word in long)
    return frozenset("".join(spelled) for ending in letters_of for spelled in product(*ending))
