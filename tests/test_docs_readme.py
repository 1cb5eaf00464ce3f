"""README.md reads well alone, as a package index shows it; no file names a registry's address."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
#: Hosts of package registries, in two pieces, so that this file holds no address of one either.
REGISTRIES = [
    ("pypi", "org"),
    ("pypi", "python.org"),
    ("pythonhosted", "org"),
    ("npmjs", "com"),
    ("npmjs", "org"),
    ("crates", "io"),
    ("anaconda", "org"),
]


def links(text):
    """Return the addresses that Markdown or HTML links to."""
    return re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"(?:href|src)=[\"']([^\"']+)", text)


def test_each_link_of_readme_leads_somewhere_wherever_it_is_shown():
    found = links(README)
    assert found
    headings = {
        re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    }
    for address in found:
        if address.startswith("#"):
            assert address[1:] in headings
        else:
            assert urlsplit(address).scheme == "https", address


def test_each_file_that_readme_names_exists():
    (table,) = re.findall(r"read in `docs` \|\n(.*?)\n\n", README, re.DOTALL)
    pages = [f"docs/{name}" for name in re.findall(r"`([\w/-]+\.md)`", table)]
    pages += re.findall(r"`(docs/[\w/.-]+|[A-Z]+(?:\.md)?)`", README.replace(table, ""))
    pages = [page for page in pages if page not in {"DISPLAY", "INDEX", "RESCUE"}]
    assert len(pages) > 25
    assert [page for page in pages if not (ROOT / page).exists()] == []


def test_the_first_screen_says_name_and_licence():
    screen = README.split("## Use it")[0]
    for said in ("arabic-norm-pipeline", "pip install arabic-norm`", "MIT", "GPL", "pyarabic"):
        assert said in screen


def test_no_file_holds_the_address_of_a_package_registry():
    if not (ROOT / ".git").exists():
        pytest.skip("a checkout says which files are the project's")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    hosts = [".".join(pieces).encode() for pieces in REGISTRIES]
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    assert len(paths) > 100
    holding = [
        path.name
        for path in paths
        if path.is_file() and any(host in path.read_bytes() for host in hosts)
    ]
    assert holding == []
