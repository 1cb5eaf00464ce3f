"""The signs that end a sentence, that close after it, or that part two by layout."""

from __future__ import annotations

from arabic_norm import letters

#: The full stops of Arabic and of Urdu.
FULL_STOPS = ".\N{ARABIC FULL STOP}"
ELLIPSES = "\N{HORIZONTAL ELLIPSIS}\N{TWO DOT LEADER}"
#: Questions and exclamations: never part of a number, seldom of an address.
SHOUTS = (
    "!?\N{ARABIC QUESTION MARK}\u061d"
    "\N{DOUBLE EXCLAMATION MARK}\N{DOUBLE QUESTION MARK}"
    "\N{QUESTION EXCLAMATION MARK}\N{EXCLAMATION QUESTION MARK}"
)
STOPS = FULL_STOPS + ELLIPSES + SHOUTS

BRACKETS = ")]}\N{ORNATE LEFT PARENTHESIS}"
QUOTES = "\"'«»‹›\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
#: After a stop and its closers, these say that the sentence is not over.
GOES_ON = "،,؛;:" + BRACKETS

#: Signs that stand before an item of a list, or between two items.
BULLETS = (
    "\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u25c6\u25ba\u2043\u27a2\u2713\u2714"
)
#: What begins a paragraph, and what begins a quarter of a Quran's hizb.
HEADS = "\N{PILCROW SIGN}\N{ARABIC START OF RUB EL HIZB}"
#: What ends a verse of the Quran; its number follows, or stands in ornate brackets.
AYAH = "\N{ARABIC END OF AYAH}"
ORNATE = "\N{ORNATE RIGHT PARENTHESIS}"
#: Blanks that make a layout gap: one tab, two of the others that are no plain blank.
WIDE_BLANKS = letters.BLANKS.replace(" ", "")
#: All that may end a sentence without a stop, but for plain blanks.
CUTS = letters.LINE_BREAKS + BULLETS + HEADS + AYAH + ORNATE + WIDE_BLANKS
