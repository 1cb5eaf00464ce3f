"""Patterns are compiled when they are first used, and then behave as compiled ones."""

import re

import pytest
import regex

from arabic_norm.patterns import lazy_re, lazy_regex


def test_a_pattern_is_compiled_when_it_is_first_used():
    broken = lazy_re("(")
    with pytest.raises(re.error):
        broken.search("")


def test_a_method_is_fetched_once():
    pattern = lazy_re("[ab]+")
    assert "search" not in vars(pattern)
    assert pattern.search("xab").span() == (1, 3)
    assert vars(pattern)["search"] == re.compile("[ab]+").search


@pytest.mark.parametrize(("lazy", "module"), [(lazy_re, re), (lazy_regex, regex)])
def test_it_finds_what_the_module_finds(lazy, module):
    text = "أهلا وسهلا، أهلا بكم"
    pattern, compiled = lazy("أ?هلا"), module.compile("أ?هلا")
    assert pattern.findall(text) == compiled.findall(text)
    assert pattern.sub("-", text) == compiled.sub("-", text)


def test_regex_knows_properties_of_unicode():
    assert lazy_regex(r"\p{Arabic}+").fullmatch("عربي")


@pytest.mark.parametrize("name", ["nothing", "__deepcopy__"])
def test_what_a_pattern_has_not_is_an_attribute_error(name):
    with pytest.raises(AttributeError):
        getattr(lazy_re("a"), name)
