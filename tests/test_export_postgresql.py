"""The SQL functions on a real PostgreSQL server, started for these tests in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from engines import every_pipeline, exported, require, texts

from arabic_norm import INDEX, char_map
from arabic_norm.export import to_postgresql

pytestmark = pytest.mark.full

SUPERUSER = "owner"
FRESH = "DROP SCHEMA IF EXISTS own CASCADE; CREATE SCHEMA own; SET search_path = own;"


def binaries():
    """Return the folder of the server's programs, which Debian keeps off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else Path("/usr/lib/postgresql").glob("*/bin")
    return max((folder for folder in folders if (folder / "postgres").exists()), default=None)


@pytest.fixture(scope="module")
def server():
    """The folder of a running server's socket."""
    programs = binaries()
    require(programs and shutil.which("psql"), "PostgreSQL server and psql")
    folder = Path(tempfile.mkdtemp(prefix="arabic_norm_"))
    as_user = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "nobody")
        as_user = ["runuser", "-u", "nobody", "--"]
    initdb = [programs / "initdb", "-D", folder / "data", "-U", SUPERUSER, "-A", "trust"]
    control = [*as_user, programs / "pg_ctl", "-D", folder / "data", "-w"]
    options = f"-c listen_addresses='' -c fsync=off -k {folder}"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    try:
        subprocess.run([*as_user, *initdb, "-E", "UTF8", "--locale=C"], **quiet)
        subprocess.run([*control, "-l", folder / "log", "-o", options, "start"], **quiet)
        try:
            yield folder
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
    finally:
        shutil.rmtree(folder)


def sql(server, script):
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", str(server)]
    done = subprocess.run(
        [*command, "-U", SUPERUSER, "postgres"], input=script.encode(), capture_output=True
    )
    return done.stdout.decode(), done.stderr.decode()


def ask(server, pipeline, script):
    """Return what a script prints in a schema of its own, where the functions have been made."""
    schema = f"SET client_min_messages = warning;\n{FRESH}\n"
    printed, errors = sql(server, schema + to_postgresql(pipeline) + script)
    assert errors == ""
    return printed


def copied(text):
    """Return a text as COPY reads it."""
    for char, escape in {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}.items():
        text = text.replace(char, escape)
    return text


@every_pipeline
def test_the_function_gives_our_text(server, pipeline):
    sources, table = [text.replace("\0", "") for text in texts()], exported(pipeline)
    rows = "".join(f"{number}\t{copied(text)}\n" for number, text in enumerate(sources))
    printed = ask(
        server,
        pipeline,
        f"CREATE TABLE docs (n int, t text);\nCOPY docs FROM STDIN;\n{rows}\\.\n"
        "SELECT encode(convert_to(arabic_normalize(t), 'UTF8'), 'hex') FROM docs ORDER BY n;",
    )
    hexes = printed.split("\n")[:-1]
    for source, line in zip(sources, hexes, strict=True):
        assert bytes.fromhex(line).decode() == table(source), ascii(source)


def test_it_serves_an_index_and_full_text_search(server):
    printed = ask(
        server,
        INDEX,
        """
        CREATE TABLE docs (n int, t text);
        INSERT INTO docs VALUES (1, 'زُرْتُ المَدْرَسَةَ'), (2, 'الطقس مشمس');
        CREATE INDEX ON docs USING gin (to_tsvector('simple', arabic_normalize(t)));
        CREATE UNIQUE INDEX ON docs (arabic_normalize(t));
        SET enable_seqscan = off;
        SELECT n FROM docs WHERE to_tsvector('simple', arabic_normalize(t))
            @@ plainto_tsquery('simple', arabic_normalize('المـدرسه'));
        EXPLAIN (COSTS off) SELECT n FROM docs WHERE to_tsvector('simple', arabic_normalize(t))
            @@ plainto_tsquery('simple', arabic_normalize('المـدرسه'));
        SELECT coalesce(arabic_normalize(NULL), 'null');
        SELECT arabic_normalize_fingerprint();
        """,
    )
    lines = printed.split("\n")
    assert lines[0] == "1"
    assert "Bitmap Index Scan on docs_to_tsvector_idx" in printed
    assert lines[-3:-1] == ["null", INDEX.fingerprint]


def test_functions_made_before_are_not_replaced_under_an_index(server):
    script = to_postgresql(INDEX)
    again = f"{FRESH}{script}"
    assert 'function "arabic_normalize" already exists' in sql(server, again + script)[1]


def test_a_table_of_nothing_changes_nothing(server):
    @char_map
    def nothing():
        return {}

    assert ask(server, nothing, "SELECT arabic_normalize('أ');") == "أ\n"
