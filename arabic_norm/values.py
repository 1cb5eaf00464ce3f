"""Check the arguments of steps and pipelines, with errors that say what to pass; digest rules."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from math import isnan
from typing import Any, TypeAlias, cast

Function: TypeAlias = Callable[[str], str]

#: What people pass in place of a text: the package of its type, the names of types (none: all), and
#: what to do with it. Packages are told by name, so that none is imported for it.
_DOORS: list[tuple[str, str, str]] = [
    (
        "pandas",
        "Series Index",
        "a column goes through arabic_norm.columns, as in normalize_series(series), or "
        "sentences_array(pyarrow.array(series))",
    ),
    ("pandas", "DataFrame", "name a column, as in columns.normalize_series(frame['text'])"),
    ("pandas", "NAType", "decide what a missing text means before normalizing, as in dropna()"),
    (
        "polars",
        "Series",
        "a column goes through arabic_norm.columns, as in normalize_array(series.to_arrow()), or "
        "in a frame normalize_expression(polars.col('text'))",
    ),
    ("polars", "Expr", "an expression goes through arabic_norm.columns.normalize_expression"),
    (
        "polars",
        "DataFrame LazyFrame",
        "name a column, as in frame.with_columns(columns.normalize_expression(polars.col('text')))",
    ),
    ("pyarrow", "Table RecordBatch", "name a column, as in columns.normalize_array(table['text'])"),
    ("pyarrow", "", "an Arrow array goes through arabic_norm.columns.normalize_array"),
    (
        "pyspark",
        "",
        "a column of a data frame goes through arabic_norm.spark.normalize_column(df, 'text')",
    ),
    ("numpy", "ndarray", "pass one string at a time; for many, step.map(array.tolist())"),
    ("pathlib", "", "read it first, as in path.read_text('utf-8')"),
    ("_io", "", "read it first, as in file.read()"),
    ("arabic_norm", "Chunk Sentence Alignment Explanation", "pass its text, as in value.text"),
    (
        "arabic_norm",
        "Pipeline CharMap Rewrite",
        "the text comes first, then the pipeline, as in normalize(text, DISPLAY)",
    ),
]


def check_text(text: str) -> str:
    """Return the text; a TypeError says what to do if it is not a str."""
    if isinstance(text, str):
        return text
    raise TypeError(f"expected str, got {kind_of(text)}: {door_of(text) or _cure_of(text)}")


def as_str(text: str) -> str:
    """Return a text as a plain str, which compiled rules need; for a type derived from str, a copy.

    Errors: TypeError when it is no text.
    """
    return str.__str__(check_text(text))


def _cure_of(value: object) -> str:
    """Return how to make texts of a value of a built-in type."""
    if isinstance(value, bytes | bytearray | memoryview):
        return "decode it first, as in data.decode('utf-8')"
    if value is None or (isinstance(value, float) and isnan(value)):
        return "decide what a missing text means before normalizing, as in step(value or '')"
    if isinstance(value, Mapping):
        return "pass one of its values, as in record['text']"
    if isinstance(value, Iterable):
        return "pass one string at a time; for many, step.map(texts)"
    return "pass a text, as in str(value)"


def check_texts(call: str, texts: Iterable[str]) -> Iterable[str]:
    """Return the texts given to a call, without iterating; a TypeError says what to pass instead.

    A str, a dict and a data frame can be iterated too, but give characters, keys and column names.
    """
    if isinstance(texts, str):
        raise TypeError(f"{call} takes many texts, not one: put it in a list, {call}([text])")
    if isinstance(texts, Mapping):
        cure = "pass its values, as in data.values()"
    elif isinstance(texts, bytes | bytearray) or not isinstance(texts, Iterable):
        cure = door_of(texts) or _cure_of(texts)
    elif type(texts).__name__ in ("DataFrame", "Table", "RecordBatch") and door_of(texts):
        cure = str(door_of(texts))
    else:
        return texts
    raise TypeError(f"{call} takes many texts, not {kind_of(texts)}: {cure}")


def check_rule(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the rule that a function under ``@rewrite`` is, or returns if it has no parameters.

    A TypeError says what to write if it returns something else.
    """
    try:
        parameters = inspect.signature(function).parameters
    except ValueError:  # a built-in function need not tell
        return function
    if parameters:
        return function
    rule = function()
    if callable(rule):
        return cast("Callable[..., Any]", rule)
    raise TypeError(
        f"{name_of(function)} has no parameters and returns {shown(rule)}: give it the parameter "
        "text and return edits, or return a function that does so"
    )


def check_functions(steps: Iterable[Function]) -> tuple[Function, ...]:
    """Return the steps for a pipeline; a TypeError says what to pass instead."""
    if isinstance(steps, str) or not isinstance(steps, Iterable):
        raise TypeError(
            f"a pipeline is made of a list of steps, not {shown(steps)}: "
            "put them in brackets, as in Pipeline([step, step])"
        )
    return tuple(map(check_function, steps))


def check_function(step: Function) -> Function:
    """Return a step for a pipeline; a TypeError says what to pass instead."""
    if callable(step):
        return step
    cure = "write @char_map or @rewrite over a function, or pass any function str -> str"
    if isinstance(step, str):
        name = step if step.isidentifier() else "repair_quotes"
        cure = f"pass the step itself, as in: from arabic_norm import {name}"
    elif isinstance(step, list | tuple):
        cure = "pass them one by one, or as a pipeline of their own: Pipeline([step, step])"
    raise TypeError(f"a pipeline is made of steps, not {shown(step)}: {cure}")


def shown(value: object) -> str:
    """Describe a value in an error message: its type, or the value itself if it is a short str."""
    is_name = isinstance(value, str) and len(value) <= 40
    return f"the str {value!r}" if is_name else kind_of(value)


def check_member(step: Function, steps: tuple[Function, ...]) -> None:
    """Raise a ValueError with the most similar name unless the pipeline contains the step."""
    if check_function(step) not in steps:
        import difflib

        names = [name_of(other) for other in steps]
        close = difflib.get_close_matches(name_of(step), names, 1)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise ValueError(f"{name_of(step)} is not in this pipeline of {', '.join(names)}{hint}")


def check_fingerprint(fingerprint: str) -> str:
    """Return a fingerprint; a TypeError says what to pass if it is not a str."""
    if isinstance(fingerprint, str):
        return fingerprint
    raise TypeError(
        f"expected the fingerprint stored with an index, a str, got {kind_of(fingerprint)}: "
        "store pipeline.fingerprint when the index is built"
    )


def name_of(step: Function) -> str:
    """Return the name of a step or a bare function."""
    return getattr(step, "name", None) or getattr(step, "__name__", None) or repr(step)


def kind_of(value: object) -> str:
    """Return the name of a value's type, with its package if it is not built in or our own.

    >>> from decimal import Decimal
    >>> kind_of([]), kind_of(Decimal(1))
    ('list', 'decimal Decimal')
    """
    package = type(value).__module__.partition(".")[0]
    name = type(value).__name__
    return name if package in ("builtins", "arabic_norm", "_io") else f"{package} {name}"


def door_of(value: object) -> str | None:
    """Return what to do with a well-known value that is not text; None for other types."""
    package = type(value).__module__.partition(".")[0]
    for where, names, cure in _DOORS:
        if package == where and (not names or type(value).__name__ in names.split()):
            return cure
    return None


def digest(*parts: object) -> str:
    """Return 32 hexadecimal digits that depend on the values of the parts only."""
    import hashlib
    import json

    plain = json.dumps(parts, ensure_ascii=True, sort_keys=True, default=sorted)
    return hashlib.sha256(plain.encode("ascii")).hexdigest()[:32]
