"""Process a block of records: a pure function, so that any process can run it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from arabic_norm.files.errors import Unreadable
from arabic_norm.files.formats import DELIMITERS
from arabic_norm.files.lines import JsonLines, TextLines, WholeText
from arabic_norm.files.packing import Stream, pack
from arabic_norm.files.table import Rows
from arabic_norm.files.tally import Tally, Treatment
from arabic_norm.pipeline import Step

if TYPE_CHECKING:
    from arabic_norm.files.chunking import Chunking

#: Bytes of a block: small enough to hold many in memory, large enough to compress well alone.
BLOCK = 1 << 20


class Records(Protocol):
    """A line format: where records end, and what is written for one."""

    def cut(self, data: bytearray, size: int, final: bool) -> int: ...
    def end(self, data: bytes | bytearray, start: int, final: bool = True) -> int: ...
    def convert(self, record: str, line: int, treatment: Treatment) -> tuple[str, int]: ...


def records_of(
    kind: str, fields: tuple[str, ...], sentences: bool, whole: bool = False, delimiter: str = ""
) -> TextLines | JsonLines | Rows:
    """Return the reader and writer of a line format; ``whole``: a text file is one record."""
    if kind in DELIMITERS:
        return Rows(kind, fields, sentences, delimiter)
    if kind == "jsonl":
        return JsonLines(fields, sentences)
    return WholeText(sentences) if whole else TextLines(sentences)


class Place(NamedTuple):
    """A position in an input, decompressed: byte, from 0, and line, from 1."""

    byte: int = 0
    line: int = 1


class Block(NamedTuple):
    """Consecutive records, where they begin and end, and how far into the file itself that is."""

    data: Any
    start: Place
    end: Place
    position: int


@dataclass(frozen=True)
class Reject:
    """A record that cannot be read: its place, the reason, and its bytes."""

    file: str
    line: int
    byte: int | None
    reason: str
    raw: bytes

    def __str__(self) -> str:
        """The reject in one line, for people."""
        byte = "" if self.byte is None else f", byte {self.byte}"
        return f"{self.file}: line {self.line}{byte}: {self.reason}"

    def to_json(self) -> bytes:
        """Return the reject as a line of JSON.

        The record is in ``raw`` if it is UTF-8, otherwise in ``base64``. Bytes of a file name that
        are not UTF-8 are lone surrogates, as `os.fsencode` expects.
        """
        values = vars(self).copy()
        try:
            values["raw"] = self.raw.decode()
        except UnicodeDecodeError:
            del values["raw"]
            values["base64"] = base64.b64encode(self.raw).decode("ascii")
        try:
            return json.dumps(values, ensure_ascii=False).encode() + b"\n"
        except UnicodeEncodeError:  # half a surrogate pair can be written as an escape only
            return json.dumps(values).encode() + b"\n"


@dataclass
class Done:
    """The result of a block."""

    output: Any
    rejects: list[Reject] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


def blocks(stream: Stream, records: Records, start: Place) -> Iterator[Block]:
    """Yield the rest of a file in blocks, at least one; each depends only on where it starts.

    So a run that continues at the start of a block makes the same blocks as one that was never
    stopped. Memory grows with the longest record, to three times its size.
    """
    buffer = bytearray()
    final = False
    first = True
    while first or buffer or not final:
        wanted = max(2 * BLOCK, len(buffer) + len(buffer) // 2)
        end = -1
        while end < 0:
            while len(buffer) < wanted and not final:
                chunk = stream.read(wanted - len(buffer))
                final = not chunk
                buffer += chunk
            end = records.cut(buffer, BLOCK, final)
            wanted += wanted // 2
        if not end and not first:
            return
        data = bytes(memoryview(buffer)[:end])
        del buffer[:end]
        after = Place(start.byte + end, start.line + data.count(b"\n"))
        yield Block(data, start, after, stream.position(len(buffer)))
        start, first = after, False


@dataclass(frozen=True)
class LineWork:
    """Processes the blocks of one input in a line format."""

    file: str
    records: Records
    pipeline: Step
    packing: str
    strict: bool
    chunks: Chunking | None = None

    def __call__(self, block: Block) -> Done:
        """Return the block's records, changed; with ``strict`` only up to the first reject."""
        done = Done(b"")
        treatment = Treatment(self.pipeline, done.tally, self.chunks)
        output = [after for _, _, after in self.each(block, treatment, done)]
        done.output = pack("".join(output).encode(), self.packing)
        return done

    def each(
        self, block: Block, treatment: Treatment, done: Done
    ) -> Iterator[tuple[int, str, str]]:
        """Yield each record's line, the record, and what is written for it; note the rejects."""
        at, line = 0, block.start.line
        while at < len(block.data):
            end = self.records.end(block.data, at)
            raw = block.data[at:end]
            try:
                before = raw.decode()
                after, written = self.records.convert(before, line, treatment)
            except (UnicodeDecodeError, Unreadable, MemoryError) as error:
                done.rejects.append(self._reject(raw, line, block.start.byte + at, error))
                done.tally.rejected += 1
                if self.strict:
                    return
            else:
                done.tally.documents += written > 0
                done.tally.written += written
                done.tally.altered += written > 0 and after != before
                yield line, before, after
            at = end
            line += raw.count(b"\n")

    def _reject(self, raw: bytes, line: int, byte: int, error: Exception) -> Reject:
        reason = str(error)
        if isinstance(error, UnicodeDecodeError):
            reason = f"not UTF-8 at its byte {error.start} (0x{raw[error.start]:02X})"
        elif isinstance(error, MemoryError):
            reason = f"its {len(raw):,} bytes need more memory than there is"
        return Reject(self.file, line, byte, reason, without_ending(raw))


def without_ending(raw: bytes) -> bytes:
    """Return a record without its line break."""
    return raw.removesuffix(b"\n").removesuffix(b"\r") if raw.endswith(b"\n") else raw
