"""The settings with which the texts of files are packed into chunks; can be sent to any process."""

from __future__ import annotations

import functools
import hashlib
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arabic_norm.api import Chunk, chunks
from arabic_norm.files.errors import Refused, Unreadable
from arabic_norm.pipeline import Step


@dataclass(frozen=True)
class Chunking:
    """How texts are packed into chunks.

    ``size``: the most that a chunk holds. ``overlap``: the most that two chunks share.
    ``tokenizer``: the file of the tokenizer that measures both; None: characters.
    """

    size: int
    overlap: int = 0
    tokenizer: Path | None = None

    def check(self) -> None:
        """Refuse settings that no text can be packed with.  Errors: Refused."""
        try:
            chunks("", self.size, overlap=self.overlap, count=self.count)
        except ValueError as error:
            raise Refused(f"--{error}") from None

    @property
    def count(self) -> Callable[[str], int]:
        """The function that measures a text.  Errors: Refused if the tokenizer cannot be loaded."""
        return len if self.tokenizer is None else tokenizer_count(self.tokenizer)

    def of(self, text: str, pipeline: Step | None) -> list[Chunk]:
        """Return a text's chunks.  Errors: Unreadable when a character is longer than a chunk."""
        try:
            return chunks(
                text, self.size, overlap=self.overlap, count=self.count, pipeline=pipeline
            )
        except ValueError as error:
            raise Unreadable(str(error)) from None

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as plain values; a run can be resumed only if they are equal."""
        digest = ""
        if self.tokenizer is not None:
            digest = hashlib.sha256(self.tokenizer.read_bytes()).hexdigest()
        return {"size": self.size, "overlap": self.overlap, "tokenizer": digest}


@functools.lru_cache(maxsize=4)
def tokenizer_count(path: Path) -> Callable[[str], int]:
    """Return a function that counts a text's tokens, with those that a model gets around it.

    path: a tokenizer.json of Hugging Face, or a model of SentencePiece. Truncation and padding,
    which a tokenizer.json may ask for, are left out. Half a surrogate pair counts as U+FFFD.
    Errors: Refused when the file cannot be read, is neither, or its library is not installed.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise Refused(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    try:
        return _hugging_face(path, data) if data.lstrip().startswith(b"{") else _sentencepiece(data)
    except ModuleNotFoundError as error:
        name = error.name or "tokenizers"
        raise Refused(
            f"{path}: this tokenizer needs an extra: pip install 'arabic-norm-pipeline[{name}]'"
        ) from None
    except Refused:
        raise
    except Exception as error:  # each library has its own errors for a file that it cannot read
        why = (str(error).splitlines() or [type(error).__name__])[0]
        raise Refused(
            f"{path}: neither a tokenizer.json nor a SentencePiece model: {why}"
        ) from None


def _hugging_face(path: Path, data: bytes) -> Callable[[str], int]:
    tokenizer = importlib.import_module("tokenizers").Tokenizer.from_str(data.decode())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(_encodable(text)))


def _sentencepiece(data: bytes) -> Callable[[str], int]:
    library = importlib.import_module("sentencepiece")
    model = library.SentencePieceProcessor()
    model.LoadFromSerializedProto(data)
    return lambda text: len(model.encode(_encodable(text)))


def _encodable(text: str) -> str:
    """Return the text, with U+FFFD for what UTF-8 cannot encode."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
