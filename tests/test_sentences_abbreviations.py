"""The tables of words: spelled as they are read, and each with its reason."""

from __future__ import annotations

import pytest

from arabic_norm.steps.sentences import abbreviations, sentence_spans, starts, verbs
from arabic_norm.steps.sentences.words import read

ROWS = [
    (word, reason)
    for table in (
        *abbreviations.ARABIC_TABLES,
        abbreviations.ERAS,
        abbreviations.DOTTED_UNITS,
        abbreviations.WORDS_TOO,
        abbreviations.LETTERED,
        abbreviations.DOMAINS,
    )
    for word, reason in table.items()
]


@pytest.mark.parametrize(("word", "reason"), ROWS)
def test_a_row_is_spelled_as_words_are_read_and_says_why(word: str, reason: str) -> None:
    assert read(word) == word
    assert reason


def test_words_that_begin_or_carry_on_are_spelled_as_they_are_read() -> None:
    words = starts.OPENERS | starts.SAYING | starts.ACCORDING_TO | starts.CARRIES_ON
    words |= {*starts.HEADS, *starts.AFTER_WAW, *starts.OWN_WAW, *starts.OWN_FEH, *verbs.VERBS}
    words |= verbs.IN_YEH | verbs.IN_TEH
    assert {read(word) for word in words} == words


def test_no_word_both_begins_a_sentence_and_carries_it_on() -> None:
    both = starts.OPENERS & starts.CARRIES_ON
    assert both == {"من", "الا"}  # "who?" and "from", "is it not?" and "except"
    assert both <= starts.AMBIGUOUS


def test_words_too_are_names_of_letters() -> None:
    assert set(abbreviations.WORDS_TOO) <= set(abbreviations.LATIN_LETTER_NAMES)


# The rows, as they are written.
ERAS = "ق.م ب.م ق.ه"
DOTTED_UNITS = "د.إ د.ب د.ت د.ج د.ع د.ك د.ل د.م ر.س ر.ع ر.ق ر.ي ج.م ج.س ل.س ل.ل ل.ت ق.ظ ب.ظ ك.م ك.غ"
TITLES = "أ.د د.م م.د أ.م أ.م.د م.م د.أ د م ش ح ود وأ وأ.د دك بروف"
REFERENCES = "ص صص ص.ص ص.ب ج مج ط ت ع تل"
UNITS = (
    "م هـ ق ش ص س ث ت غ ج ل د ر سم دسم مم ملم كم كلم كغ كغم كج كجم غم جم مغم مكغم ملغ ملغم مجم مل"
)
NAMES = (
    "إيه سي دي إف جي جيه إتش كيه كاي كيو آر إس تي يو دبليو إكس واي بي في أي أو أم إن ال كي زد زي "
    "إيتش جاي"
)
WORDS_TOO = "بي في أي إيه دي أو أم إن ال كي زد"
LETTERED = (
    "فيتامين حرف الحرف نقطة النقطة الفئة مجموعة المجموعة الفقرة البند نوع النوع القسم الملحق "
    "الدرجة المستوى فصيلة الفصيلة زمرة مستقبل المستقبل بروتين التهاب جيل الجيل طراز الطراز شكل "
    "الشكل فئة بند ملحق قسم المحور محور قاعة القاعة بوابة البوابة لغة رمز الرمز"
)
LATIN = (
    "Mr Mrs Ms Dr Prof St Rev Gen Sen Gov vs No Nos Vol p pp fig ed eds al cf ca i.e e.g Jr Sr "
    "Ph.D Mt Ft"
)


def count(text: str) -> int:
    return len(sentence_spans(text))


@pytest.mark.parametrize("era", ERAS.split())
def test_what_follows_an_era_with_dots_decides(era: str) -> None:
    assert count(f"عاش في القرن الثاني {era}. كتب رسائل") == 2
    assert count(f"عاش في القرن الثاني {era}. في بغداد") == 1


@pytest.mark.parametrize("unit", DOTTED_UNITS.split())
def test_letters_with_dots_after_a_number_are_a_unit(unit: str) -> None:
    assert count(f"بلغ 5 {unit}. هذا كثير") == 2
    assert count(f"بلغ 5 {unit}. فقط") == 1
    assert count(f"زارنا {unit}. سامي") == 1


@pytest.mark.parametrize("suffix", ["كوم", "نت", "أورغ", "أورج", "إنفو", "أونلاين", "تيفي"])
def test_the_end_of_an_address_is_glued_to_its_dot(suffix: str) -> None:
    assert count(f"نشر موقع المرفأ.{suffix} صورا") == 1


@pytest.mark.parametrize("title", TITLES.split())
def test_a_title_never_ends(title: str) -> None:
    assert count(f"زارنا {title}. سامي") == 1
    assert count(f"زارنا {title}. وليد") == 1  # no wa- that joins two sentences


@pytest.mark.parametrize("reference", REFERENCES.split())
def test_a_reference_does_not_end_before_its_number(reference: str) -> None:
    assert count(f"انظر {reference}. 15 منه") == 1


@pytest.mark.parametrize("word", ["صص", "مج", "تل"])
def test_what_may_be_a_word_ends_before_another(word: str) -> None:
    assert count(f"هنا {word}. خرج الولد") == 2


@pytest.mark.parametrize("unit", UNITS.split())
def test_what_follows_a_number_and_its_unit_decides(unit: str) -> None:
    assert count(f"بلغ 5 {unit}. هذا كثير") == 2
    assert count(f"بلغ 5 {unit}. أو أكثر") == 1
    assert count(f"بلغ 5 {unit}. 7 مرات") == 1


@pytest.mark.parametrize("and_so_on", ["إلخ", "الخ", "وإلخ"])
def test_so_does_what_follows_an_enumeration(and_so_on: str) -> None:
    assert count(f"خبز وملح {and_so_on}. ثم عاد") == 2
    assert count(f"خبز وملح {and_so_on}. من السوق") == 1


@pytest.mark.parametrize("letters", ["ق.م", "ب.ظ", "د.ت", "ش.م.ل", "ش.ذ.م.م"])
def test_letters_with_dots_end_before_a_clear_start(letters: str) -> None:
    assert count(f"هذا كله {letters}. في مصر") == 1
    assert count(f"هذا كله {letters}. وقد ضاع") == 2


@pytest.mark.parametrize("name", NAMES.split())
def test_the_name_of_a_latin_letter_is_an_initial(name: str) -> None:
    assert count(f"كتبت {name}. سامي رواية") == (2 if name in WORDS_TOO.split() else 1)
    assert count(f"كتبت {name}. وقال سامي") == 2


@pytest.mark.parametrize("name", NAMES.split())
def test_names_of_letters_in_a_row_spell_an_acronym(name: str) -> None:
    assert count(f"أعلنت {name} سي. قرر الوزير") == 2
    assert count(f"أعلنت و{name} سي. قرر الوزير") == 2
    assert count("أعلنت كتاب سي. سامي الوزير") == 1


@pytest.mark.parametrize("noun", LETTERED.split())
def test_a_letter_that_a_noun_names_is_a_word(noun: str) -> None:
    assert count(f"هذا {noun} ج. تناول الطعام") == 2
    assert count(f"هذا و{noun} ج. تناول الطعام") == 2


@pytest.mark.parametrize("word", LATIN.split())
def test_after_a_latin_abbreviation_more_follows(word: str) -> None:
    assert count(f"كتبه {word}. Smith أمس") == 1
    assert count(f"كتبه {word}. وقد ضاع") == 1
