"""Base classes that make steps immutable and give them their function's name and documentation."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any


class Frozen:
    """A step that cannot be changed once it is made, so that it can be shared.

    It is initialized by ``_set``; cached properties bypass ``__setattr__``.
    """

    name: str

    def _set(self, **attributes: object) -> None:
        vars(self).update(attributes)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(
            f"{self.name} cannot be changed: make another pipeline, as in step | step, "
            "pipeline.without(step), pipeline.replacing(step, other)"
        )

    def __delattr__(self, name: str) -> None:
        setattr(self, name, None)


class Named(Frozen):
    """A step made by a decorator: it takes name and documentation from its function."""

    __qualname__: str

    def _take_identity(self, function: Callable[..., Any]) -> None:
        self._set(
            __wrapped__=function,
            __doc__=function.__doc__,
            __module__=function.__module__,
            __name__=function.__name__,
            __qualname__=function.__qualname__,
            __signature__=inspect.Signature(
                [inspect.Parameter("text", inspect.Parameter.POSITIONAL_ONLY, annotation=str)],
                return_annotation=str,
            ),
            name=function.__name__,
        )

    def __reduce__(self) -> str:
        return self.__qualname__

    def __repr__(self) -> str:
        return f"<step {self.name}>"
