"""JavaScript: an ES module for the query side of a web page, or for Node."""

from __future__ import annotations

from arabic_norm.export.rules import rules_of, utf16_escapes
from arabic_norm.pipeline import Step

__all__ = ["to_javascript"]

# The regular expression's flag u makes it see whole characters, never half of a surrogate pair.
_MODULE = """\
{header}

/** Compare it with the one stored with the index. @type {{string}} */
export const fingerprint = "{fingerprint}";

/** @type {{Map<string, string>}} */
const table = new Map([
{rows}]);

const keys = /[{keys}]/gu;

/**
 * Return the text normalized.
 * @param {{string}} text
 * @returns {{string}}
 */
export function normalize(text) {{
  if (typeof text !== "string") throw new TypeError(`expected a string, got ${{typeof text}}`);
  return text.replace(keys, (char) => /** @type {{string}} */ (table.get(char)));
}}
"""


def to_javascript(pipeline: Step) -> str:
    """Return an ES module that exports ``normalize(text)`` and ``fingerprint``, types in JSDoc.

    ASCII only, so that it reads the same in any page. Errors: those of `rules_of`.

    >>> from arabic_norm import unify_teh_marbuta
    >>> "export function normalize(text)" in to_javascript(unify_teh_marbuta)
    True
    """
    rules = rules_of(pipeline)
    return _MODULE.format(
        header="\n".join(f"// {line}" for line in rules.header),
        fingerprint=rules.fingerprint,
        rows="".join(
            f'  ["{utf16_escapes(key)}", "{utf16_escapes(value)}"],\n'
            for key, value in rules.table.items()
        ),
        keys="".join(f"\\u{{{ord(key):x}}}" for key in rules.table),
    )
