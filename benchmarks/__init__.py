"""Speed against peers, in one run, as ratios: ``python -m benchmarks``."""
