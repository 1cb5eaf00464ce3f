"""The missing partner of a mark: added where the text says where it stood, nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from arabic_norm import Edit, complete_quotes, repair_quotes
from arabic_norm.steps.quotes.completion import introduces_speech

NBSP = "\N{NO-BREAK SPACE}"

# In each case the mark that is added stands between two bars.
OPENERS = [
    ("وأضاف المدير: |«|سنفتح الباب غدا».", "a colon after a verb of saying and its subject"),
    ("وقالت هدى: |«|سأعود غدا»، ثم خرجت", "the sentence may go on after the closer"),
    ("يسمى |«|الأفق» عندنا", "a verb of naming"),
    ("تحت اسم |«|باب البحر» وصل", "a noun that names words"),
    ("صدرت رواية |«|باب البحر» أمس", "a noun of which a proper name says which one"),
    ("التحق بـ|«|باب البحر» أمس", "a proclitic held apart by tatweel"),
    ("زار «باب البحر» و|«|باب النهر» أمس", "the second of two, joined by a conjunction"),
    ("زار «باب البحر»، و|«|باب النهر» أمس", "a comma before the conjunction"),
    ("كتب «باب البحر» ثم عاد إلى |«|باب البحر» مرة", "the same words quoted in the same line"),
    ("قرأ «الأفق» أمس. |«|الأفق» قديم", "and the first of its sentence"),
    ("زار «باب البحر» أو |«|باب النهر» أمس", "joined by أو"),
    ("وهذا ما كتبه: |«|لا شيء يدوم على الأرض».", "a colon in the sentence, where a clause ends"),
    ("العنوان: |«|باب البحر» صيفا", "a colon, and a name of few words"),
    ("زار نمرا (باللاتينية: |«|Panthera») ثم عاد", "a colon in the bracket that holds it"),
    ("زار (|«|باب البحر») ثم عاد", "the bracket that holds it"),
    ("قرأ في موقع |«|Blue Moon» خبرا", "Latin letters behind a noun that wants a name"),
    ("قرأ عن |«|Blue Moon» خبرا", "or behind a preposition"),
    ("قالت: |“|نعم”", "in the shape of the mark that is there"),
    ('قالت: |"|نعم"', "straight too"),
]
CLOSERS = [
    ("وأضاف المدير: «سنفتح الباب غدا|»|.", "a speech of one sentence, its stop outside"),
    ("وأضاف المدير: «سنفتح الباب غدا|»|", "no stop"),
    ("وأضاف المدير أن «الباب مغلق|»|", "the particle that introduces a clause"),
    ("هنا «باب البحر|»|", "a title at the end of a line"),
    ("قرأت رواية «باب البحر|»|، ثم نمت", "a title that fills a clause"),
    ("سافر على متن «باب البحر|»| (Sea Gate) أمس", "a gloss in Latin letters"),
    ("ولد في «باب البحر|»| (1990) شتاء", "a year in brackets"),
    ("كتب «باب البحر» ثم عاد إلى «باب البحر|»| مرة أخرى طويلة", "the same words quoted before"),
    ("زار «باب البحر|»| و«باب النهر» أمس", "the first of two, joined by a conjunction"),
    ("زار «باب البحر|»|، و«باب النهر» أمس", "a comma before it"),
    ("زار «باب البحر|»| أو «باب النهر» أمس", "أو"),
    ("زار (أمام «باب البحر|»|) ثم عاد إلى داره", "before the bracket that holds it"),
    ("زار «باب البحر|»| (أو النهر) ثم عاد إلى داره", "before any bracket, behind two words"),
    ("وأضاف المدير: «سنفتح الباب غدا..|»|", "dots are part of the speech"),
    ("قال: «نعم.» وأضاف المدير: «سنفتح الباب غدا.|»|", "the text's own habit holds the stop"),
    ("قالت: “نعم|”|", "in the shape of the mark that is there"),
]


@pytest.mark.parametrize(("case", "why"), OPENERS + CLOSERS)
def test_the_partner_is_added(case: str, why: str) -> None:
    before, mark, after = case.split("|")
    text = before + after
    assert complete_quotes.edits(text) == [Edit(len(before), len(before), mark)], why


# A limit, and a word more.
LIMITS = [
    ("تحت اسم |«|باب البحر القديم» وصل", "a name of three words"),
    ("تحت اسم باب البحر القديم جدا» وصل", "of four"),
    ("صدرت رواية |«|باب البحر» أمس", "a title of two"),
    ("صدرت رواية باب البحر القديم» أمس", "of three"),
    ("زار «باب البحر» و|«|باب النهر القديم» أمس", "the second of two, three words"),
    ("زار «باب البحر» وباب النهر القديم جدا» أمس", "four"),
    ("وأضاف مدير المدرسة الجديد في مصر: |«|سنفتح الباب غدا».", "a verb six words from the colon"),
    ("وأضاف مدير المدرسة الجديد في مصر أمس: سنفتح الباب غدا مساء» ثم خرج.", "seven"),
    ("سافر على متن «باب البحر القديم|»| (Sea Gate) أمس", "a gloss behind three words"),
    ("سافر على متن «باب البحر القديم جدا (Sea Gate) أمس", "behind four"),
    ("قرأت رواية «باب البحر|»|، ثم نمت", "a clause of two"),
    ("قرأت رواية «باب البحر القديم، ثم نمت", "of three"),
    (
        "كتب «باب البحر القديم» ثم عاد إلى |«|باب البحر القديم» مرة",
        "three words that are quoted elsewhere",
    ),
    ("كتب «باب بحر مصر القديم» ثم عاد إلى باب بحر مصر القديم» مرة", "four"),
    ("كتب «باب البحر القديم» ثم عاد إلى «باب البحر القديم|»| مرة أخرى", "the same, open"),
    ("كتب «باب بحر مصر القديم» ثم عاد إلى «باب بحر مصر القديم مرة أخرى", "four"),
]


@pytest.mark.parametrize(("case", "why"), LIMITS)
def test_a_name_is_short_and_a_speaker_near(case: str, why: str) -> None:
    before, *added = case.split("|")
    text = case.replace("|«|", "").replace("|»|", "")
    expected = [Edit(len(before), len(before), added[0])] if added else []
    assert complete_quotes.edits(text) == expected, why


STAYS = [
    ("المدينة: باب قديم عند النهر» هنا.", "a colon without a verb of saying, far, no clause ends"),
    ("RT @nahr: باب قديم».", "a colon behind who wrote the whole"),
    (": باب قديم» هنا.", "a colon with nothing before it"),
    ("المدينة:» هنا.", "a closer that stands after a colon is none"),
    ("رأيت »باب البحر.", "a mark that points the other way than it works gets no partner"),
    ("وأكد أن «السفينة وصلت إلى", "no quotation ends on a preposition"),
    ("وأضاف المدير: «قال:", "nor on a colon"),
    ("قالت: «.", "nor is empty"),
    ("«وأقبل علينا الشتاء (844هـ) في تلك القرية فأقمنا", "a line does not begin with a name"),
    ("«أقبل الشتاء (أو كاد) في تلك القرية فأقمنا", "before no bracket"),
    ("قرأت «هل وصلت؟ لا، لم أصل إلى الميناء بعد", "a question is no title"),
    ("اشترى «التفاح والخوخ، ثم عاد إلى داره مساء", "what a conjunction joins may be no title"),
    ("زار «المدينة مساء، ثم عاد إلى داره", "a noun and an adverb: the article is on one only"),
    ("اشترى «من الحقل (القديم) فاكهة كثيرة", "two words of which the first is a preposition"),
    ("(زار «باب البحر القديم الجديد) ثم عاد إلى داره", "a bracket closes behind four words"),
    ("زار «باب البحر القديم الجديد و«باب النهر» أمس", "four words, and another quoted"),
    ("وباب النهر» ثم «البحر» أمس", "a conjunction with no closer before it"),
    ("نهر طويل» هنا", "nothing says where it began"),
    ("قال أحمد أمس إنه يرى النهر» هنا", "a verb of saying without a colon"),
    ("يسمى الباب. نهر طويل» هنا", "a sentence ends between the noun and the mark"),
    (f"رواية باب{NBSP}{NBSP}{NBSP}نهر» هنا", "a layout gap ends the headline"),
    ("وأضاف المدير: «سنفتح الباب. ثم نغلقه.", "a speech of several sentences"),
    ("قرأت رواية «باب البحر ثم نمت طويلا تحت شجرة", "a title whose end nothing shows"),
    ("صدر «باب البحر القديم جدا، ثم نمت", "a clause longer than a title"),
    ("قال «نعم» وخرج", "a pair"),
    ("قالت: «قرأت “دفتر أمي” أمس».", "nested pairs"),
    ("يسمى ‹الأفق", "a mark that repair_quotes would first write otherwise"),
    ("don't", "an apostrophe"),
    ("او گفت: «این کتاب را از شهر خریدم.", "Persian marks, whatever they are"),
]


@pytest.mark.parametrize(("text", "why"), STAYS)
def test_nothing_is_added_without_a_reason(text: str, why: str) -> None:
    assert complete_quotes.edits(text) == [], why


def test_blanks_inside_the_new_pair_go() -> None:
    assert complete_quotes("قالت: « نعم .") == "قالت: «نعم» ."
    assert complete_quotes("وقالت هدى: سأعود غدا ».") == "وقالت هدى: «سأعود غدا»."


def test_repair_comes_first() -> None:
    damaged = 'وأضاف المدير: " سنفتح الباب غدا.'
    assert (repair_quotes | complete_quotes)(damaged) == "وأضاف المدير: «سنفتح الباب غدا»."


SPEECH = [
    ("وأضاف المدير:", True, "a colon"),
    ("وأضاف المدير: ", True, "a blank after it"),
    ("ثم قال", True, "a verb of saying"),
    ("ثم قَـالَ", True, "read past tashkeel and tatweel"),
    ("ثم أضافت", True, "hamza in any spelling"),
    ("ثم اضافت", True, "hamza left out"),
    ("أكد أن", True, "a particle that introduces a clause"),
    ("قالها", False, "a verb with its object has been said"),
    ("رواية", False, "a noun"),
    ("", False, "nothing"),
    (" ", False, "a blank"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SPEECH)
def test_introduces_speech(text: str, expected: bool, why: str) -> None:
    assert introduces_speech(text) is expected, why


@given(text=texts)
def test_what_is_completed_is_idempotent_after_repair(text: str) -> None:
    once = complete_quotes(repair_quotes(text))
    assert complete_quotes(once) == once


@given(text=texts)
def test_marks_are_added_and_blanks_deleted_and_nothing_else(text: str) -> None:
    for start, end, new in complete_quotes.edits(text):
        assert text[start:end].strip() == ""
        assert new == "" or new in '«»“”"'


def test_a_mark_that_bears_the_sign_of_a_word_before_it_gets_its_partner() -> None:
    assert complete_quotes('قصة \N{ARABIC FATHA} " ! نعم') == 'قصة "\N{ARABIC FATHA}" ! نعم'
