"""What an input looks like, where it is not what it is read as."""

import gzip

import pytest
import zstandard

from arabic_norm.files.errors import Refused
from arabic_norm.files.looks import check_beginning, check_text

#: first lines, the format that they are refused for; none: they are text
FIRST_LINES = [
    ('{"id": 1, "text": "أ"}\n', "jsonl"),
    ('\ufeff{"text": "أ"}\n', "jsonl"),
    ('\n \n  { "text" : "أ"}\n', "jsonl"),
    ('xt": "أ"}\n{"text": "ب"}\n', "jsonl"),  # a file's end, cut anywhere
    ('{"text": "أ", "te', "jsonl"),
    ('{\n  "text": "أ"\n}\n', "jsonl"),
    ('[\n{"text": "أ"}]\n', "jsonl"),
    ('[{"text": "أ"}]\n', "jsonl"),
    ("id,text\n1,أ\n", "csv"),
    ('"id","text"\r\n1,أ\r\n', "csv"),
    ("\ufefftext,id\n", "csv"),
    ("id\ttext\n1\tأ\n", "tsv"),
    ("id,title,body\n", "csv"),
    ("", None),
    ("\n\n", None),
    ("قال المتحدث\n", None),
    ("{الحمد لله رب العالمين}\n", None),
    ('{"الحمد لله"} [الفاتحة]\n', None),
    ("[1] المصدر\n", None),
    ("[{1}]\n", None),
    ("yes,no\n", None),  # two words
    ("Paris, Texas, text\n", None),
    ("text\n", None),
    ("باب,نهر,text\n", None),
    ("سطر\nسطر\n{\n", None),  # the third line
]


@pytest.mark.parametrize(("text", "kind"), FIRST_LINES)
def test_text_that_begins_as_records_do_is_refused(text, kind):
    if kind is None:
        check_text(text.encode(), "in", ("text",))
        return
    with pytest.raises(Refused, match=f"^in: looks like .*--format {kind} .*--format txt"):
        check_text(text.encode(), "in", ("text",))


def test_a_table_of_two_columns_is_one_when_the_field_is_among_them():
    check_text(b"id,body\n", "in", ("text",))
    with pytest.raises(Refused, match="--format csv"):
        check_text(b"id,body\n", "in", ("body",))


def test_it_says_whether_more_lines_could_tell():
    assert check_text("باب\n\n".encode(), "in", ("text",))
    assert not check_text("باب\n\nنهر\n".encode(), "in", ("text",))


#: a beginning, what is seen in it, what helps
BEGINNINGS = [
    (gzip.compress(b"a", mtime=0), "gzip", "gzip -dc"),
    (zstandard.compress(b"a"), "Zstandard", "zstd -dc"),
    (b"PAR1\x15", "Parquet", ".parquet"),
    (b"PK\x03\x04\x14", "ZIP", "save it as UTF-8 text"),
    (b"\xd0\xcf\x11\xe0\xa1", "an old Office file", "save it as UTF-8 text"),
    (b"%PDF-1.7\n", "PDF", "pdftotext"),
    ("باب\n".encode("utf-16"), "UTF-16", "--encoding UTF-16 "),
    ("باب كبير\n".encode("utf-16-le"), "UTF-16LE", "--encoding UTF-16LE "),
    ("باب كبير\n".encode("utf-16-be"), "UTF-16BE", "--encoding UTF-16BE "),
    ("باب\n".encode("utf-32"), "UTF-32", "--encoding UTF-32 "),
]


@pytest.mark.parametrize(("data", "seen", "helps"), BEGINNINGS)
def test_what_begins_as_no_text_does_is_refused_by_its_name(data, seen, helps):
    with pytest.raises(Refused) as refused:
        check_beginning(data, "in")
    assert str(refused.value).startswith("in: not UTF-8")
    assert f"it looks like {seen}" in str(refused.value)
    assert helps in str(refused.value)
    assert "1256" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "a", "باب\n", "\ufeffباب\n", "\0باب\0", "PAR 1", "ÿþ"])
def test_what_is_utf8_passes(text):
    check_beginning(text.encode(), "in")
