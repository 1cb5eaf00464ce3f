"""One target under atheris, in a process of its own: ``python -m fuzz.child FOLDER TARGET ...``.

It imports the kernel that `fuzz.build` made; what follows TARGET goes to libFuzzer.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys

import atheris


def main() -> None:
    """Fuzz for so many seconds of processor time as FUZZ_SECONDS says, or replay files."""
    folder, target, *arguments = sys.argv[1:]
    sys.path.insert(0, f"{folder}/lib")
    importlib.import_module("fuzz.pure")
    with atheris.instrument_imports(include=["arabic_norm"]):
        targets = importlib.import_module("fuzz.targets")
    library = sys.modules["arabic_norm"]
    assert library.implementation() == ("c", "compiled")
    assert str(library.__file__).startswith(folder)
    atheris.Setup([sys.argv[0], *arguments], targets.TARGETS[target])
    # libFuzzer knows a limit by the clock, but other programs may have the processor meanwhile;
    # at SIGUSR1 it stops and says what it did
    signal.signal(signal.SIGPROF, lambda *_: os.kill(os.getpid(), signal.SIGUSR1))
    signal.setitimer(signal.ITIMER_PROF, float(os.environ.get("FUZZ_SECONDS", "0")))
    atheris.Fuzz()


main()
