"""The normalizer in a real tokenizer of Hugging Face's library."""

import json

import pytest
from engines import every_pipeline, exported, need, texts

from arabic_norm import INDEX, SEARCH, char_map, compose, repair_quotes, rewrite, strip_tatweel
from arabic_norm.export import left_behind, to_tokenizers
from arabic_norm.substitutions import Substitution, one_of


@pytest.fixture(scope="module")
def library():
    return need("tokenizers")


def tokenizer_with(library, written):
    """Return a tokenizer, each word a token of its own, whose file holds a normalizer."""
    plain = library.Tokenizer(library.models.WordLevel({"?": 0}, unk_token="?"))
    whole = json.loads(plain.to_str()) | {"normalizer": json.loads(written)}
    return library.Tokenizer.from_str(json.dumps(whole))


def same_in_tokenizers(library, pipeline, sources):
    normalizer = tokenizer_with(library, to_tokenizers(pipeline)).normalizer
    ours = exported(pipeline, "tokenizers")
    for source in sources:
        assert normalizer.normalize_str(source) == ours(source), ascii(source)


@pytest.mark.full
@every_pipeline
def test_the_normalizer_gives_our_text(library, pipeline):
    few = [text for number, text in enumerate(texts()) if len(text) < 50 or number % 6 == 0]
    same_in_tokenizers(library, pipeline, few)


@pytest.mark.long
@every_pipeline
def test_the_normalizer_gives_our_text_of_every_line(library, pipeline):
    same_in_tokenizers(library, pipeline, texts())


@pytest.mark.full
def test_the_normalizer_stems(library):
    same_in_tokenizers(library, SEARCH, texts()[::10])


def test_what_was_written_stays_with_a_saved_tokenizer(library, tmp_path):
    path = str(tmp_path / "tokenizer.json")
    tokenizer_with(library, to_tokenizers(INDEX)).save(path)
    saved = library.Tokenizer.from_file(path)
    assert INDEX.fingerprint in saved.to_str()
    assert saved.normalizer.normalize_str("المَدْرَسَــةُ مسئولة") == "المدرسه مسووله"


def test_tokens_lead_to_the_source_less_the_marks_at_their_end(library):
    tokenizer = tokenizer_with(library, to_tokenizers(INDEX))
    tokenizer.pre_tokenizer = library.pre_tokenizers.Whitespace()
    source = "قَالَ ﻻ أَحَد"
    spans = tokenizer.encode(source).offsets
    assert [source[start:end] for start, end in spans] == ["قَال", "ﻻ", "أَحَد"]


def rewritten(*substitutions):
    @rewrite(triggers="بتث", version=1, substitutions=substitutions)
    def step(text):
        yield from ()

    return step


B, T, TH = map(one_of, "بتث")


@pytest.mark.parametrize(
    ("rule", "source", "result"),
    [
        (Substitution(B, "x"), "ببت", "xxت"),
        # a group at the front stays where it is
        (Substitution(f"({B}+){T}", "\\1x"), "ببت ت", "ببx ت"),
        (Substitution(f"(?<!{TH})({B}|{T}{T})(?={B}){B}", "\\1"), "بب ثبب ثببب", "ب ثبب ثبب"),
        # a class but one character stands for the lookahead, which cannot stand in a lookbehind
        (Substitution(f"{TH}(?<=(?!{TH[1:-1]})[\\u0628-\\u062b]{TH})", "x"), "بث ثث", "بx ثث"),
        # text before the one character that is found
        (Substitution(f"({T}(?<={B}{T})(?!{TH}))", " \\1"), "بتبت بتث", "ب تب ت بتث"),
    ],
)
def test_groups_become_what_has_no_groups(library, rule, source, result):
    written = to_tokenizers(rewritten(rule))
    assert tokenizer_with(library, written).normalizer.normalize_str(source) == result


@pytest.mark.parametrize(
    "rule",
    [
        Substitution(f"{B}({T}*){TH}", "x\\1"),  # text on both sides of the group is replaced
        Substitution(f"({B}{T})", "x\\1"),  # two characters: the second could begin another match
        Substitution(f"({B})({T})", "\\2\\1"),
        Substitution(f"({B})+{T}", "\\1"),  # the last of several
        Substitution(f"{TH}(?<!(?={B}{T}){B}{T}{TH})", ""),  # lookaround within a lookbehind
        Substitution(f"{TH}(?<=(?<!{B}){T}{TH})", ""),
    ],
)
def test_a_step_of_other_groups_stays_behind(rule):
    assert left_behind("tokenizers", rewritten(rule) | strip_tatweel) == ("step",)


def test_compose_alone_stays_behind_of_what_other_engines_take():
    stay = set(left_behind("tokenizers", INDEX)) - set(left_behind("javascript", INDEX))
    assert stay == {compose.name}


def test_a_key_is_replaced_before_another_writes_it(library):
    @char_map
    def chain():
        return {"ب": "ت", "ت": "ث", "x": "xب", "y": "ب"}

    written = to_tokenizers(chain)
    assert tokenizer_with(library, written).normalizer.normalize_str("بتxy") == "تثxبب"


def test_a_swap_is_refused_by_name():
    @char_map
    def swap():
        return {"ب": "ت", "ت": "ب"}

    with pytest.raises(ValueError, match=r"write each other's characters: '\\u062[8a]', "):
        to_tokenizers(swap)


def test_nothing_to_do_is_a_sequence_that_finds_nothing(library):
    written = to_tokenizers(repair_quotes)
    assert tokenizer_with(library, written).normalizer.normalize_str('قال "نعم"') == 'قال "نعم"'
