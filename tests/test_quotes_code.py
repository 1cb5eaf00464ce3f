"""Where what looks like a quotation mark is code, data or a measure."""

from __future__ import annotations

import pytest

from arabic_norm.steps.quotes.code import protected_spans
from arabic_norm.steps.quotes.marks import read_lines

PRIMES = ("\N{PRIME}", "\N{DOUBLE PRIME}")


def marks_of(text: str) -> list[tuple[int, str]]:
    return [(mark.start, mark.shape.glyph) for line in read_lines(text) for mark in line.marks]


# What is between the bars is no place for quotation marks; those after it are found.
PROTECTED = [
    ('|`"س" "ص"`| "نعم"', "code in a line"),
    ('|```"س"```| "نعم"', "fenced code in a line"),
    ('|```\n"س"\n``` "ص"\n| "نعم"', "fenced code over lines, to the end of its last one"),
    ('|https://example.org/?q="نور"| "نعم"'.replace("نور", "noor"), "the query of a URL"),
    ('|id="س"| "نعم"', "an attribute"),
    ('|<a title="س">| "نعم"', "a tag"),
    ('|print("س")| "نعم"', "a call"),
    ('|{"س": "ص"}| "نعم"', "a JSON object in a line"),
    ('|["س", "ص"]| "نعم"', "a JSON list"),
    ('|"س","ص","ع"\n|"نعم" كلمة', "a CSV row above prose"),
    ('|"س";"ص";"ع"\n|"نعم" كلمة', "a row with semicolons"),
    ('|5\'10"| "نعم"', "feet and inches"),
    (f'|33{PRIMES[0]}15{PRIMES[1]}| "نعم"', "minutes and seconds"),
]
PROSE = [
    ('قال (انظر "نعم")', "brackets that no name calls"),
    ('["نعم"]', "a list of one is a quotation in brackets"),
    ('رأى "نهرا"، و"بابا" أمس', "quotations with Arabic commas are no row"),
    ('{"نعم"}', "braces without a key"),
    ('قال = "نعم"', "an equals sign of prose"),
]


@pytest.mark.parametrize(("case", "why"), PROTECTED)
def test_code_data_and_measures_hold_no_marks(case: str, why: str) -> None:
    _, protected, prose = case.split("|")
    start = len(protected) + prose.index('"')
    assert marks_of(protected + prose) == [(start, '"'), (start + 4, '"')], why


@pytest.mark.parametrize(("text", "why"), PROSE)
def test_prose_is_not_taken_for_code(text: str, why: str) -> None:
    assert [glyph for _, glyph in marks_of(text)] == ['"'] * text.count('"'), why


def test_code_over_lines_may_end_the_text() -> None:
    assert marks_of('```\nنعم\n``` "ص"') == []


def test_json_as_a_whole_holds_no_marks() -> None:
    assert marks_of('{"س":\n ["ص", {"ع": "غ"}]}\n') == []


SPANS = [
    ("قال `نعم` ثم", [(4, 9)], "the code alone"),
    ("نهر\nقال ```نعم\nلا``` ثم\nباب", [(4, 23)], "all of its lines where it runs over their ends"),
    ('{"س": "ص"}', [(0, 10)], "the whole of a text that is JSON"),
    ("قال (نعم) [لا]", [], "brackets"),
]


@pytest.mark.parametrize(("text", "spans", "why"), SPANS)
def test_spans(text: str, spans: list[tuple[int, int]], why: str) -> None:
    assert protected_spans(text) == spans, why
