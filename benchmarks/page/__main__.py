"""
Open the page of a report of 1,000 quotes in Chromium.

    python -m benchmarks.page [--base SENTENCES.txt.gz] [--smoke]

Each utterance stands in several of 50 documents, whole, cut or with a word changed, so that each
quote has evidence to show.  Times are those the browser itself gives: until the page is loaded,
until something is painted, and of a search through all rows that finds a ninth of them, and of one
that finds none.  The smoke run has no browser.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.texts import make_sentences, read_sentences
from quoteverify import Report, verify_quotes

QUOTES, DOCUMENTS, RUNS = 1_000, 50, 7
UTTERANCES = (500, 200, 50)
"""How many different ones there are among the quotes: the fewer, the more evidence for each."""

SEARCH = """async (word) => {
    const field = document.querySelector("input[type=search]");
    const started = performance.now();
    field.value = word;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - started;
}"""


def main() -> None:
    """Make the reports, open each page, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--base", type=Path, help="real sentences, one a line")
    parser.add_argument("--smoke", action="store_true", help="a tiny report, and no browser")
    args = parser.parse_args()
    sentences = read_sentences(args.base) if args.base else make_sentences(5_000, seed=3)
    if args.smoke:
        print(f"a page of {len(make_report(sentences, 20, 5).to_html()):,} characters; no browser")
        return
    print("| quotes | evidence for each | MB | loaded ms | painted ms | search ms | no hit ms |")
    print("|---|---|---|---|---|---|---|")
    for utterances in UTTERANCES:
        print_row(make_report(sentences, QUOTES, utterances))


def make_report(sentences: list[str], quotes: int, utterances: int) -> Report:
    """Return the report on that many quotes of so many utterances."""
    rng = random.Random(5)
    said = [line.replace('"', "'") for line in rng.sample(sentences, utterances)]
    pages: list[list[str]] = [[] for _ in range(DOCUMENTS)]
    for number, words in enumerate(said):
        for page in rng.sample(pages, quotes // utterances):
            told = f'Person Number{number % 9} said, "{vary(words, rng)}"'
            # A sentence of its own, or the documents would be copies of one another.
            page.append(f"{told} {rng.choice(sentences)} {rng.choice(sentences)}")
    texts = {f"paper-{n:02}": "\n\n".join(page) for n, page in enumerate(pages) if page}
    return verify_quotes(texts)


def vary(text: str, rng: random.Random) -> str:
    """Return *text* as it is, cut by a third, or with a "not" put in."""
    words = text.split()
    kind = rng.choice(("whole", "cut", "not"))
    if kind == "cut":
        return " ".join(words[: max(6, len(words) * 2 // 3)])
    if kind == "not":
        words.insert(len(words) // 2, "not")
    return " ".join(words)


def print_row(report: Report) -> None:
    """Open the page several times, each in a new browser, and print the medians."""
    from playwright.sync_api import sync_playwright

    evidence = statistics.mean(len(verdict.evidence) for verdict in report)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        size = len(report.to_html(path).encode()) / 1e6
        runs = [open_page(playwright, path) for _ in range(RUNS)]
    medians = " | ".join(f"{statistics.median(times):.0f}" for times in zip(*runs, strict=True))
    print(f"| {len(report.verdicts):,} | {evidence:.1f} | {size:.1f} | {medians} |")


def open_page(playwright: Any, path: Path) -> tuple[float, ...]:
    """Return the milliseconds until the page is loaded and painted, and of two searches."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_timeout(300)
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    painted = page.evaluate("performance.getEntriesByType('paint').at(-1).startTime")
    searched, _, missed = (page.evaluate(SEARCH, word) for word in ("number1", "", "qqqq"))
    browser.close()
    return loaded, painted, searched, missed


if __name__ == "__main__":
    main()
