"""The entry point of ``python -m arabic_norm`` and of the command ``arabic-norm``."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line."""
    _mend_streams()
    try:
        from arabic_norm.cli import main as run

        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    except KeyboardInterrupt:  # while the command was still being imported
        sys.stderr.write("arabic-norm: interrupted\n")
        code = 130
    sys.exit(code)


def _mend_streams() -> None:
    """Let no file that is opened later take the place of a standard stream that is closed, and no
    stream that is not ready yet be taken for one that has ended."""
    if os.name != "posix":
        return
    while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(opened)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - to the end
    for stream in (sys.stdin, sys.stdout):
        if stream is not None:
            os.set_blocking(stream.fileno(), True)


if __name__ == "__main__":
    main()
