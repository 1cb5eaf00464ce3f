"""The inner loops, which know nothing of Arabic: tables, searching, edits, positions.

There are two entry points: Python strings, and columns of UTF-8 (Rows, RowFinder, RowTranslator,
Sink). The kernel in C is used where it was built; it gives the same results as the reference,
`_python` and `_python_utf8`. NAME says which one is in use: "c" or "python". ARABIC_NORM_PURE=1 in
the environment forces the reference.
"""

import os

from arabic_norm.kernel._python_utf8 import Mark

NAME = "python"
if os.environ.get("ARABIC_NORM_PURE") != "1":
    try:
        from arabic_norm.kernel._kernel import (
            Chain,
            Finder,
            Look,
            Rewriter,
            Scale,
            Translator,
            change,
            compose,
            edits,
            minimal,
            pieces,
            splice,
            to_source,
            to_text,
            unpack,
        )
        from arabic_norm.kernel._utf8 import RowFinder, Rows, RowTranslator, Sink

        NAME = "c"
    except ImportError:
        pass
if NAME == "python":
    from arabic_norm.kernel._python import (
        Chain,
        Finder,
        Look,
        Rewriter,
        Scale,
        Translator,
        change,
        compose,
        edits,
        minimal,
        pieces,
        splice,
        to_source,
        to_text,
        unpack,
    )
    from arabic_norm.kernel._python_utf8 import RowFinder, Rows, RowTranslator, Sink

__all__ = [
    "NAME",
    "Chain",
    "Finder",
    "Look",
    "Mark",
    "Rewriter",
    "RowFinder",
    "RowTranslator",
    "Rows",
    "Scale",
    "Sink",
    "Translator",
    "change",
    "compose",
    "edits",
    "minimal",
    "pieces",
    "splice",
    "to_source",
    "to_text",
    "unpack",
]
