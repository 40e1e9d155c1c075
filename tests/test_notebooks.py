"""The notebooks of the documentation run from first cell to last."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "notebooks"


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("name", ["first-report", "check-an-answer"])
def test_notebook_runs(name):
    """Every cell runs, and the last line of one shows a report with rows that open."""
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}})
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    shown = [output.data for output in outputs if output.output_type == "execute_result"]
    assert any("<details" in data.get("text/html", "") for data in shown)
    assert not any(output.output_type == "error" for output in outputs)


def test_notebooks_are_kept_without_outputs():
    """What a notebook shows is made when it is run; none is stored, so none is stale."""
    for path in sorted(FOLDER.glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            assert not cell.get("outputs")
            assert cell.get("execution_count") is None
