"""nox: the suite on every Python, with and without the kernel in C, and with old dependencies."""

import nox

PYTHONS = ["3.10", "3.11", "3.12", "3.13"]
#: The oldest releases that pyproject.toml allows.
OLDEST = ["regex==2023.3.22", "pyarabic==0.6.15"]

nox.options.sessions = ["tests", "lint"]


@nox.session(python=PYTHONS)
@nox.parametrize("kernel", ["c", "python"])
def tests(session: nox.Session, kernel: str) -> None:
    """The quick suite."""
    session.install("-e", ".[cli,test]")
    session.run("pytest", "-q", env={"ARABIC_NORM_PURE": "1" if kernel == "python" else "0"})


@nox.session(python="3.10")
def oldest(session: nox.Session) -> None:
    """The quick suite with the oldest dependencies."""
    session.install("-e", ".[cli,test]", *OLDEST)
    session.run("pytest", "-q")


@nox.session
def lint(session: nox.Session) -> None:
    """Style and types."""
    session.install("-e", ".[cli,test,lint]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """The site, every link followed."""
    session.install("-e", ".[cli,test,docs]")
    session.run("pytest", "-q", "-m", "full", "tests/test_site.py")
