"""Builds the kernel in C where a compiler is; without one, installation succeeds all the same.

ARABIC_NORM_PURE=1 leaves the kernel in C out: the way to a wheel for any machine.
"""

import os
import sys

from setuptools import Extension, setup

KERNEL = Extension(
    "arabic_norm.kernel._kernel",
    ["arabic_norm/kernel/_kernel.c"],
    extra_compile_args=[] if sys.platform == "win32" else ["-O3", "-fwrapv"],
    optional=True,
)

setup(ext_modules=[] if os.environ.get("ARABIC_NORM_PURE") == "1" else [KERNEL])
