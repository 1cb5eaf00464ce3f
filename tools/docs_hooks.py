"""Hooks of the documentation site: pages made from the steps, and pages in Arabic.

mkdocs.yml names this file; `mkdocs build` runs it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import printed_lines
import rule_pages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from arabic_norm import SEARCH
from arabic_norm.export import to_javascript

TOOLS = Path(__file__).parent
DOCS = TOOLS.parent / "docs"
#: The theme's copy of lunr's Arabic, which its search loads for a site in Arabic.
SEARCH_LANGUAGE = "assets/javascripts/lunr/min/lunr.ar.min.js"
PRESETS_MARK = "<!-- the table of presets.json -->"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the pages that are one for each file to the navigation: steps by family, decisions.

    docs/reliability.md is added if it exists.
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
    """Add the pages of the steps and their index, and the script with which the search folds."""
    for name, text in rule_pages.pages().items():
        files.append(File.generated(config, f"rules/{name}.md", content=text))
    files.remove(files.get_file_from_path(SEARCH_LANGUAGE))
    files.append(File.generated(config, SEARCH_LANGUAGE, content=search_language()))
    return files


def search_language() -> str:
    """Return the script with which the site's search folds index and query, as `SEARCH` does."""
    rules = re.sub("^export ", "", to_javascript(SEARCH), flags=re.MULTILINE)  # it is not a module
    wiring = (TOOLS / "site_search.js").read_text(encoding="utf-8")
    return f"(() => {{\n{rules}\n{wiring}}})();\n"


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Insert the table of presets and peers into its page."""
    if PRESETS_MARK not in markdown:
        return markdown
    compared = json.loads((DOCS / "presets.json").read_text(encoding="utf-8"))
    return markdown.replace(PRESETS_MARK, rule_pages.presets_table(compared))


def on_page_content(html: str, **_: Any) -> str:
    """Make printed Arabic read from right to left."""
    return printed_lines.isolated(html)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Make the theme Arabic, from right to left, on a page whose metadata says ``lang: ar``."""
    config.theme["language"] = "arabic" if page.meta.get("lang") == "ar" else "en"
