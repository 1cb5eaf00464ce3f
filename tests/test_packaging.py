"""What is handed on: an sdist, a wheel with the kernel in C, a wheel for any machine.

They are built, installed into empty environments and tested there on a copy of the tests, without
the source tree.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from engines import require

import arabic_norm

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.full

MOST_BYTES = 450_000  # the rules, and tables of words with their counts
#: Tests that read nothing of the repository but themselves, a file a room.
NEED_NO_SOURCE = [
    "api",
    "cli",
    "kernel",
    "kernel_chain",
    "kernel_edits",
    "kernel_finder",
    "kernel_rows",
    "laws",
    "quotes",
    "sentences",
]
NOT_SOURCE = shutil.ignore_patterns(
    ".*", "build", "dist", "site", "*.egg-info", "*.so", "*.pyd", "__pycache__"
)


def run(*command, cwd, **environment):
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": "", "HYPOTHESIS_PROFILE": "quick"} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a folder that holds the sdist, and the wheel made of it."""
    require(importlib.util.find_spec("build"), "the package build")
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT, folder / "source", ignore=NOT_SOURCE)
    run(sys.executable, "-m", "build", "--outdir", folder / "dist", folder / "source", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def sdist(built):
    (path,) = (built / "dist").glob("*.tar.gz")
    return path


@pytest.fixture(scope="module")
def wheel(built):
    (path,) = (built / "dist").glob("*.whl")
    return path


@pytest.fixture
def install(tmp_path):
    """Install a package, with what its tests need, into an empty environment; return its Python."""

    def install(package, **environment):
        venv.create(tmp_path / "env", with_pip=True)
        python = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        name = f"arabic-norm-pipeline[test] @ {package.as_uri()}"
        run(python, "-m", "pip", "install", "--quiet", name, cwd=tmp_path, **environment)
        shutil.copytree(ROOT / "tests", tmp_path / "tests", ignore=NOT_SOURCE)
        return python

    return install


def kernel_of(python, folder):
    program = "import arabic_norm as a; print(a.kernel.NAME, a.__version__, a.__file__)"
    name, version, path = run(python, "-c", program, cwd=folder).split()
    assert version == arabic_norm.__version__
    assert Path(path).is_relative_to(folder / "env")
    return name


def test_the_wheel_holds_the_kernel_and_no_source_of_it(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    kernels = [name for name in names if name.endswith((".so", ".pyd"))]
    assert [name.split(".")[0].rpartition("/")[2] for name in sorted(kernels)] == [
        "_kernel",
        "_utf8",
    ]
    assert not [name for name in names if name.endswith((".c", ".h"))]
    assert "arabic_norm/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {
        "arabic_norm",
        "arabic_norm_pipeline",
    }
    assert wheel.stat().st_size <= MOST_BYTES


def test_the_wheel_passes_the_tests_without_the_source(wheel, install, tmp_path):
    python = install(wheel)
    assert kernel_of(python, tmp_path) == "c"
    chosen = [f"tests/test_{name}.py" for name in NEED_NO_SOURCE]
    run(python, "-m", "pytest", "-q", "-m", "not full", *chosen, cwd=tmp_path)


def test_without_a_compiler_the_sdist_gives_the_kernel_in_python(sdist, install, tmp_path):
    python = install(sdist, CC="/bin/false")
    assert kernel_of(python, tmp_path) == "python"
    run(python, "-m", "pytest", "-q", "tests/test_laws.py", cwd=tmp_path)


def test_the_pure_wheel_is_for_any_machine(built, sdist, tmp_path):
    out = tmp_path / "pure"
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", out, sdist]
    run(*command, cwd=tmp_path, ARABIC_NORM_PURE="1")
    (pure,) = out.glob("*.whl")
    assert pure.name.endswith("-py3-none-any.whl")


def test_the_index_of_packages_takes_them(built):
    require(importlib.util.find_spec("twine"), "twine")
    packages = sorted((built / "dist").iterdir())
    run(sys.executable, "-m", "twine", "check", "--strict", *packages, cwd=built)
