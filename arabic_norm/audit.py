"""Reports on a corpus: what each step of a pipeline changes, and which words it makes equal."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from arabic_norm.bars import Row, chart, counted, percent, svg_bar
from arabic_norm.explain import Change, shown
from arabic_norm.letters import LINE_BREAKS, TRANSPARENT
from arabic_norm.page import escape, fragment, page
from arabic_norm.patterns import lazy_regex
from arabic_norm.pipeline import Pipeline, Step, check_pipeline
from arabic_norm.presets import RESCUE
from arabic_norm.steps.rescue import Doubt, doubts
from arabic_norm.values import check_text, check_texts

_WORD = lazy_regex(rf"[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}\p{{N}}{TRANSPARENT}]*+")
_LINE_BREAK = lazy_regex(f"[{LINE_BREAKS}]")
_EXAMPLES = 5
_SHOWN_COLLISIONS = 30
#: Code points that are shown of a damaged place and its context.
_SHOWN_DAMAGE = 60
_BLUE, _YELLOW = "34", "33"  # ANSI


@dataclass
class StepCount:
    """What one step did to a corpus.

    ``documents``: how many it changed. ``characters``: how many it deleted, replaced or inserted.
    ``examples``: its changes with their counts. ``merges``: how many different words of the corpus
    become equal to another only by this step; without it, so many fewer words would be merged.
    """

    step: str
    documents: int = 0
    characters: int = 0
    merges: int = 0
    examples: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The most frequent examples, the most frequent first; each is (before, after)."""
        return [pair for pair, _ in self.examples.most_common(_EXAMPLES)]


@dataclass
class Collision:
    """Different words of the source that became equal; each is (word, count)."""

    text: str
    words: list[tuple[str, int]]

    @property
    def count(self) -> int:
        """How many words of the corpus are not written in the most frequent spelling."""
        return sum(count for _, count in self.words[1:])


@dataclass
class Damage:
    """Documents that look damaged in a way that the pipeline does not repair.

    ``documents`` is their number; ``example`` is the first such place, with its context; ``advice``
    is what to do.
    """

    kind: str
    documents: int
    example: str
    advice: str


@dataclass(repr=False)
class Audit:
    """What a pipeline does to a corpus, as returned by `audit`.

    Printed, it draws a bar for the share of the documents that each step changes, as wide as the
    terminal and coloured unless NO_COLOR is set. A notebook shows its HTML page.
    """

    documents: int
    characters: int
    steps: list[StepCount]
    collisions: list[Collision]
    #: What looks damaged, the most frequent first.
    damage: list[Damage] = field(default_factory=list)
    #: How many documents the pipeline changes.
    changed: int = 0

    @property
    def damaged(self) -> Counter[str]:
        """How many documents look damaged, by kind of damage."""
        return Counter({one.kind: one.documents for one in self.damage})

    def to_dict(self) -> dict[str, Any]:
        """Return the audit as plain values, for JSON."""
        return {
            "documents": self.documents,
            "characters": self.characters,
            "changed": self.changed,
            "steps": [
                {
                    "step": count.step,
                    "documents": count.documents,
                    "characters": count.characters,
                    "merges": count.merges,
                    "examples": [list(pair) for pair in count.shown],
                }
                for count in self.steps
            ],
            "collisions": [
                {"text": collision.text, "words": dict(collision.words)}
                for collision in self.collisions
            ],
            "damaged": dict(self.damaged),
            "damage": [asdict(one) for one in self.damage],
        }

    def __repr__(self) -> str:
        return f"<Audit of {counted(self.documents, 'document')}>"

    def _repr_html_(self) -> str:
        return fragment(self._body())

    def __str__(self) -> str:
        if not sys.stdout.isatty():
            return self.to_text()
        colour = os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
        return self.to_text(width=shutil.get_terminal_size().columns, colour=colour)

    def to_text(self, *, width: int | None = None, colour: bool = False) -> str:
        """Return the audit as lines of text, with a bar for each step.

        width: columns of the terminal. If there are few, examples are left out first, then counts;
        the bar and the share are kept.
        """

        def paint(text: str, code: str) -> str:
            return f"\x1b[{code}m{text}\x1b[0m" if colour and text.strip() else text

        read = counted(self.documents, "document"), counted(self.characters, "character")
        lines = [", ".join(read)]
        lines.append(f"{self._told(self.changed)} changed")
        for damage in self.damage:
            told = f"looks like {damage.kind}: {self._told(damage.documents)}, as in"
            lines += ["", paint(told, _YELLOW), f"  {shown(damage.example)}"]
            lines.append(f"  {damage.advice}")
        lines.append("")
        heads = ("documents", "characters", "merges")
        for before, drawn, after in chart("step", heads, self._rows(), width):
            lines.append(f"{before}{paint(drawn, _BLUE)}{after}".rstrip())
        lines += ["", "words that became one, by how many are not the usual spelling"]
        for collision in self.collisions[:_SHOWN_COLLISIONS]:
            words = "  ".join(f"{shown(word)} {count:,}" for word, count in collision.words)
            lines.append(f"{collision.count:8,}  {shown(collision.text)} = {words}")
        return "\n".join(lines)

    def to_html(self) -> str:
        """Return an HTML page with a bar for each step, and the words that became equal."""
        return page("arabic_norm: audit", self._body())

    def _body(self) -> str:
        steps = "".join(map(self._step_row, self.steps))
        words = "".join(_collision_row(one) for one in self.collisions[:_SHOWN_COLLISIONS])
        damage = "".join(map(self._damage_row, self.damage))
        broken = (
            '<h2>What looks broken</h2>\n<table class="bars">\n<tr><th>Looks like</th>'
            '<th colspan="2">Documents</th><th>Example</th><th>What to do</th></tr>\n'
            f"{damage}</table>\n"
        )
        return (
            f'<h2 class="latin">{self._told(self.changed)} changed, '
            f"{self.characters:,} characters</h2>\n{broken if damage else ''}"
            '<h2>What each step changes</h2>\n<table class="bars">\n<tr><th>Step</th>'
            '<th colspan="2">Documents</th><th>Characters</th><th>Merges</th><th>Examples</th>'
            f"</tr>\n{steps}</table>\n"
            "<h2>Words that became one</h2>\n<table>\n<tr><th>Word</th><th>Spellings</th></tr>\n"
            f"{words}</table>\n"
        )

    def _share(self, documents: int) -> float:
        return documents / self.documents if self.documents else 0.0

    def _told(self, documents: int) -> str:
        share = percent(self._share(documents))
        return f"{documents:,} of {counted(self.documents, 'document')} ({share})"

    def _rows(self) -> list[Row]:
        return [
            Row(
                count.step,
                self._share(count.documents),
                [f"{count.documents:,}", f"{count.characters:,}", f"{count.merges:,}"],
                [f"{shown(before)} → {shown(after)}" for before, after in count.shown],
            )
            for count in self.steps
        ]

    def _step_row(self, count: StepCount) -> str:
        examples = " · ".join(
            f'<bdi dir="rtl">{escape(shown(before))} ← {escape(shown(after))}</bdi>'
            for before, after in count.shown
        )
        kind = "" if count.documents else "idle"
        return (
            f'<tr class="{kind}">'
            f"{self._bar_cells(count.step, count.documents)}"
            f'<td class="latin count" data-name="characters">{count.characters:,}</td>'
            f'<td class="latin count" data-name="merges">{count.merges:,}</td>'
            f"<td>{examples}</td></tr>\n"
        )

    def _damage_row(self, damage: Damage) -> str:
        return (
            f"<tr>{self._bar_cells(damage.kind, damage.documents)}"
            f"<td><bdi>{escape(shown(damage.example))}</bdi></td>"
            f'<td class="latin">{escape(damage.advice)}</td></tr>\n'
        )

    def _bar_cells(self, name: str, documents: int) -> str:
        share = self._share(documents)
        return (
            f'<td class="latin">{escape(name)}</td><td>{svg_bar(share)}</td>'
            f'<td class="latin share">{percent(share)} <small>{documents:,}</small></td>'
        )


def audit(documents: Iterable[str], pipeline: Step) -> Audit:
    """Return what the pipeline does to the documents. Memory grows with the vocabulary.

    Errors: TypeError when the documents are a single str, or one of them is not a str; when the
    pipeline is not a step or pipeline, or contains a bare function, which cannot report its edits.
    """
    whole = Pipeline([check_pipeline(pipeline)])
    counts = {step.name: StepCount(step.name) for step in whole.flat if isinstance(step, Step)}
    words: Counter[str] = Counter()
    number = characters = 0
    changed_documents = 0
    broken: dict[str, Damage] = {}
    mends = not set(RESCUE.flat).isdisjoint(whole.flat)
    for document in check_texts("audit", documents):
        number += 1
        check_text(document)
        characters += len(document)
        if not mends:
            _note(broken, document, doubts(document))
        words.update(_WORD.findall(document))
        changed: dict[str, list[Change]] = defaultdict(list)
        for change in whole.explain(document):
            changed[change.step].append(change)
        changed_documents += bool(changed)
        for name, changes in changed.items():
            _count(counts[name], changes)
    different = len(set(map(whole, words)))
    for step in whole.flat:
        if isinstance(step, Step):
            counts[step.name].merges = len(set(map(whole.without(step), words))) - different
    return Audit(
        number,
        characters,
        list(counts.values()),
        _collisions(words, whole),
        sorted(broken.values(), key=lambda damage: -damage.documents),
        changed_documents,
    )


def _note(broken: dict[str, Damage], document: str, found: list[Doubt]) -> None:
    """Count a document under each kind of damage that it has."""
    for kind, first in {doubt.kind: doubt for doubt in reversed(found)}.items():
        if kind not in broken:
            broken[kind] = Damage(kind, 0, _around(document, first.start, first.end), first.advice)
        broken[kind].documents += 1


def _around(text: str, start: int, end: int) -> str:
    """Return a span of the text with as many words of its line around it as fit."""
    if end - start >= _SHOWN_DAMAGE:
        return f"{text[start : start + _SHOWN_DAMAGE]}…"
    room = (_SHOWN_DAMAGE - (end - start)) // 2
    before = _LINE_BREAK.split(text[max(0, start - room) : start])[-1]
    after = _LINE_BREAK.split(text[end : end + room])[0]
    first, last = start - len(before), end + len(after)
    if first and len(before) == room:  # the first word may be cut: leave it out
        before = before.partition(" ")[2]
    if last < len(text) and len(after) == room:
        after = after.rpartition(" ")[0]
    return f"{before}{text[start:end]}{after}".strip()


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


def _collision_row(collision: Collision) -> str:
    words = " · ".join(
        f'<bdi>{escape(word)}</bdi> <span class="latin">{count:,}</span>'
        for word, count in collision.words
    )
    return f"<tr><td><bdi>{escape(collision.text)}</bdi></td><td>{words}</td></tr>\n"
