"""``arabic-norm --version``: what runs here."""

from __future__ import annotations

import platform

from arabic_norm import __version__, kernel


def version() -> str:
    """Return the version, which kernel and rules run, and the Python that runs them.

    >>> version().split()[0]
    'arabic-norm'
    """
    runs = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return f"arabic-norm {__version__} (kernel: {kernel.NAME}; {runs})"
