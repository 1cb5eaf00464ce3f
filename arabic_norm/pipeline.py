"""Steps and pipelines: pure functions ``str -> str`` that can also say what they changed.

A step is made of one of two kinds of rule, `char_map` (a table) or `rewrite` (edits found in
context). A `Pipeline` of steps is itself a step. Everything that a step offers, such as `align`
and `explain`, is implemented here once, for all steps.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias

from arabic_norm import kernel, values
from arabic_norm.batches import in_batches
from arabic_norm.edits import Alignment, Edit, Replacement
from arabic_norm.explain import Change, Explanation
from arabic_norm.identity import Frozen, Named
from arabic_norm.substitutions import Substitution, Substitutions, fuse
from arabic_norm.values import Function

Table: TypeAlias = Mapping[str, str]
#: A changed text, and what moved: shifts, packed as kernel/_python_shifts.py says.
Changed: TypeAlias = tuple[str, bytes]
Changing: TypeAlias = Callable[[str], Changed]
Pair: TypeAlias = tuple[Iterable[str], Iterable[str]]  # characters, and those that matter after
Rule: TypeAlias = Callable[[str], Iterable[Replacement]]  # returns its edits of a text


class Step(ABC):
    """A pure function ``str -> str`` that can also report exactly what it changed."""

    name: str
    _find_doubts: Callable[[str], Iterable[str]] | None = None
    _check = staticmethod(values.check_text)

    @abstractmethod
    def __call__(self, text: str, /) -> str:
        """Return the text changed; the same object when nothing changes."""

    @abstractmethod
    def change(self, text: str, /) -> Changed:
        """Return the text changed, and its shifts: what `align` is made of."""

    def align(self, text: str, /) -> Alignment:
        """Return the result together with its alignment to the text."""
        return Alignment(text, *self.change(values.check_text(text)))

    @property
    @abstractmethod
    def fingerprint(self) -> str:
        """A digest of the rules, 32 hexadecimal digits: equal rules have equal digests.

        Store it with an index and `check` it before you search the index.
        """

    def check(self, fingerprint: str) -> None:
        """Raise an error unless an index with this fingerprint was built with the same rules.

        Errors: ValueError, with both fingerprints, if the rules are others: words of the index are
        then folded differently from the query's. TypeError when the fingerprint is not a str.
        """
        if values.check_fingerprint(fingerprint) != self.fingerprint:
            raise ValueError(
                f"the index was built with other rules (fingerprint {fingerprint}) than those of "
                f"{self.name} (fingerprint {self.fingerprint}): build the index again, or query it "
                "with the pipeline and the version of arabic_norm that built it"
            )

    def explain(self, text: str, /) -> Explanation:
        """Return what each step changed and where, to print or to display in a notebook."""
        source, shifts = values.check_text(text), b""
        changes: list[Change] = []
        for function in self.flat:
            step, before = _need_step(function, "explain"), text
            text, moved = step._bare_change(before)
            if text is before and not moved:
                continue
            to_source = partial(kernel.to_source, shifts, len(source), len(before))
            for start, end, after in kernel.edits(before, text, moved):
                span = to_source(start, end) if shifts else (start, end)
                # past the __new__ of a named tuple, which takes twice as long
                changes.append(tuple.__new__(Change, (step.name, *span, before[start:end], after)))
            shifts = kernel.compose(shifts, moved)
        doubts = self._find_doubts(source) if self._find_doubts else ()
        return Explanation(Alignment(source, text, shifts), tuple(changes), tuple(doubts))

    @property
    def flat(self) -> tuple[Function, ...]:
        """The steps that this one is made of, with nested pipelines expanded."""
        return (self,)

    def edits(self, text: str, /) -> list[Edit]:
        """Return the changes as minimal edits, in order: ``splice(text, edits) == step(text)``."""
        return self.align(text).edits

    def map(self, texts: Iterable[str], workers: int | None = None) -> Iterator[str]:
        """Return an iterator over the results for many texts, in order and in bounded memory.

        workers: a number of processes, which pays off for context-dependent steps; the main module
        must then be protected by ``if __name__ == "__main__"``.
        Errors: TypeError when the texts are a str, a dict or a data frame, or one is not a str.

        >>> from arabic_norm import strip_tatweel
        >>> list(strip_tatweel.map(["أهـــلا", "سهـلا"]))
        ['أهلا', 'سهلا']
        """
        return in_batches(self._each, values.check_texts("step.map", texts), workers)

    def _each(self, texts: list[str]) -> list[str]:
        """Return the texts changed; they are known to be texts."""
        return list(map(self._bare, texts))

    @property
    def _bare(self) -> Function:  # what a pipeline calls: without the check that the text is one
        return self

    @property
    def _bare_change(self) -> Changing:  # what it calls for `change`
        return self.change

    def __or__(self, following: Function) -> Pipeline:
        return Pipeline([self, following])

    def __ror__(self, preceding: Function) -> Pipeline:
        return Pipeline([preceding, self])


class _ByTable(kernel.Chain, Step):
    """A step that replaces single characters by a table, and leaves all work to the kernel."""

    table: Table

    def change(self, text: str, /) -> Changed:
        return self._translator.change(text)

    def _each(self, texts: list[str]) -> list[str]:
        return self._translator.translate_all(texts)

    @property
    def _bare(self) -> Function:
        return self._translator.translate

    @property
    def _bare_change(self) -> Changing:
        return self._translator.change

    @cached_property
    def _calls(self) -> tuple[Function, ...]:
        return (self._bare,)

    @cached_property
    def _translator(self) -> kernel.Translator:
        return kernel.Translator(self.table)


class CharMap(_ByTable, Named):
    """A step that replaces single characters by a table, regardless of context."""

    def __init__(self, build: Callable[[], Table]) -> None:
        self._take_identity(build)
        self._set(table=MappingProxyType(dict(build())))

    @cached_property
    def fingerprint(self) -> str:
        return values.digest(self.name, sorted(self.table.items()))


class Rewrite(Named, Step):
    """A step that finds its edits in context, and runs only where one of its triggers occurs."""

    triggers: frozenset[str]
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...]
    version: int
    substitutions: Substitutions  # what does the same in an engine; empty: nothing can
    rule: Rule  # called only where a trigger occurs
    _data: object

    def __init__(
        self,
        function: Callable[..., Any],
        triggers: Iterable[str],
        version: int,
        data: object,
        pairs: Iterable[Pair],
        *,
        substitutions: Iterable[Substitution | Table],
    ) -> None:
        self._take_identity(function)
        self._set(
            rule=values.check_rule(function),
            triggers=frozenset(triggers),
            pairs=tuple((frozenset(pair[0]), frozenset(pair[1])) for pair in pairs),
            version=version,
            substitutions=tuple(substitutions),
            _data=data,
        )

    def __call__(self, text: str, /) -> str:
        return self._rewriter.rewrite(values.check_text(text))

    @property
    def _bare(self) -> Function:
        return self._rewriter.rewrite

    def change(self, text: str, /) -> Changed:
        return self._rewriter.change(text)

    @property
    def _bare_change(self) -> Changing:
        return self._rewriter.change

    def next_place(self, text: str, start: int) -> int:
        """Return the place of the next trigger that matters, or -1: where the rule has to look."""
        return self._finder.find(text, start, len(text))

    @cached_property
    def _finder(self) -> kernel.Finder:
        return kernel.Finder(self.triggers, *(chars for pair in self.pairs for chars in pair))

    @cached_property
    def _rewriter(self) -> kernel.Rewriter:
        return kernel.Rewriter(self._finder, self.rule)

    @cached_property
    def fingerprint(self) -> str:
        rules = [self._data, *filter(None, [self.substitutions])]
        return values.digest(self.name, sorted(self.triggers), self.version, *rules)


def char_map(build: Callable[[], Table]) -> CharMap:
    """Make a step from a function that returns a table {character: replacement}."""
    return CharMap(build)


def rewrite(
    *,
    triggers: Iterable[str],
    version: int,
    data: object = None,
    pair: Pair | None = None,
    other_pair: Pair | None = None,
    substitutions: Iterable[Substitution | Table] = (),
) -> Callable[[Rule | Callable[[], Rule]], Rewrite]:
    """Make a step from a rule: a function that returns edits of a text, in order without overlap.

    Where the rule is defined elsewhere, a function without parameters returns it.
    triggers: the characters without which the step changes nothing.
    version: raised whenever results change; data: tables of the rule. Both are fingerprinted.
    pair: two sets of characters: triggers matter only where one of the first set is directly before
    one of the second; the empty str represents both ends of the text. other_pair: two more.
    substitutions: what does the same in an engine, for exports (`Substitution`).
    """
    pairs = [*filter(None, [pair, other_pair])]
    return lambda rule: Rewrite(rule, triggers, version, data, pairs, substitutions=substitutions)


class Pipeline(kernel.Chain, Frozen, Step):
    """Steps that run one after another; immutable, and itself a step, so that pipelines nest.

    Adjacent tables run as one. With a bare function ``str -> str`` among the steps there is no
    `align` and no `fingerprint`. ``name`` and ``doc`` are for errors and ``help()``; ``doubts``
    tells `explain` what looks damaged. Raises TypeError when ``steps`` is not a list of steps.

    >>> from arabic_norm import strip_tatweel, unify_alef
    >>> mine = strip_tatweel | unify_alef
    >>> mine("أهـــلا")
    'اهلا'
    >>> mine.without(unify_alef)
    Pipeline([strip_tatweel])
    """

    steps: tuple[Function, ...]

    def __init__(
        self,
        steps: Iterable[Function],
        name: str | None = None,
        doc: str | None = None,
        doubts: Callable[[str], Iterable[str]] | None = None,
    ) -> None:
        self._set(steps=values.check_functions(steps), _find_doubts=doubts)
        if not isinstance(name, str | None):
            given = values.shown(name)
            raise TypeError(f"a pipeline's name is a str, not {given}: its steps are one list")
        self._set(name=name or self._listed())
        if doc:
            self._set(__doc__=doc)

    def _each(self, texts: list[str]) -> list[str]:
        only = self._runs[0] if len(self._runs) == 1 else None
        return only._each(texts) if isinstance(only, Step) else list(map(self, texts))

    @property
    def flat(self) -> tuple[Function, ...]:
        return self._flat

    @cached_property
    def _flat(self) -> tuple[Function, ...]:
        flat = (step.flat if isinstance(step, Step) else (step,) for step in self.steps)
        return tuple(chain.from_iterable(flat))

    @cached_property
    def _runs(self) -> tuple[Function, ...]:
        """What is run: the flat steps, each group of neighbouring tables fused."""
        runs: list[Function] = []
        for step in self.flat:
            if isinstance(step, CharMap) and runs and isinstance(runs[-1], _ByTable):
                runs[-1] = _Fused(fuse(runs[-1].table, step.table))
            else:
                runs.append(step)
        return tuple(runs)

    @cached_property
    def _calls(self) -> tuple[Function, ...]:
        return tuple(run._bare if isinstance(run, Step) else run for run in self._runs)

    @cached_property
    def _changes(self) -> tuple[Changing, ...]:
        return tuple(_need_step(run, "align")._bare_change for run in self._runs)

    @cached_property
    def fingerprint(self) -> str:
        return values.digest(*(_need_step(step, "fingerprint").fingerprint for step in self.flat))

    def without(self, *steps: Function) -> Pipeline:
        """Return a pipeline without these steps, with nested pipelines expanded.

        Errors: ValueError when a step is not in the pipeline, TypeError when it is not a step.
        """
        for step in steps:
            values.check_member(step, self.flat)
        return Pipeline(step for step in self.flat if step not in steps)

    def replacing(self, old: Function, new: Function) -> Pipeline:
        """Return a pipeline with the new step in place of the old, with nested pipelines expanded.

        Errors: ValueError when the old step is not in the pipeline, TypeError when it is no step.
        """
        values.check_member(old, self.flat)
        return Pipeline(new if step == old else step for step in self.flat)

    def __iter__(self) -> Iterator[Function]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pipeline) and self.steps == other.steps

    def __hash__(self) -> int:
        return hash(self.steps)

    def __reduce__(self) -> tuple[type[Pipeline], tuple[Any, ...]]:
        return Pipeline, (self.steps, self.name, vars(self).get("__doc__"), self._find_doubts)

    def __repr__(self) -> str:
        listed = self._listed()
        return listed if self.name == listed else f"<pipeline {self.name}>"

    def _listed(self) -> str:
        return f"Pipeline([{', '.join(map(values.name_of, self.steps))}])"


class _Fused(_ByTable):
    """Several tables as one: what a pipeline runs in their place."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def fingerprint(self) -> str:
        raise NotImplementedError("a pipeline's fingerprint is made of its steps")


def check_pipeline(pipeline: Step) -> Step:
    """Return the step or pipeline; a TypeError says what to pass if it is neither."""
    if type(pipeline) is Pipeline or isinstance(pipeline, Step):  # ABCs are slow
        return pipeline
    if isinstance(pipeline, str):
        cure = "pass the object itself, as in: from arabic_norm import DISPLAY"
    elif callable(pipeline) or isinstance(pipeline, list | tuple):
        cure = "make it a pipeline, as in Pipeline([step, step])"
    else:
        cure = "leave it out for the default, or pass one, as in: from arabic_norm import DISPLAY"
    raise TypeError(f"expected a step or pipeline, got {values.shown(pipeline)}: {cure}")


def _need_step(step: Function, what: str) -> Step:
    if type(step) is CharMap or type(step) is Rewrite or isinstance(step, Step):  # ABCs are slow
        return step
    name = values.name_of(step)
    raise TypeError(
        f"{name} is a bare function, so its pipeline has no {what}; make it a step: "
        "write its table under @char_map, or yield its edits under @rewrite"
    )
