"""Make the virtual environment .venv with the wheel of this tree in it; standard library only."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
WHEELS = ROOT / "dist"
OLDEST_PYTHON = (3, 11)
PACKAGED = ("pyproject.toml", "README.md", "LICENSE", "src")
TESTED = (*PACKAGED, "CHANGELOG.md", "benchmarks", "docs", "scripts", "seeds", "tests")
PASSED = VENV / "passed"


def run(*command: str | Path, quiet: bool = False) -> None:
    """Show and run one command in the root folder; end with its exit code if it fails."""
    words = [str(word) for word in command]
    if not quiet:
        print("$", " ".join(words), flush=True)
    done = subprocess.run(words, cwd=ROOT, check=False)
    if done.returncode:
        print(f"{Path(words[0]).name} ended with exit code {done.returncode}", file=sys.stderr)
        sys.exit(done.returncode)


def prepare(extra: str = "") -> None:
    """Install this tree's wheel with one *extra* in .venv, unless it is installed already."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}")
    stamp = VENV / f"installed-{extra or 'core'}"
    digest = _compute_digest(PACKAGED)
    if stamp.exists() and stamp.read_text() == digest:
        return
    _make_venv()
    wheel = _build_wheel(digest)
    _install(f"{wheel}[{extra}]" if extra else str(wheel))
    for other in VENV.glob("installed-*"):
        other.unlink()
    stamp.write_text(digest)


def run_tests(*arguments: str) -> None:
    """Run pytest in .venv; where all of it passed, note for which state of the tree."""
    if arguments:
        run(PYTHON, "-m", "pytest", *arguments)
        return
    run(PYTHON, "-m", "pytest", "--cov", "--cov-report=term")
    PASSED.write_text(_compute_digest(TESTED))


def has_passed() -> bool:
    """Whether all tests passed on this very tree."""
    return PASSED.exists() and PASSED.read_text() == _compute_digest(TESTED)


def _compute_digest(names: Iterable[str]) -> str:
    """Return a digest of the files that git would track in the given files and folders."""
    digest = hashlib.sha256()
    for name in names:
        for path in sorted(_iter_files(ROOT / name)):
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _iter_files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return [
        file
        for file in path.rglob("*")
        if file.is_file() and not {"__pycache__", "_build"}.intersection(file.parts)
    ]


def _make_venv() -> None:
    """Make .venv; where Python comes without ensurepip, by way of virtualenv."""
    if PYTHON.exists() and any(BIN.glob("pip*")):  # without pip: one that was left half made
        return
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], cwd=ROOT, check=False, capture_output=True
    )
    if made.returncode:
        tools = VENV / "bootstrap"
        run(sys.executable, "-m", "pip", "install", "-q", "--target", tools, "virtualenv")
        os.environ["PYTHONPATH"] = str(tools)
        run(sys.executable, "-m", "virtualenv", "-q", VENV)
        del os.environ["PYTHONPATH"]


def _build_wheel(digest: str) -> Path:
    """Build the wheel once for one state of the tree, and return it."""
    folder = WHEELS / digest[:12]
    if not list(folder.glob("*.whl")):
        _pip("wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    return next(folder.glob("*.whl"))


def _install(requirement: str) -> None:
    # A wheel of the same version replaces the one that is there only when told to.
    _pip("install", "--force-reinstall", "--no-deps", requirement.partition("[")[0])
    _pip("install", "--no-compile", requirement)


def _pip(command: str, *arguments: str | Path) -> None:
    run(PYTHON, "-m", "pip", "--disable-pip-version-check", "-q", command, *arguments)
