"""A stream in blocks, however its bytes come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arabic_norm.files.arrivals as module
from arabic_norm.files.arrivals import arriving_blocks
from arabic_norm.files.errors import Unreadable
from arabic_norm.files.work import Place, records_of


class Arriving:
    """A stream of pieces, each of which can be read when the one before is used up."""

    def __init__(self, pieces):
        self.pieces = list(pieces)

    def arriving(self, size):
        piece = self.pieces.pop(0) if self.pieces else b""
        assert len(piece) <= size
        return piece

    def position(self, waiting):
        return 0


def records(kind, whole=False):
    return records_of(kind, ("text",), False, whole)


PIECES = st.lists(st.text('أ"\n\r,', min_size=1, max_size=6).map(str.encode), max_size=8)


@given(pieces=PIECES, kind=st.sampled_from(["txt", "jsonl", "csv", "tsv"]))
def test_blocks_are_the_stream_cut_between_records(pieces, kind):
    data = b"".join(pieces)
    blocks = list(arriving_blocks(Arriving(pieces), records(kind)))
    assert b"".join(block.data for block in blocks) == data
    ends, at = {0}, 0
    while at < len(data):
        at = records(kind).end(data, at)
        ends.add(at)
    place = Place()
    for block in blocks:
        assert block.start == place
        assert block.end.byte in ends
        assert block.end.line == 1 + data.count(b"\n", 0, block.end.byte)
        place = block.end


@given(pieces=PIECES, kind=st.sampled_from(["txt", "jsonl"]))
def test_every_line_is_there_as_soon_as_it_has_come(pieces, kind):
    stream = Arriving(pieces)
    come = b""
    for block in arriving_blocks(stream, records(kind)):
        come += block.data
        read = b"".join(pieces[: len(pieces) - len(stream.pieces)])
        assert come == read[: read.rfind(b"\n") + 1] or not stream.pieces


def test_a_row_of_many_lines_is_not_read_from_its_beginning_for_each():
    looks = []

    class Rows(type(records("csv"))):
        def cut(self, data, size, final):
            looks.append(len(data))
            return super().cut(data, size, final)

    rows = Rows("csv", ("text",), False)
    pieces = [b"text\n", b'"', *[b"a\n" * (1 << 15)] * 600, b'"\n']
    blocks = list(arriving_blocks(Arriving(pieces), rows))
    assert sum(len(block.data) for block in blocks) == sum(map(len, pieces))
    assert len(looks) < 40


def test_a_whole_text_is_one_block():
    (block,) = arriving_blocks(Arriving([b"a\n", b"b\n", b"c"]), records("txt", whole=True))
    assert block.data == b"a\nb\nc"


def test_a_line_that_never_ends_is_refused(monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 1 << 20)
    stream = Arriving([b"a\n", *[b"b" * (1 << 20)] * 5])
    with pytest.raises(Unreadable, match="line 2 is longer than 1 MiB"):
        list(arriving_blocks(stream, records("txt")))
    long = Arriving([b"b" * (1 << 20)] * 5)
    assert len(list(arriving_blocks(long, records("txt", whole=True)))) == 1
