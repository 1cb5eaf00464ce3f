"""What all exports share, and the command that writes them."""

import json
import subprocess
import sys

import pytest
import regex
from engines import exported, hostile, real_lines

from arabic_norm import (
    DISPLAY,
    INDEX,
    LUCENE,
    Pipeline,
    char_map,
    repair_quotes,
    rewrite,
    strip_idle_zwnj,
    strip_tatweel,
    unify_alef,
)
from arabic_norm.export import WRITERS, left_behind, rules_of
from arabic_norm.substitutions import Substitution

every_engine = pytest.mark.parametrize("engine", WRITERS)

STAY = "unify_newlines, break_gaps, collapse_whitespace, repair_quotes"


def run(*arguments):
    command = [sys.executable, "-m", "arabic_norm", "export", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_rules_are_stages_in_order_and_the_names_of_the_other_steps():
    rules = rules_of(INDEX)
    assert rules.name == "INDEX"
    assert rules.fingerprint == INDEX.fingerprint
    assert ", ".join(rules.left_behind) == STAY
    tables = [stage for stage in rules.stages if not isinstance(stage, Substitution)]
    assert len(tables) == 2  # before the spellings of a word, and behind them
    assert tables[0]["أ"] == "ا"
    assert tables[1]["ئ"] == "ي"
    assert tables[0]["\ufefb"] == "لا"
    assert tables[0]["\ufdfb"] == "جل جلاله"
    assert list(tables[0]) == sorted(tables[0])


def test_substitutions_keep_their_place_among_the_tables():
    first, second = Substitution("[\\u0628]", "ت"), Substitution("[\\u062a]", "")

    @rewrite(triggers="بت", version=1, substitutions=[first, {"x": "y"}, second])
    def step(text):
        yield from ()

    rules = rules_of(strip_tatweel | step | unify_alef | repair_quotes)
    assert rules.stages == (
        {"\u0640": "", "\u0885": ""},
        first,
        {"x": "y"},
        second,
        unify_alef.table,
    )
    assert rules.left_behind == ("repair_quotes",)


def test_what_engines_read_each_in_its_way_is_not_exported():
    @rewrite(triggers="a", version=1, substitutions=[Substitution(r"\ba", "")])
    def step(text):
        yield from ()

    with pytest.raises(ValueError, match="not every engine reads alike"):
        rules_of(step)


def test_solr_has_one_file_and_a_second_table_becomes_patterns():
    @char_map
    def short():
        return {"ب": "ت", "ث": "ت", "x": ""}

    lines = WRITERS["solr"](short | strip_idle_zwnj | unify_alef).splitlines()
    filters = [line for line in lines if line.startswith("# <")]
    assert r'pattern="[\u0078]" replacement=""' in filters[0]
    assert r'pattern="[\u0628\u062b]" replacement="ت"' in filters[1]
    assert 'mapping="arabic_norm.txt"' in filters[-1]
    assert lines[-1] == r'"\u0882" => "\u0627"'


def test_solr_says_which_second_table_it_cannot_write():
    @char_map
    def swap():
        return {"ب": "ت", "ت": "ب"}

    with pytest.raises(ValueError, match="writes characters that it replaces"):
        WRITERS["solr"](unify_alef | strip_idle_zwnj | swap)


def test_a_pipeline_of_tables_leaves_nothing_behind():
    assert rules_of(LUCENE).left_behind == ()
    assert rules_of(strip_tatweel | unify_alef).left_behind == ()


def test_a_bare_function_cannot_be_exported():
    with pytest.raises(TypeError, match="strip is a bare function"):
        rules_of(Pipeline([str.strip]))


def test_half_a_character_cannot_be_exported():
    @char_map
    def broken():
        return {"\ud800": "x"}

    with pytest.raises(ValueError, match="lone surrogate"):
        rules_of(broken)


@every_engine
@pytest.mark.parametrize("pipeline", [INDEX, DISPLAY, LUCENE], ids=lambda preset: preset.name)
def test_each_export_says_what_it_is(engine, pipeline):
    written = WRITERS[engine](pipeline)
    assert pipeline.fingerprint in written
    assert f"from the pipeline {pipeline.name}." in written
    assert "Do not edit" in written
    for name in left_behind(engine, pipeline):
        assert name in written


@every_engine
def test_an_export_is_ascii_whatever_its_table_and_name(engine):
    written = WRITERS[engine](hostile)
    assert written.isascii()
    assert "U+002AU+002F" in written  # the name, without its */


def test_replacements_an_engine_cannot_hold_are_refused():
    @char_map
    def long():
        return {"a": "b" * 257}

    @char_map
    def null():
        return {"a": "\0"}

    with pytest.raises(ValueError, match="256 UTF-16 code units"):
        WRITERS["elasticsearch"](long)
    with pytest.raises(ValueError, match="NUL"):
        WRITERS["postgresql"](null)


@pytest.mark.processes
@every_engine
def test_the_command_writes_what_the_function_returns(engine, tmp_path):
    path = tmp_path / "rules"
    done = run(engine, "--pipeline", "lucene")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == WRITERS[engine](LUCENE)
    assert run(engine, "--pipeline", "lucene", "-o", path, "--strict").returncode == 0
    assert path.read_text(encoding="utf-8") == done.stdout


def test_the_command_names_the_steps_that_stay_behind():
    done = run("solr")
    assert done.returncode == 0
    assert done.stderr == f"arabic-norm: these steps stay behind in Python: {STAY}\n"


def test_strict_refuses_steps_that_stay_behind(tmp_path):
    path = tmp_path / "rules"
    done = run("solr", "--strict", "--output", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"arabic-norm: these steps look at context and cannot be exported: {STAY}\n"
    )
    assert not path.exists()


def test_elasticsearch_wires_the_analyzer_for_index_and_search():
    made = json.loads(WRITERS["elasticsearch"](INDEX))
    analyzer = made["settings"]["analysis"]["analyzer"]["arabic_norm"]
    filters = made["settings"]["analysis"]["char_filter"]
    assert analyzer["char_filter"] == list(filters)
    assert [rules["type"] for rules in filters.values()].count("mapping") == 2
    field = made["mappings"]["properties"]["text"]
    assert (field["analyzer"], field["search_analyzer"]) == ("arabic_norm", "arabic_norm")
    about = made["mappings"]["_meta"]["arabic_norm"]
    INDEX.check(about["fingerprint"])
    assert about["left_behind"] == STAY.split(", ")


def test_the_corpus_of_parity_is_large(data):
    assert data.is_dir()
    assert len(real_lines()) >= 10_000


@pytest.mark.parametrize(
    ("engine", "share"), [("javascript", 0.999), ("tokenizers", 0.999), ("sentencepiece", 0.95)]
)
def test_what_stays_behind_seldom_changes_words(data, engine, share):
    assert data.is_dir()
    word = regex.compile(r"[\p{L}\p{N}]+")
    lines, table = real_lines(), exported(INDEX, engine)
    same = sum(word.findall(INDEX(line)) == word.findall(table(line)) for line in lines)
    assert same / len(lines) >= share


@pytest.mark.parametrize("engine", WRITERS)
def test_what_is_no_pipeline_is_refused_with_the_cure(engine):
    with pytest.raises(TypeError, match="got the str 'index': pass the object itself, as in: from"):
        WRITERS[engine]("index")
