"""The code blocks of README.md and docs/ as tests."""

from __future__ import annotations

import doctest
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import yaml
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

# The console script, also where the package is on the path and not installed.
SHELL = f"""
quoteverify() {{ "{sys.executable}" -c 'import sys
from quoteverify.cli import main
sys.exit(main())' "$@"; }}
"""


def enter_folder(namespace: dict[str, Any]) -> None:
    """Run a page's examples in a folder of its own that holds seeds/."""
    namespace["_home"] = Path.cwd()
    namespace["_folder"] = tempfile.mkdtemp()
    os.chdir(namespace["_folder"])
    shutil.copytree(ROOT / "seeds", "seeds")


def leave_folder(namespace: dict[str, Any]) -> None:
    """Go back, and remove what the examples wrote."""
    os.chdir(namespace["_home"])
    shutil.rmtree(namespace["_folder"])


def run_console(example: Example) -> str | None:
    """Run each line that begins with a dollar sign; its output is what follows."""
    for part in ("\n" + example.parsed).split("\n$ ")[1:]:
        command, _, expected = part.partition("\n")
        done = subprocess.run(
            ["bash", "-c", SHELL + command],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
            check=False,
        )
        got = done.stdout + done.stderr
        if not doctest.OutputChecker().check_output(expected.rstrip() + "\n", got, FLAGS):
            return f"$ {command}\nexpected:\n{expected}\ngot:\n{got}"
    return None


def write_settings(example: Example) -> None:
    """Check that a block is TOML, and leave it as settings.toml for the examples below it."""
    tomllib.loads(example.parsed)
    Path("settings.toml").write_text(example.parsed, encoding="utf-8")


def check_hooks(example: Example) -> None:
    """Check that a block is YAML, and that the hooks it names are ours."""
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    for repository in yaml.safe_load(example.parsed)["repos"]:
        assert known.issuperset(hook["id"] for hook in repository["hooks"])


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        CodeBlockParser("console", run_console),
        CodeBlockParser("toml", write_settings),
        CodeBlockParser("yaml", check_hooks),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    excludes=["tests/*.md", "tests/*/*.md", "docs/_build/*/*.md"],
    setup=enter_folder,
    teardown=leave_folder,
).pytest()
