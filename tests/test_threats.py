"""What docs/threat-model.md says of text from strangers."""

import sys

import pytest
from measuring import seconds

from arabic_norm import DISPLAY, INDEX, LUCENE, sentences
from arabic_norm.letters import BIDI_CONTROLS

PRESETS = [INDEX, DISPLAY, LUCENE]
#: The longest replacement that any table has: U+FD4C, a prayer for a prophet and his family.
LONGEST_REPLACEMENT = 23


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_text_grows_no_more_than_its_longest_replacement(preset):
    for code in range(sys.maxunicode + 1):
        assert len(preset(chr(code))) <= LONGEST_REPLACEMENT, f"U+{code:04X}"


def test_longest_replacements_side_by_side_are_parted_by_blanks():
    assert len(INDEX("\ufd4c" * 1000)) == (LONGEST_REPLACEMENT + 1) * 1000 - 1


@pytest.mark.parametrize("preset", [INDEX, DISPLAY], ids=lambda preset: preset.name)
@pytest.mark.parametrize("control", BIDI_CONTROLS, ids=lambda control: f"U+{ord(control):04X}")
def test_no_control_can_make_text_read_otherwise_than_it_is_stored(preset, control):
    text = f"مسموح{control}ممنوع"
    assert preset(text) == "مسموحممنوع"
    assert any(f"U+{ord(control):04X}" in change.names for change in preset.explain(text))


#: What is repeated to make a text take long, or to break it.
HOSTILE = {
    "one mark": '"',
    "marks in turn": "«\N{LEFT DOUBLE QUOTATION MARK}",
    "nested marks": "«نهر ",
    "proclitics and marks": "و » ",
    "stops": ".",
    "stops and marks": '." ',
    "blanks": " ",
    "no-break spaces and newlines": "\N{NO-BREAK SPACE}\n",
    "marks on one letter": "\N{ARABIC FATHA}",
    "one letter": "ه",
    "the longest expansion": "\ufd4c",
    "bidi controls": "\u202e",
    "lone surrogates": "\ud800",
}
#: Seconds that a clock tells from its own ticks.
ENOUGH = 0.02


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("job", [INDEX, DISPLAY, sentences], ids=["INDEX", "DISPLAY", "sentences"])
def test_four_times_the_text_takes_no_more_than_five_times_as_long(job, unit):
    text = unit * (8_000 // len(unit))
    while (quick := seconds(job, text)) < ENOUGH:
        text *= 2
    assert seconds(job, text * 4) <= 5 * quick
