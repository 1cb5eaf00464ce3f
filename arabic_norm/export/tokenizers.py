r"""Export to Hugging Face tokenizers: the normalizer of a tokenizer.json.

Of its normalizers only ``Replace`` is of use here: one pattern, one literal replacement, no
references to groups. ``Precompiled`` would take a whole table at once, but it looks only at the
first character of a grapheme and drops the rest: alef with hamza and fatha becomes alef alone.
"""

from __future__ import annotations

import json
from graphlib import CycleError, TopologicalSorter

from arabic_norm.export.rules import Rules, Stage, java_pattern, rules_of
from arabic_norm.patterns import lazy_re
from arabic_norm.pipeline import Step, Table
from arabic_norm.substitutions import Substitution, one_of

__all__ = ["to_tokenizers", "tokenizers_rules"]

_CAPTURE = lazy_re(r"\((?!\?)")
_BEHIND = lazy_re(r"\(\?<[=!]")
_REFUSED = lazy_re(r"\(\?(?:=|<?!)")
_BUT_ONE = lazy_re(r"\(\?!(\\u[0-9a-f]{4})\)\[([^^\]][^\]]*)\]")


def to_tokenizers(pipeline: Step) -> str:
    r"""Return the JSON of a ``Sequence``, for the key ``normalizer`` of a tokenizer.json.

    A table becomes one ``Replace`` for each of its replacements, ordered so that none changes what
    another wrote. The first ``Replace`` never matches: its pattern is a comment that describes the
    file, and is kept wherever the tokenizer is saved.
    Errors: those of `rules_of`; ValueError when a table swaps characters.

    >>> from arabic_norm import unify_teh_marbuta
    >>> json.loads(to_tokenizers(unify_teh_marbuta))["normalizers"][1]
    {'type': 'Replace', 'pattern': {'Regex': '[\\u0629\\u06c3]'}, 'content': 'ه'}
    """
    rules = tokenizers_rules(pipeline)
    about = " ".join(rules.header).replace("(", "\\(").replace(")", "\\)")
    normalizers = [_replace(f"(?#{about})(?!)", "")]
    for stage in rules.stages:
        normalizers += _stage(stage)
    whole = {"type": "Sequence", "normalizers": normalizers}
    return json.dumps(whole, ensure_ascii=True, indent=2) + "\n"


def tokenizers_rules(pipeline: Step) -> Rules:
    """Return the rules that tokenizers can run, as `rules_of` does."""
    return rules_of(pipeline, lambda rule: _literal(rule) is not None)


def _replace(pattern: str, content: str, kind: str = "Regex") -> dict[str, object]:
    return {"type": "Replace", "pattern": {kind: pattern}, "content": content}


def _stage(stage: Stage) -> list[dict[str, object]]:
    if isinstance(stage, Substitution):
        literal = _literal(stage)
        assert literal is not None  # otherwise the step was left behind
        return [_replace(java_pattern(literal), literal.text)]
    return [
        # a String is found in two thirds of the time of a pattern
        _replace(keys[0], value, "String")
        if len(keys) == 1
        else _replace(java_pattern(Substitution(one_of(keys), value)), value)
        for value, keys in _in_order(stage)
    ]


def _in_order(table: Table) -> list[tuple[str, list[str]]]:
    """Return each replacement with its keys, sorted so that no rule changes what another wrote."""
    groups: dict[str, list[str]] = {}
    for key, value in table.items():
        groups.setdefault(value, []).append(key)
    before = {
        value: [table[char] for char in value if char in table and table[char] != value]
        for value in groups
    }
    try:
        return [(value, groups[value]) for value in TopologicalSorter(before).static_order()]
    except CycleError as error:
        circle = ", ".join(f"{value!a}" for value in error.args[1][:-1])
        raise ValueError(
            "tokenizers replaces one thing after another, and these replacements of a table write "
            f"each other's characters: {circle}"
        ) from None


def _literal(rule: Substitution) -> Substitution | None:
    r"""Return an equal substitution without groups, in Oniguruma's syntax; None if there is none.

    If the match begins with a group that stays in front of the result, \K keeps it out of the
    match. If a group of one character is the whole match, text is inserted before it.
    """
    pattern, text = rule
    if "\\" in text:
        start = _behind_lookaround(pattern, 0)
        if pattern[start : start + 1] != "(" or pattern.startswith("(?", start):
            return None
        end = _closing(pattern, start)
        before, group, rest = pattern[:start], pattern[start + 1 : end], pattern[end + 1 :]
        front, _, back = text.partition("\\1")
        if "\\" in front + back:
            return None
        if not front and rest[:1] not in set("*+?{"):
            pattern, text = f"{before}(?:{group})\\K{rest}", back
        elif not (rest or back) and _is_one_character(group):
            pattern, text = f"{before}(?={group})", front
        else:
            return None
    # Oniguruma allows no lookahead in a lookbehind: exclude the character from the class instead
    pattern = _BUT_ONE.sub(r"[\2&&[^\1]]", _CAPTURE.sub("(?:", pattern))
    return None if _is_refused(pattern) else Substitution(pattern, text)


def _is_refused(pattern: str) -> bool:
    """Whether a lookbehind contains what Oniguruma refuses there: any lookaround except (?<=."""
    return any(
        _REFUSED.search(pattern, found.end(), _closing(pattern, found.start()))
        for found in _BEHIND.finditer(pattern)
    )


def _behind_lookaround(pattern: str, place: int) -> int:
    """Return the offset after the lookarounds that begin at ``place``."""
    while pattern.startswith(("(?=", "(?!", "(?<"), place):
        place = _closing(pattern, place) + 1
    return place


def _is_one_character(pattern: str) -> bool:
    """Whether a pattern is one class, followed only by lookarounds."""
    end = pattern.find("]") + 1
    return pattern[:1] == "[" and _behind_lookaround(pattern, end) == len(pattern)


def _closing(pattern: str, place: int) -> int:
    """Return the offset of the parenthesis that closes the one at ``place``; none is escaped."""
    depth = 0
    for at in range(place, len(pattern)):
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        if not depth:
            return at
    raise ValueError(f"the pattern {pattern!a} has an open parenthesis")
