"""A project's settings: ``[tool.arabic-norm]`` in pyproject.toml, or a file arabic-norm.toml.

The nearest of these files is read, in the working directory or above it. A table named after a
subcommand applies to that subcommand only: ``[tool.arabic-norm.check]``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from arabic_norm.cli.outcome import did_you_mean, refuse, what_failed

OWN_FILE, PROJECT_FILE = "arabic-norm.toml", "pyproject.toml"
_TABLE = "tool.arabic-norm"

#: Each setting, which is the option of that name, and the types that it may have.
SETTINGS: Mapping[str, tuple[type, ...]] = {
    "pipeline": (str,),
    "steps": (str, list),
    "with": (str, list),
    "without": (str, list),
    "field": (str, list),
    "delimiter": (str,),
    "encoding": (str,),
    "whole": (bool,),
    "jobs": (int, str),
}
#: The settings that choose a pipeline.
OF_PIPELINE = ("pipeline", "steps", "with", "without")
#: Subcommands that normalize only if asked to. The common table does not count as asking.
OWN_WORDS = ("sentences", "chunks")


@dataclass(frozen=True)
class Config:
    """A configuration file and its settings; the path is None if there is no file."""

    path: Path | None = None
    settings: dict[str, Any] = field(default_factory=dict)

    def of(self, subcommand: str) -> dict[str, Any]:
        """Return the settings for a subcommand; its own table overrides the common one."""
        own: dict[str, Any] = self.settings.get(subcommand, {})
        common = {key: value for key, value in self.settings.items() if key in SETTINGS}
        if subcommand in OWN_WORDS or not own.keys().isdisjoint(("pipeline", "steps")):
            common = {key: value for key, value in common.items() if key not in OF_PIPELINE}
        return common | own

    def to_text(self) -> str:
        """Return the settings and the path of their file, as text for people."""
        if self.path is None:
            return f"no {OWN_FILE} and no [{_TABLE}] in a {PROJECT_FILE}, here or above"
        lines = [f"# {self.path}", *_lines(self.settings, SETTINGS)]
        for name in sorted(self.settings.keys() - SETTINGS):
            lines += ["", f"[{name}]", *_lines(self.settings[name], SETTINGS)]
        return "\n".join(lines)


def find_config(start: Path | None = None) -> Config:
    """Return the nearest settings, in a folder (by default the working directory) or above it."""
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        for name in (OWN_FILE, PROJECT_FILE):
            path = folder / name
            if path.is_file() and (name == OWN_FILE or _has_table(path)):
                return read_config(path)
    return Config()


def read_config(path: Path) -> Config:
    """Return the settings in a file; an error in it ends the command with one line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        refuse(what_failed(error, path))
    tomllib = _tomllib(path)
    try:
        table = tomllib.loads(data.decode())
    except ValueError as error:  # invalid UTF-8 or TOML
        refuse(f"{path}: {error}")
    if path.name == PROJECT_FILE:
        table = table.get("tool", {}).get("arabic-norm", {})
    _check(table, path, "")
    return Config(path, table)


def fill_in(arguments: argparse.Namespace, subcommand: str) -> None:
    """Fill options that were not given from the settings, and record the path of their file."""
    config = Config()
    if getattr(arguments, "config", None):
        config = read_config(Path(arguments.config))
    elif not arguments.no_config:
        config = find_config()
    given = config.of(subcommand)
    if any(getattr(arguments, name, None) for name in ("pipeline", "steps")):
        given = {key: value for key, value in given.items() if key not in OF_PIPELINE}
    own = config.settings.get(subcommand, {})
    arguments.settings = {}
    for key, value in given.items():
        if not hasattr(arguments, key):
            if key in own:
                refuse(f"{config.path}: {subcommand} takes no setting {key}")
            continue
        if key in {"with", "without"}:  # in addition to those of the command line
            arguments.settings[key] = value
            setattr(arguments, key, [*_listed(value), *(getattr(arguments, key) or [])])
        elif getattr(arguments, key) in (None, False):
            arguments.settings[key] = value
            listed = key == "field"
            setattr(arguments, key, _listed(value) if listed else _text(key, value))
    arguments.config_path = config.path


def _text(key: str, value: Any) -> Any:
    return ",".join(value) if key == "steps" and isinstance(value, list) else value


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml has our table; files that do not contain its name are not parsed."""
    try:
        data = path.read_bytes()
    except OSError:  # unreadable, so not our file
        return False
    if b"tool.arabic-norm" not in data and b'tool."arabic-norm"' not in data:
        return False
    try:
        return "arabic-norm" in _tomllib(path).loads(data.decode()).get("tool", {})
    except ValueError as error:
        refuse(f"{path}: {error}")


def _tomllib(path: Path) -> Any:
    try:
        import tomllib  # noqa: PLC0415 - only where there is such a file
    except ModuleNotFoundError:  # Python 3.10
        try:
            import tomli as tomllib  # type: ignore[no-redef,import-not-found,unused-ignore] # noqa: PLC0415
        except ModuleNotFoundError:
            refuse(f"{path}: Python 3.10 needs an extra: pip install 'arabic-norm-pipeline[cli]'")
    return tomllib


def _check(table: Any, path: Path, subcommand: str) -> None:
    """Refuse unknown settings, and values of the wrong type."""
    from arabic_norm.cli.parser import COMMANDS  # noqa: PLC0415 - it imports nothing that is heavy

    if not isinstance(table, dict):
        refuse(f"{path}: [{subcommand or _TABLE}] is no table")
    for key, value in table.items():
        if not subcommand and key in COMMANDS and isinstance(value, dict):
            _check(value, path, key)
            continue
        types = SETTINGS.get(key)
        if types is None:
            hint = did_you_mean(key, SETTINGS) or f"there are {', '.join(SETTINGS)}"
            refuse(f"{path}: there is no setting {key!r}; {hint}")
        texts = not isinstance(value, list) or all(isinstance(one, str) for one in value)
        if (
            not isinstance(value, types)
            or not texts
            or (isinstance(value, bool) and bool not in types)
        ):
            kinds = " or ".join("list of strings" if one is list else one.__name__ for one in types)
            refuse(f"{path}: {key} is {value!r}, not {kinds}")


def _lines(table: dict[str, Any], order: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {_shown(table[key])}" for key in order if key in table]


def _shown(value: Any) -> str:
    """Return a value in TOML syntax."""
    import json  # noqa: PLC0415 - where it is asked for

    return json.dumps(value, ensure_ascii=False)
