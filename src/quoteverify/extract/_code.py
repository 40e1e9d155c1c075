"""
Code in Markdown: the marks in it quote nobody, and its fences are no marks.

What a fence encloses is code if the fence names a language (`` ```python ``).  Without one it may
as well be a passage that somebody set off, whose quotes count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quoteverify.text.marks import MARK_CHARACTERS

__all__ = ["mask_code"]

_MASKED: Final = str.maketrans(dict.fromkeys(MARK_CHARACTERS, "·"))
_FENCE: Final = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}) *(?P<language>[\w+#.-]*)[^`\n]*$", re.MULTILINE
)
_SPAN: Final = re.compile(r"(?<![`\w])`(?![\s`])[^`\n]*(?<!\s)`(?![`\w])")  # `print("no")`


def mask_code(text: str) -> str:
    """Return *text*, as long as before, with a dot for each mark that stands in code."""
    if "`" not in text and "~~~" not in text:
        return text
    parts, at = [], 0
    for start, end in _iter_fenced(text):
        parts += [text[at:start], text[start:end].translate(_MASKED)]
        at = end
    masked = "".join([*parts, text[at:]])
    return _SPAN.sub(lambda code: code.group().translate(_MASKED), masked)


def _iter_fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of fences, and of what stands between two if the first names a language."""
    opened = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
            continue
        if fence["language"] or not fence["fence"].startswith(opened["fence"]):
            continue  # a line of the code
        if opened["language"]:
            yield opened.start(), fence.end()
        else:
            yield opened.span()
            yield fence.span()
        opened = None
    if opened is not None:
        yield opened.span()
