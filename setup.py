"""Builds the kernel in C where a compiler is; without one, installation succeeds all the same.

ARABIC_NORM_PURE=1 leaves the kernel in C out: the way to a wheel for any machine.
"""

import os
import sys

from setuptools import Extension, setup

KERNEL = [
    Extension(
        f"arabic_norm.kernel.{name}",
        [f"arabic_norm/kernel/{name}.c"],
        depends=["arabic_norm/kernel/_common.h"],
        extra_compile_args=[] if sys.platform == "win32" else ["-O3", "-fwrapv", "-g0"],
        optional=True,
    )
    for name in ("_kernel", "_utf8")  # Python strings; columns of UTF-8
]

setup(ext_modules=[] if os.environ.get("ARABIC_NORM_PURE") == "1" else KERNEL)
