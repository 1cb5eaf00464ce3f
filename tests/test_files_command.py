"""`arabic-norm normalize -o`, run as people run it: refusals, exit codes, kills, full disks."""

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
import zlib

import pytest

from arabic_norm.files.journal import Journal
from arabic_norm.files.work import BLOCK

COMMAND = [sys.executable, "-m", "arabic_norm", "normalize"]
GOOD, CLEAN = '{"id": 7, "text": "أهـــلاً"}\n', '{"id": 7, "text": "اهلا"}\n'
BAD = '{"id": 8, "text": 5}\n'


def normalize(*arguments, stdin=b"", **options):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, **options
    )


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(GOOD + BAD + GOOD, encoding="utf-8")
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_summary_and_exit_code_3_when_some_are_rejected(corpus, tmp_path):
    out = tmp_path / "out.jsonl"
    done = normalize(corpus, "-o", out, "--steps", "strip_tatweel,unify_alef")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode() == (
        f"2 documents, 16 characters, 1 rejected, see {out}.rejects.jsonl\n"
        "  strip_tatweel changed 100.00% of the texts\n"
        "  unify_alef    changed 100.00% of the texts\n"
    )
    assert names(tmp_path) == ["in.jsonl", "out.jsonl", "out.jsonl.rejects.jsonl"]


def test_an_output_that_exists_is_replaced_only_with_force(corpus, tmp_path):
    out = tmp_path / "out.jsonl"
    assert normalize(corpus, "-o", out, "--quiet").returncode == 3
    refused = normalize(corpus, "-o", out)
    assert refused.returncode == 2
    assert refused.stderr.decode() == f"arabic-norm: {out} exists; --force replaces it\n"
    corpus.write_text(GOOD, encoding="utf-8")
    done = normalize(corpus, "-o", out, "--force", "--quiet")
    assert (done.returncode, done.stderr) == (0, b"")
    assert out.read_text("utf-8") == CLEAN
    assert names(tmp_path) == ["in.jsonl", "out.jsonl"], "no rejects of the earlier run"


def test_strict_stops_at_the_first_reject_and_leaves_nothing(corpus, tmp_path):
    done = normalize(corpus, "-o", tmp_path / "out.jsonl", "--strict")
    assert done.returncode == 2
    assert done.stderr.decode() == (
        f"arabic-norm: {corpus}: line 2, byte {len(GOOD.encode())}: "
        "the field text is a number, not text\n"
    )
    assert names(tmp_path) == ["in.jsonl"]


def test_without_output_a_bad_record_stops_it_after_those_before(corpus):
    done = normalize(corpus)
    assert (done.returncode, done.stdout.decode()) == (2, CLEAN)
    assert done.stderr.decode().startswith(f"arabic-norm: {corpus}: line 2, byte ")


def test_standard_input_of_a_named_format():
    done = normalize("--format", "jsonl", stdin=GOOD.encode())
    assert (done.returncode, done.stdout.decode()) == (0, CLEAN)
    done = normalize("--format", "txt", stdin="أـ\n\nأ".encode())
    assert (done.returncode, done.stdout.decode()) == (0, "ا\n\nا")
    done = normalize("--format", "jsonl", stdin=(GOOD + BAD).encode())
    assert done.stderr.decode().startswith("arabic-norm: standard input: line 2, byte ")


#: arguments, the message
REFUSED = [
    (
        ["HERE/in.jsonl", "--steps", "strip_tatwil"],
        "no step 'strip_tatwil'; did you mean strip_tatweel?",
    ),
    (["HERE/in.jsonl", "--steps", "strip_tatweel", "-p", "index"], "two ways to say one thing"),
    (
        ["HERE/in.jsonl", "--sentences", "--field", "a", "--field", "b"],
        "--sentences needs one --field",
    ),
    (["HERE/in.jsonl", "--resume"], "--force and --resume need an output: -o OUT"),
    (["-o", "HERE/out.jsonl"], "-o needs files to read"),
    (
        ["HERE/in.jsonl", "-o", "HERE/out.jsonl", "--format", "txt"],
        "--format is for standard output",
    ),
    (["HERE/none.jsonl", "-o", "HERE/out.jsonl"], "none.jsonl: No such file or directory"),
    (["HERE/in.jsonl", "-o", "HERE/in.jsonl", "--force"], "in.jsonl: the output is the input"),
    (
        ["HERE/in.jsonl", "-o", "HERE/no/where/out.jsonl"],
        "out.jsonl: there is no folder",
    ),
    (["HERE/in.jsonl", "--format", "doc"], "--format doc: known are txt, jsonl, csv, tsv"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_a_refusal_is_one_line(corpus, tmp_path, arguments, message):
    done = normalize(*(argument.replace("HERE", str(tmp_path)) for argument in arguments))
    assert done.returncode == 2
    line = done.stderr.decode()
    assert line.startswith("arabic-norm: ")
    assert message in line
    assert line.count("\n") == 1
    assert names(tmp_path) == ["in.jsonl"]


def test_two_runs_on_one_output(corpus, tmp_path):
    out = tmp_path / "out.jsonl"
    held = Journal(tmp_path / "out.jsonl.journal")
    done = normalize(corpus, "-o", out, "--force")
    assert done.returncode == 2
    assert done.stderr.decode() == f"arabic-norm: {out}: another run is writing it\n"
    held.remove()


def test_a_full_disk_is_one_line_and_the_run_can_go_on(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(GOOD * (3 * BLOCK // len(GOOD)), encoding="utf-8")

    def small_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (BLOCK, BLOCK))

    done = normalize(source, "-o", out, "-p", "lucene", preexec_fn=small_disk)
    assert done.returncode == 2
    assert done.stderr.decode() == f"arabic-norm: {out}: File too large; --resume goes on\n"
    assert not out.exists()
    refused = normalize(source, "-o", out, "-p", "lucene")
    assert refused.returncode == 2
    assert "a run was interrupted; --resume goes on, --force starts over" in str(refused.stderr)
    assert normalize(source, "-o", out, "-p", "lucene", "--resume").returncode == 0
    assert len(out.read_bytes().splitlines()) == len(source.read_bytes().splitlines())
    assert names(tmp_path) == ["in.jsonl", "out.jsonl"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_behind_standard_output(corpus):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, corpus], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"arabic-norm: standard output: No space left on device\n"


def test_a_reader_that_goes_away(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(GOOD * (BLOCK // 10), encoding="utf-8")
    run = subprocess.Popen(
        [*COMMAND, source, "-p", "lucene"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    run.stdout.read(10)
    run.stdout.close()
    assert run.stderr.read() == b"arabic-norm: standard output was closed before all was written\n"
    run.stderr.close()
    assert run.wait() == 2


def until_written(out):
    """Wait until the journal of a run says that something is written."""
    journal = out.with_name(out.name + ".journal")
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if journal.exists() and len(journal.read_bytes().splitlines()) > 2:
            return
        time.sleep(0.01)
    raise AssertionError("nothing was noted in the journal")


def large(path, size):
    records = "".join(
        f'{{"id": {n}, "text": "أهـــلاً بكم في «المكتبة» {n}"}}\n' for n in range(4000)
    )
    poisoned = (records + BAD) * (size // len(records.encode()) + 1)
    data = poisoned.encode()
    path.write_bytes(gzip.compress(data, 1) if path.suffix == ".gz" else data)


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_is_one_line_and_code_130_and_the_run_can_go_on(tmp_path, jobs):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    large(source, 20 * BLOCK)
    command = [*COMMAND, source, "-o", out, "-j", str(jobs)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    until_written(out)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: also to the workers
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    *progress, last = said.splitlines()
    assert last == b"arabic-norm: interrupted; --resume goes on"
    assert all(b"documents/s" in line for line in progress)  # where the machine was slow
    assert names(tmp_path) == [
        "in.jsonl",
        "out.jsonl.journal",
        "out.jsonl.partial",
        "out.jsonl.rejects.jsonl.partial",
    ]


def test_a_run_goes_on_only_with_what_it_began(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    large(source, 20 * BLOCK)
    run = subprocess.Popen([*COMMAND, source, "-o", out])
    until_written(out)
    run.kill()
    run.wait()
    done = normalize(source, "-o", out, "--resume", "-p", "lucene")
    assert done.returncode == 2
    assert b"the interrupted run had other pipeline" in done.stderr
    os.utime(source, (1, 1))
    done = normalize(source, "-o", out, "--resume")
    assert done.returncode == 2
    assert b"the interrupted run had other inputs" in done.stderr
    assert normalize(source, "-o", out, "--resume", "--force", "-q").returncode == 2
    corpus = tmp_path / "in.jsonl"
    corpus.write_text(GOOD, encoding="utf-8")
    assert normalize(corpus, "-o", out, "--force", "-q").returncode == 0
    assert names(tmp_path) == ["in.jsonl", "out.jsonl"]


def killed_and_resumed(source, out, extra, after):
    """Run; kill with SIGKILL after some seconds; resume as often as that takes.

    Return whether it was killed before it ended.
    """
    command = [*COMMAND, str(source), "-o", str(out), "-q", *extra]
    run = subprocess.Popen(command)
    try:
        run.wait(after)
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGKILL)
        run.wait()
    killed = run.returncode == -signal.SIGKILL
    left = set(names(out.parent)) - {source.name}
    if killed and not out.exists():
        assert all(name.startswith(out.name + ".") for name in left)
        assert left <= {
            f"{out.name}{ending}"
            for ending in (".journal", ".partial", ".rejects.jsonl.partial", ".rejects.jsonl")
        }
    if killed:
        done = subprocess.run([*command, "--resume"], capture_output=True)
        assert (done.returncode in (0, 3), done.stderr) == (True, b"")
    return killed


def check_kills(tmp_path, name, size, moments, extra):
    source, whole = tmp_path / f"in.{name}", tmp_path / "whole" / f"out.{name}"
    whole.parent.mkdir()
    large(source, size)
    start = time.monotonic()
    command = [*COMMAND, str(source), "-o", str(whole), "-q", *extra]
    assert subprocess.run(command).returncode in (0, 3)
    lasts = time.monotonic() - start
    for number, moment in enumerate(moments):
        folder = tmp_path / str(number)
        folder.mkdir()
        out = folder / whole.name
        after = moment * lasts
        while not killed_and_resumed(source, out, extra, after):  # too late: it had ended
            after /= 2
            for made in folder.iterdir():
                made.unlink()
        assert names(folder) == names(whole.parent)
        for made in names(folder):
            assert zlib.crc32((folder / made).read_bytes()) == zlib.crc32(
                (whole.parent / made).read_bytes()
            )


def test_killed_and_resumed_it_makes_the_same_bytes(tmp_path):
    check_kills(tmp_path, "jsonl.gz", 2 * BLOCK, [0.8], ["-j", "2"])


@pytest.mark.full
@pytest.mark.parametrize(("name", "jobs"), [("txt", "1"), ("jsonl", "2"), ("jsonl.gz", "1")])
def test_killed_at_twenty_random_moments_and_resumed(tmp_path, name, jobs):
    moments = [random.Random(number).random() for number in range(20)]
    check_kills(tmp_path, name, 3 * BLOCK, moments, ["-j", jobs])


def test_a_folder_killed_between_its_files_goes_on(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(2):
        large(folder / f"{number}.jsonl", BLOCK)
    command = [*COMMAND, str(folder), "-q", "-o"]
    assert subprocess.run([*command, str(tmp_path / "whole")]).returncode == 3
    out = tmp_path / "out"
    run = subprocess.Popen([*command, str(out)])
    until_written(out)
    run.kill()
    run.wait()
    assert not out.exists()
    assert subprocess.run([*command, str(out), "--resume"]).returncode == 3
    assert names(tmp_path) == ["in", "out", "out.rejects.jsonl", "whole", "whole.rejects.jsonl"]
    for name in names(folder):
        assert (out / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    rejects = [(tmp_path / f"{name}.rejects.jsonl").read_bytes() for name in ("out", "whole")]
    assert rejects[0] == rejects[1]
    assert (
        json.loads(rejects[0].splitlines()[0])["reason"] == "the field text is a number, not text"
    )
