"""Builds the kernel in C where a compiler is; without one, installation succeeds all the same.

ARABIC_NORM_PURE=1 leaves the kernel in C out: the way to a wheel for any machine.
"""

import os
import sys
from glob import glob

from setuptools import Extension, setup

#: The files of each door in C: Python strings; columns of UTF-8.
SOURCES = {
    "_kernel": [
        "common.c",
        "strings/chain.c",
        "strings/edits.c",
        "strings/find.c",
        "strings/look.c",
        "strings/module.c",
        "strings/pieces.c",
        "strings/rewrite.c",
        "strings/row.c",
        "strings/shifts.c",
        "strings/text.c",
        "strings/translate.c",
    ],
    "_utf8": [
        "columns/module.c",
        "columns/row_finder.c",
        "columns/row_translator.c",
        "columns/rows.c",
        "columns/sink.c",
        "common.c",
    ],
}
FOLDER = "arabic_norm/kernel"
FLAGS = ["-O3", "-fwrapv", "-g0", "-fvisibility=hidden"]

KERNEL = [
    Extension(
        f"arabic_norm.kernel.{name}",
        [f"{FOLDER}/{file}" for file in files],
        depends=glob(f"{FOLDER}/**/*.h", recursive=True),
        extra_compile_args=[] if sys.platform == "win32" else FLAGS,
        optional=True,
    )
    for name, files in SOURCES.items()
]

setup(ext_modules=[] if os.environ.get("ARABIC_NORM_PURE") == "1" else KERNEL)
