"""Every damage in every place: what stands around a quotation decides, whatever the marks say."""

from __future__ import annotations

import pytest

from arabic_norm import repair_quotes

NBSP = "\N{NO-BREAK SPACE}"

# A bar stands for each mark.
PLACES = [
    ("يسمى |الميناء القديم| منذ قرن", "words on both sides"),
    ("|الميناء القديم| بعيد", "the beginning of a line"),
    ("زار |الميناء القديم|", "its end"),
    ("|الميناء القديم|", "a line of its own"),
    ("زار |الميناء القديم|.", "a stop after it"),
    ("زار |الميناء القديم|؟ نعم", "a question mark"),
    ("زار |الميناء القديم|، ثم عاد", "a comma"),
    ("زار |الميناء القديم|؛ ثم عاد", "a semicolon"),
    ("زار |الميناء القديم|: باب البحر", "a colon"),
    ("زار |الميناء القديم| . ثم عاد", "a stop after a blank"),
    ("زار |الميناء القديم| ، ثم عاد", "a comma after a blank"),
    ("زار |الميناء القديم| : باب البحر", "a colon after a blank"),
    ("قال: |نعم هنا| وخرج", "a colon before it"),
    ("قال : |نعم هنا| وخرج", "between blanks"),
    ("قال:|نعم هنا| وخرج", "without any"),
    ("وصل. |البحر الأزرق| بعيد", "a stop before it"),
    ("وصل؟ |البحر الأزرق| بعيد", "a question mark"),
    ("وصل، |البحر الأزرق| بعيد", "a comma"),
    ("زار (|الميناء القديم|) أمس", "brackets around it"),
    ("زار ( |الميناء القديم| ) أمس", "brackets and blanks"),
    ("زار (هنا) |البحر الأزرق| أمس", "closed brackets before it"),
    ("زار |البحر الأزرق| (هنا) أمس", "brackets after it"),
    ("قناة |البحر الأزرق| (Blue Sea) هنا", "a gloss in Latin letters"),
    ("كتاب |البحر الأزرق| (1990) هنا", "a year in brackets"),
    ("سمع |(نعم هنا)| ثم عاد", "brackets inside"),
    ("التحق ب|النادي الجديد| أمس", "a preposition that is joined to it"),
    ("التحق بـ|النادي الجديد| أمس", "and held apart by tatweel"),
    ("و|النادي الجديد| بعيد", "a conjunction at the beginning"),
    ("سافر - |البحر الأزرق| - وعاد", "dashes around it"),
    ("قال |هل سافر؟| ثم صمت", "a question inside"),
    ("قال |لقد سافر.| ثم صمت", "a stop inside"),
    ("قال |انتظر\N{HORIZONTAL ELLIPSIS}| ثم صمت", "an ellipsis inside"),
    ("عام 1990 |البحر الأزرق| 5 مرات", "numbers on both sides"),
    ("نشيد |Blue Moon| قديم", "Latin words inside"),
    ("هنا # |البحر الأزرق| # هنا", "signs on both sides"),
    ("الحرف |ب| هنا", "a letter that is spoken of"),
    ("قال |في| هنا", "a particle that is"),
    ("زار |النهر الكبير| و|البحر الأزرق| معا", "two joined by a conjunction"),
    ("زار |النهر الكبير|، |البحر الأزرق|، ثم عاد", "two behind commas"),
    ("زار |النهر الكبير| |البحر الأزرق| معا", "two side by side"),
    ("زار |النهر الكبير| في |البحر الأزرق| معا", "a preposition between two"),
    ("حذف |قال| و|إن| هنا", "words that want the next one, spoken of"),
]
#: Where it is a word that stands before and after each mark.
AMONG_WORDS = {
    "words on both sides",
    "numbers on both sides",
    "a preposition between two",
    "Latin words inside",
    "a particle that is",
}
#: Where a mark touches a sign, a blank inside is taken for the sign's.
TOUCHING = [
    ("سافر -|البحر الأزرق|- وعاد", "dashes that touch it"),
    ("هنا #|البحر الأزرق|# هنا", "signs that touch it"),
]

# What is typed for the opener and for the closer.
TYPED = {
    "as it should be": ("«", "»"),
    "reversed": ("»", "«"),
    "all closing": ("»", "»"),
    "all opening": ("«", "«"),
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "curly reversed": ("”", "“"),
    "German": ("„", "“"),
    "the closer straight": ("«", '"'),
    "the opener straight": ('"', "»"),
    "curly and straight": ("“", '"'),
    "single guillemets": ("‹", "›"),
    "typed twice": ("««", "»»"),
    "angles": ("<<", ">>"),
    "entities": ("&laquo;", "&raquo;"),
}
BLANKS_INSIDE = {
    "blanks inside": ("« ", " »"),
    "one at the start": ("« ", "»"),
    "one at the end": ("«", " »"),
    "no-break spaces": (f"«{NBSP}", f"{NBSP}»"),
    "all closing": ("» ", " »"),
    "all opening": ("« ", " «"),
    "straight": ('" ', ' "'),
    "straight, at the end": ('"', ' "'),
}
#: Between two quotations these look like a third: » X « و » Y «.
REVERSED_INSIDE = {"guillemets": ("» ", " «"), "curly": ("” ", " “")}


def pairs(table):
    return [pytest.param(*pair, id=name) for name, pair in table.items()]


def written(place: str, opener: str, closer: str) -> str:
    parts = place.split("|")
    inside = [f"{opener}{quoted}{closer}" for quoted in parts[1::2]]
    return "".join(part for two in zip(parts[::2], [*inside, ""], strict=True) for part in two)


@pytest.mark.parametrize(("opener", "closer"), pairs(TYPED))
@pytest.mark.parametrize(("place", "why"), PLACES + TOUCHING)
def test_marks_are_repaired(place: str, why: str, opener: str, closer: str) -> None:
    assert repair_quotes(written(place, opener, closer)) == written(place, "«", "»"), why


@pytest.mark.parametrize(("opener", "closer"), pairs(BLANKS_INSIDE))
@pytest.mark.parametrize(("place", "why"), PLACES)
def test_blanks_inside_go(place: str, why: str, opener: str, closer: str) -> None:
    assert repair_quotes(written(place, opener, closer)) == written(place, "«", "»"), why


@pytest.mark.parametrize(("opener", "closer"), pairs(REVERSED_INSIDE))
@pytest.mark.parametrize(("place", "why"), [one for one in PLACES if one[0].count("|") == 2])
def test_they_go_where_the_marks_are_reversed_as_well(
    place: str, why: str, opener: str, closer: str
) -> None:
    assert repair_quotes(written(place, opener, closer)) == written(place, "«", "»"), why


def without_blanks(text: str) -> str:
    return "".join(text.split())


def shifted_left(place: str, opener: str, closer: str) -> str:
    """The blank after each closer stands before it: «X »Y."""
    return written(place, opener, f" {closer}").replace(f"{closer} ", closer)


def shifted_right(place: str, opener: str, closer: str) -> str:
    """The blank before each opener stands after it: X« Y»."""
    return written(place, f"{opener} ", closer).replace(f" {opener}", opener)


def glued(place: str, opener: str, closer: str) -> str:
    return written(place, opener, closer).replace(f" {opener}", opener)


def glued_after(place: str, opener: str, closer: str) -> str:
    return written(place, opener, closer).replace(f"{closer} ", closer)


MISPLACED = [
    (shifted_left, "»", "»"),
    (shifted_left, "”", "”"),
    (shifted_left, "«", "»"),
    (shifted_right, "«", "«"),
    (shifted_right, "«", "»"),
    (glued, "«", "»"),
    (glued, "“", "”"),
    (glued_after, "«", "»"),
    (glued_after, '"', '"'),
]


@pytest.mark.parametrize(("damage", "opener", "closer"), MISPLACED)
@pytest.mark.parametrize(("place", "why"), PLACES)
def test_marks_keep_their_roles_where_blanks_are_misplaced(
    place: str, why: str, damage, opener: str, closer: str
) -> None:
    """Whether a blank stood before a dash or after a stop, nobody can tell any more."""
    repaired = repair_quotes(damage(place, opener, closer))
    assert without_blanks(repaired) == without_blanks(written(place, "«", "»")), why


@pytest.mark.parametrize(("damage", "opener", "closer"), MISPLACED)
@pytest.mark.parametrize("place", [place for place, why in PLACES if why in AMONG_WORDS])
def test_among_words_the_blanks_come_back(place: str, damage, opener: str, closer: str) -> None:
    assert repair_quotes(damage(place, opener, closer)) == written(place, "«", "»")
