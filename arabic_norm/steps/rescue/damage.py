"""What a text looks as if it had suffered, for people: what `audit` and `explain` warn of."""

from __future__ import annotations

from arabic_norm.steps.protected import mojibake_runs

from .lam_alef import restored_ligatures
from .mojibake import repaired_runs
from .visual import reversed_lines

__all__ = ["damage"]


def damage(text: str) -> list[str]:
    """Return the names of what a text looks like that `RESCUE` would mend, in its order.

    >>> damage("ةحوتفملا ةيبرعلا ةعماجلا"), damage("الجامعة العربية")
    (['visual order'], [])
    """
    found: list[str] = []
    if mojibake_runs(text) and any(repaired_runs(text)):
        found.append("mojibake")
    if reversed_lines(text):
        found.append("visual order")
    if restored_ligatures(text):
        found.append("swapped lam-alef")
    return found
