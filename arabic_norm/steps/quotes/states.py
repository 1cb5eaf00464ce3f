"""What the search for roles knows at a mark, packed into one number.

The lowest bits are the families that are open, three bits each, the last opened below the others.
Above them is what the mark before was, if this one touches it; above that, what is known of the
outermost quotation: what introduced it, or that it already contains another.
"""

from __future__ import annotations

FAMILY_BITS = 3
FAMILY = 7
DEEPEST = 3  # so many may be open
STACK = 511  # their bits
#: How many are open.
DEPTHS = bytes([(stack > 0) + (stack > 7) + (stack > 63) for stack in range(STACK + 1)])
AFTER_CLOSER, AFTER_OPENER = 512, 1024
OUTER_SHIFT = 11
OUTER = 3 << OUTER_SHIFT
NESTS = 3  # beside INTRODUCED, PLAIN, NAMED
STATES = 8192
