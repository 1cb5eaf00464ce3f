"""The command as a process: how quickly it starts, in which environments it runs."""

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from running import ARABIC_NORM, run

from arabic_norm.cli import main
from arabic_norm.cli.inputs import is_file, looks_like_a_file

ROOT = Path(__file__).parents[1]


def processor_time(command, bytecode):
    """Return the processor time that a process of the command takes, in seconds.

    ``bytecode``: the folder of its compiled modules, which the first process fills, since one that
    is installed has them too.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.timed
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["normalize", "أهـــلا"]])
def test_it_starts_in_one_and_a_half_times_what_importing_takes(arguments, tmp_path):
    commands = [sys.executable, "-c", "import arabic_norm"], [*ARABIC_NORM, *arguments]
    # turn by turn, since a busy machine is slow for both
    rounds = [[processor_time(command, tmp_path) for command in commands] for _ in range(7)]
    importing, starting = map(statistics.median, zip(*rounds[1:], strict=True))
    assert starting <= 1.5 * importing


#: what a short text needs nothing of
HEAVY = ["regex", "rich", "pyarrow", "zstandard", "shtab", "charset_normalizer", "typer", "click"]
HEAVY += ["difflib", "multiprocessing.connection", "concurrent.futures", "tomllib"]


@pytest.mark.full
def test_what_is_heavy_is_loaded_when_it_is_needed():
    program = (
        "import sys; from arabic_norm.cli import main; main(['normalize', 'أهـــلا']); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT)
    assert done.stdout.decode().splitlines() == ["اهلا", "[]"]


def test_version_says_what_runs(capfd):
    assert main(["--version"]) == main(["-V"]) == 0
    runs = r"kernel: (c|python); rules: (compiled|python); Python 3\.\d+\.\d+\S* on \S+ \S+"
    pattern = rf"arabic-norm \S+ \({runs}\)"
    assert all(re.fullmatch(pattern, line) for line in capfd.readouterr().out.splitlines())


COMMANDS = ["normalize", "check", "sentences", "chunks", "explain", "audit", "export", "steps"]


@pytest.mark.parametrize("subcommand", COMMANDS)
def test_every_help_has_examples_and_exit_codes(capfd, subcommand):
    assert main([subcommand, "-h"]) == main([subcommand, "--help"]) == 0
    out, error = capfd.readouterr()
    assert error == ""
    for part in (f"usage: arabic-norm {subcommand}", "examples:", "exit codes: 0 done"):
        assert out.count(part) == 2 or (part == "exit codes: 0 done" and out.count("exit codes: 0"))
    if subcommand not in {"steps"}:
        assert "[default: " in out


def test_a_mistyped_command_or_option_is_answered_with_what_was_meant(capfd):
    for arguments, said in (
        (["normalise"], "there is no command 'normalise'; did you mean normalize?"),
        (["أهلا"], "did you mean: arabic-norm normalize أهلا"),
        (["normalize", "--pipelin", "x"], "there is no option --pipelin; did you mean --pipeline?"),
        (["--versio"], "there is no option --versio; did you mean --version?"),
    ):
        assert main(arguments) == 2
        out, error = capfd.readouterr()
        assert (out, error.count("\n")) == ("", 1)
        assert said in error


#: an argument, whether it is a file's name and not a text
NAMES = [
    (r"C:\texts\page.txt", True),
    (r"C:\texts", True),
    (r"..\texts\page", True),
    (r"\\server\share\page.txt", True),
    ("texts/*.txt", True),
    ("corpus", True),
    ("مكتبة.txt", True),
    ("مكتبة", False),
    ("قال: C:\\texts", False),
    ("و/أو", False),
    ("\udce3\udce1", False),  # bytes that are not UTF-8: a text, whose encoding is told
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_what_is_a_name_and_what_a_text(name, expected):
    assert is_file(name) is expected
    assert not looks_like_a_file("مكتبة")


def test_a_dash_is_standard_input():
    done = run("normalize", "-", stdin="أ\n".encode())
    assert (done.returncode, done.stdout.decode()) == (0, "ا\n")
    assert run("explain", "-", stdin="بـب".encode()).stdout.decode().startswith("1..2")
    assert b"named twice" in run("normalize", "-", "-").stderr


PLAIN = {
    "LC_ALL=C": {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii"},
    "TERM=dumb": {"TERM": "dumb"},
    "NO_COLOR": {"NO_COLOR": "1"},
    "narrow": {"COLUMNS": "40"},
    "no HOME": {"HOME": ""},
}


@pytest.mark.full
@pytest.mark.parametrize("environment", PLAIN.values(), ids=PLAIN)
def test_text_comes_out_as_utf8_in_any_environment(tmp_path, environment):
    environment = {**os.environ, **environment}
    done = run("normalize", "أهـــلاً", env=environment, cwd=tmp_path)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "اهلا\n", b"")
    done = run("explain", "أهـــلاً", env=environment, cwd=tmp_path)
    assert b"\x1b" not in done.stdout
    (tmp_path / "كتاب.txt").write_text("أهـــلا\n", encoding="utf-8")
    done = run("check", "كتاب.txt", "--no-config", env=environment, cwd=tmp_path)
    assert done.stdout.decode() == "كتاب.txt: would change: 1 of 1 document\n"
    assert run("normalize", "قهوة.txt", env=environment, cwd=tmp_path).returncode == 2


@pytest.mark.full
def test_prose_of_helps_fits_a_narrow_terminal():
    shown = run("check", "--help", env={**os.environ, "COLUMNS": "50"}).stdout.decode()
    prose = shown.split("examples:")[0]
    assert max(map(len, prose.splitlines())) <= 50


@pytest.mark.full
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_what_the_shell_can_read(tmp_path, shell):
    pytest.importorskip("shtab")
    environment = {**os.environ, "HOME": str(tmp_path)}
    script = run("--print-completion", shell).stdout.decode()
    assert "--in-place" in script
    done = run("--install-completion", shell, env=environment)
    assert done.returncode == 0
    path = Path(done.stderr.decode().split(" is in ")[1].split(";")[0])
    assert path.read_text("utf-8").strip() == script.strip()
    if shutil.which(shell):
        assert subprocess.run([shell, "-n", path], capture_output=True).stderr == b""


def test_completion_of_another_shell_is_refused(capfd):
    assert main(["--install-completion", "csh"]) == main(["--install-completion"]) == 2
    assert "name a shell, of bash, zsh, fish, tcsh, powershell" in capfd.readouterr().err


@pytest.mark.full
@pytest.mark.skipif(not shutil.which("iconv"), reason="the page's session needs iconv")
def test_the_page_of_the_command_is_real():
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "command_page.py", "--check"], capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_explain_and_sentences_as_json(capfd):
    assert main(["explain", "بـب", "--json"]) == 0
    assert '"step": "strip_tatweel"' in capfd.readouterr().out
    assert main(["sentences", "أين المكتبة؟ هناك.", "--json"]) == 0
    assert capfd.readouterr().out.splitlines() == [
        '{"document": 1, "text": "أين المكتبة؟", "start": 0, "end": 12}',
        '{"document": 1, "text": "هناك.", "start": 13, "end": 18}',
    ]
