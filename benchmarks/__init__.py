"""What is measured: speed against peers (``python -m benchmarks``), what each step is worth in
retrieval (``python -m benchmarks.retrieval``), corpora (``python -m benchmarks.corpus``)."""
