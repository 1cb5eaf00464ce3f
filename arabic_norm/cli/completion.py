"""Shell completion for the command, generated from its parsers by shtab."""

from __future__ import annotations

import argparse
from pathlib import Path

from arabic_norm.cli.outcome import refuse, save, say
from arabic_norm.cli.parser import COMMANDS, add_top_options, command_parser

#: Where each shell looks for a command's completion, in the home folder.
_PLACES = {
    "bash": ".local/share/bash-completion/completions/arabic-norm",
    "zsh": ".zfunc/_arabic-norm",
    "fish": ".config/fish/completions/arabic-norm.fish",
}
_SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
_THEN = {
    "zsh": "; ~/.zshrc needs: fpath+=~/.zfunc; autoload -Uz compinit; compinit",
}


def script(shell: str) -> str:
    """Return the completion script for a shell."""
    if shell not in _SHELLS:
        refuse(f"completion: name a shell, of {', '.join(_SHELLS)}")
    try:
        import shtab  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        refuse("completion needs an extra: pip install 'arabic-norm-pipeline[cli]'")
    parser = argparse.ArgumentParser(prog="arabic-norm", add_help=False)
    add_top_options(parser)
    commands = parser.add_subparsers()
    for name, what in COMMANDS.items():
        commands.add_parser(name, help=what, parents=[command_parser(name)], add_help=False)
    try:
        return str(shtab.complete(parser, shell=shell))
    except NotImplementedError:
        refuse(f"completion: this shtab knows no {shell}; update it")


def install(shell: str, written: str) -> None:
    """Write the completion script to where the shell looks for it, and say where that is."""
    place = _PLACES.get(shell)
    if place is None:
        refuse(
            f"--install-completion knows bash, zsh and fish; --print-completion {shell} writes it"
        )
    path = Path.home() / place
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, written)
    say(f"completion for {shell} is in {path}{_THEN.get(shell, '')}; it works in a new shell")
