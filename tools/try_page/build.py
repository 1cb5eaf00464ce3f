"""A hook that makes the files of the page to try the library on when the site is built.

Into the site's folder try/ go Pyodide (Python for browsers, from npm), a wheel of the library in
Python alone and a zip of what the wheel needs: pyarabic as it is installed here, `regex_on_re` in
place of regex, the characters of regex's classes, and `answers`, which the page calls. `bytecode`
compiles what is imported. None of it is committed or published elsewhere; build/ keeps it for the
next time.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

import regex

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
KEPT = ROOT / "build" / "try_page"
#: The release whose Python is 3.14, and npm's digest of it.
PYODIDE = "314.0.7"
DIGEST = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)
#: What the library's wheel is made of.
SOURCES = (
    *("arabic_norm", "LICENSE", "README.md", "pyproject.toml", "setup.py"),
    *("tools/constants.py", "tools/twins.py"),
)
#: The names under which the browser has the modules that stand here.
MODULES = {"regex_on_re.py": "regex.py", "answers.py": "answers.py"}
#: What the library imports of pyarabic.
PYARABIC = ("pyarabic/__init__.py", "pyarabic/araby.py", "pyarabic/stack.py")
_BIDI = (
    *("AL", "AN", "B", "BN", "CS", "EN", "ES", "ET", "FSI", "LRE", "LRI", "LRO", "NSM", "ON"),
    *("PDF", "PDI", "R", "RLE", "RLI", "RLO", "S", "WS"),
)
#: The properties that the rules name.
PROPERTIES = (
    *("L", "M", "Mn", "N", "Cn", "Co", "Cs", "Arabic", "Script=Arabic", "Latin", "Bidi_Mirrored"),
    *(f"bc={name}" for name in _BIDI),
)
CLASSES = (r"\w", r"\d", r"\s")

log = logging.getLogger("mkdocs.hooks.try_page")


def on_post_build(config: Any, **_: Any) -> None:
    """Write the folder try/ of the site; where npm is missing, say so and leave it out."""
    try:
        build(Path(config.site_dir) / "try")
    except OSError as error:
        log.warning("the page try.html will not work: %s", error)


def build(folder: Path) -> None:
    """Copy all that the page loads into a folder. Errors: OSError says what is missing.

    It is made once for the sources as they are, and kept in build/.
    """
    kept = KEPT / f"page-{_digest()}"
    if not kept.exists():
        packed = pyodide()
        with tempfile.TemporaryDirectory(dir=KEPT) as place:
            made = Path(place) / "page"
            _make(made, packed)
            with contextlib.suppress(OSError):  # another process was quicker
                made.rename(kept)
        for old in KEPT.glob("page-*"):
            if old != kept:
                shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(kept, folder, dirs_exist_ok=True)


def _digest() -> str:
    """Return a digest of everything that the page is made from."""
    versions = [PYODIDE, version("pyarabic"), regex.__version__, sys.version]
    found = hashlib.sha256("\n".join(versions).encode())
    for name in (*SOURCES, "tools/try_page"):
        path = ROOT / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix in (".py", ".mjs", ".toml", ".md"):
                found.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    return found.hexdigest()[:16]


def _make(folder: Path, packed: Path) -> None:
    folder.mkdir()
    with tarfile.open(packed) as archive:
        for name in PYODIDE_FILES:
            source = archive.extractfile(f"package/{name}")
            assert source is not None
            (folder / name).write_bytes(source.read())
    lock = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))
    lock["packages"] = {}  # the page asks for none
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    wheel = make_wheel(folder)
    wheel.replace(folder / "arabic_norm.whl")
    with zipfile.ZipFile(
        folder / "modules.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9
    ) as archive:
        for name, content in modules().items():
            archive.writestr(name, content)
    _run("node", str(HERE / "bytecode.mjs"), str(folder))


def _run(program: str, *arguments: str, folder: Path | None = None, **environment: str) -> None:
    """Run a program. Errors: OSError where it is missing or fails."""
    found = shutil.which(program)
    if found is None:
        raise OSError(f"{program} is not installed; the page is made with npm and node")
    done = subprocess.run(
        [found, *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise OSError(
            f"{program} {' '.join(arguments)}: {(done.stderr or done.stdout).strip()[-500:]}"
        )


def pyodide() -> Path:
    """Return npm's archive of Pyodide, fetched once."""
    path = KEPT / f"pyodide-{PYODIDE}.tgz"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=KEPT) as folder:
            _run("npm", "pack", "--silent", f"pyodide@{PYODIDE}", folder=Path(folder))
            (Path(folder) / path.name).replace(path)
    digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if digest != DIGEST:
        raise OSError(f"{path} is not the Pyodide {PYODIDE} that was asked for: delete it")
    return path


def make_wheel(folder: Path) -> Path:
    """Make a wheel of the library as it is here, in Python alone; return its path."""
    with tempfile.TemporaryDirectory() as place:
        for name in SOURCES:
            target = Path(place) / name
            target.parent.mkdir(exist_ok=True)
            if (ROOT / name).is_dir():
                built = shutil.ignore_patterns("*.so", "*.pyd", "*.c", "__pycache__")
                shutil.copytree(ROOT / name, target, ignore=built)
            else:
                shutil.copy2(ROOT / name, target)
        options = ["--quiet", "--no-deps", "--wheel-dir", str(folder)]
        _run(sys.executable, "-m", "pip", "wheel", *options, place, ARABIC_NORM_PURE="1")
    (made,) = folder.glob("arabic_norm*-py3-none-any.whl")
    return made


def modules() -> dict[str, str]:
    """Return the files that the library needs in the browser, by their paths."""
    found = {name: (HERE / file).read_text("utf-8") for file, name in MODULES.items()}
    found["unicode.json"] = json.dumps(unicode_sets(), separators=(",", ":"))
    for file in distribution("pyarabic").files or ():
        if file.as_posix() in PYARABIC or file.name in ("LICENSE", "METADATA"):
            found[file.as_posix()] = file.read_text()
    return found


def unicode_sets() -> dict[str, list[int]]:
    """Return the characters of each property and class, as regex knows them.

    Each set is a list of code points: where it begins, ends, begins again.
    """
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    patterns = {name: rf"\p{{{name}}}+" for name in PROPERTIES}
    patterns |= {name: name + "+" for name in CLASSES}
    return {
        name: [bound for found in regex.finditer(pattern, every) for bound in found.span()]
        for name, pattern in patterns.items()
    }
