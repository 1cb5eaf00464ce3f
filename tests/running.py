"""The command as a process, and a corpus that takes it a second or two."""

import contextlib
import gzip
import signal
import subprocess
import sys
import time

import zstandard

ARABIC_NORM = [sys.executable, "-m", "arabic_norm"]
COMMAND = [*ARABIC_NORM, "normalize"]
#: The same, but each block is noted in the journal, so that little work is enough to be killed in.
NOTING = """
import arabic_norm.files.run as run
run._NOTE_EVERY = 0
from arabic_norm.__main__ import main
main()
"""
NOTING_COMMAND = [sys.executable, "-c", NOTING, "normalize"]
BAD = '{"id": 8, "text": 5}\n'


def run(*arguments, stdin=b"", **options):
    return subprocess.run(
        [*ARABIC_NORM, *map(str, arguments)], input=stdin, capture_output=True, **options
    )


def normalize(*arguments, stdin=b"", **options):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, **options
    )


def interruptible(command, **options):
    """Start a process in a session of its own. Ctrl-C reaches it also where this process ignores
    that, and would hand the ignoring on: under nohup, in a shell's background, in some CIs."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(command, start_new_session=True, **options)
    finally:
        signal.signal(signal.SIGINT, before)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def large(path, size):
    """Write so many bytes of records to the file, one in 4000 of which cannot be read."""
    kind = path.name.split(".")[1]
    bad = {"txt": b"\xc3\n", "jsonl": BAD.encode(), "csv": b"8\n"}[kind]
    row = {"txt": "{1}", "jsonl": '{{"id": {0}, "text": "{1}"}}', "csv": '{0},"{1}"'}[kind]
    records = "".join(row.format(n, f"أهـــلاً بكم في المكتبة {n}") + "\n" for n in range(4000))
    poisoned = records.encode() + bad
    data = poisoned * (size // len(poisoned) + 1)
    if kind == "csv":
        data = b"id,text\n" + data
    pack = {".gz": gzip.compress, ".zst": zstandard.compress}.get(path.suffix, bytes)
    path.write_bytes(pack(data))


def until_written(out):
    """Wait until the journal of a run says that something is written."""
    journal = out.with_name(out.name + ".journal")
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with contextlib.suppress(FileNotFoundError):
            if len(journal.read_bytes().splitlines()) > 2:
                return
        time.sleep(0.01)
    raise AssertionError("nothing was noted in the journal")
