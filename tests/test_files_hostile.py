"""Files from strangers: names that command a terminal, records made to take memory."""

import contextlib
import gzip
import json
import os
import sys
import tracemalloc
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from arabic_norm import LUCENE, Pipeline
from arabic_norm.files import tasks
from arabic_norm.files.bar import Bar
from arabic_norm.files.errors import Refused
from arabic_norm.files.lines import JsonLines
from arabic_norm.files.packing import Stream
from arabic_norm.files.plan import make_plan
from arabic_norm.files.printable import printable
from arabic_norm.files.progress import Log, Quiet, summary
from arabic_norm.files.run import convert
from arabic_norm.files.table import Rows
from arabic_norm.files.tally import Tally
from arabic_norm.files.tasks import Options
from arabic_norm.files.work import Block, LineWork, Place

pytestmark = pytest.mark.processes

MB = 1 << 20
COUNT = 100_000


def normalize(*inputs, output, resume=False, **options):
    plan = make_plan([str(one) for one in inputs], str(output), options.get("sentences", False))
    return convert(plan, Options(LUCENE, **options), Quiet(), force=False, resume=resume)


#: a name, what a message shows
NAMES = [
    ("\x1b[2J\x1b]0;title\x07.txt", r"\x1b[2J\x1b]0;title\x07.txt"),
    ("a\nb\rc\td", r"a\nb\rc\td"),
    ("a\u202etxt.exe", r"a\u202etxt.exe"),
    ("a\u2028b\x85\x9b31m", r"a\u2028b\x85\x9b31m"),
    ("a\udcffb\ud800", r"a\xffb\ud800"),
    ("كتاب\N{ZERO WIDTH NON-JOINER}ها 1.txt", "كتاب\N{ZERO WIDTH NON-JOINER}ها 1.txt"),
]


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_a_name_commands_no_terminal(name, shown):
    assert printable(name) == shown
    assert str(Refused(f"{name}: what")) == f"{shown}: what"
    assert printable(shown) == shown


def test_nor_does_it_in_what_is_said_of_a_run(tmp_path, capsys):
    Log(1).say("resuming: a\x1b[2Jb")
    Bar(1).say("resuming: a\x1b[2Jb")
    assert capsys.readouterr().err == 2 * "arabic-norm: resuming: a\\x1b[2Jb\n"
    assert summary(Tally(rejected=1), [], "a\x1b[2Jb").endswith("see a\\x1b[2Jb")
    for name, data in (("\x1b[2J.jsonl", b'{"id": 1}'), ("\x1b[2J.csv", b"id\n"), ("\x1b.gz", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused) as caught:
            normalize(tmp_path / name, output=tmp_path / f"out{name[-6:]}")
        assert str(caught.value).isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text")
@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_name_that_is_not_utf8_and_a_reject(tmp_path, monkeypatch, kind, jobs):
    name = os.fsdecode(b"in\xff." + kind.encode())
    monkeypatch.chdir(tmp_path)
    if kind == "jsonl":
        Path(name).write_bytes(b'{"text": "a"}\n{"text": 5}\n')
    else:
        values = pa.array([b"a", b"\xc3"], pa.binary())
        table = pa.table({"text": pa.Array.from_buffers(pa.string(), 2, values.buffers())})
        with Path(name).open("wb") as file:
            pq.write_table(table, file)
    out = os.fsdecode(b"out\xff." + kind.encode())
    assert normalize(name, output=out, jobs=jobs).rejected == 1
    (reject,) = map(json.loads, Path(f"{out}.rejects.jsonl").read_bytes().splitlines())
    assert (os.fsencode(reject["file"]), reject["line"]) == (os.fsencode(name), 2)


def peak_of(function):
    """Return how much memory of Python's own was in use at once."""
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


#: What is repeated in a quoted field, or outside.
ROWS = {
    "doubled quotes": b'"%b"' % (b'""' * COUNT),
    "doubled quotes and text": b'"%b"' % (b'""a' * COUNT),
    "no closing quote": b'"%b' % (b'""a' * COUNT),
    "fields": b"," * COUNT,
    "quoted fields": b'"",' * COUNT,
}


#: What stands in JSON beside the text.
OBJECTS = {
    "a key of escapes": b'"%b": 1' % (b"\\n" * COUNT),
    "a value of escapes": b'"a": "%b"' % (b"\\n" * COUNT),
    "an escape that is none": b'"%b": 1' % (b"\\n" * COUNT + b"\\x"),
}


def done_with(records, record):
    """Return what is made of a record between two others, and how many times its size that took."""
    first, last = {"csv": (b"1,a\n", b"3,a\n"), "jsonl": 2 * (b'{"text": "a"}\n',)}[records]
    of = {"csv": Rows("csv", ("text",), False), "jsonl": JsonLines(("text",), False)}[records]
    if records == "csv":
        of.read_header("id,text", "a.csv")
    do = LineWork("a", of, Pipeline([]), "", False)
    data = first + record + b"\n" + last
    done = []
    peak = peak_of(lambda: done.append(do(Block(data, Place(len(first), 2), Place(), 0))))
    rejects = [reject.raw for reject in done[0].rejects]
    assert done[0].output.startswith(first)
    assert done[0].output.endswith(last)
    assert record in rejects or record in done[0].output
    return peak / len(data)


@pytest.mark.parametrize("record", ROWS.values(), ids=ROWS)
def test_a_row_takes_a_few_times_its_size(record):
    assert done_with("csv", b"2," + record) < 12


@pytest.mark.parametrize("record", OBJECTS.values(), ids=OBJECTS)
def test_an_object_takes_a_few_times_its_size(record):
    assert done_with("jsonl", b'{%b, "text": "a"}' % record) < 12


def test_a_record_for_which_there_is_no_memory_is_rejected(monkeypatch):
    def convert(self, record, line, treatment):
        if "2" in record:
            raise MemoryError
        return record, 1

    monkeypatch.setattr(JsonLines, "convert", convert)
    do = LineWork("a", JsonLines(("text",), False), LUCENE, "", False)
    done = do(Block(b"1\n2\n3\n", Place(), Place(), 0))
    assert (done.output, [str(one) for one in done.rejects]) == (
        b"1\n3\n",
        ["a: line 2, byte 2: its 2 bytes need more memory than there is"],
    )


def test_no_memory_at_all_is_one_line(tmp_path, monkeypatch):
    def no_memory(task):
        raise MemoryError

    monkeypatch.setattr(tasks, "do_task", no_memory)
    (tmp_path / "a.txt").write_bytes(b"a\n")
    with pytest.raises(Refused, match=r"b\.txt: not enough memory; --resume goes on"):
        normalize(tmp_path / "a.txt", output=tmp_path / "b.txt")
    monkeypatch.undo()
    assert normalize(tmp_path / "a.txt", output=tmp_path / "b.txt", resume=True).documents == 1


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_a_small_file_that_becomes_a_large_one_takes_little_memory(tmp_path, packing):
    line = b"a" * 99 + b"\n"
    packed = {
        "gz": lambda data: gzip.compress(data, 9),
        "zst": zstandard.ZstdCompressor(level=19).compress,
    }[packing](line * MB)
    path = tmp_path / f"a.txt.{packing}"
    path.write_bytes(packed)
    sizes = []

    def read():
        with contextlib.closing(Stream(path, packing)) as stream:
            while data := stream.read(2 * MB):
                sizes.append(len(data))

    assert peak_of(read) < 40 * MB
    assert sum(sizes) == 100 * MB


def test_a_window_of_gigabytes_is_refused(tmp_path):
    wide = zstandard.ZstdCompressionParameters(window_log=29)
    packer = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    path = tmp_path / "a.txt.zst"
    path.write_bytes(packer.compress(b"a\n") + packer.flush())
    with pytest.raises(Refused, match=r"a\.txt\.zst: it needs more than 128 MiB .* --long=31$"):
        normalize(path, output=tmp_path / "b.txt")
