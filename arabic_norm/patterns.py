"""Regular expressions that are compiled when first used, so that importing the package is fast."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


def lazy_re(pattern: str) -> re.Pattern[str]:
    """Return a pattern for `re`, which is faster, where its character classes are enough."""
    return cast("re.Pattern[str]", _Lazy(lambda: re.compile(pattern)))


def lazy_regex(pattern: str) -> re.Pattern[str]:
    """Return a pattern for `regex`, which knows Unicode properties; flags are written inline.

    Give look-behinds one width: in a browser, `re` stands in for `regex` (tools/try_page).
    """
    return cast("re.Pattern[str]", _Lazy(lambda: _with_regex(pattern)))


def _with_regex(pattern: str) -> re.Pattern[str]:
    import regex

    return cast("re.Pattern[str]", regex.compile(pattern))


class _Lazy:
    """A pattern that is compiled when first used; each method is fetched once and then kept."""

    def __init__(self, compile_it: Callable[[], re.Pattern[str]]) -> None:
        self._compile = compile_it

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying and introspection ask for
            raise AttributeError(name)
        if name == "_compiled":
            value: Any = self._compile()
        else:
            value = getattr(self._compiled, name)
        self.__dict__[name] = value
        return value
