"""Medians and ratios, as text for a terminal and the docs, and as a plot."""

from __future__ import annotations

import math
from statistics import median

from benchmarks.measure import Series, ratio

OURS = "arabic_norm: "
#: What is claimed: "faster" takes at most 1/least of the time of "slower".
CLAIMS = [
    # slower, faster, least
    ("Lucene: fold, documents", OURS + "fold, documents", 8),
    ("arabic-norm (Rust): fold, documents", OURS + "fold, documents", 4),
    ("pyarabic: fold, documents", OURS + "fold, documents", 60),
    ("Lucene: fold, titles", OURS + "fold, titles", 3),
    ("arabic-norm (Rust): fold, titles", OURS + "fold, titles", 1.5),
    ("arabic-norm (Rust): fold, documents", OURS + "index, documents", 0.6),
    ("PyICU: sentences, documents", OURS + "sentences, documents", 0.5),
    ("pysbd: sentences, documents", OURS + "sentences, documents", 100),
    (OURS + "index, documents", OURS + "align, documents", 1 / 3),
    (OURS + "index, vocalized", OURS + "align, vocalized", 1 / 6),
    ("araclean: align, documents", OURS + "align, documents", 100),
    (OURS + "fold, documents", OURS + "fold, vocalized", 1 / 1.5),
    (OURS + "index, documents", OURS + "index, vocalized", 1 / 1.5),
    ("camel-tools: fold, documents", "arabic_norm, pure Python: fold, documents", 1),
]


def table(series: Series) -> list[str]:
    """Return the lines of a Markdown table of medians."""
    lines = ["| who: what, on what | µs a text |", "|---|---:|"]
    return lines + [f"| {name} | {median(times):,.2f} |" for name, times in series.items()]


def claims(series: Series) -> list[str]:
    """Return the lines of a Markdown table of ratios against what was to be reached."""
    lines = ["| slower | faster | times | to reach |", "|---|---|---:|---:|"]
    for slower, faster, least in CLAIMS:
        if slower in series and faster in series:
            measured = ratio(series, slower, faster)
            reached = "" if measured >= least else " (missed)"
            lines.append(f"| {slower} | {faster} | {measured:.2f} | {least:.2f}{reached} |")
    return lines


def growth(rows: list[dict[str, float]]) -> list[str]:
    """Return the lines of a Markdown table of the cost per character."""
    lines = ["| bytes | ns a character | of these page faults |", "|---:|---:|---:|"]
    for row in rows:
        lines.append(f"| {row['bytes']:,} | {row['ns']:.3f} | {row['faults_ns']:.3f} |")
    return lines


def plot(series: Series) -> str:
    """Return an SVG of the medians as bars on a logarithmic scale."""
    medians = {name: median(times) for name, times in series.items()}
    low, high = math.log10(min(medians.values())) - 0.2, math.log10(max(medians.values()))
    rows = []
    for number, (name, value) in enumerate(medians.items()):
        y = 20 * number + 6
        width = 420 * (math.log10(value) - low) / (high - low)
        colour = "#0a7" if name.startswith(OURS) else "#999"
        rows.append(
            f'<text x="330" y="{y + 11}" text-anchor="end">{name}</text>'
            f'<rect x="336" y="{y}" width="{width:.0f}" height="14" fill="{colour}"/>'
            f'<text x="{342 + width:.0f}" y="{y + 11}">{value:,.2f} µs</text>'
        )
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="860" height="{20 * len(rows) + 12}" '
        f'font-family="sans-serif" font-size="11">\n{body}\n</svg>\n'
    )
