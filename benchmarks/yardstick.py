"""python -m benchmarks.yardstick FOLDER [--folds 5] [--show N]

Our rules for the ends of sentences beside a small log-linear model that is trained on the other
folds, on each set of a folder (`benchmarks.ends` says what a set is). The model knows nothing but
what stands around a place. Where it is right on documents it never saw and the rules are wrong, a
rule is missing, or was fitted to what its author looked at: those places are counted by kind, and
with ``--show`` printed.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from arabic_norm import sentences
from benchmarks.ends import Row, count, folds, gold_ends, read_sets, total, uncounted
from benchmarks.places import candidates, features, kind_of

Answer = dict[int, bool]  # of the candidates of a row

_EPOCHS = 8
_RATE = 0.2
#: What draws every weight back to nothing, a share of it each time it is used.
_DECAY = 2e-4


class LogLinear:
    """A logistic regression over features with names, trained by AdaGrad."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = defaultdict(float)
        self._squares: dict[str, float] = defaultdict(float)

    def probability(self, names: list[str]) -> float:
        """Return how probable an end is where these features are found."""
        weights = self.weights
        total_weight = sum(weights[name] for name in names if name in weights)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total_weight))))

    def train(self, examples: list[tuple[list[str], bool]], epochs: int = _EPOCHS) -> None:
        """Learn from features and whether there is an end; the same examples give the same."""
        chance = random.Random(len(examples))
        examples = list(examples)
        for _ in range(epochs):
            chance.shuffle(examples)
            for names, is_end in examples:
                error = self.probability(names) - is_end
                self._step(names, error)

    def _step(self, names: list[str], error: float) -> None:
        weights, squares = self.weights, self._squares
        for name in names:
            gradient = error + _DECAY * weights[name]
            squares[name] += gradient * gradient
            weights[name] -= _RATE * gradient / math.sqrt(squares[name] + 1e-8)


@dataclass
class Seen:
    """A row, where it may have ends, what stands there, and its fold."""

    row: Row
    places: dict[int, list[str]]
    fold: int

    def examples(self) -> list[tuple[list[str], bool]]:
        """Return what the model learns from this row."""
        gold, left_out = gold_ends(self.row), uncounted(self.row)
        return [(found, at in gold) for at, found in self.places.items() if at not in left_out]


def look(rows: list[Row], number: int) -> list[Seen]:
    """Return the rows of a set with their candidates and folds."""
    return [
        Seen(row, {at: features(row["text"], at) for at in candidates(row["text"])}, fold)
        for row, fold in zip(rows, folds(rows, number), strict=True)
    ]


def judge(sets: dict[str, list[Seen]], number: int) -> dict[str, list[list[int]]]:
    """Return the ends that the model finds in each row of each set, never trained on its fold."""
    found: dict[str, list[list[int]]] = {name: [[] for _ in rows] for name, rows in sets.items()}
    for fold in range(number):
        model = LogLinear()
        model.train(
            [
                example
                for rows in sets.values()
                for seen in rows
                if seen.fold != fold
                for example in seen.examples()
            ]
        )
        for name, rows in sets.items():
            for place, seen in enumerate(rows):
                if seen.fold == fold:
                    found[name][place] = [
                        at for at, names in seen.places.items() if model.probability(names) > 0.5
                    ]
    return found


def our_ends(text: str) -> list[int]:
    """Return the ends that our rules find."""
    return [sentence.end for sentence in sentences(text)]


def table(
    sets: dict[str, list[Seen]], answers: dict[str, dict[str, list[list[int]]]], number: int
) -> list[str]:
    """Return a Markdown table: F1 in each fold and in all, of each set and of each answer."""
    head = "".join(f" {fold + 1} |" for fold in range(number))
    lines = [f"| F1 in folds by document | |{head} all |", "|---|---|" + "---:|" * (number + 1)]
    for name, rows in sets.items():
        for who, found in answers.items():
            counts = [count(seen.row, ends) for seen, ends in zip(rows, found[name], strict=True)]
            cells = [
                total(one for one, seen in zip(counts, rows, strict=True) if seen.fold == fold)
                for fold in range(number)
            ]
            figures = " | ".join(f"{cell.f1:.3f}" for cell in [*cells, total(counts)])
            lines.append(f"| {name} | {who} | {figures} |")
    return lines


@dataclass
class Comparison:
    """One place where rules and model differ, or both are wrong."""

    kind: str
    rules_right: bool
    model_right: bool
    shown: str


def compare(
    sets: dict[str, list[Seen]],
    rules: dict[str, list[list[int]]],
    model: dict[str, list[list[int]]],
) -> list[Comparison]:
    """Return every candidate that counts, and who is right there."""
    compared = []
    for name, rows in sets.items():
        for seen, ours, theirs in zip(rows, rules[name], model[name], strict=True):
            gold, left_out = gold_ends(seen.row), uncounted(seen.row)
            text = seen.row["text"]
            for at in sorted((set(seen.places) | gold | set(ours)) - left_out):
                is_end = at in gold
                side = "ends" if is_end else "goes on"
                around = f"{text[max(0, at - 50) : at]}⟂{text[at : at + 30]}".replace("\n", "⏎")
                compared.append(
                    Comparison(
                        kind_of(text, at),
                        (at in ours) == is_end,
                        (at in theirs) == is_end,
                        f"{name}, {side}: {around}",
                    )
                )
    return compared


def kinds_table(compared: list[Comparison]) -> list[str]:
    """Return a Markdown table, a row a kind: how many places, and who is wrong where."""
    tests: dict[str, Callable[[Comparison], bool]] = {
        "places": lambda one: True,
        "rules wrong": lambda one: not one.rules_right,
        "model wrong": lambda one: not one.model_right,
        "only rules wrong": lambda one: one.model_right and not one.rules_right,
        "only model wrong": lambda one: one.rules_right and not one.model_right,
    }
    columns = {
        name: Counter(one.kind for one in compared if test(one)) for name, test in tests.items()
    }
    lines = [f"| kind | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns)]
    kinds = sorted(columns["places"], key=lambda kind: -columns["only rules wrong"][kind])
    for kind in kinds:
        if columns["rules wrong"][kind] or columns["model wrong"][kind]:
            figures = " | ".join(str(column[kind]) for column in columns.values())
            lines.append(f"| {kind} | {figures} |")
    return lines


def main() -> None:
    """Print F1 in folds, then the kinds of place where the model beats the rules."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.yardstick", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--show", type=int, default=0, help="places of each kind to print")
    options = parser.parse_args()
    if options.folds < 2:
        parser.error("--folds: at least 2, one to train on and one to judge")
    read = read_sets(options.folder)
    if not read:
        parser.error(f"{options.folder} holds no .jsonl")
    sets = {name: look(rows, options.folds) for name, rows in read.items()}
    print(f"{sum(map(len, sets.values()))} rows read, training …", file=sys.stderr)
    ours = {name: [our_ends(seen.row["text"]) for seen in rows] for name, rows in sets.items()}
    theirs = judge(sets, options.folds)
    print("\n".join(table(sets, {"rules": ours, "model": theirs}, options.folds)))
    compared = compare(sets, ours, theirs)
    print("\n" + "\n".join(kinds_table(compared)))
    if options.show:
        shown: Counter[str] = Counter()
        print("\nOnly the rules are wrong:")
        for one in sorted(compared, key=lambda one: one.kind):
            if one.model_right and not one.rules_right and shown[one.kind] < options.show:
                shown[one.kind] += 1
                print(f"- {one.kind}. {one.shown}")


if __name__ == "__main__":
    main()
