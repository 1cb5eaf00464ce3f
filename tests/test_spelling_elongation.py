import pytest

from arabic_norm import squeeze_elongation

SQUEEZED = [
    ("رااااائع", "رائع"),
    ("حبيبيييي", "حبيبي"),
    ("جميييل", "جميل"),  # three of yeh and waw too
    ("حزييين", "حزين"),  # no plural: two letters before it
    ("السياسييين", "السياسيين"),  # the plural of a nisba has two
    ("المصريييييين", "المصريين"),
    ("حلووو", "حلو"),
    ("عفوووا", "عفوا"),
    ("ولووووو", "ولو"),
    ("الللهم", "اللهم"),  # the article before lam
    ("اللللي", "اللي"),
    ("والللي", "واللي"),
    ("الللبنانية", "اللبنانية"),
    ("الليييل", "الليل"),
    ("الحمدلللله", "الحمدلله"),  # two lams before a final heh
    ("لللله", "لله"),
    ("يللللا", "يلا"),
    ("يلللله", "يلله"),
    ("كلللله", "كله"),  # its lam is one
    ("مثللله", "مثله"),
    ("ممممتاز", "ممتاز"),  # two meems at the start
    ("والممممتازة", "والممتازة"),
    ("مممكن", "ممكن"),
    ("ممممل", "ممل"),
    ("ممميز", "مميز"),
    ("مممممنوع", "ممنوع"),
    ("ممملكة", "مملكة"),
    ("مممبروك", "مبروك"),  # one
    ("ممممتعب", "متعب"),
    ("مهممممم", "مهم"),
    ("شكرتتتتت", "شكرت"),
    ("شفتتت", "شفت"),  # no root in تت
    ("بنتتت", "بنت"),
    ("هههههه" + "تمام", "هههههه تمام"),  # laughter glued to a word
    ("هههههخخخخه", "ههههه خخخخ ه"),
    ("ههههذاا" + "ا", "هههه ذا"),
    ("جميييييل جدااااا", "جميل جدا"),
    ("سلاممم", "سلام"),
    ("اللللله", "الله"),  # the double lam stays
    ("اللههههه", "الله"),
    ("ياااااربببب", "يارب"),
    ("شلوووونك", "شلونك"),
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
    "تحييين",  # you live: two yehs of the root, one of the ending
    "تشتتت",  # a root in two tehs, and the suffix
    "وتفتتت",
    "لتتتبع",
    "ستتتابع",
    "وسيتتبع",
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


@pytest.mark.parametrize(("text", "expected"), SQUEEZED)
def test_a_second_run_finds_nothing(text, expected):
    assert squeeze_elongation(expected) is expected
