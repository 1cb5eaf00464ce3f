"""Letters repeated for emphasis, جمييييل: the edits of `squeeze_elongation`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic_norm.edits import Edit
from arabic_norm.letters import (
    ALEF,
    ARABIC_LETTER_CLASS,
    BEH,
    FEH,
    HEH,
    KAF,
    LAM,
    TEH,
    WAW,
    YEH,
    span,
)
from arabic_norm.patterns import lazy_regex

#: Fewest repetitions that no correct word has, where it is not three: و and ي stand thrice in
#: words such as ووولد (and he begot) and تحييين.
_FEWEST = {WAW: 4, YEH: 4}
#: Letters that stand before a word as proclitic or verbal prefix, and may meet a double one.
_PREFIXES = BEH + TEH + LAM + KAF

#: The first block of the script: nobody stretches presentation forms or rare letters.
BLOCK = span(0x0620, 0x06FF)
_LETTER = rf"[[{BLOCK}]&&{ARABIC_LETTER_CLASS}]"
_WORD = lazy_regex(rf"(?V1){_LETTER}++")
_RUN = lazy_regex(rf"(?V1)({_LETTER})\1{{2,}}+")


def squeezed(text: str) -> Iterator[Edit]:
    """Yield the edits that write a letter repeated for emphasis once."""
    for word in _WORD.finditer(text):
        if len(set(word[0])) == 1:
            continue
        for run in _RUN.finditer(text, *word.span()):
            start, end, letter = run.start(), run.end(), run[1]
            if end - start >= _FEWEST.get(letter, 3) and not _is_prefixed(text, word.start(), run):
                keep = 2 if _is_allah(text, word.end(), run) else 1
                yield Edit(start + keep, end, "")


def _is_prefixed(text: str, word_start: int, run: re.Match[str]) -> bool:
    """Whether the run is a prefix and a double letter: at the start, or after و or ف."""
    before = text[word_start : run.start()]
    return len(run[0]) == 3 and run[1] in _PREFIXES and before in ("", WAW, FEH)


def _is_allah(text: str, word_end: int, run: re.Match[str]) -> bool:
    """Whether the run is the double lam of الله."""
    return (
        run[1] == LAM
        and text[run.start() - 1 : run.start()] == ALEF
        and text[run.end() : word_end].strip(HEH) == ""
        and run.end() < word_end
    )
