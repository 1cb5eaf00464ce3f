"""`arabic-norm normalize -o`, run as people run it: refusals, exit codes, full disks."""

import os
import resource
import shutil
import subprocess
from pathlib import Path

import pytest
from running import BAD, COMMAND, names, normalize

from arabic_norm.cli import main
from arabic_norm.files.work import BLOCK

pytestmark = pytest.mark.processes

GOOD, CLEAN = '{"id": 7, "text": "أهـــلاً"}\n', '{"id": 7, "text": "اهلا"}\n'


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(GOOD + BAD + GOOD, encoding="utf-8")
    return path


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


def test_a_text_that_a_step_changes_twice_counts_once(tmp_path):
    (tmp_path / "in.txt").write_text("أهـلا&#1600;\nنعم\n", encoding="utf-8")
    steps = "strip_tatweel,unescape_html,strip_tatweel"
    for split in ([], ["--sentences"]):
        done = normalize(
            tmp_path / "in.txt", "-o", tmp_path / "out.jsonl", "--steps", steps, *split
        )
        assert done.stderr.decode().splitlines()[1:] == [
            "  strip_tatweel changed  50.00% of the texts",
            "  unescape_html changed  50.00% of the texts",
        ]
        (tmp_path / "out.jsonl").unlink()


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
    (["HERE/in.jsonl", "-o", "."], "-o .: name the output file, as in -o clean"),
    (["HERE/in.jsonl", "-o", "/"], "-o /: name the output file, as in -o /clean"),
    (["HERE/in.jsonl", "-o", "HERE/out.jsonl", "--field", "txt"], "name another with --field: id"),
    (["HERE/**/*.jsonl", "-o", "HERE/out"], "the output is inside the input: "),
    (["HERE/*.doc", "-o", "HERE/out.jsonl"], "*.doc: no file matches"),
    (["HERE/in.*x*", "-o", "HERE/out.jsonl"], "in.*x*: no file matches"),
    (["HERE/none.parquet"], "Parquet needs a file to be written to: -o OUT.parquet"),
    (
        ["HERE/in.jsonl", "-o", "HERE/out.jsonl", "--field", "a", "--field", "a.b"],
        "--field a.b: a is a field itself",
    ),
    (
        ["HERE/in.jsonl", "-o", "HERE/out.jsonl", "--field", "a.b", "--field", "a"],
        "--field a: it holds another field",
    ),
]


@pytest.fixture
def refused(capsys):
    """Run the command in this process, which is quick; return the one line that refuses."""

    def run(*arguments):
        arguments = ["normalize", *map(str, arguments)]
        assert main(arguments) == 2
        out, line = capsys.readouterr()
        assert out == ""
        assert line.startswith("arabic-norm: ")
        assert line.count("\n") == 1
        return line

    return run


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_a_refusal_is_one_line(corpus, tmp_path, refused, arguments, message):
    line = refused(*(argument.replace("HERE", str(tmp_path)) for argument in arguments))
    assert message in line
    assert names(tmp_path) == ["in.jsonl"]


def test_a_full_disk_is_one_line_and_the_run_can_go_on(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(GOOD * (2 * BLOCK // len(GOOD)), encoding="utf-8")

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
    assert out.read_text("utf-8") == CLEAN * source.read_text("utf-8").count("\n")
    assert names(tmp_path) == ["in.jsonl", "out.jsonl"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may make a disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.full
@pytest.mark.parametrize("filled", ["output", "rejects"])
def test_a_disk_that_fills_and_is_given_room(tmp_path, small_disk, filled):
    source, out = tmp_path / "in.jsonl", small_disk / "out.jsonl"
    record = GOOD if filled == "output" else BAD
    source.write_text(record * (3 * BLOCK // len(record)), encoding="utf-8")
    done = normalize(source, "-o", out, "-p", "lucene")
    assert done.returncode == 2
    assert done.stderr.decode().endswith(": No space left on device; --resume goes on\n")
    assert done.stderr.decode().count("\n") == 1
    assert not out.exists()
    subprocess.run(["mount", "-o", "remount,size=40m", small_disk], check=True)
    done = normalize(source, "-o", out, "-p", "lucene", "--resume", "-q")
    assert (done.returncode, done.stderr) == (0 if filled == "output" else 3, b"")
    assert normalize(source, "-o", tmp_path / "whole.jsonl", "-p", "lucene", "-q").stderr == b""
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
@pytest.mark.parametrize("ending", ["", ".partial", ".journal", ".rejects.jsonl"])
def test_an_output_that_is_the_input_by_another_name(corpus, tmp_path, refused, link, ending):
    other = tmp_path / f"out.jsonl{ending}"
    link(other, corpus)
    before = corpus.read_bytes()
    line = refused(corpus, "-o", tmp_path / "out.jsonl", "--force")
    assert line == f"arabic-norm: {other}: the output is the input\n"
    assert corpus.read_bytes() == before


def test_an_output_folder_that_is_the_inputs_by_another_name(corpus, tmp_path, refused):
    link = tmp_path / "link"
    link.symlink_to(tmp_path, target_is_directory=True)
    before = names(tmp_path)
    for given in (tmp_path, corpus):
        assert "the output is" in refused(given, "-o", link, "--force")
    assert names(tmp_path) == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_behind_standard_output(corpus):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, corpus], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"arabic-norm: standard output: No space left on device\n"
