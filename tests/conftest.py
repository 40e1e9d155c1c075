"""What every test gets: reproducible laws and the folders of the project."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, and no clock: a busy machine must not fail a law.
settings.register_profile(
    "quoteverify",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quoteverify")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """Return the folder of the three articles."""
    return root / "seeds"
