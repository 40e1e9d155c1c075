"""Run each benchmark on its tiny sample, and fail if one does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main() -> int:
    """Run ``python -m benchmarks.<room> --smoke`` for each room, in order of name."""
    rooms = sorted(path.parent.name for path in FOLDER.glob("*/__main__.py"))
    failed = [room for room in rooms if not _run(room)]
    print(f"{len(rooms)} benchmarks ran" + (f"; failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def _run(room: str) -> bool:
    command = [sys.executable, "-m", f"benchmarks.{room}", "--smoke"]
    print("$ python", *command[1:], flush=True)
    return subprocess.run(command, cwd=FOLDER.parent, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
