"""The vectors: what they hold, and that a port with a fault does not pass them."""

import json
import shutil
import subprocess

import pytest
from engines import hostile, require

from arabic_norm import DISPLAY, INDEX, LUCENE, char_map
from arabic_norm.export import left_behind, rules_of, to_javascript, to_vectors
from arabic_norm.substitutions import Substitution

HARNESS = """
import { readFileSync } from "node:fs";
import { normalize, fingerprint } from "./rules.mjs";
const [about, ...rows] = readFileSync("vectors.jsonl", "utf8").trim().split("\\n").map(JSON.parse);
if (about.fingerprint !== fingerprint) throw new Error("other rules");
console.log(rows.filter((row) => normalize(row.source) !== row.result).length, rows.length);
"""


def read(written):
    about, *rows = map(json.loads, written.splitlines())
    return about, rows


@pytest.mark.parametrize("pipeline", [INDEX, DISPLAY, LUCENE, hostile], ids=lambda step: step.name)
def test_they_are_what_the_pipeline_does(pipeline):
    about, rows = read(to_vectors(pipeline))
    assert about["fingerprint"] == pipeline.fingerprint
    assert len({row["source"] for row in rows}) == len(rows)
    for row in rows:
        assert row == {"source": row["source"], "result": pipeline(row["source"])}


@pytest.mark.full
@pytest.mark.parametrize("pipeline", [INDEX, DISPLAY], ids=lambda step: step.name)
def test_a_port_without_any_one_step_fails_some(pipeline):
    _, rows = read(to_vectors(pipeline))
    # what these two would do, steps before them have done, in all text or in what is tried
    spared = {"strip_zwj", "unify_hamza"}
    missed = {
        step.name
        for step in pipeline.flat
        if all(pipeline.without(step)(row["source"]) == row["result"] for row in rows)
    }
    assert missed <= spared


def test_each_character_of_a_table_is_in_a_source():
    sources = "".join(row["source"] for row in read(to_vectors(INDEX))[1])
    for stage in rules_of(INDEX).stages:
        if not isinstance(stage, Substitution):
            assert stage.keys() <= set(sources)


def test_no_step_is_left_behind():
    assert left_behind("vectors", INDEX) == ()


def test_they_are_few():
    assert len(to_vectors(INDEX)) < 64_000


def test_a_port_that_holds_all_steps_passes(tmp_path):
    assert in_node(LUCENE, tmp_path)[0] == 0


def test_a_port_that_leaves_steps_behind_does_not(tmp_path):
    failed, of = in_node(INDEX, tmp_path)
    assert left_behind("javascript", INDEX)
    assert 0 < failed < of / 4


def in_node(pipeline, folder):
    """Return how many vectors the export to JavaScript fails in Node, and how many there are."""
    require(shutil.which("node"), "Node")
    (folder / "rules.mjs").write_text(to_javascript(pipeline), encoding="ascii")
    (folder / "vectors.jsonl").write_text(to_vectors(pipeline), encoding="ascii")
    (folder / "harness.mjs").write_text(HARNESS, encoding="ascii")
    command = ["node", "harness.mjs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, encoding="utf-8")
    return tuple(map(int, done.stdout.split()))


def test_a_pipeline_without_tables_has_the_texts_alone():
    @char_map
    def nothing():
        return {}

    _, rows = read(to_vectors(nothing))
    assert len(rows) > 20
    assert all(row["source"] == row["result"] for row in rows)
