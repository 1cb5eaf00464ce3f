"""A key for near-duplicates: how often it finds a text and its misspelled twin alike.

    python -m benchmarks.duplicates FOLDER [--texts N]

FOLDER holds ``*.jsonl`` {text}. Of each text of 50 words or more a twin is made, spelled as others
type: hamza left off an alef, ه for ة, ى for ي, ئو for ؤو, tatweel, vowel signs, Persian letters,
other quotation marks and digits. Two texts are near-duplicates where their word 5-grams have a
Jaccard similarity of .8 or more, the usual threshold. Keys: ours (docs/index-preset.md), the text
as it is, and datatrove's ``simplify_text`` where that package is installed. ``collisions``:
different lines of the folder that the key makes equal to another.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import regex

from arabic_norm import INDEX, squeeze_elongation, strip_punctuation

#: What docs/index-preset.md recommends.
KEY = INDEX | squeeze_elongation | strip_punctuation
SIMILAR = 0.8
GRAM = 5
LEAST = 50  # words
#: What people type, and what for it, and how often.
NOISE = (
    ("[أإآ]", "ا", 0.7),
    ("ة(?!\\p{L})", "ه", 0.3),
    ("ي(?!\\p{L})", "ى", 0.4),
    ("ؤو", "ئو", 0.5),
    ("ي", "ی", 0.1),
    ("ك", "ک", 0.1),
    ("(?<=\\p{L})([بتسلمن])(?=\\p{L})", "\\1ـ", 0.02),
    ("(?<=\\p{L})([ردل])(?=\\p{L})", "\\1\N{ARABIC FATHA}", 0.05),
    ("[«»]", '"', 0.9),
    ("،", ",", 0.5),
    ("1", "١", 0.5),
    ("2", "٢", 0.5),
)


def noisy(text: str, chance: random.Random) -> str:
    """Return the text as somebody else might have typed it."""
    for pattern, typed, often in NOISE:
        text = regex.sub(
            pattern, lambda m, t=typed, o=often: m.expand(t) if chance.random() < o else m[0], text
        )
    return text


def grams(text: str) -> set[tuple[str, ...]]:
    """Return a text's word 5-grams."""
    words = text.split()
    return {tuple(words[place : place + GRAM]) for place in range(len(words) - GRAM + 1)}


def similarity(one: str, other: str) -> float:
    """Return the Jaccard similarity of two keys."""
    first, second = grams(one), grams(other)
    return len(first & second) / max(len(first | second), 1)


def texts(folder: Path) -> Iterator[str]:
    """Yield the texts of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield str(json.loads(line)["text"])


def keys() -> dict[str, Callable[[str], str]]:
    """Return the keys by their names."""
    found: dict[str, Callable[[str], str]] = {"as it is": str, "ours": KEY}
    try:
        from datatrove.utils.text import simplify_text  # noqa: PLC0415 - a peer, if it is there
    except ImportError:
        print("datatrove is not installed: pip install datatrove adds its key")
    else:
        found["datatrove"] = simplify_text
    return found


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=2000)
    arguments = parser.parse_args()
    every = list(texts(arguments.folder))
    chosen = [text for text in every if len(text.split()) >= LEAST]
    chance = random.Random(23)
    chosen = chance.sample(chosen, min(arguments.texts, len(chosen)))
    pairs = [(text[:20_000], noisy(text[:20_000], chance)) for text in chosen]
    lines = {line for text in every for line in text.split("\n") if line.strip()}
    print(f"{len(pairs):,} texts and their twins; {len(lines):,} different lines\n")
    print("| key | twins found | mean similarity | collisions |\n|---|---:|---:|---:|")
    for name, key in keys().items():
        found = [similarity(key(text), key(twin)) for text, twin in pairs]
        share = sum(one >= SIMILAR for one in found) / len(found)
        merged = len(lines) - len({key(line) for line in lines})
        print(f"| {name} | {share:.3f} | {sum(found) / len(found):.3f} | {merged:,} |")


if __name__ == "__main__":
    main()
