"""Ends of sentences against a gold answer: counts, F1, its interval, folds by document.

A set is a list of rows with ``text``, ``spans`` of its sentences in code points, and perhaps
``optional_ends``, which count neither for nor against. An end is the place behind a sentence's last
character that is not blank; the end of the text is no answer.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]

#: How often documents are drawn anew for an interval.
_DRAWS = 1000


@dataclass(frozen=True)
class Counts:
    """How many ends were found, found where there is none, and missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.extra + other.extra, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find."""
        all_ends = 2 * self.hit + self.extra + self.missed
        return 2 * self.hit / all_ends if all_ends else 1.0


def read_sets(folder: Path) -> dict[str, list[Row]]:
    """Return the rows of each file of JSON lines in a folder, by the file's name."""
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(folder.glob("*.jsonl"))
    }


def trimmed(text: str, end: int) -> int:
    """Return where the last character before this place ends that is not blank."""
    return len(text[:end].rstrip())


def uncounted(row: Row) -> set[int]:
    """Return the ends of a row that count for no answer."""
    text = row["text"]
    optional = {trimmed(text, end) for end in row.get("optional_ends", ())}
    return {0, trimmed(text, len(text))} | optional


def gold_ends(row: Row) -> set[int]:
    """Return the ends that a row asks for."""
    return {trimmed(row["text"], end) for _, end in row["spans"]} - uncounted(row)


def count(row: Row, answer: Iterable[int]) -> Counts:
    """Compare the ends found in a row with its gold."""
    gold = gold_ends(row)
    found = {trimmed(row["text"], end) for end in answer} - uncounted(row)
    return Counts(len(gold & found), len(found - gold), len(gold - found))


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of the counts."""
    return sum(counts, Counts())


def documents(rows: list[Row]) -> list[str]:
    """Return what document each row is of: its ``group``, or its ``source``.

    Where all rows have the same, they are pieces of one file that says no more, and each is taken
    for a document.
    """
    names = [str(row.get("group") or row.get("source") or "") for row in rows]
    return names if len(set(names)) > 1 else [str(place) for place in range(len(rows))]


def folds(rows: list[Row], number: int) -> list[int]:
    """Return the fold of each row, from 0 on; rows of a document are in one fold.

    Documents take turns. Pieces of one file are cut into ``number`` runs of neighbours instead,
    since neighbours may be of one document.
    """
    names = documents(rows)
    order = {name: place for place, name in enumerate(dict.fromkeys(names))}
    if len(order) == len(rows) and not any(row.get("group") for row in rows):
        one_file = len({row.get("source") for row in rows}) == 1
        if one_file:
            return [place * number // len(rows) for place in range(len(rows))]
    return [order[name] % number for name in names]


def interval(rows: list[Row], counts: list[Counts], draws: int = _DRAWS) -> tuple[float, float]:
    """Return between which figures 95 % of the F1 lie when documents are drawn anew, with
    replacement (bootstrap)."""
    by_document: dict[str, Counts] = {}
    for name, counted in zip(documents(rows), counts, strict=True):
        by_document[name] = by_document.get(name, Counts()) + counted
    all_counts = list(by_document.values())
    chance = random.Random(len(rows))
    drawn = sorted(total(chance.choices(all_counts, k=len(all_counts))).f1 for _ in range(draws))
    return drawn[draws // 40], drawn[draws - 1 - draws // 40]
