"""
Write the table of related words from the database files of WordNet 3.0.

    python -m benchmarks.quality.relate_words FOLDER > src/quoteverify/data/en_related.toml

FOLDER holds data.noun, index.noun and their fellows, as the Debian package wordnet-base installs
them.  Related are stems whose words stand in one synset (close), or in two synsets that point at
each other as broader, derived or similar (loose), by their three most frequent senses.  Kept are
pairs of which one is a common stem of the background table and the other is used in the texts that
WordNet's authors tagged.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quoteverify.data import load_table
from quoteverify.text.spelling import read_word
from quoteverify.text.stems import stem_word

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSES = 3
CLOSE_POINTERS = frozenset("+")  # derived forms: decide, decision
LOOSE_POINTERS = frozenset("@~&\\$")  # broader, narrower, similar, pertaining, grouped
SHORTEST_WORD = 3

HEAD = """\
# Related English words: for each stem, those close to it, and after the bar those loosely so.
# Each pair stands once, under the stem that comes first in the alphabet.
# Origin: WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. Synsets and
# pointers of the three most frequent senses; one of each pair is a common stem.
# Licence: the WordNet 3.0 licence, as follows.
#   Permission to use, copy, modify and distribute this software and database and its documentation
#   for any purpose and without fee or royalty is hereby granted, provided that you agree to comply
#   with the following copyright notice and statements, including the disclaimer, and that the same
#   appear on ALL copies of the software, database and documentation, including modifications that
#   you make for internal use or for distribution. WordNet 3.0 Copyright 2006 by Princeton
#   University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON
#   UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT
#   NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY
#   OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR
#   DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER
#   RIGHTS. The name of Princeton University or Princeton may not be used in advertising or
#   publicity pertaining to distribution of the software and/or database. Title to copyright in
#   this software, database and any associated documentation shall at all times remain with
#   Princeton University and LICENSEE agrees to preserve same.
# Rebuild: python -m benchmarks.quality.relate_words FOLDER > src/quoteverify/data/en_related.toml

[related]
"""

Key = tuple[str, str]


class Synset(NamedTuple):
    """The words of one meaning, and the meanings that it points at."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, Key], ...]


def read_synsets(folder: Path) -> dict[Key, Synset]:
    """Return all synsets by part of speech and offset."""
    found = {}
    for part, name in PARTS.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = tuple(fields[4 + 2 * at].split("(")[0].lower() for at in range(count))
            rest = fields[4 + 2 * count :]
            pointers = tuple(
                (rest[1 + 4 * at], (rest[3 + 4 * at].replace("s", "a"), rest[2 + 4 * at]))
                for at in range(int(rest[0]))
            )
            found[part, fields[0]] = Synset(words, pointers)
    return found


def read_senses(folder: Path) -> Iterator[tuple[str, Key, bool]]:
    """Yield single words with one of their first senses, and whether the word was tagged."""
    for part, name in PARTS.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            fields = line.split()
            word = fields[0]
            if line.startswith(" ") or not word.isalpha() or len(word) < SHORTEST_WORD:
                continue
            rest = fields[4 + int(fields[3]) :]
            for offset in rest[2 : 2 + SENSES]:
                yield word, (part, offset), int(rest[1]) > 0


def find_stem(word: str) -> str | None:
    """Return the stem of a written word that stands for one comparable word."""
    read = read_word(word)
    return stem_word(read[0][0]) if len(read) == 1 else None


def relate(folder: Path) -> dict[tuple[str, str], bool]:
    """Return pairs of stems in alphabetical order, and whether they are close."""
    common = load_table("en_background")["counts"]
    members: dict[Key, set[str]] = defaultdict(set)
    for word, key, is_tagged in read_senses(folder):
        stem = find_stem(word)
        if stem is not None and (is_tagged or stem in common):
            members[key].add(stem)
    related: dict[tuple[str, str], bool] = {}

    def note(one: set[str], other: set[str], *, is_close: bool) -> None:
        for left in one:
            for right in other:
                if left < right and (left in common or right in common):
                    related[left, right] = related.get((left, right), False) or is_close

    for key, synset in read_synsets(folder).items():
        stems = members.get(key, set())
        note(stems, stems, is_close=True)
        for symbol, target in synset.pointers:
            if symbol in CLOSE_POINTERS or symbol in LOOSE_POINTERS:
                is_close = symbol in CLOSE_POINTERS
                note(stems, members.get(target, set()), is_close=is_close)
                note(members.get(target, set()), stems, is_close=is_close)
    return related


def main() -> None:
    """Read the database, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    related = relate(parser.parse_args().folder)
    rows: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for (left, right), is_close in sorted(related.items()):
        rows[left][not is_close].append(right)
    sys.stdout.write(HEAD)
    for stem, (close, loose) in rows.items():
        bar = [" | ".join((" ".join(close), " ".join(loose)))] if loose else [" ".join(close)]
        sys.stdout.write(f'{stem} = "{bar[0]}"\n')


if __name__ == "__main__":
    main()
