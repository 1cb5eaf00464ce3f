"""python -m benchmarks.boundaries FOLDER [--cache FOLDER]

How well everybody finds the ends of sentences: F1 on each set of a folder, in one run.

A set is a file of JSON lines with ``text``, ``spans`` of its sentences in code points, and perhaps
``optional_ends``, which count neither for nor against. An end is the place behind a sentence's last
character that is not blank; the end of the text is no answer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.peers import PEERS, UnavailableError, Worker

Row = dict[str, Any]


def trimmed(text: str, end: int) -> int:
    """Return where the last character before this place ends that is not blank."""
    return len(text[:end].rstrip())


def f1(rows: list[Row], answers: list[list[int]]) -> float:
    """Return the harmonic mean of precision and recall of all ends in a set."""
    hit = wrong = 0
    for row, answer in zip(rows, answers, strict=True):
        text = row["text"]
        no_answer = {0, trimmed(text, len(text))}
        no_answer |= {trimmed(text, end) for end in row.get("optional_ends", ())}
        gold = {trimmed(text, end) for _, end in row["spans"]} - no_answer
        found = {trimmed(text, end) for end in answer} - no_answer
        hit += len(gold & found)
        wrong += len(gold ^ found)
    return 2 * hit / (2 * hit + wrong)


def score(worker: Worker, sets: dict[str, list[Row]], cache: Path) -> list[float]:
    """Return one peer's F1 on each set."""
    texts, answers = cache / "texts.txt", cache / "ends.json"
    figures = []
    for rows in sets.values():
        texts.write_text("\0".join(row["text"] for row in rows), encoding="utf-8", newline="")
        worker.ask("load", texts)
        worker.ask("ends", answers)
        figures.append(f1(rows, json.loads(answers.read_text(encoding="utf-8"))))
    return figures


def main() -> None:
    """Print a Markdown table, a row a peer."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.boundaries", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache/arabic_norm-benchmarks")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    sets = {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(options.folder.glob("*.jsonl"))
    }
    if not sets:
        parser.error(f"{options.folder} holds no .jsonl")
    print(f"| F1 | {' | '.join(sets)} |\n|---|{'---:|' * len(sets)}")
    for peer in PEERS:
        if "sentences" in peer.jobs:
            try:
                worker = Worker(peer, "sentences", options.cache)
                figures = score(worker, sets, options.cache)
                worker.stop()
                print(f"| {peer.name} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
            except UnavailableError as reason:
                print(f"| {peer.name} | did not run: {reason} |")


if __name__ == "__main__":
    main()
