"""Make docs/command.md: each subcommand's help beside a real session.

python tools/command_page.py [--check]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from generated import write_or_check

from arabic_norm.cli.parser import COMMANDS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "command.md"
TEMPLATE = Path(__file__).with_suffix(".template.md")


def page() -> str:
    """Return the page: the template with the output of its sessions, then every command's help."""
    with tempfile.TemporaryDirectory() as folder:
        blocks = re.split(r"(```console\n.*?```)", TEMPLATE.read_text("utf-8"), flags=re.DOTALL)
        text = "".join(_run(block, folder) if "```console" in block else block for block in blocks)
        helps = [_section(name, folder) for name in COMMANDS]
    return "\n".join([text.rstrip("\n"), "", "## Every option", "", *helps])


def _section(name: str, folder: str) -> str:
    return f"### {name}\n\n```text\n{_output(f'arabic-norm {name} --help', folder)}```\n"


def _run(block: str, folder: str) -> str:
    """Return a block of commands with what they print."""
    lines = ["```console"]
    for line in block.splitlines()[1:-1]:
        if line.startswith("$ "):
            lines += [line, *_output(line[2:], folder).splitlines()]
    return "\n".join([*lines, "```"])


def _output(command: str, folder: str) -> str:
    """Return everything that a command prints, in a terminal's order."""
    python = Path(sys.executable)
    done = subprocess.run(
        f'arabic-norm() {{ "{python}" -m arabic_norm "$@"; }}\n{command}',
        shell=True,
        executable="/bin/bash",
        cwd=folder,
        env={**os.environ, "COLUMNS": "88", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode()


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, page, __doc__))
