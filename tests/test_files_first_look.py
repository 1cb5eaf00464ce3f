"""What is wrong with all records of a file is said in a line, before anything is written."""

import gzip
import json

import pytest
import zstandard

from arabic_norm import LUCENE
from arabic_norm.files import first_look
from arabic_norm.files.encoding import advice, wide_encoding
from arabic_norm.files.errors import Refused
from arabic_norm.files.plan import make_plan
from arabic_norm.files.progress import Quiet
from arabic_norm.files.run import convert
from arabic_norm.files.tasks import Options

LINES = "ذهب الولد إلى المدرسة في الصباح.\nقرأ كتابًا، ثم عاد إلى البيت.\n"
AS_TEXT = {
    "txt": LINES,
    "jsonl": "".join(f'{{"text": "{line}"}}\n' for line in LINES.splitlines()),
    "csv": "id,text\n" + "".join(f'1,"{line}"\n' for line in LINES.splitlines()),
    "tsv": "id\ttext\n" + "".join(f"1\t{line}\n" for line in LINES.splitlines()),
}
WINDOWS = "it looks like Windows-1256; --encoding cp1256 reads it"
#: an encoding, what is said of a file in it
ENCODINGS = [
    ("cp1256", f"none of its records is UTF-8: {WINDOWS}"),
    ("iso-8859-6", "none of its records is UTF-8: it looks like ISO-8859-6; "),
    ("utf-16", r"not UTF-8: it looks like UTF-16 (it begins with the byte order mark FF FE); "),
    ("utf-16-le", "not UTF-8: it looks like UTF-16LE ("),
    ("utf-16-be", "not UTF-8: it looks like UTF-16BE ("),
    (
        "utf-32",
        "not UTF-8: it looks like UTF-32 (it begins with the byte order mark FF FE 00 00); ",
    ),
]


@pytest.fixture
def said(tmp_path):
    """Write bytes to a file; return the line that refuses to convert it, and see that it does so
    with nothing written."""

    def run(name, data, **options):
        source = tmp_path / name
        source.write_bytes(data)
        plan = make_plan([str(source)], str(tmp_path / f"out.{name}"), False)
        with pytest.raises(Refused) as caught:
            convert(plan, Options(LUCENE, **options), Quiet(), force=True, resume=False)
        assert [path.name for path in tmp_path.iterdir()] == [name]
        source.unlink()
        line = str(caught.value)
        assert len(line.splitlines()) == 1
        return line.removeprefix(f"{source}: ")

    return run


@pytest.fixture
def tally(tmp_path):
    def run(name, data, **options):
        (tmp_path / name).write_bytes(data)
        plan = make_plan([str(tmp_path / name)], str(tmp_path / f"out.{name}"), False)
        return convert(plan, Options(LUCENE, **options), Quiet(), force=True, resume=False)

    return run


@pytest.mark.parametrize("kind", AS_TEXT)
@pytest.mark.parametrize(("encoding", "message"), ENCODINGS)
def test_a_file_in_another_encoding_says_which(said, kind, encoding, message):
    data = AS_TEXT[kind].replace("،", ",").encode(encoding)
    assert said(f"a.{kind}", data).startswith(message)


def test_also_of_compressed_files_and_headers(said):
    data = LINES.encode("cp1256")
    for name, packed in (
        ("a.txt.gz", gzip.compress(data)),
        ("a.txt.zst", zstandard.compress(data)),
    ):
        assert said(name, packed) == f"none of its records is UTF-8: {WINDOWS}"
    header = "رقم,نص\n".encode("cp1256")
    assert said("a.csv", header) == f"line 1, byte 0: not UTF-8: {WINDOWS}"
    assert said("a.txt", "été à la mer\n".encode("latin-1")) == (
        "none of its records is UTF-8: --encoding NAME says which encoding it is in, "
        "--encoding auto finds out"
    )


#: What is UTF-8 but for some records: those alone are rejected.
SOME = [
    ("a line in another encoding", LINES.encode() + LINES.encode("cp1256"), 2),
    ("the other first", LINES.encode("cp1256") * 9 + LINES.encode(), 18),
    ("lines in ASCII, and one that is not UTF-8", b"a\nb\n\xc3\n", 1),
    ("zero bytes", LINES.encode() + b"\0\0\0\n", 0),
    ("nothing but zero bytes", b"\0\0\0\n", 0),
]


@pytest.mark.parametrize(
    ("data", "rejected"), [case[1:] for case in SOME], ids=[c[0] for c in SOME]
)
def test_one_record_does_not_end_a_run(tally, data, rejected):
    assert tally("a.txt", data).rejected == rejected


def test_advice_and_encodings():
    assert wide_encoding(LINES.encode()) is None
    assert wide_encoding(b"") is None
    assert wide_encoding("English text\n".encode("utf-16-be"))[0] == "UTF-16BE"
    assert advice(b"").startswith("--encoding NAME says which")


def test_a_field_that_no_record_has_stops_the_run(said):
    records = [{"id": 1, "body": "a", "meta": {"title": "b", "tags": {}}}, {"id": 2, "lang": "ar"}]
    data = "".join(json.dumps(record) + "\n" for record in records).encode()
    assert said("a.jsonl", data) == (
        "none of its 2 records has the field text; "
        "name another with --field: id, body, meta.title, meta.tags, lang"
    )
    assert said("a.jsonl", data, fields=("body", "meta.name")).startswith(
        "none of its 2 records has the field meta.name; "
    )
    assert said("a.jsonl", b"{}\n\n") == (
        "none of its 1 records has the field text; name another with --field: they have none"
    )
    deep = b'{"a": ' * 900 + b"1" + b"}" * 900
    assert said("a.jsonl", deep).endswith("with --field: a.a.a.a")
    many = json.dumps(dict.fromkeys(map(str, range(99)))).encode()
    assert said("a.jsonl", many).endswith("--field: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ...")
    assert said("a.jsonl.gz", gzip.compress(data)).startswith("none of its 2 records has the field")


def test_a_look_ends(said, tally, monkeypatch):
    monkeypatch.setattr(first_look, "_BLOCKS", 1)
    data = b'{"id": "%b"}\n' % (b"a" * 1013) * 700
    assert said("a.jsonl", data * 2).startswith("none of its first 1,024 records has the field")
    assert tally("a.jsonl", data + b'{"text": "a"}\n' + data).documents == 1


def test_columns_that_are_not_there_name_the_option_too(said):
    assert said("a.csv", b"id,body\n1,a\n") == (
        "no column text among id, body; name it with --field"
    )


def test_lines_none_of_which_is_an_object(said):
    data = json.dumps([{"text": "a"}, {"text": "b"}], indent=1).encode()
    assert said("a.jsonl", data) == ("none of its 8 records is a JSON object; .jsonl is one a line")


#: Records that have the field, though not all or not as text, and what is rejected.
HAD = [
    ("the last alone has it", b'{"id": 1}\n' * 999 + b'{"text": "a"}\n', 999),
    ("one is null", b'{"id": 1}\n{"text": null}\n', 1),
    ("one is a number", b'{"id": 1}\n{"text": 5}\n', 2),
    ("above it is a null", b'{"id": 1}\n{"a": null}\n', 1),
    ("nothing", b"", 0),
    ("blank lines", b"\n \n", 0),
]


@pytest.mark.parametrize(("data", "rejected"), [case[1:] for case in HAD], ids=[c[0] for c in HAD])
def test_a_field_that_a_record_has_is_one(tally, data, rejected):
    fields = ("a.b",) if b'"a"' in data and b"text" not in data else ("text",)
    assert tally("a.jsonl", data, fields=fields).rejected == rejected


def test_each_field_may_be_another_records(tally):
    data = b'{"a": "x"}\n{"b": "y"}\n{"a": "x", "b": "y"}\n'
    assert tally("a.jsonl", data, fields=("a", "b")).rejected == 2
