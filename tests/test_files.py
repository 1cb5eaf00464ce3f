"""Records in, records out: only the fields asked for change, what cannot be read is kept aside."""

import base64
import contextlib
import csv
import gzip
import io
import json
import sys

import pytest
import zstandard

from arabic_norm import INDEX, LUCENE, sentences
from arabic_norm.files.errors import Refused
from arabic_norm.files.packing import Stream
from arabic_norm.files.plan import make_plan
from arabic_norm.files.progress import Quiet
from arabic_norm.files.run import convert
from arabic_norm.files.tasks import Options
from arabic_norm.files.work import BLOCK

DIRTY, CLEAN = "أهـــلاً", "اهلا"


class Said(Quiet):
    """Keeps what is said."""

    def __init__(self):
        self.lines = []

    def say(self, message):
        self.lines.append(message)


@pytest.fixture
def made(tmp_path):
    """Write bytes to a file, convert it, return the output's bytes and the rejects."""

    def make(name, data, *, output=None, force=True, report=None, **options):
        source = tmp_path / "in" / name
        source.parent.mkdir(exist_ok=True)
        source.write_bytes(data)
        out = tmp_path / (output or name)
        plan = make_plan([str(source)], str(out), options.get("sentences", False))
        options = Options(**{"pipeline": INDEX, **options})
        tally = convert(plan, options, report or Quiet(), force=force, resume=False)
        rejects = []
        if plan.rejects.exists():
            rejects = [json.loads(line) for line in plan.rejects.read_bytes().splitlines()]
        left = {path.name for path in tmp_path.iterdir()} - {"in", out.name, plan.rejects.name}
        assert left == set()
        assert tally.rejected == len(rejects)
        output = out.read_bytes()
        out.unlink()
        return output, rejects

    return make


#: kind, what comes in, what goes out, why
UNTOUCHED = [
    ("txt", f"{DIRTY}\r\n\n{DIRTY}", f"{CLEAN}\r\n\n{CLEAN}", "line breaks stay, also none"),
    ("txt", "عنوان\t\tعنوان\n", "عنوان عنوان\n", "a line stays a line where a step breaks it"),
    ("txt", "", "", "nothing in, nothing out"),
    (
        "jsonl",
        f'{{"n": 1.50, "big":{10**30} ,"text":"{DIRTY}","n":2, "x": "\\u0623"}}\r\n',
        f'{{"n": 1.50, "big":{10**30} ,"text":"{CLEAN}","n":2, "x": "\\u0623"}}\r\n',
        "numbers, blanks, doubled keys, escapes, line breaks stay as they were written",
    ),
    ("jsonl", '{"text": "\\u0627"}\n', '{"text": "\\u0627"}\n', "so does a text without changes"),
    ("jsonl", '{"text": null}\n\n', '{"text": null}\n\n', "a null passes, a blank line too"),
    ("jsonl", '{"\\u0074ext": "أ"}\n', '{"\\u0074ext": "ا"}\n', "a key written with escapes"),
    ("jsonl", '{"text": "أ\\ud800"}\n', '{"text": "\\u0627\\ud800"}\n', "half a surrogate pair"),
    ("jsonl", '\ufeff{"text": "أ"}\n', '\ufeff{"text": "ا"}\n', "a byte order mark"),
    ("csv", "id,text\n1,أ\n\n2,أ", "id,text\n1,ا\n\n2,ا", "rows"),
    ("csv", 'id,text\n"1","أ ""ب"""\n', 'id,text\n"1","ا «ب»"\n', "quotes stay where they were"),
    ("csv", 'text,id\n"أ\nب","ج\n"\n', 'text,id\n"ا\nب","ج\n"\n', "a line break inside quotes"),
    ("csv", "text,id\nأ،ب,1\n", "text,id\nا،ب,1\n", "an Arabic comma is no comma"),
    ("csv", '\ufefftext,id\r\n"أ",""\r\n', '\ufefftext,id\r\n"ا",""\r\n', "from Excel"),
    ("tsv", "id\ttext\n1\tأ,ب\n", "id\ttext\n1\tا,ب\n", "tabs"),
    ("csv", "", "", "no header, no rows"),
]


@pytest.mark.parametrize(("kind", "before", "after", "why"), UNTOUCHED)
def test_only_the_field_changes(made, kind, before, after, why):
    output, rejects = made(f"a.{kind}", before.encode())
    assert (output.decode(), rejects) == (after, [])


def test_fields_are_dotted_and_several(made):
    before = '{"a": {"b": "أ", "c": "أ"}, "d": "أ", "text": "أ", "e": {}}\n{"a": null, "d": null}\n'
    after = '{"a": {"b": "ا", "c": "أ"}, "d": "ا", "text": "أ", "e": {}}\n{"a": null, "d": null}\n'
    assert made("a.jsonl", before.encode(), fields=("a.b", "d")) == (after.encode(), [])


#: kind, a record that cannot be read, why not
POISON = [
    ("txt", "أهلا".encode("cp1256"), "not UTF-8 at its byte 0 (0xC3)"),
    ("jsonl", b'{"text": "\xc3"}', "not UTF-8 at its byte 10 (0xC3)"),
    ("jsonl", b'{"text": "a"', "bad JSON: a comma or a closing brace expected at character 12"),
    ("jsonl", b'{"text" "a"}', "bad JSON: a key and a colon expected at character 1"),
    ("jsonl", b'{"text": a}', "bad JSON: Expecting value at character 9"),
    ("jsonl", b'{"text": "a"} b', "bad JSON: more after the object, at character 13"),
    ("jsonl", b'{"text": ' + b"[" * 99_999, "bad JSON: nested too deep"),
    ("jsonl", b'["a"]', "bad JSON: not an object"),
    ("jsonl", b'{"txt": "a"}', "no field text"),
    ("jsonl", b"{}", "no field text"),
    ("jsonl", b'{"text": 5}', "the field text is a number, not text"),
    ("jsonl", b'{"text": ["a"]}', "the field text is a list, not text"),
    ("jsonl", b'{"text": {"a": "b"}}', "the field text is an object, not text"),
    ("jsonl", b'{"text": true}', "the field text is true, not text"),
    ("jsonl", b'{"text": "a}', "bad JSON: Invalid control character at character 12"),
    ("jsonl", b'{"text": "\\x"}', "bad JSON: Invalid \\escape at character 10"),
    ("jsonl", b'{"text": "\x01"}', "bad JSON: Invalid control character at character 10"),
    ("jsonl", b"\xff\xfe{\x00", "not UTF-8 at its byte 0 (0xFF)"),
    ("jsonl", b"null", "bad JSON: not an object"),
    ("csv", b"1", "1 fields, where the header has 2"),
    ("csv", b"1,a,b", "3 fields, where the header has 2"),
    ("csv", b"1,\xc3", "not UTF-8 at its byte 2 (0xC3)"),
    (
        "csv",
        b'1,"a',
        "bad CSV: a quoted field is not closed, or text stands after its closing quote",
    ),
    (
        "csv",
        b'1,"a"b',
        "bad CSV: a quoted field is not closed, or text stands after its closing quote",
    ),
]
GOOD = {"txt": "أ\n", "jsonl": '{"id": 7, "text": "أ"}\n', "csv": '7,"أ"\n'}
HEADER = {"csv": "id,text\n"}


def raw(reject):
    """Return a rejected record's bytes: text where it is UTF-8, else base64."""
    return reject["raw"].encode() if "raw" in reject else base64.b64decode(reject["base64"])


@pytest.mark.parametrize(("kind", "poison", "reason"), POISON)
def test_a_record_that_cannot_be_read_goes_whole_to_the_rejects(made, kind, poison, reason):
    header, good = HEADER.get(kind, ""), GOOD[kind]
    data = (header + good).encode() + poison + b"\r\n" + good.encode()
    output, (reject,) = made(f"a.{kind}", data)
    assert output.decode() == header + (2 * good).replace("أ", "ا")
    assert raw(reject) == poison
    reject.pop("raw", reject.pop("base64", None))
    assert reject.pop("file").endswith(f"a.{kind}")
    start = len((header + good).encode())
    assert reject == {"line": header.count("\n") + 2, "byte": start, "reason": reason}


@pytest.mark.parametrize("kind", ["txt", "jsonl", "csv"])
def test_a_corpus_with_one_record_in_a_hundred_poisoned_loses_none(made, kind):
    poisons = [(poison, reason) for of, poison, reason in POISON if of == kind]
    header, good = HEADER.get(kind, "").encode(), GOOD[kind].encode()
    data, expected = bytearray(header), []
    for n in range(4000):
        record = good
        if n % 100 == 50:
            poison, reason = poisons[n // 100 % len(poisons)]
            record = poison + b"\n"
            expected.append((n + 1 + bool(header), len(data), reason, poison))
        data += record
    assert {reason for _, _, reason, _ in expected} == {reason for _, reason in poisons}
    output, rejects = made(f"a.{kind}", bytes(data))
    assert output == header + good.replace("أ".encode(), "ا".encode()) * 3960
    found = [(r["line"], r["byte"], r["reason"], raw(r)) for r in rejects]
    assert found == expected


@pytest.mark.full
@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_compressed_in_and_out(made, packing):
    pack, unpack = {
        "gz": (gzip.compress, gzip.decompress),
        "zst": (
            zstandard.ZstdCompressor().compress,
            lambda data: zstandard.ZstdDecompressor().stream_reader(
                io.BytesIO(data), read_across_frames=True
            ).read(),
        ),
    }[packing]  # fmt: skip
    records = GOOD["jsonl"].encode() * 45_000
    assert len(records) > BLOCK, "several members"
    output, _ = made(f"a.jsonl.{packing}", pack(records), pipeline=LUCENE)
    assert unpack(output).decode() == records.decode().replace("أ", "ا")
    again, _ = made(f"a.jsonl.{packing}", pack(records), pipeline=LUCENE)
    assert output == again
    empty, _ = made("a.jsonl", b"", output=f"b.jsonl.{packing}")
    assert empty, "a member even of nothing: other tools take no empty file"
    assert unpack(empty) == b""
    with pytest.raises(Refused, match="damaged"):
        made(f"a.jsonl.{packing}", pack(records)[:-9])


@pytest.mark.full
def test_blocks_of_quoted_rows_lose_nothing(made):
    rows = [[str(n), "أ, \"ب\"\n" * (n % 90)] for n in range(6000)]  # fmt: skip
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["id", "text"], *rows])
    data = text.getvalue().encode()
    assert len(data) > 2 * BLOCK
    output, rejects = made("a.csv", data, pipeline=LUCENE)
    found = list(csv.reader(io.StringIO(output.decode(), newline="")))
    assert found[1:] == [[n, LUCENE(value)] for n, value in rows]
    assert rejects == []


@pytest.mark.processes
def test_several_processes_give_the_same_bytes(made):
    poison = b'{"text": 5}\n'
    records = (GOOD["jsonl"].encode() * 35_000 + poison) * 2
    assert len(records) > BLOCK
    one = made("a.jsonl", records, pipeline=LUCENE)
    assert one == made("a.jsonl", records, pipeline=LUCENE, jobs=2)
    assert len(one[1]) == 2


SOURCE = "أين المـكتبة؟ هناك."
EXPECTED = [("اين المكتبه؟", 0, 13), ("هناك.", 14, 19)]


def test_sentences_are_records_with_spans(made):
    assert [(s.text, s.start, s.end) for s in sentences(SOURCE, INDEX)] == EXPECTED
    output, _ = made(
        "a.jsonl", f'{{"id": 1, "text": "{SOURCE}", "z": 0}}\n'.encode(), sentences=True
    )
    assert [json.loads(line) for line in output.splitlines()] == [
        {"id": 1, "text": text, "text_start": start, "text_end": end, "z": 0}
        for text, start, end in EXPECTED
    ]
    output, _ = made("a.csv", f"id,text\n1,{SOURCE}\n2,\n".encode(), sentences=True)
    assert list(csv.reader(io.StringIO(output.decode()))) == [
        ["id", "text", "text_start", "text_end"],
        *(["1", text, str(start), str(end)] for text, start, end in EXPECTED),
        ["2", "", "", ""],
    ]
    output, _ = made("a.txt", f"\n{SOURCE}\n".encode(), sentences=True, output="b.jsonl")
    assert [json.loads(line) for line in output.splitlines()] == [
        {"line": 1, "text": "", "text_start": None, "text_end": None},
        *(
            {"line": 2, "text": text, "text_start": start, "text_end": end}
            for text, start, end in EXPECTED
        ),
    ]


def test_a_document_without_sentences_stays_a_record(made):
    record = '{"text": %s}\n'
    for value in ("null", '"  "'):
        output, _ = made("a.jsonl", (record % value).encode(), sentences=True)
        (found,) = map(json.loads, output.splitlines())
        assert found == {"text": json.loads(value), "text_start": None, "text_end": None}


#: What has a name twice, the fields that are asked for, and why it is not read.
TWICE = [
    ('{"text": "أ.", "text": "ب."}', ("text",), "the field text occurs twice"),
    ('{"text": "أ.", "text": null}', ("text",), "the field text occurs twice"),
    ('{"text": "أ.", "\\u0074ext": "ب."}', ("text",), "the field text occurs twice"),
    ('{"a": {"b": "أ", "b": "ب"}}', ("a.b",), "the field a.b occurs twice"),
    ('{"a": {"b": "أ"}, "a": {"b": "ب"}}', ("a.b",), "the field a occurs twice"),
    ('{"a": {"b": "أ"}, "a": null}', ("a.b",), "the field a occurs twice"),
]


@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize(("record", "fields", "reason"), TWICE)
def test_a_field_that_stands_there_twice_is_rejected(made, split, record, fields, reason):
    output, rejects = made("a.jsonl", f"{record}\n".encode(), fields=fields, sentences=split)
    assert output == b""
    assert [one["reason"] for one in rejects] == [reason]


@pytest.mark.parametrize("split", [False, True])
def test_a_column_that_stands_there_twice_is_refused(made, split):
    with pytest.raises(Refused, match="two columns are called text; which one is meant"):
        made("a.csv", "text,id,text\nأ,1,ب\n".encode(), sentences=split)


def test_other_names_may_stand_there_twice(made):
    output, _ = made("a.csv", "id,text,id\n1,أ,أ\n".encode())
    assert output.decode() == "id,text,id\n1,ا,أ\n"
    output, _ = made("a.jsonl", '{"id": 1, "text": "أ", "id": "أ"}\n'.encode())
    assert output.decode() == '{"id": 1, "text": "ا", "id": "أ"}\n'


def test_a_field_that_is_asked_for_twice_is_one(made):
    assert made("a.csv", "text\nأ\n".encode(), fields=("text", "text"))[0].decode() == "text\nا\n"


def test_a_span_takes_no_other_fields_name(made):
    _, (reject,) = made("a.jsonl", b'{"text": "a", "text_end": 5}\n', sentences=True)
    assert reject["reason"] == "the field text_end exists already"
    with pytest.raises(Refused, match="a column text_end exists already"):
        made("a.csv", b"text,text_end\n", sentences=True)


def test_a_column_that_is_not_there_is_refused_with_what_is_near(made):
    with pytest.raises(Refused, match=r"no column text among id, txt; did you mean txt\?"):
        made("a.csv", b"id,txt\n")


def test_a_header_whose_quotes_are_wrong_is_refused(made):
    with pytest.raises(Refused, match=r"a\.csv: line 1: bad CSV: a quoted field is not closed"):
        made("a.csv", b'id,"text\n1,a\n')


def test_what_is_said_of_a_header_is_one_line_that_moves_no_cursor(made):
    with pytest.raises(Refused, match=r"no column text among a\\nb, id; name it with --field$"):
        made("a.csv", b'"a\nb",id\n')
    with pytest.raises(Refused, match=r"among \\x1b\[31mid; name it with --field$"):
        made("a.csv", b"\x1b[31mid\n")


#: input's name, output's, with sentences, the message
REFUSED = [
    ("a.doc", "b.doc", False, "known format"),
    ("a.txt", "b.txt", True, "is .jsonl, since a sentence's span does not fit into .txt"),
    ("a.jsonl", "b.txt", False, "is .jsonl, since all but the text does not fit into .txt"),
    ("a.jsonl", "in/a.jsonl", False, "the output is the input"),
]


@pytest.mark.parametrize(("name", "output", "split", "message"), REFUSED)
def test_what_cannot_be_done_is_refused_before_any_work(made, name, output, split, message):
    with pytest.raises(Refused, match=message):
        made(name, b"", output=output, sentences=split)


def test_folders_and_globs_go_into_a_folder(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("أ\n", encoding="utf-8")
    (tmp_path / "in" / "deep" / "b.jsonl").write_bytes(b'{"text": "\xd8\xa3"}\n')
    (tmp_path / "in" / "notes.doc").write_text("", encoding="utf-8")
    for name, inputs in (("out", str(tmp_path / "in")), ("out2", f"{tmp_path}/in/**/*.*[tl]")):
        plan = make_plan([inputs], str(tmp_path / name), False)
        convert(plan, Options(INDEX), Quiet(), force=False, resume=False)
        assert sorted(p.name for p in (tmp_path / name).rglob("*")) == ["a.txt", "b.jsonl", "deep"]
        assert (tmp_path / name / "deep" / "b.jsonl").read_text("utf-8") == '{"text": "ا"}\n'
    assert make_plan([str(tmp_path / "in")], str(tmp_path / "out3"), False).skipped == 1
    with pytest.raises(Refused, match="inside the input folder"):
        make_plan([str(tmp_path / "in")], str(tmp_path / "in" / "out"), False)
    with pytest.raises(Refused, match="would both be written"):
        make_plan([f"{tmp_path}/in/a.txt", f"{tmp_path}/out/a.txt"], f"{tmp_path}/out4", False)


def test_with_force_a_folder_keeps_its_other_files(tmp_path):
    (tmp_path / "a.txt").write_text("أ\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("أ\n", encoding="utf-8")
    plan = make_plan([str(tmp_path / "a.txt")], str(tmp_path / "out"), False)
    with pytest.raises(Refused, match="exists; --force replaces it"):
        convert(plan, Options(INDEX), Quiet(), force=False, resume=False)
    convert(plan, Options(INDEX), Quiet(), force=True, resume=False)
    assert (tmp_path / "out" / "mine.txt").read_text("utf-8") == "أ\n"
    assert (tmp_path / "out" / "a.txt").read_text("utf-8") == "ا\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "out"]


def test_a_folder_without_texts_is_refused(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.doc").write_text("", encoding="utf-8")
    with pytest.raises(Refused, match="in: no file of a known kind"):
        make_plan([str(tmp_path / "in")], str(tmp_path / "out"), False)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_library_that_is_missing_is_named(monkeypatch, made, name):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(Refused, match=r"\.zst files need an extra: pip install .*\[cli,files\]"):
        made(f"{name}.zst", b"text")


def test_a_compressed_file_is_passed_over_by_reading_it(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"0123456789"))
    with contextlib.closing(Stream(path, "gz")) as stream:
        stream.skip(4)
        assert stream.read(2) == b"45"
        stream.skip(9)  # more than there is
        assert stream.read(2) == b""


def test_a_folder_that_cannot_be_read_is_refused(tmp_path, monkeypatch):
    def denied(folder):
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr("os.scandir", denied)
    with pytest.raises(Refused, match=f"{tmp_path}: Permission denied"):
        make_plan([str(tmp_path)], str(tmp_path.parent / "out"), False)
