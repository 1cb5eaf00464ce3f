"""Parquet: other columns pass, texts change, nulls stay, also inside structures."""

import base64
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from arabic_norm import INDEX
from arabic_norm.files import parquet
from arabic_norm.files.errors import Refused
from arabic_norm.files.plan import make_plan
from arabic_norm.files.progress import Quiet
from arabic_norm.files.run import convert
from arabic_norm.files.tasks import Options


@pytest.fixture
def made(tmp_path):
    def make(table, **options):
        source, out = tmp_path / "a.parquet", tmp_path / "b.parquet"
        pq.write_table(table, source, compression="zstd")
        plan = make_plan([str(source)], str(out), options.get("sentences", False))
        convert(plan, Options(INDEX, **options), Quiet(), force=True, resume=False)
        return pq.ParquetFile(out).read()  # not read_table, which wants each name once

    return make


@pytest.mark.full
def test_only_the_column_changes(made, tmp_path):
    table = pa.table({
        "id": pa.array(range(3000), pa.int16()),
        "text": pa.array(["أ", None, "أـب"] * 1000, pa.large_string()),
        "tags": [["أ"], None, []] * 1000,
    })  # fmt: skip
    table = table.replace_schema_metadata({"made": "today"})
    found = made(table)
    expected = pa.array(["ا", None, "اب"] * 1000, pa.large_string())
    assert found == table.set_column(1, "text", expected)
    assert found.schema.metadata == {b"made": b"today"}
    column = pq.ParquetFile(tmp_path / "b.parquet").metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert made(table, jobs=2) == found


def test_a_field_inside_structures(made):
    rows = [{"a": {"b": "أ", "c": 1}}, {"a": None}, {"a": {"b": None, "c": 2}}]
    found = made(pa.Table.from_pylist(rows), fields=("a.b",)).to_pylist()
    assert found == [{"a": {"b": "ا", "c": 1}}, {"a": None}, {"a": {"b": None, "c": 2}}]


def test_sentences(made):
    table = pa.table({"text": ["أين؟ هناك.", None], "id": [1, 2]})
    assert made(table, sentences=True).to_pylist() == [
        {"text": "اين؟", "id": 1, "text_start": 0, "text_end": 4},
        {"text": "هناك.", "id": 1, "text_start": 5, "text_end": 10},
        {"text": None, "id": 2, "text_start": None, "text_end": None},
    ]


def test_no_rows(made):
    table = pa.table({"text": pa.array([], pa.string())})
    assert made(table) == table


def test_a_text_that_is_not_utf8_goes_to_the_rejects_with_its_row(made, tmp_path):
    values = pa.array([b"a", b"\xc3", b"b"], pa.binary())
    text = pa.Array.from_buffers(pa.string(), 3, values.buffers())
    assert made(pa.table({"id": [1, 2, 3], "text": text}))["id"].to_pylist() == [1, 3]
    (line,) = (tmp_path / "b.parquet.rejects.jsonl").read_bytes().splitlines()
    reject = json.loads(line)
    assert (reject["line"], reject["reason"]) == (2, "field text: not UTF-8 at its byte 0")
    row = pa.ipc.open_stream(base64.b64decode(reject["base64"])).read_all()
    assert row["id"].to_pylist() == [2]
    assert row["text"].cast(pa.large_binary()).to_pylist() == [b"\xc3"]


#: columns, the message
REFUSED = [
    ({"txt": ["a"]}, "no column text among txt"),
    ({"text": [1]}, "the column text is int64, not string"),
]


@pytest.mark.parametrize(("columns", "message"), REFUSED)
def test_a_table_without_the_text_is_refused(made, columns, message):
    with pytest.raises(Refused, match=message):
        made(pa.table(columns))


#: a field inside others, the message
INSIDE = [
    ("a.b.c", "the column a.b is string, which has no c"),
    ("a.x", "no column a.x among b, c; name it with --field"),
    ("l.b", r"the column l is list<.*, which has no b"),
    ("a", "the column a is struct<.*, not string"),
]


@pytest.mark.parametrize(("field", "message"), INSIDE)
def test_a_field_that_is_not_inside_is_refused(made, field, message):
    table = pa.table({"a": [{"b": "a", "c": 1}], "l": [["a"]]})
    with pytest.raises(Refused, match=message):
        made(table, fields=(field,))


@pytest.mark.parametrize("split", [False, True])
def test_a_column_that_stands_there_twice_is_refused(made, split):
    table = pa.table([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    with pytest.raises(Refused, match="two columns are called text; which one is meant"):
        made(table, sentences=split)
    inside = pa.StructArray.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["b", "b"])
    with pytest.raises(Refused, match=r"two columns are called a\.b; which one is meant"):
        made(pa.table([inside], names=["a"]), fields=("a.b",))


@pytest.mark.parametrize("split", [False, True])
def test_other_names_may_stand_there_twice(made, split):
    table = pa.table([pa.array(["x"]), pa.array(["أ"]), pa.array(["y"])], names=["n", "text", "n"])
    found = made(table, sentences=split)
    assert [column.to_pylist() for column in found.columns[:3]] == [["x"], ["ا"], ["y"]]
    assert found.column_names[:3] == ["n", "text", "n"]


#: Structures that may be null, of what may not; the rows; one more is null below another.
LEAF = pa.struct([pa.field("b", pa.string(), nullable=False), pa.field("c", pa.int8(), False)])
OVER = pa.struct([pa.field("a", LEAF, nullable=False), pa.field("d", pa.int8())])


@pytest.mark.full
@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_null_over_what_may_not_be_null(made, split, jobs):
    one, other = {"b": "أ", "c": 1}, {"b": "ا", "c": 1}
    table = pa.table({
        "a": pa.array([one, None, one], LEAF),
        "o": pa.array([{"a": one, "d": None}, None, {"a": one, "d": 1}], OVER),
        "not": pa.array(["أ", "أ", "أ"]),
    })  # fmt: skip
    found = made(table, fields=("a.b",), sentences=split, jobs=jobs)
    assert found["a"].to_pylist() == [other, None, other]
    assert found["o"] == table["o"]
    assert found.schema.field("a") == table.schema.field("a")
    found = made(table, fields=("o.a.b",), sentences=split, jobs=jobs)
    assert found["o"].to_pylist() == [{"a": other, "d": None}, None, {"a": other, "d": 1}]
    assert found.schema.field("o") == table.schema.field("o")


def test_a_column_that_may_not_be_null_at_all(made):
    schema = pa.schema([pa.field("text", pa.string(), nullable=False)])
    found = made(pa.table([pa.array(["أ", ""])], schema=schema))
    assert (found["text"].to_pylist(), found.schema) == (["ا", ""], schema)


def test_what_arrow_cannot_write_is_refused_with_the_rows(made, tmp_path, monkeypatch):
    def impossible(*arguments, **options):
        raise pa.ArrowNotImplementedError("no such thing\nat all")

    with monkeypatch.context() as patched:
        patched.setattr(parquet, "_replace", impossible)
        with pytest.raises(Refused, match=r"a\.parquet: from row 1: no such thing$"):
            made(pa.table({"text": ["a"]}))
    monkeypatch.setattr(pq.ParquetWriter, "write_table", impossible)
    source, out = str(tmp_path / "a.parquet"), str(tmp_path / "c.parquet")
    with pytest.raises(Refused, match=r"cannot be written as Parquet: no such thing$"):
        convert(make_plan([source], out, False), Options(INDEX), Quiet(), force=True, resume=False)


def test_a_span_takes_no_other_columns_name(made):
    with pytest.raises(Refused, match="a column text_end exists already"):
        made(pa.table({"text": ["أ"], "text_end": [1]}), sentences=True)


def test_a_table_that_is_damaged_within_is_refused_with_the_row(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["أ" * 1000]}), path, use_dictionary=False)
    data = bytearray(path.read_bytes())
    data[4:40] = bytes(36)
    path.write_bytes(data)
    plan = make_plan([str(path)], str(tmp_path / "b.parquet"), False)
    with pytest.raises(Refused, match="damaged after row 0: "):
        convert(plan, Options(INDEX), Quiet(), force=False, resume=False)


def test_what_is_no_parquet_file_is_refused(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"text")
    plan = make_plan([str(tmp_path / "a.parquet")], str(tmp_path / "b.parquet"), False)
    with pytest.raises(Refused, match="not a Parquet file"):
        convert(plan, Options(INDEX), Quiet(), force=False, resume=False)
