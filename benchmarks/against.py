"""Ourselves against a revision of ourselves, round by round on the same texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import measure, ratio, start_workers
from benchmarks.peers import HERE, Peer

NOW = Peer("arabic_norm", ("fold", "fold in a batch", "index", "align", "sentences"))
SLOWER = 1.1  # times; less is the machine's noise


def against(revision: str, texts: dict[str, Path], rounds: int, cache: Path) -> list[str]:
    """Return the lines of a Markdown table: how many times as long as then each job takes now.

    Errors: CalledProcessError when git knows no such revision, or it cannot be installed.
    """
    then = Peer(f"arabic_norm, {revision}", NOW.jobs, source=installed(revision, cache))
    workers, missing = start_workers(cache, [NOW, then])
    series = measure(workers, texts, rounds)
    for worker in workers:
        worker.stop()
    lines = [f"| job, texts | times as long as {revision} |", "|---|---:|"]
    for name in series:
        peer, _, job = name.rpartition(": ")
        old = f"{then.name}: {job}"
        if peer == NOW.name and old in series:
            times = ratio(series, name, old)
            lines.append(f"| {job} | {times:.2f}{' (slower)' if times > SLOWER else ''} |")
    return lines + [f"{name} did not run: {why}" for name, why in missing.items()]


def installed(revision: str, cache: Path) -> Path:
    """Return a folder that holds the package as it was, its kernel built."""
    find = ["git", "rev-parse", "--verify", f"{revision}^{{commit}}"]
    commit = subprocess.check_output(find, cwd=HERE.parent, text=True).strip()
    folder = cache / f"arabic_norm-{commit}"
    if not folder.exists():
        address = f"git+{HERE.parent.as_uri()}@{commit}"
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
        subprocess.run([*install, "--target", str(folder), address], check=True)
    return folder
