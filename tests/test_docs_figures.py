"""Figures in README.md and docs/comparison.md are those of the last benchmark run."""

import json
import re
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
SERIES = json.loads((ROOT / "docs" / "benchmarks.json").read_text("utf-8"))["microseconds"]
FIGURE = re.compile(r"^(\d[\d,]*)?\.\d+$")


def tables(page):
    """Yield the tables of a page, each a list of rows of cells."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        lines = [line for line in table.splitlines() if not line.startswith("|-")]
        yield [[cell.strip(" *") for cell in line.split("|")[1:-1]] for line in lines]


def as_columns(rows):
    return [list(column) for column in zip(*rows, strict=True)]


def ends(head="F1"):
    """Return F1 by the name of the peer, without its version, and by the set, from the table that
    has this head; without the interval."""
    (table,) = (rows for rows in tables("docs/sentences.md") if rows[0][0] == head)
    sets, *rows = table
    return {
        row[0].split(" ")[0]: {
            name: cell.split(" ")[0].strip("*") for name, cell in zip(sets, row, strict=True)
        }
        for row in rows
    }


MEASURED = {
    "folding, µs": lambda who: f"{median(SERIES[f'{who}: fold, documents']):,.2f}",
    "sentences, µs": lambda who: f"{median(SERIES[f'{who}: sentences, documents']):,.2f}",
    "F1, news": lambda who: ends()[who]["ntrex (news)"],
    "F1, hard": lambda who: ends("F1, 95 %")[who]["hard_wild (224 texts)"],
}
#: The pages' own names for the same.
NAMES = {
    "sentence ends, F1": "F1, hard",
    "folding, µs for 2 kB": "folding, µs",
    "sentences, µs for 2 kB": "sentences, µs",
    "sentence ends, F1: news (ntrex), looked at while writing our rules": "F1, news",
    "sentence ends, F1: hard texts of the web (hard_wild), looked at too": "F1, hard",
}


def peers_table(page):
    """Return the table of figures of a page as columns, each headed by what it says."""
    for rows in tables(page):
        if page == "README.md" and "folding, µs" in rows[0]:
            return as_columns(rows)
        if rows[0][1:2] == ["arabic_norm"]:
            return rows
    raise AssertionError(f"no table of figures in {page}")


def before_the_hard_texts():
    """Return F1 on the hard texts of our rules as they were before these were collected."""
    (row,) = (row for name, row in ends("F1, 95 %").items() if name == "arabic_norm,")
    return row["hard_wild (224 texts)"]


def measured(page, what, who):
    """Return the figure that stands in the table of a page. README's has none that we tuned on."""
    if page == "README.md" and (what, who) == ("F1, hard", "arabic_norm"):
        return before_the_hard_texts()
    return MEASURED[what](who)


@pytest.mark.parametrize(
    ("page", "figures"),
    [("README.md", set(MEASURED) - {"F1, news"}), ("docs/comparison.md", set(MEASURED))],
)
def test_tables_say_what_was_measured(page, figures):
    peers, *columns = peers_table(page)
    checked = set()
    for name, *cells in columns:
        what = NAMES.get(name, name)
        for who, cell in zip(peers[1:], cells, strict=True):
            if what in MEASURED and FIGURE.match(cell):
                assert cell == measured(page, what, who), f"{name} of {who}"
                checked.add(what)
    assert checked == figures


@pytest.mark.parametrize("page", ["README.md", "docs/comparison.md"])
def test_prose_says_how_long_index_takes(page):
    figure = median(SERIES["arabic_norm: index, documents"])
    assert f"takes {figure:,.2f} µs" in (ROOT / page).read_text("utf-8").replace("\n", " ")


def test_icu_takes_this_share_of_our_time_for_sentences():
    ours, icu = (median(SERIES[f"{who}: sentences, documents"]) for who in ("arabic_norm", "PyICU"))
    page = " ".join((ROOT / "docs" / "comparison.md").read_text("utf-8").split())
    assert f"ICU takes {icu / ours:.1f} of our time" in page


#: What a page says of figures from text that the rules were written on.
LOOKED_AT = re.compile(r"look(?:ed|ing) at")
PAGES = ["README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_shares_of_rows_says_that_the_rules_were_written_on_them(page):
    if page == "docs/benchmarks.md":
        return  # times and their ratios
    text = (ROOT / page).read_text("utf-8")
    shares = re.findall(r"(?<![\d.,])(?:0?\.\d{3,4}|1\.000)(?!\d)", text)
    assert not shares or LOOKED_AT.search(text.replace("\n", " "))


def test_figures_of_hard_cases_have_intervals_and_rows_that_nobody_fitted():
    (table,) = (rows for rows in tables("docs/sentences.md") if rows[0][0] == "F1, 95 %")
    systems = as_columns(table)[0]
    assert any(system.startswith("arabic_norm, ") for system in systems)  # an older revision
    assert "log-linear model, in folds" in systems
    cells = [cell for _, *row in table[1:] for cell in row]
    assert all(
        re.fullmatch(r"\**(0?\.\d{3}|1\.000)\** \([\d.]+ to [\d.]+\)", cell) for cell in cells
    )


@pytest.mark.parametrize("page", ["README.md", "docs/comparison.md"])
def test_pages_say_what_an_older_version_reads_on_the_hard_texts(page):
    figure = before_the_hard_texts()
    text = " ".join((ROOT / page).read_text("utf-8").split())
    assert f"written before the hard texts were collected, reads {figure}" in text
