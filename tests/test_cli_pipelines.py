"""Which pipeline is meant, alike in every subcommand; settings of a project."""

import sys

import pytest

from arabic_norm.cli import main

MINE = '''
from arabic_norm import INDEX, char_map, Pipeline

@char_map
def drop_x():
    """Delete x."""
    return {"x": ""}

mine = INDEX | drop_x
bare = Pipeline([str.lower])
number = 5
'''


@pytest.fixture
def command(capfdbinary, monkeypatch, tmp_path):
    """Run the command in this process, in a folder where my_steps.py stands."""
    (tmp_path / "my_steps.py").write_text(MINE, encoding="utf-8")
    (tmp_path / "broken.py").write_text("import json\nnumber = nothing\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", sys.path.copy())
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    def run_here(*arguments):
        sys.modules.pop("my_steps", None)
        code = main([*map(str, arguments)])
        out, error = capfdbinary.readouterr()
        return code, out.decode(), error.decode()

    return run_here


#: options, what becomes of أهxـلاً «گ»
CHOSEN = [
    ([], "اهxلا «گ»\n"),
    (["-p", "INDEX"], "اهxلا «گ»\n"),
    (["-p", "Display"], "أهxـلاً «گ»\n"),
    (["-p", "my_steps:mine"], "اهلا «گ»\n"),
    (["-p", "my_steps:drop_x"], "أهـلاً «گ»\n"),
    (["--steps", "strip_tatweel,my_steps:drop_x"], "أهلاً «گ»\n"),
    (["-p", "index", "--without", "unify_alef"], "أهxلا «گ»\n"),
    (["--without", "unify_alef,strip_tashkeel", "--without", "strip_tatweel"], "أهxـلاً «گ»\n"),
    (["--with", "fold_persian_letters", "--with", "my_steps:drop_x"], "اهلا «ك»\n"),
    # presets stand among steps, as in RESCUE | my_steps.drop_x | DISPLAY
    (["--steps", "rescue,my_steps:drop_x,Display"], "أهلاً «گ»\n"),
    (["-p", "rescue", "--with", "my_steps:drop_x,display"], "أهلاً «گ»\n"),
]


@pytest.mark.parametrize(("options", "expected"), CHOSEN)
def test_normalize_takes_a_pipeline_by_name_by_steps_or_of_ones_own(command, options, expected):
    assert command("normalize", "أهxـلاً «گ»", *options) == (0, expected, "")


EVERYWHERE = ["normalize", "sentences", "explain", "audit", "check", "export"]


@pytest.mark.parametrize("subcommand", EVERYWHERE)
def test_every_subcommand_takes_one_alike(command, subcommand):
    given = ["javascript"] if subcommand == "export" else ["أهxـلا"]
    with_mine = command(subcommand, *given, "-p", "my_steps:mine", "--without", "repair_quotes")
    assert with_mine[0] in {0, 1}
    code, out, error = command(subcommand, *given, "-p", "my_steps:min")
    assert (code, out) == (2, "")
    assert error == "arabic-norm: -p my_steps:min: my_steps has no min; did you mean mine?\n"


#: options, what is said
REFUSED = [
    (["-p", "indx"], "-p: there is no pipeline 'indx'; did you mean index?"),
    (["-p", "strip_tatweel"], "that is a step, not a pipeline: --steps strip_tatweel"),
    (["-p", "nowhere:mine"], "there is no module nowhere, here, beside the settings or installed"),
    (["-p", "broken:mine"], "NameError: name 'nothing' is not defined (broken.py, line 2)"),
    (["-p", "my_steps:bare"], "lower is a bare function"),
    (["-p", "my_steps:number"], "a int, not a step or pipeline"),
    (["-p", "my_steps.py:mine:x"], "expected MODULE:NAME, as in my_steps:mine"),
    (["--with", "fold_digit"], "--with: there is no step 'fold_digit'; did you mean fold_digits?"),
    (["--without", "strip_quotes"], "--without: strip_quotes is not in this pipeline"),
    (["-p", "index", "--steps", "strip_tatweel"], "two ways to say one thing"),
]


@pytest.mark.parametrize(("options", "said"), REFUSED)
def test_what_is_no_pipeline_is_refused_in_one_line(command, options, said):
    code, out, error = command("normalize", "أ", *options)
    assert (code, out) == (2, "")
    assert error.count("\n") == 1
    assert said in error


SETTINGS = """
[tool.other]
[tool.arabic-norm]
pipeline = "my_steps:mine"
field = ["title", "body"]
[tool.arabic-norm.check]
pipeline = "display"
"""


def test_settings_are_found_upwards_and_options_come_before_them(command, tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    assert command("normalize", "أهxـلا")[1] == "اهلا\n"
    assert command("normalize", "أهxـلا", "-p", "index")[1] == "اهxلا\n"
    assert command("normalize", "أهxـلا", "--no-config")[1] == "اهxلا\n"
    assert command("normalize", "أهxـلا", "--without", "my_steps:drop_x")[1] == "اهxلا\n"
    assert command("sentences", "أهxـلا")[1] == "أهxـلا\n", "their own words"
    assert command("check", "أهلا")[0] == 0, "display, by its own table"
    (tmp_path / "a.jsonl").write_text('{"title": "أ", "body": "أ"}\n', encoding="utf-8")
    assert command("normalize", "../a.jsonl")[1] == '{"title": "ا", "body": "ا"}\n'


def test_the_nearest_file_alone_holds(command, tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    near = tmp_path / "near"
    near.mkdir()
    monkeypatch.chdir(near)
    (near / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert command("normalize", "أهxـلا")[1] == "اهلا\n", "one without our table is passed over"
    (near / "arabic-norm.toml").write_text('steps = ["strip_tatweel"]\n', encoding="utf-8")
    assert command("normalize", "أهxـلا")[1] == "أهxلا\n"
    assert command("normalize", "أهxـلا", "--config", "../pyproject.toml")[1] == "اهلا\n"


def test_settings_are_shown(command, tmp_path):
    assert "no arabic-norm.toml" in command("--show-config")[1]
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    assert command("--show-config")[1] == (
        f"# {tmp_path / 'pyproject.toml'}\n"
        'pipeline = "my_steps:mine"\nfield = ["title", "body"]\n\n[check]\npipeline = "display"\n'
    )
    shown = command("check", "--show-config", "--whole")[1].splitlines()
    assert shown[1] == "pipeline: display (settings)"
    assert "whole: True (option)" in shown


#: a file's content, what is said
WRONG = [
    ("pipelin = 'index'", "there is no setting 'pipelin'; did you mean pipeline?"),
    ("whole = 'yes'", "whole is 'yes', not bool"),
    ("field = [1]", "field is [1], not str or list"),
    ("jobs = true", "jobs is True, not int or str"),
    ("pipeline = ", "Invalid value"),
    ("[explain]\njobs = 2", "explain takes no setting jobs"),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_settings_that_are_wrong_are_refused_in_one_line(command, tmp_path, content, said):
    (tmp_path / "arabic-norm.toml").write_text(content, encoding="utf-8")
    code, out, error = command("explain", "أ")
    assert (code, out) == (2, "")
    assert error.startswith(f"arabic-norm: {tmp_path / 'arabic-norm.toml'}: ")
    assert error.count("\n") == 1
    assert said in error
