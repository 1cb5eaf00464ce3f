import io
import json
import re

import pytest

from arabic_norm import INDEX, RESCUE, Pipeline, collapse_whitespace, strip_tatweel, unify_alef
from arabic_norm.audit import Damage, audit
from arabic_norm.bars import columns

DOCUMENTS = [
    "إن أحمد قال إن البيت كبير",
    "أن احمد يرى البـيت",
    "إن إن أن",
]
PIPELINE = Pipeline([strip_tatweel, unify_alef, collapse_whitespace])


@pytest.fixture
def found():
    return audit(DOCUMENTS, PIPELINE)


def test_it_counts_documents_and_characters(found):
    assert (found.documents, found.characters) == (3, sum(map(len, DOCUMENTS)))


def test_each_step_says_what_it_changes(found):
    tatweel, alef, blanks = found.steps
    assert (tatweel.step, tatweel.documents, tatweel.characters) == ("strip_tatweel", 1, 1)
    assert (alef.documents, alef.characters) == (3, 7)
    assert alef.examples.most_common(1) == [(("إ", "ا"), 4)]
    assert (blanks.documents, blanks.characters) == (0, 0)


def test_each_step_says_how_many_words_it_alone_merges(found):
    assert {count.step: count.merges for count in found.steps} == {
        "strip_tatweel": 1,  # البـيت
        "unify_alef": 2,  # أن, أحمد
        "collapse_whitespace": 0,
    }


def test_collisions_are_different_words_that_became_one(found):
    assert [(one.text, one.words) for one in found.collisions] == [
        ("ان", [("إن", 4), ("أن", 2)]),
        ("احمد", [("أحمد", 1), ("احمد", 1)]),
        ("البيت", [("البيت", 1), ("البـيت", 1)]),
    ]
    assert found.collisions[0].count == 2


def test_it_draws_the_share_of_documents_that_each_step_changes(found):
    lines = re.sub("[\u2068\u2069]", "", found.to_text()).splitlines()
    assert lines == [
        "3 documents, 51 characters",
        "3 of 3 documents (100.0%) changed",
        "",
        "step                                       share  documents  characters  merges",
        "strip_tatweel        ██████▋               33.3%          1           1       1  ـ → ∅",
        "unify_alef           ████████████████████ 100.0%          3           7       2"
        "  إ → ا  أ → ا",
        "collapse_whitespace                         0.0%          0           0       0",
        "",
        "words that became one, by how many are not the usual spelling",
        "       2  ان = إن 4  أن 2",
        "       1  احمد = أحمد 1  احمد 1",
        "       1  البيت = البيت 1  البـيت 1",
    ]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            90,  # one example fits
            "unify_alef           ████████████████████ 100.0%          3           7       2"
            "  إ → ا",
        ),
        (72, "unify_alef           █████████████ 100.0%          3           7       2"),
        (55, "unify_alef           ████████████████ 100.0%          3"),
        (48, "unify_alef           ████████████████████ 100.0%"),
        (40, "unify_alef           ████████████ 100.0%"),
        (22, "unify_al…  ████ 100.0%"),
    ],
)
def test_in_a_narrow_terminal_the_bar_stays(found, width, expected):
    lines = found.to_text(width=width).splitlines()[:7]  # as far as the last step
    assert max(map(columns, lines[3:])) <= width
    assert re.sub("[\u2068\u2069]", "", lines[5]) == expected


@pytest.mark.parametrize(
    ("setting", "is_coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_has_its_width_and_colours(found, monkeypatch, setting, is_coloured):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in {"TERM": "xterm", "COLUMNS": "40", **setting}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", Terminal())
    assert str(found) == found.to_text(width=40, colour=is_coloured)
    assert ("\x1b[34m████████████\x1b[0m" in str(found)) is is_coloured


def test_elsewhere_nothing_is_cut_or_coloured(found, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert str(found) == found.to_text()


BROKEN = [
    "ةحوتفملا ةيبرعلا ةعماجلا يف ةساردلا تأدب",  # letters back to front
    "عقد اجتماع األمم المتحدة أمس",
    "انتهى اجتماع األمم",
    "الجامعة العربية المفتوحة",
]
VISUAL_ADVICE = (
    "its letters are in reverse order: run restore_visual_order, or RESCUE, before anything else"
)
LAM_ALEF_ADVICE = "lam and alef are swapped: run restore_lam_alef, or RESCUE"


def test_it_says_what_looks_broken_and_what_to_do():
    found = audit(BROKEN, INDEX)
    assert found.damage == [
        Damage("swapped lam-alef", 2, BROKEN[1], LAM_ALEF_ADVICE),
        Damage("visual order", 1, BROKEN[0], VISUAL_ADVICE),
    ]
    assert found.to_dict()["damage"][1]["example"] == BROKEN[0]
    assert found.damaged == {"swapped lam-alef": 2, "visual order": 1}
    printed = re.sub("[\u2068\u2069]", "", str(found))
    told = f"looks like swapped lam-alef: 2 of 4 documents (50.0%), as in\n  {BROKEN[1]}\n"
    assert f"{told}  {LAM_ALEF_ADVICE}\n" in printed
    page = found.to_html()
    assert page.count("<h2>What looks broken</h2>") == 1
    assert all(part in page for part in (BROKEN[0], VISUAL_ADVICE, BROKEN[1], LAM_ALEF_ADVICE))


def test_nothing_looks_broken_where_the_pipeline_mends_it_or_nothing_is():
    for sound in (audit(BROKEN, RESCUE | INDEX), audit(BROKEN[3:], INDEX)):
        assert sound.damage == []
        assert "What looks broken" not in sound.to_html()


@pytest.mark.parametrize(
    ("text", "example"),
    [
        # the line alone, whole words
        ("سطر\nاجتماع األمم\nسطر", "اجتماع األمم"),
        (f"{'كلمة ' * 20}األمم{' كلمة' * 20}", f"{'كلمة ' * 5}األمم{' كلمة' * 5}"),
        # no word around it has an end
        (f"{'ك' * 50} األمم {'ك' * 50}", "األمم"),
        # a line back to front, too long to be shown whole
        (" ".join([BROKEN[0]] * 3), f"{' '.join([BROKEN[0]] * 3)[:60]}…"),
    ],
)
def test_an_example_is_the_place_and_the_words_around_it(text, example):
    assert [damage.example for damage in audit([text], INDEX).damage] == [example]


def test_it_is_plain_values_too(found):
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["steps"][1]["characters"] == 7
    assert plain["collisions"][0] == {"text": "ان", "words": {"إن": 4, "أن": 2}}


def test_it_draws_a_bar_a_step(found):
    page = found.to_html()
    assert page.count("<rect") == 3
    assert 'aria-label="100.0%"' in page


def test_a_notebook_shows_its_page(found):
    assert repr(found) == "<Audit of 3 documents>"
    assert found._repr_html_() in found.to_html()


def test_nothing_audited_is_no_error():
    empty = audit([], PIPELINE)
    assert (empty.documents, empty.collisions) == (0, [])
    assert str(empty).startswith("0 documents, 0 characters\n0 of 0 documents (0.0%) changed\n")
    assert empty.to_html().count("<rect") == 3


def test_a_bare_function_cannot_be_audited():
    with pytest.raises(TypeError, match="bare function"):
        audit(DOCUMENTS, strip_tatweel | str.strip)


WRONGLY_GIVEN = [
    ("text", PIPELINE, "audit takes many texts, not one: put it in a list, audit([text])"),
    ({"a": "text"}, PIPELINE, "audit takes many texts, not dict: pass its values"),
    ([None], PIPELINE, "expected str, got NoneType: decide what a missing text means"),
    (["text"], "index", "expected a step or pipeline, got the str 'index': pass the object itself"),
]


@pytest.mark.parametrize(("documents", "pipeline", "said"), WRONGLY_GIVEN)
def test_what_is_no_text_or_pipeline_is_refused_with_the_cure(documents, pipeline, said):
    with pytest.raises(TypeError, match=re.escape(said)):
        audit(documents, pipeline)
