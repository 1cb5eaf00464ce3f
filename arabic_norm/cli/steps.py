"""``arabic-norm steps``: list the steps that pipelines are made of."""

from __future__ import annotations

import argparse

from arabic_norm import steps as families
from arabic_norm.cli.outcome import standard_output
from arabic_norm.cli.pipelines import PRESETS, names_of

ARGUMENTS = ""
DESCRIPTION = "List the presets and the steps that pipelines are made of."
NOTES = """\
examples:
  arabic-norm steps | grep quotes
  arabic-norm normalize page.txt --steps strip_tatweel,unify_alef

exit codes: 0 done; 2 refused or stopped, one line says why"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: the subcommand has none."""


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand."""
    with standard_output() as output:
        for name, preset in PRESETS.items():
            output.line(f"{name}: {' | '.join(names_of(preset))}")
        for name in sorted(families.__all__):
            output.line(f"{name}: {(getattr(families, name).__doc__ or '').splitlines()[0]}")
    return 0
