"""python -m benchmarks.boundaries FOLDER [--cache FOLDER] [--intervals SET ...]

How well everybody finds the ends of sentences: F1 on each set of a folder, in one run, with the
interval of 95 % over documents for the sets named. What a set is: `benchmarks.ends`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.ends import Counts, Row, count, interval, read_sets, total
from benchmarks.peers import PEERS, UnavailableError, Worker


def answers(worker: Worker, rows: list[Row], cache: Path) -> list[Counts]:
    """Return how one peer fares on each row of a set."""
    texts, ends = cache / "texts.txt", cache / "ends.json"
    texts.write_text("\0".join(row["text"] for row in rows), encoding="utf-8", newline="")
    worker.ask("load", texts)
    worker.ask("ends", ends)
    found = json.loads(ends.read_text(encoding="utf-8"))
    return [count(row, answer) for row, answer in zip(rows, found, strict=True)]


def cell(rows: list[Row], counts: list[Counts], with_interval: bool) -> str:
    """Return a set's F1 as the table has it."""
    figure = f"{total(counts).f1:.3f}"
    if not with_interval:
        return figure
    low, high = interval(rows, counts)
    return f"{figure} ({low:.3f}-{high:.3f})"


def main() -> None:
    """Print a Markdown table, a row a peer."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.boundaries", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache/arabic_norm-benchmarks")
    parser.add_argument("--intervals", nargs="*", metavar="SET", default=(), help="sets, by name")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    sets = read_sets(options.folder)
    if not sets:
        parser.error(f"{options.folder} holds no .jsonl")
    print(f"| F1 | {' | '.join(sets)} |\n|---|{'---:|' * len(sets)}")
    for peer in PEERS:
        if "sentences" in peer.jobs:
            try:
                worker = Worker(peer, "sentences", options.cache)
                cells = [
                    cell(rows, answers(worker, rows, options.cache), name in options.intervals)
                    for name, rows in sets.items()
                ]
                worker.stop()
                print(f"| {peer.name} | {' | '.join(cells)} |", flush=True)
            except UnavailableError as reason:
                print(f"| {peer.name} | did not run: {reason} |", flush=True)


if __name__ == "__main__":
    main()
