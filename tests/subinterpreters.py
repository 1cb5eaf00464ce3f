"""A program: pages done by interpreters of one process, one after another, as by the first.

The kernel is run by interpreters with a lock of their own. What compiles patterns with `regex`
needs interpreters that share one lock: `regex` refuses the others.
"""

import os
import sys

try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters

KERNEL = """
from arabic_norm.kernel import _kernel, _utf8
change = _kernel.Translator({"a": "xyz", "b": ""}).change
places, rows = _kernel.Finder("bc").positions("abc", 0, 3), _utf8.Sink(4, 0, 0).finish()


class Row(_kernel.Chain):
    _calls = [_kernel.Rewriter(_kernel.Finder("b"), lambda text: [(1, 2, "xy")]).rewrite] * 3


said = str((change("abc" * 9), places, rows, Row()("abc")))
"""
LIBRARY = """
from everything import PAGE, everything
said = str(everything(PAGE))
"""


def said_here(program):
    names = {}
    exec(program, names)
    return names["said"]


def said_inside(program, own_lock):
    """Return what a new interpreter says at the end of the program."""
    if sys.version_info < (3, 13):
        one = interpreters.create(isolated=own_lock)
    else:
        one = interpreters.create("isolated" if own_lock else "legacy")
    reading, writing = os.pipe()
    begin = f"import sys; sys.path[:] = {sys.path!r}\n"
    end = f"with open({writing}, 'w', encoding='utf-8') as pipe: pipe.write(said)\n"
    failed = interpreters.run_string(one, begin + program + end)
    assert failed is None, failed
    with open(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    interpreters.destroy(one)
    return said


def main():
    for _ in range(5):
        assert said_inside(KERNEL, own_lock=True) == said_here(KERNEL)
        assert said_inside(LIBRARY, own_lock=False) == said_here(LIBRARY)


if __name__ == "__main__":
    main()
