"""What is a layout gap to `break_gaps` and to sentences, and where the two differ."""

import pytest

from arabic_norm.steps.gaps import breaks_line, broken_gaps, has_gap, parts_sentences

NBSP = "\N{NO-BREAK SPACE}"
EM, THIN = "\N{EM SPACE}", "\N{THIN SPACE}"

# A run of blanks; whether it breaks a line; whether it parts two sentences; why.
RUNS = [
    ("\t", True, True, "a tab"),
    (" \t ", True, True, "between blanks"),
    ("    ", True, True, "four blanks"),
    ("   ", False, False, "three stand between hemistichs"),
    (" ", False, False, "one parts words"),
    (NBSP, False, False, "so does one no-break space"),
    (NBSP * 2, True, True, "two are typed for layout"),
    (f"{NBSP} {NBSP}", True, True, "a blank between them or not"),
    (f" {NBSP} ", False, False, "one among plain blanks"),
    (EM * 4, True, True, "four of any kind"),
    (EM * 2, False, True, "two wide spaces: only sentences take them for a gap"),
    (f"{THIN}{EM}", False, True, "of two kinds"),
    (f"{NBSP}{EM}", False, True, "one of them a no-break space"),
    (f" {EM} ", False, False, "one among plain blanks"),
]


@pytest.mark.parametrize(("run", "line", "sentence", "why"), RUNS)
def test_runs_of_blanks(run, line, sentence, why):
    assert (breaks_line(run), parts_sentences(run)) == (line, sentence), why


def test_a_gap_stands_inside_a_line():
    assert broken_gaps("نهر    نهر\tنهر") == [(3, 7, "\n"), (10, 11, "\n")]
    assert broken_gaps("    نهر    ") == []
    assert broken_gaps("نهر\n    نهر    \nنهر") == []


def test_a_gap_begins_at_its_first_blank():
    assert broken_gaps("نهر \t نهر") == [(3, 6, "\n")]
    assert broken_gaps(f"نهر {NBSP}{NBSP}نهر") == [(3, 6, "\n")]


# Between the bars.
GAPS = [
    ("نهر|نهر  باب|نهر", False, "two blanks"),
    ("نهر|نهر   باب|نهر", False, "three"),
    ("نهر|نهر    باب|نهر", True, "four"),
    ("نهر|نهر\tباب|نهر", True, "a tab"),
    (f"نهر|نهر {NBSP} باب|نهر", False, "a no-break space"),
    (f"نهر|نهر{NBSP * 2}باب|نهر", True, "two of them"),
    (f"نهر|{NBSP * 2}|نهر", True, "nothing else"),
    (f"{NBSP * 2}|نهر باب|\t", False, "before and after"),
    ("نهر  | باب | نهر", False, "partly before and after"),
    ("نهر|نهر  باب    باب|نهر", True, "the second run"),
]


@pytest.mark.parametrize(("case", "expected", "why"), GAPS)
def test_has_gap(case, expected, why):
    before, between, after = case.split("|")
    end = len(before) + len(between)
    assert has_gap(before + between + after, len(before), end) is expected, why
