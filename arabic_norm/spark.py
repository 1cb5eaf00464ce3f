"""Spark data frames: a text column normalized, or split into sentences, on all workers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pyarrow as pa

from arabic_norm.columns import normalize_array, sentences_array
from arabic_norm.pipeline import Step
from arabic_norm.presets import INDEX

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["METADATA_KEY", "normalize_column", "sentences_column"]

#: Under this key the metadata of the column holds the fingerprint of the pipeline that made it.
METADATA_KEY = "arabic_norm"

_SENTENCES = "array<struct<text: string, start: int, end: int>>"


def normalize_column(df: DataFrame, column: str, pipeline: Step = INDEX) -> DataFrame:
    """Return the data frame with a column of text normalized, in its place; nulls stay.

    The column's metadata holds the pipeline's fingerprint under ``"arabic_norm"``, and nothing else
    of what it held. All other columns stay as they are, and never leave the JVM.
    Errors: ValueError when the frame has no such column, or several; TypeError when it holds no
    text, or the pipeline a bare function; in the job, ValueError when a worker's arabic_norm has
    other rules than the driver's.

    >>> frame = spark.createDataFrame([(1, "المـدرسة"), (2, None)], "id int, text string")
    ... # doctest: +SKIP
    >>> normalize_column(frame, "text").collect()  # doctest: +SKIP
    [Row(id=1, text='المدرسه'), Row(id=2, text=None)]
    """
    return _replaced(df, column, pipeline, normalize_array, "string")


def sentences_column(df: DataFrame, column: str, pipeline: Step = INDEX) -> DataFrame:
    """Return the data frame with the sentences of each text in place of the text; nulls stay.

    The column becomes an array of structs: ``text``, the sentence as the pipeline leaves it,
    ``start`` and ``end``, its span in the text that stood there, in code points. Metadata, other
    columns and errors are as `normalize_column` says.

    >>> frame = spark.createDataFrame([("أين المـكتبة؟ هناك.",)], "text string")  # doctest: +SKIP
    >>> sentences_column(frame, "text").selectExpr("inline(text)").collect()  # doctest: +SKIP
    [Row(text='اين المكتبه؟', start=0, end=13), Row(text='هناك.', start=14, end=19)]
    """
    return _replaced(df, column, pipeline, sentences_array, _SENTENCES)


def _replaced(
    df: DataFrame,
    column: str,
    pipeline: Step,
    function: Callable[[pa.Array, Step], pa.Array],
    spark_type: str,
) -> DataFrame:
    from pyspark.sql import functions as F

    name = _text_column(df, column)
    fingerprint = pipeline.fingerprint

    def on_worker(texts: pa.Array) -> pa.Array:
        _check_rules(pipeline, fingerprint)
        return function(texts, pipeline)

    changed = F.arrow_udf(on_worker, spark_type)(df[_quoted(name)])
    return df.withColumn(name, changed.alias(name, metadata={METADATA_KEY: fingerprint}))


def _text_column(df: DataFrame, column: str) -> str:
    """Return the name of the column, as the frame writes it."""
    exact = df.sparkSession.conf.get("spark.sql.caseSensitive") == "true"
    fields = [
        field
        for field in df.schema.fields
        if field.name == column or (not exact and field.name.lower() == column.lower())
    ]
    names = [field.name for field in fields]
    if not fields:
        raise ValueError(f"there is no column {column!r}, only {', '.join(df.columns)}")
    if len(fields) > 1:
        raise ValueError(f"{column!r} is the name of several columns: {', '.join(names)}")
    found = fields[0].dataType.simpleString()
    if not found.startswith("string"):
        raise TypeError(f"column {column!r} holds {found}, not string")
    return names[0]


def _quoted(name: str) -> str:
    """Return a name that Spark does not take for a path, though there are dots in it."""
    return "`{}`".format(name.replace("`", "``"))


def _check_rules(pipeline: Step, fingerprint: str) -> None:
    """Steps travel by name, and a worker's package answers to it: a text of other rules would lie.

    Errors: ValueError when the rules here are others than where the fingerprint was made.
    """
    if pipeline.fingerprint != fingerprint:
        raise ValueError(
            f"{pipeline.name} has other rules on this worker (fingerprint {pipeline.fingerprint}) "
            f"than on the driver ({fingerprint}): install the same version of arabic_norm on both"
        )
