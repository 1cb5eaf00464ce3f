"""What inputs are in: encodings, delimiters, fields; what they become by the output's name."""

import gzip
import io
import json
import sys

import pytest

from arabic_norm.cli import main


@pytest.fixture
def command(capfdbinary, monkeypatch, tmp_path):
    """Run the command in this process and in a folder; return exit code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([*map(str, arguments)])
        out, error = capfdbinary.readouterr()
        return code, out.decode(), error.decode()

    return run_here


TEXT, CLEAN = "أهـــلاً وسهلاً بكم\nفي المكتبة\n", "اهلا وسهلا بكم\nفي المكتبه\n"
ENCODINGS = ["cp1256", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "UTF8"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_encoding_becomes_utf8(command, tmp_path, encoding):
    data = TEXT.encode(encoding)
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(data))
    for named in (encoding, "auto"):
        for name in ("a.txt", "a.txt.gz"):
            code, out, _ = command("normalize", name, "--encoding", named)
            assert (code, out.removeprefix("\ufeff")) == (0, CLEAN)
        assert command("normalize", "--encoding", named, stdin=data)[1].endswith(CLEAN)
    assert command("normalize", "a.txt", "-o", "b.txt", "-q", "--encoding", encoding)[0] == 0
    assert (tmp_path / "b.txt").read_text("utf-8-sig") == CLEAN


def test_auto_says_what_it_found(command, tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("cp1256"))
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    _, _, error = command("normalize", "a.txt", "b.txt", "--encoding", "auto")
    assert error == "arabic-norm: a.txt: read as cp1256\n"


def test_text_that_is_not_arabic_is_told_by_the_library(command, tmp_path):
    french = "Il a été à la mer près de Besançon, où les élèves déjà reçus étaient allés. " * 9
    (tmp_path / "a.txt").write_bytes(french.encode("latin-1"))
    code, out, _ = command("normalize", "a.txt", "--encoding", "auto", "--steps", "strip_tatweel")
    assert (code, out) == (0, french)


#: arguments, what is said
WRONG = [
    (["--encoding", "cp12566"], "--encoding cp12566: not known; known are utf-8, cp1256"),
    (["--encoding", "base64"], "--encoding base64: not known"),
    (["--delimiter", ";;"], "--delimiter ;;: expected one character, or tab"),
    (["--jobs", "0"], "--jobs 0: expected a number from 1, or auto"),
    (["--field", "a,,b"], "--field: a name is empty"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_is_no_encoding_or_delimiter_is_refused(command, arguments, said):
    code, out, error = command("normalize", "أ", *arguments)
    assert (code, out, error.count("\n")) == (2, "", 1)
    assert said in error


def test_bytes_that_an_encoding_does_not_know_are_rejected_or_refused(command, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xc7\xe4\n\xff\xff\n\xc7\n")  # ISO-8859-6 has no FF
    arguments = ["a.txt", "-o", "b.txt", "-q", "--encoding", "iso-8859-6"]
    assert command("normalize", *arguments)[0] == 3
    reject = json.loads((tmp_path / "b.txt.rejects.jsonl").read_text("utf-8"))
    assert (reject["line"], reject["base64"]) == (2, "//8=")
    (tmp_path / "c.txt").write_bytes("باب".encode("utf-16")[:-1])
    code, _, error = command("normalize", "c.txt", "--encoding", "utf-16")
    assert (code, error) == (2, "arabic-norm: c.txt: not utf-16: truncated data\n")


#: a table, options, what becomes of it
TABLES = [
    ("id;text\n1;أ,ب\n", [], "id;text\n1;ا,ب\n"),
    ('id;"text"\r\n1;"أ;ب"\r\n', [], 'id;"text"\r\n1;"ا;ب"\r\n'),
    ("id\ttext\n1\tأ\n", [], "id\ttext\n1\tا\n"),
    ("id|text\n1|أ\n", ["--delimiter", "|"], "id|text\n1|ا\n"),
    ("id,a;b\n1,أ\n", ["--field", "a;b"], "id,a;b\n1,ا\n"),
    ("text\nأ;ب\n", [], "text\nا;ب\n"),
    ("a;b;c\nأ;أ;أ\n", ["--field", "a,c"], "a;b;c\nا;أ;ا\n"),
    ("a;b;c\nأ;أ;أ\n", ["--field", "a", "--field", "b"], "a;b;c\nا;ا;أ\n"),
]


@pytest.mark.parametrize(("table", "options", "expected"), TABLES)
def test_what_parts_the_columns_is_seen_in_the_header(command, tmp_path, table, options, expected):
    (tmp_path / "a.csv").write_bytes(table.encode())
    assert command("normalize", "a.csv", *options) == (0, expected, "")
    assert command("normalize", "a.csv", "-o", "b.csv", "-q", *options)[0] == 0
    assert (tmp_path / "b.csv").read_bytes().decode() == expected
    assert command("normalize", "--format", "csv", *options, stdin=table.encode())[1] == expected


RECORDS = '{"id": 1, "text": "أ, ب", "n": null}\n{"id": 2, "text": null, "n": 1.5}\n'
#: the output's name, its content
KINDS = {
    "b.csv": 'id,text,n\n1,"ا, ب",\n2,,1.5\n',
    "b.tsv": "id\ttext\tn\n1\tا, ب\t\n2\t\t1.5\n",
    "b.jsonl": '{"id": 1, "text": "ا, ب", "n": null}\n{"id": 2, "text": null, "n": 1.5}\n',
}


@pytest.mark.parametrize("name", KINDS)
def test_the_output_s_name_says_the_format(command, tmp_path, name):
    (tmp_path / "a.jsonl").write_text(RECORDS, encoding="utf-8")
    assert command("normalize", "a.jsonl", "-o", "a.parquet", "-q") == (0, "", "")
    for source in ("a.jsonl", "a.parquet"):
        assert command("normalize", source, "-o", name, "-q", "--force") == (0, "", "")
        assert (tmp_path / name).read_bytes().decode() == KINDS[name]


def test_a_table_becomes_records_and_text_becomes_a_table(command, tmp_path):
    (tmp_path / "a.csv").write_text('id;text\n1;"أ\nب"\n\n2;ج\n', encoding="utf-8")
    assert command("normalize", "a.csv", "-o", "b.jsonl", "-q", "-j", "2")[0] == 0
    assert (tmp_path / "b.jsonl").read_text("utf-8") == (
        '{"id": "1", "text": "ا\\nب"}\n{"id": "2", "text": "ج"}\n'
    )
    (tmp_path / "c.txt").write_text("أ\n\nب", encoding="utf-8")
    assert command("normalize", "c.txt", "-o", "c.csv", "-q")[0] == 0
    assert (tmp_path / "c.csv").read_text("utf-8") == 'text\nا\n""\nب\n'


def test_sentences_with_spans_in_another_kind(command, tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n1,أين المكتبة؟ هناك.\n", encoding="utf-8")
    assert command("normalize", "a.csv", "-o", "b.jsonl", "-q", "--sentences")[0] == 0
    rows = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["text"], row["text_start"], row["text_end"]) for row in rows] == [
        ("1", "اين المكتبه؟", 0, 12),
        ("1", "هناك.", 13, 18),
    ]


def test_records_that_do_not_fit_a_table_are_among_the_rejects(command, tmp_path):
    many = '{"text": "أ"}\n' * 80_000  # more than the block that names the columns
    other = '{"text": "أ", "more": 1}\n'
    (tmp_path / "a.jsonl").write_text(many + other, encoding="utf-8")
    assert command("normalize", "a.jsonl", "-o", "b.csv", "-q", "-p", "lucene")[0] == 3
    reject = json.loads((tmp_path / "b.csv.rejects.jsonl").read_text("utf-8"))
    assert (reject["line"], reject["raw"]) == (80_001, other.strip())
    assert reject["reason"] == "no column more among those of the first records"
    assert (tmp_path / "b.csv").read_text("utf-8") == "text\n" + "ا\n" * 80_000
