"""The code in README.md and docs/ runs with the tests; nothing runs on rules compiled yesterday."""

import importlib
import os
import sys
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

from arabic_norm import implementation

ROOT = Path(__file__).parent
sys.path.append(str(ROOT / "tools"))
import twins  # noqa: E402 - of tools/

pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"]).pytest()

IS_COMPILED = implementation().rules == "compiled"
#: Doctests of a room run where its .py does: a twin has its name, and no docstrings.
collect_ignore = [
    twin.room.relative_to(ROOT).as_posix() for twin in twins.twins() if IS_COMPILED and twin.room
]


def pytest_configure():
    """Refuse to test compiled rules that were made of another source than what stands here."""
    if wrong := _wrong_twins():
        raise pytest.UsageError(
            f"{wrong[0]} ({len(wrong)} in all): run pip install -e . again, "
            "or test the rules in Python: ARABIC_NORM_RULES=python"
        )


def _wrong_twins():
    """Return what is wrong with the twins of this interpreter, a line each."""
    if not IS_COMPILED:
        is_asked = os.environ.get("ARABIC_NORM_RULES") == "python"
        if is_asked or implementation().kernel == "python":
            return []
        return ["the rules are not compiled, though the kernel is"]
    wanted = twins.twins()
    rooms = importlib.import_module(twins.EXTENSION).ROOMS
    names = {twin.module for twin in wanted}
    wrong = [f"{room} has a twin and no .pxd" for room in rooms if room not in names]
    for twin in wanted:
        module = importlib.import_module(twin.module)
        if not hasattr(module, "SOURCE_DIGEST"):
            wrong.append(f"{twin.module} is not compiled")
        elif twin.digest != module.SOURCE_DIGEST:
            wrong.append(f"{twin.module} was compiled from another source")
    return wrong
