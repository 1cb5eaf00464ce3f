import sqlite3

import pytest

from arabic_norm import DISPLAY, INDEX
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
    ('"OR) NEAR* text:', '"OR" OR "NEAR" OR "text"'),  # FTS5's syntax is text
    ("؟!", '""'),  # no word: finds nothing
    ("", '""'),
]


@pytest.mark.parametrize(("question", "expected"), MATCHES)
def test_arabic_match(db, question, expected):
    assert value(db, "arabic_match(?)", question) == expected
    db.execute("CREATE VIRTUAL TABLE docs USING fts5(text)")
    assert db.execute("SELECT 1 FROM docs WHERE docs MATCH ?", (expected,)).fetchall() == []


HIGHLIGHTS = [
    ("زُرْتُ المَدْرَسَـــةَ أمسِ", "المدرسه", "زُرْتُ [المَدْرَسَـــةَ] أمسِ"),
    ("مدارس ومدرسة", "مدرسة", "مدارس ومدرسة"),  # whole words only
    ("Cairo القاهرة CAIRO", "cairo", "[Cairo] القاهرة [CAIRO]"),
    ("قال \ufdfa خيرا", "الله عليه", "قال [\ufdfa] خيرا"),  # a phrase in one character, once
    ("[قلم] قَلَم", "قلم", "[[قلم]] [قَلَم]"),
    ("قلم", "؟", "قلم"),
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
