"""Which stops end a sentence: the rules of docs/sentences.md, case by case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm.steps.sentences import segment_sentences, sentence_spans

RLM = "\N{RIGHT-TO-LEFT MARK}"
NBSP = "\N{NO-BREAK SPACE}"
FATHA = "\N{ARABIC FATHA}"

# In a case ‖ marks where a sentence ends.
STOPS = [
    ("سافر أمس.‖ عاد اليوم.", "a full stop"),
    ("هل سافر؟‖ نعم!‖ متى؟", "a question, an exclamation"),
    ("هل سافر?‖ نعم.", "a question mark of another keyboard"),
    ("هل سافر؟!‖ لا أظن!!!‖ بلى.", "runs of them are one stop"),
    ("هل سافر ؟‖ لا أظن .‖ بلى .", "a blank before a stop"),
    ("هل سافر ؟ ؟‖ نعم.", "a stray stop belongs to the one before"),
    ("حقا‼‖ نعم.", "the double exclamation mark"),
    ("وہ چلا گیا۔‖ پھر واپس آیا۔", "the full stop of Urdu"),
    ("سافر أمس؛ عاد اليوم: سعيدا، راضيا.", "semicolon, colon and comma end nothing"),
    ("سافر؟، ثم عاد", "a stop with a comma after it neither"),
    ("قرأ «متى؟»: كتاب جديد", "nor one with a colon"),
    ("سافر ؟ ، ثم عاد", "nor one with a blank and a comma"),
    ("سافر . ؛ ثم عاد", "or a semicolon"),
    ("سافر !: ثم عاد", "or a colon that touches"),
    ("سافر !‖ : ثم عاد", "one that stands apart begins a turn of speech that lost its speaker"),
    ("سافر . , ثم عاد", "or a comma of another keyboard"),
    ("سافر . ; ثم عاد", "or its semicolon"),
    ("سافر الوفد أمس.‖وعاد اليوم", "the blank after a stop forgotten"),
    ("هل سافر؟‖نعم سافر", "also after a question mark"),
    ("هل سافر ؟‖نعم سافر", "or the blank typed on the wrong side"),
    (". سافر أمس", "a stop at the beginning ends nothing"),
    ("؟ سافر أمس", "nor does a question mark there"),
    ("من ذا.‖هل عاد", "two letters before it and after it are words"),
    ("سافر أمس.‖و عاد", "wa- apart from its word is one too"),
    ("سافر أمس.ك عاد", "another single letter is none"),
    ("هل سافر؟‖«نعم» قال.", "a question mark and an opening mark that touches"),
    ("هل سافر؟‖(نعم) قال.", "and a bracket"),
    ("سافر.«نعم» قال", "after a full stop that touches nobody can tell"),
    ("هل سافر؟-نعم", "nor before a dash"),
    ("أحسنت! ***", "what says nothing belongs to the sentence before it"),
]

ABBREVIATIONS = [
    ("زارنا د. سامي أمس.", "a title before a name"),
    ("زارنا أ.د. سامي أمس.", "titles in a row"),
    ("زارنا أ. د. سامي أمس.", "with a blank between"),
    ("زارنا د.سامي أمس.", "without the blank after"),
    ("زارنا م. سامي ود. هدى أمس.", "behind the conjunction"),
    ("حضر الشاعر ن. فجلس.", "an initial"),
    ("ألفه ج. ر. سامي.", "initials in a row"),
    ("انظر ص. 15 منه.", "a reference before a number"),
    ("توفي (ت. 412) في مصر.", "a year of death"),
    ("عنوانه ص.ب. 77 تونس.", "a post office box"),
    ("كتبه سنة 50 ق.م. تقريبا.", "an era in the middle"),
    ("كتبه سنة 50 ق.م.‖ وقد ضاع.", "an era before a clear start"),
    ("كتبه سنة 1996م.‖ ضاع الكتاب.", "an era glued to its year, mostly the end"),
    ("كتبه سنة 1996 م. أو بعدها.", "but not before a word that carries on"),
    ("كتبه سنة 1996م. أو بعدها.", "glued to its year too"),
    ("اشترى 5 كتب.‖ من قرأها؟", "a word after a number that is no unit"),
    ("كتبه سنة 120 هـ.‖ ضاع الكتاب.", "the Hijri era, with its tatweel"),
    ("طوله 5 كم. تقريبا.", "a unit, carried on"),
    ("طوله 5 كم.‖ هذا كثير.", "a unit that ends"),
    ("خبز وملح إلخ.‖ ثم عاد.", "and so on, mostly the end"),
    ("خبز وملح الخ. من السوق.", "without its hamza, carried on"),
    ("خبز وملح إلخ. 5 دراهم.", "before a number"),
    ("قادة م.ت.ف. في تونس.", "an acronym spelled with dots"),
    ("قادة م.ت.ف.‖ وقال سامي.", "before a clear start"),
    ("كتبت جي. كيه. سامي رواية.", "initials by the names of Latin letters"),
    ("أعلنت بي بي سي.‖ قرر الوزير.", "names of letters in a row spell an acronym"),
    ("لا تثق بي.‖ عد غدا.", "a name of a letter that is a word"),
    ("يحتاج إلى فيتامين ج.‖ تناول البرتقال.", "a letter named as one"),
    ("كتاب الفلسفةد. سامي حداد.", "teh marbuta ends a word: a title glued to it"),
    ("كتبه H. Smith أمس.", "an initial in Latin letters"),
    ("يكفيه فيتامين A.‖ تناول الجزر.", "no initial before Arabic"),
    ("كتبه Dr. Smith أمس.", "a Latin title"),
    ("ألفه سامي (ed.) في مصر.", "an abbreviation that brackets close"),
    ("برنامج Photo Editor.‖ يمكنك تنزيله.", "a Latin word ends a sentence"),
    ("قادة U.N. في تونس.", "a Latin acronym in the middle"),
    ("قادة U.N.‖ وقال سامي.", "before a clear start"),
    ("برنامج Photo editor. in Arabic", "a small Latin letter goes on"),
]

NUMBERS_AND_ADDRESSES = [
    ("بلغ 14.200 دولار.", "thousands"),
    ("بلغ ٣.٥ درجة.", "a decimal in Arabic-Indic digits"),
    ("بلغ ۳۔۵ درجة.", "in Urdu"),
    ("يوم 12.5.2016 مساء.", "a date"),
    ("الإصدار 2.0.1 جاهز.", "a version"),
    ("٢.١. تعريف السوق", "a section's number"),
    ("2. مسجد قديم", "an item's number"),
    ("سافر الوالد أمس.‖ 2. مسجد قديم", "in the second sentence too"),
    ("أ. مسجد قديم", "an item's letter"),
    ("لسببين: 1. الفقر", "a number announced by a colon"),
    ("عاد عام 2008.‖ كان مريضا.", "a year ends a sentence"),
    ("2008.‖ كان مريضا.", "and is no item's number"),
    ("انظر https://example.com/a.b?c=d للمزيد.", "an address"),
    ("راسل info@example.com غدا.", "an e-mail address"),
    ("افتح ملف data.csv غدا.", "a file's name"),
    ("شكرا @user.name جزيلا.", "a handle"),
    ("انظر www.example.com.‖ هذا موقعنا.", "a stop after an address"),
]

ELLIPSES = [
    ("انتظر... ثم خرج.", "an ellipsis in the middle"),
    ("انتظر… ثم خرج.", "as one character"),
    ("انتظر .. ثم خرج.", "two dots"),
    ("بعد المباراة..المدرب يتحدث", "glued on both sides"),
    ("انتظر...‖ هل يعود؟", "before a question word"),
    ("انتظر ..‖ وأنا انتظرت.", "before a pronoun behind its conjunction"),
    ("انتظر ..‖ و أنا انتظرت.", "the conjunction written apart"),
    ("ولكن …‖ – نعم؟", "before a turn of speech"),
    ('انتظر ...‖ الأب: "لا تقلق".', "before a speaker"),
    ('انتظر ...‖ الأب سامي : "لا تقلق".', "of two words, behind a blank"),
    ("في الديربي.. سامي: نريد الفوز", "a headline's colon is no speaker's"),
    ("انتظر..!‖ خرج.", "with another stop it is one"),
    ("انتظر...\n‖ثم خرج.", "the end of the line"),
]

CLOSERS = [
    ('قال: "سافر أمس."‖ ثم صمت.', "the closer belongs to the sentence"),
    ('قال "سافر أمس".‖ ثم صمت.', "before the stop too"),
    ("قال إنه « سافر ».‖ ثم صمت.", "with blanks inside the quotation"),
    ("قال: « سافر أمس. »‖ ثم صمت.", "and between stop and closer"),
    ("انتهى الكلام (هنا).‖ ثم صمت.", "a bracket"),
    ('إن سؤال "من أنت؟" لا يقبل جوابا.', "a question within a clause"),
    ("عند قوله «هذا عيد!» بعد الوصول.", "an exclamation within a clause"),
    ('سألته: "من أنت؟"‖ سكت الرجل.', "a question introduced by a colon"),
    ('إن سؤال "من أنت؟"‖ "لا أحد" قال.', "before another quotation"),
    ('قال متى؟"‖ سكت الرجل.', "a closer that nothing opened"),
    ('إن سؤال "من أنت؟"‖ وقد سكت.', "a clear start after the closer"),
    ('"من أنت؟" سأل الرجل.', "the speaker named after the quotation"),
    ('سافر الرجل أمس.‖ "من أنت؟" سأل الرجل.', "in the second sentence too"),
    ('"من أنت؟"‖ سأل الرجل: "لماذا؟"', "but not one who speaks once more"),
    ('"سننتصر." حسبما قال الوزير.', "its source named after it"),
    ("وضع الدواء (يا للعجب!) على الطاولة.", "an aside"),
    ("وضع (يا رجل! بالماء والملح) الدواء.", "a stop within an aside"),
    ("وضع (يا رجل!‖ بالماء\n‖والملح) الدواء.", "but an aside ends with its line"),
    ("وضع (يا رجل!‖ بالماء    ‖والملح) الدواء.", "and before a layout gap"),
    ("قال: (يا رجل!‖ بالماء) ومضى.", "brackets after a colon hold speech"),
    ("وضع (يا رجل!‖ بالماء والملح", "brackets that nothing closes hold nothing"),
    ("وضع (يا رجل! بالماء (والملح)! وغيره) الدواء.", "a stop behind brackets in an aside"),
    ("وضع (يا رجل! (بالماء. والملح) معا) الدواء.", "and within them, though a stop is before"),
    ("وضع (يا رجل!‖ (بالماء.‖ والملح) الدواء.", "a closer belongs to the nearest opener"),
    ("وضع (الدواء) هنا!‖ ثم مضى (أمس).", "nor those that were closed before"),
    ('قال: "سافر أمس.‖ عاد اليوم."‖ ثم صمت.', "a quotation of two"),
    ('سافر أمس.‖ "عاد" اليوم.', "a mark before a letter opens"),
    ('سافر أمس.‖ « عاد » اليوم.', "a guillemet between blanks, nothing open"),
    ('قال: " سافر أمس. "‖ ثم صمت.', "a straight mark between blanks, something open"),
    ('سافر أمس.‖ " عاد " اليوم.', "a straight mark between blanks, nothing open"),
    ("قال: »سافر أمس. «‖ ثم صمت.", "a pair reversed"),
    (f'قال {RLM}"{RLM} سافر {RLM}"{RLM}{RLM}.{RLM}‖ ثم صمت.', "marks of direction around"),
    ("قال «سافر أمس.»‖ثم صمت.", "a closer glued to the next word"),
]  # fmt: skip

ALL = [*STOPS, *ABBREVIATIONS, *NUMBERS_AND_ADDRESSES, *ELLIPSES, *CLOSERS]


def read_case(case: str) -> tuple[str, list[str]]:
    return case.replace("‖", ""), [part.strip() for part in case.split("‖")]


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(("case", "why"), ALL)
def test_stop(case: str, why: str) -> None:
    text, expected = read_case(case)
    assert sentences_of(text) == expected, why


def test_the_number_of_an_item_has_twelve_characters_at_most() -> None:
    assert sentences_of("123-456-7890. مسجد") == ["123-456-7890. مسجد"]
    assert sentences_of("1234-456-7890. مسجد") == ["1234-456-7890.", "مسجد"]


# Twins: the same text, written otherwise. Presentation forms are those of letters standing alone.
_FORMS = {
    "ا": "\ufe8d", "أ": "\ufe83", "إ": "\ufe87", "ب": "\ufe8f", "ت": "\ufe95", "ج": "\ufe9d",
    "خ": "\ufea5", "د": "\ufea9", "ر": "\ufead", "س": "\ufeb1", "ص": "\ufeb9", "ف": "\ufed1",
    "ق": "\ufed5", "ك": "\ufed9", "ل": "\ufedd", "م": "\ufee1", "ن": "\ufee5", "ه": "\ufee9",
    "و": "\ufeed", "ى": "\ufeef", "ي": "\ufef1", "ة": "\ufe93", "ع": "\ufec9", "ح": "\ufea1",
}  # fmt: skip
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة"
TWINS = {
    "vocalized": {letter: letter + FATHA for letter in _LETTERS},
    "elongated": {letter: letter + "\N{ARABIC TATWEEL}" for letter in _LETTERS},
    "in presentation forms": _FORMS,
    "with marks of direction": {stop: f"{RLM}{stop}{RLM}" for stop in '.؟!"'},
    "typed on a Persian keyboard": {"ي": "ی", "ى": "ی", "ك": "ک"},
}


@pytest.mark.parametrize("twin", TWINS)
@pytest.mark.parametrize(("case", "why"), ALL)
def test_a_twin_is_segmented_as_its_plain_text(twin: str, case: str, why: str) -> None:
    written = str.maketrans(TWINS[twin])
    text, expected = read_case(case)
    assert sentences_of(text.translate(written)) == [part.translate(written) for part in expected]


PIECES = [
    "كلمة", "قال", "و", "هل", "د", "م", "ق.م", "إلخ", "بي", "5", "1990", "A", "a", ".", "؟",
    "!", "..",
    "…", "،", ":", '"', "«", "»", "(", ")", "-", " ", " ", " ", " ", "\n", RLM, FATHA, NBSP,
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_what_stops_decide_is_idempotent(text: str) -> None:
    once = segment_sentences(text)
    assert segment_sentences(once) == once


WORDS = st.sampled_from(
    ["كلمة", "قال", "و", "هل", "د", "أ.د", "م", "5 م", "ق.م", "إلخ", "بي", "1990"]
)
AFTER = st.sampled_from(
    [" ", ". ", ".", "! ", "؟", "..", '." ', ' "', "، ", ": ", " (", ") ", "\n"]
)


@given(st.lists(st.tuples(WORDS, AFTER).map("".join), max_size=12).map("".join))
def test_marks_on_letters_change_no_decision(text: str) -> None:
    marked = text.translate(str.maketrans({letter: letter + FATHA for letter in _LETTERS}))
    assert [part.replace(FATHA, "") for part in sentences_of(marked)] == sentences_of(text)
