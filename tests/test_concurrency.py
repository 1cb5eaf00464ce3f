"""Many at once: threads, forked and spawned processes, interpreters within one process."""

import multiprocessing
import os
import subprocess
import sys
import textwrap
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from everything import MINE, PAGE, everything

from arabic_norm import implementation, kernel

pytestmark = pytest.mark.processes


def run(program, **environment):
    """Return what a new Python prints, which has imported and compiled nothing of ours."""
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env=os.environ | {"PYTHONPATH": path} | environment,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


FIRST_USE = """
    import sys, threading
    from concurrent.futures import ThreadPoolExecutor

    sys.setswitchinterval(1e-6)
    together = threading.Barrier(16)

    def work(number):
        together.wait()
        from everything import PAGE, everything
        return everything(PAGE)

    with ThreadPoolExecutor(16) as threads:
        found = list(threads.map(work, range(16)))
    print(all(one == found[0] for one in found))
"""


@pytest.mark.parametrize("pure", ["0", "1"], ids=["kernel in C", "kernel in Python"])
def test_threads_import_and_use_the_library_for_the_first_time_together(pure):
    """Patterns are compiled, tables fused and calls gathered in all of them."""
    assert run(FIRST_USE, ARABIC_NORM_PURE=pure) == "True"


def test_threads_share_pipelines():
    pages = [f"{number}. {PAGE}" for number in range(50)]
    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(everything, pages)) == list(map(everything, pages))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_process_goes_on_with_what_was_made():
    expected = everything(PAGE)
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as processes:
        assert list(processes.map(everything, [PAGE] * 4)) == [expected] * 4


def test_spawned_processes_are_sent_pipelines_by_name():
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as processes:
        for ask in (MINE, MINE.align, MINE.edits, MINE.check):
            argument = MINE.fingerprint if ask == MINE.check else PAGE
            assert processes.submit(ask, argument).result() == ask(argument)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="locks of their own are 3.12's")
@pytest.mark.skipif(kernel.NAME != "c", reason="the kernel in Python holds nothing to be parted")
def test_each_interpreter_of_a_process_has_a_library_of_its_own():
    assert run("import subinterpreters; subinterpreters.main()") == ""


REPAIRED = """
    import arabic_norm
    from subinterpreters import said_inside

    program = '''
    import arabic_norm
    said = f"{arabic_norm.implementation().rules} {arabic_norm.repair_quotes('»نعم«')}"
    '''
    assert arabic_norm.implementation().rules == "compiled"
    print(said_inside(program.replace("\\n    ", "\\n"), own_lock=False))
"""


@pytest.mark.skipif(implementation().rules != "compiled", reason="rules in Python run anywhere")
def test_another_interpreter_of_a_process_runs_the_rules_in_python():
    """Cython's modules are loaded into one interpreter of a process."""
    assert run(REPAIRED) == "python «نعم»"
