"""Without an output file: records to standard output, and the first bad one ends it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import Format
from arabic_norm.files.plan import Input
from arabic_norm.files.pool import in_order
from arabic_norm.files.tasks import Options, do_task, line_tasks
from arabic_norm.files.work import Place


def write_records(
    path: Path, form: Format, options: Options, write: Callable[[bytes], object]
) -> None:
    """Write an input's records, decompressed, as they come.

    Errors: Refused at the first record that cannot be read, after those before it are written.
    """
    if not form.by_lines:
        raise Refused(f"{path}: Parquet needs a file to be written to: -o OUT.parquet")
    one = Input(path, form, path)
    tasks = line_tasks(0, one, options, "", Place())
    with contextlib.closing(in_order(do_task, tasks, options.jobs)) as results:
        for _, done in results:
            write(done.output)
            for reject in done.rejects:
                raise Refused(str(reject))
