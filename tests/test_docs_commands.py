"""The commands that pages show run as they stand there, one after another in one folder."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORPUS = '{"id": 1, "text": "ما يسمى ب »الجيـــش »"}\n{"id": 2, "text": null}\n'


def commands(page):
    """Yield the commands of a page, each as a list of words."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["arabic-norm"]:
                yield words[1:]


@pytest.mark.full
@pytest.mark.parametrize("page", ["README.md", "docs/index.md", "docs/ar/index.md"])
def test_the_commands_of_a_page_run(page, tmp_path):
    shutil.copy(ROOT / "docs" / "sample_page.txt", tmp_path / "page.txt")
    (tmp_path / "corpus.jsonl").write_text(CORPUS, encoding="utf-8")
    found = list(commands(page))
    assert len(found) >= 4
    for words in found:
        done = subprocess.run(
            [sys.executable, "-m", "arabic_norm", *words], cwd=tmp_path, capture_output=True
        )
        expected = 1 if words[0] == "check" else 0  # the page is dirty
        assert done.returncode == expected, (words, done.stderr.decode())
    clean = (tmp_path / "clean.jsonl").read_text(encoding="utf-8")
    assert clean.splitlines()[0] == '{"id": 1, "text": "ما يسمي ب«الجيش»"}'
