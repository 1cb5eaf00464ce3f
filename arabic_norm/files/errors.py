"""The errors of reading and writing files, and whether each ends the run."""

from __future__ import annotations

from arabic_norm.files.printable import printable


class Refused(Exception):  # noqa: N818 - it names what happened, as KeyboardInterrupt does
    """The run cannot be started or continued; the message is one line for the user.

    Names from outside are escaped in it.
    """

    def __str__(self) -> str:
        return printable(super().__str__())


class Unreadable(Exception):  # noqa: N818
    """A record cannot be read. The message says why; the run decides how to go on."""


class Lacking(Unreadable):
    """A record lacks fields that are needed."""

    def __init__(self, fields: set[str]) -> None:
        super().__init__(f"no field {min(fields)}")
        self.fields = fields
