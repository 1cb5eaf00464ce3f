"""Export to SentencePiece: rules for ``--normalization_rule_tsv`` and for its own normalizer."""

from __future__ import annotations

from arabic_norm.export.rules import Rules, does_none, rules_of
from arabic_norm.pipeline import Step
from arabic_norm.substitutions import Substitution

__all__ = ["sentencepiece_rules", "to_sentencepiece"]


def to_sentencepiece(pipeline: Step) -> str:
    r"""Return a table of code points in hexadecimal: source, tab, target, one rule a line.

    The trainer stores the rules in the model, so that all users of the model fold alike; they
    replace its default ``nmt_nfkc``. SentencePiece rules have no context: all substitutions are
    left out. The file's description is the comment of the first rule, the only place for one. A
    rule for NUL is left out, since NUL cannot be a source there: it stays in the text. Errors:
    those of `rules_of`; ValueError when there is no rule to write, since SentencePiece refuses an
    empty table, or when a replacement contains NUL, which ends it.

    >>> from arabic_norm import unify_teh_marbuta
    >>> print(to_sentencepiece(unify_teh_marbuta).splitlines()[-1].split("\t"))
    ['6C3', '647']
    """
    rules = sentencepiece_rules(pipeline)
    rows = [
        f"{_codes(key)}\t{_codes(value)}"
        for stage in rules.stages  # at most one: tables without patterns between them are fused
        if not isinstance(stage, Substitution)
        for key, value in stage.items()
        if key != "\0"
    ]
    if not rows:
        raise ValueError(
            f"no step of {rules.name} is a table; SentencePiece refuses a file without rules"
        )
    rows[0] += f"\t# {' '.join(rules.header)}"
    return "\n".join([*rows, ""])


def sentencepiece_rules(pipeline: Step) -> Rules:
    """Return the rules that SentencePiece can run, as `rules_of` does: at most one table."""
    return rules_of(pipeline, does_none)


def _codes(text: str) -> str:
    """Return the code points in hexadecimal, separated by spaces."""
    if "\0" in text:
        raise ValueError(
            "a replacement contains NUL, which SentencePiece cannot: leave its step out"
        )
    return " ".join(f"{ord(char):X}" for char in text)
