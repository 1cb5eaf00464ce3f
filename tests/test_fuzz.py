"""The targets of fuzz/: each keeps its laws on its seeds, and runs for a while."""

import importlib.util
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from engines import require

from fuzz import seeds
from fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]


@pytest.mark.full
@pytest.mark.parametrize("name", TARGETS)
def test_a_target_keeps_its_laws_on_its_seeds(name):
    found = list(islice(seeds.of(name), 0, None, 7))
    assert len(found) > 50
    for seed in found:
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_no_bytes(name):
    TARGETS[name](b"")


def test_a_target_finds_what_is_broken(monkeypatch):
    monkeypatch.setattr("arabic_norm.repair_quotes", lambda text: text + "«")
    with pytest.raises(AssertionError):
        TARGETS["repair_quotes"]("نهر".encode())


#: Seconds, a seed, and which texts it starts from: what every change is checked by is drawn alike,
#: and takes some of the texts, since all take a minute a target; the long run draws anew.
RUNS = [
    pytest.param(10, 1, 8, marks=pytest.mark.full),
    pytest.param(60, 0, 1, marks=pytest.mark.long),
]


@pytest.mark.parametrize(("seconds", "seed", "every"), RUNS)
def test_nothing_is_found_in_a_while(tmp_path, seconds, seed, every):
    require(shutil.which("clang"), "clang")
    require(importlib.util.find_spec("atheris"), "atheris")
    asked = {"--seconds": seconds, "--seed": seed, "--every": every, "--folder": tmp_path}
    options = [str(word) for pair in asked.items() for word in pair]
    command = [sys.executable, "-m", "fuzz", "--jobs", "2", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    ran = [line.split()[:2] for line in done.stdout.splitlines()[1:]]
    assert [name for name, _ in ran] == list(TARGETS)
    assert all(int(executions.replace(",", "")) > 100 for _, executions in ran)
