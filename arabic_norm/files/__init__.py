"""Documents in, documents out, nothing lost: what `arabic-norm normalize` does with files.

`plan` says what is read and written, `run` does it, noting in the `journal` how far it is; `work`
is what is made of a block of records, by one process or several (`pool`); `lines`, `table` and
`parquet` know the formats.
"""
