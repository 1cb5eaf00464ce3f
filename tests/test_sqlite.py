import sqlite3

import pytest

from arabic_norm import DISPLAY, INDEX, SEARCH
from arabic_norm.sqlite import register


@pytest.fixture
def db():
    connection = sqlite3.connect(":memory:")
    register(connection)
    yield connection
    connection.close()


def value(db, expression, *arguments):
    return db.execute(f"SELECT {expression}", arguments).fetchone()[0]


def test_arabic_normalize_is_the_pipeline(db):
    text = "ما يسمى ب »الجيـــش »\n\N{GRINNING FACE}"
    assert value(db, "arabic_normalize(?)", text) == INDEX(text)


def test_another_pipeline(db):
    register(db, DISPLAY)
    assert value(db, "arabic_normalize(?)", "أهـــلاً") == "أهلاً"
    assert value(db, "arabic_fingerprint()") == DISPLAY.fingerprint


def test_null_gives_null(db):
    assert value(db, "arabic_normalize(NULL)") is None
    assert value(db, "arabic_match(NULL)") is None
    assert value(db, "arabic_highlight(NULL, 'س', '[', ']')") is None
    assert value(db, "arabic_highlight('سلام', NULL, '[', ']')") == "سلام"


@pytest.mark.parametrize("expression", ["arabic_normalize(1)", "arabic_normalize(x'd8a7')"])
def test_what_is_no_text_fails(db, expression):
    with pytest.raises(sqlite3.OperationalError, match="user-defined function raised exception"):
        value(db, expression)


def test_it_is_deterministic_so_an_index_can_hold_it(db):
    db.execute("CREATE TABLE words (word TEXT)")
    db.execute("CREATE INDEX folded ON words (arabic_normalize(word))")
    db.execute("INSERT INTO words VALUES ('مدرسة')")
    query = "SELECT word FROM words WHERE arabic_normalize(word) = arabic_normalize('مدرسه')"
    assert db.execute(query).fetchall() == [("مدرسة",)]
    assert "USING INDEX folded" in db.execute(f"EXPLAIN QUERY PLAN {query}").fetchone()[3]


MATCHES = [
    ("المدرسة الجديدة", '"المدرسه" OR "الجديده"'),
    ("مدرسة مدرسه", '"مدرسه"'),  # a word once
    ('"OR) NEAR text: AND', '"OR" OR "NEAR" OR "text" OR "AND"'),  # FTS5's syntax is text
    ('"المدرسة الجديدة" بعيدة', '"المدرسه الجديده" OR "بعيده"'),  # a phrase stays one
    ("«المدرسة الجديدة»", '"المدرسه الجديده"'),
    ("“المدرسة الجديدة”", '"المدرسه الجديده"'),
    ("الكتـا*", '"الكتا"*'),  # a beginning
    ("text:المدرسة", '"text" : "المدرسه"'),  # of a column
    ('text:"المدرسة الجديدة" text:مد*', '"text" : "المدرسه الجديده" OR "text" : "مد"*'),
    (
        "الساعة 10:30 http://x.org قال:نعم",
        '"الساعه" OR "10" OR "30" OR "http" OR "x" OR "org" OR "قال" OR "نعم"',
    ),
    ('* "" «»', '""'),
    ('"لم يغلق', '"لم" OR "يغلق"'),
    ("؟!", '""'),  # no word: finds nothing
    ("", '""'),
]


@pytest.mark.parametrize(("question", "expected"), MATCHES)
def test_arabic_match(db, question, expected):
    assert value(db, "arabic_match(?)", question) == expected
    db.execute("CREATE VIRTUAL TABLE docs USING fts5(text)")
    assert db.execute("SELECT 1 FROM docs WHERE docs MATCH ?", (expected,)).fetchall() == []


def test_arabic_match_takes_only_the_columns_that_there_are(db):
    db.execute("CREATE VIRTUAL TABLE docs USING fts5(title, text)")
    db.execute("INSERT INTO docs VALUES ('مدرسه', 'كتاب'), ('كتاب', 'مدرسه')")
    query = "SELECT rowid FROM docs WHERE docs MATCH arabic_match(?, ?)"
    assert db.execute(query, ("title:مدرسة", "title text")).fetchall() == [(1,)]
    assert value(db, "arabic_match(?, '')", "site:مدرسة") == '"site" OR "مدرسه"'
    assert db.execute(query, ("title:مدرسة", "")).fetchall() == [(1,), (2,)]


@pytest.mark.parametrize(
    ("question", "count", "expected"),
    [
        ("المدرسه", 3, "…فتحت [المَدْرَسَةُ] أبوابها…"),
        ("المدرسه الوزير", 20, "قال [الوزير] أمس: فتحت [المَدْرَسَةُ] أبوابها للتلاميذ، ثم عاد."),
        ("قال", 2, "[قال] الوزير…"),
        ("عاد", 2, "…ثم [عاد]."),
        ("أبو*", 1, "…[أبوابها]…"),
        ("غائب", 2, "قال الوزير…"),
        ("؟", 2, "قال الوزير…"),
    ],
)
def test_arabic_snippet_gives_the_words_of_the_source(db, question, count, expected):
    text = "قال الوزير أمس: فتحت المَدْرَسَةُ أبوابها للتلاميذ، ثم عاد."
    assert value(db, "arabic_snippet(?, ?, '[', ']', '…', ?)", text, question, count) == expected


def test_arabic_snippet_of_nothing(db):
    assert value(db, "arabic_snippet('', 'س', '[', ']', '…', 5)") == ""
    assert value(db, "arabic_snippet(NULL, 'س', '[', ']', '…', 5)") is None


def test_a_stem_marks_its_whole_word(db):
    register(db, SEARCH)
    text = "قرأت والكِتاباتِ القديمة"
    assert value(db, "arabic_highlight(?, 'كتاب', '[', ']')", text) == "قرأت [والكِتاباتِ] القديمة"


HIGHLIGHTS = [
    ("زُرْتُ المَدْرَسَـــةَ أمسِ", "المدرسه", "زُرْتُ [المَدْرَسَـــةَ] أمسِ"),
    ("مدارس ومدرسة", "مدرسة", "مدارس ومدرسة"),  # whole words only
    ("Cairo القاهرة CAIRO", "cairo", "[Cairo] القاهرة [CAIRO]"),
    ("قال \ufdfa خيرا", "الله عليه", "قال [\ufdfa] خيرا"),  # a phrase in one character, once
    ("[قلم] قَلَم", "قلم", "[[قلم]] [قَلَم]"),
    ("قلم", "؟", "قلم"),
    ("مدارس ومدرسة ومدرسات", "ومدر*", "مدارس [ومدرسة] [ومدرسات]"),  # a beginning
    ("text في title", "text:في", "text [في] title"),  # a column is no word
    ("", "قلم", ""),
]


@pytest.mark.parametrize(("text", "question", "expected"), HIGHLIGHTS)
def test_arabic_highlight(db, text, question, expected):
    assert value(db, "arabic_highlight(?, ?, '[', ']')", text, question) == expected


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("index.db",), "expected a connection of sqlite3, got the str 'index.db': open one first"),
        ((None,), "expected a connection of sqlite3, got NoneType: open one first"),
    ],
)
def test_what_is_no_connection_is_refused_with_the_cure(given, said):
    with pytest.raises(TypeError, match=said):
        register(*given)


def test_what_is_no_pipeline_is_refused_with_the_cure(db):
    with pytest.raises(TypeError, match="expected a step or pipeline, got the str 'display': pass"):
        register(db, "display")
