"""Steps for digits, number separators and the style of punctuation."""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm import letters
from arabic_norm.pipeline import Rule, Table, char_map, rewrite

from .separators import NUMBER_SEPARATORS, SEPARATOR_PAIR, SUBSTITUTIONS, folded_separators

__all__ = [
    "arabize_digits",
    "fold_digits",
    "fold_number_separators",
    "fold_punctuation",
    "persianize_digits",
]


@char_map
def fold_digits() -> Table:
    """Write Arabic-Indic and Persian digits as 0-9: ٢٠٢٥ and 2025 become equal.

    U+0660-0669 and U+06F0-06F9. Idempotent. Loses which kind of digits was used.

    >>> fold_digits("٢٠٢٥ و۱۴۰۴")
    '2025 و1404'
    """
    arabic = letters.ARABIC_INDIC_DIGITS + letters.EXTENDED_DIGITS
    return dict(zip(arabic, letters.ASCII_DIGITS * 2, strict=True))


@char_map
def arabize_digits() -> Table:
    """Write 0-9 as Arabic-Indic digits: 1957 becomes ١٩٥٧.

    U+0030-0039 to U+0660-0669, everywhere, so in addresses and code too. Persian digits are kept;
    run `fold_digits` before this step to convert them too. Separators are kept. Idempotent. Loses
    which kind of digits was used.

    >>> arabize_digits("وُلد عام 1957")
    'وُلد عام ١٩٥٧'
    """
    return dict(zip(letters.ASCII_DIGITS, letters.ARABIC_INDIC_DIGITS, strict=True))


@char_map
def persianize_digits() -> Table:
    """Write 0-9 as the digits of Persian and Urdu: 1404 becomes ۱۴۰۴.

    U+0030-0039 to U+06F0-06F9, everywhere, so in addresses and code too. Arabic-Indic digits are
    kept; run `fold_digits` before this step to convert them too. Separators are kept. Idempotent.
    Loses which kind of digits was used.

    >>> persianize_digits("سال 1404")
    'سال ۱۴۰۴'
    """
    return dict(zip(letters.ASCII_DIGITS, letters.EXTENDED_DIGITS, strict=True))


@rewrite(
    triggers=NUMBER_SEPARATORS,
    version=1,
    data=NUMBER_SEPARATORS,
    pair=SEPARATOR_PAIR,
    substitutions=SUBSTITUTIONS,
)
def fold_number_separators() -> Rule:
    """Replace the Arabic decimal and thousands separators between digits by full stop and comma.

    U+066B to ``.``, U+066C and U+060C to ``,``, between two digits only: elsewhere they are
    punctuation. Idempotent. Loses which separators were used.

    >>> fold_number_separators("٣٫٥ و١٬٠٠٠، ثم")
    '٣.٥ و١,٠٠٠، ثم'
    """
    return folded_separators


@char_map
def fold_punctuation() -> Table:
    """Write Arabic and typographic punctuation as ASCII: ، ؛ ؟ become , ; ?

    ، ؛ ؟ ٪ ٭ ۔ U+060D 0609 060A, the ellipsis and the dashes. Quotation marks are not changed; see
    `repair_quotes` and `straighten_quotes`. Idempotent. Loses the style.

    >>> fold_punctuation("نعم، ولكن؟")
    'نعم, ولكن?'
    """
    return {
        "\N{ARABIC COMMA}": ",",
        "\N{ARABIC DATE SEPARATOR}": "/",
        "\N{ARABIC SEMICOLON}": ";",
        "\N{ARABIC QUESTION MARK}": "?",
        "\N{REVERSED QUESTION MARK}": "?",
        "\N{ARABIC PERCENT SIGN}": "%",
        "\N{ARABIC-INDIC PER MILLE SIGN}": "\N{PER MILLE SIGN}",
        "\N{ARABIC-INDIC PER TEN THOUSAND SIGN}": "\N{PER TEN THOUSAND SIGN}",
        "\N{ARABIC FIVE POINTED STAR}": "*",
        "\N{ARABIC FULL STOP}": ".",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{FIGURE DASH}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HORIZONTAL BAR}": "-",
        "\N{MINUS SIGN}": "-",
    }
