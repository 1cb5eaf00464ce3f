"""docs/corpus.md shows a real session: its commands print what stands there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

PAGE = Path(__file__).parents[1] / "docs" / "corpus.md"


def sessions():
    """Yield each command of the page with what it prints."""
    for block in re.findall(r"```console\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            yield command.split("\n", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="the session is a POSIX shell's")
def test_the_session_is_real(tmp_path):
    commands = list(sessions())
    assert len(commands) >= 8
    (_, corpus), *rest = commands
    (tmp_path / "corpus.jsonl").write_text(corpus.rstrip("\n") + "\n", encoding="utf-8")
    python = f"PYTHONPATH={shlex.quote(str(PAGE.parents[1]))} {shlex.quote(sys.executable)}"
    for command, expected in rest:
        done = subprocess.run(
            command.replace("arabic-norm", f"{python} -m arabic_norm", 1),
            shell=True,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert done.stdout.decode() == expected.rstrip("\n") + ("\n" if expected.strip() else "")
