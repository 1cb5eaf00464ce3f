"""A user's file, which mypy checks with the package: every name has its type.

Each ``type: ignore`` stands where a wrong use must be an error: mypy complains of one that hides
nothing, as it would if the name were of type Any.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import arabic_norm
from arabic_norm import (
    DISPLAY,
    INDEX,
    Alignment,
    CharMap,
    Edit,
    Pipeline,
    Rewrite,
    Step,
    char_map,
    normalize,
    repair_quotes,
    rewrite,
    sentences,
    steps,
    strip_tatweel,
    unify_alef,
)


@char_map
def write_veh() -> Mapping[str, str]:
    """Write veh for feh."""
    return {"ف": "ڤ"}


@rewrite(triggers="!", version=1)
def calm_down(text: str) -> Iterator[Edit]:
    """Delete the first exclamation mark."""
    place = text.index("!")
    yield Edit(place, place + 1, "")


def exclamation_marks(text: str) -> list[Edit]:
    """Return edits that delete them."""
    return [Edit(place, place + 1, "") for place, char in enumerate(text) if char == "!"]


@rewrite(triggers="!", version=1)
def calm_down_at_once() -> Callable[[str], list[Edit]]:
    """Delete all exclamation marks, by a rule defined elsewhere."""
    return exclamation_marks


def number(value: int) -> object:
    """Return what type checkers take for a number."""
    return value


def test_steps_are_of_their_kind() -> None:
    table: CharMap = strip_tatweel
    rule: Rewrite = repair_quotes
    own: tuple[CharMap, Rewrite, Rewrite] = write_veh, calm_down, calm_down_at_once
    assert all(isinstance(each, Step) for each in (table, rule, *own))
    assert number(strip_tatweel) is strip_tatweel  # type: ignore[arg-type]


def test_steps_with_a_bar_between_are_a_pipeline() -> None:
    mine: Pipeline = repair_quotes | strip_tatweel
    longer: Pipeline = str.strip | mine | unify_alef | calm_down | str.strip
    assert number(repair_quotes | strip_tatweel) == mine  # type: ignore[arg-type]
    assert longer(" أهـلا! ") == "اهلا"


def test_what_goes_in_and_comes_out_is_text() -> None:
    text: str = normalize("أهـلا", DISPLAY)
    aligned: Alignment = INDEX.align(text)
    start, end = aligned.to_source(0, 1)
    place: int = start + end
    assert place == 1
    assert number(strip_tatweel(text)) == "أهلا"  # type: ignore[arg-type]


def test_sentences_have_their_types() -> None:
    for sentence in sentences("أهـلا.", INDEX):
        text: str = sentence.text
        start: int = sentence.start
        end: int = sentence.end
        assert (text, start, end) == ("اهلا.", 0, 6)
        assert number(sentence.text) == text  # type: ignore[arg-type]


def steps_of_families() -> Iterator[str]:
    """Yield the names of the steps that the families call public."""
    for module in pkgutil.iter_modules(steps.__path__):
        family = importlib.import_module(f"arabic_norm.steps.{module.name}")
        public = getattr(family, "__all__", ())
        yield from (name for name in public if isinstance(getattr(family, name), Step))


def test_every_step_of_a_family_is_named_by_the_package() -> None:
    assert set(steps.__all__) == set(steps_of_families())
    assert set(steps.__all__) <= set(arabic_norm.__all__)
    assert all(isinstance(getattr(arabic_norm, name), Step) for name in steps.__all__)


def imports_and_all(path: Path) -> tuple[set[str], list[str]]:
    """Return the names that a module imports one by one, and its ``__all__`` as it is written."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    imports = {
        alias.name for node in body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    (written,) = (
        ast.literal_eval(node.value)
        for node in body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    return imports, written


def test_public_names_are_written_out_for_type_checkers() -> None:
    for module in (arabic_norm, steps):
        imports, written = imports_and_all(Path(str(module.__file__)))
        imports.discard("twins_first")  # where the package's rooms are, not of its face
        assert set(written) == imports
        assert written == module.__all__
