"""Others beside the first arabic_norm: all in Python, and the rules alone."""

from second import second

PURE = second(ARABIC_NORM_PURE="1")
INTERPRETED = second(ARABIC_NORM_RULES="python")
