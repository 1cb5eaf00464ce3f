"""The command's parsers, whose help ends in examples and exit codes.

Why `argparse` and not a larger library: docs/decisions/0015-command-line.md.
"""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Sequence
from types import ModuleType
from typing import Any, NoReturn

from arabic_norm.cli.outcome import Exit, did_you_mean, refuse, standard_output

#: The subcommands, in the order of the help, with what each does.
COMMANDS = {
    "normalize": "normalize documents: to standard output, into files or in place",
    "check": "report what would change and what looks broken, for people and for CI",
    "sentences": "split documents into sentences, one a line",
    "chunks": "pack documents into chunks of whole sentences, for retrieval",
    "explain": "show what each step changes in one text",
    "audit": "count what each step changes in a corpus, and which words it merges",
    "export": "write a pipeline's rules for another engine",
    "steps": "list presets and steps",
}
EXIT_CODES = (
    "exit codes: 0 done; 1 check found something; 2 refused or stopped, one line says why; 3 done, "
    "some records are among the rejects; 130 interrupted; 141 the reader left"
)

_TOP_NOTES = """\
examples:
  arabic-norm normalize "أهـــلاً وسهلاً"           a text
  arabic-norm normalize page.txt                  a file, to standard output
  arabic-norm normalize corpus.jsonl -o clean.jsonl
  arabic-norm check --diff texts/                 what would change, and what looks broken
  arabic-norm COMMAND --help                      examples and exit codes of each command

settings: the table [tool.arabic-norm] in pyproject.toml, or arabic-norm.toml,
in this folder or the nearest one above it."""


class Parser(argparse.ArgumentParser):
    """A parser that writes its help like all other output, and its errors as one line."""

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return the parsed arguments; options may be before, between and after inputs."""
        return self.parse_intermixed_args(arguments)

    def print_help(self, file: Any = None) -> None:
        """Write the help to standard output, with its handling of errors."""
        with standard_output() as output:
            output.line(self.format_help().rstrip("\n"))

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise Exit(status)

    def error(self, message: str) -> NoReturn:
        """End the command with one line: what is wrong, and what was perhaps meant."""
        unknown = re.match(r"unrecognized arguments: (--[\w-]+)", message)
        if unknown:
            options = [name for name in self._option_string_actions if name.startswith("--")]
            hint = did_you_mean(unknown[1], options) or f"{self.prog} --help lists them"
            refuse(f"there is no option {unknown[1]}; {hint}")
        refuse(f"{message}; see {self.prog} --help")


class _Layout(argparse.HelpFormatter):
    """Help with a narrow column for options; prose is wrapped, examples are kept as they are."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        paragraphs = text.split("\n\n")
        return "\n\n".join(
            one if "\n  " in one else super(_Layout, self)._fill_text(one, width, indent)
            for one in paragraphs
        )


def known() -> list[str]:
    """Return the names of the subcommands."""
    return list(COMMANDS)


def module_of(name: str) -> ModuleType:
    """Return the module of a subcommand."""
    return importlib.import_module(f"arabic_norm.cli.{name}")


def command_parser(name: str) -> Parser:
    """Return the parser of a subcommand."""
    module = module_of(name)
    parser = Parser(
        prog=f"arabic-norm {name}",
        usage=f"arabic-norm {name} {module.ARGUMENTS}".rstrip(),
        description=module.DESCRIPTION,
        epilog=module.NOTES,
        formatter_class=_Layout,
        allow_abbrev=False,
        add_help=False,
    )
    module.add_options(parser)
    parser.add_argument("-h", "--help", action="help", help="Show this help and exit.")
    return parser


def complete_parser() -> Parser:
    """Return the parser of the command itself, without those of the subcommands."""
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:{width}}  {what}" for name, what in COMMANDS.items())
    parser = Parser(
        prog="arabic-norm",
        usage="arabic-norm COMMAND [OPTION]... [IN]...",
        description="Normalize Arabic text before it is indexed, read or compared.\n\n"
        f"commands:\n{listed}",
        epilog=f"{_TOP_NOTES}\n\n{EXIT_CODES}",
        formatter_class=_Layout,
        allow_abbrev=False,
        add_help=False,
    )
    add_top_options(parser)
    return parser


def add_top_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that are used without a subcommand."""
    parser.add_argument(
        "-V", "--version", action="store_true", help="Show the version, kernel, rules and Python."
    )
    parser.add_argument(
        "--show-config", action="store_true", help="Show the settings, and where they come from."
    )
    parser.add_argument(
        "--install-completion",
        metavar="SHELL",
        help="Install completion for bash, zsh or fish.",
    )
    parser.add_argument(
        "--print-completion",
        metavar="SHELL",
        help="Print completion for bash, zsh, fish, tcsh or powershell.",
    )
    parser.add_argument("-h", "--help", action="help", help="Show this help and exit.")
