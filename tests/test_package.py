"""What the installed package brings with it."""

from __future__ import annotations

from pathlib import Path

import quoteverify

INSTALLED = Path(quoteverify.__file__).parent


def test_nothing_is_missing_from_the_package(root):
    """Every file of the package's folder, tables and py.typed among them, is installed with it."""
    folder = root / "src" / "quoteverify"
    expected = {
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    missing = {path for path in expected if not (INSTALLED / path).is_file()}
    assert Path("py.typed") in expected
    assert missing == set()


def test_what_is_installed_is_what_the_tree_holds(root):
    """The code under test is that of this tree, byte for byte."""
    folder = root / "src" / "quoteverify"
    different = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*.py"))
        if (INSTALLED / path.relative_to(folder)).read_bytes() != path.read_bytes()
    ]
    assert different == []
