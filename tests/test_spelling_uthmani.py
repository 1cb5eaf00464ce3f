"""The Quran's spelling as the plain one, word by word, in both of the usual encodings."""

import time

import pytest

from arabic_norm import INDEX, respell_uthmani

#: Uthmani words, and what they are in plain spelling; compared as INDEX folds them.
WORDS = """
    # dagger alef is alef
    ٱلۡكِتَٰبُ الكتاب, ٱلۡعَٰلَمِينَ العالمين, ٱلسَّمَٰوَٰتِ السماوات, أَمۡوَٰلُهُمۡ أموالهم, صَٰلِحٗا صالحا,
    ٱلۡإِنسَٰنَ الإنسان, أَصۡحَٰبُ أصحاب, إِسۡمَٰعِيلَ إسماعيل, ٱلشَّيۡطَٰنُ الشيطان, هَٰرُونَ هارون,
    خَطَٰيَٰكُمۡ خطاياكم, ٱلۡمَلَٰٓئِكَةُ الملائكة, هَٰهُنَا هاهنا, هَٰتَيۡنِ هاتين, فَذَٰنِكَ فذانك, مَسَٰكِنَ مساكن,
    الكِتٰبُ الكتاب, السَّمٰوٰتِ السماوات, أَموٰلُهُم أموالهم
    # not in a closed list
    هَٰذَا هذا, هَٰذِهِۦ هذه, هَٰذَانِ هذان, ذَٰلِكَ ذلك, كَذَٰلِكُمۡ كذلكم,
    لَٰكِنَّ لكن, وَلَٰكِن ولكن, أُوْلَٰٓئِكَ أولئك,
    هَٰٓؤُلَآءِ هؤلاء, ٱلرَّحۡمَٰنِ الرحمن, إِلَٰهَكُمۡ إلهكم, أَهَٰكَذَا أهكذا
    # nor on the letter that it is
    عَلَىٰ على, مُوسَىٰ موسى, وَهَدَىٰهُم وهداهم, ٱلتَّوۡرَىٰةَ التوراة, إِحۡدَىٰهُمَا إحداهما, مُّزۡجَىٰةٖ مزجاة
    # a waw that bears it
    ٱلصَّلَوٰةَ الصلاة, ٱلزَّكَوٰةِ الزكاة, ٱلۡحَيَوٰةُ الحياة, ٱلنَّجَوٰةِ النجاة, كَمِشۡكَوٰةٖ كمشكاة, ٱلرِّبَوٰاْ الربا,
    ٱلرِّبَوٰا۟ الربا, صَلَوَٰتِهِمۡ صلواتهم
    # hamza and alef are alef with madda
    ءَامَنُواْ آمنوا, ٱلۡقُرۡءَانُ القرآن, ٱلۡأٓخِرَةِ الآخرة, بِـَٔايَٰتِنَا بآياتنا, لَـَٔايَةٗ لآية, مَـَٔابٖ مآب,
    فَـَٔامِنُواْ فآمنوا,
    شَنَـَٔانُ شنآن, ٱلظَّمۡـَٔانُ الظمآن, ٱلۡمُنشَـَٔاتُ المنشآت, ءَالۡـَٰٔنَ آلآن, قُرۡءَٰنًا قرآنا, رَءَاهُ رآه
    # but behind kasra and yeh, and in two verbs
    ٱلسَّيِّـَٔاتِ السيئات, خَطِيٓـَٰٔتِكُمۡ خطيئاتكم, رِئَآءَ رئاء, رَءَا رأى, وَنَـَٔا ونأى
    # the seat of a hamza by the vowels around it
    يَسۡـَٔلُونَكَ يسألونك, ٱلۡمَشۡـَٔمَةِ المشأمة, شَطۡـَٔهُۥ شطأه, مُسۡتَهۡزِءُونَ مستهزئون, ٱلۡأَفۡـِٔدَةِ الأفئدة,
    كَهَيۡـَٔةِ كهيئة, شَيۡـٔٗا شيئا, هَنِيٓـٔٗا هنيئا, ٱلرُّءۡيَا الرؤيا, مَسۡـُٔولٗا مسؤولا, ٱلۡخَٰطِـُٔونَ الخاطئون,
    إِسۡرَٰٓءِيلَ إسرائيل, شُرَكَآءِي شركائي, رُءُوسَكُمۡ رؤوسكم, أَرَءَيۡتَ أرأيت, مَلۡجَـٔٗا ملجأ, يَسۡتَـٔۡذِنُ يستأذن,
    تَاْيۡـَٔسُواْ تيأسوا, ٱسۡتَيۡـَٔسُواْ استيأسوا, سَوۡءَةَ سوءة, جُزۡءٗا جزءا, أَبۡنَآءَهُمۡ أبناءهم
    # at a word's start
    ءَأَنتَ أأنت, أَءِذَا أإذا, أَءُنزِلَ أأنزل, بِـَٔاخِذِيهِ بآخذيه
    # at its end
    تِلۡقَآيِٕ تلقاء, جَزَٰٓؤُا۟ جزاء, ٱلۡمَلَؤُا۟ الملأ, نَّبَإِي۟ نبإ, لَتَنُوٓأُ لتنوء, جَآءُو جاءوا
    # small letters
    إِبۡرَٰهِـۧمَ إبراهيم, ٱلنَّبِيِّـۧنَ النبيين, دَاوُۥدَ داوود, ٱلۡغَاوُۥنَ الغاوون, لَهُۥ له, بِهِۦ به, يُحۡيِۦ يحيي,
    إِۦلَٰفِهِمۡ إيلافهم, نُـۨجِي ننجي, ٱلۡمَوۡءُۥدَةُ الموءودة
    # silent letters
    لِشَا۟يۡءٍ لشيء, وَجِا۟يٓءَ وجيء, ثَمُودَا۟ ثمود, قَالُوا۟ قالوا, مِا۟ئَةٖ مائة, أَنَا۠ أنا, أُو۟لُوا۟ أولو, سَأُو۟رِيكُمۡ سأريكم
    # both lams
    ٱلَّيۡلِ الليل, وَٱلَّٰتِي واللاتي, ٱلَّذَانِ اللذان, ٱلَّذِينَ الذين, ٱلَّتِي التي
    # single words
    يَبۡنَؤُمَّ يا§ابن§أم, لَتَّخَذۡتَ لاتخذت, فَسۡـَٔلۡ فاسأل, وَسۡـَٔلُوهُمۡ واسألوهم, بَصۜۡطَةٗ بسطة, ٱلۡأَقۡصَا الأقصى
    # the vocative
    يَٰٓأَيُّهَا يا§أيها, يَٰقَوۡمِ يا§قوم, وَيَٰقَوۡمِ ويا§قوم, يَٰمُوسَىٰ يا§موسى, يَٰٓـَٔادَمُ يا§آدم, يٰبَنى يا§بني,
    يَٰٓأَهۡلَ يا§أهل, هَٰٓأَنتُمۡ ها§أنتم, ٱلۡيَتَٰمَىٰ اليتامى
"""
PAIRS = [
    pytest.param(*(part.replace("§", " ") for part in pair.split()), id=pair.strip())
    for line in WORDS.splitlines()
    if line.strip() and "#" not in line
    for pair in line.split(",")
    if pair.strip()
]

KEPT = [
    "إجراءات وقراءات وبدءا من الغد",  # no vowel sign, no evidence
    "جزءاً وبدءاً",  # the hamza before tanwin
    "بَدَأَ قِرَاءَةَ جُزْءٍ مِنْ رُءُوسِ المَسَائِلِ",  # vocalized prose
    "هٰذا ذٰلك الرحمٰن لٰكن إلٰه",  # dagger alefs that plain spelling may write, too
    "جَاءَ\u200f، وَقَالَ\u200f",
    "یحییٰ تعالیٰ لہٰذا",  # Urdu
    "يا أيها الناس",
    "الأشياء",
    "تَبَوَّأَ",
    "\u0621" * 300,
]


@pytest.mark.parametrize(("uthmani", "plain"), PAIRS)
def test_the_quran_is_found_by_plain_words(uthmani, plain):
    assert INDEX(respell_uthmani(uthmani)) == INDEX(plain)


@pytest.mark.parametrize(("uthmani", "plain"), PAIRS)
def test_a_second_run_finds_nothing(uthmani, plain):
    once = respell_uthmani(uthmani)
    assert respell_uthmani(once) == once


@pytest.mark.parametrize("text", KEPT)
def test_plain_text_stays(text):
    assert respell_uthmani(text) is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مَـٰلِكِ", "مَالِكِ"),  # on a tatweel
        ("صِرَ\u200a\u0670\u2060طَ", "صِرَاطَ"),  # on a hair space
        ("قُرۡءَ\u200a\u0670\u2060\u200aنًا", "قُرۡآنًا"),  # and one behind it
        ("یَـٰقَوۡمِ", "يَا قَوۡمِ"),  # U+06CC, as the King Fahd Complex writes every yeh
        ("ٱلۡمَلَـٰۤىِٕكَةِ", "ٱلۡمَلَائِكَةِ"),  # ى and a hamza below
        ("ٱلسَّيِّـَٔاتِ", "ٱلسَّيِّئَاتِ"),
    ],
)
def test_vowel_signs_stay(text, expected):
    assert respell_uthmani(text) == expected


def test_no_alef_comes_where_none_is_read():
    assert INDEX(respell_uthmani("كَتَبَ")) != INDEX("كتاب")
    assert INDEX(respell_uthmani("يَقُولُ")) != INDEX("يا قول")


def test_a_letter_leads_back_to_its_own():
    aligned = respell_uthmani.align("يَٰقَوۡمِ")
    assert aligned.text == "يَا قَوۡمِ"
    assert aligned.to_source(4, 9) == (3, 8)


@pytest.mark.timed
@pytest.mark.parametrize("piece", ["ءَ", "ـَٔ", "بَٰ", "\u0670", "\u200a\u0670", "ءَا ", "يَٰقَوۡمِ "])
def test_time_is_linear(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        respell_uthmani(text)
        return time.process_time() - start

    assert seconds(200_000) < 12 * seconds(50_000) + 0.05
