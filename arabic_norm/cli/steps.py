"""``arabic-norm steps``: what pipelines can be made of."""

from __future__ import annotations

from arabic_norm import steps as families
from arabic_norm.cli.options import PRESETS
from arabic_norm.cli.outcome import standard_output
from arabic_norm.pipeline import Step


def steps() -> None:
    """List the steps and the presets made of them."""
    with standard_output() as output:
        for name, preset in PRESETS.items():
            output.line(f"{name}: {' | '.join(names_of(preset))}")
        for name in sorted(families.__all__):
            output.line(f"{name}: {(getattr(families, name).__doc__ or '').splitlines()[0]}")


def names_of(pipeline: Step) -> list[str]:
    """Return the names of a pipeline's steps, in order."""
    return [step.name for step in pipeline.flat if isinstance(step, Step)]
