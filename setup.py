"""Builds the kernel in C, and the rules as C where a room says its types (tools/twins.py).

Without a compiler, or without Cython and the C that an sdist carries, installation succeeds all the
same; ``pip install -v`` says what was left out. ARABIC_NORM_PURE=1 leaves both out.
"""

import os
import shutil
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from glob import glob
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "tools"))
import twins

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
        "strings/scale.c",
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
FLAGS = ["-fwrapv", "-g0", "-fvisibility=hidden"]
IS_PURE = os.environ.get("ARABIC_NORM_PURE") == "1"


def flags(*own):
    """Return what the compiler is told; Microsoft's gets nothing."""
    return [] if sys.platform == "win32" else [*FLAGS, *own]


KERNEL = [
    Extension(
        f"arabic_norm.kernel.{name}",
        [f"{FOLDER}/{file}" for file in files],
        depends=glob(f"{FOLDER}/**/*.h", recursive=True),
        extra_compile_args=flags("-O3"),
        optional=True,
    )
    for name, files in SOURCES.items()
]
#: Small before quick: docs/decisions/0013-compiled-rules.md has what it costs and saves. With the
#: sanitizers, which look at each access, optimizing takes a compiler minutes.
SMALL = "-O0" if "-fsanitize" in os.environ.get("CFLAGS", "") else "-Os"
TWINS = {twin.extension: twin for twin in twins.twins()}
RULES = [
    Extension(
        name,
        [twin.c.relative_to(twins.ROOT).as_posix()],
        extra_compile_args=flags(SMALL, "-fno-asynchronous-unwind-tables"),
        extra_link_args=["-s", "-Wl,-z,noseparate-code"] if sys.platform == "linux" else [],
        optional=True,
    )
    for name, twin in TWINS.items()
]


def make_c(command):
    """Write the C of the twins; return whether it is there."""
    stale = [twin for twin in TWINS.values() if not twin.is_made()]
    if stale and not twins.has_cython():
        return False
    twins.copy()
    with ThreadPoolExecutor(twins.processors()) as pool:
        list(pool.map(twins.Twin.make, stale))
    return True


def _is_newer(built, extension):
    sources = [*extension.sources, *extension.depends, __file__, twins.__file__]
    newest = max(os.path.getmtime(source) for source in sources)
    return built.exists() and built.stat().st_mtime >= newest


class Build(build_ext):
    """Builds all twins or none: one knows another's fields by their place."""

    def finalize_options(self):
        super().finalize_options()
        self.parallel = self.parallel or twins.processors()

    def run(self):
        self.is_in_place = bool(self.inplace)
        if TWINS and not make_c(self):
            self.leave_out("there is no Cython, and no C made of the rules as they are")
        super().run()

    def build_extension(self, ext):
        """Build one, or take what an editable install built before of the same sources."""
        before = twins.ROOT / self.get_ext_filename(ext.name)
        if self.is_in_place and not os.environ.get("CFLAGS") and _is_newer(before, ext):
            built = Path(self.get_ext_fullpath(ext.name))
            built.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(before, built)
        else:
            super().build_extension(ext)

    def build_extensions(self):
        super().build_extensions()
        names = [extension.name for extension in self.extensions]
        built = {name: Path(self.get_ext_fullpath(name)) for name in names}
        missing = [name for name, path in built.items() if not path.exists()]
        if kernel := [name for name in missing if name not in TWINS]:
            self.warn(f"left out: {', '.join(kernel)}; the kernel in Python serves")
        if set(missing) & set(TWINS):
            for name in set(TWINS) & set(names) - set(missing):
                built[name].unlink()
            self.leave_out("they did not compile")

    def leave_out(self, reason):
        """Go on without the twins."""
        self.warn(f"left out: the compiled rules: {reason}; the rules in Python serve")
        self.extensions = [one for one in self.extensions if one.name not in TWINS]

    def copy_extensions_to_source(self):
        """Take away what an earlier build left and this one did not make."""
        for path in twins.COMPILED.rglob("*" + sysconfig.get_config_var("EXT_SUFFIX")):
            path.unlink()
        super().copy_extensions_to_source()


class Sdist(sdist):
    """Takes the C of the twins with it."""

    def run(self):
        if not make_c(self):
            raise SystemExit(f"an sdist holds the C of the rules: install {twins.CYTHON}")
        super().run()


setup(
    ext_modules=[] if IS_PURE else KERNEL + RULES,
    cmdclass={"build_ext": Build, "sdist": Sdist},
    # what a build asks for besides pyproject.toml's: nothing where the sdist's C serves
    setup_requires=[] if IS_PURE or twins.are_made() else [twins.CYTHON],
)
