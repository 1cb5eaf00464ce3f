"""The peers: what is installed for each, and the process that runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
#: Where Debian's liblucene8-java lays its archives, each with its version in the name.
JARS = Path("/usr/share/java")


@dataclass(frozen=True)
class Peer:
    """A system to measure; ``packages`` go into an environment of its own.

    ``source`` is where a peer without packages, which is ourselves, is imported from.
    """

    name: str
    jobs: tuple[str, ...]
    packages: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    python: str = sys.executable
    source: Path = HERE.parent


PEERS = [
    Peer("arabic_norm", ("fold", "fold in a batch", "index", "align", "sentences")),
    Peer("arabic_norm, pure Python", ("fold",)),
    Peer("copy", ("fold",)),
    Peer("Lucene", ("fold",)),
    Peer("arabic-norm (Rust)", ("fold",), ("arabic-norm==0.1.0",)),
    Peer("arabic-normalize (Rust)", ("fold",), ("arabic-normalize==0.1.0",)),
    Peer("pyarabic", ("fold", "sentences"), ("pyarabic==0.6.15",)),
    # all its dependencies are gigabytes, and the four functions need two of them
    Peer("camel-tools", ("fold",), ("camel-tools==1.6.0", "emoji", "six"), ("--no-deps",)),
    Peer("HF tokenizers", ("fold",), ("tokenizers==0.23.3",)),
    Peer("polars", ("fold",), ("polars==2.1.0",)),
    Peer("araclean", ("align",), ("araclean==0.3.0",), python="python3.12"),  # the least it takes
    Peer("PyICU", ("sentences",), ("PyICU==2.17",)),
    Peer("yasbd-lib", ("sentences",), ("yasbd-lib==1.0.4",)),
    Peer("sentencex", ("sentences",), ("sentencex==1.0.32",)),
    Peer("pysbd", ("sentences",), ("pysbd==0.3.4",)),
    Peer("punkt", ("sentences",), ("nltk==3.10.4",)),
    Peer("rishe", ("sentences",), ("rishe==0.5.1",)),
    Peer("arabic-sentencizer", ("sentences",), ("arabic-sentencizer==0.1.1",)),
]


class UnavailableError(Exception):
    """A peer that cannot be installed or started here, and why."""


class Worker:
    """A running process that measures one peer's job."""

    def __init__(self, peer: Peer, job: str, cache: Path) -> None:
        self.peer, self.job = peer, job
        self._process = subprocess.Popen(
            _command(peer, job, cache),
            env=_environment(peer),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, command: str, argument: object) -> str:
        """Return the answer to a command of worker.py."""
        try:
            print(command, argument, file=self._process.stdin, flush=True)
        except BrokenPipeError:
            raise UnavailableError("its process ended") from None
        answer = self._process.stdout.readline().strip() if self._process.stdout else ""
        if not answer:
            raise UnavailableError("its process ended")
        return answer

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


def _environment(peer: Peer) -> dict[str, str]:
    environment = dict(os.environ)
    environment.pop("PYTHONPATH", None)
    if not peer.packages:  # ourselves: this repository, and what it was installed with
        environment["PYTHONPATH"] = str(peer.source)
    if peer.name.endswith("pure Python"):
        environment["ARABIC_NORM_PURE"] = "1"
    return environment


def _command(peer: Peer, job: str, cache: Path) -> list[str]:
    if peer.name == "Lucene":
        return ["java", "-Xmx1g", "-cp", _compiled_java(cache), "Lucene"]
    python = str(_installed(peer, cache)) if peer.packages else sys.executable
    return [python, str(HERE / "worker.py"), peer.name, job]


def _compiled_java(cache: Path) -> str:
    """Return the class path of Lucene and of our program, compiled."""
    into = cache / "lucene"
    names = ("lucene-core-*.jar", "lucene-analyzers-common-*.jar")
    jars = ":".join(str(jar) for name in names for jar in sorted(JARS.glob(name)))
    command = ["javac", "-cp", jars, "-d", str(into), str(HERE / "Lucene.java")]
    _run(command, "needs javac and Debian's liblucene8-java")
    return f"{jars}:{into}"


def _installed(peer: Peer, cache: Path) -> Path:
    folder = cache / peer.packages[0].replace("==", "-")
    python = folder / "bin" / "python"
    done = folder / "installed"
    if not done.exists():
        why = f"no environment could be made with {peer.python}"
        _run([peer.python, "-m", "venv", "--clear", str(folder)], why)
        install = [str(python), "-m", "pip", "install", "--quiet", *peer.options, *peer.packages]
        _run(install, "could not be installed")
        done.touch()
    return python


def _run(command: list[str], why: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        raise UnavailableError(why) from None
