"""Killed, interrupted, run twice: `--resume` ends with the bytes of an undisturbed run."""

import contextlib
import os
import random
import re
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from running import (
    BAD,
    COMMAND,
    NOTING_COMMAND,
    interruptible,
    large,
    names,
    normalize,
    until_written,
)

pytestmark = pytest.mark.processes

MB = 1 << 20
#: What may stand there after a kill; nothing of it after success.
TRACES = {".journal", ".partial", ".rejects.jsonl.partial"}


@pytest.fixture
def begun(tmp_path):
    """Start a run that lasts a while; return it, its input and its output when it has written."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    started = []

    def begin(*arguments):
        large(source, 4 * MB)
        command = [*NOTING_COMMAND, source, "-o", out, "-p", "lucene", *arguments]
        run = interruptible(command, stderr=subprocess.PIPE)
        started.append(run)
        until_written(out)
        return run, source, out

    yield begin
    for run in started:
        run.kill()
        run.communicate()


def test_ctrl_c_reaches_a_child_of_one_that_ignores_it():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child = interruptible(["sleep", "60"])
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=30) == -signal.SIGINT
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_is_one_line_and_code_130_and_the_run_can_go_on(begun, tmp_path, jobs):
    run, _, out = begun("-j", str(jobs))
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: also to the workers
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    *progress, last = said.splitlines()
    assert last == b"arabic-norm: interrupted; --resume goes on"
    assert all(b"documents/s" in line for line in progress)  # where the machine was slow
    assert names(tmp_path) == ["in.jsonl", *sorted(out.name + ending for ending in TRACES)]


def test_two_runs_on_one_output(begun):
    run, source, out = begun()
    run.send_signal(signal.SIGSTOP)  # it holds the output, for as long as that takes
    for argument in ("--force", "--resume"):
        done = normalize(source, "-o", out, argument)
        assert done.returncode == 2
        assert done.stderr.decode() == f"arabic-norm: {out}: another run is writing it\n"


def test_a_run_goes_on_only_with_what_it_began(begun, tmp_path):
    run, source, out = begun()
    run.kill()
    run.wait()
    done = normalize(source, "-o", out, "--resume", "-p", "display")
    assert done.returncode == 2
    assert b"the interrupted run had other pipeline" in done.stderr
    os.utime(source, (1, 1))
    done = normalize(source, "-o", out, "--resume", "--force", "-p", "lucene")
    assert done.returncode == 2
    assert b"the interrupted run had other inputs" in done.stderr
    source.write_text(BAD, encoding="utf-8")
    assert normalize(source, "-o", out, "--force", "-q").returncode == 3
    done = normalize(source, "-o", out, "--resume")  # of a run that is finished: as it ended
    assert done.returncode == 3
    assert b"1 rejected, see" in done.stderr
    assert names(tmp_path) == ["in.jsonl", "out.jsonl", "out.jsonl.rejects.jsonl"]


def made_of(source, out, *options):
    """Run the command to its end; return the files that it made and what it said."""
    done = normalize(source, "-o", out, *options)
    assert done.returncode in (0, 3), done.stderr.decode()
    return files(out), done.stderr.decode()


def files(out):
    """Return all files in the output's folder."""
    return {path.name: path.read_bytes() for path in out.parent.rglob("*") if path.is_file()}


def start(source, out, *options, command=COMMAND):
    """Begin a run with a new folder for its output."""
    out.parent.mkdir()
    return subprocess.Popen([*command, source, "-o", out, "-q", *options])


def check_after_kill(source, out, options, expected):
    """See that nothing half-written stands there, and that a resumed run makes what it should.

    Return what was said of where it goes on.
    """
    for name, data in files(out).items():
        ending = name.removeprefix(out.name)
        assert ending in TRACES or data == expected[name]
    found, said = made_of(source, out, *options, "--resume")
    assert found == expected
    return said


#: format, megabytes (a second's work or two), options
#: With processes there is most to go wrong; the others take another minute and a half.
KILLED = [
    pytest.param("jsonl", 8, ["-j", "2"]),
    pytest.param("txt", 14, [], marks=pytest.mark.long),
    pytest.param("jsonl.gz", 6, [], marks=pytest.mark.long),
]
IN_THE_MIDDLE = re.compile(r"resuming: .*, line \d+,\d\d\d\n")


def wait_for(run, out, size, chance):
    """Wait until a run has written so many bytes, and a little longer; below 0: while it starts."""
    partial = out.with_name(f"{out.name}.partial")
    while size > 0 and run.poll() is None:
        with contextlib.suppress(FileNotFoundError):
            if partial.stat().st_size >= size:
                break
        time.sleep(0.001)
    time.sleep(chance.random() * (0.1 if size > 0 else 0.5))


@pytest.mark.full
@pytest.mark.parametrize(("name", "size", "more"), KILLED)
def test_killed_at_twenty_random_moments_and_resumed(tmp_path, name, size, more):
    source, options = tmp_path / f"in.{name}", ["-p", "lucene", *more]
    large(source, size * MB)
    whole = tmp_path / "whole" / f"out.{name}"
    assert start(source, whole, *options).wait() == 3
    expected = files(whole)
    assert len(expected) == 2, "output and rejects"

    def kill(number):
        chance = random.Random(number)
        share = chance.uniform(-0.2, 1)
        while True:
            out = tmp_path / f"{number} at {share}" / f"out.{name}"
            run = start(source, out, *options)
            wait_for(run, out, share * len(expected[out.name]), chance)
            run.kill()
            if run.wait() == -signal.SIGKILL:
                return check_after_kill(source, out, options, expected)
            share *= 0.9  # it had ended

    with ThreadPoolExecutor(2) as two:
        said = list(two.map(kill, range(20)))
    assert any(map(IN_THE_MIDDLE.search, said))


#: format, megabytes, options
KILLED_WHEN_WRITTEN = [("csv.gz", 3, []), ("jsonl.zst", 4, ["-j", "2"])]


@pytest.mark.parametrize(("name", "size", "more"), KILLED_WHEN_WRITTEN)
def test_killed_in_the_middle_and_resumed_it_makes_the_same_bytes(tmp_path, name, size, more):
    source, options = tmp_path / f"in.{name}", ["-p", "lucene", *more]
    large(source, size * MB)
    whole, out = tmp_path / "whole" / f"out.{name}", tmp_path / "killed" / f"out.{name}"
    with start(source, out, *options, command=NOTING_COMMAND) as run:
        until_written(out)
        run.kill()
    assert start(source, whole, *options).wait() == 3
    said = check_after_kill(source, out, options, files(whole))
    assert IN_THE_MIDDLE.search(said)


def test_a_folder_killed_between_its_files_goes_on(tmp_path):
    folder, out, whole = (tmp_path / name for name in ("in", "killed/out", "whole/out"))
    folder.mkdir()
    for number in range(3):
        large(folder / f"{number}.jsonl", MB // 2)
    assert start(folder, whole, "-p", "lucene").wait() == 3
    with start(folder, out, "-p", "lucene") as run:
        until_written(out)
        run.kill()
    assert not out.exists()
    made, said = made_of(folder, out, "-p", "lucene", "--resume")
    assert made == files(whole)
    assert set(made) == {"0.jsonl", "1.jsonl", "2.jsonl", "out.rejects.jsonl"}
    assert "resuming: " in said
    assert "0.jsonl" not in said


def test_parquet_starts_over_and_says_so(tmp_path):
    source, options = tmp_path / "in.parquet", ["-p", "display"]
    pq.write_table(pa.table({"text": ["أهـــلاً بكم في المكتبة " * 20] * 3000}), source)
    whole, out = (tmp_path / name / "out.parquet" for name in ("whole", "killed"))
    with start(source, out, *options) as run:
        while not out.with_name("out.parquet.partial").exists():
            assert run.poll() is None
        run.kill()
    assert set(files(out)) == {out.name + ending for ending in TRACES}
    assert start(source, whole, *options).wait() == 0
    said = check_after_kill(source, out, options, files(whole))
    assert f"arabic-norm: resuming: {source} is Parquet and starts over\n" in said
