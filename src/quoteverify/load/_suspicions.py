"""Texts that look like something else, a file's name or a web page: only warned about."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

from quoteverify.exceptions import PageLikeTextWarning, PathLikeTextWarning
from quoteverify.load._kinds import READABLE_SUFFIXES

__all__ = ["warn_of_page", "warn_of_path"]

_LONGEST_PATH = 1024
"""Longer texts are not looked up as paths: no common file system has longer ones."""

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_FILE_NAME = re.compile(
    rf"""
      (?:~|\.{{1,2}}|[a-z]:)?[/\\]\S*                       # /data/one, ./one, C:\one
    | [^\s"“”„«»]+[/\\][^\s"“”„«»]*                         # articles/one
    | [^"“”„«».,:!?;]+ (?:{"|".join(map(re.escape, READABLE_SUFFIXES))})   # my article.txt
    """,
    re.IGNORECASE | re.VERBOSE,
)

# The beginning of a whole page, or an element of a page from its start to its end.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_OPENED = re.compile(
    r"<(p|div|article|section|main|h[1-6]|ul|ol|table|blockquote)(?:\s[^<>]*)?>", re.IGNORECASE
)
_SEARCHED_CHARS = 100_000


def warn_of_path(text: str) -> None:
    """Warn if *text* names a file, or looks as if: it is read as text all the same."""
    if len(text) > _LONGEST_PATH or "\n" in text or not text.strip():
        return
    if _exists(text):
        fault, remedy = "names a file or folder", "to read that, hand in pathlib.Path(...)"
    elif _ADDRESS.fullmatch(text.strip()):
        fault, remedy = "is an address", "nothing is fetched; save the page and hand in its path"
    elif _FILE_NAME.fullmatch(text.strip()):
        fault = "looks like the name of a file, and there is none"
        remedy = "to read a file, hand in pathlib.Path(...)"
    else:
        return
    message = f"{text!r} is taken as text, but {fault}; {remedy}"
    warnings.warn(message, PathLikeTextWarning, stacklevel=2)


def _exists(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # a NUL, a name too long for the file system
        return False


def warn_of_page(text: str) -> None:
    """Warn if *text* is a web page, or a piece of one: its tags are read as text."""
    head = text[:_SEARCHED_CHARS]
    opened = _OPENED.search(head)
    if not _PAGE.match(head) and not (opened and f"</{opened[1]}>".lower() in head.lower()):
        return
    message = (
        "a text that is a web page is taken as it is, with its tags; to have it read as a page, "
        "hand in its file as pathlib.Path(...), or io.BytesIO(text.encode())"
    )
    warnings.warn(message, PageLikeTextWarning, stacklevel=2)
