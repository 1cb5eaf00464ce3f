"""Which characters are quotation marks, and where they are code, data or measures."""

from __future__ import annotations

import pytest

from arabic_norm.steps._quote_marks import (
    DOUBLE_MARKS,
    SHAPES,
    SINGLE_SHAPES,
    TRIGGERS,
    find_marks,
)

PRIMES = ("\N{PRIME}", "\N{DOUBLE PRIME}")


def marks_of(text: str) -> list[tuple[int, str]]:
    return [(mark.start, mark.glyph) for mark in find_marks(text)]


FOUND = [
    ('"نعم" «لا»', [(0, '"'), (4, '"'), (6, "«"), (9, "»")], "single characters"),
    ("<<نعم>>", [(0, "<<"), (5, ">>")], "two characters are one mark"),
    ("''نعم''", [(0, "''"), (5, "''")], "two apostrophes are one mark"),
    ("'نعم'", [(0, "'"), (4, "'")], "single marks are found; their pairing decides later"),
    ("&laquo;نعم&raquo;", [(0, "&laquo;"), (10, "&raquo;")], "entities"),
    ('"""', [(0, '"'), (1, '"'), (2, '"')], "three marks may close three quotations"),
    ('""""', [], "four of a kind are a ruled line"),
    ("«««««", [], "of guillemets too"),
    ("<<<", [], "three angles are a prompt or a conflict"),
    ("'''نعم'''", [], "three apostrophes are bold in wiki source"),
    ("& &amp; <", [], "what begins like a mark and is none"),
]
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


@pytest.mark.parametrize(("text", "expected", "why"), FOUND)
def test_marks(text: str, expected: list[tuple[int, str]], why: str) -> None:
    assert marks_of(text) == expected, why


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


OPENERS = "« “ ‟ „ ‹ << &laquo; &#171; &ldquo; &#8220; &bdquo; &lsaquo; ‘ ‚ ‛"
CLOSERS = "» ” › >> &raquo; &#187; &rdquo; &#8221; &rsaquo; ’ \N{DOUBLE PRIME}"
EITHER = "\" \uff02 '' &quot; &#34; &#034; &#x22; '"


def test_a_shape_is_weak_evidence_for_one_role() -> None:
    """Less than a neighbour that forbids the other, which costs 3 and more."""
    for glyph, shape in {**SHAPES, **SINGLE_SHAPES}.items():
        opens, closes = glyph in OPENERS.split(), glyph in CLOSERS.split()
        assert opens + closes + (glyph in EITHER.split()) == 1, glyph
        assert (0 < shape.as_closer < 2) is opens, glyph
        assert (0 < shape.as_opener <= 2) is closes, glyph
        assert 0 in (shape.as_opener, shape.as_closer), glyph


def test_a_family_is_of_one_glyph_in_two_directions() -> None:
    families: dict[str, list[str]] = {}
    for glyph, shape in {**SHAPES, **SINGLE_SHAPES}.items():
        if len(glyph) == 1:
            families.setdefault(shape.family, []).append(glyph)
    assert ["".join(glyphs) for glyphs in families.values()] == [
        *("«»", "“”„‟", '"\uff02\N{DOUBLE PRIME}', "‹›", "'‘’‚‛")
    ]


@pytest.mark.parametrize("mark", SHAPES)
def test_every_mark_has_a_trigger(mark: str) -> None:
    assert TRIGGERS & set(mark)


@pytest.mark.parametrize("mark", SHAPES)
def test_every_mark_is_found(mark: str) -> None:
    assert marks_of(f"نهر {mark} باب") == [(4, mark)]


def test_double_marks() -> None:
    assert sorted(DOUBLE_MARKS) == sorted('"«»“”„‟‹›\uff02')
