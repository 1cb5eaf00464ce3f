"""Where a sentence may end, and what stands around such a place: the features of the yardstick."""

from __future__ import annotations

import re
from itertools import takewhile

from arabic_norm.steps.sentences import abbreviations, starts
from arabic_norm.steps.sentences.characters import (
    BRACKET,
    BREAK,
    BULLET,
    COMMA,
    DIGIT,
    FULL_STOP,
    HEAD,
    INVISIBLE,
    LATIN,
    QUOTE,
    SHOUT,
    SPACE,
    STOPS,
    WIDE,
)
from arabic_norm.steps.sentences.words import class_of, read

_NAMES = {
    SPACE: "blank", WIDE: "wide", BREAK: "break", BULLET: "bullet", HEAD: "bullet", QUOTE: "quote",
    BRACKET: "closer", COMMA: "comma", DIGIT: "digit", LATIN: "latin",
}  # fmt: skip
#: A stop, and what may cling to it: an end is possible behind each character of this.
_CLUSTER = re.compile(
    r"[{stops}](?:[{stops}]|\s{{0,2}}[»”\"'’\])}}]|\[\d{{1,3}}\]|\s{{1,2}}[.!؟?…](?=\s))*".format(
        stops=re.escape(STOPS)
    )
)
_GAP = re.compile(r"[^\S\n]{2,}|\t|\n|\s(?=[•▪●■◦¶۞])")
_WORD = re.compile(r"[^\W_]+(?:[.\u064b-\u0652\u0640]+[^\W_]+)*")
_REACH = 60
_OPENERS = '«“"(['


def candidates(text: str) -> list[int]:
    """Return the places where a sentence may end, in order."""
    places: set[int] = set()
    for found in _CLUSTER.finditer(text):
        for at in range(found.start() + 1, found.end() + 1):
            if not text[at - 1].isspace():
                places.add(at)
    for found in _GAP.finditer(text):
        places.add(len(text[: found.start()].rstrip()))
    return sorted(place for place in places if 0 < place < len(text.rstrip()))


def _name(char: str) -> str:
    """Return what a character is, in a word."""
    kind = class_of(char) if char else BREAK
    if FULL_STOP <= kind <= SHOUT:
        return "shout" if kind == SHOUT else "stop"
    if char in "-\N{EN DASH}\N{EM DASH}":
        return "dash"
    if char in "([{":
        return "opener"
    return _NAMES.get(kind, "letter" if kind >= INVISIBLE else "other")


def _stop_before(text: str, at: int) -> tuple[str, str, int]:
    """Return the stops and the closers that end at a place, and where they begin."""
    place = at
    closers = ""
    while place > 0 and (_name(text[place - 1]) in ("quote", "closer", "blank")):
        closers = _name(text[place - 1])[0] + closers
        place -= 1
    start = place
    while start > 0 and text[start - 1] in STOPS:
        start -= 1
    if start == place:
        return "", "", at
    return text[start:place], closers, start


def _stop_name(stops: str) -> str:
    if not stops:
        return "no stop"
    if any(class_of(stop) == SHOUT for stop in stops):
        return "! ؟"
    if "…" in stops or len(stops) > 2:
        return "…"
    return stops if stops in (".", "..") else "other stop"


def _shape(word: str) -> str:
    if not word:
        return "none"
    if word.isdecimal():
        return "number"
    if class_of(word[len(word) - 1]) == LATIN:
        return "latin"
    if word[0].isdecimal():
        return "number and letters"
    return "letter" if len(word) == 1 else "word"


def _list_of(word: str) -> str:
    for name, words in (
        ("title", abbreviations.TITLES),
        ("unit", abbreviations.ERAS_AND_UNITS),
        ("and so on", abbreviations.AND_SO_ON),
        ("name of a letter", abbreviations.LATIN_LETTER_NAMES),
        ("reference", abbreviations.REFERENCES),
    ):
        if word in words:
            return name
    return "none"


def _bucket(number: int) -> str:
    return str(number) if number < 4 else f"2^{number.bit_length()}"


def features(text: str, at: int) -> list[str]:
    """Return the names of all that is found around a place, alone and with the kind of its stop."""
    stops, closers, begin = _stop_before(text, at)
    stop = _stop_name(stops)
    before = _WORD.findall(text[max(0, begin - _REACH) : begin])
    after = text[at:]
    blanks = "".join(takewhile(str.isspace, after))
    rest = after[len(blanks) : len(blanks) + _REACH]
    following = _WORD.match(rest.lstrip(_OPENERS + "-–— "))
    word, last, last_but_one = (
        read(following.group()) if following else "",
        read(before[-1]) if before else "",
        read(before[-2]) if len(before) > 1 else "",
    )
    line = text.rfind("\n", 0, begin) + 1
    past = text[line:begin]
    since = re.split(r"[.!؟?…]+(?=\s)", past)[-1]
    ahead = re.split(r"[.!؟?…]", text[at : at + 400], maxsplit=1)[0]
    line_end = text.find("\n", at)
    whole = text[line : line_end if line_end >= 0 else len(text)]
    names = [
        f"closers {closers}",
        f"next {_name(after[:1])}",
        f"shown {_name(rest[:1])}",
        f"blanks {_bucket(len(blanks))} {'wide' if blanks.strip(' ') else ''}",
        f"glued {not blanks} {_name(text[begin - 1 : begin])} {_name(after[:1])}",
        f"blank before {text[begin - 1 : begin].isspace()}",
        f"last shape {_shape(last)} {_bucket(len(last))}",
        f"last but one {_shape(last_but_one)}",
        f"last list {_list_of(last)} after {_shape(last_but_one)}",
        f"dots in last {'.' in last}",
        f"word {word}",
        f"word shape {_shape(word)} {_bucket(len(word))}",
        f"word begins {word[:1] if word[:1] in 'وفبل' else ''} {starts.begins(word)}",
        f"word carries {starts.carries_on(word)} says {word in starts.SAYING}",
        f"since {_bucket(len(since.split()))}",
        f"ahead {_bucket(len(ahead.split()))}",
        f"line {_bucket(len(whole) // 16)}",
        f"first {not past.strip()}",
        f"in bracket {since.count('(') > since.count(')')} {')' in ahead}",
        f"quote open {_is_open(since)} {_is_open(ahead)}",
        f"colon {':' in since[-40:]}",
        f"line's stops {sum(text.count(sign) for sign in '.؟!') > len(stops)}",
    ]
    if len(last) <= 3:
        names.append(f"last {last}")
    return [f"stop {stop}", *names, *(f"{stop} & {name}" for name in names)]


def _is_open(part: str) -> bool:
    return (part.count('"') % 2 + part.count("«") + part.count("“")) > (
        part.count("»") + part.count("”")
    )


def kind_of(text: str, at: int) -> str:
    """Return what kind of place this is, for people."""
    stops, closers, begin = _stop_before(text, at)
    if not stops:
        following = _name(text[at : at + 1])
        if following == "break":
            return "line break"
        return "blanks without a stop" if following in ("blank", "wide") else "no stop"
    stop = _stop_name(stops)
    where = _beside(text, at, "q" in closers or "c" in closers)
    if where:
        return f"{stop} {where}"
    if text[begin - 1 : begin].isspace():
        return f"{stop} behind a blank"
    return f"{stop} after {_last_word_kind(text, begin)}" if stop == "." else stop


def _beside(text: str, at: int, is_closed: bool) -> str:
    """Return what stands beside a stop, if it is no plain word after a blank."""
    char = text[at : at + 1]
    following, shown = _name(char), _name(text[at:].lstrip()[:1])
    is_glued = following not in ("blank", "wide", "break")
    cases = {
        "at a line's end": following == "break",
        "before a footnote": char == "[" or (char == "(" and text[at + 1 : at + 2].isdecimal()),
        f"before a {shown}": shown in ("closer", "comma"),
        f"and a closer, {'glued' if is_glued else 'blank'}": is_closed,
        f"glued to a {following}": is_glued,
        "before a quotation mark": shown == "quote",
    }
    return next((case for case, holds in cases.items() if holds), "")


def _last_word_kind(text: str, at: int) -> str:
    words = _WORD.findall(text[max(0, at - _REACH) : at])
    word = read(words[-1]) if words else ""
    if _list_of(word) != "none" or "." in word:
        return "an abbreviation"
    return f"a {_shape(word)}" if word else "no word"
