"""`arabic-norm check`, and `normalize` on files as they stand: --check, --diff, --in-place."""

import json
import os
import subprocess
import sys

import pytest
from running import ARABIC_NORM, run

from arabic_norm.cli import main
from arabic_norm.cli.doubts import doubts_of


@pytest.fixture
def command(capfdbinary, monkeypatch, tmp_path):
    """Run the command in this process and in a folder; return exit code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments):
        code = main([*map(str, arguments)])
        out, error = capfdbinary.readouterr()
        return code, out.decode(), error.decode()

    return run_here


@pytest.fixture
def texts(tmp_path):
    """A folder with a text to change, a sound one, records below, and what is not looked at."""
    (tmp_path / "texts" / "sub").mkdir(parents=True)
    (tmp_path / "texts" / ".git").mkdir()
    files = {
        "texts/a.txt": "أهـــلا بكم\nسطر سليم\n",
        "texts/b.txt": "سطر سليم\n",
        "texts/sub/c.jsonl": '{"id": 1, "text": "مرحبــا"}\n',
        "texts/.git/d.txt": "أهـــلا\n",
        "texts/e.doc": "أهـــلا\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path / "texts"


A, C = os.path.join("texts", "a.txt"), os.path.join("texts", "sub", "c.jsonl")


def test_check_names_each_file_that_would_change(command, texts):
    code, out, error = command("check", "texts")
    assert (code, out) == (
        1,
        f"{A}: would change: 1 of 2 documents\n{C}: would change: 1 of 1 document\n",
    )
    assert error == (
        "arabic-norm: 2 of 3 files would change (normalize -p display --in-place changes them)\n"
    )
    assert command("check", "texts/b.txt")[:2] == (0, "")


def test_normalize_check_is_for_its_own_pipeline(command, texts):
    code, out, error = command("normalize", "--check", "-p", "lucene", "texts/b.txt", A)
    assert (code, out) == (1, f"{A}: would change: 1 of 2 documents\n")
    assert "normalize -p lucene --in-place" in error


def test_a_diff_can_be_applied(command, texts):
    code, out, _ = command("check", "--diff", "texts")
    assert code == 1
    assert out.splitlines()[:5] == [
        f"--- a/{A}",
        f"+++ b/{A}",
        "@@ -1,2 +1,2 @@",
        "-أهـــلا بكم",
        "+أهلا بكم",
    ]
    patched = subprocess.run(["git", "apply", "-"], input=out.encode(), capture_output=True)
    assert (patched.returncode, patched.stderr) == (0, b"")
    assert (texts / "a.txt").read_text("utf-8") == "أهلا بكم\nسطر سليم\n"
    assert command("check", "texts")[:2] == (0, "")


#: a text as one document, its diff after the two names
WHOLE = [
    ("أ\nباب. نهر.\n", ["@@ -1,2 +1,3 @@", " أ", "-باب. نهر.", "+باب.", "+نهر."]),
    (
        "باب. نهر.",
        ["@@ -1,1 +1,2 @@", "-باب. نهر.", "\\ No newline at end of file", "+باب.", "+نهر."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_diff_of_a_whole_text(command, tmp_path, text, expected):
    (tmp_path / "a.txt").write_bytes(text.encode())
    options = ["--diff", "--whole", "--steps", "segment_sentences"]
    lines = command("normalize", *options, "a.txt")[1].splitlines()[2:]
    assert lines[: len(expected)] == expected


def test_in_place_changes_only_what_changes(command, texts):
    before = (texts / "b.txt").stat()
    os.chmod(texts / "a.txt", 0o640)
    code, out, error = command("normalize", "-p", "display", "--in-place", "--backup", "texts")
    assert (code, out) == (0, "")
    assert error == (
        f"arabic-norm: {A}: 1 of 2 documents changed\n"
        f"arabic-norm: {C}: 1 of 1 document changed\n"
        "arabic-norm: 2 of 3 files changed\n"
    )
    assert (texts / "a.txt").read_text("utf-8") == "أهلا بكم\nسطر سليم\n"
    assert (texts / "a.txt.bak").read_text("utf-8") == "أهـــلا بكم\nسطر سليم\n"
    assert (texts / "a.txt").stat().st_mode & 0o777 == 0o640
    assert (texts / "b.txt").stat().st_ino == before.st_ino
    assert sorted(os.listdir(texts)) == [".git", "a.txt", "a.txt.bak", "b.txt", "e.doc", "sub"]
    code, _, error = command("normalize", "-p", "display", "--in-place", "texts")
    assert (code, error) == (0, "arabic-norm: 0 of 3 files changed\n")


def test_a_file_with_a_bad_record_stays_as_it_is_and_others_are_done(command, texts):
    bad = '{"text": "أهـــلا"}\n{"text": 5}\n'
    (texts / "bad.jsonl").write_text(bad, encoding="utf-8")
    code, _, error = command("normalize", "-p", "display", "--in-place", "-q", "texts")
    assert code == 2
    assert error.endswith("line 2, byte 27: the field text is a number, not text\n")
    assert (texts / "bad.jsonl").read_text("utf-8") == bad
    assert (texts / "a.txt").read_text("utf-8") == "أهلا بكم\nسطر سليم\n"


def test_in_place_through_a_link_changes_what_it_leads_to(command, texts, tmp_path):
    (tmp_path / "link.txt").symlink_to(texts / "a.txt")
    assert command("normalize", "-p", "display", "--in-place", "-q", "link.txt")[0] == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (texts / "a.txt").read_text("utf-8") == "أهلا بكم\nسطر سليم\n"


#: arguments, the line
REFUSED = [
    (["--in-place", "-"], "--in-place needs files; standard input is none"),
    (["--in-place", "أهلا"], "--in-place needs files; the text is none"),
    (["--check", "-o", "out", "texts"], "-o writes elsewhere; --in-place, --check and --diff"),
    (["--backup", "texts"], "--backup is for --in-place"),
    (["--diff", "--check", "texts"], "argument --check: not allowed with argument --diff"),
    (["--in-place", "--encoding", "cp1256", "texts"], "--in-place keeps the encoding"),
]


@pytest.mark.parametrize(("arguments", "line"), REFUSED)
def test_what_does_not_go_together_is_refused(command, texts, arguments, line):
    code, out, error = command("normalize", *arguments)
    assert (code, out) == (2, "")
    assert error.startswith("arabic-norm: ")
    assert line in error


#: a text, what looks broken in it: span and kind
BROKEN = [
    ("Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©", [(0, 14, "mojibake")]),
    ("ةحوتفملا ةيبرعلا ةعماجلا", [(0, 24, "visual order")]),
    ("في اإلذاعة", [(4, 6, "swapped lam-alef")]),
    ("مال\N{RIGHT-TO-LEFT OVERRIDE}abc\N{POP DIRECTIONAL FORMATTING}", [(3, 4, "bidi")]),
    ("مال \N{LEFT-TO-RIGHT ISOLATE}abc\nنعم", [(4, 5, "bidi")]),
    ("مال \N{LEFT-TO-RIGHT ISOLATE}abc\N{POP DIRECTIONAL ISOLATE}", []),
    ("عام ٢٠2٤", [(4, 8, "mixed digits")]),
    ("بين 12/٥/2024 و", [(4, 13, "mixed digits")]),
    ("من 1998 إلى ٢٠٢٤", []),
    ('قال "نعم وذهب', [(4, 5, "lone quotation mark")]),
    ('قال "نعم" وذهب', []),
    ('size 5" x 3', []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_what_looks_broken(text, expected):
    found = [(start, end, kind) for start, end, kind, _ in doubts_of(text)]
    assert [span[:2] for span in found] == [span[:2] for span in expected]
    assert all(kind in of for (*_, of), (*_, kind) in zip(found, expected, strict=True))


def test_what_looks_broken_has_its_line_and_column(command, tmp_path):
    (tmp_path / "a.txt").write_text("سليم\nعام ٢٠2٤\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,text\n1,سليم\n2,عام ٢٠2٤\n", encoding="utf-8")
    code, out, error = command("check", "--steps", "strip_tatweel", "a.txt", "b.csv")
    assert code == 1
    said = "mixed digits: \u2068٢٠2٤\u2069; arabize_digits or fold_digits writes one kind"
    assert out.splitlines() == [f"a.txt:2:5: {said}", f"b.csv:3: {said}"]
    assert error == "arabic-norm: 0 of 2 files would change, 2 places look broken\n"
    whole = command("check", "--steps", "strip_tatweel", "--whole", "a.txt")
    assert whole[1].startswith("a.txt:2:5: ")


def test_findings_as_json(command, tmp_path):
    (tmp_path / "a.txt").write_text("عام ٢٠2٤ بــه\n", encoding="utf-8")
    code, out, _ = command("check", "--json", "a.txt")
    assert code == 1
    assert json.loads(out) == [
        {
            "file": "a.txt",
            "line": 1,
            "column": 5,
            "kind": "mixed digits",
            "start": 4,
            "end": 8,
            "text": "٢٠2٤",
            "advice": "arabize_digits or fold_digits writes one kind",
        },
        {"file": "a.txt", "kind": "would change", "changed": 1, "documents": 1},
    ]


def test_parquet_is_checked_and_changed_in_place(command, tmp_path):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    pq.write_table(pa.table({"id": [1, 2], "text": ["أهـــلا", None]}), tmp_path / "a.parquet")
    assert command("check", "a.parquet")[1] == "a.parquet: would change: 1 of 2 documents\n"
    assert command("normalize", "--in-place", "-p", "display", "-q", "a.parquet")[0] == 0
    assert pq.read_table(tmp_path / "a.parquet").column("text").to_pylist() == ["أهلا", None]
    assert command("check", "a.parquet")[0] == 0


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX's terminals")
@pytest.mark.parametrize(
    ("environment", "signs"),
    [
        ({"TERM": "xterm"}, ["\x1b[31m-\u2068", "\x1b[32m+\u2068"]),
        ({"TERM": "xterm", "NO_COLOR": "1"}, ["\n-\u2068", "\n+\u2068"]),
        ({"TERM": "dumb"}, ["\n-أ", "\n+أ"]),
    ],
)
def test_a_diff_on_a_terminal_isolates_what_it_shows(texts, environment, signs):
    import pty  # noqa: PLC0415 - POSIX's

    master, slave = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | environment
    done = subprocess.run([*ARABIC_NORM, "check", "--diff", texts / "a.txt"], stdout=slave, env=env)
    os.close(slave)
    screen = os.read(master, 1 << 16).decode().replace("\r\n", "\n")
    os.close(master)
    assert done.returncode == 1
    assert all(sign in screen for sign in signs)


@pytest.mark.full
def test_as_processes_over_a_folder(texts):
    one, two = (run("check", "-q", "-j", jobs, "texts", cwd=texts.parent) for jobs in "12")
    assert (one.returncode, one.stdout) == (two.returncode, two.stdout)
    assert one.returncode == 1
