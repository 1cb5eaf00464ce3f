"""Build the pipeline that the options name: a preset, a list of steps, or a user's own object."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from arabic_norm import steps as families
from arabic_norm.cli.outcome import did_you_mean, refuse
from arabic_norm.pipeline import Pipeline, Step
from arabic_norm.presets import ASR, DISPLAY, INDEX, LUCENE, RESCUE, SEARCH

PRESETS = {
    "index": INDEX,
    "display": DISPLAY,
    "lucene": LUCENE,
    "search": SEARCH,
    "rescue": RESCUE,
    "asr": ASR,
}
#: ``package.module:attribute``, as in the entry points of Python's packages.
_OBJECT = re.compile(
    r"(?P<module>[^\W\d]\w*(?:\.[^\W\d]\w*)*):(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)"
)


def add_options(parser: argparse.ArgumentParser, default: str) -> None:
    """Add the options that choose a pipeline."""
    group = parser.add_argument_group("pipeline")
    group.add_argument(
        "-p",
        "--pipeline",
        metavar="NAME",
        help=f"{', '.join(PRESETS)}, or MODULE:NAME for your own. [default: {default}]",
    )
    group.add_argument(
        "--steps", metavar="A,B,C", help="Use these steps and presets instead of -p."
    )
    group.add_argument(
        "--with",
        metavar="STEP",
        action="append",
        help="Add this step or preset at the end; repeatable.",
    )
    group.add_argument(
        "--without", metavar="STEP", action="append", help="Leave this step out; repeatable."
    )


def chosen(arguments: argparse.Namespace, default: Pipeline) -> Step:
    """Return the pipeline that the options and settings choose."""
    here = arguments.config_path.parent if arguments.config_path else Path.cwd()
    pipeline: Step = default
    if arguments.pipeline and arguments.steps:
        refuse("--pipeline and --steps are two ways to say one thing; use one")
    if arguments.pipeline:
        pipeline = _pipeline(arguments.pipeline, here)
    elif arguments.steps is not None:
        pipeline = Pipeline([_part(name, "--steps", here) for name in _names([arguments.steps])])
    added = [_part(name, "--with", here) for name in _names(getattr(arguments, "with"))]
    dropped = [_step(name, "--without", here) for name in _names(arguments.without)]
    if dropped:
        try:
            pipeline = Pipeline([pipeline]).without(*dropped)
        except ValueError as error:
            refuse(f"--without: {error}")
    return Pipeline([*Pipeline([pipeline]).flat, *added]) if added else pipeline


def names_of(pipeline: Step) -> list[str]:
    """Return the names of a pipeline's steps, in order."""
    return [step.name for step in pipeline.flat if isinstance(step, Step)]


def label_of(arguments: argparse.Namespace, default: str) -> str:
    """Return the options that choose the same pipeline again."""
    options = [f"-p {arguments.pipeline}"] if arguments.pipeline else []
    options += [f"--steps {arguments.steps}"] if arguments.steps else []
    options += [f"--with {name}" for name in getattr(arguments, "with") or ()]
    options += [f"--without {name}" for name in arguments.without or ()]
    if not arguments.pipeline and not arguments.steps:
        options.insert(0, f"-p {default}")
    return " ".join(options)


def _names(lists: Iterable[str] | None) -> list[str]:
    return [name.strip() for listed in lists or () for name in listed.split(",")]


def _pipeline(name: str, here: Path) -> Step:
    found = PRESETS.get(name.lower())
    if found is not None:
        return found
    if ":" in name:
        return _object(name, "-p", here)
    if name.lower() in families.__all__:
        refuse(f"-p {name}: that is a step, not a pipeline: --steps {name.lower()}")
    listed = f"there are {', '.join(PRESETS)}, or MODULE:NAME for one of your own"
    return refuse(
        f"-p: there is no pipeline {name!r}; {did_you_mean(name.lower(), PRESETS) or listed}"
    )


def _part(name: str, option: str, here: Path) -> Step:
    """Return a step or, since a preset may be used as a step, a preset."""
    return PRESETS.get(name.lower()) or _step(name, option, here)


def _step(name: str, option: str, here: Path) -> Step:
    if name in families.__all__:
        step: Step = getattr(families, name)
        return step
    if ":" in name:
        return _object(name, option, here)
    hint = did_you_mean(name, families.__all__) or "`arabic-norm steps` lists them"
    return refuse(f"{option}: there is no step {name!r}; {hint}")


def _object(given: str, option: str, here: Path) -> Step:
    """Return a module's attribute. The module may also be beside the configuration file."""
    said = f"{option} {given}"
    parts = _OBJECT.fullmatch(given)
    if not parts:
        refuse(f"{said}: expected MODULE:NAME, as in my_steps:mine for mine in my_steps.py")
    for folder in dict.fromkeys((os.getcwd(), str(here))):
        if folder not in sys.path:
            sys.path.append(folder)
    try:
        found = importlib.import_module(parts["module"])
    except ModuleNotFoundError as error:
        if error.name and (parts["module"] + ".").startswith(error.name + "."):
            refuse(
                f"{said}: there is no module {error.name}, here, beside the settings or installed"
            )
        refuse(f"{said}: {parts['module']} needs {error.name}, which is not installed")
    except Exception as error:  # the user's code may raise anything
        import traceback  # noqa: PLC0415 - for mistakes

        where = traceback.extract_tb(error.__traceback__)[-1]
        name = type(error).__name__
        refuse(f"{said}: {name}: {error} ({os.path.basename(where.filename)}, line {where.lineno})")
    for name in parts["name"].split("."):
        if not hasattr(found, name):
            hint = did_you_mean(name, dir(found))
            refuse(f"{said}: {parts['module']} has no {name}{hint and '; ' + hint}")
        found = getattr(found, name)
    return _checked(found, said)


def _checked(found: object, said: str) -> Step:
    """Refuse an object that is not a step, or that contains one without a fingerprint."""
    if not isinstance(found, Step):
        refuse(
            f"{said}: a {type(found).__name__}, not a step or pipeline; make it a step with "
            "@char_map or @rewrite, or steps a pipeline with Pipeline([step, step])"
        )
    try:
        found.fingerprint  # noqa: B018 - raises for a step without one
    except TypeError as error:
        refuse(f"{said}: {error}")
    return found
