"""
Read the cases in tests/cases/*.md: input and expected output side by side.

A file holds one case per second-level heading; the format is described for its writers in
tests/cases/README.md::

    ## A quote in curly marks

    Prose is for the reader.

    ```document kite.txt
    “It flew,” said Mary Lund.
    ```

    ```quotes
    Lund | It flew,
    ```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

CASES = Path(__file__).parent / "cases"

_HEADING = re.compile(r"## +(?P<name>\S.*?) *")
_FENCE = re.compile(r"(?P<ticks>`{3,})\s*(?P<kind>[a-z][a-z-]*)\s*(?P<info>.*?)\s*")


@frozen(kw_only=True)
class Block:
    """One fenced block: its first word, the rest of that line, and the lines inside."""

    kind: str
    info: str
    text: str

    @property
    def name(self) -> str:
        """The name given after the kind, if any: ```` ```document kite.txt ````."""
        return " ".join(word for word in self.info.split() if word != "escaped")

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The lines that are not empty, each split at its bars."""
        lines = (line for line in self.text.splitlines() if line.strip())
        return tuple(tuple(cell.strip() for cell in line.split(" | ")) for line in lines)


@frozen(kw_only=True)
class Case:
    """One heading of a case file with its blocks, in order."""

    file: str
    name: str
    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"

    def has(self, kind: str) -> bool:
        """Whether there is a block of this *kind*."""
        return any(block.kind == kind for block in self.blocks)

    def all(self, kind: str) -> tuple[Block, ...]:
        """Return the blocks of one *kind*, in order."""
        return tuple(block for block in self.blocks if block.kind == kind)

    def one(self, kind: str) -> Block:
        """Return the only block of one *kind*."""
        found = self.all(kind)
        if len(found) != 1:
            raise ValueError(f"{self} has {len(found)} blocks {kind!r}; expected 1")
        return found[0]

    def text(self, kind: str) -> str:
        """Return the text of the only block of one *kind*."""
        return self.one(kind).text

    def rows(self, kind: str) -> tuple[tuple[str, ...], ...]:
        """Return the rows of the only block of one *kind*; of a missing one, none."""
        return self.one(kind).rows if self.has(kind) else ()


def read_cases(pattern: str) -> tuple[Case, ...]:
    """Return the cases of the files of tests/cases that match *pattern*, in order of name."""
    paths = sorted(CASES.glob(pattern))
    cases = tuple(
        case
        for path in paths
        for case in parse_cases(path.read_text(encoding="utf-8"), file=path.name)
    )
    if not cases:
        raise ValueError(f"no case in {CASES} matches {pattern!r}")
    return cases


def parse_cases(text: str, *, file: str) -> tuple[Case, ...]:
    """Return the cases of one file's *text*."""
    found: dict[str, list[Block]] = {}
    name = ""
    lines = iter(text.splitlines())
    for line in lines:
        if heading := _HEADING.fullmatch(line):
            name = heading["name"]
            if name in found:
                raise ValueError(f"{file}: two cases are named {name!r}")
            found[name] = []
        elif (fence := _FENCE.fullmatch(line)) and name:
            found[name].append(_read_block(fence, lines, file=file))
    empty = [name for name, blocks in found.items() if not blocks]
    if empty:
        raise ValueError(f"{file}: the case {empty[0]!r} has no block")
    return tuple(Case(file=file, name=name, blocks=tuple(found[name])) for name in found)


def _read_block(fence: re.Match[str], lines: Iterator[str], *, file: str) -> Block:
    """Return the block that *fence* opens, taking its lines from *lines*."""
    inside: list[str] = []
    for line in lines:
        if line.rstrip() == fence["ticks"]:
            break
        inside.append(line)
    else:
        raise ValueError(f"{file}: a block {fence['kind']!r} is never closed")
    text = "\n".join(inside)
    if "escaped" in fence["info"].split():
        text = _unescape(text)
    return Block(kind=fence["kind"], info=fence["info"], text=text)


def _unescape(text: str) -> str:
    r"""Replace each ``\uXXXX`` by the character it stands for."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
