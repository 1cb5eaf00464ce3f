"""Compiles the modules that the page imports, so that its Python starts in half the time.

`bytecode.mjs` runs it in the Python of the page. That Python imports its standard library from a
zip of sources, and compiles each module again in each visit. Here the modules that the page imports
are replaced by their byte code in that zip, some that nothing imports are left out, and the
library's byte code is added to modules.zip. Byte code that is never compared with a source
("unchecked") needs none.
"""

import py_compile
import shutil
import sys
import zipfile
from pathlib import Path

PAGE = Path("/page")
OWN = Path(next(path for path in sys.path if path.endswith("/site-packages")))
STANDARD = next(path for path in sys.path if path.endswith(".zip"))
#: Not needed in a page: programs for terminals, tests, processes, other formats; half a megabyte.
LEFT_OUT = {
    *("_pyio", "_pyrepl", "doctest", "multiprocessing", "pdb", "pickletools", "pydoc"),
    *("unittest", "xml", "xmlrpc"),
}
TEXT = 'قال عن ب »الجيـــش »وَمضى ,ثم عاد . هل "رجع" ؟نعم. ةحوتفملا ةيبرعلا ةعماجلا'


def compiled(source: Path, place: str) -> bytes:
    """Return the byte code of a source, which names ``place`` as its path."""
    made = Path("/made.pyc")
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(source), str(made), place, doraise=True, invalidation_mode=mode)
    return made.read_bytes()


def files(root: str) -> list[str]:
    """Return the files below a root that are imported, relative to it."""
    origins = [getattr(module, "__file__", None) or "" for module in sys.modules.values()]
    return sorted(
        {path.removeprefix(f"{root}/") for path in origins if path.startswith(f"{root}/")}
    )


for archive in ("arabic_norm.whl", "modules.zip"):
    shutil.unpack_archive(PAGE / archive, OWN, "zip")
import answers  # noqa: E402  of modules.zip

answers.answer(TEXT)

with zipfile.ZipFile(PAGE / "modules.zip", "a", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
    own = files(str(OWN))
    assert "answers.py" in own, own
    for name in own:
        path = OWN / name
        cached = path.parent / "__pycache__" / f"{path.stem}.{sys.implementation.cache_tag}.pyc"
        pack.writestr(str(cached.relative_to(OWN)), compiled(path, str(path)))

wanted = set(files(STANDARD))
assert wanted
with (
    zipfile.ZipFile(PAGE / "python_stdlib.zip") as given,
    zipfile.ZipFile(PAGE / "compiled.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack,
):
    for name in given.namelist():
        content = given.read(name)
        if name in wanted:
            source = Path("/source.py")
            source.write_bytes(content)
            pack.writestr(f"{name}c", compiled(source, f"{STANDARD}/{name}"))
        elif name.split("/")[0].removesuffix(".py") not in LEFT_OUT:
            pack.writestr(name, content)
shutil.move(PAGE / "compiled.zip", PAGE / "python_stdlib.zip")
