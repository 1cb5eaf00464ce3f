"""`normalize_series`, importable without pandas and pyarrow: a call imports them."""

from __future__ import annotations

from typing import Any

from arabic_norm.pipeline import Step
from arabic_norm.presets import INDEX


def normalize_series(series: Any, pipeline: Step = INDEX) -> Any:
    """Return a pandas Series with each text normalized: same index, name and dtype.

    Missing values are kept. The same as `arabic_norm.columns.normalize_series`.
    Errors: as there; ImportError without pyarrow (the extra ``arrow``).
    """
    from arabic_norm import columns

    return columns.normalize_series(series, pipeline)
