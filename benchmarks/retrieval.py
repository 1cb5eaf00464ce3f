"""What each step does to a search: BM25 in SQLite's FTS5, clean and misspelled questions.

    python -m benchmarks.retrieval [FOLDER] [--steps NAME ...]

FOLDER holds ``*.docs.jsonl`` {doc_id, text}, ``*.queries.jsonl`` and ``*.queries_noisy.jsonl``
{text, doc_ids}; by default the small set of docs/search. Every question is asked of all documents.
INDEX is compared with itself less one of its steps, and with itself and one step more. For each set
of questions: the step's gain in MRR@10, and how many questions it helps and harms. ``merges`` is
the step's cost: how many different words of the documents it makes equal to another word.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import regex

import arabic_norm
from arabic_norm import INDEX, LUCENE, CharMap, Pipeline, Rewrite, Step

OWN_SET = Path(__file__).parent.parent / "docs" / "search"
DEPTH = 10
#: Steps that fold what a step of INDEX folds, otherwise: they are measured in its place.
ALTERNATIVES = {"hamza_seats_to_hamza": "unify_hamza", "strip_inner_tatweel": "strip_tatweel"}
_WORD = regex.compile(r"[\p{L}\p{N}]+")


class Question(NamedTuple):
    """What somebody asks, and the documents that answer it."""

    text: str
    answers: frozenset[str]


class Score(NamedTuple):
    """What a pipeline finds: each set's reciprocal ranks, and the different words it indexes."""

    ranks: dict[str, list[float]]
    words: int

    def mrr(self, name: str) -> float:
        """Return the mean reciprocal rank of a set of questions."""
        return sum(self.ranks[name]) / len(self.ranks[name])


class Variant(NamedTuple):
    """INDEX with and without a step; which of the two is INDEX itself is ``is_in_index``."""

    step: str
    is_in_index: bool
    other: Pipeline


def rows(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_documents(folder: Path) -> dict[str, str]:
    """Return the texts of a folder by their names."""
    found = (row for path in sorted(folder.glob("*.docs.jsonl")) for row in rows(path))
    return {str(row["doc_id"]): str(row["text"]) for row in found}


def read_questions(folder: Path) -> dict[str, list[Question]]:
    """Return a folder's sets of questions by their names."""
    return {
        path.stem.replace(".queries", ""): [
            Question(str(row["text"]), frozenset(row["doc_ids"]))  # type: ignore[arg-type]
            for row in rows(path)
        ]
        for path in sorted(folder.glob("*.queries*.jsonl"))
    }


def score(documents: dict[str, str], questions: dict[str, list[Question]], pipeline: Step) -> Score:
    """Index the documents, ask the questions, both through the pipeline."""
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE docs USING fts5"
        "(id UNINDEXED, text, tokenize='unicode61 remove_diacritics 0')"
    )
    normalized = ((name, pipeline(text)) for name, text in documents.items())
    database.executemany("INSERT INTO docs VALUES (?, ?)", normalized)
    database.execute("CREATE VIRTUAL TABLE words USING fts5vocab(docs, 'row')")
    (words,) = database.execute("SELECT count(*) FROM words").fetchone()
    ranks = {
        name: [reciprocal_rank(database, question, pipeline) for question in asked]
        for name, asked in questions.items()
    }
    database.close()
    return Score(ranks, words)


def reciprocal_rank(database: sqlite3.Connection, question: Question, pipeline: Step) -> float:
    """Return 1 for an answer in the first place, 1/2 in the second; 0 beyond the tenth."""
    words = dict.fromkeys(_WORD.findall(pipeline(question.text)))
    match = " OR ".join(f'"{word}"' for word in words)
    found = database.execute(
        "SELECT id FROM docs WHERE docs MATCH ? ORDER BY rank, rowid LIMIT ?", (match, DEPTH)
    )
    for rank, (name,) in enumerate(found, 1):
        if name in question.answers:
            return 1 / rank
    return 0.0


def variants(names: Iterable[str]) -> Iterator[Variant]:
    """Yield, for each step, INDEX without it or, where it has none, with it."""
    for name in names:
        step = getattr(arabic_norm, name)
        assert isinstance(step, CharMap | Rewrite)
        if step in INDEX.flat:
            yield Variant(name, True, INDEX.without(step))
        elif name in ALTERNATIVES:
            replaced = getattr(arabic_norm, ALTERNATIVES[name])
            yield Variant(name, False, INDEX.replacing(replaced, step))
        else:
            yield Variant(name, False, INDEX | step)


def cells(with_step: Score, without: Score) -> Iterator[str]:
    """Yield a row of the table: for each set the gain, the questions helped and harmed; merges."""
    for name in with_step.ranks:
        pairs = list(zip(with_step.ranks[name], without.ranks[name], strict=True))
        helped = sum(after > before for after, before in pairs)
        harmed = sum(after < before for after, before in pairs)
        yield f"{with_step.mrr(name) - without.mrr(name):+.4f} ({helped}/{harmed})"
    yield f"{without.words - with_step.words:,}"


def main() -> None:
    """Print the presets' figures and the table of steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=OWN_SET)
    parser.add_argument("--steps", nargs="+", help="measure these; all that are no engine's own")
    arguments = parser.parse_args()
    documents, questions = read_documents(arguments.folder), read_questions(arguments.folder)
    own = [
        name for name in arabic_norm.steps.__all__ if name not in arabic_norm.steps.engines.__all__
    ]

    print("| pipeline |", " | ".join(questions), "| words |")
    index = score(documents, questions, INDEX)
    for label, found in {
        "no step": score(documents, questions, Pipeline([])),
        "LUCENE": score(documents, questions, LUCENE),
        "INDEX": index,
    }.items():
        figures = " | ".join(f"{found.mrr(name):.4f}" for name in questions)
        print(f"| {label} | {figures} | {found.words:,} |", flush=True)

    print("\n| step | in INDEX |", " | ".join(questions), "| merges |")
    for step, is_in_index, other in variants(arguments.steps or own):
        found = score(documents, questions, other)
        row = cells(index, found) if is_in_index else cells(found, index)
        print(f"| {step} | {'yes' if is_in_index else 'no'} |", " | ".join(row), "|", flush=True)


if __name__ == "__main__":
    main()
