"""The page of supported marks and shapes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_page_of_marks_is_up_to_date(root: Path) -> None:
    """The table in the documentation says what the cases say."""
    command = [sys.executable, "scripts/write_marks.py", "--check"]
    assert subprocess.run(command, cwd=root, check=False).returncode == 0
