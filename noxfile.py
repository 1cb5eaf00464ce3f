"""nox: the suite on every Python, compiled and in Python alone, and with old dependencies."""

import shutil
from pathlib import Path

import nox

PYTHONS = ["3.10", "3.11", "3.12", "3.13", "3.14"]
#: The oldest releases that pyproject.toml allows.
OLDEST = [
    "regex==2023.3.22",
    "pyarabic==0.6.15",
    "shtab==1.7.1",
    "charset-normalizer==3.1.0",
    "rich==13.0.0",
    "zstandard==0.21.0",
    "pyarrow==16.0.0",
    "pytest==8.2.0",
    "pytest-xdist==3.6.1",
    "hypothesis==6.103.0",
    "sybil==8.0.0",
]

#: A file's tests stay together: those of a page of the guide read one another's names.
PARALLEL = ["-n", "auto", "--dist", "loadfile"]

nox.options.sessions = ["tests", "lint"]


@nox.session(python=PYTHONS)
@nox.parametrize("run", ["compiled", "rules in Python", "all in Python"])
def tests(session: nox.Session, run: str) -> None:
    """The quick suite."""
    session.install("-e", ".[cli,test]")
    environment = {
        "ARABIC_NORM_PURE": "1" if run == "all in Python" else "0",
        "ARABIC_NORM_RULES": "python" if run == "rules in Python" else "",
    }
    session.run("pytest", "-q", *PARALLEL, env=environment)
    session.run("pytest", "-q", "-m", "(timed or processes) and not full", env=environment)


@nox.session(python=PYTHONS)
def package(session: nox.Session) -> None:
    """The sdist in dist/, built and tested in an empty environment, away from the source tree."""
    (sdist,) = Path("dist").resolve().glob("*.tar.gz")
    tests = Path("tests").resolve()
    session.install(f"arabic-norm-pipeline[cli] @ {sdist.as_uri()}", "pytest", "hypothesis")
    folder = Path(session.create_tmp()).resolve()
    session.chdir(folder)
    shutil.copytree(tests, folder / "tests", dirs_exist_ok=True)
    program = "import arabic_norm as a; assert a.implementation() == ('c', 'compiled')"
    session.run("python", "-W", "error", "-c", program)
    chosen = [f"tests/test_{name}.py" for name in ("api", "kernel", "quotes", "sentences", "cli")]
    session.run("pytest", "-q", "-m", "not full", *chosen)
    session.run("arabic-norm", "--version")


@nox.session(python="3.10")
def oldest(session: nox.Session) -> None:
    """The quick suite with the oldest dependencies."""
    session.install("-e", ".[cli,test]", *OLDEST)
    session.run("pytest", "-q", *PARALLEL)


@nox.session(python="3.11")
def coverage(session: nox.Session) -> None:
    """The branches that the quick suite runs, and columns through each door; 98 % or it fails."""
    session.install("-e", ".[cli,test,engines]", "coverage>=7.10")
    session.run("coverage", "erase")
    # compiled rules have no lines that are counted
    profile = {"HYPOTHESIS_PROFILE": "coverage", "ARABIC_NORM_RULES": "python"}
    quick = ["-m", "not full and not long and not timed and not processes"]
    session.run("coverage", "run", "-m", "pytest", "-q", *quick, env=profile)
    doors = ["tests/test_columns.py", "tests/test_batches.py"]
    session.run("coverage", "run", "-m", "pytest", "-q", "-m", "full", *doors, env=profile)
    session.run("coverage", "combine", "-q")
    session.run("coverage", "report")


@nox.session(python="3.11")
def long(session: nox.Session) -> None:
    """The laws on 100,000 examples each; hours."""
    session.install("-e", ".[cli,test]")
    session.run("pytest", "-q", "tests/test_laws.py", env={"HYPOTHESIS_PROFILE": "long"})


@nox.session
def lint(session: nox.Session) -> None:
    """Style and types."""
    session.install("-e", ".[cli,test,lint]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Each target for a minute; needs clang. ``nox -s fuzz -- --seconds 1800`` for longer."""
    session.install("-e", ".[cli,files,test,fuzz]")
    session.run("python", "-m", "fuzz", *(session.posargs or ["--seconds", "60"]))


@nox.session
def mutation(session: nox.Session) -> None:
    """Mutants of edits, pipeline, units and steps; hours: ``nox -s mutation -- --sample 300``."""
    session.install("-e", ".[test]")
    session.run("python", "tools/mutation.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """The site, every link followed."""
    session.install("-e", ".[cli,test,docs]")
    session.run("pytest", "-q", "-m", "full", "tests/test_site.py")
