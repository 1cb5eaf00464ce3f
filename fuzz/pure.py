"""A second arabic_norm beside the first: the one that runs on the kernel in Python."""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType


def _take_out() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name.partition(".")[0] == "arabic_norm"]
    return {name: sys.modules.pop(name) for name in names}


def _load() -> ModuleType:
    first = _take_out()
    before = os.environ.get("ARABIC_NORM_PURE")
    os.environ["ARABIC_NORM_PURE"] = "1"
    try:
        return importlib.import_module("arabic_norm")
    finally:
        del os.environ["ARABIC_NORM_PURE"]
        if before is not None:
            os.environ["ARABIC_NORM_PURE"] = before
        _take_out()
        sys.modules.update(first)


PURE = _load()
