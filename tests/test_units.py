import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm import strip_tashkeel
from arabic_norm.units import Ruler

GRIN = "\N{GRINNING FACE}"  # one code point, two UTF-16 units, four UTF-8 bytes

OFFSETS = [
    # text, code points, UTF-16, UTF-8
    ("abc", 2, 2, 2),
    ("أبت", 2, 2, 4),
    (f"أ{GRIN}ب", 2, 3, 6),
    ("\ud800ب", 1, 1, 3),  # a lone surrogate
    ("", 0, 0, 0),
    ("أ" * 1000, 700, 700, 1400),
]


@pytest.mark.parametrize(("text", "codepoint", "utf16", "utf8"), OFFSETS)
def test_offsets(text, codepoint, utf16, utf8):
    for unit, offset in (("utf16", utf16), ("utf8", utf8)):
        assert Ruler(text, unit).of_codepoint(codepoint) == offset
        assert Ruler(text, unit).to_codepoint(offset) == codepoint


@given(st.text(max_size=600), st.data())
def test_there_and_back(text, data):
    offset = data.draw(st.integers(0, len(text)))
    for unit in ("utf16", "utf8"):
        ruler = Ruler(text, unit)
        assert ruler.to_codepoint(ruler.of_codepoint(offset)) == offset


INSIDE = [
    ("utf8", "أ", 1),
    ("utf8", GRIN, 2),
    ("utf8", "\ud800", 1),
    ("utf16", GRIN, 1),
]


@pytest.mark.parametrize(("unit", "text", "offset"), INSIDE)
def test_an_offset_inside_a_character_is_refused(unit, text, offset):
    with pytest.raises(ValueError, match=f"{unit} offset {offset} lies inside a character"):
        Ruler(text, unit).to_codepoint(offset)


def test_an_offset_outside_is_refused():
    with pytest.raises(ValueError, match=r"utf8 offset 9 leaves 0\.\.4"):
        Ruler("أب", "utf8").to_codepoint(9)
    with pytest.raises(ValueError, match=r"utf8 offset -1 leaves 0\.\.4"):
        Ruler("أب", "utf8").to_codepoint(-1)
    with pytest.raises(ValueError, match=r"offset -1 leaves 0\.\.2"):
        Ruler("أب", "utf8").of_codepoint(-1)


def test_an_unknown_unit_is_refused():
    with pytest.raises(
        ValueError, match="unit 'bytes' is unknown: use one of codepoint, utf16, utf8"
    ):
        Ruler("أب", "bytes")


def test_alignments_speak_each_unit():
    aligned = strip_tashkeel.align(f"{GRIN} كَتَبَ")
    assert aligned.text == f"{GRIN} كتب"
    assert aligned.to_source(2, 4) == (2, 6)
    assert aligned.to_source(3, 5, unit="utf16") == (3, 7)
    assert aligned.to_source(5, 9, unit="utf8") == (5, 13)
    assert aligned.to_text(2, 4, unit="codepoint") == (2, 3)
    assert aligned.to_text(3, 5, unit="utf16") == (3, 4)
    assert aligned.to_text(5, 9, unit="utf8") == (5, 7)
