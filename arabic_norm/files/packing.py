"""Compressed files: read as one stream, written as independent members.

Each block is written as a member (gzip) or frame (Zstandard) of its own with a fixed header, so
that a file cut after any of them can go on, and the same input always gives the same bytes.
"""

from __future__ import annotations

import gzip
import importlib
import io
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from arabic_norm.files.errors import Refused

#: What stands for standard input where a path is expected, this very object, since a file may have
#: the name; messages name it so.
STDIN = Path("standard input")

_GZIP_LEVEL = 6
_ZSTD_LEVEL = 3
_CHUNK = 1 << 18
#: Bytes of a Zstandard file that are decompressed at a time: 128 blocks at most, each of 128 KiB
#: from four bytes, hence never more than 16 MiB.
_PIECE = 512
#: How far back such a file may refer, which is memory: what `zstd` itself allows unasked.
_WINDOW = 1 << 27


def pack(data: bytes, packing: str) -> bytes:
    """Return the data as one member of a compressed file."""
    if packing == "gz":
        member = io.BytesIO()
        # neither name nor time in the header: the same on every machine and day
        with gzip.GzipFile("", "wb", _GZIP_LEVEL, member, mtime=0) as file:
            file.write(data)
        return member.getvalue()
    if packing == "zst":
        compressed: bytes = zstandard().ZstdCompressor(level=_ZSTD_LEVEL).compress(data)
        return compressed
    return data


class Stream:
    """A file's bytes, decompressed."""

    def __init__(self, path: Path, packing: str) -> None:
        if packing == "zst":
            zstandard()  # before anything is opened
        self._path = path
        self._file = sys.stdin.buffer if path is STDIN else path.open("rb")
        self._stream: Any = self._file
        self._passed = 0
        if packing == "gz":
            self._stream = gzip.GzipFile(fileobj=self._file)
        elif packing == "zst":
            self._stream = _Frames(self._file)

    def position(self, waiting: int) -> int:
        """Return how many bytes of the file itself are done while so many of its decompressed ones
        wait; between the two a compressed file is taken to be even."""
        if not self._passed or not self._file.seekable():
            return 0
        return self._file.tell() * (self._passed - waiting) // self._passed

    def read(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end.  Errors: Refused when the file is damaged."""
        return self._next(self._stream.read, size)

    def arriving(self, size: int) -> bytes:
        """Return bytes as soon as there are any, none at the end.  Errors: as for `read`."""
        return self._next(getattr(self._stream, "read1", self._stream.read), size)

    def _next(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            data = read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            message = str(error) or "it ends too early"
            raise Refused(f"{self._path}: the compressed file is damaged: {message}") from error
        except _TooWide as error:
            raise Refused(
                f"{self._path}: it needs more than {_WINDOW >> 20} MiB to be decompressed; "
                "do that first, as with: zstd -d --long=31"
            ) from error
        self._passed += len(data)
        return data

    def skip(self, size: int) -> None:
        """Pass over bytes: by one jump in a plain file, by decompressing in others."""
        if size and self._stream is self._file:
            self._file.seek(size, io.SEEK_CUR)
            self._passed += size
            return
        while size > 0:
            passed = len(self.read(min(size, _CHUNK)))
            if not passed:
                return
            size -= passed

    def close(self) -> None:
        self._file.close()


class _Frames:
    """The frames of a Zstandard file as one stream; the library's own reader takes a file cut in
    the middle of a frame for a whole one."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._new: Callable[[], Any] = (
            zstandard().ZstdDecompressor(max_window_size=_WINDOW).decompressobj
        )
        self._frame: Any = None
        self._packed = memoryview(b"")
        self._read = memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._read:
            data = self._next()
            if not data:
                if self._frame and not self._frame.eof:
                    raise EOFError("it ends in the middle of a frame")
                return b""
            if self._frame is None or self._frame.eof:
                self._frame = self._new()
            try:
                self._read = memoryview(self._frame.decompress(data))
            except zstandard().ZstdError as error:
                if "too much memory" in str(error):
                    raise _TooWide from error
                raise EOFError(str(error)) from error
        found = bytes(self._read[:size])
        self._read = self._read[size:]
        return found

    def _next(self) -> bytes | memoryview:
        """Return some more of the file: first what the last frame left over."""
        left: bytes = self._frame.unused_data if self._frame and self._frame.eof else b""
        if left:
            return left
        if not self._packed:
            self._packed = memoryview(self._file.read(_CHUNK))
        data, self._packed = self._packed[:_PIECE], self._packed[_PIECE:]
        return data


class _TooWide(Exception):  # noqa: N818 - it names what happened
    """A frame refers further back than `_WINDOW`."""


def zstandard() -> Any:
    """Return the library.  Errors: Refused, saying how to get it, where it is not installed."""
    return _need("zstandard", ".zst")


def pyarrow() -> Any:
    """Return the library, its Parquet half loaded.  Errors: as for `zstandard`."""
    _need("pyarrow.parquet", ".parquet")
    return _need("pyarrow", ".parquet")


def _need(name: str, ending: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise Refused(
            f"{ending} files need an extra: pip install 'arabic-norm-pipeline[cli,files]'"
        ) from error
