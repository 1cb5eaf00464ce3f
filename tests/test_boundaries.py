"""How ends of sentences are counted, and the model beside which the rules are judged."""

from __future__ import annotations

import json

import pytest

from benchmarks import boundaries, yardstick
from benchmarks.ends import Counts, count, documents, folds, interval, read_sets, total
from benchmarks.places import candidates, features, kind_of

TEXT = "وصل القطار. نزل الركاب .. ثم ساروا. عادوا"
ROW = {"text": TEXT, "spans": [[0, 11], [12, 35], [36, 41]], "optional_ends": [25]}


def row(text: str, *ends: int, **more: str) -> dict[str, object]:
    starts = [0, *ends]
    return {
        "text": text,
        "spans": [[a, b] for a, b in zip(starts, [*ends, len(text)], strict=True)],
        **more,
    }


def test_ends_are_counted_but_for_the_last_and_the_optional():
    assert count(ROW, [11, 35, 41]) == Counts(hit=2)
    assert count(ROW, [11, 25, 30, 41]) == Counts(hit=1, extra=1, missed=1)


def test_an_end_is_behind_the_last_character_that_shows():
    assert count(ROW, [12, 36]) == Counts(hit=2)


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    assert Counts(hit=6, extra=2, missed=6).f1 == pytest.approx(2 * 0.75 * 0.5 / 1.25)
    assert Counts().f1 == 1.0
    assert total([Counts(1, 2, 3), Counts(10, 20, 30)]) == Counts(11, 22, 33)


def test_rows_of_a_document_are_in_one_fold():
    rows = [row("نص", source=name) for name in "ابجابد"]
    assert documents(rows) == ["ا", "ب", "ج", "ا", "ب", "د"]
    assert folds(rows, 2) == [0, 1, 0, 0, 1, 1]


def test_a_group_says_what_the_document_is_before_the_source_does():
    rows = [row("نص", source="كتاب", group=name) for name in "ابا"]
    assert folds(rows, 2) == [0, 1, 0]


def test_neighbours_of_one_file_are_in_one_fold():
    rows = [row("نص", source="كتاب")] * 6
    assert folds(rows, 3) == [0, 0, 1, 1, 2, 2]


def test_an_interval_holds_the_figure_and_grows_with_what_differs():
    rows = [row("نص", source=str(number)) for number in range(20)]
    same = [Counts(hit=9, missed=1)] * 20
    assert interval(rows, same) == (same[0].f1, same[0].f1)
    mixed = [Counts(hit=10), Counts(hit=5, missed=5)] * 10
    low, high = interval(rows, mixed)
    assert low < total(mixed).f1 < high
    assert interval(rows, mixed) == (low, high)


def test_an_interval_draws_documents_and_not_rows():
    counts = [Counts(hit=10), Counts(missed=10)] * 10
    alternating = [row("نص", source=str(number // 2)) for number in range(20)]
    low, high = interval(alternating, counts)
    assert low == high  # every document has one of each


def test_candidates_stand_behind_stops_and_what_closes_after_them():
    text = "قال: «نعم.» ثم ذهب.. وعاد 3.5\nفجأة  ثم"
    assert [text[:at].rpartition(" ")[2] for at in candidates(text)] == [
        "«نعم.", "«نعم.»", "ذهب.", "ذهب..", "3.", "3.5", "3.5\nفجأة",
    ]  # fmt: skip


def test_the_end_of_the_text_is_no_candidate():
    assert candidates("نعم. لا. ") == [4]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("وصل القطار.", " ثم عاد", ". after a word"),
        ("سافر إلى ب.", " رجع", ". after a letter"),
        ("في 50 ق.م.", " في مصر", ". after an abbreviation"),
        ("عام 1990.", " ثم", ". after a number"),
        ("عاد ..", " ثم", ".. behind a blank"),
        ("عاد..", " ثم", ".."),
        ("عاد…", "ثم", "… glued to a letter"),
        ("«من؟»", " سأل", "! ؟ and a closer, blank"),
        ("القاهرة.", "[1] درس", ". before a footnote"),
        ("القاهرة.", "\nدرس", ". at a line's end"),
        ("عنوان", "\nدرس", "line break"),
        ("عنوان", "    درس", "blanks without a stop"),
    ],
)
def test_kinds_tell_places_apart(before, after, kind):
    assert kind_of(before + after, len(before)) == kind


def test_features_name_the_stop_and_the_words_around_it():
    names = features("وصل القطار. هل رأيته؟", 11)
    assert "stop ." in names
    assert "word هل" in names
    assert ". & word begins  True" in names


def test_the_model_learns_what_its_examples_say():
    model = yardstick.LogLinear()
    model.train([(["dot", "letter"], False), (["dot", "word"], True)] * 20)
    assert model.probability(["dot", "letter"]) < 0.2
    assert model.probability(["dot", "word"]) > 0.8
    assert model.probability(["never seen"]) == 0.5


def test_the_model_is_never_asked_about_what_it_was_trained_on(monkeypatch):
    rows = [
        row(f"{word} ذهب. ثم عاد.", len(word) + 5, source=word) for word in ("زيد", "علي", "سعد")
    ]
    seen = {"set": yardstick.look(rows, 3)}
    asked = []

    class Spy(yardstick.LogLinear):
        def train(self, examples):
            self.known = {id(names) for names, _ in examples}

        def probability(self, names):
            asked.append(id(names) in self.known)
            return 1.0

    monkeypatch.setattr(yardstick, "LogLinear", Spy)
    assert yardstick.judge(seen, 3) == {"set": [[8], [8], [8]]}
    assert asked == [False] * 3


def test_the_command_prints_folds_and_the_kinds_where_the_model_beats_the_rules(
    tmp_path, monkeypatch, capsys
):
    names = ("زيد", "علي", "سعد", "عمر", "خالد", "حسن")
    # an invented habit of a typist, which the rules do not know: ends at a single letter's dot
    odd = [row(f"سافر {name} إلى ب. رجع {name} أمس", len(name) + 12, source=name) for name in names]
    plain = [row(f"عاد {name}. نام {name}", len(name) + 5, source=name) for name in names]
    for name, rows in (("odd", odd), ("plain", plain)):
        lines = "".join(json.dumps(one) + "\n" for one in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    assert list(read_sets(tmp_path)) == ["odd", "plain"]
    monkeypatch.setattr("sys.argv", ["yardstick", str(tmp_path), "--folds", "3", "--show", "1"])
    yardstick.main()
    printed = capsys.readouterr().out.splitlines()
    assert "| plain | rules | 1.000 | 1.000 | 1.000 | 1.000 |" in printed
    assert "| odd | rules | 0.000 | 0.000 | 0.000 | 0.000 |" in printed
    assert "| odd | model | 1.000 | 1.000 | 1.000 | 1.000 |" in printed
    assert "| . after a letter | 6 | 6 | 0 | 6 | 0 |" in printed
    assert printed[-1] == "- . after a letter. odd, ends: سافر زيد إلى ب.⟂ رجع زيد أمس"


def test_one_fold_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["yardstick", str(tmp_path), "--folds", "1"])
    with pytest.raises(SystemExit):
        yardstick.main()
    assert "--folds: at least 2" in capsys.readouterr().err


def test_the_table_has_the_best_in_bold_and_intervals_where_they_are_asked_for():
    rows = [row("نص", source=str(number)) for number in range(4)]
    fared = {
        "ours": {"news": [Counts(hit=1)] * 4},
        "theirs": {"news": [Counts(hit=1, missed=2)] * 4},
    }
    assert boundaries.table({"news": rows}, fared, with_intervals=False) == [
        "| F1 | news |",
        "|---|---:|",
        "| ours | **1.000** |",
        "| theirs | .500 |",
    ]
    assert boundaries.table({"news": rows}, fared, with_intervals=True) == [
        "| F1, 95 % | news |",
        "|---|---:|",
        "| ours | **1.000** (1.000 to 1.000) |",
        "| theirs | .500 (.500 to .500) |",
    ]


def test_the_model_is_judged_on_each_row():
    rows = [row(f"سافر {name} أمس. عاد", len(name) + 10, source=name) for name in "زعخح"]
    assert boundaries.fare_in_folds({"news": rows * 3}) == {"news": [Counts(hit=1)] * 12}


@pytest.mark.parametrize(
    ("more", "said"),
    [([], "holds no .jsonl"), (["--hard", "odd"], "--hard: no set odd in")],
)
def test_what_cannot_be_measured_is_refused(more, said, tmp_path, monkeypatch, capsys):
    if more:
        (tmp_path / "news.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["boundaries", str(tmp_path), "--cache", str(tmp_path), *more])
    with pytest.raises(SystemExit):
        boundaries.main()
    assert said in capsys.readouterr().err
