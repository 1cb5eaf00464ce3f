"""docs/tour.ipynb runs, says what it shows, and looks right in a browser."""

from pathlib import Path

import pytest
from engines import need
from test_browser import browser, show  # noqa: F401  fixtures

TOUR = Path(__file__).parents[1] / "docs" / "tour.ipynb"
#: After a change: jupyter execute --inplace docs/tour.ipynb


@pytest.fixture(scope="module")
def tour():
    return need("nbformat").read(TOUR, as_version=4)


@pytest.fixture(scope="module")
def executed(tour):
    need("ipykernel")
    client = need("nbclient").NotebookClient(
        need("nbformat").from_dict(tour), timeout=300, kernel_name="python3"
    )
    return client.execute(cwd=str(TOUR.parent))


def outputs(notebook):
    """Return what each cell of code wrote or showed, without how often it ran."""
    return [
        [output.get("text") or dict(output.data) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def pages(notebook):
    """Return what cells show as HTML, by what that is."""
    shown = [one for cell in outputs(notebook) for one in cell if isinstance(one, dict)]
    return {one["text/plain"].split()[0]: one["text/html"] for one in shown if "text/html" in one}


@pytest.mark.full
def test_the_notebook_says_what_its_cells_do(tour, executed):
    assert outputs(executed) == outputs(tour)
    assert sum(map(len, outputs(tour))) == 7
    assert list(pages(tour)) == ["<Explanation", "<Audit"]


@pytest.mark.full
@pytest.mark.parametrize("width", [390, 1280])
def test_what_it_shows_reads_from_right_to_left_in_a_page_that_does_not(tour, show, width):  # noqa: F811
    cells = "".join(f"<div>{page}</div>" for page in pages(tour).values())
    window = show(f'<!doctype html><meta charset="utf-8"><body dir="ltr">{cells}')
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    explained, audited = window.find_elements("css selector", ".arabic-norm")
    marks = explained.find_elements("css selector", ".source mark")
    assert len(marks) > 5
    assert marks[0].rect["x"] > marks[-1].rect["x"]
    assert all(mark.rect["width"] > 0 for mark in marks)
    name, bar = (audited.find_element("css selector", part) for part in (".bars td", "svg"))
    assert name.rect["x"] > bar.rect["x"]
    excess = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert window.execute_script(excess) <= 0
