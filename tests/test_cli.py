"""The command, run as people run it."""

import json
import subprocess
import sys

import pytest

DIRTY = "أهـــلاً بكم. ما يسمى ب »الجيش »\n"
CLEAN = "اهلا بكم. ما يسمي ب«الجيش»\n"


def run(*arguments, stdin=b"", module="arabic_norm"):
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)], input=stdin, capture_output=True
    )


def test_normalize_reads_standard_input():
    done = run("normalize", stdin=DIRTY.encode())
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, CLEAN, b"")


def test_normalize_reads_files_in_order(tmp_path):
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(DIRTY, encoding="utf-8")
    second.write_text("مدرسة", encoding="utf-8")
    assert run("normalize", first, second).stdout.decode() == CLEAN + "مدرسه\n"


@pytest.mark.parametrize(
    ("preset", "expected"),
    [("index", "مسوول"), ("display", "مسؤول"), ("lucene", "مسؤول")],
)
def test_pipelines_by_name(preset, expected):
    done = run("normalize", "--pipeline", preset, stdin="مســؤول".encode())
    assert done.stdout.decode() == expected + "\n"


def test_sentences_one_a_line():
    done = run("sentences", stdin=DIRTY.encode())
    assert done.stdout.decode() == "اهلا بكم.\nما يسمي ب«الجيش»\n"


def test_explain_takes_a_text_a_file_or_standard_input(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("أـب", encoding="utf-8")
    expected = [
        "1..2  strip_tatweel  \u2068\u0640\u2069 → \u2068\N{EMPTY SET}\u2069  "
        "U+0640 ARABIC TATWEEL → nothing",
        "0..2  unify_alef     \u2068أ\u2069 → \u2068ا\u2069  "
        "U+0623 ARABIC LETTER ALEF WITH HAMZA ABOVE → U+0627 ARABIC LETTER ALEF",
    ]
    for arguments, stdin in ((["أـب"], b""), ([path], b""), ([], "أـب".encode())):
        done = run("explain", *arguments, stdin=stdin)
        assert done.stdout.decode().splitlines() == expected


def test_explain_writes_a_page(tmp_path):
    page = tmp_path / "page.html"
    assert run("explain", "أـب", "--html", page).returncode == 0
    assert "ARABIC TATWEEL" in page.read_text(encoding="utf-8")
    refused = run("explain", "أـب", "--html", tmp_path / "none" / "page.html")
    assert refused.returncode == 2
    assert refused.stderr.decode().endswith("page.html: No such file or directory\n")


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


def test_a_file_that_is_not_utf8_is_refused_with_the_place_and_the_cure(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("أهلا ".encode() + "أهلا".encode("cp1256"))
    done = run("normalize", path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode() == (
        f"arabic-norm: {path}: line 1, byte 9: not UTF-8 (0xC3); convert it first, as with: "
        "iconv -f WINDOWS-1256 -t UTF-8\n"
    )


def test_a_file_that_is_not_there_is_refused(tmp_path):
    done = run("normalize", tmp_path / "none.txt")
    assert done.returncode == 2
    assert done.stderr.decode().endswith("none.txt: No such file or directory\n")


def test_an_unknown_pipeline_is_refused():
    done = run("normalize", "--pipeline", "solr")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_reader_that_stops_early_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m arabic_norm steps | head -n 1", shell=True, capture_output=True
    )
    assert done.returncode == 0
    assert done.stderr == b""


def test_without_its_extra_the_command_says_how_to_get_it():
    blocked = "import sys; sys.modules['typer'] = None; import arabic_norm.__main__ as m; m.main()"
    done = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == (
        "arabic-norm: the command needs an extra: pip install 'arabic-norm-pipeline[cli]'\n"
    )


def test_ctrl_c_while_the_command_is_being_imported_is_one_line():
    interrupted = """
import sys
class Interrupted:
    def find_spec(name, path, target=None):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted)
import arabic_norm.__main__ as m
m.main()
"""
    done = subprocess.run([sys.executable, "-c", interrupted], capture_output=True)
    assert (done.returncode, done.stderr) == (130, b"arabic-norm: interrupted\n")
