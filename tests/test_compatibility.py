"""Results are the same on every Python, every kernel, every release of the dependencies."""

import json
import random
from hashlib import sha256

from everything import PAGE
from strategies import PIECES, PRESETS, STEPS

from arabic_norm import INDEX, sentences

#: Raise the version of a step whose results change, then write here what the failure shows; a new
#: step changes it as well.
DIGEST = "9d9d6057fe11bd72dd57bc6dd0b8eeba"


def corpus():
    """The sample page, and pieces that steps look at."""
    yield PAGE
    chance = random.Random(10)
    for _ in range(1_000):
        yield "".join(chance.choices(PIECES, k=chance.randrange(1, 40)))


def results(text):
    yield from (step(text) for step in STEPS + PRESETS)
    yield from (preset.edits(text) for preset in PRESETS)
    yield [(found.start, found.end, found.text) for found in sentences(text, INDEX)]


def test_results_are_the_same_everywhere():
    digest = sha256()
    for text in corpus():
        for result in results(text):
            digest.update(json.dumps(result).encode("ascii"))
    assert digest.hexdigest()[:32] == DIGEST
