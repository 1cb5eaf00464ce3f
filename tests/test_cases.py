"""Small cases of what people see, by kind of fault; a guard is a look-alike that must stay.

data/cases.jsonl holds a case a line: id, kind, call, text, want and why. ``call`` is a preset, a
step (``step:NAME``), several of them (``pipe:A|B``), ``sentences``, or ``meet`` (do the two texts
come out alike); ``keep:`` before it says that the text stays. ``want`` may be ``{"any": [...]}``.

data/cases.failing.txt names those that are not right yet. One of them that becomes right fails
here until its line is taken out.
"""

import json
from functools import reduce
from operator import or_
from pathlib import Path

import pytest

import arabic_norm
from arabic_norm.letters import BLANKS, INVISIBLE, LINE_BREAKS

DATA = Path(__file__).parent / "data"
CASES = [json.loads(line) for line in (DATA / "cases.jsonl").read_text("utf-8").splitlines()]
FAILING = [
    line
    for line in (DATA / "cases.failing.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def pipeline(names):
    """Return the steps and presets that are named, one after another."""
    presets = {"display", "index", "lucene"}
    named = [name.upper() if name in presets else name for name in names.split("|")]
    return reduce(or_, [getattr(arabic_norm, name) for name in named])


def shown(text):
    """Return a sentence without what is not seen around it."""
    return text.strip(BLANKS + LINE_BREAKS + INVISIBLE)


def result(call, text):
    kind, _, names = call.partition(":")
    if kind == "sentences":
        return [shown(text[s.start : s.end]) for s in arabic_norm.sentences(text)]
    if kind == "meet":
        one, other = map(pipeline(names or "index"), text)
        return one == other
    return pipeline(names or kind)(text)


def wanted(case):
    """Return the call of a case, and all results that are right."""
    call, text = case["call"], case["text"]
    if call.startswith("keep:"):
        call = call.removeprefix("keep:")
        return call, [[shown(text)] if call == "sentences" else text]
    want = case["want"]
    return call, want["any"] if isinstance(want, dict) else [want]


def param(case):
    failing = [pytest.mark.xfail(strict=True)] if case["id"] in FAILING else []
    return pytest.param(case, id=case["id"], marks=failing)


@pytest.mark.parametrize("case", [param(case) for case in CASES])
def test_case(case):
    call, right = wanted(case)
    assert result(call, case["text"]) in right, case["why"]


def test_ids_name_one_case_each():
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    assert len(set(FAILING)) == len(FAILING)
    assert set(FAILING) <= set(ids)
