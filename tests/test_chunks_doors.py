"""Chunks by every door but Spark's: columns, files, the command line; what counts tokens there."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest
from pyarrow import parquet
from running import normalize, run

from arabic_norm import INDEX, chunks
from arabic_norm.columns import chunks_array
from arabic_norm.files.chunking import Chunking, tokenizer_count
from arabic_norm.files.errors import Refused
from arabic_norm.files.plan import make_plan
from arabic_norm.files.run import convert
from arabic_norm.files.tasks import Options

PAGE = "أين المـكتبة؟ هناك.\n\nمتى تفتح أبوابها؟ صباحا، «كل يوم».\n"
OWN = [("أين المـكتبة؟ هناك.", 0, 19), ("متى تفتح أبوابها؟", 21, 38), ("صباحا، «كل يوم».", 39, 55)]
TEXTS = [PAGE, None, "", "نعم"]


def words(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize("options", [{}, {"overlap": 9}, {"count": words}, {"pipeline": INDEX}])
def test_a_column_has_the_chunks_of_its_texts(options):
    expected = [
        None if text is None else [chunk._asdict() for chunk in chunks(text, 20, **options)]
        for text in TEXTS
    ]
    for type_ in (pa.string(), pa.large_string(), pa.string_view()):
        array = pa.array(TEXTS, type_)
        assert chunks_array(array, 20, **options).to_pylist() == expected
        whole = pa.chunked_array([array.slice(0, 1), array.slice(1)])
        assert chunks_array(whole, 20, **options).to_pylist() == expected


def test_a_column_s_options_are_wrong_before_a_text_is_read():
    with pytest.raises(ValueError, match="overlap must be"):
        chunks_array(pa.array([], pa.string()), 5, overlap=5)
    with pytest.raises(TypeError, match="expected an Arrow array of strings"):
        chunks_array(pa.array([5]), 5)


@pytest.mark.full
def test_the_command_writes_a_file_s_chunks_with_their_spans(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    done = run("chunks", path, "--size", "20", "--json")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"file": str(path), "document": 1, "start": start, "end": end, "text": text}
        for text, start, end in OWN
    ]
    done = run("chunks", "--size", "40", stdin="نعم.\nلا.".encode())
    assert done.stdout.decode() == "نعم. لا.\n"
    done = run("chunks", "--lines", "--json", "-p", "index", stdin="أهلا\nلا".encode())
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["اهلا", "لا"]


@pytest.mark.full
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chunks", "--size", "0"], "--size must be 1 or more, not 0"),
        (["chunks", "--size", "5", "--overlap", "5"], "--overlap must be from 0 to less than"),
        (["chunks", "--tokenizer", "absent.json"], "absent.json: No such file"),
        (["normalize", "--chunks", "0"], "--chunks must be 1 or more, not 0"),
        (["normalize", "--overlap", "5"], "say how long, as in --chunks 512"),
        (["normalize", "--chunks", "5", "--sentences"], "two ways to split a text"),
        (["normalize", "--chunks", "5", "--field", "a", "--field", "b"], "--chunks needs one"),
    ],
)
def test_options_that_are_wrong_are_refused_in_one_line(arguments, says):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert says in line


RECORDS = "".join(json.dumps({"id": n, "text": PAGE}) + "\n" for n in range(3))


@pytest.mark.full
def test_a_corpus_has_a_record_a_chunk(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(RECORDS, encoding="utf-8")
    done = normalize(source, "-o", out, "--chunks", "25", "--overlap", "9", "--jobs", "2", "-q")
    assert (done.returncode, done.stderr) == (0, b"")
    expected = [
        {"id": n, "text": chunk.text, "text_start": chunk.start, "text_end": chunk.end}
        for n in range(3)
        for chunk in chunks(PAGE, 25, overlap=9, pipeline=INDEX)
    ]
    assert [json.loads(line) for line in out.read_text("utf-8").splitlines()] == expected
    piped = normalize(
        "--format", "jsonl", "--chunks", "25", "--overlap", "9", stdin=RECORDS.encode()
    )
    assert piped.stdout == out.read_bytes()


@pytest.mark.full
def test_a_corpus_in_parquet_has_a_row_a_chunk(tmp_path):
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    parquet.write_table(pa.table({"text": TEXTS}), source)
    assert normalize(source, "-o", out, "--chunks", "25", "-q").returncode == 0
    rows = parquet.read_table(out).to_pylist()
    assert [row["text"] for row in rows if row["text_end"]] == [
        chunk.text for text in TEXTS if text for chunk in chunks(text, 25, pipeline=INDEX)
    ]
    assert len(rows) == 6  # the null and the empty text stay rows


def test_a_run_with_other_chunks_is_not_gone_on_with(tmp_path):
    class Stopped:
        def say(self, message):
            raise AssertionError(message)

        def advance(self, position, tally):
            raise KeyboardInterrupt

    source = tmp_path / "in.jsonl"
    source.write_text(RECORDS, encoding="utf-8")
    plan = make_plan([str(source)], str(tmp_path / "out.jsonl"), True)
    options = Options(INDEX, sentences=True, chunks=Chunking(25, 9))
    with pytest.raises(KeyboardInterrupt):
        convert(plan, options, Stopped(), force=False, resume=False)
    other = Options(INDEX, sentences=True, chunks=Chunking(25, 8))
    with pytest.raises(Refused, match="had other chunks"):
        convert(plan, other, Stopped(), force=False, resume=True)


@pytest.fixture(scope="module")
def tokenizer_json(tmp_path_factory):
    """A tokenizer of words with a token on either side, which would cut texts at five tokens."""
    tokenizers = pytest.importorskip("tokenizers")
    vocabulary = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, "[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        "[CLS] $A [SEP]", None, [("[CLS]", 1), ("[SEP]", 2)]
    )
    tokenizer.enable_truncation(5)
    path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    tokenizer.save(str(path))
    return path


def test_a_tokenizer_of_hugging_face_counts_all_tokens(tokenizer_json):
    count = tokenizer_count(tokenizer_json)
    assert count("") == 2
    assert count("كلمة " * 20) == 22  # nothing is cut off
    assert count("\ud800") == 3


@pytest.mark.full
def test_the_command_counts_with_a_tokenizer(tokenizer_json, tmp_path):
    done = run("chunks", "--size", "7", "--tokenizer", tokenizer_json, stdin=PAGE.encode())
    count = tokenizer_count(tokenizer_json)
    found = done.stdout.decode().splitlines()
    assert found == [chunk.text for chunk in chunks(PAGE, 7, count=count)]
    assert max(map(count, found)) <= 7
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(RECORDS, encoding="utf-8")
    done = normalize(
        source, "-o", out, "--chunks", "7", "--tokenizer", tokenizer_json, "--jobs", "2", "-q"
    )
    assert done.returncode == 0
    texts = [json.loads(line)["text"] for line in out.read_text("utf-8").splitlines()]
    assert texts == [chunk.text for chunk in chunks(PAGE, 7, count=count, pipeline=INDEX)] * 3


def test_a_model_of_sentencepiece_counts_too(tmp_path):
    sentencepiece = pytest.importorskip("sentencepiece")
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("\n".join([PAGE, "ذهب الولد إلى المدرسة", "عاد إلى البيت"] * 9), "utf-8")
    sentencepiece.SentencePieceTrainer.Train(
        input=str(corpus), model_prefix=str(tmp_path / "m"), vocab_size=32, minloglevel=2
    )
    model = sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / "m.model"))
    count = tokenizer_count(tmp_path / "m.model")
    assert count(PAGE) == len(model.encode(PAGE))
    assert all(count(chunk.text) <= 30 for chunk in chunks(PAGE, 30, count=count))


@pytest.mark.parametrize("name", ["tokenizers", "sentencepiece"])
def test_a_library_that_is_not_installed_is_named(name, monkeypatch, tmp_path):
    path = tmp_path / name
    path.write_text("{}" if name == "tokenizers" else "model", encoding="utf-8")
    monkeypatch.setitem(__import__("sys").modules, name, None)
    with pytest.raises(Refused, match=rf"pip install 'arabic-norm-pipeline\[{name}\]'"):
        tokenizer_count(path)


def test_what_is_no_tokenizer_is_refused_in_one_line(tmp_path):
    pytest.importorskip("tokenizers")
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(Refused, match=r"neither a tokenizer.json nor a SentencePiece model: .+"):
        tokenizer_count(path)
