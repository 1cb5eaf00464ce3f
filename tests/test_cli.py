"""The command, run as people run it."""

import json
import subprocess
import sys

import pytest
from running import run

DIRTY = "أهـــلاً بكم. ما يسمى ب »الجيش »\n"
CLEAN = "اهلا بكم. ما يسمي ب«الجيش»\n"


def test_normalize_reads_standard_input():
    done = run("normalize", stdin=DIRTY.encode())
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, CLEAN, b"")


def test_normalize_reads_files_in_order(tmp_path):
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(DIRTY.removesuffix("\n"), encoding="utf-8")
    second.write_text("مدرسة", encoding="utf-8")
    assert run("normalize", first, second).stdout.decode() == CLEAN + "مدرسه"


@pytest.mark.parametrize(
    ("preset", "expected"),
    [("index", "مسوول"), ("display", "مسؤول"), ("lucene", "مسؤول")],
)
def test_pipelines_by_name(preset, expected):
    done = run("normalize", "--pipeline", preset, stdin="مســؤول".encode())
    assert done.stdout.decode() == expected


def test_sentences_one_a_line_in_their_own_words():
    done = run("sentences", stdin=DIRTY.encode())
    assert done.stdout.decode() == "أهـــلاً بكم.\nما يسمى ب »الجيش »\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["-p", "index"], "اهلا بكم.\nما يسمي ب«الجيش»\n"),
        (["--steps", "strip_tatweel"], "أهلاً بكم.\nما يسمى ب »الجيش »\n"),
    ],
)
def test_sentences_normalized_by_name(arguments, expected):
    assert run("sentences", *arguments, stdin=DIRTY.encode()).stdout.decode() == expected


@pytest.mark.processes
def test_audit_counts_a_document_a_line(tmp_path):
    path, page = tmp_path / "corpus.txt", tmp_path / "audit.html"
    path.write_text("أحمد\n\nاحمد\n", encoding="utf-8")
    assert run("audit", path).stdout.decode().startswith("2 documents, 8 characters\n")
    plain = json.loads(run("audit", path, "--json").stdout)
    assert plain["collisions"] == [{"text": "احمد", "words": {"أحمد": 1, "احمد": 1}}]
    assert run("audit", path, "--html", page).returncode == 0
    assert "<svg" in page.read_text(encoding="utf-8")


def test_steps_lists_steps_and_presets():
    listed = run("steps").stdout.decode()
    assert "strip_tatweel: Delete tatweel (kashida)" in listed
    assert "lucene: fold_like_lucene\n" in listed


def test_a_file_that_is_not_there_is_refused(tmp_path):
    done = run("normalize", tmp_path / "none.txt")
    assert done.returncode == 2
    assert done.stderr.decode().endswith("none.txt: No such file or directory\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["normalize", "--pipeline", "solr"],
            "there is no pipeline 'solr'; there are index, display, lucene",
        ),
        (
            ["normalize", "--no-such-option"],
            "there is no option --no-such-option; arabic-norm normalize --help lists them",
        ),
        (
            ["explain", "a", "b\x1b[31m"],
            "unrecognized arguments: b\\x1b[31m; see arabic-norm explain --help",
        ),
    ],
)
def test_a_command_line_that_is_wrong_is_refused_in_one_line(arguments, says):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("arabic-norm: ")
    assert says in line


@pytest.mark.parametrize(
    ("subcommand", "default"),
    [("normalize", "index"), ("sentences", "their own words"), ("audit", "index")],
)
def test_help_says_the_defaults_and_what_a_document_is(subcommand, default):
    shown = run(subcommand, "--help").stdout.decode()
    assert f"[default: {default}]" in " ".join(shown.split())
    assert "[default: text]" in " ".join(shown.split())
    assert "A document is a line of text" in shown
    assert "--whole" in shown


def test_without_a_subcommand_it_shows_what_there_is():
    done = run()
    assert done.returncode == 2
    assert b"usage: arabic-norm" in done.stdout
    assert done.stderr == b""


def test_without_its_extra_the_command_runs_and_completion_says_how_to_get_it():
    blocked = (
        "import sys; sys.modules.update(rich=None, shtab=None, charset_normalizer=None); "
        "import arabic_norm.__main__ as m; m.main()"
    )
    command = [sys.executable, "-c", blocked]
    done = subprocess.run([*command, "normalize", "أهـــلا"], capture_output=True)
    assert (done.returncode, done.stdout.decode()) == (0, "اهلا\n")
    done = subprocess.run([*command, "--print-completion", "bash"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        2,
        "arabic-norm: completion needs an extra: pip install 'arabic-norm-pipeline[cli]'\n",
    )


def test_ctrl_c_while_the_command_is_being_imported_is_one_line():
    interrupted = """
import sys
class Interrupted:
    def find_spec(name, path, target=None):
        if name == "argparse":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted)
import arabic_norm.__main__ as m
m.main()
"""
    done = subprocess.run([sys.executable, "-c", interrupted], capture_output=True)
    assert (done.returncode, done.stderr) == (130, b"arabic-norm: interrupted\n")
