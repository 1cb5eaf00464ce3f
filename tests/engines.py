"""Real engines for the tests, and what they are tested with."""

import json
import os
from itertools import islice
from pathlib import Path

import pytest

from arabic_norm import DISPLAY, INDEX, LUCENE, CharMap, Pipeline, char_map, letters

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
        "ت": "ب",  # not idempotent: each character is replaced once
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


def tables(pipeline):
    """Return what an export holds of a pipeline, run by Python."""
    return Pipeline(step for step in pipeline.flat if isinstance(step, CharMap))


def texts():
    """Return every character of the Arabic blocks between letters, own text, and real lines."""
    found = [
        f"ا{chr(code)}ب{chr(code)}"
        for block in ARABIC_BLOCKS
        for code in range(block[0], block[1] + 1)
    ]
    found += [chr(code) for block in ARABIC_BLOCKS for code in range(block[0], block[1] + 1)]
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
