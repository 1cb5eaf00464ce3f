"""Read a stream line by line as it arrives, for pipes without end and for interactive use."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_norm.files.errors import Unreadable
from arabic_norm.files.lines import WholeText
from arabic_norm.files.packing import Stream
from arabic_norm.files.work import BLOCK, Block, Place, Records

#: Bytes of the longest record, so that a stream without any line break does not take all memory.
LONGEST = 1 << 28


def arriving_blocks(stream: Stream, records: Records) -> Iterator[Block]:
    """Yield a stream in blocks of whole records, each as soon as it has arrived.

    Unlike those of `work.blocks`, which a resumed run makes again, they depend on how the bytes
    arrive. Yields nothing for an empty stream. Memory grows with the longest record, to three times
    its size. Errors: Unreadable when a record that is no whole file is longer than `LONGEST`.
    """
    longest = float("inf") if isinstance(records, WholeText) else LONGEST
    buffer = bytearray()
    start = Place()
    final = False
    wanted = 0
    while not final:
        chunk = stream.arriving(BLOCK)
        final = not chunk
        buffer += chunk
        if len(buffer) > longest + BLOCK:
            raise Unreadable(f"line {start.line} is longer than {LONGEST >> 20} MiB")
        if not final and (b"\n" not in chunk or len(buffer) < wanted):
            continue  # a record ends with a line
        while buffer:
            end = _known(records, buffer, final)
            if not end:
                break
            data = bytes(memoryview(buffer)[:end])
            del buffer[:end]
            after = Place(start.byte + end, start.line + data.count(b"\n"))
            yield Block(data, start, after, stream.position(len(buffer)))
            start = after
        # a record of many lines is read from its beginning each time: wait for more than a line
        wanted = len(buffer) + len(buffer) // 2 if len(buffer) > BLOCK else 0


def _known(records: Records, buffer: bytearray, final: bool) -> int:
    """Return the end of the last record that is known to be complete; 0 if there is none."""
    end = records.cut(buffer, BLOCK, final)
    known = 0
    while end < 0 and (next_end := records.end(buffer, known, final)) >= 0:
        known = next_end
    return max(known, end)
