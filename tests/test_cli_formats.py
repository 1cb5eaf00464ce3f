"""What the command takes for a document, by whatever door it comes and goes."""

import gzip
import io
import json
import sys

import pyarrow as pa
import pyarrow.parquet
import pytest
import zstandard
from running import run

from arabic_norm.cli import main

pytestmark = pytest.mark.full


@pytest.fixture
def command(monkeypatch, capfdbinary):
    """Run the command in this process, which is quick; return exit code, output, error."""

    def run_here(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(list(map(str, arguments)))
        out, error = capfdbinary.readouterr()
        return code, out, error.decode()

    return run_here


#: A text file of several documents, as an editor of any system may leave it.
TEXTS = {
    "a document a line": "أهـلا\nسهـلا\n",
    "no line break at the end": "أهـلا\nسهـلا",
    "CR LF": "أهـلا\r\nسهـلا\r\n",
    "CR alone breaks no line": "أهـلا\rسهـلا\n",
    "a byte order mark": "\ufeffأهـلا\nسهـلا\n",
    "a quotation over two lines": '"أهـلا\nسهـلا" أ\n',
    "empty lines": "\n\nأهـلا\n\n\n",
    "blanks around": "  أهـلا  \n\tسهـلا\n",
    "other line breaks": "أهـلا\u2028سهـلا\x0bأ\x85ب\x0cج\n",
    "NUL": "أهـلا\0\n",
    "nothing": "",
    "a line break alone": "\n",
}
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
every_kind_of_document = pytest.mark.parametrize(
    "options", [[], ["--whole"]], ids=["line", "whole"]
)


@every_text
@every_kind_of_document
@pytest.mark.parametrize(
    "choice", [["-p", "index"], ["-p", "lucene"], ["--sentences"], ["--steps", "segment_sentences"]]
)
def test_the_result_is_the_same_wherever_it_is_written(command, tmp_path, text, options, choice):
    path = tmp_path / "in.txt"
    path.write_bytes(text.encode())
    out = tmp_path / ("out.jsonl" if "--sentences" in choice else "out.txt")
    assert command("normalize", path, "-o", out, "-q", *options, *choice) == (0, b"", "")
    assert command("normalize", path, *options, *choice) == (0, out.read_bytes(), "")
    assert command("normalize", *options, *choice, stdin=text.encode()) == (0, out.read_bytes(), "")


@every_text
def test_a_line_of_text_stays_a_line(command, text):
    _, out, _ = command("normalize", "--steps", "segment_sentences", stdin=text.encode())
    assert out.count(b"\n") == text.count("\n")


def test_whole_lets_a_step_break_lines(command):
    text = "باب. نهر.\nبحر.\n".encode()
    arguments = ["normalize", "--steps", "segment_sentences"]
    assert command(*arguments, stdin=text)[1] == text
    assert command(*arguments, "--whole", stdin=text)[1].decode() == "باب.\nنهر.\nبحر.\n"


def test_a_folder_of_whole_texts_beside_records(command, tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("باب. نهر.\nبحر.\n", encoding="utf-8")
    (folder / "b.jsonl").write_text('{"text": "أ"}\n', encoding="utf-8")
    code, _, error = command(
        "normalize", folder, "-o", out, "--whole", "--steps", "segment_sentences"
    )
    assert (code, error.splitlines()[0]) == (0, "2 documents, 15 characters")
    assert (out / "a.txt").read_text(encoding="utf-8") == "باب.\nنهر.\nبحر.\n"


def test_files_without_a_last_line_break_stay_apart(command, tmp_path):
    for name in ("1.txt", "2.txt", "3.txt"):
        (tmp_path / name).write_text("" if name == "2.txt" else "أ", encoding="utf-8")
    names = sorted(tmp_path.iterdir())
    assert command("normalize", *names)[1].decode() == "ا\nا"
    assert command("sentences", *names)[1].decode() == "أ\nأ\n"


SENTENCES = "أين المـكتبة؟\nهناك.\n"
TEXT = SENTENCES.replace("\n", " ").strip()
RECORD = json.dumps({"id": 1, "text": TEXT, "none": None}, ensure_ascii=False)
#: The same document in each format: a name, what stands in the file.
FORMATS = {
    "a.txt": f"{TEXT}\n".encode(),
    "a.text": f"\ufeff{TEXT}\n".encode(),  # a name that says nothing
    "a.jsonl": f'{RECORD}\n{{"text": null}}\n'.encode(),
    "a.csv": f'id,text\n1,"{TEXT}"\n2,\n'.encode(),
    "a.tsv": f"id\ttext\n1\t{TEXT}\n".encode(),
    "a.txt.gz": gzip.compress(f"{TEXT}\n".encode()),
    "a.jsonl.zst": zstandard.compress(f"{RECORD}\n".encode()),
    "a.parquet": None,
}


@pytest.fixture(params=FORMATS)
def document(request, tmp_path):
    """A file of one document, in each format."""
    path = tmp_path / request.param
    if request.param == "a.parquet":
        pa.parquet.write_table(pa.table({"id": [1, 2], "text": [TEXT, None]}), path)
    else:
        path.write_bytes(FORMATS[request.param])
    return path


def test_sentences_go_by_the_files_format(command, document):
    assert command("sentences", document) == (0, SENTENCES.encode(), "")
    normalized = "اين المكتبه؟\nهناك.\n"
    assert command("sentences", document, "-p", "index") == (0, normalized.encode(), "")


def test_audit_goes_by_the_files_format(command, document):
    code, out, error = command("audit", document, "--json")
    assert (code, error) == (0, "")
    counted = json.loads(out)
    assert (counted["documents"], counted["characters"]) == (1, len(TEXT))
    assert [word["text"] for word in counted["collisions"]] == []


@pytest.mark.parametrize("subcommand", ["normalize", "sentences", "audit"])
def test_standard_input_is_what_format_says(command, subcommand):
    data = '{"meta": {"title": "أ"}, "text": "ب"}\n'.encode()
    options = ["--format", "jsonl", "--field", "meta.title"]
    code, out, error = command(subcommand, *options, stdin=data)
    assert (code, error) == (0, "")
    expected = {
        "normalize": '{"meta": {"title": "ا"}, "text": "ب"}\n',
        "sentences": "أ\n",
        "audit": "1 document, 1 character\n",
    }
    assert out.decode().startswith(expected[subcommand])


@pytest.mark.parametrize("subcommand", ["normalize", "sentences", "audit"])
def test_records_are_not_taken_for_text(subcommand):
    records = '{"id": "أ-1", "author": "أحمد", "text": "أهـلا"}\n' * 3000
    done = run(subcommand, stdin=records.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "arabic-norm: standard input: looks like JSON: --format jsonl reads an object a line, "
        "--format txt reads text\n"
    )


def test_records_in_a_file_whose_name_says_nothing_are_not_taken_for_text(command, tmp_path):
    path = tmp_path / "corpus.json"
    path.write_text('{"text": "أ"}\n', encoding="utf-8")
    assert command("normalize", path)[0] == 2
    assert command("normalize", path, "--format", "jsonl")[1].decode() == '{"text": "ا"}\n'
    assert command("normalize", path, "--format", "txt")[1].decode() == '{"text": "ا"}\n'


#: a bad second record of each kind, what is said of it
BAD = {
    "jsonl": ('{"text": "أ"}\n{"text": 5}\n', "line 2, byte 15: the field text is a number"),
    "csv": ("text,id\nأ,1\nأ\n", "line 3, byte 13: 1 fields, where the header has 2"),
}


@pytest.mark.parametrize("kind", BAD)
def test_the_first_bad_record_ends_it_after_those_before(command, kind):
    data, message = BAD[kind]
    code, out, error = command("sentences", "--format", kind, stdin=data.encode())
    assert (code, out.decode()) == (2, "أ\n")
    assert error.startswith(f"arabic-norm: standard input: {message}")
    code, out, error = command("audit", "--format", kind, stdin=data.encode())
    assert (code, out) == (2, b"")
    assert message in error


def test_a_sentence_that_utf8_cannot_hold_is_refused(command):
    code, _, error = command("sentences", "--format", "jsonl", stdin=b'{"text": "\\ud800"}\n')
    assert code == 2
    assert "half a surrogate pair" in error
    assert command("audit", "--json", "--format", "jsonl", stdin=b'{"text": "\\ud800"}\n')[0] == 0


#: arguments, standard input, the line
REFUSED = [
    (["--field", "body"], "أ", "--field is for records: say of which --format, jsonl, csv or tsv"),
    (["--whole", "--format", "jsonl"], "", "standard input holds records, and --whole is for text"),
    (["--whole", "HERE/a.jsonl"], "", "HERE/a.jsonl holds records, and --whole is for text"),
    (["--format", "parquet"], "", "--format parquet: known are txt, jsonl, csv, tsv"),
    (["HERE"], "", "HERE: Is a directory"),
    (["HERE/a\0b"], "", "HERE/a\\x00b: embedded null byte"),
    (["HERE/none.jsonl"], "", "HERE/none.jsonl: No such file or directory"),
]


@pytest.mark.parametrize("subcommand", ["normalize", "sentences", "audit"])
@pytest.mark.parametrize(("arguments", "stdin", "line"), REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(  # noqa: PLR0917
    command, tmp_path, subcommand, arguments, stdin, line
):
    here = [argument.replace("HERE", str(tmp_path)) for argument in arguments]
    code, out, error = command(subcommand, *here, stdin=stdin.encode())
    assert (code, out) == (2, b"")
    assert error == f"arabic-norm: {line.replace('HERE', str(tmp_path))}\n"


def test_several_tables_or_kinds_make_no_one_output(command, tmp_path):
    for name in ("a.csv", "b.csv", "c.txt"):
        (tmp_path / name).write_text("text,id\n", encoding="utf-8")
    for names, kinds in ((["a.csv", "b.csv"], "csv"), (["a.csv", "c.txt"], "csv and txt")):
        code, out, error = command("normalize", *(tmp_path / name for name in names))
        assert (code, out) == (2, b"")
        assert error == f"arabic-norm: several {kinds} files make no one output: -o FOLDER\n"


#: an encoding, what is said of it
ENCODINGS = [
    ("utf-16", "it looks like UTF-16 ", "--encoding UTF-16 "),
    ("utf-16-le", "it looks like UTF-16LE ", "--encoding UTF-16LE "),
    ("cp1256", "it looks like Windows-1256", "--encoding cp1256 "),
]


@pytest.mark.parametrize("subcommand", ["normalize", "sentences", "audit", "explain"])
@pytest.mark.parametrize(("encoding", "seen", "cure"), ENCODINGS)
def test_what_is_no_utf8_is_said_to_be_what_it_looks_like(subcommand, encoding, seen, cure):
    done = run(subcommand, stdin="قال المتحدث باسم الجامعة\n".encode(encoding))
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("arabic-norm: standard input: ")
    assert seen in line
    assert cure in line


def test_a_file_that_is_not_utf8_is_refused_with_the_place_and_the_cure(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("باب\nأهلا ".encode() + "أهلا\n".encode("cp1256"))
    done = run("normalize", path)
    assert (done.returncode, done.stdout.decode()) == (2, "باب\n")
    assert done.stderr.decode() == (
        f"arabic-norm: {path}: line 2, byte 7: not UTF-8 at its byte 9 (0xC3); it looks like "
        "Windows-1256; --encoding cp1256 reads it\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize(
    "arguments",
    [
        ["normalize", "NAME.txt"],
        ["normalize", "NAME.jsonl", "-o", "out.jsonl"],
        ["normalize", "-o", "NAME/out.txt", "in.txt"],
        ["sentences", "NAME.csv"],
        ["audit", "NAME.parquet"],
        ["explain", "أ", "--html", "NAME/page.html"],
        ["export", "solr", "-o", "NAME/rules.txt"],
        ["normalize", "--steps", "NAME"],
        ["normalize", "--format", "NAME"],
    ],
)
def test_no_name_commands_the_terminal_or_breaks_the_line(tmp_path, arguments):
    (tmp_path / "in.txt").write_text("أ\n", encoding="utf-8")
    name = "\x1b]0;title\x07\x1b[31m\n\N{RIGHT-TO-LEFT OVERRIDE}"
    done = run(*(one.replace("NAME", name) for one in arguments), cwd=tmp_path)
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("arabic-norm: ")
    assert line.isprintable()
    assert r"\x1b[31m" in line


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_not_utf8_is_shown_by_its_bytes(tmp_path):
    name = b"\xe3\xe1\xdd.txt".decode("utf-8", "surrogateescape")
    done = run("normalize", name, cwd=tmp_path)
    assert done.stderr == b"arabic-norm: \\xe3\\xe1\\xdd.txt: No such file or directory\n"
    (tmp_path / name).write_text("أ\n", encoding="utf-8")
    assert run("normalize", name, cwd=tmp_path).stdout.decode() == "ا\n"


@pytest.mark.parametrize("subcommand", ["normalize", "sentences", "audit", "explain"])
def test_nothing_gives_nothing_and_no_error(command, subcommand):
    code, _, error = command(subcommand, stdin=b"")
    assert (code, error) == (0, "")
