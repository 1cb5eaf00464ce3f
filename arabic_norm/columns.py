"""Normalize columns of text: Arrow in, Arrow out, and through Arrow pandas, Polars and DuckDB.

A column gets the same result as its texts would one by one. Where tables suffice, its UTF-8 is
never turned into Python strings: the kernel applies the pipeline's fused table to the buffers,
without the GIL, so that several threads can share the work. Only rows that contain a trigger of a
context-dependent step become strings, a few at a time. A column that does not change is returned
as the same object.

Needs the extra ``arrow``. pyarrow has no type annotations, hence the many ``Any``.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from arabic_norm import kernel
from arabic_norm.api import Chunk, Sentence, chunks, sentences
from arabic_norm.column_rules import Rules, rules_of
from arabic_norm.pipeline import Step, check_pipeline
from arabic_norm.presets import INDEX
from arabic_norm.values import door_of, kind_of, shown

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError("columns need pyarrow: pip install 'arabic-norm-pipeline[arrow]'") from error

__all__ = [
    "chunks_array",
    "normalize_array",
    "normalize_expression",
    "normalize_series",
    "register_duckdb",
    "register_polars",
    "sentences_array",
]

#: Bytes of text that are Python strings at a time: little beside any column worth the name.
_PIECE = 1 << 18


def normalize_array(array: Any, pipeline: Step = INDEX) -> Any:
    """Return an Arrow array of the same type with each text normalized; nulls are kept.

    array: String, LargeString or StringView, a dictionary of such values, or a ChunkedArray of any
    of them; slices too. Where nothing changes, the array itself is returned.
    Errors: TypeError for anything else, which says what to do with it; ValueError when a row that
    is read is not UTF-8; OverflowError when the result of a String array is larger than 2 GiB (cast
    to large_string first).

    >>> import pyarrow as pa
    >>> normalize_array(pa.array(["أهـــلا", None])).to_pylist()
    ['اهلا', None]
    """
    check_pipeline(pipeline)
    if isinstance(array, pa.ChunkedArray):
        parts = array.chunks  # made anew each time it is asked for
        normalized = [normalize_array(part, pipeline) for part in parts]
        if all(new is old for new, old in zip(normalized, parts, strict=True)):
            return array
        return pa.chunked_array(normalized, array.type)
    _check_array(array)
    if isinstance(array, pa.DictionaryArray):
        return _normalize_dictionary(array, pipeline)
    return _normalize_plain(array, pipeline)


def sentences_array(array: Any, pipeline: Step | None = None) -> Any:
    """Return for each text the list of its sentences, as `arabic_norm.sentences` returns them.

    The type is list<struct<text, start, end>>: the text of the sentence, normalized if a pipeline
    is given (of the array's own string type), and its span in the source, in code points. A null
    gives a null.
    Errors: TypeError when the array does not hold strings.

    >>> import pyarrow as pa
    >>> sentences_array(pa.array(["أين المـكتبة؟ هناك."])).to_pylist()
    [[{'text': 'أين المـكتبة؟', 'start': 0, 'end': 13}, {'text': 'هناك.', 'start': 14, 'end': 19}]]
    """
    if pipeline is not None:
        check_pipeline(pipeline)
    return _pieces_array(array, lambda text: sentences(text, pipeline))


def chunks_array(
    array: Any,
    size: int,
    *,
    overlap: int = 0,
    count: Callable[[str], int] = len,
    pipeline: Step | None = None,
) -> Any:
    """Return for each text the list of its chunks, as `arabic_norm.chunks` packs them.

    The type is that of `sentences_array`. A null gives a null.
    Errors: as for `arabic_norm.chunks`, and TypeError when the array does not hold strings.

    >>> import pyarrow as pa
    >>> chunks_array(pa.array(["أين المكتبة؟ هناك."]), 12).to_pylist()
    [[{'text': 'أين المكتبة؟', 'start': 0, 'end': 12}, {'text': 'هناك.', 'start': 13, 'end': 18}]]
    """

    def packed(text: str) -> list[Chunk]:
        return chunks(text, size, overlap=overlap, count=count, pipeline=pipeline)

    packed("")  # what is wrong with the options is said before any text is read
    return _pieces_array(array, packed)


def normalize_series(series: Any, pipeline: Step = INDEX) -> Any:
    """Return a pandas Series with each text normalized: same index, name and dtype.

    Missing values are kept. An Arrow-backed Series (``string[pyarrow]``, ``ArrowDtype``) is read
    without a copy.
    Errors: as for `normalize_array`; TypeError when it is not a pandas Series, or one of its values
    is not a str.
    """
    pandas = sys.modules.get("pandas")
    if pandas is None or not isinstance(series, pandas.Series):
        raise TypeError(_expected("a pandas Series", series))
    try:
        array = pa.array(series, from_pandas=True)
    except (pa.ArrowTypeError, pa.ArrowInvalid) as error:
        raise TypeError(
            f"expected a pandas Series of strings, but it holds other values ({error}): "
            "make them texts first, as in series.astype('string')"
        ) from None
    normalized = normalize_array(array, pipeline)
    if normalized is array:
        return series.copy()
    if pa.types.is_dictionary(array.type):  # a categorical's dtype names its values
        return type(series)(normalized.to_pandas().array, index=series.index, name=series.name)
    return type(series)(normalized, index=series.index, name=series.name, dtype=series.dtype)


def normalize_expression(expression: Any, pipeline: Step = INDEX) -> Any:
    """Return a Polars expression that normalizes the texts of another one.

    It is elementwise, so that it runs eagerly, lazily and in streaming mode.
    Errors: TypeError when it is not an expression.
    """
    import polars

    check_pipeline(pipeline)
    if isinstance(expression, str):
        raise TypeError(
            f"expected a Polars expression, got {shown(expression)}: "
            f"name a column as one, as in polars.col({expression!r})"
        )
    if not isinstance(expression, polars.Expr):
        raise TypeError(_expected("a Polars expression", expression))

    def normalized(series: polars.Series) -> polars.Series:
        array = normalize_array(series.to_arrow(), pipeline)
        return polars.Series(series.name, array, polars.String)

    return expression.map_batches(normalized, return_dtype=polars.String, is_elementwise=True)


class _ArabicNamespace:
    """What Polars gives every expression under a name, once `register_polars` was called."""

    def __init__(self, expression: Any) -> None:
        self._expression = expression

    def normalize(self, pipeline: Step = INDEX) -> Any:
        """Return `normalize_expression` of the expression."""
        return normalize_expression(self._expression, pipeline)


def register_polars(name: str = "arabic") -> None:
    """Register a namespace for Polars: ``polars.col("text").arabic.normalize(pipeline)``.

    It is registered for the whole process, as Polars does; a second call changes nothing. Errors:
    TypeError when the name is not a str; ValueError when it is not an identifier, or is already an
    attribute of expressions, of Polars itself or of another package.
    """
    import polars

    if not isinstance(name, str):
        raise TypeError(f"expected the namespace's name, a str, got {kind_of(name)}")
    if not name.isidentifier():
        raise ValueError(f"a namespace's name is an identifier, as in arabic, not {name!r}")
    taken = getattr(polars.Expr, name, None)
    if taken is _ArabicNamespace:
        return
    if taken is not None:
        raise ValueError(
            f"Polars' expressions have a {name} already: give another name, "
            "as in register_polars('arabic_norm')"
        )
    polars.api.register_expr_namespace(name)(_ArabicNamespace)


def register_duckdb(connection: Any, name: str = "arabic_norm", pipeline: Step = INDEX) -> None:
    """Register the pipeline as an SQL function of a DuckDB connection: ``arabic_norm(text)``.

    Errors: TypeError when the name is not a str, or the pipeline not a step or pipeline.
    """
    check_pipeline(pipeline)
    if not isinstance(name, str):
        raise TypeError(
            f"expected the function's name in SQL, a str, got {kind_of(name)}: "
            "the pipeline comes after it, as in register_duckdb(connection, 'fold', INDEX)"
        )

    def normalized(array: Any) -> Any:
        return normalize_array(array, pipeline)

    connection.create_function(name, normalized, ["VARCHAR"], "VARCHAR", type="arrow")


def _check_array(array: Any) -> Any:
    """Return an Arrow array; a TypeError says what to pass if it is not one."""
    if isinstance(array, pa.Array | pa.ChunkedArray):
        return array
    raise TypeError(_expected("an Arrow array of strings", array))


def _expected(what: str, given: object) -> str:
    """Return an error message about what was passed instead of a column."""
    if isinstance(given, str):
        cure = "one text goes through normalize(text)"
    elif isinstance(given, pa.Array | pa.ChunkedArray):
        cure = "an Arrow array goes through normalize_array"
    else:
        cure = door_of(given) or "make it a column, as in normalize_array(pyarrow.array(texts))"
    return f"expected {what}, got {shown(given)}: {cure}"


def _normalize_plain(array: Any, pipeline: Step) -> Any:
    """Normalize what holds its texts itself.

    Nothing here calls its caller: dill, by which Hugging Face `datasets` hashes what is mapped,
    never comes out of functions that call each other.
    """
    if pa.types.is_string(array.type) or pa.types.is_large_string(array.type):
        return _normalize_strings(array, rules_of(pipeline))
    if pa.types.is_string_view(array.type):
        return _normalize_views(array, rules_of(pipeline))
    if pa.types.is_null(array.type):
        return array
    raise TypeError(f"expected an Arrow array of strings, got {array.type}: cast it first")


def _normalize_strings(array: Any, rules: Rules) -> Any:
    first, count = array.offset, len(array)
    if array.null_count == count:
        return array
    validity, offsets, data = array.buffers()
    width = 8 if pa.types.is_large_string(array.type) else 4
    ends = memoryview(offsets).cast("b").cast("q" if width == 8 else "i")
    bits = validity if array.null_count else None
    rows = kernel.Rows(data or b"", offsets, width, first, count, validity=bits)
    sink = None
    for start, stop in _spans(ends, first, count, rules):
        given, is_changed = _given(rows, rules, start, stop)
        if sink is None:
            if not is_changed and not rules.keys.found_in(rows, start, stop):
                continue
            sink = kernel.Sink(width, count, max(0, ends[first + count] - ends[first]))
            sink.copy(rows, 0, start)
        rules.translator.translate(rows, start, stop, given, sink)
    if sink is None:
        return array
    new_data, new_offsets = map(pa.py_buffer, sink.finish())
    bits = array.is_valid().buffers()[1] if array.null_count else None
    return pa.Array.from_buffers(array.type, count, [bits, new_offsets, new_data], array.null_count)


def _spans(
    ends: memoryview[int], first: int, count: int, rules: Rules
) -> Iterator[tuple[int, int]]:
    """Yield spans of rows: all at once, or as many as may become strings at a time."""
    if rules.is_table:
        yield 0, count
        return
    start = 0
    while start < count:
        end = ends[first + start] + _PIECE
        stop = bisect_right(ends, end, first + start + 1, first + count + 1) - first - 1
        stop = max(stop, start + 1)
        yield start, stop
        start = stop


def _given(
    rows: kernel.Rows, rules: Rules, start: int, stop: int
) -> tuple[list[tuple[int, str]], bool]:
    """Return the rows normalized as strings, and whether that changed any."""
    found = rules.contextual(rows, start, stop)
    texts = [rows.text(row) for row in found]
    changed = list(rules.pipeline.map(texts)) if texts else []
    return list(zip(found, changed, strict=True)), changed != texts


def _normalize_views(array: Any, rules: Rules) -> Any:
    """Normalize views a few at a time: they become strings with offsets on the way."""
    changed, pieces = False, []
    for piece in _slices(array):
        strings = piece.cast(pa.large_string())
        normalized = _normalize_strings(strings, rules)
        changed |= normalized is not strings
        pieces.append(piece if normalized is strings else normalized.cast(array.type))
    return pa.concat_arrays(pieces) if changed else array


def _slices(array: Any) -> Iterator[Any]:
    """Yield an array in slices of a fair size on average."""
    rows = max(1, len(array) * _PIECE // max(1, array.nbytes))
    for start in range(0, len(array), rows):
        yield array.slice(start, rows)


def _normalize_dictionary(array: Any, pipeline: Step) -> Any:
    """Normalize each value once; values that become equal become one."""
    values = array.dictionary
    normalized = _normalize_plain(values, pipeline)
    if normalized is values:
        return array
    encoded = normalized.dictionary_encode()
    indices = encoded.indices.take(array.indices).cast(array.type.index_type)
    return pa.DictionaryArray.from_arrays(indices, encoded.dictionary, ordered=array.type.ordered)


def _pieces_array(array: Any, pieces: Callable[[str], list[Sentence] | list[Chunk]]) -> Any:
    """Return for each text the list of its pieces, with their spans."""
    if isinstance(array, pa.ChunkedArray):
        found = [_pieces_array(chunk, pieces) for chunk in array.chunks]
        return pa.chunked_array(found, _pieces_type(array.type))
    kind = _pieces_type(_check_array(array).type)

    def rows(text: str | None) -> list[dict[str, Any]] | None:
        return None if text is None else [piece._asdict() for piece in pieces(text)]

    slices = [pa.array(map(rows, part.to_pylist()), kind) for part in _slices(array)]
    return pa.concat_arrays(slices) if slices else pa.array([], kind)


def _pieces_type(strings: Any) -> Any:
    text = strings.value_type if pa.types.is_dictionary(strings) else strings
    if not any(check(text) for check in _STRINGS):
        raise TypeError(f"expected an Arrow array of strings, got {strings}: cast it first")
    return pa.list_(pa.struct([("text", text), ("start", pa.int64()), ("end", pa.int64())]))


_STRINGS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
