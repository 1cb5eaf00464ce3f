"""What is small enough is tried whole: every code point, every pair of Arabic characters."""

import functools

import pytest
from strategies import CHAR_MAPS, PRESETS

from arabic_norm import RESCUE, splice
from arabic_norm.kernel import _python
from arabic_norm.pipeline import CharMap
from arabic_norm.substitutions import fuse

pytestmark = pytest.mark.full

ALL_CODE_POINTS = [chr(code) for code in range(0x110000)]
FIRST_PLANE = ALL_CODE_POINTS[:0x10000]

every_preset = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)


def fused(preset):
    tables = [step.table for step in preset.flat if isinstance(step, CharMap)]
    return functools.reduce(fuse, tables)


TABLES = {step.name: step.table for step in CHAR_MAPS} | {
    f"{preset.name}, fused": fused(preset)
    for preset in PRESETS
    if any(isinstance(step, CharMap) for step in preset.flat)
}
every_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


@pytest.fixture(scope="module")
def compiled():
    return pytest.importorskip("arabic_norm.kernel._kernel", exc_type=ImportError)


@every_table
def test_c_changes_all_code_points_as_the_reference(compiled, table):
    fast, slow = compiled.Translator(table), _python.Translator(table)
    for text in ("".join(ALL_CODE_POINTS), "".join(FIRST_PLANE)):
        assert fast.change(text) == slow.change(text)


@every_table
def test_c_changes_each_code_point_by_itself_as_the_table_says(compiled, table):
    assert compiled.Translator(table).translate_all(ALL_CODE_POINTS) == [
        table.get(text, text) for text in ALL_CODE_POINTS
    ]


@every_preset
def test_presets_keep_the_laws_on_every_code_point(preset):
    for text in ALL_CODE_POINTS:
        assert_lawful(preset, text, preset(text))


def assert_lawful(preset, text, once):
    """Idempotent; what it aligns to is what it returns, and its edits make that of the source."""
    aligned = preset.align(text)
    assert preset(once) == once, f"{text!a}"
    assert aligned.text == once, f"{text!a}"
    assert splice(text, aligned.edits) == once, f"{text!a}"


#: Arabic; its Supplement and Extended-A; the two blocks of presentation forms.
BLOCKS = [(0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)]
#: RESCUE judges words and lines, so that pairs say little of it, and takes as long as all others.
PAIRED = [
    pytest.param(preset, marks=pytest.mark.long if preset is RESCUE else (), id=preset.name)
    for preset in PRESETS
]
#: What a pair stands between: nothing, and two letters.
SURROUNDINGS = ["{}", "س{}س"]


@pytest.mark.parametrize("preset", PAIRED)
@pytest.mark.parametrize("around", SURROUNDINGS, ids=["alone", "in a word"])
def test_presets_keep_the_laws_on_every_pair_of_characters(preset, around):
    chars = [chr(code) for first, last in BLOCKS for code in range(first, last + 1)]
    for first in chars:
        pairs = [around.format(first + second) for second in chars]
        page = in_lines(pairs)
        once = preset(page)
        assert once == in_lines(map(preset, pairs))
        assert_lawful(preset, page, once)


def in_lines(texts):
    """Return the texts as lines of a page, parted by lines of a letter that keep the empty ones."""
    return "س\n" + "".join(f"{text}\nس\n" for text in texts) + "س"
