"""What goes into a step and what tells its rules apart: texts checked, rules digested."""

from __future__ import annotations


def check_text(text: str) -> str:
    """Return the text; a TypeError says what to do if it is none."""
    if isinstance(text, str):
        return text
    if isinstance(text, bytes | bytearray | memoryview):
        cure = "decode it first, as in data.decode('utf-8')"
    elif text is None:
        cure = "decide what a missing text means before normalizing, as in step(value or '')"
    else:
        cure = "pass one string at a time; for many, step.map(texts)"
    raise TypeError(f"expected str, got {type(text).__name__}: {cure}")


def digest(*parts: object) -> str:
    """Return 32 hexadecimal digits that depend on the parts' values alone."""
    import hashlib
    import json

    plain = json.dumps(parts, ensure_ascii=True, sort_keys=True, default=sorted)
    return hashlib.sha256(plain.encode("ascii")).hexdigest()[:32]
