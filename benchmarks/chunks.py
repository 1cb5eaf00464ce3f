"""python -m benchmarks.chunks FOLDER [--rounds N] [--cache FOLDER] [--docs FOLDER]

Everybody cuts the same documents into chunks of 500 characters, in one run. FOLDER holds sets of
sentences as `benchmarks.ends` reads them; what each figure is: `HEAD`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeAlias

from arabic_norm import INDEX
from arabic_norm.steps.quotes.pairs import quotation_spans
from benchmarks.ends import Row, read_sets, trimmed
from benchmarks.peers import Peer, UnavailableError, Worker
from benchmarks.worker import SIZE

HEAD = """Written by `python -m benchmarks.chunks`: everybody cuts the same documents into chunks of
{size} characters at most, none shared, in one run, each in a process and an environment of its own.

- *ends*: of the ends of chunks inside documents, those that are ends of sentences in the gold.
- *spans*: of the chunks of text normalized by INDEX, those whose span is that of the same words in
  the source. Peers know nothing of the source, so they are given the normalized text.
- *quotations torn*: of the quotations that are shorter than a chunk, those that a chunk's end cuts.
- *longest*: characters of the longest chunk.
- *chunks*: how many; fewer are fuller.
- *time*: the processor's, median over {rounds} rounds, as a multiple of ours.

{documents} documents of {characters} characters: {sets}.

Most are edited prose, where a blank follows each stop; those of the hard sets are shorter than a
chunk. Our rules of sentences were written looking at these sets; nothing of how chunks are packed
was.
"""
#: What is measured of whom; a comma parts a peer's name from which of its splitters it is.
CHUNKERS = [
    (Peer("arabic_norm", ()), "chunks"),
    (Peer("langchain-text-splitters", (), ("langchain-text-splitters==1.1.3",)), "chunks"),
    (
        Peer("langchain-text-splitters, Arabic signs", (), ("langchain-text-splitters==1.1.3",)),
        "chunks by Arabic signs",
    ),
    (Peer("chonkie, recursive", (), ("chonkie==1.7.0",)), "chunks"),
    (Peer("chonkie, sentences by Arabic signs", (), ("chonkie==1.7.0",)), "chunks of sentences"),
    (Peer("semchunk", (), ("semchunk==4.1.1",)), "chunks"),
    (Peer("arabic-rag-kit", (), ("arabic-rag-kit==0.2.0",)), "chunks"),
]

#: Start, end, text.
Found: TypeAlias = list[tuple[int, int, str]]


@dataclass(frozen=True)
class Figures:
    """How one peer fares."""

    ends: float
    spans: float
    torn: float
    longest: int
    chunks: int
    seconds: list[float]


def ends_share(rows: list[Row], answers: list[Found]) -> float:
    """Return the share of the ends of chunks that are ends of sentences; the text's own is none."""
    hits = number = 0
    for row, found in zip(rows, answers, strict=True):
        text = row["text"]
        gold = [end for _, end in row["spans"]] + row.get("optional_ends", [])
        known = {trimmed(text, end) for end in gold}
        ends = {trimmed(text, end) for _, end, _ in found} - {trimmed(text, len(text))}
        hits, number = hits + len(ends & known), number + len(ends)
    return hits / max(1, number)


def torn_share(rows: list[Row], answers: list[Found]) -> float:
    """Return the share of the quotations that would fit and that an end of a chunk tears."""
    torn = number = 0
    for row, found in zip(rows, answers, strict=True):
        ends = [end for _, end, _ in found]
        quotations = [span for span in quotation_spans(row["text"]) if span[1] - span[0] <= SIZE]
        torn += sum(any(first < end < last for end in ends) for first, last in quotations)
        number += len(quotations)
    return torn / max(1, number)


def spans_share(sources: list[str], answers: list[Found]) -> float:
    """Return the share of the chunks of normalized text whose span in the source is theirs."""
    exact = number = 0
    for source, found in zip(sources, answers, strict=True):
        aligned = INDEX.align(source)
        for start, end, text in found:
            first, last = aligned.to_text(min(start, len(source)), min(end, len(source)))
            exact += aligned.text[first:last].strip() == text.strip()
            number += 1
    return exact / max(1, number)


def ask(peer: Peer, job: str, texts: list[str], cache: Path) -> list[Found]:
    """Return the chunks that a peer cuts the texts into."""
    worker = _loaded(peer, job, texts, cache)
    answer = cache / "chunks.json"
    worker.ask("chunks", answer)
    worker.stop()
    answers = json.loads(answer.read_text(encoding="utf-8"))
    return [[(start, end, text) for start, end, text in found] for found in answers]


def _loaded(peer: Peer, job: str, texts: list[str], cache: Path) -> Worker:
    path = cache / "texts.txt"
    path.write_text("\0".join(texts), encoding="utf-8", newline="")
    worker = Worker(peer, job, cache)
    worker.ask("load", path)
    return worker


def judge(peer: Peer, job: str, rows: list[Row], cache: Path) -> Figures:
    """Return how a peer fares, without the time."""
    sources = [row["text"] for row in rows]
    answers = ask(peer, job, sources, cache)
    if peer.packages:
        normalized = ask(peer, job, list(INDEX.map(sources)), cache)
    else:
        normalized = ask(peer, "chunks of INDEX", sources, cache)
    every = [chunk for found in answers for chunk in found]
    return Figures(
        ends=ends_share(rows, answers),
        spans=spans_share(sources, normalized),
        torn=torn_share(rows, answers),
        longest=max(len(text) for _, _, text in every),
        chunks=len(every),
        seconds=[],
    )


def table(fared: dict[str, Figures]) -> list[str]:
    """Return a Markdown table, a row a peer."""
    ours = next(iter(fared.values()))
    lines = [
        "| | ends | spans | quotations torn | longest | chunks | time |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, one in fared.items():
        times = [mine / own for mine, own in zip(one.seconds, ours.seconds, strict=True)]
        shares = " | ".join(f"{share:.3f}" for share in (one.ends, one.spans, one.torn))
        lines.append(f"| {name} | {shares} | {one.longest} | {one.chunks} | {median(times):.1f} |")
    return lines


def main() -> None:
    """Print a Markdown table; with ``--docs`` write it to chunks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chunks", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache/arabic_norm-benchmarks")
    parser.add_argument("--docs", type=Path, help="where chunks.md is written")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    sets = read_sets(options.folder)
    rows = [row for rows in sets.values() for row in rows]
    if not rows:
        parser.error(f"{options.folder} holds no .jsonl")
    texts = [row["text"] for row in rows]
    fared: dict[str, Figures] = {}
    workers: dict[str, Worker] = {}
    missing = []
    for peer, job in CHUNKERS:
        version = peer.packages[0].partition("==")[2] if peer.packages else ""
        name, _, which = peer.name.partition(",")
        name = f"{name} {version}".strip() + (f",{which}" if which else "")
        try:
            fared[name] = judge(peer, job, rows, options.cache)
            workers[name] = _loaded(peer, job, texts, options.cache)
        except UnavailableError as reason:
            missing.append(f"{peer.name} did not run: {reason}")
    for _ in range(options.rounds):
        for name, worker in workers.items():
            fared[name].seconds.append(float(worker.ask("run", 1)))
    for worker in workers.values():
        worker.stop()
    head = HEAD.format(
        size=SIZE, rounds=options.rounds, documents=f"{len(texts):,}", sets=", ".join(sets),
        characters=f"{sum(map(len, texts)):,}",
    )  # fmt: skip
    page = "\n".join([head, *table(fared), "", *missing])
    print(page)
    if options.docs:
        (options.docs / "chunks.md").write_text(f"# Chunks, beside peers\n\n{page}", "utf-8")


if __name__ == "__main__":
    main()
