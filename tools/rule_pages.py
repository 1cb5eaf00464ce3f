"""Make pages of the documentation from the steps: docstring, example, table.

Everything on them comes from the code when the site is built, so that it is never out of date.
"""

from __future__ import annotations

import contextlib
import doctest
import html
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

import make_presentation_forms

import arabic_norm
from arabic_norm import ASR, DISPLAY, INDEX, LUCENE, RESCUE, SEARCH, CharMap, Rewrite, steps

#: A table with more rows than this is collapsed.
MANY = 30
OPEN = '<div class="characters" markdown>'
DOTTED_CIRCLE = "\N{DOTTED CIRCLE}"
PRESETS = (INDEX, DISPLAY, LUCENE, SEARCH, RESCUE, ASR)
NAMED_STEP = re.compile(r"`(\w+)`(?!\])")


def families() -> dict[str, list[str]]:
    """Return the names of the steps of each family, which is a module of ``steps/``."""
    found = {}
    for module in vars(steps).values():
        if isinstance(module, ModuleType) and module.__name__.startswith("arabic_norm.steps."):
            names = [name for name in getattr(module, "__all__", ()) if name in steps.__all__]
            if names:
                family = module.__name__.rpartition(".")[2].capitalize()
                found[family] = names
    return found


def pages() -> dict[str, str]:
    """Return the Markdown of each page of the folder rules/ by its name."""
    every = [getattr(arabic_norm, name) for name in steps.__all__]
    return {"index": index()} | {step.name: page(step) for step in every}


def index() -> str:
    """Return the page that lists the steps."""
    lines = ["# The rules, step by step", ""]
    lines += ["A step does one thing, and each has a page: why, which characters, what is lost."]
    lines += ["`INDEX | step` adds one to a preset, `INDEX.without(step)` takes one out.", ""]
    for family, names in families().items():
        lines += [f"## {family}", "", "| step | what it does | stands in |", "|---|---|---|"]
        for name in names:
            step = getattr(arabic_norm, name)
            presets = ", ".join(_presets_with(step)) or "no preset"
            lines.append(f"| [`{name}`]({name}.md) | {_linked(_summary(step))} | {presets} |")
        lines.append("")
    return "\n".join(lines)


def page(step: CharMap | Rewrite) -> str:
    """Return the page of one step."""
    prose, example = _docstring(step)
    presets = ", ".join(_presets_with(step)) or "no preset: add it with `|`"
    lines = [f"# {step.name}", "", _linked(prose), ""]
    lines += [*before_and_after(step), "", "```python", example, "```", ""]
    lines += [f"**Stands in**: {presets}. **Fingerprint**: `{step.fingerprint}`", ""]
    if isinstance(step, CharMap):
        lines += [f"## The table: {_counted(step.table)}", "", OPEN, ""]
        lines += _folded(_table_of(step), len(step.table))
    else:
        lines += ["## Where it looks", ""]
        lines += ["It looks at context, and only where one of these characters stands:"]
        lines += [_counted(step.triggers) + ".", "", OPEN, ""]
        lines += _folded(_triggers_of(step), len(step.triggers))
    return "\n".join([*lines, "", "</div>", ""])


def before_and_after(step: CharMap | Rewrite) -> Iterator[str]:
    """Yield a box with the step's example before and after, and what changed in it."""
    text = _example_text(step)
    yield '<div class="before-after">'
    for label, shown in (("before", text), ("after", step(text))):
        body = html.escape(shown, quote=False).replace("\n", "<br>")
        yield f'<div><span>{label}</span><bdi dir="rtl">{body}</bdi></div>'
    yield "</div>"
    yield ""
    yield "| place | what changed |"
    yield "|---|---|"
    for change in step.explain(text):
        yield f"| {change.start}–{change.end} | {_safe(change.names)} |"


def presets_table(compared: dict[str, Any]) -> str:
    """Return the results of all systems for the same words, one row a word."""
    names = list(compared["systems"])
    lines = ["| what | source | " + " | ".join(names) + " |", "|---|---|" + "---|" * len(names)]
    for row in compared["rows"]:
        cells = [_result(row["text"], row["results"].get(name)) for name in names]
        lines.append(f"| {row['what']} | {_arabic(row['text'])} | {' | '.join(cells)} |")
    return '<div class="presets" markdown>\n\n' + "\n".join(lines) + "\n\n</div>"


def _result(source: str, result: str | None) -> str:
    if result is None:
        return "not run"
    if result == source:
        return '<span class="same">as it is</span>'
    return _arabic(result) if result else "deleted"


def _table_of(step: CharMap) -> Iterator[str]:
    yield "| code point | name | character | becomes | source |"
    yield "|---|---|---|---|---|"
    for char, replacement in sorted(step.table.items()):
        becomes = _glyphs(replacement) if replacement else "nothing"
        yield f"| {_code_point(char)} | {becomes} | {_source(char, replacement)} |"


def _triggers_of(step: Rewrite) -> Iterator[str]:
    yield "| code point | name | character |"
    yield "|---|---|---|"
    for char in sorted(step.triggers):
        yield f"| {_code_point(char)} |"


def _code_point(char: str) -> str:
    name = unicodedata.name(char, "") or _kind_without_name(char)
    return f"U+{ord(char):04X} | {name} | {_glyphs(char)}"


def _kind_without_name(char: str) -> str:
    kind = unicodedata.category(char)
    return {"Cc": "(control)", "Cn": "(newer than this Python's Unicode)"}.get(kind, "")


def _source(char: str, replacement: str) -> str:
    """Return the source of a table's row."""
    by_hand = make_presentation_forms.BY_HAND.get(ord(char))
    if by_hand and by_hand[0] == replacement:
        return by_hand[1]
    points = unicodedata.decomposition(char).split()
    letters = "".join(chr(int(point, 16)) for point in points if point[0] != "<")
    if letters and letters.lstrip(" \N{ARABIC TATWEEL}") == replacement:
        return "Unicode's decomposition"
    if letters[:1] and letters[0] == replacement:
        return "the base letter of Unicode's decomposition"
    if unicodedata.decimal(char, None) is not None and replacement.isdecimal():
        return "Unicode's digit value"
    if not replacement:
        return f"deleted; Unicode's category {unicodedata.category(char)}"
    return "the step's own, as said above"


def _glyphs(text: str) -> str:
    """Return characters in visible form: those without a glyph as code points."""
    if not any(_is_seen(char) for char in text):
        return " ".join(f"U+{ord(char):04X}" for char in text)
    circle = DOTTED_CIRCLE if unicodedata.category(text[0])[0] == "M" else ""
    return _glyph(circle + text)


def _is_seen(char: str) -> bool:
    return unicodedata.category(char)[0] not in "CZ"


def _arabic(text: str) -> str:
    return f'<bdi class="ar" dir="rtl">{_safe(text)}</bdi>'


def _glyph(text: str) -> str:
    """Return characters in their own direction: « alone is not mirrored."""
    return f'<bdi class="ar" dir="auto">{_safe(text)}</bdi>'


def _safe(text: str) -> str:
    """Return text escaped for Markdown and HTML."""
    return re.sub(
        r"[!-/:-@\[-`{-~\n\t\N{NO-BREAK SPACE}]|[\u200b-\u200f\u202a-\u202e]",
        lambda sign: f"&#{ord(sign[0])};" if sign[0] not in "\n\t" else "<br>",
        text,
    )


def _docstring(step: CharMap | Rewrite) -> tuple[str, str]:
    """Return the prose of a step's docstring, and its example unchanged."""
    text = "\n".join(line.removeprefix("    ") for line in (step.__doc__ or "").splitlines())
    prose, mark, example = text.partition(">>> ")
    return prose.strip(), (mark + example).strip()


def _summary(step: CharMap | Rewrite) -> str:
    return _docstring(step)[0].split("\n\n")[0].replace("\n", " ")


def _example_text(step: CharMap | Rewrite) -> str:
    """Return the text that the docstring's first example gives the step."""
    given = []

    def recorder(text: str) -> str:
        given.append(text)
        return step(text)

    names = vars(arabic_norm) | {step.name: recorder}
    for example in doctest.DocTestParser().get_examples(step.__doc__ or ""):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(example.source, names)  # the repository's own docstrings
        if given:
            break
    return given[0]


def _linked(prose: str) -> str:
    """Return prose with links from the names of steps and documents to their pages."""
    prose = re.sub(r"\bdocs/(\w+\.md)", r"[\1](../\1)", prose)
    return NAMED_STEP.sub(
        lambda name: f"[`{name[1]}`]({name[1]}.md)" if name[1] in steps.__all__ else name[0], prose
    )


def _presets_with(step: CharMap | Rewrite) -> list[str]:
    return [preset.name for preset in PRESETS if step in preset.flat]


def _counted(characters: Iterable[str]) -> str:
    count = len(list(characters))
    return f"{count:,} character" + ("s" if count > 1 else "")


def _folded(table: Iterable[str], rows: int) -> Iterator[str]:
    """Yield a table; a long one is collapsed under a line that opens it."""
    if rows <= MANY:
        yield from table
        return
    yield f'??? note "All {rows:,}"'
    yield ""
    yield from (f"    {line}" for line in table)
