"""The format of a file, from its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from arabic_norm.files.errors import Refused

KINDS = ("txt", "jsonl", "csv", "tsv", "parquet")
#: Compression of a line format, by the last ending of the name.
PACKINGS = ("gz", "zst")
DELIMITERS = {"csv": ",", "tsv": "\t"}

KNOWN = ".txt, .jsonl, .csv, .tsv (each also .gz, .zst) or .parquet"


@dataclass(frozen=True)
class Format:
    """The kind of records, and how the file is compressed (``""``: not at all)."""

    kind: str
    packing: str = ""

    @property
    def by_lines(self) -> bool:
        """Whether the format is text, so that a run can continue in the middle of a file."""
        return self.kind != "parquet"


def format_of(path: Path) -> Format | None:
    """Return the format that a file's name says, or None if it says none.

    >>> format_of(Path("corpus.jsonl.gz"))
    Format(kind='jsonl', packing='gz')
    >>> format_of(Path("corpus.doc"))
    """
    endings = [ending[1:].lower() for ending in path.suffixes]
    packing = endings.pop() if endings and endings[-1] in PACKINGS else ""
    kind = endings[-1] if endings else ""
    if kind not in KINDS or (packing and kind == "parquet"):
        return None
    return Format(kind, packing)


def need_format(path: Path) -> Format:
    """Return the format that the name says.  Errors: Refused when it says none."""
    found = format_of(path)
    if found is None:
        raise Refused(f"{path}: unknown format; known name endings are {KNOWN}")
    return found


def output_kind(kind: str, sentences: bool) -> str:
    """Return the kind of output for a kind of input; sentences of .txt become .jsonl."""
    return "jsonl" if kind == "txt" and sentences else kind
