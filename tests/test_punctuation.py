"""Punctuation: what is set right, and what looks like it and stays."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm import (
    DISPLAY,
    arabize_punctuation,
    join_waw,
    repair_quotes,
    space_punctuation,
    splice,
    strip_punctuation,
)
from arabic_norm.steps.punctuation.stripping import PUNCTUATION

ZWNJ, RLM, NBSP = "\N{ZERO WIDTH NON-JOINER}", "\N{RIGHT-TO-LEFT MARK}", "\N{NO-BREAK SPACE}"

BEFORE = [
    ("هل وصلت ؟", "هل وصلت؟", "a question mark"),
    ("ما أجمله !", "ما أجمله!", "an exclamation mark"),
    ("قالت : لا", "قالت: لا", "a colon"),
    ("خبز ؛ وزيت", "خبز؛ وزيت", "a semicolon"),
    ("خبز ، وزيت", "خبز، وزيت", "a comma"),
    ("انتهى الدرس .", "انتهى الدرس.", "a full stop"),
    ("یہ کتاب ہے ۔", "یہ کتاب ہے۔", "the full stop of Urdu"),
    ("لماذا ؟؟", "لماذا؟؟", "two"),
    ("حقا ؟!", "حقا؟!", "of two kinds"),
    ("(أمس) .", "(أمس).", "behind a bracket"),
    ("أين أنتم ؟#القدس", "أين أنتم؟#القدس", "before a hashtag"),
    ("ما أجملها !\U0001f600", "ما أجملها!\U0001f600", "before a face in one sign"),
    ("قرأ «الأيام» ، ثم نام", "قرأ «الأيام»، ثم نام", "behind a quotation"),
    ("في عام 1990 ، سافر", "في عام 1990، سافر", "behind a number"),
    ("زادت ٥٪ .", "زادت ٥٪.", "behind a percentage"),
    ("الحديث 5 : قال", "الحديث 5: قال", "a colon behind a number that no number follows"),
    ("سنة 1435 هـ .", "سنة 1435 هـ.", "behind an era, whose tatweel is its own"),
    ("كَتَبَ ، ثُمَّ", "كَتَبَ، ثُمَّ", "behind vowel signs"),
    ("محمد \ufdfa .", "محمد \ufdfa.", "behind a ligature"),
    ("يستعمل Windows .", "يستعمل Windows.", "behind a Latin word that ends the sentence"),
    (f"نعم{NBSP}، لا", "نعم، لا", "a no-break space"),
    (f"نعم {RLM}، لا", f"نعم{RLM}، لا", "what is not seen stays"),
    (f"کتاب{ZWNJ}ها ، قلم", f"کتاب{ZWNJ}ها، قلم", "Persian likewise"),
]
SHIFTED = [
    ("عاد أخي ،وجلس", "عاد أخي، وجلس", "the blank of a comma"),
    ("نام الطفل .ثم صحا", "نام الطفل. ثم صحا", "of a full stop"),
    ("من أنت ؟نعم", "من أنت؟ نعم", "of a question mark"),
    ("قال :نعم", "قال: نعم", "of a colon"),
    ("قال :«نعم»", "قال: «نعم»", "before a quotation"),
    ("الهاتف :0612", "الهاتف: 0612", "before a number"),
]
BEHIND = [
    ("نعم،لا", "نعم، لا", "a comma"),
    ("نعم؛لا", "نعم؛ لا", "a semicolon"),
    ("وصل.ثم عاد", "وصل. ثم عاد", "a full stop"),
    ("عاد إلى البيت.مصر بلده", "عاد إلى البيت. مصر بلده", "before a country that is no domain"),
    ("من؟أنا", "من؟ أنا", "a question mark"),
    ("كلا!أبدا", "كلا! أبدا", "an exclamation mark"),
    ("كلا!!أبدا", "كلا!! أبدا", "two"),
    ("قال:نعم", "قال: نعم", "a colon"),
    ("جهاز،iPhone", "جهاز، iPhone", "a comma before a Latin word"),
    ("نعم،(لا)", "نعم، (لا)", "and before a bracket"),
    ("(أمس).وعاد", "(أمس). وعاد", "behind a bracket"),
    ("عام 1901م.كان", "عام 1901م. كان", "behind an era, which is no initial"),
    ("حضر د.سامي", "حضر د. سامي", "a title"),
    ("حضر أ.د.سامي", "حضر أ.د. سامي", "two titles"),
    ("المهندس م.علي", "المهندس م. علي", "an engineer's"),
    ("عاد (أمس)ثم مضى", "عاد (أمس) ثم مضى", "a bracket"),
    ("انظر الهامش [12]وما بعده", "انظر الهامش [12] وما بعده", "a number in brackets"),
    ("قَالَ:نَعَمْ", "قَالَ: نَعَمْ", "with vowel signs"),
]
INSIDE = [
    ("في ( عمان ) أمس", "في (عمان) أمس", "round brackets"),
    ("انظر [ الملحق ] هنا", "انظر [الملحق] هنا", "square brackets"),
    ("قرأ { الحمد لله } ثم", "قرأ {الحمد لله} ثم", "braces"),
    ("عاد ( مساء) متعبا", "عاد (مساء) متعبا", "the first blank alone"),
    ("عاد (مساء ) متعبا", "عاد (مساء) متعبا", "the second alone"),
    ("سعره ( 50 دينارا ) فقط", "سعره (50 دينارا) فقط", "a number"),
    ("شركة ( IBM ) هنا", "شركة (IBM) هنا", "a Latin name"),
    ("( ( نص ) )", "((نص))", "one in another"),
    ("( لماذا ؟ )", "(لماذا؟)", "a mark before the bracket"),
    ("( الجواب ) : نعم", "(الجواب): نعم", "a mark behind it"),
]
STAYS = [
    ("ربما .. لا", "two dots are a style"),
    ("ربما ... لا", "so are three"),
    ("حسنا … نعم", "and their sign"),
    ("سكت. . . ثم قال", "a spaced ellipsis"),
    ("ابتسم :-) ثم", "a face with a nose"),
    ("ابتسم :) ثم", "one without"),
    ("حزن :( ثم", "a sad one"),
    ("ضحك :D كثيرا", "one of a letter"),
    ("قطة :3 هنا", "one of a digit"),
    ("مزحة ؛-) فقط", "on an Arabic keyboard"),
    ("الفوز 2 : 1 أمس", "a score"),
    ("الساعة 10 : 30 صباحا", "a time"),
    ("الساعة 10:30 صباحا", "a time without blanks"),
    ("سورة البقرة 2:255", "a verse"),
    ("البقرة:255", "a verse by its sura"),
    ("conj(\u202bخمسة\u202c,x \u202b)ثلاثون\u202c", "PDF: two embeddings hold the two brackets"),
    ("(\u202b نعم\u202c،\u202b)بلى\u202c", "and a comma stands before the one on the wrong side"),
    ("(x \u202b)تظهر\u202c", "one that is turned, behind a control"),
    ("قيمة .75 فقط", "a decimal without a zero"),
    ("قيمة .٧٥ فقط", "in Arabic digits"),
    ("ثمن 3.5 أو ٣٫٥ أو 3،5", "decimals"),
    ("بلغ 1,500 و20.11.2024", "thousands, a date"),
    ("صيغة .pdf فقط", "a type of file"),
    ("ملف تقرير.pdf هنا", "a name of a file"),
    ("إذا كان x != y فإن", "an operator"),
    ("الدالة f : A → B متصلة", "mathematics"),
    ("النسبة س : ص ثابتة", "letters spoken of"),
    ("نشره المرسى.كوم أمس", "an Arabic domain"),
    ("زر www.موقع.كوم الآن", "with its first part"),
    ("على موقع وزارة.السعودية الآن", "with the name of a country"),
    ("راسلنا على info@example.com الآن", "an address"),
    ("#وسم:كلمة", "a hashtag"),
    ("ت.س.إليوت", "initials"),
    ("ص.ب 12", "an abbreviation"),
    ("انضم إلى م.ت.ف", "an acronym"),
    ("قناة سي.إن.إن", "an acronym by the names of its letters"),
    ("سأله:«من أنت؟»", "a colon before a quotation, as found"),
    ("علامة «،» أو « ؛ »", "a mark that is quoted"),
    ("يعني “؟وت” بها", "a mark for a letter that is not known"),
    ("في الثورة،١ وقد أجاب", "a note's number"),
    ("كتب الأستاذ(ة) اسمه", "an ending in brackets"),
    ("و(ال)كتاب", "an article in brackets"),
    ("- [ ] مهمة", "a check box"),
    ("قال ( ) ثم", "nothing in brackets"),
    ("حذف ( ... ) منه", "an omission in brackets"),
    ("المعادلة ( x + 1 ) هنا", "a formula"),
    ("لقد،)قد( ( نص )", "brackets turned around"),
    ("انظر ( الفصل الأول", "a bracket without partner"),
    ("تصنيف:مدن", "a room of a wiki"),
    ("نص ![صورة](a.png) نص", "a picture in Markdown"),
    ("نفّذ `كود` ، ثم", "code in a line"),
    ("زر http://example.com ، ثم", "an address takes no mark to it"),
    ("قال « Bonjour : ça va ? » ثم", "French within Arabic"),
    ("Il a dit : « نعم » !", "a line of French"),
    ("Bonjour : ça va ?", "no Arabic letter"),
    ("نعم    : لا", "a gap"),
    ("نعم\n: لا", "a line break"),
]


@pytest.mark.parametrize(("text", "expected", "why"), BEFORE + SHIFTED + BEHIND + INSIDE)
def test_blanks_beside_marks_are_set_right(text, expected, why):
    assert space_punctuation(text) == expected, why


@pytest.mark.parametrize(("text", "why"), STAYS)
def test_what_only_looks_like_it_stays(text, why):
    assert space_punctuation(text) == text, why


#: Lines of code, data and markup with marks in Arabic words.
FOREIGN = [
    "print('نعم ، لا', x)",
    'const a = "نعم ,لا";',
    '{"اسم": "سامي ، علي", "عمر": 5}',
    '<p title="نعم ، لا">',
    "| نعم | لا |",
    "Le mot « نعم » : un mot, deux mots ; trois ?",
    "the word نعم, which means yes; is it?",
    "acronyms (م.ت.ف, سي.إن.إن), faces, letters",
    "words = [u'أبو', u'أبا', u'أبي',",
    "u'من ثلاثمئة وخمسين بلدا ',",
    "        (0xFDFB, '3', u'جل جلاله'),",
    "|O x |P ؛ |{ < |",
    "[عربي](ar.md){ .ar }",
]


@pytest.mark.parametrize("line", FOREIGN)
@pytest.mark.parametrize("step", [space_punctuation, arabize_punctuation, join_waw])
def test_code_data_markup_and_latin_lines_stay(step, line):
    assert step(line) == line
    assert step(f"قال نعم\n{line}\nقال لا") == f"قال نعم\n{line}\nقال لا"


LATIN = [
    ("قرأ, وكتب", "قرأ، وكتب", "a comma"),
    ("جاء; ثم ذهب", "جاء؛ ثم ذهب", "a semicolon"),
    ("أين أنت?", "أين أنت؟", "a question mark"),
    ("هل عدت? نعم", "هل عدت؟ نعم", "before a word"),
    ("لماذا??", "لماذا؟؟", "two"),
    ("حقا?!", "حقا؟!", "beside another mark"),
    ("كَتَبَ, ثم", "كَتَبَ، ثم", "behind a vowel sign"),
    ("(مصر), ثم", "(مصر)، ثم", "behind a bracket"),
    ("«الأيام», ثم", "«الأيام»، ثم", "behind a quotation"),
    ("سنة 1990, سافر", "سنة 1990، سافر", "behind a number that no number follows"),
    ("نعم , لا", "نعم ، لا", "the blank is another step's"),
    ("نعم,لا أدري", "نعم،لا أدري", "so is its absence"),
    ('"من أنت?"', '"من أنت؟"', "in a quotation"),
    ("محمد, علي, حسن", "محمد، علي، حسن", "a list"),
    ("این, آن", "این، آن", "Persian has the same marks"),
    ('قال "نعم", ثم خرج', 'قال "نعم"، ثم خرج', "behind a straight mark, where prose goes on"),
    ("(في 21 أبريل 1997),", "(في 21 أبريل 1997)،", "at the end of a line"),
]
LATIN_STAYS = [
    ("زار Paris, London, Rome ثم", "a list of Latin names"),
    ("بلغ 1,250,000 دينار", "a number"),
    ("الإحداثيات 5, 7", "two numbers"),
    ("الاسم,العمر,المدينة", "a row of data"),
    ("سامي;30;عمان", "with semicolons"),
    ("صفحة?id=5", "a query"),
    ("ابتسم ;) ثم", "a face"),
    ("ابتسم ;-) ثم", "with a nose"),
    ("الج?و بارد", "a letter was lost"),
    ("قال ?نعم? ثم", "so were quotation marks"),
    ("&quot;نعم&quot; ثم", "an entity"),
    ("هل هو iPhone?", "behind a Latin word"),
    ("Hello, world; why?", "no Arabic letter"),
]


@pytest.mark.parametrize(("text", "expected", "why"), LATIN)
def test_latin_marks_behind_arabic_words_are_written_in_arabic(text, expected, why):
    assert arabize_punctuation(text) == expected, why


@pytest.mark.parametrize(("text", "why"), LATIN_STAYS)
def test_latin_marks_of_others_stay(text, why):
    assert arabize_punctuation(text) == text, why


WAW = [
    ("جاء و ذهب", "جاء وذهب", "between two words"),
    ("و قال", "وقال", "at the start"),
    ("كتب و قرأ و نام", "كتب وقرأ ونام", "twice"),
    ("وَ قال", "وَقال", "with its vowel"),
    ("(و هو)", "(وهو)", "in brackets"),
    ("قال: و الله", "قال: والله", "behind a mark"),
    ("5 و عشرون", "5 وعشرون", "behind a number"),
    ("عام 1990م و بعده", "عام 1990م وبعده", "behind an era, which is no letter spoken of"),
    (f"ثم و{NBSP}قال", "ثم وقال", "a no-break space"),
]
WAW_STAYS = [
    ("الفقرات أ و ب و ج", "letters spoken of"),
    ("حرف و من حروف العطف", "waw itself"),
    ("الضلعان س و ص", "names of lines"),
    ("عشرون و 5", "a number"),
    ("هاتف و iPhone", "a Latin word"),
    ("و) الفقرة", "a label"),
    ("و- الفقرة", "another"),
    ("و و و", "nothing but waw"),
    ("أكل و", "no word follows"),
    ("«نعم» و «لا»", "a quotation is for repair_quotes"),
    ("أكل و    شرب", "a gap"),
    ("أكل و\nشرب", "a line break"),
    ("کتاب و دفتر را خرید", "Persian"),
    ("محمد بن عثمان و علی بن محمد", "one keyboard's letter tells of it where nothing else does"),
    ("جاء و مشى في گراج البيت", "or a letter of another language, in the line"),
    ("ضوء و\N{ARABIC TATWEEL} نور", "stretched"),
]


@pytest.mark.parametrize(("text", "expected", "why"), WAW)
def test_the_conjunction_joins_its_word(text, expected, why):
    assert join_waw(text) == expected, why


@pytest.mark.parametrize(("text", "why"), WAW_STAYS)
def test_a_waw_that_is_none_stays(text, why):
    assert join_waw(text) == text, why


STRIPPED = [
    ("نعم، لا؟", "نعم لا", "behind words"),
    ("قال: «سأعود غدا».", "قال سأعود غدا", "runs"),
    ("أتى(أمس)ثم مضى!", "أتى أمس ثم مضى", "glued to words"),
    ("نعم — لا…", "نعم لا", "dashes and dots"),
    ("  ،نعم", "نعم", "blanks before marks go with them"),
    ("نعم،\nلا", "نعم\nلا", "lines stay"),
    ("3.5 و50٪", "3 5 و50", "separators and percentages too"),
    ("...", "", "nothing else"),
    ("كَتَبَ 25 سطرا", "كَتَبَ 25 سطرا", "letters, marks, digits"),
    ("ليلـــى + 5$", "ليلـــى + 5$", "tatweel and symbols"),
    ("نعم  لا", "نعم  لا", "blanks away from marks"),
]


@pytest.mark.parametrize(("text", "expected", "why"), STRIPPED)
def test_strip_punctuation(text, expected, why):
    assert strip_punctuation(text) == expected, why


def test_what_is_punctuation_is_so_to_unicode():
    assert all(regex.match(r"\p{P}", char) for char in PUNCTUATION)
    arabic = [chr(code) for code in [*range(0x80), *range(0x600, 0x700), *range(0x2000, 0x2070)]]
    assert {char for char in arabic if regex.match(r"\p{P}", char)} <= set(PUNCTUATION)


# DISPLAY -----------------------------------------------------------------------------------------
def test_marks_and_quotation_marks_do_not_fight():
    assert DISPLAY('قال :" نعم " , ثم خرج .') == "قال: «نعم»، ثم خرج."
    assert DISPLAY("قال : » نعم « ؟") == "قال: «نعم»؟"
    assert DISPLAY("سأله:«من؟» .") == "سأله:«من؟»."


PIECES = [
    *"،؛؟!:.,;?()[]{}\"'«»“”…-=ـ#&<>",
    *(" ", "  ", "\n", NBSP, "كلمة", "د", "و", "قال", "كوم", "abc", "5", "٣", "12", RLM, ZWNJ),
    *("&laquo;", "&quot;", "<<", ">>", "''", "؟؟", "..", ". . .", ":)", " ،", " .", "( ", " )"),
    *("\N{ARABIC FATHA}", "است که", "سي.إن", "http://a.b", "`ا`", "]("),
]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.mark.parametrize("step", [space_punctuation, arabize_punctuation, join_waw, DISPLAY])
@given(text=texts)
def test_once_is_enough(step, text):
    once = step(text)
    assert step(once) == once
    assert splice(text, step.edits(text)) == once


@given(text=texts)
def test_only_blanks_change(text):
    assert "".join(space_punctuation(text).split()) == "".join(text.split())
    assert "".join(join_waw(text).split()) == "".join(text.split())
    assert len(arabize_punctuation(text)) == len(text)


@given(text=texts)
def test_quotation_marks_are_read_alike_before_and_after(text):
    """What a mark is does not depend on the blanks before the punctuation beside it."""
    line = f"قال «نعم» {text}"
    assert repair_quotes(DISPLAY(line)) == DISPLAY(line)
