import copy
import json
import pickle

import pytest
from hypothesis import given
from strategies import PRESETS, texts

from arabic_norm import (
    INDEX,
    Pipeline,
    repair_quotes,
    strip_controls,
    strip_tashkeel,
    strip_tatweel,
)
from arabic_norm.explain import Change, shown

FATHA = "\N{ARABIC FATHA}"
RLM = "\N{RIGHT-TO-LEFT MARK}"


def test_changes_come_step_after_step_with_spans_in_the_source():
    explained = (strip_tashkeel | strip_tatweel).explain(f"ق{FATHA}ـال")
    assert list(explained) == [
        Change("strip_tashkeel", 1, 2, FATHA, ""),
        Change("strip_tatweel", 2, 3, "\u0640", ""),
    ]
    assert explained.text == "قال"
    assert len(explained) == 2
    assert explained[0].step == "strip_tashkeel"
    assert explained[1:] == (Change("strip_tatweel", 2, 3, "\u0640", ""),)


def test_a_later_step_sees_what_an_earlier_one_left():
    unify = Pipeline([INDEX])
    (fold, unified) = unify.explain("\ufef7")
    assert (fold.step, fold.before, fold.after) == ("fold_presentation_forms", "\ufef7", "لأ")
    assert (unified.step, unified.before, unified.after) == ("unify_alef", "أ", "ا")
    assert (unified.start, unified.end) == (0, 1)


def test_names_make_invisible_marks_visible():
    (change,) = strip_controls.explain(f"أ{RLM}ب")
    assert change.names == "U+200F RIGHT-TO-LEFT MARK → nothing"


def test_long_changes_are_named_in_part():
    (change,) = strip_tatweel.explain("ب" + "\u0640" * 11 + "ت")
    assert change.names.startswith("U+0640 ARABIC TATWEEL, ")
    assert change.names.endswith(", 3 more → nothing")


SHOWN = [
    ("أب", "\u2068أب\u2069"),  # isolated, so that it turns nothing around it
    ("", "\u2068\N{EMPTY SET}\u2069"),
    ("  ", "\u2068\N{OPEN BOX}\N{OPEN BOX}\u2069"),
    (FATHA, f"\u2068\N{DOTTED CIRCLE}{FATHA}\u2069"),
    (RLM, "\u2068[U+200F]\u2069"),
    ("\u202eأ", "\u2068[U+202E]أ\u2069"),  # an override does not leave the list
    ("\x1b[31m", "\u2068[U+001B][31m\u2069"),  # nor does a terminal's escape
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_shown(text, expected):
    assert shown(text) == expected


def test_it_prints_a_line_a_change():
    explained = repair_quotes.explain("ب »الجيش«")
    lines = str(explained).splitlines()
    assert len(lines) == len(explained)
    assert "repair_quotes" in lines[0]
    assert "\x1b" not in str(explained)


def test_it_prints_colours_where_asked():
    assert "\x1b[36mstrip_tatweel\x1b[0m" in strip_tatweel.explain("أـب").to_text(colour=True)


def test_nothing_changed_says_so():
    assert str(strip_tatweel.explain("أب")) == "nothing changed"
    assert repr(strip_tatweel.explain("أب")) == "<Explanation of 0 changes>"


def test_to_dict_is_plain():
    explained = strip_tatweel.explain("أـب")
    assert json.loads(json.dumps(explained.to_dict())) == {
        "source": "أـب",
        "text": "أب",
        "changes": [
            {
                "step": "strip_tatweel",
                "start": 1,
                "end": 2,
                "before": "\u0640",
                "after": "",
                "names": "U+0640 ARABIC TATWEEL → nothing",
            }
        ],
    }


def test_html_stays_text():
    page = strip_tatweel.explain("<script>alert('أـب')</script>\x00\ud800\"&").to_html()
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#x27;" in page
    page.encode("utf-8")


def test_a_notebook_gets_a_fragment_and_a_file_a_page():
    explained = strip_tatweel.explain("أـب")
    assert explained._repr_html_().startswith("<style>")
    assert explained.to_html().startswith("<!doctype html>")


def test_a_mark_is_shown_with_its_letter():
    page = strip_tashkeel.explain(f"ق{FATHA}ال").to_html()
    assert f'data-changes="strip_tashkeel: U+064E ARABIC FATHA → nothing">ق{FATHA}</mark>' in page
    assert 'nothing">ق</mark>ال' in page


@given(text=texts)
def test_explaining_ends_at_what_the_pipeline_returns(text):
    for preset in PRESETS:
        explained = preset.explain(text)
        assert explained.text == preset(text)
        explained.to_html().encode("utf-8")
        assert all(0 <= change.start <= change.end <= len(text) for change in explained)


def test_a_bare_function_cannot_be_explained():
    with pytest.raises(TypeError, match="upper is a bare function, so its pipeline has no explain"):
        (strip_tatweel | str.upper).explain("أ")


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_an_explanation_is_copied_and_pickled_after_use(copied):
    explained = INDEX.explain("أهـــلاً")
    page = explained.to_html()
    assert copied(explained) == explained
    assert copied(explained).to_html() == page
