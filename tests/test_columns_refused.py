"""What is given in place of a column, a text or a pipeline is refused with the cure."""

import pyarrow as pa
import pytest
from engines import need

from arabic_norm import DISPLAY, INDEX, sentences, strip_tatweel
from arabic_norm.columns import (
    normalize_array,
    normalize_expression,
    normalize_series,
    register_duckdb,
    sentences_array,
)
from arabic_norm.spark import normalize_column, sentences_column


def refused(call, *given):
    """Return what the TypeError says that a call raises, which is one line."""
    with pytest.raises(TypeError) as raised:
        call(*given)
    said = str(raised.value)
    assert "\n" not in said
    return said


#: What is given in place of a column, and the cure.
NO_ARRAYS = [
    ("text", "the str 'text': one text goes through normalize(text)"),
    (["text"], "list: make it a column, as in normalize_array(pyarrow.array(texts))"),
    (None, "NoneType: make it a column, as in normalize_array(pyarrow.array(texts))"),
    (
        pa.table({"text": ["a"]}),
        "pyarrow Table: name a column, as in columns.normalize_array(table['text'])",
    ),
]


@pytest.mark.parametrize(("given", "said"), NO_ARRAYS, ids=["str", "list", "None", "table"])
def test_what_is_no_array_is_refused_with_the_cure(given, said):
    for door in (normalize_array, sentences_array):
        assert refused(door, given) == f"expected an Arrow array of strings, got {said}"
    assert refused(normalize_series, given).startswith("expected a pandas Series, got ")


def test_an_arrow_array_is_no_text_and_no_series():
    array = pa.array(["text"])
    door = "an Arrow array goes through arabic_norm.columns.normalize_array"
    assert refused(INDEX, array) == f"expected str, got pyarrow StringArray: {door}"
    assert refused(list, INDEX.map(array)) == f"expected str, got pyarrow StringScalar: {door}"
    assert refused(normalize_series, array).startswith("expected a pandas Series, got pyarrow Str")


def test_what_pandas_has_is_refused_with_the_door_it_goes_through():
    pandas = need("pandas")
    series = pandas.Series(["أهـلا"])
    frame = pandas.DataFrame({"text": series})
    for call in (INDEX, DISPLAY.align, sentences):
        assert "got pandas Series: a column goes through" in refused(call, series)
        assert "normalize_series(series)" in refused(call, series)
        assert "normalize_series(frame['text'])" in refused(call, frame)
    assert "decide what a missing text means" in refused(INDEX, pandas.NA)
    assert "normalize_series(series)" in refused(normalize_array, series)
    assert "normalize_series(frame['text'])" in refused(normalize_series, frame)
    assert "normalize_series(frame['text'])" in refused(INDEX.map, frame)
    assert list(INDEX.map(series)) == ["اهلا"]
    mixed = refused(normalize_series, pandas.Series(["أهـلا", 1]))
    assert mixed.startswith("expected a pandas Series of strings, but it holds other values")
    assert mixed.endswith("make them texts first, as in series.astype('string')")


def test_what_polars_has_is_refused_with_the_door_it_goes_through():
    polars = need("polars")
    series = polars.Series("text", ["أهـلا"])
    frame = series.to_frame()
    for call in (INDEX, DISPLAY.align, sentences, normalize_array, normalize_series):
        assert "normalize_array(series.to_arrow())" in refused(call, series)
        assert "normalize_expression(polars.col('text'))" in refused(call, frame)
        assert "normalize_expression" in refused(call, polars.col("text"))
    assert refused(normalize_expression, "text") == (
        "expected a Polars expression, got the str 'text': "
        "name a column as one, as in polars.col('text')"
    )
    assert "normalize_array(series.to_arrow())" in refused(normalize_expression, series)
    assert "normalize_expression(polars.col('text'))" in refused(INDEX.map, frame)
    assert list(INDEX.map(series)) == ["اهلا"]


@pytest.mark.parametrize("pipeline", ["display", [strip_tatweel], str.strip])
def test_what_is_no_pipeline_is_refused_by_every_door(pipeline):
    array = pa.array(["أهـلا"])
    for door in (normalize_array, sentences_array):
        assert refused(door, array, pipeline).startswith("expected a step or pipeline, got ")
    with need("duckdb").connect() as connection:
        said = refused(register_duckdb, connection, "norm", pipeline)
        assert said.startswith("expected a step or pipeline, got ")
        assert "the function's name in SQL" in refused(register_duckdb, connection, INDEX)
    expression = need("polars").col("text")
    assert "a step or pipeline" in refused(normalize_expression, expression, pipeline)
    assert "a step or pipeline" in refused(normalize_series, need("pandas").Series(["a"]), pipeline)


@pytest.mark.parametrize("door", [normalize_column, sentences_column])
def test_what_is_no_data_frame_of_spark_is_refused_with_the_cure(door):
    assert refused(door, ["text"], "text") == (
        "expected a Spark data frame, got list: make it one, as in spark.createDataFrame(rows)"
    )
    assert refused(door, pa.table({"text": ["a"]}), "text").endswith(
        "got pyarrow Table: name a column, as in columns.normalize_array(table['text'])"
    )
    assert refused(door, None, "text", "index").startswith("expected a step or pipeline, got the")


def test_a_spark_column_cannot_be_normalized_for_nothing():
    assert refused(normalize_column, None, "text", None).startswith("expected a step or pipeline")
