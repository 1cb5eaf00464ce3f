"""Columns: the same text by every door."""

import functools
import os
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pytest
from engines import need
from hypothesis import given
from hypothesis import strategies as st
from strategies import PRESETS, STEPS, pipelines, texts

import arabic_norm
from arabic_norm import DISPLAY, INDEX, LUCENE, Pipeline, char_map, sentences, strip_tatweel
from arabic_norm.columns import (
    normalize_array,
    normalize_expression,
    normalize_series,
    register_duckdb,
    register_polars,
    sentences_array,
)

TYPES = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
every_type = pytest.mark.parametrize("type_", TYPES, ids=str)

TEXTS = [
    "أهـــلاً وسهلاً",
    None,
    "",
    "plain",
    "ما يسمى ب »الجيش »",
    "٣٫٥ كيلومتر",
    "أول   الكلام\r\nآخره",
    None,
    "\ufdfa “قال” 😀",
]


def array_of(values, type_):
    """Return an Arrow array, or skip the test where this pyarrow cannot make one."""
    try:
        return pa.array(values).cast(type_)
    except (pa.ArrowNotImplementedError, AttributeError):
        pytest.skip(f"this pyarrow makes no {type_}")


def expected_of(values, pipeline):
    return [None if text is None else pipeline(text) for text in values]


def storable(text):
    """Whether UTF-8 has the text: it has no surrogates."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


columns = st.lists(st.none() | texts.filter(storable), max_size=8)


@every_type
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_an_array_is_normalized_as_its_texts(type_, preset):
    normalized = normalize_array(array_of(TEXTS, type_), preset)
    normalized.validate(full=True)
    assert normalized.type == type_
    assert normalized.to_pylist() == expected_of(TEXTS, preset)


@given(columns, pipelines, st.sampled_from(TYPES), st.data())
def test_slices_and_chunks_are_normalized_as_their_texts(values, pipeline, type_, data):
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(values))] * 2)))
    array = array_of(pa.array(values, pa.string()), type_).slice(start, stop - start)
    chunks = pa.chunked_array([array, array.slice(1), array.slice(0, 0)], array.type)
    for column in (array, chunks):
        normalized = normalize_array(column, pipeline)
        normalized.validate(full=True)
        assert normalized.type == type_
        assert normalized.to_pylist() == expected_of(column.to_pylist(), pipeline)


@pytest.mark.full
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
@given(values=columns)
def test_every_step_does_to_a_column_what_it_does_to_texts(step, values):
    normalized = normalize_array(pa.array(values, pa.string()), step)
    assert normalized.to_pylist() == expected_of(values, step)


@every_type
@pytest.mark.parametrize("values", [[], [None], [None, None], [""], ["", None, ""]])
def test_columns_of_nothing(type_, values):
    array = array_of(pa.array(values, pa.string()), type_)
    assert normalize_array(array) is array


def test_a_column_of_no_type_stays():
    array = pa.array([None, None])
    assert normalize_array(array) is array


@every_type
def test_what_does_not_change_is_not_copied(type_):
    array = array_of(["plain", None, "نص سليم", "كتب، ثم «قرأ»."], type_)
    assert normalize_array(array, DISPLAY) is array
    assert normalize_array(array.slice(1), DISPLAY).to_pylist() == array.to_pylist()[1:]
    chunks = pa.chunked_array([array, array])
    assert normalize_array(chunks, DISPLAY) is chunks


def test_a_chunk_that_does_not_change_is_not_copied():
    chunks = pa.chunked_array([["نص"], ["أهـلا"]])
    normalized = normalize_array(chunks)
    before, after = (column.chunk(0).buffers() for column in (chunks, normalized))
    assert after[2].address == before[2].address


def test_rows_before_the_first_change_stay_as_they_are():
    values = ["نص « سليم"] * 5000 + ["أهـلا", None, "كتاب"] * 5000  # in several pieces
    array = pa.array(values)
    assert normalize_array(array).to_pylist() == expected_of(values, INDEX)
    views = array_of(values, pa.string_view())
    assert normalize_array(views).to_pylist() == expected_of(values, INDEX)


def test_the_array_given_stays_as_it_is():
    array = pa.array(TEXTS)
    normalize_array(array)
    assert array.to_pylist() == TEXTS


def test_values_of_a_dictionary_that_become_equal_become_one():
    array = pa.DictionaryArray.from_arrays(
        pa.array([0, 1, None, 2, 3, 0], pa.int8()), ["أحمد", "احمد", "علي", None], ordered=True
    )
    normalized = normalize_array(array)
    assert normalized.type == array.type
    assert normalized.to_pylist() == ["احمد", "احمد", None, "علي", None, "احمد"]
    assert normalized.dictionary.to_pylist() == ["احمد", "علي"]


def test_a_pipeline_with_a_bare_function_runs_on_strings():
    pipeline = Pipeline([strip_tatweel, str.upper, strip_tatweel])
    assert normalize_array(pa.array(["aـb", None, "c"]), pipeline).to_pylist() == ["AB", None, "C"]


@char_map
def _lengthen():
    """Write x as sixty letters, ! as a trigger of the steps after it."""
    return {"x": "م" * 60, "!": "»", "y": "\r"}


def test_a_table_may_write_what_a_later_step_looks_for():
    pipeline = _lengthen | INDEX
    values = ["قال !نعم !", "x" * 1000, "أول y\nثان", "لا"]
    assert normalize_array(pa.array(values), pipeline).to_pylist() == expected_of(values, pipeline)


@pytest.mark.parametrize("array", [pa.array([1]), pa.array([b"a"]), pa.array([["a"]])])
def test_what_holds_no_strings_is_refused(array):
    for door in (normalize_array, sentences_array):
        with pytest.raises(TypeError, match=r"expected an Arrow array of strings, got .*: cast it"):
            door(array)


@pytest.mark.parametrize("preset", [LUCENE, INDEX], ids=lambda preset: preset.name)
def test_a_row_that_is_not_utf8_is_an_error(preset):
    broken = pa.array([b"ok \xd8\xa3", b"\xff \xd8\xa3"]).view(pa.string())
    with pytest.raises(ValueError, match="row 1 is not UTF-8"):
        normalize_array(broken, preset)


@pytest.mark.parametrize("pipeline", [None, INDEX, DISPLAY])
def test_sentences_are_those_of_the_texts(pipeline):
    values = ["أين المـكتبة؟ هناك.", None, "", "د. أحمد هنا. نعم"]
    expected = [
        None if text is None else [found._asdict() for found in sentences(text, pipeline)]
        for text in values
    ]
    for type_ in TYPES:
        array = array_of(values, type_)
        assert sentences_array(array, pipeline).to_pylist() == expected
        assert sentences_array(array.slice(1, 2), pipeline).to_pylist() == expected[1:3]
        chunks = pa.chunked_array([array.slice(0, 1), array.slice(1)])
        found = sentences_array(chunks, pipeline)
        assert found.to_pylist() == expected
        assert found.type == sentences_array(array.slice(0, 0)).type
    text = pa.struct([("text", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
    assert sentences_array(pa.array(values)).type == pa.list_(text)


def test_sentences_are_the_sources_own_words_unless_a_pipeline_is_given():
    array = pa.array(["أين المـكتبة؟"])
    ((own,),) = sentences_array(array).to_pylist()
    ((folded,),) = sentences_array(array, INDEX).to_pylist()
    assert own == {"text": "أين المـكتبة؟", "start": 0, "end": 13}
    assert folded == {"text": "اين المكتبه؟", "start": 0, "end": 13}


def test_threads_may_share_a_pipeline():
    array = pa.array(corpus(500))
    expected = normalize_array(array).to_pylist()
    with ThreadPoolExecutor(4) as pool:
        for normalized in pool.map(lambda _: normalize_array(array), range(8)):
            assert normalized.to_pylist() == expected


def test_hostile_columns_take_no_longer_than_their_size():
    """A megabyte of one mark, of deletions, of rows of one character."""
    for values in (["\u064e" * 500_000], ["ـ"] * 100_000, ["\ufdfa" * 50_000, "ـ" * 500_000]):
        assert normalize_array(pa.array(values), LUCENE).to_pylist() == expected_of(values, LUCENE)


# The doors of data frames


def corpus(count):
    """Return documents made of clean and damaged pieces, some of them missing, many the same."""
    chance = random.Random(count)
    pieces = [text for text in TEXTS if text] + ["المدرسةُ الكبيرة", "بلا علامة", 'قال: "لا".']
    documents = (" ".join(chance.choices(pieces, k=chance.randint(0, 4))) for _ in range(count))
    return [None if chance.random() < 0.05 else text for text in documents]


@functools.cache
def expected_of_corpus(count):
    return expected_of(corpus(count), INDEX)


def by_pandas(values, pipeline):
    pandas = pytest.importorskip("pandas")
    return [*normalize_series(pandas.Series(values, dtype=object), pipeline)]


def by_polars(values, pipeline):
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"text": polars.Series(values, dtype=polars.String)})
    return frame.select(normalize_expression(polars.col("text"), pipeline))["text"].to_list()


def by_duckdb(values, pipeline):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        register_duckdb(connection, "norm", pipeline)
        connection.register("docs", pa.table({"text": values}))
        rows = connection.execute("SELECT norm(text) FROM docs").fetchall()
    return [text for (text,) in rows]


def by_list(values, pipeline):
    found = pipeline.map(text for text in values if text is not None)
    return [None if text is None else next(found) for text in values]


def by_arrow(values, pipeline):
    return normalize_array(pa.array(values), pipeline).to_pylist()


DOORS = {"list": by_list, "arrow": by_arrow, "pandas": by_pandas, "polars": by_polars,
         "duckdb": by_duckdb}  # fmt: skip
every_door = pytest.mark.parametrize("door", DOORS)


@every_door
@pytest.mark.parametrize(
    "count", [2000, pytest.param(100_000, marks=pytest.mark.full)], ids=["some", "many"]
)
def test_every_door_gives_the_same_text(door, count):
    if door in {"pandas", "polars", "duckdb"}:
        need(door)
    assert DOORS[door](corpus(count), INDEX) == expected_of_corpus(count)


@pytest.mark.parametrize(
    "dtype", ["object", "str", "string", "string[pyarrow]", "arrow", "category"]
)
def test_a_series_keeps_its_index_name_and_dtype(dtype):
    pandas = need("pandas")
    kind = pandas.ArrowDtype(pa.string()) if dtype == "arrow" else dtype
    values = ["أهـــلا", None, "كتاب", "أهـــلا"]
    series = pandas.Series(values, [3, 5, 7, 9], dtype=kind, name="text")
    normalized = normalize_series(series)
    assert normalized.name == "text"
    assert list(normalized.index) == [3, 5, 7, 9]
    assert dtype == "category" or normalized.dtype == series.dtype
    assert str(normalized.dtype) == str(series.dtype)
    assert list(normalized.isna()) == [False, True, False, False]
    assert list(normalized.dropna()) == ["اهلا", "كتاب", "اهلا"]
    assert list(series.dropna()) == ["أهـــلا", "كتاب", "أهـــلا"]


def test_a_series_that_does_not_change_is_another_one():
    pandas = need("pandas")
    series = pandas.Series(["كتاب"])
    normalized = normalize_series(series)
    normalized[0] = "قلم"
    assert series[0] == "كتاب"


def test_an_expression_is_eager_lazy_and_streaming(tmp_path):
    polars = need("polars")
    values = corpus(3000)
    frame = polars.DataFrame({"id": range(3000), "text": values})
    expression = normalize_expression(polars.col("text")).alias("folded")
    expected = expected_of(values, INDEX)
    assert frame.with_columns(expression)["folded"].to_list() == expected
    assert frame.lazy().with_columns(expression).collect()["folded"].to_list() == expected
    streamed = frame.lazy().with_columns(expression).collect(engine="streaming")
    assert streamed.sort("id")["folded"].to_list() == expected
    frame.lazy().with_columns(expression).sink_parquet(tmp_path / "folded.parquet")
    stored = polars.read_parquet(tmp_path / "folded.parquet")
    assert stored.sort("id")["folded"].to_list() == expected


def test_an_expression_takes_nulls_and_groups():
    polars = need("polars")
    frame = polars.DataFrame({"key": [1, 2, 1], "text": ["أ", "إ", None]})
    nothing = polars.DataFrame({"text": polars.Series([None, None], dtype=polars.String)})
    expression = normalize_expression(polars.col("text"))
    assert nothing.select(expression)["text"].to_list() == [None, None]
    grouped = frame.group_by("key", maintain_order=True).agg(expression)
    assert grouped["text"].to_list() == [["ا", None], ["ا"]]


def test_polars_knows_the_pipeline_as_a_namespace():
    polars = need("polars")
    register_polars()
    register_polars()  # the second changes nothing, and warns of nothing
    register_polars("fold_arabic")
    frame = polars.DataFrame({"text": ["٣٫٥ أهـلاً", None]})
    text = polars.col("text")
    folded = frame.lazy().select(
        index=text.arabic.normalize(),
        lucene=text.arabic.normalize(LUCENE),
        other=text.fold_arabic.normalize(),
    )
    assert folded.collect().rows() == [
        (INDEX("٣٫٥ أهـلاً"), LUCENE("٣٫٥ أهـلاً"), INDEX("٣٫٥ أهـلاً")),
        (None, None, None),
    ]


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("str", ValueError, "expressions have a str already"),
        ("alias", ValueError, "expressions have a alias already"),
        ("two words", ValueError, "an identifier"),
        (INDEX, TypeError, "expected the namespace's name, a str"),
    ],
)
def test_a_namespace_takes_no_other_name_of_polars(name, error, message):
    need("polars")
    with pytest.raises(error, match=message):
        register_polars(name)


def test_a_series_is_normalized_by_a_name_of_the_package():
    pandas = need("pandas")
    series = pandas.Series(["أهـــلا", None], name="text", index=[3, 5])
    for arguments in ((series,), (series, LUCENE)):
        pandas.testing.assert_series_equal(
            arabic_norm.normalize_series(*arguments), normalize_series(*arguments)
        )


WITHOUT_PYARROW = """
import sys
import arabic_norm
assert not {"pyarrow", "pandas", "arabic_norm.columns"} & set(sys.modules)
sys.modules["pyarrow"] = None
arabic_norm.normalize_series([])
"""


def test_the_package_imports_no_pyarrow_and_says_when_it_is_missing():
    done = subprocess.run([sys.executable, "-c", WITHOUT_PYARROW], capture_output=True, text=True)
    assert done.stderr.endswith(
        "ImportError: columns need pyarrow: pip install 'arabic-norm-pipeline[arrow]'\n"
    )


def test_duckdb_knows_the_pipeline_as_a_function():
    duckdb = need("duckdb")
    with duckdb.connect() as connection:
        register_duckdb(connection)
        register_duckdb(connection, "lucene", LUCENE)
        row = connection.execute(
            "SELECT arabic_norm('٣٫٥ أهـلاً'), lucene('٣٫٥ أهـلاً'), arabic_norm(NULL)"
        ).fetchone()
    assert row == ("3.5 اهلا", "٣٫٥ اهلا", None)


def test_datasets_map_in_batches():
    datasets = need("datasets")
    values = corpus(300)
    documents = datasets.Dataset.from_dict({"text": values}).with_format("arrow")
    folded = documents.map(
        lambda batch: batch.set_column(0, "text", normalize_array(batch["text"])), batched=True
    )
    assert folded.with_format(None)["text"][:] == expected_of(values, INDEX)


MAPPING = """
import datasets
from arabic_norm import INDEX, unify_yeh
from arabic_norm.columns import normalize_array

def fold(batch, pipeline=INDEX):
    return batch.set_column(0, "text", normalize_array(batch["text"], pipeline))

def other(batch):
    return fold(batch, INDEX.without(unify_yeh))

if __name__ == "__main__":
    documents = datasets.Dataset.from_dict({"text": ["\u0623\u0647\u0640\u0644\u0627"] * 20})
    documents = documents.with_format("arrow")
    for mapped, processes in ((fold, None), (fold, 2), (other, None)):
        folded = documents.map(mapped, batched=True, num_proc=processes)
        assert set(folded.with_format(None)["text"][:]) == {"\u0627\u0647\u0644\u0627"}
        print(folded._fingerprint)
"""


@pytest.mark.full
def test_datasets_finds_in_its_cache_what_another_process_mapped(tmp_path):
    """A function that it cannot hash is mapped anew each time, with a warning."""
    need("datasets")
    script = tmp_path / "fold.py"
    script.write_text(MAPPING, encoding="utf-8")
    runs = []
    for seed in "12":
        done = subprocess.run(
            [sys.executable, script],
            env=os.environ | {"PYTHONHASHSEED": seed, "HF_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert "hashed properly" not in done.stderr
        runs.append(done.stdout.split())
    assert runs[0] == runs[1]
    alone, shared, other = runs[0]
    assert alone == shared != other


GUIDE = (Path(__file__).parent.parent / "docs" / "scale.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```py\n(import (\w+).*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.mark.full
@pytest.mark.parametrize(("block", "engine"), BLOCKS, ids=[engine for _, engine in BLOCKS])
def test_the_guides_examples_run(block, engine):
    need(engine)
    exec(block, {"INDEX": INDEX, "LUCENE": LUCENE, "normalize_array": normalize_array})


def test_the_guide_has_an_example_for_each_engine():
    assert [engine for _, engine in BLOCKS] == ["pandas", "polars", "duckdb", "datasets", "sklearn"]
