"""Steps for letters: presentation forms, alef, hamza, yeh, teh marbuta, look-alike letters."""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm.edits import Replacement
from arabic_norm.letters import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_HAMZA_BELOW,
    ALEF_MADDA,
    ALEF_MAKSURA,
    ALEF_WASLA,
    BEH,
    FARSI_YEH,
    FEH,
    HAMZA,
    HEH,
    JEEM,
    KAF,
    NOON,
    QAF,
    TEH_MARBUTA,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
    ZAIN,
    span,
)
from arabic_norm.pipeline import Table, char_map, rewrite

from .forms import OPEN_FORMS, stretched
from .keyboards import MAKSURA_WORDS, TYPED, arabized
from .ligatures import SIGNS, SUBSTITUTIONS, expanded
from .presentation_forms import FORMS

__all__ = [
    "arabize_letters",
    "drop_hamza",
    "expand_word_ligatures",
    "fold_persian_letters",
    "fold_presentation_forms",
    "hamza_seats_to_hamza",
    "stretch_open_forms",
    "unify_alef",
    "unify_hamza",
    "unify_lookalikes",
    "unify_teh_marbuta",
    "unify_yeh",
]

HIGH_HAMZA = "\N{ARABIC LETTER HIGH HAMZA}"


@char_map
def fold_presentation_forms() -> Table:
    """Write shapes of letters and ligatures as the letters they are: ﻼ is لا.

    U+FB50-FDFF, FE70-FEFC by Unicode's compatibility decompositions. Forms of a vowel sign give
    the sign alone. Left alone: signs of whole words, which live (ﷺ ﷲ ﷼, `expand_word_ligatures`),
    spacing signs FBB2-FBC2, brackets FD3E FD3F, noncharacters FDD0-FDEF, FEFF. Idempotent. Loses
    the shape, which a font makes again.

    >>> fold_presentation_forms("ﺍﻟﺴﻼﻡ")
    'السلام'
    """
    return {form: text for text, forms in FORMS.items() for form in forms}


@rewrite(triggers=OPEN_FORMS, version=1)
def stretch_open_forms(text: str) -> list[Replacement]:
    """Write a tatweel behind an initial or medial form that no letter follows: ٥٩١ﻫ is ٥٩١هـ.

    The shape says that the letter would join; the form is left for `fold_presentation_forms`. Not
    behind an initial form after a letter that joins: such text runs backwards. Idempotent. Loses
    nothing.

    >>> (stretch_open_forms | fold_presentation_forms)("سنة ٢٤١\ufeeb.")
    'سنة ٢٤١هـ.'
    """
    return stretched(text)


@rewrite(triggers=SIGNS, version=1, data=SIGNS, substitutions=SUBSTITUTIONS)
def expand_word_ligatures(text: str) -> list[Replacement]:
    """Write signs of words and phrases out: ﷺ is صلى الله عليه وسلم.

    U+FD40-FD4F FDCF FDF2-FDFF. A phrase has a blank between it and a letter or digit beside it, and
    none elsewhere; the sign of a word (ﷲ ﷴ) joins its neighbours as the word does, but for another
    such sign. An alef or lam that stands before ﷲ is not written again. Idempotent. Loses the sign.

    >>> expand_word_ligatures("النبي \ufdfa: الحمد ل\ufdf2")
    'النبي صلى الله عليه وسلم: الحمد لله'
    """
    return expanded(text)


@rewrite(triggers=TYPED, version=2, data=[TYPED, sorted(MAKSURA_WORDS)])
def arabize_letters(text: str) -> list[Replacement]:
    """Write letters of Persian and Urdu keyboards in Arabic text as Arabic's: ک ی ھ ہ are ك ي ه.

    U+06A9 06CC 06BE 06C1, in lines that tell more of Arabic than of Persian, Kurdish or Urdu. The
    last yeh of common words in alef maksura is that (إلی is إلى). Left alone: words with a letter
    of those languages, what a line says in one of them, letters spoken of, the Quran's text, code
    and data. Idempotent. Loses which keyboard typed it.

    >>> arabize_letters("المملکة الأردنية"), arabize_letters("کتاب خوبی است")
    ('المملكة الأردنية', 'کتاب خوبی است')
    """
    return arabized(text)


@char_map
def unify_alef() -> Table:
    """Write every alef as a bare one: the hamza, madda or wasla on it is often left out.

    آ أ إ ٱ and U+0672 0673 0675 0773 0774 0870-0882 to ا (U+0627). Idempotent. Loses the
    difference between إن and أن.

    >>> unify_alef("أإآٱ")
    'اااا'
    """
    return dict.fromkeys(
        (ALEF_MADDA + ALEF_HAMZA_ABOVE + ALEF_HAMZA_BELOW + ALEF_WASLA)
        + ("\u0672\u0673\u0675\u0773\u0774" + span(0x0870, 0x0882)),
        ALEF,
    )


@char_map
def unify_hamza() -> Table:
    """Write a hamza's seat without the hamza: مسؤول and مسوول meet.

    ؤ U+0676 0677 to و, ئ U+0678 to ي; the high hamza U+0674 is deleted; ء stays. Idempotent. Loses
    the hamza.

    >>> unify_hamza("مسؤول عن شئون")
    'مسوول عن شيون'
    """
    return dict.fromkeys(WAW_HAMZA + "\u0676\u0677", WAW) | {
        YEH_HAMZA: YEH,
        "\u0678": YEH,
        HIGH_HAMZA: "",
    }


@char_map
def hamza_seats_to_hamza() -> Table:
    """Write a hamza on any seat as a bare hamza: the other policy, شئون and شؤون meet.

    ؤ ئ U+0676-0678 and the high hamza U+0674 to ء (U+0621); alef's hamza is `unify_alef`'s.
    Idempotent. Loses the seat, which spelling rules give again.

    >>> hamza_seats_to_hamza("شئون شؤون")
    'شءون شءون'
    """
    return dict.fromkeys(WAW_HAMZA + YEH_HAMZA + HIGH_HAMZA + "\u0676\u0677\u0678", HAMZA)


@char_map
def drop_hamza() -> Table:
    """Delete the bare hamza, which careless spelling leaves out: سماء and سما meet.

    ء U+0621. Idempotent. Loses the difference between words such as سوء and سو.

    >>> drop_hamza("السماء")
    'السما'
    """
    return {HAMZA: ""}


#: Undotted, Persian, Urdu, Kurdish, Pashto and African yehs.
_YEHS = (
    ALEF_MAKSURA
    + FARSI_YEH
    + "\u0620\u063d\u063e\u063f\u06cd\u06ce\u06d0\u06d1\u06d2\u06d3"
    + "\u0775\u0776\u0777\u077a\u077b\u0886\u08a8\u08a9\u08ac\u08ba\u08c9"
)


@char_map
def unify_yeh() -> Table:
    """Write every yeh as the dotted Arabic one: Egypt prints على for علي, keyboards give ی.

    ى ی ې ۍ ێ ۑ ؽ ؾ ؿ ے and kin to ي (U+064A). Idempotent. Loses alef maqsura.

    >>> unify_yeh("مستشفى علی")
    'مستشفي علي'
    """
    return dict.fromkeys(_YEHS, YEH)


@char_map
def unify_teh_marbuta() -> Table:
    """Write teh marbuta as heh, as careless spelling does: مدرسة and مدرسه meet.

    ة U+0629 and ۃ U+06C3 to ه (U+0647). Idempotent. Loses the feminine ending's letter.

    >>> unify_teh_marbuta("مدرسة")
    'مدرسه'
    """
    return dict.fromkeys(TEH_MARBUTA + "\N{ARABIC LETTER TEH MARBUTA GOAL}", HEH)


#: Letter: those that stand for it in Arabic text typed on other keyboards, or drawn otherwise.
_LOOKALIKES = {
    # Persian, Urdu, Sindhi, Pashto and Jawi kafs
    KAF: "\u06a9\u06aa\u06ab\u06ac\u06ae\u063b\u063c\u0762\u0764\u077f\u088d\u08b4\u08c2",
    # Urdu, Kurdish and Persian hehs
    HEH: "\u06be\u06c0\u06c1\u06c2\u06d5\u06ff",
    # the Maghreb's feh with its dot below, African and dotless feh
    FEH: "\u06a1\u06a2\u06a3\u08bb",
    # the Maghreb's qaf with one dot, African and dotless qaf
    QAF: "\u066f\u06a7\u08b5\u08bc",
    # dotless beh of early manuscripts and decoration
    BEH: "\u066e",
    # Urdu's noon without its dot, African noon
    NOON: "\u06ba\u08bd",
}


@char_map
def unify_lookalikes() -> Table:
    """Write letters that stand for an Arabic letter as that letter: ک ڪ are ك, ہ ھ ە are ه.

    Letters of Persian and Urdu keyboards, of the Maghreb's script and of decoration; kafs, hehs,
    fehs, qafs, ٮ and ں. Idempotent. Loses which keyboard typed it, and words of those languages.

    >>> unify_lookalikes("الکتاب ھنا")
    'الكتاب هنا'
    """
    return {other: letter for letter, others in _LOOKALIKES.items() for other in others}


@char_map
def fold_persian_letters() -> Table:
    """Write letters for foreign sounds as their nearest Arabic letters: پ چ ژ گ ڤ.

    پ to ب, چ to ج, ژ to ز, گ ڭ ݣ to ك, ڤ ڥ to ف, ڨ to ق. Idempotent. Loses
    the foreign sound, and whole words of Persian, Urdu and Kurdish.

    >>> fold_persian_letters("ڤيديو من پاريس")
    'فيديو من باريس'
    """
    return {
        "\N{ARABIC LETTER PEH}": BEH,
        "\N{ARABIC LETTER TCHEH}": JEEM,
        "\N{ARABIC LETTER JEH}": ZAIN,
        "\N{ARABIC LETTER GAF}": KAF,
        "\N{ARABIC LETTER NG}": KAF,  # Morocco's hard g
        "\N{ARABIC LETTER KEHEH WITH THREE DOTS ABOVE}": KAF,  # the same, in Amazigh names
        "\N{ARABIC LETTER VEH}": FEH,
        "\N{ARABIC LETTER FEH WITH THREE DOTS BELOW}": FEH,  # the Maghreb's v
        "\N{ARABIC LETTER QAF WITH THREE DOTS ABOVE}": QAF,  # Tunisia's and Algeria's hard g
    }
