"""Importing is silent, also where no byte code is kept and every warning is an error."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MODULES = ["arabic_norm", "arabic_norm.columns", "arabic_norm.sqlite", "arabic_norm.cli"]


@pytest.fixture(scope="module")
def never_compiled(tmp_path_factory):
    """A folder with a copy of pyarabic that Python has not compiled yet."""
    folder = tmp_path_factory.mktemp("packages")
    source = Path(importlib.util.find_spec("pyarabic").origin).parent
    shutil.copytree(source, folder / "pyarabic", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def run(folder, program):
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.mark.parametrize("module", MODULES)
def test_importing_says_nothing(never_compiled, module):
    done = run(never_compiled, f"import {module}, pyarabic; print(pyarabic.__file__)")
    assert done.stderr == ""
    assert done.stdout.strip() == str(never_compiled / "pyarabic" / "__init__.py")
    assert not list(never_compiled.rglob("__pycache__"))


def test_importing_leaves_no_filter_behind(never_compiled):
    program = "import warnings; before = warnings.filters[:]; import arabic_norm; "
    done = run(never_compiled, program + "assert warnings.filters == before")
    assert done.stderr == ""


def test_only_what_pyarabic_says_is_silenced(never_compiled):
    broken = never_compiled / "broken.py"
    broken.write_text(r"PATTERN = '\w'")
    done = run(never_compiled, "import arabic_norm, broken")
    assert "invalid escape sequence" in done.stderr
