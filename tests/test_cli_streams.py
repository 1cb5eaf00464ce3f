"""The command between pipes: what comes when, who leaves when, what is closed."""

import os
import select
import subprocess
import sys

import pytest
from running import ARABIC_NORM, run

pytestmark = [
    pytest.mark.full,  # each starts the command, some several times
    pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX's pipes"),
]

LINE, CLEAN = "أهـــلاً\n", "اهلا\n"


@pytest.fixture
def started():
    """Start the command with its standard input open; return what writes to it and what reads."""
    runs = []

    def start(*arguments, stdin=subprocess.PIPE, **options):
        run = subprocess.Popen(
            [*ARABIC_NORM, *map(str, arguments)], stdin=stdin, stdout=subprocess.PIPE, **options
        )
        runs.append(run)

        def read():
            assert select.select([run.stdout], [], [], 30)[0], "nothing comes out"
            return os.read(run.stdout.fileno(), 1 << 16).decode("utf-8", "replace")

        return run, read

    yield start
    for one in runs:
        one.kill()
        one.communicate()


#: arguments; what is written in turn, and what comes of it at once
AS_IT_COMES = [
    (["normalize"], [(LINE, CLEAN), (LINE * 2, CLEAN * 2)]),
    (["sentences"], [(LINE, LINE), (LINE * 2, LINE * 2)]),
    (["sentences", "-p", "index"], [(LINE, CLEAN), (LINE, CLEAN)]),
    (
        ["normalize", "--format", "jsonl"],
        [('{"text": "أ"}\n{"te', '{"text": "ا"}\n'), ('xt": "أ"}\n', '{"text": "ا"}\n')],
    ),
    (
        ["normalize", "--format", "csv"],
        [('text\n"أ\nأ"\n"أ', 'text\n"ا\nا"\n'), ('\nأ"\n', '"ا\nا"\n')],
    ),
    (
        ["normalize", "--sentences"],
        [
            ("أ\n", '{"line": 1, "text": "ا", "text_start": 0, "text_end": 1}\n'),
            ("ب\n", '{"line": 2, "text": "ب", "text_start": 0, "text_end": 1}\n'),
        ],
    ),
]


@pytest.mark.parametrize(("arguments", "turns"), AS_IT_COMES)
def test_lines_come_out_as_they_come_in(started, arguments, turns):
    run, read = started(*arguments)
    for given, expected in turns:
        run.stdin.write(given.encode())
        run.stdin.flush()
        assert read() == expected


def test_lines_of_a_named_pipe_come_out_as_they_come_in(started, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    _, read = started("normalize", pipe)
    with pipe.open("w", encoding="utf-8", buffering=1) as writing:
        writing.write(LINE)
        assert read() == CLEAN


def test_a_stream_that_is_not_ready_has_not_ended(started):
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    _, read = started("normalize", stdin=reading)
    for _ in range(2):
        os.write(writing, LINE.encode())
        assert read() == CLEAN
    os.close(reading)
    os.close(writing)


WORDS = "باب كبير " * 60 + "\n"


def peak(megabytes, *arguments):
    """Return how much memory the command takes at most for a stream so long, in megabytes."""
    reading, writing = os.pipe()
    run = subprocess.Popen(
        [*ARABIC_NORM, *arguments], stdin=reading, stdout=subprocess.DEVNULL, close_fds=True
    )
    os.close(reading)
    block = (WORDS * 100).encode()
    with open(writing, "wb") as pipe:
        for _ in range(megabytes * 1_000_000 // len(block) + 1):
            pipe.write(block)
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    assert run.returncode == 0
    return usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


@pytest.mark.processes
@pytest.mark.parametrize("arguments", [["normalize", "-p", "lucene"], ["sentences"]])
def test_memory_does_not_grow_with_the_stream(arguments):
    assert peak(12, *arguments) < peak(2, *arguments) + 8


@pytest.mark.parametrize(
    "arguments",
    [["normalize"], ["normalize", "-p", "lucene", "--whole", "long.txt"], ["sentences"]],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_ends_the_command_without_a_word(
    started, tmp_path, arguments, unbuffered
):
    (tmp_path / "long.txt").write_text(LINE * 500_000, encoding="utf-8")
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    run, read = started(*arguments, stderr=subprocess.PIPE, cwd=tmp_path, env=environment)
    if "long.txt" not in arguments:
        run.stdin.write(LINE.encode())
        run.stdin.flush()
    assert read()
    run.stdout.close()
    run.stdin.write(LINE.encode())  # still nobody's end
    run.stdin.flush()
    assert run.wait(30) == 141
    assert run.stderr.read() == b""
    run.stdout = None


def test_an_endless_stream_and_head():
    piped = f'yes "أهـــلاً" | {" ".join(ARABIC_NORM)} normalize | head -n 2'
    done = subprocess.run(piped, shell=True, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, CLEAN * 2, b"")


@pytest.mark.parametrize("arguments", ["steps", "--help", "explain أهـلا", "export javascript"])
def test_a_reader_that_is_gone_from_the_beginning(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*ARABIC_NORM, *arguments.split()], stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


#: what the shell closes, arguments, exit code, the line
CLOSED = [
    ("<&-", "normalize", 2, "standard input is closed, and no file is named"),
    ("<&-", "sentences", 2, "standard input is closed, and no file is named"),
    ("<&-", "audit", 2, "standard input is closed, and no file is named"),
    ("<&-", "explain", 2, "standard input is closed, and no file is named"),
    (">&-", "normalize page.txt", 2, "standard output is closed"),
    (">&-", "sentences page.txt", 2, "standard output is closed"),
    (">&-", "explain page.txt", 2, "standard output is closed"),
    (">&-", "steps", 2, "standard output is closed"),
    ("<&- >&-", "normalize page.txt -o out.txt -q", 0, ""),
    ("2>&-", "normalize page.txt -o out.txt", 0, ""),
    ("2>&-", "normalize none.txt", 2, ""),
    ("0>page.txt", "normalize", 2, "standard input: Bad file descriptor"),
    ("1</dev/null", "normalize page.txt", 2, "standard output: Bad file descriptor"),
]


@pytest.mark.parametrize(("closed", "arguments", "code", "line"), CLOSED)
def test_a_standard_stream_that_is_closed(tmp_path, closed, arguments, code, line):
    (tmp_path / "page.txt").write_text(LINE, encoding="utf-8")
    command = f"{' '.join(ARABIC_NORM)} {arguments} {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=tmp_path, timeout=60)
    assert done.returncode == code
    assert done.stderr.decode() == (f"arabic-norm: {line}\n" if line else "")
    if "-o" in arguments:
        assert (tmp_path / "out.txt").read_text(encoding="utf-8") == CLEAN


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("arguments", ["normalize", "sentences", "audit", "explain", "steps"])
def test_a_full_disk_behind_standard_output(arguments):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*ARABIC_NORM, arguments], input=LINE.encode(), stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert done.stderr == b"arabic-norm: standard output: No space left on device\n"


@pytest.mark.parametrize("arguments", [["normalize"], ["sentences"], ["normalize", "--whole"]])
def test_a_line_of_50_mb(arguments):
    line = "أهـــلاً بكم. " * 2_200_000
    done = run(*arguments, stdin=line.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count("بكم.".encode()) == 2_200_000
