"""The texts that are measured: documents of about 2 kB, titles, vocalized text."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "docs" / "sample_page.txt"
DOCUMENT = 1100  # characters: about 2 kB of UTF-8
TITLE = 60
COUNT = {"documents": 200, "titles": 3000, "vocalized": 200}
#: Fatha, kasra, damma, sukun, shadda: as often as vocalized text has any.
_MARKS = "\u064e\u0650\u064f\u0652\u0651"
NEWS = ("news_jawhara.jsonl", "news_febrayer.jsonl")


def make_corpora(data: Path | None) -> dict[str, list[str]]:
    """Return the texts of each corpus, of a folder of data or made of the project's sample."""
    if data:
        plain = "\n".join(text for name in NEWS for text in _texts(data / name))
        vocalized = "\n".join(_texts(data / "tashkeela.jsonl"))
    else:
        plain = _sample(random.Random(1))
        vocalized = _vocalized(plain, random.Random(2))
    return {
        "documents": _cut(plain, DOCUMENT, COUNT["documents"]),
        "titles": _cut(plain, TITLE, COUNT["titles"]),
        "vocalized": _cut(vocalized, DOCUMENT, COUNT["vocalized"]),
    }


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"].replace("\0", "")


def _sample(chance: random.Random) -> str:
    """Return the sample's lines over and over, each time in another order."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    pages = COUNT["documents"] * DOCUMENT // len("\n".join(lines)) + 2
    return "\n".join("\n".join(chance.sample(lines, len(lines))) for _ in range(pages))


def _vocalized(text: str, chance: random.Random) -> str:
    is_letter = {char: "\u0621" <= char <= "\u064a" for char in set(text)}
    return "".join(
        char + chance.choice(_MARKS) if is_letter[char] and chance.random() < 0.8 else char
        for char in text
    )


def _cut(text: str, size: int, count: int) -> list[str]:
    return [text[at : at + size] for at in range(0, min(len(text), size * count), size)]
