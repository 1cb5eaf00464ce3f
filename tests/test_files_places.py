"""Nothing but the output is written, replaced or deleted: no input, and nobody else's file."""

import os
import stat
from pathlib import Path

import pytest

from arabic_norm import LUCENE
from arabic_norm.files import first_look, places, run, tasks
from arabic_norm.files.errors import Refused
from arabic_norm.files.journal import Journal
from arabic_norm.files.plan import make_plan
from arabic_norm.files.progress import Quiet
from arabic_norm.files.run import convert
from arabic_norm.files.tasks import Options

DIRTY, CLEAN = "أهلاً\n", "اهلا\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder to work in, so that names are as people write them."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def write(*names):
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(DIRTY, encoding="utf-8")


def tree(folder):
    """Return all that is in a folder: bytes of files, targets of links, None for folders."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = os.readlink(path)
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


def normalize(*inputs, output, force=False, resume=False, sentences=False, strict=False, jobs=1):
    plan = make_plan(list(inputs), output, sentences)
    options = Options(LUCENE, sentences=sentences, strict=strict, jobs=jobs)
    return convert(plan, options, Quiet(), force=force, resume=resume)


def refused(here, *inputs, **options):
    """Return the line that refuses, after which all is as it was, whatever was asked for."""
    lines = set()
    before = tree(here)
    for more in ({}, {"force": True}, {"resume": True}, {"strict": True, "force": True}):
        with pytest.raises(Refused) as caught:
            normalize(*inputs, **{**options, **more})
        assert tree(here) == before
        lines.add(str(caught.value))
    (line,) = lines
    assert len(line.splitlines()) == 1
    return line


#: what stands there, the inputs, the output, what is said
INPUTS = [
    # the folder in which the output would be made is the input
    (["corpus.partial/a.txt"], ["corpus.partial"], "corpus", "is in corpus.partial"),
    (["corpus.partial/b/a.txt"], ["corpus.partial/b/a.txt"], "corpus/", "is in corpus.partial"),
    (["corpus.partial/a.txt"], ["corpus.partial/*.txt"], "corpus", "would match"),
    # one file has the name that another's output has
    (["in/d/a.txt", "out/d/a.txt"], ["in", "out/d/a.txt"], "out", "out/d/a.txt: the output is the"),
    (["a.txt"], ["a.txt"], "./a.txt", "a.txt: the output is the input"),
    (["out/a.txt"], ["out/a.txt"], "out", "out/a.txt: the output is the input"),
    (["a.rejects.jsonl"], ["a.rejects.jsonl"], "a/", "a.rejects.jsonl: the output is the input"),
    (["out/a.jsonl"], ["out/a.jsonl"], "out", "out/a.jsonl: the output is the input"),
    # the next run would take this one's output for its input
    (["in/a.txt"], ["in"], "in/out", "the output is inside the input folder in"),
    (["in/a.txt"], ["in"], "in", "the output is inside the input folder in"),
    (["in/a.txt"], ["in/**/*.txt"], "in/out", "in/**/*.txt would match in/out/a.txt"),
    (["in/b/a.txt"], ["in/**"], "in/out", "in/** would match in/out/b/a.txt"),
    (["a.txt"], ["*"], "out", "the output is inside the input: * would match out"),
]


@pytest.mark.parametrize(("files", "inputs", "output", "message"), INPUTS)
def test_no_input_is_written_over_or_deleted(here, files, inputs, output, message):
    write(*files)
    assert message in refused(here, *inputs, output=output)


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
@pytest.mark.parametrize("name", ["out/b.txt", "out.journal", "out.rejects.jsonl"])
def test_no_input_is_written_over_by_the_name_that_another_has(here, link, name):
    write("in/a.txt", "in/b.txt")
    Path("out").mkdir()
    link(Path(name), Path("in/a.txt").absolute())
    assert refused(here, "in", output="out") == f"{name}: the output is the input"


#: what stands there, the input, the output, what exists: the run would
FOREIGN = [
    (["out.txt.partial"], "a.txt", "out.txt", "out.txt.partial exists: the run would"),
    (["out.txt.partial/mine.txt"], "a.txt", "out.txt", "out.txt.partial exists: the run would"),
    (["out.txt.rejects.jsonl.partial"], "a.txt", "out.txt", "jsonl.partial exists: the run would"),
    (["out.partial/mine.txt"], "in", "out", "out.partial exists: the run would"),
    (["out.rejects.jsonl.partial"], "in", "out", "jsonl.partial exists: the run would"),
    (["out.journal"], "in", "out", "out.journal is no journal of a run"),
    (["out.txt.journal"], "a.txt", "out.txt", "out.txt.journal is no journal of a run"),
    (["out.txt.journal/mine.txt"], "a.txt", "out.txt", "out.txt.journal is no journal of a run"),
    (["out.txt.rejects.jsonl/mine"], "a.txt", "out.txt", "rejects.jsonl is a folder"),
]


@pytest.mark.parametrize(("files", "source", "output", "message"), FOREIGN)
def test_what_no_journal_names_is_not_touched(here, files, source, output, message):
    write("a.txt", "in/a.txt", *files)
    assert message in refused(here, source, output=output)


@pytest.mark.parametrize("ending", [".partial", ".journal", ".rejects.jsonl.partial"])
def test_a_link_in_the_way_is_not_followed(here, ending):
    write("a.txt", "mine.txt")
    Path(f"out.txt{ending}").symlink_to("mine.txt")
    refused(here, "a.txt", output="out.txt")
    Path(f"out.txt{ending}").unlink()
    Path(f"out.txt{ending}").symlink_to("nowhere.txt")
    refused(here, "a.txt", output="out.txt")


#: the output, what is said
NAMELESS = [
    (".", "-o .: name the output file, as in -o clean"),
    ("/", "-o /: name the output file, as in -o /clean"),
    ("..", "-o ..: name the output file, as in -o ../clean"),
    ("in/..", "-o in/..: name the output file, as in -o in/../clean"),
]


@pytest.mark.parametrize(("output", "message"), NAMELESS)
def test_an_output_without_a_name_is_refused(here, output, message):
    write("in/a.txt")
    assert refused(here, "in", output=output) == message


def test_a_file_where_a_folder_is_to_be_and_the_other_way_round(here):
    write("in/a.txt", "in/b/c.txt", "out", "out2/b", "out3/a.txt/mine.txt", "d.txt/mine.txt")
    assert "out is a file; what is made" in refused_with_force("in", "out")
    assert "out2/b is a file, and a folder would be made" in refused_with_force("in", "out2")
    assert "out3/a.txt is a folder, and a file would be" in refused_with_force("in", "out3")
    normalize("in/a.txt", output="d.txt", force=True)  # a folder: the file goes into it
    assert Path("d.txt/a.txt").read_text("utf-8") == CLEAN
    assert tree(here)["out"] == DIRTY.encode()


def refused_with_force(source, output):
    with pytest.raises(Refused) as caught:
        normalize(source, output=output, force=True)
    return str(caught.value)


def test_a_folder_that_is_a_disk_of_its_own_is_refused(here, monkeypatch):
    write("in/a.txt")
    Path("out").mkdir()
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path).name == "out")
    assert "out is a disk of its own; name a folder in it" in refused(here, "in", output="out")


def test_names_that_the_disk_takes_for_one(here, monkeypatch):
    write("in/a.txt", "in/A.txt")
    normalize("in", output="out")  # to this one they are two
    assert set(tree(here / "out")) == {"a.txt", "A.txt"}
    monkeypatch.setattr(places, "is_one_name", lambda folder, first, second: True)
    assert "A.txt and a.txt are one file on the disk" in refused(here, "in", output="out2")


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_refused_and_not_waited_for(here, make):
    write("in/a.txt")
    make("in/pipe.txt")
    if make == os.mkdir:  # a folder of such a name is one like others
        write("in/pipe.txt/b.txt")
        normalize("in", output="out")
        assert Path("out/pipe.txt/b.txt").read_text("utf-8") == CLEAN
        return
    line = "in/pipe.txt is a named pipe, not a file"
    for source in ("in", "in/*.txt", "in/pipe.txt"):
        assert refused(here, source, output="out.txt" if source[-1] == "x" else "out") == line


def test_a_device_is_refused(here):
    write("in/a.txt")
    Path("in/b.txt").symlink_to(os.devnull)
    assert refused(here, "in", output="out") == "in/b.txt is a device, not a file"


def test_an_output_that_is_no_file_is_refused(here):
    write("a.txt")
    os.mkfifo("out.txt")
    assert refused(here, "a.txt", output="out.txt") == "out.txt is a named pipe, not a file"


def test_an_output_that_is_a_link_to_an_empty_folder(here):
    write("in/a.txt")
    Path("elsewhere").mkdir()
    Path("out").symlink_to("elsewhere")
    normalize("in", output="out")
    assert Path("out").is_symlink()
    assert Path("elsewhere/a.txt").read_text("utf-8") == CLEAN
    assert set(tree(here)) == {"in", "in/a.txt", "elsewhere", "elsewhere/a.txt", "out"}


def test_an_output_that_is_a_link_to_nothing_is_not_replaced_unasked(here):
    write("a.txt")
    Path("out.txt").symlink_to("nowhere")
    with pytest.raises(Refused, match=r"out\.txt exists; --force replaces it"):
        normalize("a.txt", output="out.txt")
    normalize("a.txt", output="out.txt", force=True)
    assert tree(here) == {"a.txt": DIRTY.encode(), "out.txt": CLEAN.encode()}


def test_a_globs_own_rejects_are_no_input(here):
    write("in.txt")
    Path("a.jsonl").write_bytes(b'{"text": "a"}\n{"text": 5}\n')
    assert normalize("*.jsonl", output="out").rejected == 1
    assert Path("out.rejects.jsonl").exists()
    assert normalize("*.jsonl", output="out", force=True).documents == 1
    assert set(tree(here / "out")) == {"a.jsonl"}


def test_a_run_that_ends_during_the_check_of_inputs_is_not_written_over(here, monkeypatch):
    write("a.txt")

    def meanwhile(one, options):
        Path("out.txt").write_text("of another run", encoding="utf-8")
        first_look.check_input(one, options)

    monkeypatch.setattr(run, "check_input", meanwhile)
    with pytest.raises(Refused, match=r"out\.txt exists; --force replaces it"):
        normalize("a.txt", output="out.txt")
    assert tree(here) == {"a.txt": DIRTY.encode(), "out.txt": b"of another run"}


def test_what_appears_while_the_run_writes_is_not_written_over(here, monkeypatch):
    write("a.txt")

    do_task = tasks.do_task

    def meanwhile(task):
        Path("out.txt").write_text("somebody's", encoding="utf-8")
        return do_task(task)

    monkeypatch.setattr(tasks, "do_task", meanwhile)
    for resume in (False, True):
        with pytest.raises(Refused, match=r"out\.txt exists; --force replaces it"):
            normalize("a.txt", output="out.txt", resume=resume)
        assert Path("out.txt").read_text("utf-8") == "somebody's"
    Path("out.txt").unlink()
    normalize("a.txt", output="out.txt", resume=True)
    assert tree(here) == {"a.txt": DIRTY.encode(), "out.txt": CLEAN.encode()}


class Killed(BaseException):
    """In place of a kill: nothing catches it."""


@pytest.fixture
def interrupted(here, monkeypatch):
    """Leave what a killed run leaves: a journal of ours, and all that it names."""

    def interrupt(*inputs, output):
        def killed(self):
            raise Killed

        with monkeypatch.context() as patched:
            patched.setattr(run._Run, "publish", killed)
            with pytest.raises(Killed):
                normalize(*inputs, output=output)

    return interrupt


@pytest.mark.parametrize("how", ["force", "resume"])
@pytest.mark.parametrize(("source", "output"), [("a.txt", "out.txt"), ("in", "out")])
def test_what_a_journal_names_is_the_runs(here, interrupted, source, output, how):
    write("a.txt", "in/a.txt")
    before = tree(here)
    interrupted(source, output=output)
    assert set(tree(here)) > {f"{output}.journal", f"{output}.partial"}
    normalize(source, output=output, **{how: True})
    assert {name for name in tree(here) if name.partition("/")[0] not in before} == (
        {output} if source == "a.txt" else {output, f"{output}/a.txt"}
    )


def test_what_an_interrupted_run_left_is_an_input_only_for_others(here, interrupted):
    write("in/a.txt")
    interrupted("in", output="out")
    before = tree(here)
    for force in (False, True):
        with pytest.raises(Refused, match=r"the input out\.partial/a\.txt is in out\.partial"):
            normalize("out.partial", output="out", force=force)
    assert tree(here) == before
    normalize("out.partial", output="other")
    assert Path("other/a.txt").read_text("utf-8") == CLEAN


@pytest.mark.processes
@pytest.mark.parametrize("lost", ["out.txt.partial", "out.txt.rejects.jsonl.partial"])
@pytest.mark.parametrize("how", [Path.unlink, lambda path: os.truncate(path, 1)])
def test_a_run_whose_files_were_lost_does_not_go_on(here, monkeypatch, lost, how):
    Path("a.txt").write_bytes(DIRTY.encode() * 200_000 + b"\xc3\n")
    monkeypatch.setattr(run, "_NOTE_EVERY", 0)

    with monkeypatch.context() as patched:
        noted = run.Journal.note

        def note(self, progress):
            noted(self, progress)
            if progress.rejects and progress.output:
                raise Killed

        patched.setattr(Journal, "note", note)
        with pytest.raises(Killed):
            normalize("a.txt", output="out.txt")
    how(Path(lost))
    with pytest.raises(Refused, match=f"{lost} is shorter than .*; --force starts over"):
        normalize("a.txt", output="out.txt", resume=True)
    assert normalize("a.txt", output="out.txt", force=True).rejected == 1


def test_a_finished_file_that_was_lost_is_missed(here, interrupted):
    write("in/a.txt", "in/b.txt")
    interrupted("in", output="out")
    Path("out.partial/a.txt").unlink()
    Path("out").mkdir()
    Path("out/mine.txt").touch()
    with pytest.raises(Refused, match=r"out\.partial/a\.txt, which .* does not exist any more"):
        normalize("in", output="out", resume=True, force=True)


def test_a_journal_that_was_spoiled_with_the_machine_counts_to_where_it_is_whole(here, interrupted):
    write("a.txt")
    interrupted("a.txt", output="out.txt")
    journal = Path("out.txt.journal")
    whole = journal.read_bytes()
    for tail in (b"\0" * 100 + b"\n", b'{"input": 3}\n', b"[1]\n", b'{"inp'):
        journal.write_bytes(whole + tail)
        found = Journal(journal)
        assert (found.progress.complete, found.progress.tally.documents) == (True, 1)
        found.release()
        assert journal.read_bytes() == whole
    for size in (0, 5, len(b'{"journal of": "arabic-norm", ')):  # as a kill may leave it
        journal.write_bytes(whole[:size])
        with pytest.raises(Refused, match=r"out\.txt\.partial exists: the run would"):
            normalize("a.txt", output="out.txt", resume=True)


def test_strict_deletes_only_what_the_run_made(here):
    Path("a.jsonl").write_bytes(b'{"text": "a"}\n{"text": 5}\n')
    write("out/mine.txt")
    before = tree(here)
    with pytest.raises(Refused, match="line 2, byte 14: the field text is a number"):
        normalize("a.jsonl", output="out", strict=True, force=True)
    assert tree(here) == before


def test_permissions_of_the_input_are_kept(here):
    write("private/a.txt", "private/deep/b.txt", "read.txt", "open.txt")
    Path("private/bad.jsonl").write_bytes(b'{"text": "a"}\n{"text": 5}\n')
    modes = {
        "private": 0o750,
        "private/deep": 0o700,
        "private/a.txt": 0o640,
        "private/deep/b.txt": 0o600,
        "private/bad.jsonl": 0o600,
        "read.txt": 0o444,
        "open.txt": 0o666,
    }
    for name, mode in modes.items():
        os.chmod(name, mode)
    normalize("private", output="out")
    normalize("private/**/*.txt", output="out2")
    normalize("read.txt", output="a.txt")
    normalize("open.txt", output="b.txt", jobs=2)
    normalize("open.txt", "read.txt", output="out3")
    expected = {
        "out": 0o750,
        "out/deep": 0o700,
        "out/a.txt": 0o640,
        "out/deep/b.txt": 0o600,
        "out.rejects.jsonl": 0o600,
        "out2/deep": 0o700,
        "out2/a.txt": 0o640,
        "a.txt": 0o444,
        "b.txt": 0o666,
        "out3/read.txt": 0o444,
    }
    assert {name: stat.S_IMODE(os.stat(name).st_mode) for name in expected} == expected


def test_nobody_else_can_read_what_is_half_written(here, interrupted):
    write("private/a.txt", "private/deep/b.txt")
    os.chmod("private", 0o700)
    os.chmod("private/a.txt", 0o400)
    interrupted("private", output="out")
    for name, mode in (("out.partial", 0o700), ("out.partial/a.txt", 0o400)):
        assert stat.S_IMODE(os.stat(name).st_mode) == mode
    assert stat.S_IMODE(os.stat("out.rejects.jsonl.partial").st_mode) == 0o600
    Path("out").mkdir(mode=0o755)
    Path("out/mine.txt").touch()
    normalize("private", output="out", resume=True, force=True)
    assert stat.S_IMODE(os.stat("out").st_mode) == 0o755
    assert stat.S_IMODE(os.stat("out/deep").st_mode) == stat.S_IMODE(
        os.stat("private/deep").st_mode
    )
