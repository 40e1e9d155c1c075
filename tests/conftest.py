"""What every test gets: reproducible laws, the folders of the project, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples in every run, and no clock: a busy machine must not fail a law.
settings.register_profile(
    "quick",
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# HYPOTHESIS_PROFILE=thorough looks further, and elsewhere each time.
settings.register_profile(
    "thorough", settings.get_profile("quick"), max_examples=1000, derandomize=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_report_header() -> str:
    """Say at the top of each run which browser is used, or that the browser tests are left out."""
    if CHROMIUM:
        return f"browser: {CHROMIUM}"
    return "browser: none, so the browser tests are left out (apt-get install chromium)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the browser tests where there is no Chromium; with CI set, let them fail."""
    if CHROMIUM or os.environ.get("CI"):
        return
    left_out = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """Return the folder of the three articles."""
    return root / "seeds"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """
    Yield a headless Chromium, Debian's own.

    A page is made by ``browser.new_page(viewport={"width": 390, "height": 800},
    color_scheme="dark")``.  Of module scope, because an event loop runs as long as it is open.
    """
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "no Chromium found: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
