"""What a pipeline does to a corpus, for people: what each step changes, which words meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from arabic_norm.explain import Change, shown
from arabic_norm.letters import TRANSPARENT
from arabic_norm.page import escape, page
from arabic_norm.patterns import lazy_regex
from arabic_norm.pipeline import Pipeline, Step, check_pipeline
from arabic_norm.presets import RESCUE
from arabic_norm.steps.rescue import damage
from arabic_norm.values import check_text, check_texts

_WORD = lazy_regex(rf"[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}\p{{N}}{TRANSPARENT}]*+")
_EXAMPLES = 5
_SHOWN_COLLISIONS = 30


@dataclass
class StepCount:
    """What one step did to a corpus.

    ``documents`` that it changed; ``characters`` that it deleted, replaced or put in; ``examples``
    of what it changed, the most frequent first; ``merges``: how many different words of the corpus
    it alone makes equal to another, that is, how many fewer the pipeline would merge without it.
    """

    step: str
    documents: int = 0
    characters: int = 0
    merges: int = 0
    examples: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass
class Collision:
    """Different words of the source that became one, with how often each stands there."""

    text: str
    words: list[tuple[str, int]]

    @property
    def count(self) -> int:
        """How many words of the corpus are not the most frequent spelling."""
        return sum(count for _, count in self.words[1:])


@dataclass
class Audit:
    """What a pipeline does to a corpus: `audit` makes it."""

    documents: int
    characters: int
    steps: list[StepCount]
    collisions: list[Collision]
    #: How many documents look as if machines had broken them, by what they look like.
    damaged: Counter[str] = field(default_factory=Counter)

    def to_dict(self) -> dict[str, Any]:
        """Return the audit as plain values, for JSON."""
        return {
            "documents": self.documents,
            "characters": self.characters,
            "steps": [
                {
                    "step": count.step,
                    "documents": count.documents,
                    "characters": count.characters,
                    "merges": count.merges,
                    "examples": [list(pair) for pair, _ in count.examples.most_common(_EXAMPLES)],
                }
                for count in self.steps
            ],
            "collisions": [
                {"text": collision.text, "words": dict(collision.words)}
                for collision in self.collisions
            ],
            "damaged": dict(self.damaged),
        }

    def __str__(self) -> str:
        lines = [f"{self.documents:,} documents, {self.characters:,} characters"]
        lines += [*_warnings(self.damaged), ""]
        lines.append(f"{'step':24} {'documents':>10} {'characters':>11} {'merges':>7}  examples")
        for count in self.steps:
            examples = "  ".join(
                f"{shown(before)} → {shown(after)}"
                for (before, after), _ in count.examples.most_common(_EXAMPLES)
            )
            lines.append(
                f"{count.step:24} {count.documents:10,} {count.characters:11,} {count.merges:7,}  "
                f"{examples}"
            )
        lines += ["", "words that became one, by how many are not the usual spelling"]
        for collision in self.collisions[:_SHOWN_COLLISIONS]:
            words = "  ".join(f"{shown(word)} {count:,}" for word, count in collision.words)
            lines.append(f"{collision.count:8,}  {shown(collision.text)} = {words}")
        return "\n".join(lines)

    def to_html(self) -> str:
        """Return a page with a bar for what each step changes, and the words that became one."""
        most = max((count.characters for count in self.steps), default=0) or 1
        steps = "".join(_step_row(count, count.characters / most) for count in self.steps)
        words = "".join(_collision_row(one) for one in self.collisions[:_SHOWN_COLLISIONS])
        warnings = "".join(f"<p>{escape(line)}</p>\n" for line in _warnings(self.damaged))
        return page(
            "arabic_norm: audit",
            f'<h2 class="latin">{self.documents:,} documents, {self.characters:,} characters</h2>\n'
            f"{warnings}"
            '<table>\n<tr><th>Step</th><th colspan="2">Characters</th><th>Documents</th>'
            f"<th>Merges</th><th>Examples</th></tr>\n{steps}</table>\n"
            "<h2>Words that became one</h2>\n<table>\n<tr><th>Word</th><th>Spellings</th></tr>\n"
            f"{words}</table>\n",
        )


def audit(documents: Iterable[str], pipeline: Step) -> Audit:
    """Return what the pipeline does to the documents; memory grows with their different words.

    Errors: TypeError when the documents are a single str, or one of them is no str; when the
    pipeline is none, or holds a bare function, which cannot say what it changed.
    """
    whole = Pipeline([check_pipeline(pipeline)])
    counts = {step.name: StepCount(step.name) for step in whole.flat if isinstance(step, Step)}
    words: Counter[str] = Counter()
    number = characters = 0
    damaged: Counter[str] = Counter()
    mends = not set(RESCUE.flat).isdisjoint(whole.flat)
    for document in check_texts("audit", documents):
        number += 1
        check_text(document)
        characters += len(document)
        damaged.update(() if mends else damage(document))
        words.update(_WORD.findall(document))
        changed: dict[str, list[Change]] = defaultdict(list)
        for change in whole.explain(document):
            changed[change.step].append(change)
        for name, changes in changed.items():
            _count(counts[name], changes)
    different = len(set(map(whole, words)))
    for step in whole.flat:
        if isinstance(step, Step):
            counts[step.name].merges = len(set(map(whole.without(step), words))) - different
    return Audit(number, characters, list(counts.values()), _collisions(words, whole), damaged)


def _warnings(damaged: Counter[str]) -> list[str]:
    """Return a line for each kind of damage: how many documents, and what to do."""
    return [
        f"documents that look like {kind}: {number:,}; run RESCUE first"
        for kind, number in damaged.most_common()
    ]


def _count(count: StepCount, changes: list[Change]) -> None:
    count.documents += 1
    count.characters += sum(max(len(change.before), len(change.after)) for change in changes)
    count.examples.update((change.before, change.after) for change in changes)


def _collisions(words: Counter[str], pipeline: Step) -> list[Collision]:
    spellings: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for word, count in words.most_common():
        spellings[pipeline(word)].append((word, count))
    found = [Collision(text, same) for text, same in spellings.items() if len(same) > 1]
    return sorted(found, key=lambda collision: -collision.count)


def _step_row(count: StepCount, share: float) -> str:
    examples = " · ".join(
        f"<bdi>{escape(shown(before))} ← {escape(shown(after))}</bdi>"
        for (before, after), _ in count.examples.most_common(_EXAMPLES)
    )
    bar = (
        f'<svg width="120" height="14" role="img" aria-label="{share:.0%}">'
        f'<rect x="{120 - 120 * share:.1f}" width="{120 * share:.1f}" height="14" rx="2"/></svg>'
    )
    return (
        f'<tr><td class="latin">{escape(count.step)}</td><td>{bar}</td>'
        f'<td class="latin">{count.characters:,}</td><td class="latin">{count.documents:,}</td>'
        f'<td class="latin">{count.merges:,}</td><td>{examples}</td></tr>\n'
    )


def _collision_row(collision: Collision) -> str:
    words = " · ".join(
        f'<bdi>{escape(word)}</bdi> <span class="latin">{count:,}</span>'
        for word, count in collision.words
    )
    return f"<tr><td><bdi>{escape(collision.text)}</bdi></td><td>{words}</td></tr>\n"
