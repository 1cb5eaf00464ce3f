"""What stands in for `regex` in a browser finds what `regex` finds, on every pattern we have."""

import importlib.util
import json
import pkgutil
import random
import re
import sys
from pathlib import Path

import pytest
import regex
from try_page import build

import arabic_norm
from arabic_norm import patterns

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(sys.version_info < (3, 11), reason="re has no possessive quantifiers"),
]

#: The page reads no files, has no database, audits nothing.
ELSEWHERE = ("arabic_norm.files", "arabic_norm.sqlite", "arabic_norm.audit")
#: What no preset and no sentence needs, and `re` cannot say: `undecorate`, `chunks`.
REFUSED = {
    "arabic_norm.steps.marks.ornaments._ORNAMENT",
    "arabic_norm.steps.sentences.clusters._CLUSTER",
}


def lazy_patterns(name, value):
    if isinstance(value, patterns._Lazy):
        yield name, value
    elif isinstance(value, (list, tuple)):
        for at, item in enumerate(value):
            yield from lazy_patterns(f"{name}[{at}]", item)


def of_the_rules():
    """Return each pattern of `regex` in the package by the name of its place."""
    found = {}
    for module in pkgutil.walk_packages(arabic_norm.__path__, "arabic_norm."):
        if module.name.startswith("arabic_norm.steps") or module.name == "arabic_norm.steps.gaps":
            for name, value in vars(importlib.import_module(module.name)).items():
                for place, lazy in lazy_patterns(f"{module.name}.{name}", value):
                    if isinstance(lazy._compiled, regex.Pattern):
                        found[place] = lazy.pattern
    return found


PATTERNS = of_the_rules()
#: What patterns find that look for long and rare things.
SELDOM = [
    "---\ntitle: كتاب\n---\n",
    "<pre>نص</pre> <PRE > <ſcript> <\N{KELVIN SIGN}bd>",
    'צה"ל',
    "انظر https://example.org/a?b=c ثم www.example.org",
    "<a href=\"x\" title='y'>",
    'الاسم = ""',
    '{"الاسم": "سلمى"} ["أحمر", "أزرق"] :"( ضحك',
    "الرئيسية » أخبار » ثقافة",
    "وبالـ«بيت»، ثم والـكتاب",
    "قرأت الكتاب ، و",
    '"دمشق","حلب","حمص"',
    "SELECT الاسم FROM الكتب ",
    *(
        "المكتبة".encode().decode("latin-1").encode().decode(codec)
        for codec in ("latin-1", "cp1252")
    ),
    "المكتبة".encode().decode("cp1256").encode().decode("cp1256"),
]
CASES = Path(__file__).with_name("data") / "cases.jsonl"


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory):
    folder = tmp_path_factory.mktemp("modules")
    for name in ("regex.py", "unicode.json"):
        (folder / name).write_text(build.modules()[name], encoding="utf-8")
    spec = importlib.util.spec_from_file_location("regex_on_re", folder / "regex.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def edges():
    """Characters at which some class begins or ends, and their neighbours, in any order."""
    bounds = {bound for bounds in build.unicode_sets().values() for bound in bounds}
    found = {chr(code) for bound in bounds for code in (bound - 1, bound) if 0 <= code < 0x110000}
    return "".join(random.Random(28).sample(sorted(found), len(found)))


@pytest.fixture(scope="module")
def lines():
    texts = [json.loads(row)["text"] for row in CASES.read_text("utf-8").splitlines()]
    return [text for text in texts if isinstance(text, str)]


def pieces(pattern):
    """What a pattern speaks of, and what it does not."""
    words = re.findall(
        r"[A-Za-z]{2,}|[\u0621-\u064a]{2,}", re.sub(r"\\p\{\w*=?\w*\}|\\[uUx]\w+", "", pattern)
    )
    signs = [
        sign for sign in re.sub(r"\\U\w{8}|\\u\w{4}|\\x\w\w", "", pattern) if sign.isprintable()
    ]
    escaped = [chr(int(code, 16)) for code in re.findall(r"\\[uUx]([0-9a-f]{2,8})", pattern)]
    return [
        *words,
        *signs,
        *escaped,
        *"ابلو«»\"'().:=,;{}[]<>&#`-_1٣ aZ²é\u0640\u0651\u200f\n\r\t\x1c\x85",
    ]


def found(compiled, text):
    return [(match.span(), match.groups()) for match in compiled.finditer(text)]


def test_every_pattern_but_those_is_translated(stand_in):
    refused = set()
    for place, pattern in PATTERNS.items():
        try:
            stand_in.compile(pattern)
        except (stand_in.error, re.error):
            refused.add(place)
    assert len(PATTERNS) > 80
    assert refused == REFUSED


@pytest.mark.parametrize("place", [place for place in PATTERNS if place not in REFUSED])
def test_it_finds_the_same(place, stand_in, edges, lines):
    pattern = PATTERNS[place]
    own, other = stand_in.compile(pattern), regex.compile(pattern)
    chance = random.Random(place)
    alphabet = pieces(pattern)
    texts = ["".join(chance.choices(alphabet, k=chance.randrange(1, 30))) for _ in range(100)]
    few = [chance.sample(alphabet, 3) for _ in range(100)]
    texts += ["".join(chance.choices(signs, k=12)) for signs in few]
    texts += [*chance.sample(lines, 100), *SELDOM, edges]
    if pattern.startswith("(?r)"):
        for text in texts:
            span = slice(*sorted(chance.choices(range(len(text) + 1), k=2)))
            one, two = (p.search(text, span.start, span.stop) for p in (own, other))
            assert (one and one.span()) == (two and two.span()), ascii(text)
        return
    hits = 0
    for text in texts:
        expected = found(other, text)
        assert found(own, text) == expected, ascii(text)
        for method in ("match", "fullmatch"):
            one, two = getattr(own, method)(text), getattr(other, method)(text)
            assert (one and one.span()) == (two and two.span()), ascii(text)
        hits += len(expected)
    assert hits, "texts that hold none compare nothing"


@pytest.mark.parametrize(
    ("pattern", "text", "spans"),
    [
        (r"(?V1)[\p{L}--\p{Latin}]+", "abكتاب", [(2, 6)]),
        (r"(?V1)[[a-z]&&[^aeiou]]+", "bcade", [(0, 2), (3, 4)]),
        (r"[\p{Arabic}&&\p{L}]+", "ab&?", [(0, 3)]),  # without (?V1), & is a character of the class
        (
            r"\w+",
            "كتاب\u064c_٣²",
            [(0, 7)],
        ),  # re's takes no mark for one of a word's, and ² for one
        (r"\s", "\x1c\x85 ", [(1, 2), (2, 3)]),  # re's takes U+001C for a blank
        ("\\b\u064c|\\B\u064c", "ب\u064c", [(1, 2)]),
        (r"[]^a-]+", "a-b]^", [(0, 2), (3, 5)]),
        (r"(?V1)[^[a-c]\d]+", "axb٣y", [(1, 2), (4, 5)]),
    ],
)
def test_classes(pattern, text, spans, stand_in):
    for compiled in (stand_in.compile(pattern), regex.compile(pattern)):
        assert [match.span() for match in compiled.finditer(text)] == spans


@pytest.mark.parametrize("pattern", [r"\X", r"\p{Greek}", r"(?r)ab", r"[\q]"])
def test_what_it_cannot_say_it_refuses(pattern, stand_in):
    with pytest.raises(stand_in.error):
        stand_in.compile(pattern)
