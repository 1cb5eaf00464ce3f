"""What is measured: speed against peers (``python -m benchmarks``), ends of sentences against peers
(``python -m benchmarks.boundaries``) and against a model (``python -m benchmarks.yardstick``), what
each step is worth in retrieval (``python -m benchmarks.retrieval``), corpora
(``python -m benchmarks.corpus``)."""
