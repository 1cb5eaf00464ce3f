"""A second arabic_norm beside the first: the one that runs on the kernel and rules in Python."""

from second import second

PURE = second(ARABIC_NORM_PURE="1")
