"""The reader of tests/cases itself."""

from __future__ import annotations

import pytest

from tests.case_files import Block, parse_cases, read_cases

TWO_CASES = """# A file

```text
a block before the first case belongs to no case
```

## First

```document a.txt
one

## two
```

````quotes
Lund | it
 | flew | far
````

## Second

```document escaped
soft\\u00adhyphen
```
"""


def test_cases_are_read_in_order_with_their_blocks():
    """A case has its heading's name and its blocks, and a heading inside a block is text."""
    first, second = parse_cases(TWO_CASES, file="x.md")
    assert (str(first), str(second)) == ("x.md: First", "x.md: Second")
    assert first.one("document") == Block(kind="document", info="a.txt", text="one\n\n## two")
    assert first.one("document").name == "a.txt"


def test_a_table_is_split_at_its_bars():
    """The rows of a block are its cells, an empty one included; a missing block has no rows."""
    first, second = parse_cases(TWO_CASES, file="x.md")
    assert first.rows("quotes") == (("Lund", "it"), ("", "flew", "far"))
    assert second.rows("quotes") == ()


def test_an_escaped_block_holds_the_characters_it_names():
    """``escaped`` replaces the codes and is no part of the name."""
    block = parse_cases(TWO_CASES, file="x.md")[1].one("document")
    assert (block.text, block.name) == ("soft\u00adhyphen", "")


@pytest.mark.parametrize(
    "text, message",
    [
        ("## A\n\n```document\nnever closed\n", "never closed"),
        ("## A\n\nOnly prose.\n", "has no block"),
        ("## A\n```x\n```\n## A\n```x\n```\n", "two cases"),
    ],
)
def test_a_broken_file_is_refused(text, message):
    """A slip in a case file is an error, never a case that is silently not run."""
    with pytest.raises(ValueError, match=message):
        parse_cases(text, file="x.md")


def test_a_missing_block_or_file_is_refused():
    """Asking for what is not there is an error, so that no test runs on nothing."""
    with pytest.raises(ValueError, match="0 blocks 'labels'"):
        parse_cases(TWO_CASES, file="x.md")[0].one("labels")
    with pytest.raises(ValueError, match="no case"):
        read_cases("no-such-file-*.md")
