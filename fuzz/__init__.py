"""Fuzzing: inputs that nobody thought of, held to the laws of the tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"

sys.path.append(str(TESTS))  # what strategies.py and laws.py say is said once
