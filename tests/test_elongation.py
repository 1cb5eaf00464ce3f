import pytest

from arabic_norm import squeeze_elongation

SQUEEZED = [
    ("رااااائع", "رائع"),
    ("حبيبيييي", "حبيبي"),  # yeh from four
    ("جميييييل جدااااا", "جميل جدا"),
    ("سلاممم", "سلام"),
    ("اللللله", "الله"),  # the double lam stays
    ("اللههههه", "الله"),
    ("ياااااربببب", "يارب"),
    ("شلوووونك", "شلونك"),  # waw from four
    ("ممممرحبا", "مرحبا"),  # no prefix
    ("ببببارد", "بارد"),  # longer than a prefix and a double letter
    ("حلللو", "حلو"),  # a lam that is not that of الله
    ("خالللد", "خالد"),
    ("قااااللل", "قال"),
    ("ههههه جدااا", "ههههه جدا"),
    ("ك\u0620\u0620\u0620 ك\u06ff\u06ff\u06ff", "ك\u0620 ك\u06ff"),  # the block's ends
]
KEPT = [
    "تتتبع",  # he follows: a prefix before a double letter
    "بببغاء",  # with a parrot
    "وتتتابع",
    "ووولد",  # and he begot
    "لللاعبين",  # for the players
    "تحييين",  # yeh from four on
    "ههههههه",  # laughter is a word
    "خخخخخ",
    "الله",
    "ممكن",
    "\ufdfa\ufdfa\ufdfa\ufdfa",  # no letters of the first block
    "1000000",
    "www.sooo.com",
]


@pytest.mark.parametrize(("text", "expected"), SQUEEZED)
def test_a_letter_repeated_for_emphasis_is_written_once(text, expected):
    assert squeeze_elongation(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_what_may_be_a_word_stays(text):
    assert squeeze_elongation(text) == text
