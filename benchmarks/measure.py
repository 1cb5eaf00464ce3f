"""Everybody on the same texts, in interleaved rounds."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from benchmarks.peers import Peer, UnavailableError, Worker

#: Which corpora a job is measured on.
CORPORA = {
    "fold": ("documents", "titles", "vocalized"),
    "fold in a batch": ("documents", "titles"),
    "index": ("documents", "titles", "vocalized"),
    "align": ("documents", "vocalized"),
    "sentences": ("documents",),
}
ENOUGH = 0.08  # seconds of one measurement
WARM = 1.0  # seconds before the first: Java compiles what is hot
#: These do the same to the letter; their outputs are compared before anything is timed.
AGREE = ("arabic_norm", "arabic_norm, pure Python", "Lucene")
Series = dict[str, list[float]]  # "peer: job, corpus" and its microseconds a text, round by round


def key(peer: str, job: str, corpus: str) -> str:
    """Return the name of a series."""
    return f"{peer}: {job}, {corpus}"


def start_workers(cache: Path, peers: list[Peer]) -> tuple[list[Worker], dict[str, str]]:
    """Return the workers that run, and why the others do not."""
    workers, missing = [], {}
    for peer in peers:
        for job in peer.jobs:
            try:
                worker = Worker(peer, job, cache)
                worker.ask("load", __file__)
                workers.append(worker)
            except UnavailableError as reason:
                missing[peer.name] = str(reason)
    return workers, missing


def check_agreement(workers: list[Worker], texts: Path, cache: Path) -> dict[str, float]:
    """Return for each peer that folds the share of texts that it folds as we do.

    Errors: SystemExit when one does not that should.
    """
    outputs = {}
    for worker in workers:
        if worker.job == "fold" and worker.peer.name != "copy":
            path = cache / "output.txt"
            worker.ask("load", texts)
            worker.ask("write", path)
            outputs[worker.peer.name] = path.read_text(encoding="utf-8").split("\0")
    ours = outputs["arabic_norm"]
    shares = {
        name: sum(a == b for a, b in zip(ours, theirs, strict=True)) / len(ours)
        for name, theirs in outputs.items()
    }
    wrong = [name for name in AGREE if shares.get(name, 1) < 1]
    if wrong:
        sys.exit(f"{', '.join(wrong)} should fold as arabic_norm does, and does not")
    return shares


def measure(workers: list[Worker], corpora: dict[str, Path], rounds: int) -> Series:
    """Return the microseconds a text of every peer, job and corpus, one a round."""
    passes = {}
    for worker in workers:
        for corpus in CORPORA[worker.job]:
            worker.ask("load", corpora[corpus])
            spent = last = float(worker.ask("run", 1))
            while spent < WARM and worker.peer.name == "Lucene":
                last = float(worker.ask("run", 1))
                spent += last
            passes[key(worker.peer.name, worker.job, corpus)] = max(1, round(ENOUGH / last))
    series: Series = {name: [] for name in passes}
    for _ in range(rounds):
        for worker in workers:
            for corpus in CORPORA[worker.job]:
                name = key(worker.peer.name, worker.job, corpus)
                count = int(worker.ask("load", corpora[corpus])) * passes[name]
                series[name].append(float(worker.ask("run", passes[name])) / count * 1e6)
    return series


def ratio(series: Series, slower: str, faster: str) -> float:
    """Return the median over the rounds of how many times as long the slower one takes."""
    pairs = zip(series[slower], series[faster], strict=True)
    return median(slow / fast for slow, fast in pairs)
