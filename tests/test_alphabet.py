import subprocess
import sys
from pathlib import Path

import pytest

from arabic_norm import (
    arabize_letters,
    drop_hamza,
    expand_word_ligatures,
    fold_persian_letters,
    fold_presentation_forms,
    hamza_seats_to_hamza,
    stretch_open_forms,
    unify_alef,
    unify_hamza,
    unify_lookalikes,
    unify_teh_marbuta,
    unify_yeh,
)

SHADDA = "\N{ARABIC SHADDA}"
DAMMATAN = "\N{ARABIC DAMMATAN}"
FATHATAN = "\N{ARABIC FATHATAN}"

PRESENTATION_FORMS = [
    ("\ufe8d\ufedf\ufe92\ufef4\ufe96", "البيت"),  # alef, lam, beh, yeh, teh in their shapes
    ("\ufefb", "لا"),  # a ligature is its letters
    ("\ufef7\ufef9\ufef5", "لألإلآ"),
    ("\ufb8e\ufbfc", "کی"),  # Persian letters stay Persian, unify_lookalikes folds them
    ("ب\ufe70", f"ب{FATHATAN}"),  # an isolated sign is the sign, not blank and sign
    ("ب\ufe71ت", f"ب{FATHATAN}ت"),  # a medial sign is the sign, not tatweel and sign
    ("ب\ufc5e", f"ب{DAMMATAN}{SHADDA}"),
    ("ب\ufcf2", "ب\N{ARABIC FATHA}\N{ARABIC SHADDA}"),
    ("س\ufe73", "س"),  # the tail fragment
    ("\ufdfa \ufdf2 \ufdfc \ufd47", "\ufdfa \ufdf2 \ufdfc \ufd47"),  # signs of words live
    ("\ufbb2\ufd3e\ufd3f\ufdf0\ufdd0\ufeff", "\ufbb2\ufd3e\ufd3f\ufdf0\ufdd0\ufeff"),  # not its own
]


@pytest.mark.parametrize(("text", "expected"), PRESENTATION_FORMS)
def test_fold_presentation_forms(text, expected):
    assert fold_presentation_forms(text) == expected


#: Initial and medial heh, initial lam, final and medial beh in presentation forms.
HEH_INITIAL, HEH_MEDIAL, LAM_INITIAL, BEH_MEDIAL = "\ufeeb", "\ufeec", "\ufedf", "\ufe92"

STRETCHED = [
    (f"٥٩١{HEH_INITIAL}، ودفن", f"٥٩١{HEH_INITIAL}ـ، ودفن"),  # the era
    (f"1250 {HEH_INITIAL}", f"1250 {HEH_INITIAL}ـ"),
    (f"ا.{HEH_INITIAL}.", f"ا.{HEH_INITIAL}ـ."),  # انتهى
    (f"ا{HEH_INITIAL}", f"ا{HEH_INITIAL}ـ"),  # the same in one word: alef does not join
    (f"ا{LAM_INITIAL} Deduction", f"ا{LAM_INITIAL}ـ Deduction"),
    (f"س{HEH_MEDIAL} ", f"س{HEH_MEDIAL}ـ "),
    (f"{LAM_INITIAL}{FATHATAN}، ", f"{LAM_INITIAL}{FATHATAN}ـ، "),  # behind its marks
    (f"{HEH_INITIAL}\ufeac\ufe8d", f"{HEH_INITIAL}\ufeac\ufe8d"),  # in a word
    (f"{HEH_INITIAL}\N{ARABIC HAMZA ABOVE}ل",) * 2,  # past marks
    (f"{HEH_INITIAL}ـ {HEH_INITIAL}\u200d.",) * 2,  # it says so already
    (f"\ufe8f{BEH_MEDIAL}{HEH_INITIAL} ", f"\ufe8f{BEH_MEDIAL}{HEH_INITIAL} "),  # text turned round
    (f"علي{HEH_INITIAL}",) * 2,
    ("ﻢﻠﻋ ", "ﻢﻠﻋ "),
]


@pytest.mark.parametrize(("text", "expected"), STRETCHED)
def test_stretch_open_forms(text, expected):
    assert stretch_open_forms(text) == expected


ARABIZED = [
    ("المملکة الأردنية", "المملكة الأردنية"),  # the line tells: teh marbuta, hamza, article
    ("هذه المدینة قدیمة", "هذه المدينة قديمة"),
    ("ھذہ القرية أكبر", "هذه القرية أكبر"),
    ("زار المدیر العام مشروعات السکن", "زار المدير العام مشروعات السكن"),
    ("وصل إلی المستشفی فی مدینة أخری", "وصل إلى المستشفى في مدينة أخرى"),  # the last yeh
    ("عاد موسی وعلی وجهه أثر القوی", "عاد موسى وعلى وجهه أثر القوي"),
    ("قال رجل من الحی لأخیه: تعال إلی", "قال رجل من الحي لأخيه: تعال إلى"),
    ("کتاب خوبی است",) * 2,  # Persian
    ("تأثیر این کتاب بر مردم",) * 2,  # hamza is Persian spelling too
    ("کتاب",) * 2,  # nothing tells
    ("یہ کتاب اچھی ہے",) * 2,  # Urdu
    ("ئەم کتێبە زۆر باشە",) * 2,  # Kurdish
    ("هذا المطار (بالفارسية: فرودگاه کیش) دولي",) * 2,  # said to be Persian
    ("اسم المدينة بالكردية هولیر، وهي کبيرة", "اسم المدينة بالكردية هولیر، وهي كبيرة"),
    ("كتب على اللوحة «خانه ی ما» بخط كبير",) * 2,  # an aside that tells nothing of Arabic
    ("كتب على اللوحة «المدینة القدیمة» بخط", "كتب على اللوحة «المدينة القديمة» بخط"),
    ("زار شیخ پیرموس القرية", "زار شيخ پیرموس القرية"),  # a word with a Persian letter
    ("قال إن می\u200cخواهم كلمة فارسية",) * 2,  # a compound of Persian
    ("حرف الكاف (ک) غير حرف ک الفارسي",) * 2,  # a letter spoken of
    ("مہكہتہبہة الكلية",) * 2,  # an ornament, undecorate's
    ("\u0671لل\u0651\u064eهِ ربی إن",) * 2,  # the Quran's text
    ("إِمَّا تُرِیَنِّی مَا یُوعَدُونَ",) * 2,
    ("زوروا المدينة https://example.com/کتب هذه", "زوروا المدينة https://example.com/کتب هذه"),
]


@pytest.mark.parametrize(("text", "expected"), ARABIZED)
def test_arabize_letters(text, expected):
    assert arabize_letters(text) == expected


def test_arabize_letters_judges_each_line_by_itself():
    persian, arabic = "کتاب خوبی است", "المملکة الأردنية"
    assert arabize_letters(f"{persian}\n{arabic}") == f"{persian}\nالمملكة الأردنية"


SALLA = "صلى الله عليه وسلم"

EXPANDED = [
    ("\ufdf2", "الله"),
    ("و\ufdf2", "والله"),  # joins its neighbours
    ("\ufdf2م", "اللهم"),
    ("رسول ا\ufdf2", "رسول الله"),  # its alef is written already
    ("با\ufdf2 وٱ\ufdf2", "بالله وٱلله"),
    ("\ufe8d\ufdf2 ا\u064e\u0640\ufdf2", "\ufe8dلله ا\u064e\u0640لله"),
    ("ل\ufdf2 فل\ufdf2 \ufedf\ufdf2", "لله فلله \ufedfله"),  # or its first lam
    ("ال\ufdf2", "الله"),
    ("يا \ufdf2", "يا الله"),
    ("\ufdf9\ufdf2\ufdf7\ufdf8", SALLA),  # signs side by side are words
    ("و\ufdf4 \ufdf2 \ufdf3", "ومحمد الله أكبر"),
    ("النبي\ufdfaقال", f"النبي {SALLA} قال"),  # a phrase never joins
    ("النبي \ufdfa: نعم", f"النبي {SALLA}: نعم"),  # no blank but beside a letter
    ("النبي (\ufdfa)", f"النبي ({SALLA})"),
    ("النبي\ufdfa\u200fقال", f"النبي {SALLA}\u200f قال"),  # past what is not seen
    ("٢٠٠\ufdfc", "٢٠٠ ريال"),
    ("\ufdfc5", "ريال 5"),
    ("Muhammad\ufdfa", f"Muhammad {SALLA}"),
    ("\ufdfb\ufdfa", f"جل جلاله {SALLA}"),
    ("\ufdfa\ufdf2\ufdfb", f"{SALLA} الله جل جلاله"),
    ("\ufdfd", "بسم الله الرحمن الرحيم"),
    ("\ufd47\ufdff", "عليه السلام عز وجل"),
]


@pytest.mark.parametrize(("text", "expected"), EXPANDED)
def test_expand_word_ligatures(text, expected):
    assert expand_word_ligatures(text) == expected


def test_every_sign_of_words_is_written_out():
    signs = [*range(0xFD40, 0xFD50), 0xFDCF, *range(0xFDF2, 0xFE00)]
    assert [c for c in range(0x110000) if expand_word_ligatures(chr(c)) != chr(c)] == signs


def test_the_table_of_presentation_forms_is_what_the_tool_writes():
    tool = Path(__file__).parent.parent / "tools" / "make_presentation_forms.py"
    checked = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_unify_alef():
    assert unify_alef("أحمد إلى آخر ٱلأرض ٲ ٳ \u0675") == "احمد الى اخر الارض ا ا ا"
    assert unify_alef("\u0870\u0882 \u086f\u0883") == "اا \u086f\u0883"  # alefs of the Quran
    assert unify_alef("مؤمن شيئا ى ء") == "مؤمن شيئا ى ء"


def test_unify_hamza():
    assert unify_hamza("مسؤول عن شئون سماء") == "مسوول عن شيون سماء"
    assert unify_hamza("\u0676\u0677\u0678\u0674") == "ووي"


def test_hamza_seats_to_hamza():
    assert hamza_seats_to_hamza("شئون شؤون سماء أحمد") == "شءون شءون سماء أحمد"
    assert hamza_seats_to_hamza("\u0674\u0676\u0677\u0678") == "ءءءء"


def test_drop_hamza():
    assert drop_hamza("السماء شيء أحمد") == "السما شي أحمد"


def test_unify_yeh():
    assert unify_yeh("مستشفى") == "مستشفي"
    assert unify_yeh("یېۍێۑؽؾؿے") == "ي" * 9
    african = "\u0775\u0776\u0777\u077a\u077b\u0886\u08a8\u08a9\u08ac\u08ba\u08c9"
    assert unify_yeh(african) == "ي" * 11
    assert unify_yeh("شئ") == "شئ"  # a hamza on its seat is unify_hamza's


def test_unify_teh_marbuta():
    assert unify_teh_marbuta("مدرسة كبيرة ۃ") == "مدرسه كبيره ه"


def test_unify_lookalikes():
    assert unify_lookalikes("کتاب ڪبير ګ") == "كتاب كبير ك"
    assert unify_lookalikes("ہذا ھنا ە ۀ ۂ") == "هذا هنا ه ه ه"
    assert unify_lookalikes("ڢي ڧال") == "في قال"
    assert unify_lookalikes("ٮين اٮں \u08bd") == "بين ابن ن"
    assert unify_lookalikes("پچژگ") == "پچژگ"  # other sounds, fold_persian_letters


def test_fold_persian_letters():
    assert fold_persian_letters("پچژگڤڨڭ") == "بجزكفقك"
