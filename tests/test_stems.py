"""Light stems: which affixes go, and from which words."""

import json

import pytest

from arabic_norm import INDEX, SEARCH, stem_like_lucene, strip_tatweel
from arabic_norm.export import to_elasticsearch, to_solr
from arabic_norm.export.rules import rules_of

STEMS = [
    ("الكتاب", "كتاب"),
    ("والكتاب", "كتاب"),
    ("بالكتاب كالكتاب فالكتاب", "كتاب كتاب كتاب"),
    ("للكتاب", "كتاب"),
    ("وكتاب", "كتاب"),
    ("كتابها كتابان كتابات", "كتاب كتاب كتاب"),
    ("معلمون معلمين معلمه معلمي", "معلم معلم معلم معلم"),
    ("المعلماتها", "معلم"),  # two endings, in Lucene's order
    ("ولد", "ولد"),  # behind و three are left
    ("وولد", "ولد"),
    ("الم", "الم"),  # behind another prefix two
    ("المد", "مد"),
    ("فيه", "في"),
    ("ميه", "مي"),
    ("له", "له"),
    ("ال و", "ال و"),
    ("x86ال الx", "x86ال الx"),
    ("«والكتاب»", "«كتاب»"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), STEMS)
def test_stems(text, expected):
    assert stem_like_lucene(text) == expected


def test_search_is_index_and_stems():
    assert SEARCH("والمدرسة") == stem_like_lucene(INDEX("والمدرسة")) == "مدرس"


def test_a_stem_leads_back_to_its_word():
    aligned = SEARCH.align("في والكِتاباتِ")
    assert aligned.text == "في كتاب"
    assert aligned.to_source(3, 7) == (6, 14)


def test_engines_of_lucene_get_its_own_stemmer():
    analysis = json.loads(to_elasticsearch(SEARCH))["settings"]["analysis"]
    assert analysis["analyzer"]["arabic_norm"]["filter"] == ["lowercase", "arabic_norm_stem"]
    assert analysis["filter"] == {"arabic_norm_stem": {"type": "stemmer", "language": "arabic"}}
    assert '<filter class="solr.ArabicStemFilterFactory"/>' in to_solr(SEARCH)
    assert len(rules_of(SEARCH).unstemmed) == len(rules_of(INDEX).stages)


def test_a_stemmer_before_other_steps_is_patterns():
    pipeline = stem_like_lucene | strip_tatweel
    assert rules_of(pipeline).stages[:2] == stem_like_lucene.substitutions
    assert "Stem" not in to_solr(pipeline)
