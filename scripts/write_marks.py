"""
Write docs/reference/marks.md: which marks and shapes are supported, from the test cases.

    python scripts/write_marks.py [--check]

With ``--check`` nothing is written; the exit code says whether the page is up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "marks.md"

HEAD = """\
# Marks and shapes

What is found as a quote, mark by mark and shape by shape. Each row is a test case of
`tests/cases/`, with the text it was given and what was found in it; the page is written from them
by `python scripts/write_marks.py`, and a test holds that it is up to date.

Which of these styles a document uses is read from the document, mark by mark: the same character
opens in one country and closes in another. The quotation of a paragraph never depends on what
comes after it, but for a quote left open that the next paragraph goes on with.
"""


def main() -> int:
    """Write the page, or say whether it is up to date."""
    page = make_page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.read_text(encoding="utf-8") == page else 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


def make_page() -> str:
    """Return the page as the cases have it now."""
    sys.path.insert(0, str(ROOT))
    from tests.case_files import Case, read_cases  # noqa: PLC0415 - the path is set just above

    def make_table(title: str, cases: tuple[Case, ...]) -> str:
        head = f"## {title}\n\n| {title.lower()[:-1]} | text | found |\n|---|---|---|\n"
        return head + "".join(
            make_row(case.name, case.text("document"), case.rows("quotes")) for case in cases
        )

    tables = (
        make_table("Marks", read_cases("extract-marks.md")),
        make_table("Shapes", read_cases("extract-shapes.md")),
    )
    return "\n".join((HEAD, *tables))


def make_row(name: str, text: str, rows: tuple[tuple[str, ...], ...]) -> str:
    """Return one line of a table."""
    found = "; ".join(
        f"{kind} {write_code(words)}" + "".join(f" ({note})" for note in notes)
        for kind, words, *notes in rows
    )
    return f"| {write_plain(name)} | {write_code(text)} | {found or 'nothing'} |\n"


def write_plain(text: str) -> str:
    """Return *text* so that Markdown shows it as it is."""
    special = "`*_<>|\\'\"-"
    return "".join("\\" + sign if sign in special else sign for sign in text)


SHOWN = {"\n": "⏎", "\u00a0": "␣", "\u202f": "␣", "|": "\\|"}


def write_code(text: str) -> str:
    """Return *text* as code in a table cell; a new line is shown by its sign."""
    shown = "".join(SHOWN.get(sign, sign) for sign in text)
    ticks = "``" if "`" in shown else "`"
    ticks = "```" if "``" in shown else ticks
    space = " " if len(ticks) > 1 else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


if __name__ == "__main__":
    sys.exit(main())
