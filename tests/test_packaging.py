"""What is handed on: an sdist, which holds the C of the rules, and a wheel with all compiled.

They are built, installed into empty environments and tested there on a copy of the tests, without
the source tree.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from engines import require

import arabic_norm

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.full

MOST_BYTES = 700_000  # the rules, as Python and compiled, and tables of words with their counts
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


def only_sources(folder, names):
    """Name what a checkout has not: what was built, and the C of the rules."""
    built = [name for name in names if "_compiled" in folder and name.endswith(".c")]
    return {*NOT_SOURCE(folder, names), *built}


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
    shutil.copytree(ROOT, folder / "source", ignore=only_sources)
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


@pytest.fixture(scope="module")
def uncompiled(sdist, tmp_path_factory):
    """Return the wheel that pip makes of the sdist without a compiler, and what it says."""
    folder = tmp_path_factory.mktemp("uncompiled")
    options = ["-v", "--no-deps", "--no-cache-dir", "--no-build-isolation"]
    command = [sys.executable, "-m", "pip", "wheel", *options, "-w", folder, sdist]
    environment = os.environ | {"CC": "/bin/false"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    (path,) = folder.glob("*.whl")
    return path, done.stdout + done.stderr


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """Return a folder with an environment that holds what the tests need, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "env", with_pip=True)
    name = f"arabic-norm-pipeline[test] @ {wheel.as_uri()}"
    run(python_of(folder), "-m", "pip", "install", "--quiet", name, cwd=folder)
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=NOT_SOURCE)
    return folder


def python_of(folder):
    return folder / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"


@pytest.fixture
def install(environment):
    """Put a wheel in the place of the one that is installed; return where, and its Python."""

    def install(wheel):
        options = ["--quiet", "--no-deps", "--force-reinstall"]
        run(python_of(environment), "-m", "pip", "install", *options, wheel, cwd=environment)
        return environment, python_of(environment)

    return install


def implementation_of(python, folder):
    program = "import arabic_norm as a; print(*a.implementation(), a.__version__, a.__file__)"
    kernel, rules, version, path = run(python, "-c", program, cwd=folder).split()
    assert version == arabic_norm.__version__
    assert Path(path).is_relative_to(folder / "env")
    return kernel, rules


def places_of_c():
    """Return where C stands below ``_compiled``: for each .pxd, and for what holds their names."""
    steps = ROOT / "arabic_norm" / "steps"
    found = (path.relative_to(steps).with_suffix("") for path in steps.rglob("*.pxd"))
    return {"rules", *(path.as_posix() for path in found)}


def test_the_wheel_holds_the_kernel_and_the_twins_and_no_source_of_them(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    made = {name.split(".")[0] for name in names if name.endswith((".so", ".pyd"))}
    kernel = {"arabic_norm/kernel/_kernel", "arabic_norm/kernel/_utf8"}
    assert made == kernel | {"arabic_norm/_compiled/rules"}
    assert not [name for name in names if name.endswith((".c", ".h", ".pxd"))]
    assert "arabic_norm/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {
        "arabic_norm",
        "arabic_norm_pipeline",
    }
    assert wheel.stat().st_size <= MOST_BYTES


def test_the_wheel_passes_the_tests_without_the_source(wheel, install):
    folder, python = install(wheel)
    assert implementation_of(python, folder) == ("c", "compiled")
    chosen = [f"tests/test_{name}.py" for name in NEED_NO_SOURCE]
    run(
        python,
        "-m",
        "pytest",
        "-q",
        "-m",
        "not full and not timed and not processes and not long",
        *chosen,
        cwd=folder,
    )


def test_without_a_compiler_the_sdist_gives_all_in_python(uncompiled, install):
    folder, python = install(uncompiled[0])
    assert implementation_of(python, folder) == ("python", "python")
    # not the laws: .ci/run checks them in Python
    run(python, "-m", "pytest", "-q", "tests/test_api.py", cwd=folder)


def test_the_sdist_holds_the_c_of_the_rules_and_asks_for_no_cython(sdist, tmp_path):
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    folder = source / "arabic_norm" / "_compiled"
    made = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.c")}
    assert made == places_of_c()
    program = "from setuptools import build_meta as b; print(b.get_requires_for_build_wheel())"
    assert run(sys.executable, "-c", program, cwd=source).splitlines()[-1] == "[]"


def test_without_a_compiler_pip_says_what_was_left_out(uncompiled):
    _, said = uncompiled
    assert "left out: arabic_norm.kernel._kernel, arabic_norm.kernel._utf8" in said
    assert "left out: the compiled rules: they did not compile" in said


def test_the_index_of_packages_takes_them(built):
    require(importlib.util.find_spec("twine"), "twine")
    packages = sorted((built / "dist").iterdir())
    run(sys.executable, "-m", "twine", "check", "--strict", *packages, cwd=built)
