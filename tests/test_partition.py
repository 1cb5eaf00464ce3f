"""Each character of the Arabic script belongs to one step, or to none for a reason."""

from collections import Counter

import arabic_norm
from arabic_norm import expand_word_ligatures
from arabic_norm.letters import span
from arabic_norm.steps.symbols import NUMBER_SEPARATORS

#: Steps that own characters. Other policies for the same characters own none:
#: hamza_seats_to_hamza, strip_inner_tatweel, dash_tatweel, fold_like_lucene, squeeze_elongation.
OWNERS = [
    "drop_hamza",
    "fold_digits",
    "fold_persian_letters",
    "fold_presentation_forms",
    "fold_punctuation",
    "strip_combining_hamza",
    "strip_controls",
    "strip_quranic_marks",
    "strip_tashkeel",
    "strip_tatweel",
    "unify_alef",
    "unify_hamza",
    "unify_lookalikes",
    "unify_teh_marbuta",
    "unify_yeh",
]

#: Characters that no step changes, by reason.
KEPT = {
    "the letters of Arabic in their own right": "\u0627\u0628"
    + span(0x062A, 0x063A)
    + span(0x0641, 0x0648)
    + "\u064a",
    "visible format characters that hold digits": span(0x0600, 0x0605) + "\u0890\u0891",
    "signs of mathematics, money, poetry and Sindhi": span(0x0606, 0x0608)
    + "\u060b\u060e\u060f\u061d\u061e\u06fd\u06fe\u0888",
    "letters of Urdu, Sindhi, Pashto, Kurdish, Uyghur, Kashmiri": span(0x0679, 0x067D)
    + span(0x067F, 0x0685)
    + span(0x0687, 0x0697)
    + span(0x0699, 0x06A0)
    + "\u06a6"
    + span(0x06B0, 0x06B9)
    + "\u06bb\u06bc\u06bd\u06bf"
    + span(0x06C4, 0x06CB)
    + "\u06cf\u06ee\u06ef\u06fa\u06fb\u06fc",
    "letters of African and Asian languages": span(0x0750, 0x0761)
    + span(0x0765, 0x0772)
    + "\u0778\u0779\u077c\u077d\u077e"
    + span(0x0887, 0x088C).replace("\u0888", "")
    + span(0x08A0, 0x08A7)
    + "\u08aa\u08ab"
    + span(0x08AD, 0x08B3)
    + span(0x08B6, 0x08B9)
    + span(0x08BE, 0x08C1)
    + span(0x08C3, 0x08C8)
    + span(0x10EC2, 0x10EC7)
    + span(0x10EC9, 0x10EEE)
    + span(0x10EF0, 0x10EF9),
    "the Quran's tatweels with a letter on them": "\u0883\u0884",
    "tails and ends for teaching": "\u088e\u088f",
    "dots and signs of presentation, shown alone": span(0xFBB2, 0xFBC2),
    "ornate brackets, which open and close": "\ufd3e\ufd3f",
    "phrases of Unicode 17, which no font has yet": span(0xFBC3, 0xFBD2)
    + "\ufd90\ufd91"
    + span(0xFDC8, 0xFDCE),
    "noncharacters": span(0xFDD0, 0xFDEF),
}

#: What Unicode 17 assigns in the script's blocks, noncharacters too.
BLOCKS = (
    span(0x0600, 0x06FF)
    + span(0x0750, 0x077F)
    + span(0x0870, 0x0891)
    + span(0x0897, 0x08FF)
    + span(0xFB50, 0xFDFF)
    + span(0xFE70, 0xFE74)
    + span(0xFE76, 0xFEFC)
    + "\ufeff"
    + span(0x10EC2, 0x10EC7)
    + span(0x10EC9, 0x10EEE)
    + span(0x10EF0, 0x10EFF)
)


def test_each_character_is_owned_once_or_kept_for_a_reason():
    owners = Counter(char for name in OWNERS for char in getattr(arabic_norm, name).table)
    owners.update(set(NUMBER_SEPARATORS) - {"\N{ARABIC COMMA}"})  # the comma is punctuation's
    owners.update(expand_word_ligatures.triggers)
    owners.update(char for chars in KEPT.values() for char in chars)
    wrong = {f"U+{ord(char):04X}": owners[char] for char in BLOCKS if owners[char] != 1}
    assert wrong == {}


def test_nothing_outside_the_blocks_is_claimed_as_kept():
    assert set("".join(KEPT.values())) <= set(BLOCKS)
