import pytest

from arabic_norm import DISPLAY, normalize, sentences, strip_tatweel


def test_normalize_is_for_the_index_unless_told_otherwise():
    assert normalize("أهـــلاً") == "اهلا"
    assert normalize("أهـــلاً", DISPLAY) == "أهلاً"
    assert normalize("أهـــلاً", strip_tatweel) == "أهلاً"


def test_sentences_have_spans_in_the_source_and_normalized_text():
    source = "  أيـــن المكتبةُ؟   هناك. "
    found = sentences(source)
    assert [source[s.start : s.end] for s in found] == ["أيـــن المكتبةُ؟", "هناك."]
    assert [s.text for s in found] == ["اين المكتبه؟", "هناك."]


def test_sentences_take_any_step():
    assert [s.text for s in sentences("أيـــن؟ هنـــا.", strip_tatweel)] == ["أين؟", "هنا."]


def test_a_quotation_over_several_sentences_is_repaired_as_a_whole():
    found = sentences('قال المدير: "وصلنا متأخرين. سنبدأ الآن."', DISPLAY)
    assert [s.text for s in found] == ["قال المدير: «وصلنا متأخرين.", "سنبدأ الآن.»"]


def test_a_sentence_of_which_nothing_is_left_is_empty():
    source = "كلام.\n\u0640\u0640\nكلام."
    assert [s.text for s in sentences(source, strip_tatweel)] == [
        "كلام.",
        "",
        "كلام.",
    ]


def test_sentences_are_values():
    assert sentences("كلام.") == sentences("كلام.")
    assert len({*sentences("كلام."), *sentences("كلام.")}) == 1
    assert repr(sentences("كلام.")) == "[Sentence(start=0, end=5)]"


def test_a_bare_function_runs_but_gives_sentences_no_text():
    (found,) = sentences("كلام.", strip_tatweel | str.strip)
    with pytest.raises(TypeError, match="bare function"):
        _ = found.text


def test_what_is_no_text_is_refused():
    with pytest.raises(TypeError, match="decode it first"):
        normalize("كلام".encode())
    with pytest.raises(TypeError, match="decode it first"):
        sentences("كلام".encode())
