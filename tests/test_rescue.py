"""Text that machines broke: what is mended, and what looks like it and must stay.

data/rescue.jsonl holds a case a line: id, kind, step, text, want and why; kinds that end in "guard"
are sound text. The damage was made with python-bidi, arabic-reshaper and Python's codecs.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring import assert_linear

import arabic_norm
from arabic_norm import (
    DISPLAY,
    INDEX,
    RESCUE,
    fold_presentation_forms,
    repair_mojibake,
    repair_quotes,
    restore_lam_alef,
    restore_visual_order,
    sentences,
    strip_idle_controls,
)
from arabic_norm.audit import audit
from arabic_norm.steps.rescue import damage, doubts

DATA = Path(__file__).parent / "data" / "rescue.jsonl"
CASES = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
GUARDS = [case["text"] for case in CASES if case["kind"].endswith("guard")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case):
    mended = getattr(arabic_norm, case["step"])(case["text"])
    if case["kind"].endswith("forms"):
        mended = fold_presentation_forms(mended)
    assert mended == case["want"], case["why"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_preset_does_what_the_step_does_and_once(case):
    mended = RESCUE(case["text"])
    assert INDEX(mended) == INDEX(case["want"])
    assert RESCUE(mended) == mended


@pytest.mark.parametrize("text", GUARDS)
def test_what_is_sound_stays(text):
    assert RESCUE(text) == text
    assert damage(text) == []


# Lines and their neighbours --------------------------------------------------------------------
REVERSED = "ةيملعلا تايلكلا يف ةساردلا طورش"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{REVERSED}\nبالط\n", "شروط الدراسة في الكليات العلمية\nطلاب\n"),
        (f"بالط\r\n{REVERSED}", "طلاب\r\nشروط الدراسة في الكليات العلمية"),
    ],
)
def test_a_short_line_goes_with_the_others(text, expected):
    assert restore_visual_order("بالط") == "بالط"
    assert restore_visual_order(text) == expected


def test_a_reversed_line_among_sound_ones_is_turned_and_no_other():
    sound = "تبدأ الدراسة في الخريف.\nيسجل الطلاب أسماءهم.\nنزل ليلا ثم نام قليلا.\n"
    assert restore_visual_order(sound + REVERSED) == sound + "شروط الدراسة في الكليات العلمية"


@pytest.mark.parametrize(
    "text",
    [
        "كيف لا يفرح ولا يضحك",  # the particle is no reversed article ...
        "شو عم يعمل لولا هو",  # ... nor is what is written to it
        "اذكروا / اذكرا / اذكري",  # forms of one word are one proof
        "او كتاب او قلم",  # أو as it is often typed: words of two letters have odds of their own
        "يلعب او يجلس او يكتب",
        "رفح قتيلا ضاع",  # the end of an adverb is no reversed article
        "هفته او را دید",  # letters of a Persian keyboard: perhaps Persian
        "در کتاب اول او",
    ],
)
def test_short_sound_lines_stay(text):
    assert restore_visual_order(text) == text


def test_words_of_two_letters_tell_too():
    assert restore_visual_order("يف نم نع ام لك") == "كل ما عن من في"


def test_arabic_runs_of_a_line_in_latin_letters_are_turned_where_they_stand():
    text = "The words ةيبرعلا ةغللا mean the Arabic language, and نوناقلا means the law."
    assert restore_visual_order(text) == (
        "The words اللغة العربية mean the Arabic language, and القانون means the law."
    )


def test_a_run_of_forms_in_a_sound_line_is_turned_where_it_stands():
    sound = "اسم المؤلف: {} (طبعة أولى)"
    mended = restore_visual_order(sound.format("ﺪﻳﺪﺠﻟﺍ ﻥﻮﻧﺎﻘﻟﺍ"))
    assert mended == sound.format("ﺍﻟﻘﺎﻧﻮﻥ ﺍﻟﺠﺪﻳﺪ")
    assert restore_visual_order(mended) == mended


def test_a_span_of_a_restored_line_maps_to_the_line():
    aligned = restore_visual_order.align(f"عنوان\n{REVERSED}\n")
    start = aligned.text.index("الدراسة")
    assert aligned.to_source(start, start + 7) == (6, 6 + len(REVERSED))


def test_blanks_around_a_line_stay():
    assert restore_visual_order(f"  {REVERSED} ") == "  شروط الدراسة في الكليات العلمية "


@pytest.mark.parametrize("cluster", [r"[^\u064e-\u0652][\u064e-\u0652]*", r"."])
def test_signs_stay_with_their_letter_whether_they_were_turned_with_it_or_not(cluster):
    text = "كَتَبَ الْوَلَدُ دَرْسَهُ فِي الْمَدْرَسَةِ الْجَدِيدَةِ"
    laid_out = "".join(reversed(re.findall(cluster, text)))
    assert restore_visual_order(laid_out) == text


def test_a_bracket_that_was_not_mirrored_is_not_mirrored_back():
    assert restore_visual_order("ةنيدملا يف )ةميدقلا( ةبتكملا") == "المكتبة (القديمة) في المدينة"
    assert restore_visual_order("ةنيدملا يف (ةميدقلا) ةبتكملا") == "المكتبة (القديمة) في المدينة"


# Lam-alef --------------------------------------------------------------------------------------
def test_words_without_a_hamza_are_mended_only_where_all_is_torn():
    assert restore_lam_alef("خالل العام") == "خالل العام"
    assert restore_lam_alef("خالل األعوام") == "خلال الأعوام"
    assert restore_lam_alef("خالل األعوام بلا توقف") == "خالل الأعوام بلا توقف"


def test_a_listed_word_is_left_where_ligatures_are_whole():
    assert restore_lam_alef("ألول") == "لأول"
    assert restore_lam_alef("ألول والأخير") == "ألول والأخير"


# Mojibake --------------------------------------------------------------------------------------
def read_as(text, encoding):
    """Return UTF-8 read in another encoding; undefined bytes are the controls of their number."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


WRONG = ["cp1252", "latin-1", "cp1256"]
every_encoding = pytest.mark.parametrize("encoding", WRONG)
SAMPLE = "فتحت المدينة «متحف البحر» صباح الأحد، ثم حضر ٣٠ ضيفا."


@every_encoding
def test_display_and_repair_quotes_leave_mojibake_so_that_it_can_be_mended(encoding):
    broken = read_as(SAMPLE, encoding)
    assert repair_mojibake(broken) == SAMPLE
    assert repair_quotes(broken) == broken
    assert repair_mojibake(DISPLAY(broken)) == SAMPLE
    assert DISPLAY(DISPLAY(broken)) == DISPLAY(broken)


def test_controls_outside_mojibake_go_and_overrides_everywhere():
    broken = read_as("فتح", "latin-1")
    assert strip_idle_controls(f"\u200fأهلا\x81\n{broken}") == f"أهلا\n{broken}"
    assert strip_idle_controls(f"{broken}\u202e{broken}") == broken * 2


@every_encoding
@given(words=st.lists(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=2, max_size=8), min_size=1))
def test_whatever_arabic_words_come_back(encoding, words):
    text = " ".join(words)
    assert repair_mojibake(read_as(text, encoding)) == text
    assert repair_mojibake(read_as(read_as(text, encoding), encoding)) == text


@given(st.text(st.characters(max_codepoint=0x24F), max_size=40))
def test_a_text_without_arabic_bytes_is_left_or_becomes_arabic(text):
    mended = repair_mojibake(text)
    assert mended == text or any("\u0600" <= char <= "\u06ff" for char in mended)


# All of it --------------------------------------------------------------------------------------
KINDS = ["mojibake", "visual order", "swapped lam-alef"]
PIECES = [case["text"] for case in CASES] + [
    "\n",
    " ",
    "a",
    "1",
    "(",
    "\x85",
    "\xa0",
    "ط",
    "\u064e",
]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_once_is_enough(text):
    mended = RESCUE(text)
    assert RESCUE(mended) == mended
    assert RESCUE.align(text).text == mended


HOSTILE = {
    "reversed lines": [REVERSED, "\n"],
    "a reversed line": [f"{REVERSED} "],
    "brackets": ["ةيبرعلا (("],
    "reversed and Latin": ["ةيبرعلا a1 "],
    "torn articles": ["األمم "],
    "runs of mojibake": ["Ø§Ù„ كتاب "],
    "Windows-1256": ["ÇáÓáÇã a Úáíßã كتاب "],
    "UTF-8 twice": [read_as(read_as("مدينة ", "cp1252"), "cp1252")],
    "leads": ["Ø"],
    "forms": ["ﺔﻤ"],
}


@pytest.mark.timed
@pytest.mark.parametrize("pieces", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear(pieces):
    assert_linear(RESCUE, pieces)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (REVERSED, ["visual order"]),
        ("اجتماع األمم", ["swapped lam-alef"]),
        (read_as("مدينة", "cp1252"), ["mojibake"]),
        (f"{REVERSED}\n{read_as('مدينة', 'cp1256')}", ["mojibake", "visual order"]),
        ("مدينة", []),
    ],
)
def test_explain_and_audit_say_what_a_text_looks_like(text, kinds):
    said = f"this looks like {' and '.join(kinds)}: run RESCUE first"
    for preset in (INDEX, DISPLAY):
        explanation = preset.explain(text)
        assert list(explanation.damage) == kinds
        assert (said in str(explanation)) == bool(kinds)
        assert (said in explanation.to_html()) == bool(kinds)
        assert dict(audit([text, "سليم"], preset).damaged) == dict.fromkeys(kinds, 1)
    assert not audit([text], RESCUE | INDEX).damaged
    assert not (RESCUE | INDEX).explain(text).damage


def test_doubts_say_where_what_and_what_to_do():
    broken = read_as("مدينة", "cp1256")
    sound = "تبدأ الدراسة في الخريف.\nيسجل الطلاب أسماءهم في المدرسة."
    text = f"اجتماع األمم\n{broken} {broken}\n{sound}\n  {REVERSED}\n"
    start = text.index(broken)
    found = doubts(text)
    assert [(text[doubt.start : doubt.end], doubt.kind) for doubt in found] == [
        ("أل", "swapped lam-alef"),
        (f"{broken} {broken}", "mojibake"),
        (REVERSED, "visual order"),
    ]
    assert found[1][:2] == (start, start + 2 * len(broken) + 1)
    assert all("run re" in doubt.advice and "RESCUE" in doubt.advice for doubt in found)
    assert doubts("سليم") == []


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_doubts_are_where_rescue_begins(text):
    found = doubts(text)
    assert found == sorted(found)
    assert bool(found) == (RESCUE(text) != text)
    assert damage(text) == [kind for kind in KINDS if kind in {doubt.kind for doubt in found}]


def test_a_warning_of_an_audit_counts_documents():
    counted = audit([REVERSED, REVERSED, "سليم"], INDEX)
    line = "looks like visual order: 2 of 3 documents (66.7%)"
    assert line in str(counted)
    page = counted.to_html()
    assert '<td class="latin">visual order</td>' in page
    assert '<td class="latin share">66.7% <small>2</small></td>' in page
    assert counted.to_dict()["damaged"] == counted.damaged == {"visual order": 2}


def test_restored_text_is_cut_into_sentences():
    page = "ةيبرعلا ةغللا انيلع تضرع مث .ةيملعلا تايلكلا يف ةساردلا تأدب"
    restored = RESCUE(page)
    assert [restored[s.start : s.end] for s in sentences(restored)] == [
        "بدأت الدراسة في الكليات العلمية.",
        "ثم عرضت علينا اللغة العربية",
    ]


def test_the_letter_order_is_what_the_tool_writes():
    tool = Path(__file__).parent.parent / "tools" / "count_letter_pairs.py"
    checked = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_a_number_before_a_word_in_brackets_is_not_the_word_s():
    line = "بدأت الدراسة في الكليات العلمية 2015 (NASA) انتهى"
    laid_out = "ىهتنا (NASA) 2015 ةيملعلا تايلكلا يف ةساردلا تأدب"
    assert restore_visual_order(laid_out) == line
