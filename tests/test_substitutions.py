"""What a contextual rule of letters says of itself as data, for engines."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from strategies import PIECES, REWRITES, texts

from arabic_norm import letters
from arabic_norm.export.rules import java_pattern
from arabic_norm.substitutions import (
    Substitution,
    check_substitution,
    fuse,
    none_of,
    one_of,
)

DECLARED = [step for step in REWRITES if step.substitutions]
every_declared = pytest.mark.parametrize("step", DECLARED, ids=lambda step: step.name)


def substituted(text, rules):
    """Return the text after the rules one by one, as an engine runs them."""
    for rule in rules:
        if isinstance(rule, Substitution):
            text = regex.sub(rule.pattern, rule.text, text)
        else:
            text = text.translate(str.maketrans(rule))
    return text


def test_these_steps_go_into_engines():
    assert [step.name for step in DECLARED] == [
        "compose",
        "dash_tatweel",
        "expand_word_ligatures",
        "fold_number_separators",
        "stem_like_lucene",
        "strip_carriers",
        "strip_idle_zwnj",
        "unify_hamza_spellings",
    ]


@every_declared
@given(text=texts)
def test_a_step_is_its_substitutions_on_any_text(step, text):
    assert substituted(text, step.substitutions) == step(text)


@every_declared
@given(data=st.data())
def test_a_step_is_its_substitutions_on_what_it_looks_at(step, data):
    few = [*sorted(step.triggers), "ا", "ل", "ب", "ک", "1", "x", " ", "\n", "«", "\u0640", "\u0652"]
    few += ["\u064e", "\u0670", "\u200c", "\u200f", "\u06e5", "\u0654", *PIECES[:8]]
    text = data.draw(st.lists(st.sampled_from(few), max_size=20).map("".join))
    assert substituted(text, step.substitutions) == step(text)


@every_declared
def test_a_step_is_its_substitutions_on_long_runs(step):
    """Beyond the reach of a bounded lookbehind."""
    for piece in ("\u0640", "\u064e", "\u200c", "ب", "ک", "\u0640\u0654", "\u200c\u064e", "\u06e5"):
        for trigger in sorted(step.triggers)[:4]:
            for count in (2, 3, 4, 9, 10, 15, 16, 17, 40):
                text = f"ر\u0652{piece * count}{trigger}{piece * count}\u0654ا\u0670"
                assert substituted(text, step.substitutions) == step(text), ascii(text)


@every_declared
def test_substitutions_are_what_every_engine_reads_alike(step):
    for rule in step.substitutions:
        if isinstance(rule, Substitution):
            assert check_substitution(rule) is rule


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d",
        r"\b",
        ".",
        "^a",
        "a$",
        "ا",
        "[a-z]",
        "a*?",
        "a++",
        r"(?P<n>a)",
        r"\1",
        "a{1,",
        "[]",
        "/",
    ],
)
def test_what_engines_read_each_in_its_way_is_refused(pattern):
    with pytest.raises(ValueError, match="not every engine reads alike"):
        check_substitution(Substitution(pattern, ""))


@pytest.mark.parametrize("text", ["$1", "\\", "\\0", "\\n", "a\\"])
def test_a_replacement_that_engines_would_read_is_refused(text):
    with pytest.raises(ValueError, match="no backslash"):
        check_substitution(Substitution("a", text))


def test_classes():
    assert one_of("cabx") == r"[\u0061-\u0063\u0078]"
    assert one_of("\U00010efd") == r"[\U00010efd]"
    assert none_of("]-") == r"[^\u002d\u005d]"
    assert java_pattern(Substitution(one_of("\U00010efd-"), "")) == r"[\u002d\x{10efd}]"
    every = one_of(map(chr, range(0x110000)))
    assert every == r"[\u0000-\U0010ffff]"


def test_a_far_character_is_written_for_java():
    assert java_pattern(Substitution(one_of("\U0010ffff"), "")) == r"[\x{10ffff}]"


def test_fuse():
    assert fuse({"a": "bc"}, {"b": "", "x": "y"}) == {"a": "c", "b": "", "x": "y"}
    assert letters.ZWNJ not in fuse({letters.ZWNJ: " "}, {" ": ""}).values()
