"""Normalize files without losing anything: the engine of `arabic-norm normalize`.

`plan` decides what is read and written, `run` does it and records its progress in the `journal`.
`work` processes one block of records, in this process or in several (`pool`). `lines`, `table` and
`parquet` implement the formats.
"""
