import subprocess
import sys
from pathlib import Path

import pytest

from arabic_norm import (
    drop_hamza,
    fold_persian_letters,
    fold_presentation_forms,
    hamza_seats_to_hamza,
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
    ("\ufdf2", "الله"),  # joins its neighbours as in وﷲ
    ("و\ufdf2", "والله"),
    ("النبي\ufdfaقال", "النبي صلى الله عليه وسلم قال"),  # a phrase never does
    ("\ufdfb", " جل جلاله "),
    ("\ufdfd", " بسم الله الرحمن الرحيم "),
    ("\ufd47", " عليه السلام "),
    ("\ufbb2\ufd3e\ufd3f\ufdf0\ufdd0\ufeff", "\ufbb2\ufd3e\ufd3f\ufdf0\ufdd0\ufeff"),  # not its own
]


@pytest.mark.parametrize(("text", "expected"), PRESENTATION_FORMS)
def test_fold_presentation_forms(text, expected):
    assert fold_presentation_forms(text) == expected


def test_the_table_of_presentation_forms_is_what_the_tool_writes():
    tool = Path(__file__).parent.parent / "tools" / "make_presentation_forms.py"
    checked = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "")


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
