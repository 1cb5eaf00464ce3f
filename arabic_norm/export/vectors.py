"""Export test vectors: texts and their results, for ports to other languages to test against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from arabic_norm.export.rules import Rules, rules_of
from arabic_norm.pipeline import Step
from arabic_norm.substitutions import Substitution

__all__ = ["to_vectors", "vectors_rules"]

_AT_ONCE = 16  # characters of a table in one text: few enough to see which one a port has wrong

#: Texts that rules with context change, and texts that they must not change.
_TEXTS = (
    "",
    " ",
    "قال",
    "hello, world 123",
    # vowel signs, tatweel, letters of one kind
    "إِنَّ المَدْرَسَةَ الجَدِيدَةَ أُنْشِئَتْ في آخِرِ العام",
    "المـــدرسة الجـديـدة، هـ ١٤٤٦ هـ",
    "على الفتى أن يسعى إلى المعالي",
    # one word in many spellings of its hamza
    "مسئول مسؤول رءوس رؤوس شئ شيء شيئ مباديء مئة مائة فئة بيئة قراءة لاجئون",
    "مسي\N{ARABIC HAMZA ABOVE}ول ا\N{ARABIC HAMZA ABOVE}حمد",
    "و\N{ARABIC FATHA}\N{ARABIC HAMZA ABOVE}من",
    # marks in any order, typed twice; a hair space that carries a mark of the Quran
    "رب\N{ARABIC SHADDA}\N{ARABIC KASRA} كتاب\N{ARABIC DAMMA}\N{ARABIC DAMMA}",
    "ذ\N{HAIR SPACE}\N{ARABIC LETTER SUPERSCRIPT ALEF}لك",
    # letters of other keyboards, presentation forms, signs of words
    "المدینة کتاب ﺍﻟﻌﺮﺑﻴﺔ ﻻ سنة ٢٤١ﻫ.",
    "قال النبي\ufdfa: بسم \ufdf2 با\ufdf2 ٥٠\ufdfc",
    # joiners and marks of direction
    "می\u200cخواهم الأ\u200cمل\u200f و\u200bكتب \u202bنعم\u202c",
    # figures
    "٣\u066b٥ ١\u066c٠٠٠ ۱۲۳ ١٢٬٥٠٠ ٢٠٢٤/٥/١",
    # quotation marks in all their spellings
    'قال: "لن نعود" ثم مضى.',
    "قرأت ''كتاب الأيام'' و&quot;زقاق المدق&quot; و„الحرافيش“",
    'أجاب: «سمعته يقول: "نعم" مرتين».',
    'طوله 5\'10" وعرضه 24"',
    # blanks and line ends
    "  أول\tثان\N{NO-BREAK SPACE} ثالث  \r\nرابع\N{LINE SEPARATOR}خامس\n\n\nسادس",
    "العنوان       الكاتب       السنة",
    # punctuation
    "هل جاء ؟نعم ,جاء ; ثم ذهب !",
    "— قالت: ـ نعم ـ 1990ـ1995",
    # beyond the basic plane, and a grapheme of many characters
    "\N{GRINNING FACE} نعم \N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\ufe0f",
)


def to_vectors(pipeline: Step) -> str:
    r"""Return JSON lines: a header with the fingerprint, then pairs ``source`` and ``result``.

    The results are those of the whole pipeline, including steps that no engine can run. The sources
    contain each character of the pipeline's tables between letters, sixteen a line, and for the
    other rules texts that they change and texts that they must not change. ASCII, with JSON
    escapes.
    Errors: those of `rules_of`.

    >>> from arabic_norm import unify_teh_marbuta
    >>> about, *rows = map(json.loads, to_vectors(unify_teh_marbuta).splitlines())
    >>> about["fingerprint"] == unify_teh_marbuta.fingerprint
    True
    >>> rows[0]["result"]
    'بهب بهب'
    """
    rules = vectors_rules(pipeline)
    about = {"about": " ".join(rules.header), "fingerprint": rules.fingerprint}
    rows = ({"source": text, "result": pipeline(text)} for text in _sources(rules))
    return "".join(f"{json.dumps(row)}\n" for row in [about, *rows])


def vectors_rules(pipeline: Step) -> Rules:
    """Return a pipeline's rules, with no step left out: vectors are results of all steps."""
    return replace(rules_of(pipeline), left_behind=())


def _sources(rules: Rules) -> Iterator[str]:
    tables = [stage for stage in rules.stages if not isinstance(stage, Substitution)]
    keys = sorted({key for table in tables for key in table})
    for start in range(0, len(keys), _AT_ONCE):
        yield " ".join(f"ب{key}ب" for key in keys[start : start + _AT_ONCE])
    yield from _TEXTS
