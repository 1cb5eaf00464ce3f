"""Hooks of the documentation site: pages made of the steps themselves, and pages in Arabic.

mkdocs.yml names this file; `mkdocs build` runs it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import rule_pages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

DOCS = Path(__file__).parents[1] / "docs"
#: What the theme writes on a page, and what it writes on one in Arabic.
IN_ARABIC = {
    '<html lang="en"': '<html lang="ar"',
    '<body dir="ltr"': '<body dir="rtl"',
    "Table of contents": "محتويات الصفحة",
    'placeholder="Search"': 'placeholder="بحث"',
}
PRESETS_MARK = "<!-- the table of presets.json -->"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put into the navigation what is a page a file: steps by family, decisions.

    docs/reliability.md has a place in it as soon as it is there.
    """
    sections = {name: entries for section in config.nav or [] for name, entries in section.items()}
    for family, steps in rule_pages.families().items():
        sections["Rules"].append({family: [{name: f"rules/{name}.md"} for name in steps]})
    decisions = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))
    sections["Project"].append({"Decisions": [f"decisions/{name}" for name in decisions]})
    if (DOCS / "reliability.md").exists():
        sections["Evidence"].append({"Reliability": "reliability.md"})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each step, and the list of them."""
    for name, text in rule_pages.pages().items():
        files.append(File.generated(config, f"rules/{name}.md", content=text))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Write the table of what presets and peers do into its page."""
    if PRESETS_MARK not in markdown:
        return markdown
    compared = json.loads((DOCS / "presets.json").read_text(encoding="utf-8"))
    return markdown.replace(PRESETS_MARK, rule_pages.presets_table(compared))


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Turn a page in Arabic, which says ``dir: rtl`` in its head, from right to left."""
    if page.meta.get("dir") == "rtl":
        for english, arabic in IN_ARABIC.items():
            output = output.replace(english, arabic)
    return output
