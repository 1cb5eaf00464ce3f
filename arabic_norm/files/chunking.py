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
    """The greatest size of a chunk, what two share at most, and the file of the tokenizer that
    measures both; None: characters."""

    size: int
    overlap: int = 0
    tokenizer: Path | None = None

    def check(self) -> None:
        """Refuse what no text can be packed by.  Errors: Refused."""
        try:
            chunks("", self.size, overlap=self.overlap, count=self.count)
        except ValueError as error:
            raise Refused(f"--{error}") from None

    @property
    def count(self) -> Callable[[str], int]:
        """What measures a text.  Errors: Refused when the tokenizer cannot be loaded."""
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
        """Return, as plain values, what must be equal for a run to be resumed."""
        digest = ""
        if self.tokenizer is not None:
            digest = hashlib.sha256(self.tokenizer.read_bytes()).hexdigest()
        return {"size": self.size, "overlap": self.overlap, "tokenizer": digest}


@functools.lru_cache(maxsize=4)
def tokenizer_count(path: Path) -> Callable[[str], int]:
    """Return what counts the tokens of a text, those that a model gets around it included.

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
    except Exception as error:  # whatever a library says of a file that it cannot read
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
    """Return the text with what UTF-8 cannot encode replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
