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
from setuptools.errors import CompileError, LinkError

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
FLAGS = ["-fwrapv", "-g0", "-fvisibility=hidden", "-fno-ident"]
IS_PURE = os.environ.get("ARABIC_NORM_PURE") == "1"


def flags(*own):
    """Return what the compiler is told; Microsoft's gets nothing."""
    return [] if sys.platform == "win32" else [*FLAGS, *own]


#: With the sanitizers, which look at each access, optimizing takes a compiler minutes.
IS_WATCHED = "-fsanitize" in os.environ.get("CFLAGS", "")
#: No symbols, nor the number by which a debugger would find them, and no padding to whole pages.
STRIPPED = ["-s", "-Wl,-z,noseparate-code,--build-id=none"]
LINK = STRIPPED if sys.platform == "linux" and not IS_WATCHED else []
KERNEL = [
    Extension(
        f"arabic_norm.kernel.{name}",
        [f"{FOLDER}/{file}" for file in files],
        depends=glob(f"{FOLDER}/**/*.h", recursive=True),
        extra_compile_args=flags("-O3", "-fno-asynchronous-unwind-tables"),
        extra_link_args=LINK,
        optional=True,
    )
    for name, files in SOURCES.items()
]
TWINS = twins.twins()
#: Small before quick: docs/decisions/0013-compiled-rules.md has what it costs and saves.
RULES = Extension(
    twins.EXTENSION,
    [twin.c.relative_to(twins.ROOT).as_posix() for twin in TWINS],
    define_macros=[("CYTHON_COMPRESS_STRINGS", "0")],  # a wheel does it better
    extra_compile_args=flags(
        "-O0" if IS_WATCHED else "-Os",
        "-fno-asynchronous-unwind-tables",
        "-fmerge-all-constants",  # Cython never compares addresses of constants
    ),
    extra_link_args=LINK,
    optional=True,
)
#: Rooms that run for each quotation mark: quick before small, but without vectors and alignment,
#: which gain little there.
QUICK = {f"quotes/{room}.c" for room in ("edits", "marks", "roles", "sides")}
QUICKLY = flags(
    "-O2", "-fno-tree-vectorize", *(f"-fno-align-{at}" for at in ("functions", "loops", "jumps"))
)
#: The linker writes once what Cython writes into each twin, if it sees all of them together. It
#: takes long, and not every compiler can: an editable install goes without. Clang sees all, and
#: does not know GCC's option for it.
LINK_TIME = [flags("-flto", "-flto-partition=none"), flags("-flto")]


def make_c(command):
    """Write the C of the twins; return whether it is there."""
    stale = [twin for twin in TWINS if not twin.is_made()]
    if stale and not twins.has_cython():
        return False
    twins.copy()
    with ThreadPoolExecutor(twins.processors()) as pool:
        list(pool.map(twins.Twin.make, stale))
    return True


def _is_newer(made, *sources):
    newest = max(os.path.getmtime(source) for source in (*sources, __file__))
    return made.exists() and made.stat().st_mtime >= newest


class Build(build_ext):
    """Builds the kernel, and the rules where their C is."""

    def finalize_options(self):
        super().finalize_options()
        self.parallel = self.parallel or twins.processors()

    def run(self):
        self.keeps = bool(self.inplace) and not os.environ.get("CFLAGS")
        if TWINS and not make_c(self):
            self.leave_out("there is no Cython, and no C made of the rules as they are")
        super().run()

    def build_extension(self, ext):
        if ext is RULES:
            self.build_rules()
        else:
            self.build_kernel(ext)

    def build_kernel(self, ext):
        """Build one, or take what an editable install built before of the same sources."""
        before = twins.ROOT / self.get_ext_filename(ext.name)
        if self.keeps and _is_newer(before, *ext.sources, *ext.depends):
            built = Path(self.get_ext_fullpath(ext.name))
            built.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(before, built)
        else:
            super().build_extension(ext)

    def build_rules(self):
        """Build the rules: linked as small as the compiler can, or at once for who edits them."""
        if not self.keeps and not IS_WATCHED:
            for how in LINK_TIME:
                try:
                    return self.link_rules(how)
                except (CompileError, LinkError) as error:
                    failed = error
            self.warn(f"the rules are linked as they are, and weigh more: {failed}")
        return self.link_rules([])

    def link_rules(self, how):
        """Compile what is to be compiled, and link all."""
        folder = Path(self.build_temp)
        if self.keeps:
            folder = twins.COPIES / sysconfig.get_config_var("EXT_SUFFIX").strip(".")

        def compiled(source):
            made = folder / self.compiler.object_filenames([source])[0]
            if not self.keeps or not _is_newer(made, source):
                options = [*RULES.extra_compile_args, *how]
                if not IS_WATCHED and "/".join(Path(source).parts[-2:]) in QUICK:
                    options += QUICKLY
                macros = RULES.define_macros
                self.compiler.compile([source], str(folder), macros, extra_postargs=options)
            return str(made)

        with ThreadPoolExecutor(twins.processors()) as pool:
            objects = list(pool.map(compiled, RULES.sources))
        options = [*RULES.extra_link_args, *(RULES.extra_compile_args if how else []), *how]
        self.compiler.link_shared_object(
            objects,
            self.get_ext_fullpath(RULES.name),
            libraries=self.get_libraries(RULES),
            export_symbols=self.get_export_symbols(RULES),
            extra_postargs=options,
            build_temp=str(folder),
        )

    def build_extensions(self):
        super().build_extensions()
        names = [extension.name for extension in self.extensions]
        missing = [name for name in names if not Path(self.get_ext_fullpath(name)).exists()]
        if kernel := [name for name in missing if name != RULES.name]:
            self.warn(f"left out: {', '.join(kernel)}; the kernel in Python serves")
        if RULES.name in missing:
            self.leave_out("they did not compile")

    def leave_out(self, reason):
        """Go on without the twins."""
        self.warn(f"left out: the compiled rules: {reason}; the rules in Python serve")
        self.extensions = [one for one in self.extensions if one is not RULES]

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
    ext_modules=[] if IS_PURE else [*KERNEL, RULES],
    cmdclass={"build_ext": Build, "sdist": Sdist},
    # what a build asks for besides pyproject.toml's: nothing where the sdist's C serves
    setup_requires=[] if IS_PURE or twins.are_made() else [twins.CYTHON],
)
