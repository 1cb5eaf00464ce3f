"""Steps for letters: presentation forms, alef, hamza, yeh, teh marbuta, look-alike letters."""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

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
from arabic_norm.pipeline import Rule, Table, char_map, rewrite

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
    """Replace the presentation forms of letters and ligatures by the letters: ﻼ becomes لا.

    U+FB50-FDFF and FE70-FEFC, by Unicode's compatibility decompositions. Forms of a vowel sign
    become the sign alone. Not changed: characters for whole words, which are in use (ﷺ ﷲ ﷼;
    `expand_word_ligatures` writes them out), spacing signs FBB2-FBC2, brackets FD3E FD3F,
    noncharacters FDD0-FDEF, FEFF. Idempotent. Loses the shapes, which a font creates again.

    >>> fold_presentation_forms("ﺍﻟﺴﻼﻡ")
    'السلام'
    """
    return {form: text for text, forms in FORMS.items() for form in forms}


@rewrite(triggers=OPEN_FORMS, version=1)
def stretch_open_forms() -> Rule:
    """Add a tatweel after an initial or medial form that no letter follows: ٥٩١ﻫ becomes ٥٩١هـ.

    The shape shows that the letter would join; the form itself is left for
    `fold_presentation_forms`. Not after an initial form that follows a joining letter: such text is
    in visual order. Idempotent. Loses nothing.

    >>> (stretch_open_forms | fold_presentation_forms)("سنة ٢٤١\ufeeb.")
    'سنة ٢٤١هـ.'
    """
    return stretched


@rewrite(triggers=SIGNS, version=1, data=SIGNS, substitutions=SUBSTITUTIONS)
def expand_word_ligatures() -> Rule:
    """Write characters for whole words and phrases out: ﷺ becomes صلى الله عليه وسلم.

    U+FD40-FD4F, FDCF and FDF2-FDFF. A space separates a phrase from a letter or digit beside it; no
    other spaces are added. The character of a word (ﷲ ﷴ) joins its neighbours as the word does,
    except for another such character. An alef or lam before ﷲ is not written twice. Idempotent.
    Loses that it was one character.

    >>> expand_word_ligatures("النبي \ufdfa: الحمد ل\ufdf2")
    'النبي صلى الله عليه وسلم: الحمد لله'
    """
    return expanded


@rewrite(triggers=TYPED, version=2, data=[TYPED, sorted(MAKSURA_WORDS)])
def arabize_letters() -> Rule:
    """Replace letters of Persian and Urdu keyboards in Arabic text: ک ی ھ ہ become ك ي ه.

    U+06A9, 06CC, 06BE and 06C1, in lines that look more like Arabic than like Persian, Kurdish or
    Urdu. At the end of common words that end in alef maksura, the yeh becomes one (إلی becomes
    إلى). Not changed: words with a letter that only those languages use, parts of a line in one of
    them, letters that the text talks about, the Quran's text, code and data. Idempotent. Loses
    which keyboard was used.

    >>> arabize_letters("المملکة الأردنية"), arabize_letters("کتاب خوبی است")
    ('المملكة الأردنية', 'کتاب خوبی است')
    """
    return arabized


@char_map
def unify_alef() -> Table:
    """Write every alef as a bare one: the hamza, madda or wasla on it is often left out.

    آ أ إ ٱ and U+0672 0673 0675 0773 0774 0870-0882 to ا (U+0627). Idempotent. Loses the difference
    between إن and أن.

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
    """Replace a waw or yeh with hamza by the bare letter: مسؤول and مسوول become equal.

    ؤ U+0676 0677 to و, ئ U+0678 to ي; the high hamza U+0674 is deleted; ء is kept. Idempotent.
    Loses the hamza.

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
    """Replace a hamza on waw or yeh by a bare hamza: شئون and شؤون become equal.

    ؤ ئ U+0676-0678 and the high hamza U+0674 to ء (U+0621); for hamza on alef see `unify_alef`. An
    alternative to `unify_hamza`. Idempotent. Loses the letter that carried the hamza, which
    spelling rules can restore.

    >>> hamza_seats_to_hamza("شئون شؤون")
    'شءون شءون'
    """
    return dict.fromkeys(WAW_HAMZA + YEH_HAMZA + HIGH_HAMZA + "\u0676\u0677\u0678", HAMZA)


@char_map
def drop_hamza() -> Table:
    """Delete the bare hamza, which is often left out: سماء and سما become equal.

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
    """Write every yeh as the dotted Arabic one: Egyptian print has على for علي, some keyboards ی.

    ى ی ې ۍ ێ ۑ ؽ ؾ ؿ ے and similar letters to ي (U+064A). Idempotent. Loses alef maqsura.

    >>> unify_yeh("مستشفى علی")
    'مستشفي علي'
    """
    return dict.fromkeys(_YEHS, YEH)


@char_map
def unify_teh_marbuta() -> Table:
    """Replace teh marbuta by heh, as it is often misspelled: مدرسة and مدرسه become equal.

    ة U+0629 and ۃ U+06C3 to ه (U+0647). Idempotent. Loses the difference between ة and ه.

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
    """Replace variants of an Arabic letter by that letter: ک ڪ become ك, ہ ھ ە become ه.

    Letters of Persian and Urdu keyboards, of the Maghreb's script and of decoration; kafs, hehs,
    fehs, qafs, ٮ and ں. Idempotent. Loses which keyboard was used, and changes words of those
    languages.

    >>> unify_lookalikes("الکتاب ھنا")
    'الكتاب هنا'
    """
    return {other: letter for letter, others in _LOOKALIKES.items() for other in others}


@char_map
def fold_persian_letters() -> Table:
    """Replace letters for foreign sounds by the nearest Arabic letters: پ چ ژ گ ڤ.

    پ to ب, چ to ج, ژ to ز, گ ڭ ݣ to ك, ڤ ڥ to ف, ڨ to ق. Idempotent. Loses the foreign sound, and
    changes words of Persian, Urdu and Kurdish.

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
