"""Texts and pipelines for hypothesis."""

from hypothesis import strategies as st

import arabic_norm
from arabic_norm import CharMap, Pipeline, Rewrite, letters, steps

STEPS = [getattr(arabic_norm, name) for name in steps.__all__]
CHAR_MAPS = [step for step in STEPS if isinstance(step, CharMap)]
REWRITES = [step for step in STEPS if isinstance(step, Rewrite)]
PRESETS = [arabic_norm.INDEX, arabic_norm.DISPLAY, arabic_norm.LUCENE]

#: Pieces that steps look at, so that random texts hit the rules.
PIECES = [
    *"ابتكلهويىةءأؤئشمنaX.،؟!:-()[]/'\"«»“”„‹›<>&;#",
    *"0٣۴٫٬+کہ",
    *" \t\n\r\v\N{NO-BREAK SPACE}\u2003\u2028\x85\x1c",
    *(letters.TASHKEEL + letters.COMBINING_HAMZA + letters.DAGGER_ALEF),
    *(
        letters.TATWEEL
        + letters.ZWJ
        + letters.ZWNJ
        + "\u200a\u200b\u200e\u200f\u202b\u202c\u2068\u2069\ufeff\u00ad"
    ),
    *"\ufdfa\ufdf2\ufeeb\ufefb\ufe8e\ufc5e\ufe73\u06dd\u06d6\u06e5\U00010efd\U0001f600\ud800\x00",
    *("و «", "ب »", 'لـ "', "ـ", "ـــ", "    ", "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"),
    *("&laquo;", "&#1606;", "\r\n", "ههههه", "اااا", "اللللله", "<<", ">>", "قال: ", "د. "),
]

#: Of few pieces again and again: what stands between its like is where rules meet each other.
alike = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).flatmap(
    lambda few: st.lists(st.sampled_from(few), max_size=10).map("".join)
)
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
    alike,
    st.text(max_size=24),
)
pipelines = st.recursive(
    st.lists(st.sampled_from(STEPS), max_size=5).map(Pipeline),
    lambda inner: st.lists(st.one_of(inner, st.sampled_from(STEPS)), max_size=4).map(Pipeline),
    max_leaves=8,
)
