import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm import (
    compose,
    dash_tatweel,
    letters,
    order_marks,
    strip_carriers,
    strip_combining_hamza,
    strip_inner_tatweel,
    strip_quranic_marks,
    strip_tashkeel,
    strip_tatweel,
    undecorate,
)
from arabic_norm.steps.marks.order import CANONICAL_CLASSES, MARKS

HAMZA = "\N{ARABIC HAMZA ABOVE}"
HAMZA_BELOW = "\N{ARABIC HAMZA BELOW}"
MADDA = "\N{ARABIC MADDAH ABOVE}"
SUKUN = "\N{ARABIC SUKUN}"
FATHA = "\N{ARABIC FATHA}"
SHADDA = "\N{ARABIC SHADDA}"
RLM = "\N{RIGHT-TO-LEFT MARK}"

STRIP_TASHKEEL = [
    ("الدَّرْسُ الأَوَّلُ", "الدرس الأول"),  # harakat, shadda, sukun
    ("كتابًا وكتابٌ وكتابٍ", "كتابا وكتاب وكتاب"),  # tanwin
    ("هـ\N{ARABIC LETTER SUPERSCRIPT ALEF}ذا", "هـذا"),  # dagger alef
    ("ا\N{ARABIC SUBSCRIPT ALEF}\N{ARABIC OPEN FATHATAN}", "ا"),  # extended vowels
    (f"ا{HAMZA}", f"ا{HAMZA}"),  # a letter's part, compose's business
    ("عَـــلَم", "عـــلم"),  # tatweel stays
    ("café naïve", "café naïve"),  # other scripts stay
]


@pytest.mark.parametrize(("text", "expected"), STRIP_TASHKEEL)
def test_strip_tashkeel(text, expected):
    assert strip_tashkeel(text) == expected


STRIP_QURANIC_MARKS = [
    ("ريب\N{ARABIC SMALL HIGH LIGATURE SAD WITH LAM WITH ALEF MAKSURA}", "ريب"),  # pause mark
    ("محمد\N{ARABIC SIGN SALLALLAHOU ALAYHE WASSALLAM}", "محمد"),  # honorific
    ("إنه\N{ARABIC SMALL WAW} به\N{ARABIC SMALL YEH}", "إنه به"),  # small letters
    ("الدين\N{ARABIC END OF AYAH}إياك", "الدين إياك"),  # a sign between words is a blank
    ("\N{ARABIC START OF RUB EL HIZB}قل", " قل"),
    ("الدِّين", "الدِّين"),  # tashkeel stays
]


@pytest.mark.parametrize(("text", "expected"), STRIP_QURANIC_MARKS)
def test_strip_quranic_marks(text, expected):
    assert strip_quranic_marks(text) == expected


COMPOSE = [
    (f"ا{HAMZA}حمد", "أحمد"),
    (f"ا{HAMZA_BELOW}لى", "إلى"),
    (f"ا{MADDA}من", "آمن"),
    (f"مسو{HAMZA}ول", "مسؤول"),
    (f"شي{HAMZA}", "شئ"),
    (f"شى{HAMZA}", "شئ"),  # an undotted yeh is the hamza's seat
    (f"شی{HAMZA}", "شئ"),  # so is the Persian one
    (f"شـ{HAMZA}ون", "شئون"),  # and a tatweel
    (f"خانه{HAMZA}", f"خانه{HAMZA}"),  # a Persian ezafe
    (f"الـ{HAMZA}ان",) * 2,  # before alef it is the Quran's hamza without a seat
    (f"ل{SUKUN}ـ{FATHA}{HAMZA}{FATHA}ا{FATHA}خر",) * 2,
    (f"يس{SUKUN}ـ{FATHA}{HAMZA}لون",) * 2,  # so it is after sukun
    (f"يس\u06e1ــ{HAMZA}لون",) * 2,  # the Quran's sukun too
    (f"{SUKUN}بـ{HAMZA}ل", f"{SUKUN}بئل"),  # another letter's sukun
    (f"ا{FATHA}{HAMZA}حمد", f"أ{FATHA}حمد"),  # past a vowel sign
    (f"ا{RLM}{HAMZA}حمد", f"أ{RLM}حمد"),  # past an invisible mark
    (f"ا{SHADDA}{FATHA}{HAMZA}", f"أ{SHADDA}{FATHA}"),
    (f"ب{HAMZA}", f"ب{HAMZA}"),  # no such letter
    (f"اx{HAMZA}", f"اx{HAMZA}"),  # past a letter it belongs to none
    (f"و{HAMZA_BELOW}", f"و{HAMZA_BELOW}"),
    (f"ا\U00010efd{HAMZA}", "أ\U00010efd"),  # past a mark beyond the first plane
    (f"ا{HAMZA}{HAMZA}", f"أ{HAMZA}"),
    ("أحمد", "أحمد"),
    (HAMZA, HAMZA),
]


@pytest.mark.parametrize(("text", "expected"), COMPOSE)
def test_compose(text, expected):
    assert compose(text) == expected


def test_compose_edits_the_letter_and_the_mark_alone():
    assert compose.edits(f"ا{FATHA}{HAMZA}") == [(0, 1, "أ"), (2, 3, "")]


def test_strip_combining_hamza():
    assert strip_combining_hamza(f"ب{HAMZA}ا{MADDA}ا{HAMZA_BELOW}أ") == "بااأ"


STRIP_TATWEEL = [
    ("العـــربية", "العربية"),
    ("هـ", "ه"),
    ("ـ", ""),
    ("عَـلَم", "عَلَم"),
    ("سـ\u0885ماء", "سماء"),  # tatweel with two dots
]


@pytest.mark.parametrize(("text", "expected"), STRIP_TATWEEL)
def test_strip_tatweel(text, expected):
    assert strip_tatweel(text) == expected


STRIP_INNER_TATWEEL = [
    ("العـــربية", "العربية"),
    ("سـنـة", "سنة"),
    ("سنة 1430هـ", "سنة 1430هـ"),  # an abbreviation
    ("لـ «الحزب»", "لـ «الحزب»"),  # a proclitic before a mark
    ("ـعلى", "ـعلى"),
    (f"عَـ{FATHA}لم", f"عَ{FATHA}لم"),  # marks on either side stay
    (f"شـ{HAMZA}ون", f"شـ{HAMZA}ون"),  # the seat of a hamza
    (f"شـــ{HAMZA}ون", f"شـ{HAMZA}ون"),
    (f"اـ{FATHA}{HAMZA_BELOW}ل", f"اـ{FATHA}{HAMZA_BELOW}ل"),  # else the alef would take it
    ("«\N{ARABIC SMALL YEH}ـلا»", "«\N{ARABIC SMALL YEH}ـلا»"),  # a sign of the Quran, no letter
    ("الكتـ\N{ARABIC LETTER SUPERSCRIPT ALEF}ب", "الكتـ\N{ARABIC LETTER SUPERSCRIPT ALEF}ب"),
    (f"بـ{FATHA}ـ{HAMZA}ـب", f"ب{FATHA}ـ{HAMZA}ب"),  # one of several carries a mark
    ("بـــ\N{ARABIC LETTER SUPERSCRIPT ALEF}ـبـ", "بـ\N{ARABIC LETTER SUPERSCRIPT ALEF}بـ"),
    ("نبيـ\u06e7ن", "نبيـ\u06e7ن"),  # a small letter of the Quran stands on it
    ("نبيــ\N{ARABIC KASRA}\u06e7ن", "نبيـ\N{ARABIC KASRA}\u06e7ن"),
    ("يسـ\u08f3ون", "يسـ\u08f3ون"),
    ("عام 1435 هـــتختص به", "عام 1435 هـ تختص به"),  # the era is a word
    ("لسنة ١٤٢٨هــويعمل", "لسنة ١٤٢٨هـ ويعمل"),
    ("سنة 95 هـــوفيها", "سنة 95 هـ وفيها"),
    ("بتاريخ 10/9/1435هـــوتختص", "بتاريخ 10/9/1435هـ وتختص"),
    ("1435 هـ تختص به", "1435 هـ تختص به"),
    ("3 هـــواتف و20 هـــدفا", "3 هواتف و20 هدفا"),  # a number of things
    ("123456هـــنا", "123456هنا"),  # no year
    ("سنة هـــادئة", "سنة هادئة"),
    ("\U0001ee01ـ\U0001ee01", "\U0001ee01\U0001ee01"),  # letters beyond the first plane
    ("بـ\U00010efdـب", "ب\U00010efdب"),  # a mark there
    ("بـ\U0001f600", "بـ\U0001f600"),
    ("30ـــ34", "30ـــ34"),
    ("aـb &ـ&", "aـb &ـ&"),  # no letters of the script
]


@pytest.mark.parametrize(("text", "expected"), STRIP_INNER_TATWEEL)
def test_strip_inner_tatweel(text, expected):
    assert strip_inner_tatweel(text) == expected


STRIP_CARRIERS = [
    ("ذ\u064e\u200a\u0670\u2060لك", "ذ\u064e\u0670\u2060لك"),
    ("ء\u200a\u0670\u2060\u200aن", "ء\u0670\u2060ن"),  # and one behind the word joiner
    ("ء\u0670\u2060\u200aن", "ء\u0670\u2060\u200aن"),
    ("\u200a\u200a\u2060\u0670", "\u2060\u0670"),  # or the first would be one
    ("\u2060\u200a\u0670", "\u2060\u0670"),  # once, though two pairs find it
    ("خمسة\u200aدراهم \u0670", "خمسة\u200aدراهم \u0670"),
]


@pytest.mark.parametrize(("text", "expected"), STRIP_CARRIERS)
def test_strip_carriers(text, expected):
    assert strip_carriers(text) == expected


DASH_TATWEEL = [
    ("30ـــ34", "30-34"),
    ("٣٠ـ٣٤", "٣٠-٣٤"),
    ("باريس ـ وكالات", "باريس - وكالات"),
    ("ـ أولا", "- أولا"),  # a bullet
    (
        "30ـ\u200f34 \u200eـ\u200e\u200e ",
        "30-\u200f34 \u200e-\u200e\u200e ",
    ),  # past what is not seen
    ("ه\u200fـ 30",) * 2,
    ("ـ", "-"),
    ("كلمة ـــ\nسطر", "كلمة -\nسطر"),
    ("في 1990ـ«القدس»", "في 1990-«القدس»"),
    ("«القدس»ـ1990", "«القدس»-1990"),
    ("هـ 30", "هـ 30"),  # a letter is before it
    ("لـ«القدس»", "لـ«القدس»"),
    ("العـربية", "العـربية"),
    ("1430ـهـ", "1430ـهـ"),
]


@pytest.mark.parametrize(("text", "expected"), DASH_TATWEEL)
def test_dash_tatweel(text, expected):
    assert dash_tatweel(text) == expected


DAMMA, KASRA = "\N{ARABIC DAMMA}", "\N{ARABIC KASRA}"
FATHATAN, DAMMATAN = "\N{ARABIC FATHATAN}", "\N{ARABIC DAMMATAN}"
DAGGER = "\N{ARABIC LETTER SUPERSCRIPT ALEF}"

ORDER_MARKS = [
    (f"محم{SHADDA}{FATHA}د", f"محم{FATHA}{SHADDA}د"),
    (f"رب{SHADDA}{KASRA}", f"رب{KASRA}{SHADDA}"),
    (f"حق{SHADDA}{FATHATAN}ا", f"حق{FATHATAN}{SHADDA}ا"),
    (f"الل{SHADDA}{DAGGER}ه", f"الل{SHADDA}{DAGGER}ه"),  # the dagger alef comes last
    (f"الل{DAGGER}{SHADDA}{FATHA}ه", f"الل{FATHA}{SHADDA}{DAGGER}ه"),
    (f"و{HAMZA}{FATHA}", f"و{FATHA}{HAMZA}"),  # a vowel before a hamza
    (f"و{MADDA}{HAMZA}", f"و{MADDA}{HAMZA}"),  # of one class: as typed
    (f"محم{FATHA}{SHADDA}د", f"محم{FATHA}{SHADDA}د"),
    (f"ك{FATHA}ت{FATHA}ب{FATHA}",) * 2,
    (f"كتاب{DAMMA * 2}", f"كتاب{DAMMATAN}"),  # a tanwin typed as two vowels
    (f"كتاب{DAMMA * 2} جديد", f"كتاب{DAMMATAN} جديد"),
    (f"بيت{KASRA * 2}،", "بيت\N{ARABIC KASRATAN}،"),
    (f"جدا{FATHA * 2}", f"جدا{FATHATAN}"),
    (f"جد{FATHA * 2}ا!", f"جد{FATHATAN}ا!"),  # before the alef that bears it
    (f"هد{FATHA * 2}ى", f"هد{FATHATAN}ى"),
    (f"حق{SHADDA}{FATHA * 2}ا", f"حق{FATHATAN}{SHADDA}ا"),
    (f"أهلا{FATHATAN * 2}", f"أهلا{FATHATAN}"),
    (f"كتاب{DAMMA * 2}ا", f"كتاب{DAMMA}ا"),  # alef bears no other tanwin
    (f"ع{DAMMA}ر{KASRA * 2}ف", f"ع{DAMMA}ر{KASRA}ف"),  # inside a word it is one vowel
    (f"قا{FATHA * 2}ل", f"قا{FATHA}ل"),
    (f"م{SHADDA * 2}د", f"م{SHADDA}د"),
    (f"م{SHADDA}{FATHA}{SHADDA}د", f"م{FATHA}{SHADDA}د"),
    (f"كتاب{DAMMA * 3}{DAMMATAN}", f"كتاب{DAMMATAN}"),
    (f"print('م{SHADDA}{FATHA}د')",) * 2,  # code
    (f"{FATHA}{SHADDA} x\u0301\u0300",) * 2,
]


@pytest.mark.parametrize(("text", "expected"), ORDER_MARKS)
def test_order_marks(text, expected):
    assert order_marks(text) == expected


def test_the_order_of_marks_is_unicode_s():
    """Marks that this Python's Unicode does not know yet have class 0 there."""
    ours = {mark: number for number, marks in CANONICAL_CLASSES for mark in marks}
    assert {m: n for m, n in ours.items() if unicodedata.combining(m) not in (0, n)} == {}
    known = letters.TASHKEEL + letters.EXTENDED_TASHKEEL + letters.COMBINING_HAMZA
    known += letters.QURANIC_MARKS
    left_out = {m for m in known if m not in ours and ord(m) < 0x10000}
    assert left_out == {"\u06e5", "\u06e6"}  # small waw and small yeh, letters to Unicode


@given(marks=st.text(alphabet=MARKS, max_size=6))
def test_spellings_that_unicode_holds_equal_come_out_equal(marks):
    text = f"ب{marks}ب"
    assert order_marks(unicodedata.normalize("NFD", text)) == order_marks(text)


TILDE = "\N{COMBINING DOUBLE TILDE}"
SMALL_YEH = "\N{ARABIC SMALL YEH}"
PAUSE = "\N{ARABIC SMALL HIGH JEEM}"
SMALL_MADDA = "\N{ARABIC SMALL HIGH MADDA}"

UNDECORATE = [
    ("مہكہتہبہة", "مكتبة"),  # an ornament after each letter that joins
    ("الہحہديقة", "الحديقة"),  # or after some
    ("مہحہمہد نہور", "محمد نور"),  # a word with room for one, in company
    ("مہكہتبة نہور", "مكتبة نور"),  # two are enough
    ("مہكتبة نہور", "مہكتبة نہور"),  # one each is not
    ("نہور", "نہور"),  # alone it may be Urdu
    ("مہحہمہد، نہور", "محمد، نہور"),  # another phrase
    (f"مہ{DAGGER}كہ{DAGGER}تبة", "مكتبة"),  # marks on an ornament go with it
    (f"مہمہ{HAMZA * 2}م", f"مہمہ{HAMZA}م"),  # but with a hamza it is a letter
    ("مـہـحـہـمہد", "مــحــمد"),  # tatweel is strip_tatweel's
    ("مہڪہتبہۃ", "مڪتبۃ"),  # decorators' letters, which unify_lookalikes reads
    ("مَہحَہمد", "مَحَمد"),  # the letters' marks stay
    ("مہہحہہمہد", "مہہحہہمہد"),  # one of two may be a letter
    ("شہر مشہور", "شہر مشہور"),  # Urdu
    ("گہلہم نہور", "گہلہم نہور"),  # a letter of Urdu's in the word
    ("مہحہمہد نہور کا", "محمد نہور کا"),  # or beside it
    ("اللہ", "اللہ"),
    (f"ل{TILDE}غ{TILDE}ة", "لغة"),  # a mark of another script
    (f"لـ{TILDE}غة", "لـغة"),
    (f"a{TILDE}", f"a{TILDE}"),  # on its own script's letters it is none
    (f"جدا{FATHA * 3}", f"جدا{FATHA}"),  # a mark repeated
    (f"مد{SHADDA}{FATHA}", f"مد{SHADDA}{FATHA}"),  # spelling has two of the eight
    (f"مد{SHADDA}{FATHA}\N{ARABIC KASRA}", "مد"),  # none has three
    (f"و{FATHA}{HAMZA}{SHADDA}\N{ARABIC DAMMA}", f"و{HAMZA}"),  # a letter's part stays
    # the Quran has four marks on a letter, and no five
    (f"به\N{ARABIC KASRA}{SMALL_YEH}{PAUSE}{SMALL_MADDA}",) * 2,
    (f"به\N{ARABIC KASRA}{DAGGER}{SMALL_YEH}{PAUSE}{SMALL_MADDA}", "به"),
]


@pytest.mark.parametrize(("text", "expected"), UNDECORATE)
def test_undecorate(text, expected):
    assert undecorate(text) == expected


def test_undecorate_takes_the_combining_marks_of_latin_cyrillic_and_symbols():
    """The blocks of combining marks, less U+034F, which shows nothing and holds marks apart."""
    gone = [code for code in range(0x10000) if undecorate(f"ل{chr(code)}غة") == "لغة"]
    blocks = ["0300-034E", "0350-036F", "0483-0489", "1AB0-1AFF", "1DC0-1DFF", "20D0-20FF"]
    expected = [
        code
        for block in [*blocks, "FE20-FE2F"]
        for first, last in [[int(end, 16) for end in block.split("-")]]
        for code in range(first, last + 1)
    ]
    assert gone == expected


DECORATION = ["م", "ح", "د", "ہ", "ہ", "گ", " ", "ـ", FATHA, SHADDA, HAMZA, DAGGER, TILDE, RLM]


@given(text=st.lists(st.sampled_from(DECORATION), max_size=24).map("".join))
def test_undecorate_is_idempotent_on_decoration(text):
    plain = undecorate(text)
    assert undecorate(plain) == plain
