"""The library, its kernel and compiled rules under AddressSanitizer and UBSan.

Both sanitizers and libFuzzer must come first in a process, from one library: so it is made here,
of clang's own archives, as atheris expects it (its "using sanitizers" page says why).
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from fuzz import ROOT

_COMPILE = (
    "-g -fsanitize=address,undefined -fno-sanitize-recover=all "
    "-fsanitize-coverage=inline-8bit-counters,pc-table,trace-cmp"
)


def runtime(folder: Path) -> Path:
    """Return the library to preload; made when it is not there."""
    found = folder / "asan_with_fuzzer.so"
    if not found.exists():
        asan, fuzzer = map(_archive, ("asan", "fuzzer_no_main"))
        ours = shutil.copy(asan, folder / "asan.a")
        # what would run before the process has any library
        subprocess.run(["ar", "d", ours, "asan_preinit.cpp.o"], check=True)
        whole = ["-Wl,--whole-archive", fuzzer, ours, "-Wl,--no-whole-archive"]
        libraries = ["-lpthread", "-ldl", "-lrt", "-lm"]
        subprocess.run(["clang++", "-shared", "-o", found, *whole, *libraries], check=True)
    return found


def package(folder: Path) -> None:
    """Build the package into ``folder/lib``, unless what is there is newer than the source."""
    made = folder / "lib" / "made"
    source = (path for path in (ROOT / "arabic_norm").rglob("*.*") if path.suffix in _SOURCE)
    newest = max(path.stat().st_mtime for path in source)
    if made.exists() and made.stat().st_mtime >= newest:
        return
    environment = {
        **os.environ,
        "CC": "clang",
        "LDSHARED": "clang -shared",
        "CFLAGS": _COMPILE,
    }
    places = ["--build-base", folder / "tmp", "--build-lib", folder / "lib"]
    command = [sys.executable, "setup.py", "-q", "build", *places]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    made.touch()


_SOURCE = {".py", ".pxd", ".c", ".h"}


def _archive(name: str) -> str:
    file = f"libclang_rt.{name}-{platform.machine()}.a"
    command = ["clang", f"-print-file-name={file}"]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    if found == file:
        raise FileNotFoundError(f"clang has no {file}: install its runtime (libclang-rt-dev)")
    return found
