"""The table in the real SentencePiece: its normalizer, and a model that it trains."""

import pytest
from engines import every_pipeline, exported, need, texts

from arabic_norm import INDEX, LUCENE, char_map, repair_quotes, strip_idle_zwnj, strip_tatweel
from arabic_norm.export import left_behind, to_sentencepiece

PLAIN = {
    "add_dummy_prefix": False,
    "escape_whitespaces": False,
    "remove_extra_whitespaces": False,
}


@pytest.fixture(scope="module")
def library():
    return need("sentencepiece")


@pytest.fixture
def table_of(tmp_path):
    """A function that writes a pipeline's table and returns its path."""

    def write(pipeline):
        path = tmp_path / "rules.tsv"
        path.write_text(to_sentencepiece(pipeline), encoding="ascii")
        return str(path)

    return write


@every_pipeline
def test_the_normalizer_gives_our_text(library, table_of, pipeline):
    normalizer = library.SentencePieceNormalizer(rule_tsv=table_of(pipeline), **PLAIN)
    ours, sources = exported(pipeline, "sentencepiece"), texts()
    for source, text in zip(sources, normalizer.Normalize(sources), strict=True):
        assert text == ours(source), ascii(source)


def test_a_trained_model_holds_the_rules(library, table_of, tmp_path):
    lines = tmp_path / "lines.txt"
    words = ["مَدْرَسَة جديدة", "المــدرسة أمام البيت", "كتبٌ كثيرة", "إلى الجامعة", "قرأ آيات"]
    lines.write_text("\n".join(words * 20), encoding="utf-8")
    library.SentencePieceTrainer.train(
        input=str(lines),
        model_prefix=str(tmp_path / "model"),
        vocab_size=60,
        hard_vocab_limit=False,
        normalization_rule_tsv=table_of(INDEX),
        minloglevel=2,
    )
    model = library.SentencePieceProcessor(model_file=str(tmp_path / "model.model"))
    dirty, clean = "المَدْرَسَــةُ أمام", "المدرسه امام"
    assert model.encode(dirty) == model.encode(clean)
    assert model.decode(model.encode(dirty)) == clean


def test_steps_that_look_at_context_stay_behind():
    pipeline = repair_quotes | strip_idle_zwnj | strip_tatweel
    assert left_behind("sentencepiece", pipeline) == ("repair_quotes", "strip_idle_zwnj")
    comment = to_sentencepiece(pipeline).splitlines()[0].split("\t")[2]
    assert "stay behind in Python: repair_quotes, strip_idle_zwnj." in comment


def test_a_rule_is_code_points_in_hexadecimal():
    @char_map
    def three():
        return {"ة": "ه", "ـ": "", "\N{GRINNING FACE}": "\N{PILE OF POO}x"}

    rows = [line.split("\t")[:2] for line in to_sentencepiece(three).splitlines()]
    assert rows == [["629", "647"], ["640", ""], ["1F600", "1F4A9 78"]]


def test_every_rule_of_lucene_is_in_its_table():
    lines = to_sentencepiece(LUCENE).splitlines()
    assert [int(line.split("\t")[0], 16) for line in lines] == sorted(
        ord(key) for step in LUCENE.flat for key in step.table
    )


def test_a_rule_for_nul_is_left_out():
    @char_map
    def two():
        return {"\0": "", "ة": "ه"}

    assert [line.split("\t")[0] for line in to_sentencepiece(two).splitlines()] == ["629"]


def test_what_sentencepiece_cannot_hold_is_refused():
    @char_map
    def null():
        return {"a": "\0"}

    with pytest.raises(ValueError, match="NUL"):
        to_sentencepiece(null)
    with pytest.raises(ValueError, match="no step of repair_quotes is a table"):
        to_sentencepiece(repair_quotes)
