"""What docs/threat-model.md says of text from strangers."""

import os
import random
import sys

import pytest
from measuring import SHORTEST, assert_linear
from strategies import CHAR_MAPS, PRESETS, STEPS

from arabic_norm import DISPLAY, INDEX, fold_presentation_forms, sentences
from arabic_norm.letters import BIDI_CONTROLS

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


#: What is repeated, piece by piece, to make a text take long, or to break it.
HOSTILE = {
    "one mark": ['"'],
    "marks in turn": ["«\N{LEFT DOUBLE QUOTATION MARK}"],
    "openers": ["«نهر "],
    "nested marks": ["«نهر ", "نهر» "],
    "proclitics and marks": ["و » "],
    "apostrophes": ["'نهر "],
    "stops": ["."],
    "stops and marks": ['." '],
    "initials": ["د. "],
    "titles": ["د."],
    "stops behind blanks": ["نهر .", " ."],
    "commas": ["نهر ,"],
    "question marks": ["?"],
    "brackets": ["( "],
    "brackets and stops": ["(نهر .) "],
    "conjunctions": ["و "],
    "blanks": [" "],
    "no-break spaces and newlines": ["\N{NO-BREAK SPACE}\n"],
    "blanks in one word": ["نهر", " ", "نهر"],
    "short lines": ["نهر\n"],
    "marks on one letter": ["\N{ARABIC FATHA}"],
    "shaddas before vowels": ["م\N{ARABIC SHADDA}\N{ARABIC FATHA}"],
    "openers in openers": ["\u2066"],
    "overrides": ["\u202d1 "],
    "marks of direction": ["نهر C+\u200e1 "],
    "signs of words": ["\ufdfa"],
    "non-joiners": ["ر\u200c"],
    "letters of other keyboards": ["المدینة (ی "],
    "open forms": ["\ufeeb\N{ARABIC FATHA}"],
    "one letter": ["ه"],
    "tatweel": ["\N{ARABIC TATWEEL}"],
    "tatweel between blanks": [" \N{ARABIC TATWEEL}"],
    "digits": ["1"],
    "digits and separators": ["1,"],
    "ampersands": ["&"],
    "references": ["&#1606;"],
    "addresses": ["http://نهر.a/"],
    "the longest expansion": ["\ufd4c"],
    "bidi controls": ["\u202e"],
    "lone surrogates": ["\ud800"],
    "random Unicode": ["".join(map(chr, random.Random(10).choices(range(0x110000), k=1_000)))],
}
every_family = pytest.mark.parametrize("pieces", HOSTILE.values(), ids=HOSTILE)
#: Characters of the shortest text that is timed.
SIZE = int(os.environ.get("ARABIC_NORM_HOSTILE", SHORTEST))


@pytest.mark.parametrize(("power", "noise"), [(1.2, 0), (1.3, 0.2), (2, 0.8)])
def test_what_is_not_linear_is_found(monkeypatch, power, noise):
    """On a machine that makes each time longer by up to a share of it, too."""
    busy = random.Random(1)

    def seconds(job, text):
        return (len(text) / 1e5) ** power * busy.uniform(1, 1 + noise)

    monkeypatch.setattr("measuring.seconds", seconds)
    with pytest.raises(AssertionError):
        assert_linear(None, ["نهر "])


@pytest.mark.parametrize("cached", [1e3, 3e4, 1e5])
def test_a_cache_that_is_full_at_some_size_is_no_other_law(monkeypatch, cached):
    busy = random.Random(1)

    def seconds(job, text):
        slower = 1.5 if len(text) > cached else 1
        return len(text) / 1e6 * slower * busy.uniform(1, 1.2)

    monkeypatch.setattr("measuring.seconds", seconds)
    assert_linear(None, ["نهر "])


@pytest.mark.timed
@every_family
@pytest.mark.parametrize("job", [INDEX, DISPLAY, sentences], ids=["INDEX", "DISPLAY", "sentences"])
def test_time_is_linear(job, pieces):
    assert_linear(job, pieces, SIZE)


#: All tables are one loop in the kernel; this one has the longest replacements.
TABLE = fold_presentation_forms
JOBS = {step.name: step for step in STEPS if step is TABLE or step not in CHAR_MAPS} | {
    "edits": INDEX.edits,
    "explain": INDEX.explain,
    "texts of sentences": lambda text: [s.text for s in sentences(text, INDEX)],
}


@pytest.mark.timed
@pytest.mark.full
@every_family
@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_time_is_linear_in_each_step(job, pieces):
    assert_linear(job, pieces, SIZE)
