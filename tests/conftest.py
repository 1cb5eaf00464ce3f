"""What the tests share: hypothesis profiles, the evaluation data where there is any."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

import arabic_norm  # noqa: F401 - pyarabic, which some tests import too, warns when it is compiled

#: A program of its own (test_memory.py runs it), which cannot be imported without the kernel in C.
collect_ignore = ["starving.py"]

settings.register_profile("coverage", max_examples=20, deadline=None)
# The same examples in every run, as Hypothesis's own profile for CI has it: a failure is the
# change's. `long` draws anew.
settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("full", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=100_000, deadline=None)
settings.register_profile(
    "mutation", max_examples=25, deadline=None, derandomize=True, database=None
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


#: Files that take minutes.
LONGEST = ["test_packaging", "test_exhaustive", "test_fuzz", "test_mutation"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first: at the end, one of them would keep one worker busy alone."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of evaluation data that ARABIC_NORM_DATA names; without it the test is skipped."""
    folder = os.environ.get("ARABIC_NORM_DATA")
    if not folder:
        pytest.skip("ARABIC_NORM_DATA names no folder of evaluation data")
    return Path(folder)


#: The reference and the kernel in C; a test module that is about others names its own.
KERNELS = ("_python", "_kernel")


@pytest.fixture(scope="module", params=["in Python", "in C"])
def kernel(request):
    """Both kernels in turn."""
    return _kernel(request, request.param == "in C")


@pytest.fixture(scope="module")
def compiled(request):
    """The kernel in C, to compare with the reference."""
    return _kernel(request, True)


def _kernel(request, in_c):
    name = getattr(request.module, "KERNELS", KERNELS)[in_c]
    return pytest.importorskip(f"arabic_norm.kernel.{name}", exc_type=ImportError)
