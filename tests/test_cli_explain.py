"""`arabic-norm explain`: one text, given as such, in a file or on standard input."""

import os
import subprocess
import sys

import pytest
from running import ARABIC_NORM, run

from arabic_norm.cli.inputs import looks_like_a_file

pytestmark = pytest.mark.processes

TATWEEL = (
    "1..2  strip_tatweel  \u2068\u0640\u2069 → \u2068\N{EMPTY SET}\u2069  "
    "U+0640 ARABIC TATWEEL → nothing"
)


def test_it_takes_a_text_a_file_or_standard_input(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("بـب\n", encoding="utf-8")
    for arguments, stdin in ((["بـب"], b""), ([path], b""), ([], "بـب".encode())):
        done = run("explain", *arguments, stdin=stdin)
        assert done.stdout.decode() == TATWEEL + "\n"


def test_a_file_is_one_text_with_all_its_lines(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("باب\nبـب\n", encoding="utf-8")
    assert run("explain", path).stdout.decode().startswith("5..6  strip_tatweel")


def test_it_writes_a_page(tmp_path):
    page = tmp_path / "page.html"
    assert run("explain", "أـب", "--html", page).returncode == 0
    assert "ARABIC TATWEEL" in page.read_text(encoding="utf-8")
    refused = run("explain", "أـب", "--html", tmp_path / "none" / "page.html")
    assert refused.returncode == 2
    assert refused.stderr.decode().endswith("page.html: No such file or directory\n")


def test_a_text_longer_than_a_file_name_can_be():
    done = run("explain", "باب " * 100 + "بـب")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "401..402  strip_tatweel" in done.stdout.decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("corpos.txt", True),
        ("صفحة.txt", True),
        ("../corpus", True),
        ("/srv/corpus", True),
        ("~/corpus", True),
        ("data/page.html", True),
        ("my page.txt", True),
        ("old corpus.jsonl.gz", True),
        ("مكتبة", False),
        ("اقرأ corpus.txt", False),  # a sentence
        ("و/أو", False),
        ("ق.م.", False),
        ("5.2", False),
        ("النهار.كوم", False),
        ("https://example.org/page.html", False),
        ("name@example.org", False),
        ("سطر\npage.txt", False),
        ("/ باب", False),
        ("", False),
    ],
)
def test_what_looks_like_the_name_of_a_file(text, expected):
    assert looks_like_a_file(text) is expected


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
def test_a_pipe_is_a_file_and_a_folder_is_none(tmp_path):
    pipe, folder = tmp_path / "pipe", tmp_path / "باب"
    os.mkfifo(pipe)
    folder.mkdir()
    with subprocess.Popen([*ARABIC_NORM, "explain", pipe], stdout=subprocess.PIPE) as reading:
        pipe.write_text("بـب", encoding="utf-8")
        assert reading.stdout.read().decode() == TATWEEL + "\n"
    assert run("explain", folder).stderr.decode() == f"arabic-norm: {folder}: Is a directory\n"
    done = run("explain", "باب", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b""), "a word, though a folder has its name"


def test_a_mistyped_name_is_not_explained_as_a_text():
    done = run("explain", "corpos.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "arabic-norm: corpos.txt: no such file; to explain the name itself, "
        "pass it through standard input\n"
    )


def test_a_mistyped_name_is_shown_without_its_controls():
    done = run("explain", "\x1b[31m.txt")
    assert done.stderr.decode().startswith(r"arabic-norm: \x1b[31m.txt: no such file; ")


def test_records_are_no_text(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"text": "باب"}\n', encoding="utf-8")
    assert run("explain", path).stderr.decode() == (
        f"arabic-norm: {path} holds records: explain takes the text of one of them\n"
    )


@pytest.mark.parametrize("stdin", [b"\xe3\xe4\xc7\xe1\n", None])
def test_a_text_that_is_not_utf8(stdin):
    done = (
        run("explain", stdin=stdin)
        if stdin
        else run("explain", b"\xe3\xe4\xc7\xe1".decode("utf-8", "surrogateescape"))
    )
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert "it looks like Windows-1256" in line
