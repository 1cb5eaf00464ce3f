"""Export to JavaScript: an ES module, for the query side of a web page or for Node."""

from __future__ import annotations

from arabic_norm.export.rules import Stage, dollar_text, java_pattern, rules_of, utf16_escapes
from arabic_norm.pipeline import Step
from arabic_norm.substitutions import Substitution

__all__ = ["to_javascript"]

# With the flag u, regular expressions match code points, never half of a surrogate pair.
_MODULE = """\
{header}

/** Compare it with the one stored with the index. @type {{string}} */
export const fingerprint = "{fingerprint}";

{constants}
/**
 * Return the text normalized.
 * @param {{string}} text
 * @returns {{string}}
 */
export function normalize(text) {{
  if (typeof text !== "string") throw new TypeError(`expected a string, got ${{typeof text}}`);
{calls}  return text;
}}
"""
_TABLE = """\
/** @type {{Map<string, string>}} */
const table{number} = new Map([
{rows}]);
const keys{number} = /[{keys}]/gu;

"""
_TABLE_CALL = (
    "  text = text.replace(keys{number}, (char) => "
    "/** @type {{string}} */ (table{number}.get(char)));\n"
)


def to_javascript(pipeline: Step) -> str:
    """Return an ES module that exports ``normalize(text)`` and ``fingerprint``, with JSDoc types.

    It is ASCII only, so that the encoding of the page does not matter.
    Errors: those of `rules_of`.

    >>> from arabic_norm import unify_teh_marbuta
    >>> "export function normalize(text)" in to_javascript(unify_teh_marbuta)
    True
    """
    rules = rules_of(pipeline)
    written = [_stage(number, stage) for number, stage in enumerate(rules.stages, 1)]
    return _MODULE.format(
        header="\n".join(f"// {line}" for line in rules.header),
        fingerprint=rules.fingerprint,
        constants="".join(constants for constants, _ in written),
        calls="".join(call for _, call in written),
    )


def _stage(number: int, stage: Stage) -> tuple[str, str]:
    """Return the constants of a stage, and the statement that runs it."""
    if isinstance(stage, Substitution):
        pattern = java_pattern(stage).replace("\\x{", "\\u{")
        text = utf16_escapes(dollar_text(stage))
        return "", f'  text = text.replace(/{pattern}/gu, "{text}");\n'
    rows = "".join(
        f'  ["{utf16_escapes(key)}", "{utf16_escapes(value)}"],\n' for key, value in stage.items()
    )
    keys = "".join(f"\\u{{{ord(key):x}}}" for key in stage)
    return _TABLE.format(number=number, rows=rows, keys=keys), _TABLE_CALL.format(number=number)
