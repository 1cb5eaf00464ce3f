"""``python -m arabic_norm`` and the command ``arabic-norm``."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn


def main() -> NoReturn:
    """Run the command line; say how to get it where its extra is not installed."""
    _mend_streams()
    try:
        code = _run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of help, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    except KeyboardInterrupt:  # while the command was still being imported
        sys.stderr.write("arabic-norm: interrupted\n")
        code = 130
    sys.exit(code)


def _run() -> int:
    command = _command()
    import typer

    from arabic_norm.files.printable import printable

    try:
        return command(prog_name="arabic-norm", standalone_mode=False) or 0
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # typer's word for a broken pipe
        raise BrokenPipeError from None
    except Exception as error:
        # of what class depends on typer's version, which brings its own parser or takes another's
        if not hasattr(error, "format_message"):
            raise
        if message := error.format_message():  # none where help was shown
            sys.stderr.write(f"arabic-norm: {printable(message)}\n")
        return 2


def _command() -> Any:
    try:
        from arabic_norm.cli import app
    except ModuleNotFoundError as error:
        if error.name not in {"typer", "rich"}:
            raise
        sys.exit("arabic-norm: the command needs an extra: pip install 'arabic-norm-pipeline[cli]'")
    return app


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
