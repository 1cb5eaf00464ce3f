"""The progress bar on a terminal: bytes, documents, rate, time left."""

from __future__ import annotations

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from arabic_norm.files.printable import printable
from arabic_norm.files.progress import Quiet
from arabic_norm.files.tally import Tally


class Bar(Quiet):
    """Shows a bar: bytes, documents, rate, time left."""

    def __init__(self, total: int) -> None:
        self._bar = Progress(
            BarColumn(),
            DownloadColumn(),
            TextColumn("{task.fields[documents]:,} documents"),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task("", total=total, documents=0)

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def say(self, message: str) -> None:
        self._bar.console.print(f"arabic-norm: {printable(message)}", markup=False, highlight=False)

    def advance(self, position: int, tally: Tally) -> None:
        self._bar.update(self._task, completed=position, documents=tally.documents)
