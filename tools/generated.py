"""A file that a tool generates: write it, or say whether it is what would be written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path


def write_or_check(file: Path, make: Callable[[], str], about: str | None) -> int:
    """Write what `make` returns into the file; with --check, return 1 if the file differs.

    about: the tool's docstring, for its --help.
    """
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=about, formatter_class=formatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if stale")
    checking = parser.parse_args().check
    made = make()
    if not checking:
        file.write_text(made, encoding="utf-8")
        return 0
    if file.exists() and file.read_text(encoding="utf-8") == made:
        return 0
    sys.stderr.write(f"{file} is not what {Path(sys.argv[0]).name} writes: run it and commit\n")
    return 1
