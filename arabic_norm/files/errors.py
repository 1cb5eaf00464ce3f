"""What can go wrong with files, and what it means for the run."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it names what happened, as KeyboardInterrupt does
    """The run cannot be made or cannot go on; the message is one line for the user."""


class Unreadable(Exception):  # noqa: N818
    """A record cannot be read; the message says why, the run decides what follows."""
