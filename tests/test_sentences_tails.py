"""A stop's tail, and which quotation marks behind a stop close."""

from __future__ import annotations

import pytest

from arabic_norm.steps.sentences.tails import NOWHERE, open_quote, tail_of

RLM = "\N{RIGHT-TO-LEFT MARK}"
NBSP = "\N{NO-BREAK SPACE}"

# The tail stands between the two bars.
TAILS = [
    ("نص|.| نص", "the stop alone"),
    ("نص|؟!؟| نص", "a run"),
    ("نص|.)]| نص", "brackets"),
    ("«نص|.»| نص", "a guillemet"),
    ("« نص|. »| نص", "behind a blank"),
    (f"« نص|.{NBSP}»| نص", "behind a no-break space"),
    ('"نص|."| نص', "a straight mark before a blank"),
    ('نص|.| "نص"', "a straight mark before a letter"),
    ('" نص|. "| نص', "between blanks, one open"),
    ('نص|.| " نص "', "between blanks, none open"),
    ("نص|.| « نص »", "a guillemet between blanks, none open"),
    ("»نص|. «| نص", "what a reversed mark opened"),
    ('"نص|."|نص', "glued on both sides, one open"),
    ("نص|؟ ؟ !| نص", "stray stops"),
    (f"نص|{'.'}{RLM}| نص", "a mark of direction"),
    ("«نص|.».| نص", "a stop after the closer"),
    ("نص|. »| نص", "what closes in any case between blanks, none open"),
    ("(نص|. )| نص", "a bracket behind a blank"),
    ('"نص|.| - نص', "a dash between blanks, one open"),
    ('نص|.|"نص"', "a straight mark that opens, glued"),
    ("نص|.| .net", "a dot that begins a word"),
    ("«نص|.»|", "at the end of the text"),
    ("« نص|.    »| نص", "four blanks before it"),
    ("« نص|.|     » نص", "five are too many"),
]


@pytest.mark.parametrize(("case", "why"), TAILS)
def test_tail(case: str, why: str) -> None:
    before, tail, after = case.split("|")
    text = before + tail + after
    assert text[len(before) : tail_of(text, 0, len(before)).end] == tail, why


def test_a_stop_after_the_closer_leaves_none_open() -> None:
    assert tail_of("«نص.»", 0, 3).closer == 4
    assert tail_of("«نص.».", 0, 3).closer == NOWHERE


OPEN = [
    ("«نص", 0, "open"),
    ("«نص» نص", NOWHERE, "closed"),
    ('نص "نص', 3, "a straight mark that opens by its neighbours"),
    ('"نص" "نص', 5, "the last of several"),
    ("»نص", 0, "reversed"),
    ('"نص "نص', 4, "of two that open the nearer"),
    ('نص". نص', NOWHERE, "closed before a stop"),
    ('نص"، نص', NOWHERE, "before a comma"),
    *((f'{sign}" نص', 1, f"between {sign} and a blank") for sign in "([{،:-"),
    ('ن" نص', NOWHERE, "behind a word of one letter"),
    (f'{RLM}" نص', 1, "behind a mark of direction that begins the text"),
    (f'نص"{RLM * 3} نص', NOWHERE, "read past three of them"),
    (f'نص"{RLM * 4} نص', 2, "but not past four"),
    ("نص", NOWHERE, "none"),
    ("«" + "ن" * 299, 0, "the longest quotation"),
    ("«" + "ن" * 300, NOWHERE, "one that is longer"),
    ('" ' * 7, 12, "seven without a direction"),
    ('" ' * 9, NOWHERE, "too many without a direction"),
]


@pytest.mark.parametrize(("text", "expected", "why"), OPEN)
def test_open_quote(text: str, expected: int, why: str) -> None:
    assert open_quote(text, 0, len(text)) == expected, why
