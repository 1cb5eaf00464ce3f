"""The inner loops, knowing nothing of Arabic: translate by a table, list what moves, find.

The kernel in C serves where it was built, and equals the reference, `_python`. NAME says which one
it is: "c" or "python". ARABIC_NORM_PURE=1 in the environment forces the reference.
"""

import os

NAME = "python"
if os.environ.get("ARABIC_NORM_PURE") != "1":
    try:
        from arabic_norm.kernel._kernel import Chain, Finder, Translator, compose, pack, unpack

        NAME = "c"
    except ImportError:
        pass
if NAME == "python":
    from arabic_norm.kernel._python import Chain, Finder, Translator, compose, pack, unpack

__all__ = ["NAME", "Chain", "Finder", "Translator", "compose", "pack", "unpack"]
