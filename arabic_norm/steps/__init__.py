"""The steps, one file a family, one decorated function a step; ``__all__`` names them."""

from arabic_norm.steps import (
    alphabet,
    elongation,
    engines,
    marks,
    quotes,
    sentences,
    spaces,
    symbols,
    wrapping,
)
from arabic_norm.steps.alphabet import *
from arabic_norm.steps.elongation import *
from arabic_norm.steps.engines import *
from arabic_norm.steps.marks import *
from arabic_norm.steps.quotes import *
from arabic_norm.steps.sentences import *
from arabic_norm.steps.spaces import *
from arabic_norm.steps.symbols import *
from arabic_norm.steps.wrapping import *

__all__ = []
__all__ += alphabet.__all__
__all__ += elongation.__all__
__all__ += engines.__all__
__all__ += marks.__all__
__all__ += quotes.__all__
__all__ += sentences.__all__
__all__ += spaces.__all__
__all__ += symbols.__all__
__all__ += wrapping.__all__
