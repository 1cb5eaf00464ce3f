"""Compressed files: read as one stream, written as independent members.

Each block is written as a member (gzip) or frame (Zstandard) of its own with a fixed header. So an
interrupted file can be continued after any of them, and the same input always gives the same bytes.
"""

from __future__ import annotations

import codecs
import contextlib
import gzip
import importlib
import io
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from arabic_norm.files.encoding import found_encoding
from arabic_norm.files.errors import Refused
from arabic_norm.files.plan import Input

#: Standard input, where a path is expected. Compare by ``is``: a file may have the same name.
#: Messages show this name.
STDIN = Path("standard input")

_GZIP_LEVEL = 6
_ZSTD_LEVEL = 3
_CHUNK = 1 << 18
_SAMPLE = 1 << 16  # bytes that are read to detect an encoding
#: Bytes of a Zstandard file that are decompressed at a time: at most 128 blocks, since one takes
#: four bytes; each is at most 128 KiB, so that the result is never more than 16 MiB.
_PIECE = 512
#: How far back such a file may refer, which takes as much memory: the default limit of `zstd`.
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
    """A file's bytes, decompressed, in UTF-8 whatever the file's encoding is.

    ``data``: the bytes themselves, if they are not in a file.
    """

    def __init__(
        self, path: Path, packing: str, encoding: str = "", data: bytes | None = None
    ) -> None:
        if packing == "zst":
            zstandard()  # before anything is opened
        self._path = path
        self._file = _opened(path, data)
        self._stream: Any = self._file
        self._head = b""
        self._encoding = encoding
        self._decoder: codecs.IncrementalDecoder | None = None
        self._passed = 0
        if packing == "gz":
            self._stream = gzip.GzipFile(fileobj=self._file)
        elif packing == "zst":
            self._stream = _Frames(self._file)

    def position(self, waiting: int) -> int:
        """Return how many bytes of the file itself are done; ``waiting`` decompressed ones are not.

        In a compressed file this assumes that it is compressed evenly.
        """
        if not self._passed or not self._file.seekable():
            return 0
        passed = max(0, self._passed - len(self._head) - waiting)
        return self._file.tell() * passed // self._passed

    @property
    def encoding(self) -> str:
        """The encoding that was given, or detected if it was "auto"; ``""`` for UTF-8."""
        return self._encoding

    def head(self, size: int = 1 << 20) -> bytes:
        """Return the first bytes, which `read` returns again later.

        They contain the first line break, if there is one within ``size``.
        """
        while b"\n" not in self._head and len(self._head) < size:
            more = self._next(getattr(self._stream, "read1", self._stream.read), size)
            if not more:
                break
            self._head += more
        return self._head

    def read(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end.  Errors: Refused when the file is damaged."""
        return self._taken(size) or self._next(self._stream.read, size)

    def arriving(self, size: int) -> bytes:
        """Return bytes as soon as there are any; none at the end.  Errors: as for `read`."""
        read = getattr(self._stream, "read1", self._stream.read)
        return self._taken(size) or self._next(read, size)

    def _taken(self, size: int) -> bytes:
        """Return bytes that `head` has read and that were not returned since."""
        taken, self._head = self._head[:size], self._head[size:]
        return taken

    def _next(self, read: Callable[[int], bytes], size: int) -> bytes:
        data = self._raw(read, size)
        if self._encoding == "auto":
            while len(data) < _SAMPLE and self._path is not STDIN:  # a pipe is not waited for
                more = self._raw(read, size)
                if not more:
                    break
                data += more
            self._encoding = found_encoding(data, self._path)
        if self._encoding:
            data = self._recoded(data, read, size)
        self._passed += len(data)
        return data

    def _recoded(self, data: bytes, read: Callable[[int], bytes], size: int) -> bytes:
        """Return bytes in UTF-8; empty only at the end.

        Bytes that the encoding does not know are kept, and are not valid UTF-8. Errors: Refused
        where the encoding has two or four bytes a character and they do not fit together.
        """
        if self._decoder is None:
            self._decoder = codecs.getincrementaldecoder(self._encoding)("surrogateescape")
        while True:
            final = not data
            try:
                text = self._decoder.decode(data, final)
            except UnicodeDecodeError as error:
                raise Refused(f"{self._path}: not {self._encoding}: {error.reason}") from None
            if text or final:
                return text.encode("utf-8", "surrogateescape")
            data = self._raw(read, size)

    def _raw(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            return read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            message = str(error) or "it ends too early"
            raise Refused(f"{self._path}: the compressed file is damaged: {message}") from error
        except _TooWide as error:
            raise Refused(
                f"{self._path}: it needs more than {_WINDOW >> 20} MiB to be decompressed; "
                "do that first, as with: zstd -d --long=31"
            ) from error

    def skip(self, size: int) -> None:
        """Skip bytes: in a plain file by a seek, in others by decompressing."""
        if size and self._stream is self._file and not self._encoding and not self._head:
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


def stream_of(one: Input) -> Stream:
    """Return an input's bytes as a stream.  Errors: as for `Stream`, OSError."""
    reading = one.reading
    return Stream(one.path, one.format.packing, reading.encoding, reading.data)


def with_encoding(one: Input) -> Input:
    """Return the input with its encoding detected, if it is "auto" and the input is a file.

    Errors: as for `found_encoding`, OSError.
    """
    if one.reading.encoding != "auto" or one.path is STDIN:
        return one
    with contextlib.closing(stream_of(one)) as stream:
        stream.head()
        return replace(one, reading=one.reading._replace(encoding=stream.encoding))


def _opened(path: Path, data: bytes | None) -> IO[bytes]:
    if data is not None:
        return io.BytesIO(data)
    return sys.stdin.buffer if path is STDIN else path.open("rb")


class _Frames:
    """The frames of a Zstandard file as one stream.

    The library's own reader accepts a file that was cut in the middle of a frame.
    """

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
        """Return the next bytes of the file; first those that the last frame left over."""
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
    """Return the library.  Errors: Refused, with how to install it, if it is missing."""
    return _need("zstandard", ".zst")


def pyarrow() -> Any:
    """Return the library, with its Parquet module loaded.  Errors: as for `zstandard`."""
    _need("pyarrow.parquet", ".parquet")
    return _need("pyarrow", ".parquet")


def _need(name: str, ending: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise Refused(
            f"{ending} files need an extra: pip install 'arabic-norm-pipeline[cli,files]'"
        ) from error
