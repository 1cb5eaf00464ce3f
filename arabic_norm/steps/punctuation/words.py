"""Words that matter beside a mark, with a reason a row; spelled without marks and tatweel."""

from __future__ import annotations

#: Titles of one letter: a blank parts them from the name. Other letters with a dot are initials and
#: abbreviations (ت.س. إليوت, ص.ب), which are written together.
TITLES = frozenset(
    [
        "د",  # doctor
        "أ",  # professor, Mr
        "ا",  # the same, typed without its hamza
        "م",  # engineer
    ]
)

#: What the last part of an address is called in Arabic letters.
DOMAINS = frozenset(
    [
        *("كوم", "کوم"),  # com
        *("نت", "نيت"),  # net
        *("أورغ", "اورغ", "أورج", "اورج"),  # org
        *("إنفو", "انفو"),  # info
        *("شبكة", "موقع", "عرب", "بازار"),  # top-level domains of their own
    ]
)

#: Top-level domains that are names of countries: a sentence may begin with one, so they are such
#: only where a noun before says so. Source: IANA's root zone.
COUNTRY_DOMAINS = frozenset(
    [
        *("مصر", "السعودية", "امارات", "الإمارات", "قطر", "المغرب", "الجزائر", "تونس", "الاردن"),
        *("الأردن", "عمان", "فلسطين", "سورية", "سوريا", "اليمن", "السودان", "عراق", "موريتانيا"),
    ]
)
#: What says that an address follows.
ADDRESSING = frozenset(["موقع", "الموقع", "موقعها", "موقعه", "عنوان", "العنوان", "نطاق", "النطاق"])

#: What a wiki calls its rooms: a colon parts them from the page's name, without a blank.
NAMESPACES = frozenset(
    [
        *("تصنيف", "ملف", "صورة", "قالب", "مستخدم", "ويكيبيديا", "خاص", "نقاش", "بوابة", "مساعدة"),
        *("رده", "پرونده", "الگو", "کاربر", "ویکیپدیا"),  # Persian
    ]
)

#: Nouns that name what follows as a letter: after them waw is no conjunction (حرف و).
LETTER_NAMING = frozenset(
    [
        *("حرف", "الحرف", "حرفا", "حروف", "الحروف", "أحرف", "الأحرف", "بحرف", "وحرف", "كحرف"),
        *("الفقرة", "البند", "النقطة", "الفئة", "المجموعة", "النوع", "القسم", "الملحق", "الشكل"),
        *("المتغير", "الرمز", "الضلع", "الخيار", "فيتامين"),
    ]
)
