"""python -m benchmarks.boundaries FOLDER [--hard SET ...] [--against REVISION] [--cache FOLDER]

How well everybody finds the ends of sentences: F1 on each set of a folder, in one run. Hard sets,
of which there are few rows, get a table of their own, with the interval of 95 % over documents.
With ``--against`` our rules of an older revision are measured too: on rows that came later they
are rules that nobody fitted. The last row is the model of `benchmarks.yardstick`, which is asked
about no document that it was trained on. What a set is: `benchmarks.ends`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.against import installed
from benchmarks.ends import Counts, Row, count, interval, read_sets, total
from benchmarks.peers import PEERS, Peer, UnavailableError, Worker
from benchmarks.yardstick import judge, look

Sets = dict[str, list[Row]]
#: How one system fares: by set, on each row.
Fared = dict[str, list[Counts]]
_FOLDS = 5


def fare(peer: Peer, sets: Sets, cache: Path) -> Fared:
    """Return how one peer fares. Errors: UnavailableError."""
    worker = Worker(peer, "sentences", cache)
    texts, ends = cache / "texts.txt", cache / "ends.json"
    fared = {}
    for name, rows in sets.items():
        texts.write_text("\0".join(row["text"] for row in rows), encoding="utf-8", newline="")
        worker.ask("load", texts)
        worker.ask("ends", ends)
        answers = json.loads(ends.read_text(encoding="utf-8"))
        fared[name] = [count(row, answer) for row, answer in zip(rows, answers, strict=True)]
    worker.stop()
    return fared


def fare_in_folds(sets: Sets) -> Fared:
    """Return how the model fares on documents that it was not trained on."""
    answers = judge({name: look(rows, _FOLDS) for name, rows in sets.items()}, _FOLDS)
    return {
        name: [count(row, answer) for row, answer in zip(rows, answers[name], strict=True)]
        for name, rows in sets.items()
    }


def table(sets: Sets, fared: dict[str, Fared], with_intervals: bool) -> list[str]:
    """Return a Markdown table, a row a system, the best figure of a set in bold."""
    best = {name: max(f"{total(mine[name]).f1:.3f}" for mine in fared.values()) for name in sets}
    head = "F1, 95 %" if with_intervals else "F1"
    lines = [f"| {head} | {' | '.join(sets)} |", f"|---|{'---:|' * len(sets)}"]
    for system, mine in fared.items():
        cells = []
        for name, rows in sets.items():
            figure = f"{total(mine[name]).f1:.3f}"
            cell = f"**{figure}**" if figure == best[name] else figure
            if with_intervals:
                low, high = interval(rows, mine[name])
                cell += f" ({low:.3f} to {high:.3f})"
            cells.append(cell.replace("0.", "."))
        lines.append(f"| {system} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    """Print a Markdown table, and one of the hard sets."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.boundaries", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hard", nargs="*", metavar="SET", default=(), help="sets, by name")
    parser.add_argument("--against", metavar="REVISION", help="a git revision, as the last release")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache/arabic_norm-benchmarks")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    sets = read_sets(options.folder)
    if not sets:
        parser.error(f"{options.folder} holds no .jsonl")
    if unknown := [name for name in options.hard if name not in sets]:
        parser.error(
            f"--hard: no set {unknown[0]} in {options.folder}; there are {', '.join(sets)}"
        )
    peers = [peer for peer in PEERS if "sentences" in peer.jobs]
    if options.against:
        source = installed(options.against, options.cache)
        peers.insert(1, Peer(f"arabic_norm, {options.against}", ("sentences",), source=source))
    fared, missing = {}, []
    for peer in peers:
        version = peer.packages[0].partition("==")[2] if peer.packages else ""
        try:
            fared[f"{peer.name} {version}".strip()] = fare(peer, sets, options.cache)
        except UnavailableError as reason:
            missing.append(f"{peer.name} did not run: {reason}")
    fared["log-linear model, in folds"] = fare_in_folds(sets)
    hard = {name: rows for name, rows in sets.items() if name in options.hard}
    plain = {name: rows for name, rows in sets.items() if name not in options.hard}
    tables = [table(some, fared, some is hard) for some in (plain, hard) if some]
    print("\n\n".join("\n".join(lines) for lines in [*tables, missing] if lines))


if __name__ == "__main__":
    main()
