"""``python -m arabic_norm`` and the command ``arabic-norm``."""

from __future__ import annotations

import os
import sys
from typing import Any


def main() -> None:
    """Run the command line; say how to get it where its extra is not installed."""
    try:
        _command()(prog_name="arabic-norm")
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:  # while the command was still being imported
        sys.stderr.write("arabic-norm: interrupted\n")
        sys.exit(130)


def _command() -> Any:
    try:
        from arabic_norm.cli import app
    except ModuleNotFoundError as error:
        if error.name not in {"typer", "rich"}:
            raise
        sys.exit("arabic-norm: the command needs an extra: pip install 'arabic-norm-pipeline[cli]'")
    return app


if __name__ == "__main__":
    main()
