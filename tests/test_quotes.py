"""Quotation marks: each kind of damage and its repair, and what stays."""

from __future__ import annotations

from itertools import product

import pytest

from arabic_norm import (
    Edit,
    repair_quotes,
    straighten_quotes,
    strip_quotes,
    strip_tashkeel,
    strip_tatweel,
    unify_alef,
    unify_hamza,
)

NBSP = "\N{NO-BREAK SPACE}"
RLM = "\N{RIGHT-TO-LEFT MARK}"
LRM = "\N{LEFT-TO-RIGHT MARK}"
RLE = "\N{RIGHT-TO-LEFT EMBEDDING}"
PDF = "\N{POP DIRECTIONAL FORMATTING}"
DOUBLE_PRIME = "\N{DOUBLE PRIME}"
PRIME = "\N{PRIME}"

# Most cases damage one sentence, so that a reader compares the marks and nothing else.
SOUND = "يسمى «الميناء القديم» منذ قرن"
DAMAGED = [
    ("يسمى »الميناء القديم« منذ قرن", "the pair reversed"),
    ("يسمى »الميناء القديم» منذ قرن", "the opener reversed: all marks close"),
    ("يسمى «الميناء القديم« منذ قرن", "the closer reversed: all marks open"),
    ("يسمى « الميناء القديم » منذ قرن", "blanks inside"),
    ("يسمى « الميناء القديم» منذ قرن", "a blank inside at the start"),
    ("يسمى «الميناء القديم » منذ قرن", "a blank inside at the end"),
    (f"يسمى «{NBSP}الميناء القديم{NBSP}» منذ قرن", "no-break spaces inside, as in French"),
    (f"يسمى » {NBSP}الميناء القديم  « منذ قرن", "several blanks inside a reversed pair"),
    ("يسمى »الميناء القديم »منذ قرن", "all marks close, with the blank on the left side of each"),
    ("يسمى ”الميناء القديم ”منذ قرن", "the same of curly marks"),
    ("يسمى« الميناء القديم »منذ قرن", "both blanks on the inner side"),
    ("يسمى« الميناء القديم» منذ قرن", "the opener's blank on the inner side"),
    ("يسمى «الميناء القديم »منذ قرن", "the closer's blank on the inner side"),
    ("يسمى«الميناء القديم» منذ قرن", "the opener glued to the word before it"),
    ("يسمى «الميناء القديم»منذ قرن", "the closer glued to the word after it"),
    ("يسمى«الميناء القديم»منذ قرن", "both glued"),
    ('يسمى "الميناء القديم" منذ قرن', "straight"),
    ('يسمى " الميناء القديم " منذ قرن', "straight, blanks inside: only the order tells"),
    ('يسمى "الميناء القديم"منذ قرن', "straight, the closer glued"),
    ('يسمى «الميناء القديم" منذ قرن', "a straight closer"),
    ('يسمى "الميناء القديم» منذ قرن', "a straight opener"),
    ("يسمى “الميناء القديم» منذ قرن", "a curly opener"),
    ("يسمى «الميناء القديم” منذ قرن", "a curly closer"),
    ("يسمى “الميناء القديم” منذ قرن", "curly"),
    ("يسمى ”الميناء القديم“ منذ قرن", "curly as right-to-left keyboards type it"),
    ("يسمى ”الميناء القديم” منذ قرن", "curly, both of one shape"),
    ("يسمى „الميناء القديم“ منذ قرن", "German"),
    ("يسمى „الميناء القديم” منذ قرن", "Polish and Hungarian"),
    ("يسمى \uff02الميناء القديم\uff02 منذ قرن", "full width, U+FF02"),
    ("يسمى ‹الميناء القديم› منذ قرن", "single guillemets"),
    ("يسمى ›الميناء القديم‹ منذ قرن", "single guillemets reversed"),
    ("يسمى <<الميناء القديم>> منذ قرن", "guillemets typed as pairs of < and >"),
    ("يسمى >>الميناء القديم<< منذ قرن", "those reversed"),
    ("يسمى 'الميناء القديم' منذ قرن", "straight singles"),
    ("يسمى ‘الميناء القديم’ منذ قرن", "curly singles"),
    ("يسمى ’الميناء القديم‘ منذ قرن", "curly singles as right-to-left keyboards type them"),
    ("يسمى ''الميناء القديم'' منذ قرن", "two apostrophes"),
    ("يسمى &laquo;الميناء القديم&raquo; منذ قرن", "entities of guillemets"),
    ("يسمى &#171;الميناء القديم&#187; منذ قرن", "numbered entities"),
    ("يسمى &ldquo;الميناء القديم&rdquo; منذ قرن", "entities of curly marks"),
    ("يسمى &quot;الميناء القديم&quot; منذ قرن", "entities of straight marks"),
    ("يسمى &raquo;الميناء القديم &raquo;منذ قرن", "entities, all closing, blanks misplaced"),
    ("يسمى ««الميناء القديم»» منذ قرن", "doubled"),
    ('يسمى ""الميناء القديم"" منذ قرن', "straight, doubled"),
    ("يسمى «الميناء القديم»» منذ قرن", "one of them doubled"),
    ("يسمى ««الميناء القديم»»منذ قرن", "doubled, the closer glued"),
    ("يسمى««الميناء القديم»» منذ قرن", "doubled, the opener glued"),
    ("يسمى «« الميناء القديم »» منذ قرن", "doubled, blanks inside"),
    (
        f"يسمى » الميناء القديم{DOUBLE_PRIME} منذ قرن",
        "reversed, a blank inside, a prime for closer",
    ),
    ('يسمى“ الميناء القديم "منذ قرن', "mixed, both blanks on the inner side"),
    ("يسمى &laquo; الميناء القديم «منذ قرن", "an entity and a reversed closer, blanks misplaced"),
]


@pytest.mark.parametrize(("damaged", "why"), DAMAGED)
def test_damage_is_repaired(damaged: str, why: str) -> None:
    assert repair_quotes(damaged) == SOUND, why


PROCLITICS = [
    ("قرأ ب »جريدة الأفق »مقالا", "قرأ ب«جريدة الأفق» مقالا", "torn off, all marks close"),
    (f"قرأ ب{NBSP}»جريدة الأفق{NBSP}»مقالا", "قرأ ب«جريدة الأفق» مقالا", "no-break spaces"),
    ("و »الأفق« جريدة", "و«الأفق» جريدة", "a conjunction at the start of a line"),
    ("و»الأفق »جريدة", "و«الأفق» جريدة", "not torn off, though all marks close"),
    ("دفعت ل ”الأفق“ مالا", "دفعت ل«الأفق» مالا", "curly"),
    ('التحق بـ "النادي" صيفا', "التحق بـ«النادي» صيفا", "tatweel on the proclitic stays"),
    ("التحق بِـ « النادي » صيفا", "التحق بِـ«النادي» صيفا", "so does tashkeel"),
    ("التحق بـــ »النادي »صيفا", "التحق بـــ«النادي» صيفا", "so does a line of tatweel"),
    ("أعطاه لل »نادي« هدية", "أعطاه لل«نادي» هدية", "a preposition with the article"),
    ("وبال »ميناء« قوارب", "وبال«ميناء» قوارب", "three proclitics"),
    ('"سلمى" و "هدى" معا', "«سلمى» و«هدى» معا", "a conjunction between two quotations"),
    ("»سلمى »و »هدى »معا", "«سلمى» و«هدى» معا", "the same, all marks close"),
    ('"سلمى"و"هدى" معا', "«سلمى» و«هدى» معا", "glued on both sides"),
    ("'سلمى'و'هدى' معا", "«سلمى» و«هدى» معا", "between single marks too"),
    ("الفقرة س «نص»", "الفقرة س «نص»", "a lone seen names a thing, and stays apart"),
]


@pytest.mark.parametrize(("damaged", "expected", "why"), PROCLITICS)
def test_a_proclitic_joins_its_quotation(damaged: str, expected: str, why: str) -> None:
    assert repair_quotes(damaged) == expected, why


# Nested quotations are curly; a third level is of guillemets again.
NESTED = [
    (
        'قال إن " رواية " نهر " وحكايته في شارع " الميناء " أعجبته ".',
        "قال إن «رواية “نهر” وحكايته في شارع “الميناء” أعجبته».",
        "blanks inside all marks: nouns that a name specifies tell the openers",
    ),
    ('قالت: «قرأت "دفتر أمي" أمس».', "قالت: «قرأت “دفتر أمي” أمس».", "straight in guillemets"),
    ('قالت: "قرأت «دفتر أمي» أمس".', "قالت: «قرأت “دفتر أمي” أمس».", "guillemets in straight"),
    ("قالت: «قرأت «دفتر أمي» أمس».", "قالت: «قرأت “دفتر أمي” أمس».", "the same in the same"),
    ('قالت: "قرأت "دفتر أمي" أمس".', "قالت: «قرأت “دفتر أمي” أمس».", "straight in straight"),
    ("قالت: »قرأت »دفتر أمي« أمس«.", "قالت: «قرأت “دفتر أمي” أمس».", "reversed"),
    ("قالت: “قرأت ‹دفتر أمي› أمس”.", "قالت: «قرأت “دفتر أمي” أمس».", "single in curly"),
    ("قالت: \"قرأت 'دفتر أمي' أمس\".", "قالت: «قرأت “دفتر أمي” أمس».", "straight single in double"),
    ("قالت: «قرأت «دفتر أمي»».", "قالت: «قرأت “دفتر أمي”».", "two closers are not one doubled"),
    ('قالت: ""دفتر أمي" ضاع".', "قالت: «“دفتر أمي” ضاع».", "nor are two openers"),
    ("قالت: «صاح: «قل: «نعم»!»».", "قالت: «صاح: “قل: «نعم»!”».", "three levels"),
    ('«نعم" «لا» "ربما»', "«نعم» «لا» «ربما»", "side by side is not nested"),
]


@pytest.mark.parametrize(("damaged", "expected", "why"), NESTED)
def test_nesting(damaged: str, expected: str, why: str) -> None:
    assert repair_quotes(damaged) == expected, why


OTHERS = [
    ('نالت لقب "أسرع 10″ أمس', "نالت لقب «أسرع 10» أمس", "a prime that WordPress made of a closer"),
    ("كتب « نعم » ، ثم « لا » .", "كتب «نعم» ، ثم «لا» .", "blanks outside stay"),
    ('كتب "أ" و"ب" و"ج"', "كتب «أ» و«ب» و«ج»", "quoted letters are no proclitics"),
    ("قال « النهر لن يجف", "قال «النهر لن يجف", "the blank of an opener without partner"),
    ("النهر لن يجف ».", "النهر لن يجف».", "of a closer"),
    ("زار مقر حزب » المصباح", "زار مقر حزب «المصباح", "behind a noun that a name specifies"),
    ('وأضاف" سيعود القارب', "وأضاف «سيعود القارب", "its blank on the wrong side"),
    ('صاح " أين القارب', "صاح «أين القارب", "behind a verb of saying"),
    ('وتابع "… ثم عاد" أمس', "وتابع «… ثم عاد» أمس", "an ellipsis at a quotation's start"),
    ('وتابع "... ثم عاد', "وتابع «... ثم عاد", "and one of three full stops"),
    ('رأى ""النهر ثم عاد', "رأى «النهر ثم عاد", "an opener typed twice, which nothing closes"),
    ("كتب «نعم “”لا» هنا", "كتب «نعم» «لا» هنا", "what touches between two quotations is theirs"),
    ('جاء فيه:"', "جاء فيه:«", "a colon at the line's end: the quotation begins in the next one"),
    ('قال: لا". ثم قال: نعم". وسكت', "قال: لا». ثم قال: نعم». وسكت", "none opens before a stop"),
    ('انتهى البيان".".', "انتهى البيان».».", "no pair around a stop alone, behind a word"),
    ("نشر «نعم »أو« لا» أمس", "نشر «نعم» أو «لا» أمس", "a conjunction between two quotations"),
    ("قال: <<قرأت <<الساحل>>>>.", "قال: «قرأت “الساحل”».", "four signs close two quotations"),
    ("قال: ««قرأت ««الساحل»»»».", "قال: «قرأت “الساحل”».", "and marks typed twice do"),
    ("أجاب: 'رأيت 'النجم''.", "أجاب: «رأيت “النجم”».", "two apostrophes close two quotations"),
    (
        "قال: <<زار <<نور>> المدينة>>.",
        "قال: «زار “نور” المدينة».",
        "inner pairs are written as well",
    ),
    ("جلس »يصف »الربيع««، ثم سكت", "جلس «يصف “الربيع”»، ثم سكت", "two closers are not one twice"),
    ('("نعم")', "(«نعم»)", "in brackets"),
    ("زار (هنا)« البحر» أمس", "زار (هنا) «البحر» أمس", "a blank shifted from a closed bracket"),
    ("زار «البحر »(هنا) أمس", "زار «البحر» (هنا) أمس", "from an opened one"),
    ("قناة «البحر »(Sea) هنا", "قناة «البحر» (Sea) هنا", "from a gloss"),
    ("هنا -« البحر» أمس", "هنا - «البحر» أمس", "from a dash before"),
    ("زار «البحر »- هنا", "زار «البحر» - هنا", "and after"),
    ("هنا #« البحر» أمس", "هنا # «البحر» أمس", "from a sign before"),
    ("زار «البحر »# هنا", "زار «البحر» # هنا", "and after"),
    ('أهي "نعم"؟', "أهي «نعم»؟", "before a stop"),
    ('اسمه "Blue Moon" بيننا', "اسمه «Blue Moon» بيننا", "Latin words quoted in Arabic"),
    ("اسمه 'Blue Moon' بيننا", "اسمه «Blue Moon» بيننا", "in single marks too"),
    ("ثلاثة (' واحد ')", "ثلاثة (' واحد ')", "single marks apart from their words do not quote"),
    ("«نعم»\n»لا«", "«نعم»\n«لا»", "each line is decided alone"),
    ('<b>"نعم"</b> قالت', "<b>«نعم»</b> قالت", "between tags"),
    ('`س` ثم "نعم"', "`س` ثم «نعم»", "beside code"),
    (
        f"يسمى {RLM}»{RLM}الميناء{RLM}«{RLM} هنا",
        f"يسمى {RLM}«{RLM}الميناء{RLM}»{RLM} هنا",
        "RLM stays",
    ),
    (f"ب{RLM} »{LRM}الميناء »هنا", f"ب{RLM}«{LRM}الميناء» هنا", "read past controls"),
    (f'{RLE}"الميناء"{PDF} هنا', f"{RLE}«الميناء»{PDF} هنا", "an embedding around the pair"),
    (f"«{RLM} الميناء {RLM}»", f"«{RLM}الميناء{RLM}»", "blanks inside go, controls stay"),
]


@pytest.mark.parametrize(("damaged", "expected", "why"), OTHERS)
def test_repair(damaged: str, expected: str, why: str) -> None:
    assert repair_quotes(damaged) == expected, why


STAYS = [
    ('«"»«"»«"»«"» عنوان', "a long run of marks is an ornament"),
    ("قالت don't ثم خرجت", "an apostrophe"),
    ("في وزارة l'État أو l’État بيان", "a French article"),
    ("كلمة ma'lum تعني المعروف", "a hamza of transliteration"),
    ("في 'Uyun al-anba' خبر", "ayn and hamza of transliteration are no pair"),
    ("كتبه 'Abd al-Rahman' قديما", "nor is a name between them"),
    ("طوله 5'10\" تقريبا", "feet and inches"),
    (f"عند 33{PRIME}15{DOUBLE_PRIME} شمالا", "minutes and seconds"),
    ('شاشة 14" جديدة', "inches"),
    ('شاشة 14" وأخرى 15" معا', "inches twice"),
    ("شاشة 14'' وأخرى 15'' معا", "in two apostrophes"),
    (f"شاشة 14{DOUBLE_PRIME} جديدة", "inches in primes"),
    ('اكتب `print("سلام")` هنا', "code in a line"),
    ('```\nx = "سلام"\n```', "fenced code"),
    ("cin >> x; cout << y;", "shifts of a program"),
    ("<<<<<<< HEAD", "a ruled line"),
    ('زر https://example.org/?q="نور" الآن', "a URL"),
    ('<a href="x.html">نعم</a>', "an attribute"),
    ('{"اسم": "نور", "سن": "3"}', "JSON"),
    ('["نور", "هدى"]', "a JSON list"),
    ('"نور","حلب","1990"', "a CSV row"),
    ('نور,"حلب, الشام",1990', "a CSV row with one quoted field"),
    ("قال تعالى ﴿قل هو الله أحد﴾ وصدق", "Quran brackets"),
    ("قال ((إنما الأعمال بالنيات)) وسكت", "double brackets, a hadith's quotation marks"),
    ("قال إن «النهر لن يجف", "an opener that nothing closes"),
    ("النهر لن يجف» قال الصياد", "a closer that nothing opened"),
    ("نهر » باب", "the blank of an unpaired mark between two words"),
    ("قال «نعم» ».", "and of one beside another mark"),
    ("الجزء 2 » الجزء 3", "between two numbers"),
    ('رأى "" في الورقة', "an empty pair of straight marks"),
    (">>>> رسالة قديمة", "quoted mail"),
    ("كتب: «…ثم عاد»", "an ellipsis at a quotation's start"),
    ("قال:«نعم» وخرج", "no blank after a colon"),
    ("«نعم» - «لا»", "a dash between blanks"),
    ("اكتب «،» بدل «؛» هنا", "signs that are spoken of"),
    ("کتاب «شب » و «روز» را خواندم", "Persian marks, whatever they are"),
    ('یہ "کتاب" اچھی ہے', "Urdu's"),
    ("لە »شار« ئەم", "Kurdish"),
    ("قال «نعم» ، وخرج", "a blank before a comma"),
    ("«نعم»، «لا»", "no blank before a comma"),
    ("«نعم»(كذا)", "a bracket that touches"),
    ("التحق ب«نادي البحر» صيفا", "a proclitic that is joined"),
    ("قالت: «قرأت “دفتر أمي” أمس».", "nested as it should be"),
    ("قالت: «صاح: “قل: «نعم»!”».", "three levels"),
    ("رأى «» في الورقة", "an empty pair"),
    (f"«نعم»{NBSP}{NBSP}{NBSP}{NBSP}«لا»", "a layout gap"),
    ("خرج الولد ثم عاد", "no mark at all"),
    ("", "nothing"),
    ('"', "a mark alone"),
]


@pytest.mark.parametrize(("text", "why"), STAYS)
def test_what_is_sound_or_no_quotation_mark_gives_no_edit(text: str, why: str) -> None:
    assert repair_quotes.edits(text) == [], why
    assert repair_quotes(text) is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال إن "النهر لن يجف', "قال إن «النهر لن يجف"),
        ('النهر لن يجف" قال الصياد', "النهر لن يجف» قال الصياد"),
    ],
)
def test_an_unpaired_mark_points_where_its_neighbours_say(text: str, expected: str) -> None:
    assert repair_quotes(text) == expected


LONE = [
    (
        'هذا باب النهر ". فسأل الناس عنه وقال " سيفتح غدا',
        "هذا باب النهر». فسأل الناس عنه وقال «سيفتح غدا",
        "the line was cut out of a text: nothing opens before a stop",
    ),
    ('باب النهر " ، ثم قالت " سيفتح', "باب النهر» ، ثم قالت «سيفتح", "nor before a comma"),
    (
        "زار “النهر” وعاد مساء”، وفق قوله. ثم نام”، كما زعم.",
        "زار «النهر» وعاد مساء»، وفق قوله. ثم نام»، كما زعم.",
        "two openers lost: a mark that closes by shape and blank still does",
    ),
    (
        "قالت «الباب ومعها «النهر» وكذلك «البحر ثم نامت",
        "قالت «الباب ومعها «النهر» وكذلك «البحر ثم نامت",
        "two closers lost: the same of one that opens",
    ),
    (
        "قال «رأيت النهر. وسمع عن «الباب» هنا",
        "قال «رأيت النهر. وسمع عن «الباب» هنا",
        "of two openers before one closer the nearer is its partner",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), LONE)
def test_lone_marks_leave_their_neighbours_in_peace(text: str, expected: str, why: str) -> None:
    assert repair_quotes(text) == expected, why


def test_marks_in_doubt_between_two_readings_stay() -> None:
    assert repair_quotes('نعم " لا') == 'نعم " لا'
    assert repair_quotes('نعم " - لا') == "نعم » - لا"  # before a dash there is less doubt


EDITS = [
    ('قال "نعم" «لا»', [Edit(4, 5, "«"), Edit(8, 9, "»")], "a sound pair beside a damaged one"),
    ("قال «نعم « لا", [Edit(8, 9, ""), Edit(9, 10, "»")], "the opener is right"),
    ("ب »نعم« لا", [Edit(1, 2, ""), Edit(2, 3, "«"), Edit(6, 7, "»")], "a blank, its mark"),
    ("قال «نعم»لا", [Edit(9, 9, " ")], "a blank added"),
    ("«نعم»» لا", [Edit(5, 6, "")], "a repeated mark"),
    ("«نعم»\n« لا»", [Edit(7, 8, "")], "in the second line"),
]


@pytest.mark.parametrize(("text", "expected", "why"), EDITS)
def test_edits_are_minimal(text: str, expected: list[Edit], why: str) -> None:
    assert repair_quotes.edits(text) == expected, why


ALL_CASES = [case[0] for case in DAMAGED + PROCLITICS + NESTED + OTHERS + LONE + STAYS]


@pytest.mark.parametrize(
    "step",
    [strip_tashkeel, strip_tatweel, unify_alef, unify_hamza],
    ids=lambda step: step.name,
)
@pytest.mark.parametrize("text", ALL_CASES)
def test_repair_is_the_same_before_and_after_folding(text: str, step) -> None:
    assert repair_quotes(step(text)) == step(repair_quotes(text))


@pytest.mark.parametrize("text", ALL_CASES)
def test_the_cases_are_settled(text: str) -> None:
    once = repair_quotes(text)
    assert repair_quotes(once) == once


WORDS = ["النهر", "هدى", "قرية", "باب", "مساء الخير"]
PAIRS = ["«»", "»«", "««", "»»", '""', "“”", "”“", "„“", "‹›", '«"', '"»', "“»", "«”"]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("inside", ["", " ", NBSP])
def test_every_pair_around_every_word(pair: str, inside: str) -> None:
    for before, quoted, after in product(WORDS, repeat=3):
        damaged = f"{before} {pair[0]}{inside}{quoted}{inside}{pair[1]} {after}"
        assert repair_quotes(damaged) == f"{before} «{quoted}» {after}"


def test_straighten_writes_every_double_mark_as_one() -> None:
    assert straighten_quotes("«أ» “ب” „ت‟ ‹ث› \uff02ج\uff02") == '"أ" "ب" "ت" "ث" "ج"'


def test_strip_leaves_a_blank_between_words() -> None:
    assert strip_quotes("نهر»باب") == "نهر باب"
    assert strip_quotes('«أ» "ب"') == " أ   ب "


@pytest.mark.parametrize("step", [straighten_quotes, strip_quotes], ids=lambda step: step.name)
@pytest.mark.parametrize("text", ["don't", "l’État", f"5{PRIME}10{DOUBLE_PRIME}", "<<", "&laquo;"])
def test_apostrophes_primes_and_spellings_of_several_characters_stay(step, text: str) -> None:
    assert step(text) == text
