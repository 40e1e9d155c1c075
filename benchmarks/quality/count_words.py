"""
Count in how many passages each common stem occurs, and write the background table.

    python -m benchmarks.quality.count_words FILE... > src/quoteverify/data/en_background.toml

Each FILE is plain text (one passage a line) or JSON lines with a "text" (one passage a
paragraph), and may be gzipped.  Kept are stems that stand in at least 20 passages and are not
mostly written with a capital inside a sentence: common words, no names, no text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from quoteverify.text.stems import stem_word
from quoteverify.text.words import WordKind, split_words

FEWEST_PASSAGES = 20
MOST_CAPITALS = 0.5

HEAD = """\
# In how many passages each common English stem occurs: how much a shared word tells.
# Origin: counted over {passages} passages of news articles, speeches, translated news and novels
# (33,029 sentences; 420 US political news articles of 2015-2016; 486 news articles of seven
# outlets; 6 novels and 54 openings of novels). Only counts are kept: no text, and no word that is
# mostly written with a capital inside a sentence, so no names. Stems in fewer than {fewest}
# passages are left out.
# Licence: that of the project (counts of common words are facts).
# Rebuild: python -m benchmarks.quality.count_words FILE... > TABLE

passages = {passages}

[counts]
"""


def iter_passages(path: Path) -> Iterator[str]:
    """Yield the passages of one file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"] if ".jsonl" in path.name else line
            yield from (passage for passage in text.split("\n") if passage.strip())


def main() -> None:
    """Count, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    passages = sorted({p for path in parser.parse_args().files for p in iter_passages(path)})
    for passage in passages:
        words = [word for word in split_words(passage) if word.kind is WordKind.WORD]
        counts.update({stem_word(word.text) for word in words})
        for before, word in pairwise(words):
            if not set(passage[before.end : word.start]) - set(" ,"):
                inside[stem_word(word.text)] += 1
                capitals[stem_word(word.text)] += passage[word.start].isupper()
    sys.stdout.write(HEAD.format(passages=len(passages), fewest=FEWEST_PASSAGES))
    for stem, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        is_name = stem != "i" and capitals[stem] > MOST_CAPITALS * inside[stem]
        if count >= FEWEST_PASSAGES and not is_name:
            sys.stdout.write(f"{json.dumps(stem, ensure_ascii=False)} = {count}\n")


if __name__ == "__main__":
    main()
