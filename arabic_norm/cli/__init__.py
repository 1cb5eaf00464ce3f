"""The command line ``arabic-norm``: one module for each subcommand.

A subcommand's module defines `DESCRIPTION` and `NOTES` for its help, `add_options` and `run`. It is
imported only when it is called, and it imports heavy modules only when it needs them, so that
normalizing one short text takes little longer than importing the library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from arabic_norm.cli.outcome import Exit, did_you_mean, refuse, standard_output
from arabic_norm.cli.parser import command_parser, complete_parser, known, module_of

_TOP = ("-h", "--help", "-V", "--version", "--show-config", "--print-completion")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if not given:
            _show(complete_parser().format_help())
            return 2
        if given[0].startswith("-"):
            return _run_top(given)
        if given[0] not in known():
            _refuse_unknown(given[0])
        return module_of(given[0]).run(command_parser(given[0]).read(given[1:])) or 0
    except Exit as end:
        return end.code


def _run_top(given: list[str]) -> int:
    """Run an option that is given in place of a subcommand."""
    option = given[0].partition("=")[0]
    if option in {"--version", "-V"}:
        from arabic_norm.cli.version import version  # noqa: PLC0415 - seldom needed

        _show(version())
    elif option in {"--install-completion", "--print-completion"}:
        from arabic_norm.cli import completion  # noqa: PLC0415 - seldom needed

        shell = given[0].partition("=")[2] or (given[1] if len(given) > 1 else "")
        script = completion.script(shell)
        if option == "--print-completion":
            _show(script)
        else:
            completion.install(shell, script)
    elif option == "--show-config":
        from arabic_norm.cli.config import find_config  # noqa: PLC0415 - seldom needed

        _show(find_config().to_text())
    else:
        complete_parser().read(given)  # help, or an error that says what is wrong
        _show(complete_parser().format_help())
    return 0


def _refuse_unknown(name: str) -> NoReturn:
    if hint := did_you_mean(name, known()):
        refuse(f"there is no command {name!r}; {hint}")
    if os.path.exists(name) or not name.isascii():
        refuse(f"there is no command {name!r}; did you mean: arabic-norm normalize {name}")
    refuse(f"there is no command {name!r}; there are {', '.join(known())}")


def _show(text: str) -> None:
    with standard_output() as output:
        output.line(text.rstrip("\n"))
