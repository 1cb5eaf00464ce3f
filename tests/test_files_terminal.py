"""On a terminal the run shows a bar; the terminal is left as it was found."""

import fcntl
import os
import pty
import re
import signal
import struct
import termios

import pytest
from running import COMMAND, interruptible, large, until_written

pytestmark = pytest.mark.processes

CONTROL = re.compile(r"\x1b\[[?\d;]*[A-Za-z]")
SHOW_CURSOR = "\x1b[?25h"


@pytest.fixture
def terminal(tmp_path):
    """Start the command on a terminal of 80 columns; return the run and what reads the screen."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    source = tmp_path / "in.jsonl"
    large(source, 8 << 20)
    environment = {**os.environ, "TERM": "xterm"}
    environment.pop("COLUMNS", None)
    command = [*COMMAND, source, "-o", tmp_path / "out.jsonl", "-p", "lucene"]
    run = interruptible(command, stderr=slave, env=environment)
    os.close(slave)

    def screen():
        data = b""
        try:
            while chunk := os.read(master, 1 << 16):
                data += chunk
        except OSError:  # Linux's way to say that nobody writes any more
            pass
        return data.decode()

    yield run, screen
    run.kill()
    run.wait()
    os.close(master)


def test_a_bar_shows_bytes_documents_rate_and_time_left(terminal):
    run, screen = terminal
    shown = screen()
    assert run.wait() == 3
    frames = [CONTROL.sub("", frame) for frame in re.split(r"[\r\n]+", shown)]
    bars = [frame for frame in frames if re.search(r"━.* \d\.\d/8\.\d MB", frame)]
    full = re.compile(r"[━╸╺ ]+ \d\.\d/8\.\d MB [\d,]+ documents \d+\.\d MB/s \d:\d\d:\d\d")
    assert any(full.fullmatch(bar) for bar in bars)
    assert all(len(bar) <= 80 for bar in bars)
    shares = [float(re.search(r"(\d\.\d)/8", bar)[1]) for bar in bars]
    assert shares == sorted(shares)
    assert shares.count(8.0) <= len(shares) / 4, "what is done, not what is read"
    assert shown.index(SHOW_CURSOR) < shown.index("rejected, see")


def test_ctrl_c_leaves_the_terminal_as_it_was(terminal, tmp_path):
    run, screen = terminal
    until_written(tmp_path / "out.jsonl")
    os.killpg(run.pid, signal.SIGINT)
    shown = screen()
    assert run.wait() == 130
    after = shown[shown.rindex(SHOW_CURSOR) :]
    assert CONTROL.sub("", after).strip() == "arabic-norm: interrupted; --resume goes on"
