"""Real engines for the tests, and what they are tested with."""

import json
import os
from itertools import islice
from pathlib import Path

import pytest

from arabic_norm import DISPLAY, INDEX, LUCENE, Pipeline, char_map, letters
from arabic_norm.export import left_behind

REAL_LINES = 12_000

#: Arabic and its supplements, extensions, presentation forms, numerals and mathematical letters.
ARABIC_BLOCKS = [
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x0870, 0x08FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFF),
    (0x10E60, 0x10E7F),
    (0x10EC0, 0x10EFF),
    (0x1EC70, 0x1ECBF),
    (0x1ED00, 0x1ED4F),
    (0x1EE00, 0x1EEFF),
]


@char_map
def hostile():
    """Map characters that end literals and comments of some language to such text."""
    return {
        "'": "''); DROP TABLE docs; --",
        '"': '"]); throw 1; //',
        "\\": "\\u0027\\",
        "$": "$arabic_norm$ $$",
        "*": "*/ alert(1) /*",
        "`": "${1}`",
        "<": "</script><script>",
        "\n": "\r\n\t",
        "\u2028": "\u2029\x85",
        "]": "^-[",
        "-": "=> ",
        "#": '" => "',
        "^": "",
        " ": "  ",
        "ب": "ت",
        "ت": "ث",  # not idempotent: each character is replaced once
        "\N{GRINNING FACE}": "\N{PILE OF POO}x",
        "z": "\N{GRINNING FACE}",
        "%": "{key}",
    }


# no Python function can have such a name; a step of another maker may
vars(hostile)["name"] = "*/ $arabic_norm$ --> </script>\n'\u2028"
every_pipeline = pytest.mark.parametrize(
    "pipeline", [INDEX, DISPLAY, LUCENE, hostile], ids=["INDEX", "DISPLAY", "LUCENE", "hostile"]
)


def require(present, what):
    """Skip the test where an engine is missing; fail it where all must be there."""
    if not present:
        assert not os.environ.get("REQUIRE_ENGINES"), f"{what} is missing"
        pytest.skip(f"no {what}")


def need(name):
    """Return a package by its name; where it is missing as `require` says."""
    try:
        return __import__(name)
    except ImportError:
        return require(False, name)


def exported(pipeline, engine="javascript"):
    """Return what an engine's export holds of a pipeline, run by Python."""
    behind = left_behind(engine, pipeline)
    return Pipeline(step for step in pipeline.flat if step.name not in behind)


#: What substitutions look at, with what must not be read by another engine in its own way.
CONTEXTS = [
    "ا\ufdf2 با\ufdf2 ل\ufdf2 و\ufdf2 لـ\u064e\ufdf2\ufdf2\ufdf4",
    "النبي\ufdfaقال \ufdfa: \ufdfa\ufdfb\u200f\ufdfc٥ 5\ufdfc x\ufdfd\n\ufdfe",
    "ذ\u064e\u200a\u0670\u2060لك \u200a\u2060\u0670 \u200a",
    "الا\u200cستعداد الأ\u064e\u200c\u200cمل می\u200cخواهم کار\u200cها دار\u200cها \u200c",
    "ر" + "ب" * 15 + "\u200c" + "ب" * 16 + "ک",
    "ا\u064e\u0654حمد ش\u0640\u0654ون \u0640\u0654ا ا\U00010efd\u0654",
    "لس\u0652\u064e\u0640\u0640\u0654ل",
    "\u064330\u0640\u0640\u064034 \u0640\n\u0640«\u0640» &raquo;\u0640",
    "٣\u066b٥ ١\u066c٠٠٠\u060c٥ \u066b",
    "$1 \\1 \\\\ $& {0} \u06401\u0640",
]


def texts():
    """Return every character of the Arabic blocks between letters, own text, and real lines."""
    found = [
        f"ا{chr(code)}ب{chr(code)}"
        for block in ARABIC_BLOCKS
        for code in range(block[0], block[1] + 1)
    ]
    found += [chr(code) for block in ARABIC_BLOCKS for code in range(block[0], block[1] + 1)]
    found += CONTEXTS
    found += ["", "x" + "".join(hostile.table) * 2, letters.INVISIBLE, "\n", "\tأ\\n\\\r\n"]
    return found + real_lines()


def real_lines():
    """Return lines of every kind of real text there is; none without ARABIC_NORM_DATA."""
    folder = os.environ.get("ARABIC_NORM_DATA")
    found = []
    for path in sorted((Path(folder) / "raw").glob("*.jsonl")) if folder else ():
        with path.open(encoding="utf-8") as rows:
            lines = (line for row in rows for line in json.loads(row)["text"].split("\n"))
            found += islice((line for line in lines if line.strip()), REAL_LINES // 12)
    return [line.replace("\0", "") for line in found]


def units(text):
    """Return a text's UTF-16 code units in hex."""
    return text.encode("utf-16-be", "surrogatepass").hex()
