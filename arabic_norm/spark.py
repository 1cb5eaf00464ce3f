"""Spark data frames: normalize a text column on all workers, or split it into pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # Spark reads the hints of what runs on workers

from arabic_norm.api import chunks
from arabic_norm.columns import chunks_array, normalize_array, sentences_array
from arabic_norm.pipeline import Step, check_pipeline
from arabic_norm.presets import INDEX
from arabic_norm.values import door_of, kind_of, shown

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType, StructField

__all__ = ["METADATA_KEY", "chunks_column", "normalize_column", "sentences_column"]

#: Under this key the metadata of the column holds the fingerprint of the pipeline that made it.
METADATA_KEY = "arabic_norm"

_PIECES = "array<struct<text: string, start: int, end: int>>"


def normalize_column(df: DataFrame, column: str, pipeline: Step = INDEX) -> DataFrame:
    """Return the data frame with a column of text normalized in its place; nulls are kept.

    The column's metadata is replaced by the pipeline's fingerprint under ``"arabic_norm"``. Other
    columns are unchanged and never leave the JVM.
    Errors: ValueError when the frame has no such column or several, or when workers cannot import a
    step; TypeError when the column does not hold text, or the pipeline contains a bare function; in
    the job, ValueError when a worker's arabic_norm has other rules than the driver's.

    >>> rows = [(1, "المـدرسة"), (2, None)]
    >>> frame = spark.createDataFrame(rows, "id int, text string")  # doctest: +SKIP
    >>> normalize_column(frame, "text").collect()  # doctest: +SKIP
    [Row(id=1, text='المدرسه'), Row(id=2, text=None)]
    """
    return _replaced(df, column, check_pipeline(pipeline), normalize_array)


def sentences_column(df: DataFrame, column: str, pipeline: Step | None = None) -> DataFrame:
    """Return the data frame with each text replaced by its sentences; nulls are kept.

    The column becomes an array of structs: ``text``, the sentence, normalized if a pipeline is
    given, ``start`` and ``end``, its span in the original text in code points. Other columns and
    errors are as for `normalize_column`; so is the metadata with a pipeline, and without one it is
    empty.

    >>> frame = spark.createDataFrame([("أين المـكتبة؟ هناك.",)], "text string")  # doctest: +SKIP
    >>> sentences_column(frame, "text").selectExpr("inline(text)").collect()  # doctest: +SKIP
    [Row(text='أين المـكتبة؟', start=0, end=13), Row(text='هناك.', start=14, end=19)]
    """
    return _replaced(df, column, pipeline, sentences_array, _PIECES)


def chunks_column(
    df: DataFrame,
    column: str,
    size: int,
    *,
    overlap: int = 0,
    count: Callable[[str], int] = len,
    pipeline: Step | None = None,
) -> DataFrame:
    """Return the data frame with each text replaced by its chunks; nulls are kept.

    Chunks are those of `arabic_norm.chunks`; ``count`` is pickled and sent to the workers. The
    column and its metadata are as for `sentences_column`; errors are as there and as for
    `arabic_norm.chunks`.

    >>> frame = spark.createDataFrame([("أين المكتبة؟ هناك.",)], "text string")  # doctest: +SKIP
    >>> chunks_column(frame, "text", 12).selectExpr("inline(text)").collect()  # doctest: +SKIP
    [Row(text='أين المكتبة؟', start=0, end=12), Row(text='هناك.', start=13, end=18)]
    """
    chunks("", size, overlap=overlap, count=count, pipeline=pipeline)  # what is wrong is said here

    def packed(texts: pa.Array, chosen: Step | None) -> pa.Array:
        return chunks_array(texts, size, overlap=overlap, count=count, pipeline=chosen)

    return _replaced(df, column, pipeline, packed, _PIECES)


def _replaced(
    df: DataFrame,
    column: str,
    pipeline: Step | None,
    function: Callable[[pa.Array, Any], pa.Array],
    spark_type: DataType | str | None = None,
) -> DataFrame:
    """Return the data frame with what a function makes of a column, of its type or another."""
    fingerprint = None
    if pipeline is not None:
        fingerprint = check_pipeline(pipeline).fingerprint
        _check_journey(pipeline)
    field = _text_field(df, column)
    from pyspark.sql import functions

    def on_worker(texts: pa.Array) -> pa.Array:
        if pipeline is not None:
            _check_rules(pipeline, fingerprint)
        return function(texts, pipeline)

    changed = functions.arrow_udf(on_worker, spark_type or field.dataType)(df[_quoted(field.name)])
    metadata = {METADATA_KEY: fingerprint} if fingerprint else {}
    return df.withColumn(field.name, changed.alias(field.name, metadata=metadata))


def _text_field(df: DataFrame, column: str) -> StructField:
    """Return the field of a column of strings, found by its name as Spark would."""
    if not hasattr(df, "sparkSession"):
        raise TypeError(
            f"expected a Spark data frame, got {shown(df)}: "
            f"{door_of(df) or 'make it one, as in spark.createDataFrame(rows)'}"
        )
    if not isinstance(column, str):
        raise TypeError(
            f"a column is given by its name, a str, not {kind_of(column)}: as in "
            "normalize_column(df, 'text')"
        )
    exact = df.sparkSession.conf.get("spark.sql.caseSensitive") == "true"
    fields = [
        field
        for field in df.schema.fields
        if field.name == column or (not exact and field.name.lower() == column.lower())
    ]
    if not fields:
        raise ValueError(f"there is no column {column!r}, only {', '.join(df.columns)}")
    if len(fields) > 1:
        names = ", ".join(field.name for field in fields)
        raise ValueError(f"{column!r} is the name of several columns: {names}")
    kind = fields[0].dataType
    if kind.typeName() != "string":
        raise TypeError(f"column {column!r} holds {kind.simpleString()}, not string")
    return fields[0]


def _quoted(name: str) -> str:
    """Return a name that Spark does not take for a path, though there are dots in it."""
    return "`{}`".format(name.replace("`", "``"))


def _check_journey(pipeline: Step) -> None:
    """Steps travel by name: one made in a notebook or a function has none that a worker knows.

    Errors: ValueError, which says what to do with such a step.
    """
    for step in pipeline.flat:
        if step.__module__ == "__main__" or "<locals>" in getattr(step, "__qualname__", ""):
            raise ValueError(
                f"step {getattr(step, 'name', step)} is in no module that a worker can import: "
                "write it into a file of its own and send that with addPyFile"
            )


def _check_rules(pipeline: Step, fingerprint: str | None) -> None:
    """A step's name is answered by the package of the worker: with other rules, metadata would lie.

    Errors: ValueError when the rules here are others than where the fingerprint was made.
    """
    if pipeline.fingerprint != fingerprint:
        raise ValueError(
            f"{pipeline.name} has other rules on this worker (fingerprint {pipeline.fingerprint}) "
            f"than on the driver ({fingerprint}): install the same version of arabic_norm on both"
        )
