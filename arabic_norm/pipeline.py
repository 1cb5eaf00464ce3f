"""The one idea: a step is a pure function ``str -> str`` that can say what it changed.

Two kinds of rule make a step, `char_map` (a table) and `rewrite` (edits found in context), and
a `Pipeline` of steps is a step again. Everything a step offers is derived from that here, once.
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from arabic_norm import kernel
from arabic_norm.batches import in_batches
from arabic_norm.edits import Alignment, Edit, Replacement, minimal, splice
from arabic_norm.explain import Change, Explanation
from arabic_norm.values import check_text, digest

Table: TypeAlias = Mapping[str, str]
Function: TypeAlias = Callable[[str], str]
#: A changed text, and what moved: shifts, packed as kernel/_python.py says.
Changed: TypeAlias = tuple[str, bytes]
#: Characters, and those that matter after them.
Pair: TypeAlias = tuple[Iterable[str], Iterable[str]]


class Step(ABC):
    """A pure function ``str -> str`` that can say exactly what it changed."""

    name: str
    _check = staticmethod(check_text)

    @abstractmethod
    def __call__(self, text: str, /) -> str:
        """Return the text changed; the same object when nothing changes."""

    @abstractmethod
    def change(self, text: str, /) -> Changed:
        """Return the text changed, and its shifts: what `align` is made of."""

    def align(self, text: str, /) -> Alignment:
        """Return the text changed together with which span came from where."""
        return Alignment(text, *self.change(check_text(text)))

    @property
    @abstractmethod
    def fingerprint(self) -> str:
        """A digest of the rules, 32 hexadecimal digits: equal rules, equal digests.

        Store it with an index and `check` it when the index is asked.
        """

    def check(self, fingerprint: str) -> None:
        """Do nothing if an index with this fingerprint was built with the same rules.

        Errors: ValueError, which says both fingerprints, if it was built with others: its words
        are folded differently from the question's, and would be missed.
        """
        if fingerprint != self.fingerprint:
            raise ValueError(
                f"the index was built with other rules (fingerprint {fingerprint}) than those of "
                f"{self.name} (fingerprint {self.fingerprint}): build the index again, or ask it "
                "with the pipeline and the version of arabic_norm that built it"
            )

    def explain(self, text: str, /) -> Explanation:
        """Return what each step changed where, to print or to look at in a notebook."""
        aligned = Alignment(check_text(text), text, b"")
        changes: list[Change] = []
        for function in self.flat:
            step = _need_step(function, "explain")
            following = step.align(aligned.text)
            for start, end, after in following.edits:
                span = aligned.to_source(start, end)
                changes.append(Change(step.name, *span, aligned.text[start:end], after))
            aligned = aligned.then(following)
        return Explanation(aligned, tuple(changes))

    @property
    def flat(self) -> tuple[Function, ...]:
        """The steps this one is made of, nested pipelines unfolded."""
        return (self,)

    def edits(self, text: str, /) -> list[Edit]:
        """Return what changes, minimal and in order: ``splice(text, edits) == step(text)``."""
        return self.align(text).edits

    def map(self, texts: Iterable[str], workers: int | None = None) -> Iterator[str]:
        """Return an iterator over the texts changed, in order; few are in memory at a time.

        workers: a number of processes to share the work. That pays for steps that look at context,
        and in a program that protects its start by ``if __name__ == "__main__"``.
        Errors: TypeError when the texts are a single str, or one of them is none.

        >>> from arabic_norm import strip_tatweel
        >>> list(strip_tatweel.map(["أهـــلا", "سهـلا"]))
        ['أهلا', 'سهلا']
        """
        if isinstance(texts, str):
            raise TypeError("map takes many texts, as in step.map([text]); for one, step(text)")
        return in_batches(self._each, texts, workers)

    def _each(self, texts: list[str]) -> list[str]:
        """Return the texts changed; they are known to be texts."""
        return list(map(self._bare, texts))

    @property
    def _bare(self) -> Function:
        """What a pipeline calls: the step without the check that its text is one."""
        return self

    def __or__(self, following: Function) -> Pipeline:
        if not callable(following):
            return NotImplemented
        return Pipeline([self, following])

    def __ror__(self, preceding: Function) -> Pipeline:
        if not callable(preceding):
            return NotImplemented
        return Pipeline([preceding, self])


class _Named(Step):
    """A step made by a decorator: it looks, pickles and documents itself like its function."""

    __qualname__: str

    def _take_identity(self, function: Callable[..., Any]) -> None:
        self.__wrapped__ = function
        self.__doc__ = function.__doc__
        self.__module__ = function.__module__
        self.name = self.__name__ = function.__name__
        self.__qualname__ = function.__qualname__
        self.__signature__ = inspect.Signature(
            [inspect.Parameter("text", inspect.Parameter.POSITIONAL_ONLY, annotation=str)],
            return_annotation=str,
        )

    def __reduce__(self) -> str:
        return self.__qualname__

    def __repr__(self) -> str:
        return f"<step {self.name}>"


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

    @cached_property
    def _calls(self) -> tuple[Function, ...]:
        return (self._bare,)

    @cached_property
    def _translator(self) -> kernel.Translator:
        return kernel.Translator(self.table)


class CharMap(_ByTable, _Named):
    """A step that replaces single characters by a table, whatever stands around them."""

    def __init__(self, build: Callable[[], Table]) -> None:
        self._take_identity(build)
        self.table = dict(build())

    @cached_property
    def fingerprint(self) -> str:
        return digest(self.name, sorted(self.table.items()))


class Rewrite(_Named):
    """A step that finds its edits in context, and only where one of its triggers stands."""

    def __init__(
        self,
        find: Callable[[str], Iterable[Replacement]],
        triggers: Iterable[str],
        version: int,
        data: object = None,
        pair: Pair | None = None,
    ) -> None:
        self._take_identity(find)
        self.triggers = frozenset(triggers)
        self.pair = pair and (frozenset(pair[0]), frozenset(pair[1]))
        self.version = version
        self._find = find
        self._data = data

    def __call__(self, text: str, /) -> str:
        return self._rewritten(check_text(text))

    def _rewritten(self, text: str) -> str:
        found = self._changes(text)
        changed = splice(text, found) if found else text
        return text if changed == text else changed

    @property
    def _bare(self) -> Function:
        return self._rewritten

    def change(self, text: str, /) -> Changed:
        found = self._changes(text)
        edits = minimal(text, found) if found else found
        if not edits:
            return text, b""
        aligned = Alignment.of_edits(text, edits)
        return aligned.text, aligned.shifts

    def _changes(self, text: str) -> list[Replacement]:
        return list(self._find(text)) if self._finder.found_in(text) else []

    def next_place(self, text: str, start: int) -> int:
        """Return where the next trigger stands that matters, or -1: for the rule to look there."""
        return self._finder.find(text, start, len(text))

    @cached_property
    def _finder(self) -> kernel.Finder:
        return kernel.Finder(self.triggers, *(self.pair or ()))

    @cached_property
    def fingerprint(self) -> str:
        return digest(self.name, sorted(self.triggers), self.version, self._data)


def char_map(build: Callable[[], Table]) -> CharMap:
    """Make a step of a function that returns a table {character: replacement}."""
    return CharMap(build)


def rewrite(
    *, triggers: Iterable[str], version: int, data: object = None, pair: Pair | None = None
) -> Callable[[Callable[[str], Iterable[Replacement]]], Rewrite]:
    """Make a step of a function that gives its edits, in order and without overlap.

    triggers: the characters without which the step changes nothing.
    version: a number to raise whenever the rule's results change; data: tables the rule reads, of
    strings, numbers, mappings and sequences. Both go into the fingerprint.
    pair: two sets of characters whose triggers matter only where one of the first set stands
    directly before one of the second; the empty str stands for the text's ends.
    """
    return lambda find: Rewrite(find, triggers, version, data, pair)


class Pipeline(kernel.Chain, Step):
    """Steps run one after another; immutable, and a step itself, so that pipelines nest.

    Neighbouring tables run as one. A bare function ``str -> str`` may stand among the steps, but
    such a pipeline has no `align` and no `fingerprint`.

    >>> from arabic_norm import strip_tatweel, unify_alef
    >>> mine = strip_tatweel | unify_alef
    >>> mine("أهـــلا")
    'اهلا'
    >>> mine.without(unify_alef)
    Pipeline([strip_tatweel])
    """

    def __init__(self, steps: Iterable[Function], name: str | None = None) -> None:
        self.steps = tuple(steps)
        for step in self.steps:
            if not callable(step):
                raise TypeError(f"a pipeline is made of steps, not {type(step).__name__}: {step!r}")
        self.name = name or repr(self)

    def change(self, text: str, /) -> Changed:
        shifts = b""
        for step in self._runs:
            text, following = _need_step(step, "align").change(text)
            if following:
                shifts = kernel.compose(shifts, following) if shifts else following
        return text, shifts

    def _each(self, texts: list[str]) -> list[str]:
        for run in self._runs:
            texts = run._each(texts) if isinstance(run, Step) else list(map(run, texts))
        return texts

    @property
    def flat(self) -> tuple[Function, ...]:
        return self._flat

    @cached_property
    def _flat(self) -> tuple[Function, ...]:
        found: list[Function] = []
        for step in self.steps:
            found.extend(step.flat if isinstance(step, Step) else [step])
        return tuple(found)

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
    def fingerprint(self) -> str:
        return digest(*(_need_step(step, "fingerprint").fingerprint for step in self.flat))

    def without(self, *steps: Function) -> Pipeline:
        """Return the pipeline, unfolded, without these steps.

        Errors: ValueError when a step is not in the pipeline.
        """
        for step in steps:
            self._find(step)
        return Pipeline(step for step in self.flat if step not in steps)

    def replacing(self, old: Function, new: Function) -> Pipeline:
        """Return the pipeline, unfolded, with the new step in the old one's place.

        Errors: ValueError when the old step is not in the pipeline.
        """
        self._find(old)
        return Pipeline(new if step == old else step for step in self.flat)

    def _find(self, step: Function) -> None:
        if step not in self.flat:
            import difflib

            names = [_name(other) for other in self.flat]
            close = difflib.get_close_matches(_name(step), names, 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise ValueError(f"{_name(step)} is not in this pipeline of {', '.join(names)}{hint}")

    def __iter__(self) -> Iterator[Function]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pipeline) and self.steps == other.steps

    def __hash__(self) -> int:
        return hash(self.steps)

    def __reduce__(self) -> tuple[type[Pipeline], tuple[tuple[Function, ...], str]]:
        return Pipeline, (self.steps, self.name)

    def __repr__(self) -> str:
        return f"Pipeline([{', '.join(map(_name, self.steps))}])"


class _Fused(_ByTable):
    """Several tables as one: what a pipeline runs in their place."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def fingerprint(self) -> str:
        raise NotImplementedError("a pipeline's fingerprint is made of its steps")


def fuse(first: Table, second: Table) -> Table:
    """Return the one table that does what the two do one after the other.

    >>> fuse({"a": "bc"}, {"b": "", "x": "y"})
    {'a': 'c', 'b': '', 'x': 'y'}
    """
    fused = {key: "".join(second.get(c, c) for c in value) for key, value in first.items()}
    return fused | {key: value for key, value in second.items() if key not in first}


def _name(step: Function) -> str:
    return getattr(step, "name", None) or getattr(step, "__name__", None) or repr(step)


def _need_step(step: Function, what: str) -> Step:
    if isinstance(step, Step):
        return step
    raise TypeError(
        f"{_name(step)} is a bare function, so its pipeline has no {what}; make it a step: "
        "write its table under @char_map, or yield its edits under @rewrite"
    )
