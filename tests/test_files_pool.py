"""Work in several processes: order, errors, and no process left behind, however it ends."""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest
from running import interruptible

from arabic_norm.files.errors import Refused
from arabic_norm.files.pool import in_order

pytestmark = pytest.mark.processes


def double(number):
    """Take the longer the smaller the number is, so that later ones are done first."""
    time.sleep(0.02 if number % 5 == 0 else 0)
    return 2 * number


def fail_at_three(number):
    if number == 3:
        raise Refused("three")
    return number


def die_at_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def sleep_long(seconds):
    time.sleep(seconds)


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_results_come_in_the_order_of_the_tasks(jobs, count):
    assert list(in_order(double, range(count), jobs)) == [(n, 2 * n) for n in range(count)]
    assert multiprocessing.active_children() == []


def test_tasks_are_taken_few_at_a_time():
    taken = []
    results = in_order(double, (taken.append(n) or n for n in range(1000)), 2)
    for _ in range(10):
        next(results)
    assert len(taken) <= 10 + 2 * 2
    results.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_comes_in_its_place(jobs):
    results = in_order(fail_at_three, range(1000), jobs)
    assert [next(results) for _ in range(3)] == [(n, n) for n in range(3)]
    with pytest.raises(Refused, match="three"):
        next(results)
    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_is_an_error_and_not_waited_for():
    with pytest.raises(
        Refused, match="a worker process was killed, perhaps because memory ran out"
    ):
        list(in_order(die_at_three, range(1000), 2))
    assert multiprocessing.active_children() == []


def test_nobody_waits_for_work_that_is_no_longer_wanted():
    results = in_order(sleep_long, [0, 60, 60, 60], 2)
    next(results)
    start = time.monotonic()
    results.close()
    assert time.monotonic() - start < 10
    assert multiprocessing.active_children() == []


@pytest.fixture
def script(tmp_path):
    """Run a program in a group of processes of its own; whoever is left of it is killed."""
    started = []

    def run(text):
        path = tmp_path / "program.py"
        path.write_text(text)
        here = os.path.dirname(__file__)  # the program imports this module, and that one its own
        folders = os.pathsep.join([os.getcwd(), here, os.environ.get("PYTHONPATH", "")])
        program = interruptible(
            [sys.executable, path],
            env={**os.environ, "PYTHONPATH": folders},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        started.append(program)
        return program

    yield run
    for program in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.communicate()


#: Starts workers that work for a minute, and says so when they do.
AT_WORK = """
from tests.test_files_pool import sleep_long
from arabic_norm.files.pool import in_order
if __name__ == "__main__":
    results = in_order(sleep_long, [0, 60, 60, 60], 2)
    next(results)
    print("at work", flush=True)
    next(results)
"""


def test_no_process_outlives_a_parent_that_is_killed(script):
    parent = script(AT_WORK)
    assert parent.stdout.readline() == b"at work\n"
    parent.kill()
    parent.wait()
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            os.killpg(parent.pid, 0)  # is there anybody?
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a worker outlived its parent")


#: Says that workers are on their way, and waits for Ctrl-C.
INTERRUPTED = """
from tests.test_files_pool import sleep_long
from arabic_norm.files.pool import in_order
def tasks():
    print("started", flush=True)
    yield from [60, 60]
if __name__ == "__main__":
    try:
        list(in_order(sleep_long, tasks(), 2))
    except KeyboardInterrupt:
        print("interrupted")
"""


@pytest.mark.parametrize("after", [0, 0.1, 0.3, 1])
def test_ctrl_c_is_the_parents_alone_also_while_workers_start(script, after):
    parent = script(INTERRUPTED)
    assert parent.stdout.readline() == b"started\n"
    time.sleep(after)
    os.killpg(parent.pid, signal.SIGINT)  # as a terminal does: also to the workers
    assert parent.communicate(timeout=30) == (b"interrupted\n", b"")
    assert parent.returncode == 0
