"""The page of the figures: tables, the conditions, the plot."""

from __future__ import annotations

import json
import math
import os
import platform

from benchmarks.matcher.methods import CUTOFFS
from benchmarks.matcher.plot import draw_plot

__all__ = ["format_cases", "format_sizes", "keep_rows", "write_page"]

LEAST_SIZE = 10_000  # from which the growth is told: fewer quotes cost mostly what does not grow

HEAD = (
    "quotes",
    "method",
    "seconds",
    "CPU s",
    "peak MB",
    "recall",
    "precision",
    "F1",
    "CPU / ours",
    "runs",
)
CASES_HEAD = (
    "case",
    "quotes",
    "CPU s",
    "CPU / ordinary",
    "peak MB",
    "recall",
    "precision",
    "wrong pairs a quote",
    "largest group",
    "largest right",
    "runs",
)

PAGE = """\
# The matcher's speed and quality

How `group_texts` compares with what else groups quotes: seconds, CPU seconds, the peak memory of
the whole process, and recall, precision and F1 over the pairs of quotes that share a group.

{table}

![CPU seconds and F1 by number of quotes](matcher.svg)

Medians of as many runs as the last column says, interleaved, each in a process of its own; imports
and reading the file are not timed. {conditions} `ours` looks for reworded quotes too (the default),
`ours-verbatim` does not. Cutoffs: {cutoffs}. A method that would not finish in five minutes is
left out at that size, and so is one whose groups had run together at the last. From {low:,} to
{high:,} quotes the CPU time of `ours` grows as the number of quotes to the power {exponent:.2f}.

Rebuild: `python -m benchmarks.matcher --out docs/benchmarks --base SENTENCES.txt.gz`, with
`pip install 'quoteverify[bench]'`; without `--base` it makes up its own sentences.
"""

CASES = """
## Hostile collections

What would make a careless matcher slow, or glue quotes together, beside as many ordinary quotes.
`benchmarks/matcher/adversarial.py` says what each case is and which groups are held to be right.
Where no two quotes belong together, there is no recall, and no precision to speak of: the wrong
pairs a quote then tell.

{table}

Medians, interleaved, as above. Rebuild: `python -m benchmarks.matcher --adversarial --out
docs/benchmarks --base SENTENCES.txt.gz`.
"""


def format_sizes(rows):
    cells = [
        (
            f"{row['quotes']:,}",
            row["method"],
            f"{row['seconds']:.3g}",
            f"{row['cpu']:.3g}",
            f"{row['peak_mb']:.0f}",
            *(f"{row[key]:.4f}" for key in ("recall", "precision", "f1")),
            f"{row['ratio']:.2f}",
            str(row["runs"]),
        )
        for row in rows
    ]
    return _format_table(HEAD, cells)


def format_cases(rows):
    cells = [
        (
            row["case"],
            f"{row['quotes']:,}",
            f"{row['cpu']:.3g}",
            f"{row['ratio']:.2f}",
            f"{row['peak_mb']:.0f}",
            *(f"{row[key]:.4f}" if row["has_pairs"] else "" for key in ("recall", "precision")),
            f"{row['wrong']:.4f}",
            *(f"{row[key]:,.0f}" for key in ("largest", "largest_right", "runs")),
        )
        for row in rows
    ]
    return _format_table(CASES_HEAD, cells)


def _format_table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def keep_rows(folder, rows):
    """Add to *rows* what the folder holds of other sizes and cases, and save all of it there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "matcher.json"
    measured = {_key(row) for row in rows}
    held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    rows = [row for row in held if _key(row) not in measured] + rows
    rows.sort(key=lambda row: ("case" in row, row["quotes"]))
    file.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return rows


def _key(row):
    """All methods of a size, and all cases, are measured together."""
    return "cases" if "case" in row else row["quotes"]


def write_page(folder, rows, base):
    """Write the page and the plot; without figures of sizes there is none yet."""
    sizes = [row for row in rows if "case" not in row]
    ours = [row for row in sizes if row["method"] == "ours" and row["quotes"] >= LEAST_SIZE]
    if not ours:
        return
    low, high = ours[0], ours[-1]
    growth = math.log(high["cpu"] / low["cpu"])
    page = PAGE.format(
        table=format_sizes(sizes),
        conditions=_describe_conditions(base),
        cutoffs=", ".join(f"{name} {cutoff}" for name, cutoff in CUTOFFS.items()),
        low=low["quotes"],
        high=high["quotes"],
        exponent=growth / max(math.log(high["quotes"] / low["quotes"]), 1e-9),
    )
    if cases := [row for row in rows if "case" in row]:
        page += CASES.format(table=format_cases(cases))
    (folder / "matcher.md").write_text(page, encoding="utf-8")
    draw_plot(sizes, folder / "matcher.svg")


def _describe_conditions(base):
    load = os.getloadavg()[0]
    return (
        f"{'Real' if base else 'Made-up'} sentences, varied by `benchmarks/matcher/quotes.py`; "
        f"Python {platform.python_version()} on {os.cpu_count()} cores that other work shared "
        f"(load {load:.0f}), so that CPU seconds and their ratios say more than seconds."
    )
