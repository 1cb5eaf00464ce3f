"""Spellings of the hamza: which words meet in INDEX, and which stay apart."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm import INDEX, unify_hamza_spellings
from arabic_norm.edits import splice
from arabic_norm.steps.spelling.hamza import respelled_word
from arabic_norm.steps.spelling.hamza_places import respelled

MEET = {
    "ئو and ءو are ؤو": """
        مسئول مسؤول, المسئولية المسؤولية, مسئولون مسؤولون, ومسئوليها ومسؤوليها, مرئوس مرؤوس,
        شئون شؤون, بشئونها بشؤونها, للشئون للشؤون, رئوف رؤوف, فئوس فؤوس, كئوس كؤوس, مشئوم مشؤوم,
        مئونة مؤونة, ذئوب ذؤوب, خئون خؤون,
        رءوس رؤوس, رءوف رؤوف, يقرءون يقرؤون, بدءوا بدؤوا, جاءوا جاؤوا, فجاءوك فجاؤوك, دءوب دؤوب,
        موءودة موؤودة, يملءون يملؤون, سوءون سوؤون
    """,
    "شيء has three spellings": """
        شيء شئ, شيء شيئ, شيء شىء, الشيء الشئ, بشيء بشئ, لشيء لشيئ, كشيء كشئ, وشيء وشئ, بالشيء بالشئ,
        للشيء للشئ, لاشيء لاشئ, فالشيء فالشيئ
    """,
    "final يئ is يء": """
        سيئ سيء, السيئ السيء, بريئ بريء, جريئ جريء, مليئ مليء, بطيئ بطيء, مجيئ مجيء, يسيئ يسيء,
        رديئ رديء, يهيئ يهيء, دفيئ دفيء, بذيئ بذيء
    """,
    "final ئ is misspelled يء": """
        مبادئ مباديء, المبادئ المباديء, شاطئ شاطيء, شواطئ شواطيء, الطوارئ الطواريء, موانئ موانيء,
        قارئ قاريء, هادئ هاديء, طارئ طاريء, دافئ دافيء, لاجئ لاجيء, مفاجئ مفاجيء, خاطئ خاطيء,
        ناشئ ناشيء, مساوئ مساويء, ملاجئ ملاجيء, بارئ باريء, مكافئ مكافيء, متواطئ متواطيء,
        مبتدئ مبتديء, ممتلئ ممتليء, مختبئ مختبيء, يهترئ يهتريء, ينشئ ينشيء, منشئ منشيء, أنشئ أنشيء,
        يخطئ يخطيء, مخطئ مخطيء, المقرئ المقريء, يطفئ يطفيء, يبطئ يبطيء, وقرئ وقريء, كوفئ كوفيء,
        فوجئ فوجيء, امرئ امريء, لامرئ لامريء, قرئ قريء, فتئ فتيء
    """,
    "a hundred is written مائة, مئة and, in older books, ماية": """
        مائة مئة, المائة المئة, مائة ماية,
        ثلاثماية ثلاثمئة, بمائة بمئة, بالمائة بالمئة, وللمائة وللمئة, ثلاثمائة ثلاثمئة,
        أربعمائة أربعمئة, خمسمائة خمسمئة, وستمائة وستمئة, سبعمائة سبعمئة, ثمانمائة ثمانمئة,
        ثمانيمائة ثمانيمئة, تسعمائة تسعمئة, الثلاثمائة الثلاثمئة, مائتان مئتان, مائتين مئتين,
        ومائتي ومئتي, مائتا مئتا, بمائتين بمئتين, مائة مائه
    """,
    "ة and ه, ؤ and و, ئ and ي still meet": """
        فئة فئه, بيئة بيئه, هيئة هيئه, مئة مئه, مسؤول مسوول, مبادئ مبادي, جزئية جزيية,
        اللاجئون اللاجيون,
        أنشئوا أنشيوا, ملؤوا ملووا, مئوية ميوية
    """,
}
APART = {
    "a group is not the stop word, a hundred not water": """
        فئة فيه, وفئة وفيه, الفئة الفيه, لفئة لفيه, مئة ميه, رئة ريه
    """,
    "a root in يء keeps its hamza": """
        بريء بري, البريء البري, بطيء بطي, المجيء المجي, جريء جري, الرديء الردي, مليء ملي,
        المضيء المضي,
        دنيء دني, بذيء بذي, قميء قمي, يجيء يجي, تضيء تضي, وسيضيء وسيضي, يستضيء يستضي, المسيء المسي,
        الفيء الفي, قيء قي, جزيء جزي, التجزيء التجزي, أجيء أجي, لاشيء لاشي, اللاشيء اللاشي
    """,
    "what is alike and is no hundred": """
        أسمائه أسمئه, مائدة مئدة, سمائه سمئه,
        انتمائه انتمئه, مائل مئل
    """,
    "what has no hamza": "سيول سؤول, شوون شون, ميه ماه",
}


def pairs(table):
    """Return (reason, one, other) for each pair of the table."""
    return [
        pytest.param(*pair.split(), id=pair.strip())
        for words in table.values()
        for pair in words.split(",")
    ]


@pytest.mark.parametrize(("one", "other"), pairs(MEET))
def test_spellings_of_one_word_meet(one, other):
    assert INDEX(one) == INDEX(other)


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_words_stay_apart(one, other):
    assert INDEX(one) != INDEX(other)


@pytest.mark.parametrize(
    "text",
    [
        *["اللاجئون", "يخطئون", "أنشئوا", "ينبئونك", "فاجئوه", "هنئوني", "مئوية", "رئوي", "يسيئون"],
        *[
            "أنشئ",
            "النشئ",
            "بيئات",
            "أبنائه",
            "قراءة",
            "ءو",
            "ئو",
            "شيء",
            "سماء",
            "جاءت",
            "شئت",
            "x",
        ],
    ],
)
def test_the_step_leaves(text):
    assert unify_hamza_spellings(text) is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("المَسْئُولُ عن كُلِّ شَئ", "المسوول عن كل شيء"),  # vowel signs
        ("مســئول", "مسوول"),  # tatweel
        ("ﻣﺴﺌﻮﻝ", "مسوول"),  # presentation forms
        ("مباد\u06ccء", "مبادي"),  # a Persian keyboard's yeh
        ("مس\u200fئول", "مسوول"),  # a control
        ("مسي\u0654ول", "مسوول"),  # a combining hamza
    ],
)
def test_index_sees_a_word_through_what_it_deletes(text, expected):
    assert INDEX(text) == expected
    assert INDEX(expected) == expected


def test_a_changed_letter_leads_back_to_its_own():
    aligned = unify_hamza_spellings.align("كل مسئول")
    assert aligned.text == "كل مسؤول"
    assert aligned.to_source(5, 6) == (5, 6)


@pytest.mark.timed
@pytest.mark.parametrize("piece", ["ئو", "ئ", "ء", "ئه", "شئ ", "مائة", "يء", "ءئ", "\u0674"])
def test_time_is_linear(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        unify_hamza_spellings(text)
        return time.process_time() - start

    assert seconds(400_000) < 12 * seconds(100_000) + 0.05


def test_patterns_are_what_runs():
    for rule in unify_hamza_spellings.substitutions[1:]:
        assert re.compile(rule.pattern)


@given(
    st.lists(st.sampled_from([*"ءئؤيىشالمهةتوأآقرفتبكسنٱ", "\u0674", "\u0678", "يء"])),
    st.sampled_from(["", "يء", "ئ", "ئه", "ئة", "ء", "ئون", "ئتين"]),
)
def test_what_is_answered_without_a_pattern_is_what_the_patterns_say(start, end):
    word = "".join([*start, end])
    assert splice(word, respelled(word)) == respelled_word(word)
