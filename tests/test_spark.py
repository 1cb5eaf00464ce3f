"""Spark data frames, on a real cluster of separate processes that is started for these tests."""

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pytest
from engines import require, texts

from arabic_norm import DISPLAY, INDEX, Pipeline, char_map, chunks, sentences
from arabic_norm.spark import chunks_column, normalize_column, sentences_column

pytestmark = [
    pytest.mark.full,
    # what Spark says of a pandas that is newer than itself
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]

PAGE = Path(__file__).parents[1] / "docs" / "spark.md"
OWN_TEXTS = [
    "ما يسمى ب »الجيـــش »",
    None,
    "",
    "أين المـكتبة؟ هناك.",
    "\t \n",
    'قال: "نعم". ثم صمت\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}وعاد \N{GRINNING FACE} إلى البيت.',
    "رقم ١٢٣ و\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}",
    "plain",
]


@pytest.fixture(scope="module")
def spark():
    """A session on a cluster of two workers, each an executor of its own with Python beside it."""
    require(importlib.util.find_spec("pyspark") and shutil.which("java"), "PySpark or Java")
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.log.level", "OFF")
            .config("spark.ui.enabled", "false")
            # the JVM's quick compiler alone: starting takes less than half the time
            .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
            .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
        yield session
        session.stop()


def frame(spark, given, partitions=2):
    """Return a data frame of numbered texts."""
    rows = spark.sparkContext.parallelize(list(enumerate(given)), partitions)
    return spark.createDataFrame(rows, "id int, text string")


def column(df):
    """Return the texts of a data frame by their numbers."""
    return [row.text for row in sorted(df.collect(), key=lambda row: row.id)]


def normalized(given, pipeline=INDEX):
    return [None if text is None else pipeline(text) for text in given]


@pytest.fixture
def ship(spark, tmp_path, monkeypatch):
    """A function that makes a module of a step here, and sends one of its name to the workers."""

    def step(name, source, sent=None):
        path = tmp_path / f"{name}.py"
        path.write_text(sent or source, encoding="utf-8")
        spark.sparkContext.addPyFile(str(path))
        module = ModuleType(name)
        monkeypatch.setitem(sys.modules, name, module)
        exec(source, vars(module))
        return module.step

    return step


def test_a_column_is_normalized_in_its_place_and_others_stay(spark):
    df = spark.sql(
        "SELECT 1 AS id, 'أهـلا' AS text, 'أهـلا' AS raw, parse_json('{\"a\": 1}') AS v,"
        " map('أ', 1.50BD) AS m UNION ALL SELECT 2, NULL, NULL, NULL, NULL"
    )
    done = normalize_column(df, "text")
    assert column(done) == ["اهلا", None]
    assert done.columns == df.columns
    others = [name for name in df.columns if name != "text"]
    assert done.select(others).schema == df.select(others).schema
    assert list(map(str, done.select(others).collect())) == list(
        map(str, df.select(others).collect())
    )
    # a column of the frame is still one of the result
    assert [row.id for row in done.where(df["id"] == 2).collect()] == [2]


def test_skewed_and_empty_partitions_give_what_one_machine_gives(spark):
    from pyspark.sql import functions

    given = OWN_TEXTS * 40
    df = frame(spark, given, 1)
    skewed = df.repartition(
        6, functions.when(functions.col("id") < 300, 0).otherwise(functions.col("id") % 3)
    ).cache()
    sizes = skewed.groupBy(functions.spark_partition_id()).count().collect()
    assert len(sizes) < 6
    assert max(row["count"] for row in sizes) >= 300
    assert column(normalize_column(skewed, "text")) == normalized(given)
    assert column(normalize_column(skewed, "text", DISPLAY)) == normalized(given, DISPLAY)


def test_texts_of_every_kind_are_the_same_as_on_one_machine(spark):
    given = texts()
    given = (given * (100_000 // len(given) + 1))[:100_000]
    assert column(normalize_column(frame(spark, given, 8), "text")) == normalized(given)


@pytest.mark.parametrize("pipeline", [None, INDEX])
def test_sentences_stand_in_place_of_their_text(spark, pipeline):
    done = sentences_column(frame(spark, OWN_TEXTS), "text", pipeline)
    assert done.schema["text"].dataType.simpleString() == (
        "array<struct<text:string,start:int,end:int>>"
    )
    expected = [None if text is None else sentences(text, pipeline) for text in OWN_TEXTS]
    assert column(done) == expected


@pytest.mark.parametrize("pipeline", [None, INDEX])
def test_chunks_stand_in_place_of_their_text(spark, pipeline):
    def words(text):
        return len(text.split())

    options = {"overlap": 2, "count": words, "pipeline": pipeline}
    done = chunks_column(frame(spark, OWN_TEXTS), "text", 5, **options)
    expected = [
        None
        if text is None
        else [(chunk.text, chunk.start, chunk.end) for chunk in chunks(text, 5, **options)]
        for text in OWN_TEXTS
    ]
    assert column(done) == expected
    with pytest.raises(ValueError, match="overlap must be"):
        chunks_column(frame(spark, OWN_TEXTS), "text", 5, overlap=5)


def test_the_metadata_holds_the_fingerprint_and_goes_through_parquet(spark, tmp_path):
    from pyspark.sql import functions

    df = frame(spark, ["أ"])
    df = df.withColumn("text", functions.col("text").alias("text", metadata={"max_length": 1}))
    for made in normalize_column, sentences_column:
        assert made(df, "text", DISPLAY).schema["text"].metadata == {
            "arabic_norm": DISPLAY.fingerprint
        }
    normalize_column(df, "text").write.parquet(str(tmp_path / "clean"))
    read = spark.read.parquet(str(tmp_path / "clean")).where("id >= 0").select("text")
    INDEX.check(read.schema["text"].metadata["arabic_norm"])


def test_sentences_in_the_sources_words_have_no_fingerprint(spark):
    from pyspark.sql import functions

    df = frame(spark, ["أ"])
    df = df.withColumn("text", functions.col("text").alias("text", metadata={"max_length": 1}))
    assert sentences_column(df, "text").schema["text"].metadata == {}


def test_what_is_no_data_frame_or_pipeline_is_refused_with_the_cure(spark):
    df = frame(spark, ["أ"])
    for made in normalize_column, sentences_column:
        with pytest.raises(TypeError, match="expected a Spark data frame, got list: make it one"):
            made(["أ"], "text")
        with pytest.raises(TypeError, match="got pyarrow Table: name a column"):
            made(pa.table({"text": ["أ"]}), "text")
        with pytest.raises(TypeError, match="given by its name, a str, not pyspark Column: as in"):
            made(df, df["text"])
        with pytest.raises(TypeError, match="a step or pipeline, got the str 'display': pass"):
            made(df, "text", "display")
    with pytest.raises(TypeError, match="got pyspark DataFrame: a column of a data frame goes"):
        INDEX(df)


DEADLY = """
import os, signal
from pathlib import Path
from arabic_norm import rewrite

def parent(process):
    return int(Path(f"/proc/{{process}}/stat").read_text().rpartition(")")[2].split()[1])

@rewrite(triggers="#", version=1)
def step(text):
    try:
        with open({marker!r}, "x") as marker:
            marker.write(Path(f"/proc/{{{victim}}}/cmdline").read_text())
    except FileExistsError:
        return ()
    os.kill({victim}, signal.SIGKILL)
    os._exit(1)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
@pytest.mark.parametrize(
    ("victim", "killed"),
    [
        ("os.getpid()", "pyspark"),
        # Python's worker is forked by a daemon, which the executor started
        ("parent(os.getppid())", "CoarseGrainedExecutorBackend"),
    ],
)
def test_what_a_killed_worker_had_is_done_again(spark, ship, tmp_path, victim, killed):
    marker = tmp_path / "killed"
    step = ship(f"kills_{killed}", DEADLY.format(marker=str(marker), victim=victim))
    given = [*OWN_TEXTS, "أ#ب", *OWN_TEXTS]
    done = column(normalize_column(frame(spark, given, 4), "text", step | INDEX))
    assert killed in marker.read_text()
    assert done == normalized(given)


RULES = """
from arabic_norm import char_map

@char_map
def step():
    return {0!r}
"""


def test_a_worker_with_other_rules_is_an_error(spark, ship):
    from pyspark.errors import PythonException

    step = ship("rules_differ", RULES.format({"a": "b"}), sent=RULES.format({"a": "c"}))
    done = normalize_column(frame(spark, ["a"]), "text", Pipeline([step]))
    with pytest.raises(PythonException, match=r"other rules on this worker .* than on the driver"):
        done.collect()


def test_steps_of_a_module_that_was_sent_serve(spark, ship):
    step = ship("rules_alike", RULES.format({"ڤ": "ف"}))
    assert column(normalize_column(frame(spark, ["ڤيديو"]), "text", INDEX | step)) == ["فيديو"]


def test_steps_that_workers_cannot_have_are_an_error(spark):
    @char_map
    def veh():
        return {"ڤ": "ف"}

    with pytest.raises(ValueError, match="step veh is in no module that a worker can import"):
        normalize_column(frame(spark, ["ڤيديو"]), "text", INDEX | veh)


def test_a_bare_function_has_no_fingerprint(spark):
    with pytest.raises(TypeError, match="strip is a bare function, so its pipeline has no"):
        normalize_column(frame(spark, []), "text", Pipeline([str.strip]))


@pytest.mark.parametrize(
    ("schema", "name", "error", "message"),
    [
        ("id int, text string", "txt", ValueError, "there is no column 'txt', only id, text"),
        ("id int, text string", "id", TypeError, "column 'id' holds int, not string"),
        ("text binary", "text", TypeError, "column 'text' holds binary, not string"),
        ("text array<string>", "text", TypeError, "column 'text' holds array<string>, not string"),
        ("a struct<text: string>", "a.text", ValueError, "there is no column 'a.text', only a"),
        (
            "text string",
            None,
            TypeError,
            "a column is given by its name, a str, not NoneType: as in "
            "normalize_column(df, 'text')",
        ),
    ],
)
def test_a_column_that_holds_no_text_is_an_error_at_once(spark, schema, name, error, message):
    df = spark.createDataFrame([], schema)
    for made in normalize_column, sentences_column:
        with pytest.raises(error) as caught:
            made(df, name)
        assert str(caught.value) == message


def test_two_columns_of_one_name_are_an_error(spark):
    df = spark.sql("SELECT 'أ' AS text, 'إ' AS Text")
    with pytest.raises(ValueError, match=r"^'text' is the name of several columns: text, Text$"):
        normalize_column(df, "text")


def test_names_are_found_as_spark_finds_them(spark):
    row = spark.sql("SELECT 'أ' AS `a.b`, 'إ' AS ```x```, 'آ' AS `Text`, 'أ' AS `نص`")
    for name in ["a.b", "`x`", "text", "نص"]:
        row = normalize_column(row, name)
    assert row.columns == ["a.b", "`x`", "Text", "نص"]
    assert [tuple(each) for each in row.collect()] == [("ا", "ا", "ا", "ا")]


def test_names_that_differ_in_case_are_two_where_spark_says_so(spark):
    df = spark.sql("SELECT 'أ' AS text, 'إ' AS Text")
    spark.conf.set("spark.sql.caseSensitive", "true")
    try:
        assert [tuple(row) for row in normalize_column(df, "Text").collect()] == [("أ", "ا")]
    finally:
        spark.conf.unset("spark.sql.caseSensitive")


def test_a_collation_stays(spark):
    df = spark.sql("SELECT 'Aأ' COLLATE UNICODE_CI AS text")
    done = normalize_column(df, "text")
    assert done.schema["text"].dataType == df.schema["text"].dataType
    assert [row.text for row in done.where("text = 'aا'").collect()] == ["Aا"]


def test_a_frame_without_rows_stays_one(spark):
    empty = frame(spark, [])
    assert normalize_column(empty, "text").collect() == []
    assert sentences_column(empty, "text").collect() == []


def test_large_arrow_types_serve_too(spark):
    spark.conf.set("spark.sql.execution.arrow.useLargeVarTypes", "true")
    try:
        df = frame(spark, ["أهـلا. نعم", None])
        assert column(normalize_column(df, "text")) == ["اهلا. نعم", None]
        assert column(sentences_column(df, "text")) == [[("أهـلا.", 0, 6), ("نعم", 7, 10)], None]
    finally:
        spark.conf.unset("spark.sql.execution.arrow.useLargeVarTypes")


def test_a_stream_is_normalized_as_it_comes(spark, tmp_path):
    frame(spark, OWN_TEXTS, 1).write.json(str(tmp_path / "in"))
    stream = spark.readStream.schema("id int, text string").json(str(tmp_path / "in"))
    done = normalize_column(stream, "text")
    assert done.isStreaming
    written = done.writeStream.format("memory").queryName("normalized")
    written.trigger(availableNow=True).start().awaitTermination()
    assert column(spark.table("normalized")) == normalized(OWN_TEXTS)


def test_the_page_for_users_is_right(spark):
    blocks = re.findall(r"```py\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    names = {"__name__": "page"}
    for block in blocks:
        exec(block, names)
