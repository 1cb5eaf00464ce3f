"""The targets by name: each takes any bytes, and raises where a law is broken."""

from fuzz import files, kernels, texts

TARGETS = {
    "normalize": texts.normalize,
    "sentences": texts.sentences,
    "align": texts.align,
    "repair_quotes": texts.repair_quotes,
    "rules": texts.rules,
    "files": files.files,
    "kernel": kernels.kernel,
}
