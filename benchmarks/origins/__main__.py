"""
Find the origins of N documents of which three in ten are copies of others.

    python -m benchmarks.origins [--base SENTENCES.txt.gz] [--smoke]

A copy has another headline, straight marks for curly ones, a twentieth of its words changed, and
a paragraph added or a fifth cut off.  Two documents are a pair when they have one origin.  "Peak"
is the memory of the whole process at its highest, the documents among it; the sizes ascend.
"""

from __future__ import annotations

import argparse
import collections
import random
import resource
import time
from pathlib import Path

from benchmarks.texts import disturb_words, make_sentences, read_sentences
from quoteverify.group import find_origins
from quoteverify.records import Document

SIZES = (2_500, 5_000, 10_000, 20_000, 100_000)
SMOKE_SIZES = (200,)
COPY_SHARE = 0.3
MAX_COPIES = 8


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--base", type=Path, help="real sentences, one a line")
    parser.add_argument("--smoke", action="store_true", help="a tiny sample only")
    args = parser.parse_args()
    sentences = read_sentences(args.base) if args.base else make_sentences(30_000, seed=3)
    print("| documents | copies | CPU s | ms each | peak MB | pair precision | pair recall | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for size in SMOKE_SIZES if args.smoke else SIZES:
        documents, gold = make_documents(sentences, size, seed=11)
        started = time.process_time()
        origins = find_origins(documents)
        seconds = time.process_time() - started
        found = {origin.document_id: origin.origin_id for origin in origins}
        precision, recall = score_pairs(gold, found)
        f1 = 2 * precision * recall / (precision + recall)
        copies = size - len(set(gold.values()))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        row = f"| {size} | {copies} | {seconds:.2f} | {1000 * seconds / size:.2f} | {peak:,} "
        print(f"{row}| {precision:.4f} | {recall:.4f} | {f1:.4f} |", flush=True)


def make_documents(
    sentences: list[str], size: int, *, seed: int
) -> tuple[list[Document], dict[str, str]]:
    """Make *size* documents, and the true origin of each."""
    rng = random.Random(seed)
    words = [word for sentence in sentences[:2000] for word in sentence.split()]
    texts: list[tuple[str, str]] = []
    while len(texts) < size:
        story = [rng.choice(sentences) for _ in range(rng.randint(8, 40))]
        name = f"story-{len(texts)}"
        texts.append((name, _print_story(story, rng.choice(sentences))))
        if rng.random() < COPY_SHARE / 2:
            count = min(rng.randint(1, MAX_COPIES), size - len(texts))
            texts += [(name, _copy_story(story, words, sentences, rng)) for _ in range(count)]
    rng.shuffle(texts)
    documents = [Document(f"doc-{n:06d}", text) for n, (_, text) in enumerate(texts)]
    return documents, {f"doc-{n:06d}": name for n, (name, _) in enumerate(texts)}


def score_pairs(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float]:
    """Return precision and recall over the pairs of documents with one origin."""
    both = _count_pairs(collections.Counter((gold[name], found[name]) for name in gold))
    put_together = _count_pairs(collections.Counter(found.values()))
    belonging = _count_pairs(collections.Counter(gold.values()))
    return both / max(put_together, 1), both / max(belonging, 1)


def _count_pairs(counts: collections.Counter[object]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def _print_story(story: list[str], headline: str) -> str:
    paragraphs = [" ".join(story[at : at + 3]) for at in range(0, len(story), 3)]
    return "\n\n".join([headline, *paragraphs])


def _copy_story(
    story: list[str], words: list[str], sentences: list[str], rng: random.Random
) -> str:
    copied = [
        " ".join(
            disturb_words(sentence.split(), share=0.05, draw=lambda: rng.choice(words), rng=rng)
        )
        for sentence in story
    ]
    if rng.random() < 1 / 2:
        copied = copied[: max(5, len(copied) * 4 // 5)]
    else:
        copied += [rng.choice(sentences) for _ in range(3)]
    return _print_story(copied, rng.choice(sentences)).replace("’", "'")


if __name__ == "__main__":
    main()
