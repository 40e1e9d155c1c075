"""Who publishes at a web address, as far as its host tells."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from quoteverify.data import load_table

__all__ = ["find_host", "find_own_host"]

_MOBILE_HOST = re.compile(r"^(?:www|m|mobile|amp)\.")


def find_host(url: str) -> str | None:
    """
    Return the host of a web address, the same for a page and its mobile twin; None for no address.

    >>> find_host("https://www.example.org/a")
    'example.org'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return _MOBILE_HOST.sub("", parts.hostname)


def find_own_host(url: str | None) -> str | None:
    """Return the host of an address if one publisher has it to himself, as far as is known."""
    host = find_host(url) if url else None
    if host is None:
        return None
    parents = {host[at:] for at in (0, *(dot.end() for dot in re.finditer(r"\.", host)))}
    return None if parents & _load_shared() else host


@cache
def _load_shared() -> frozenset[str]:
    return frozenset(load_table("hosts")["shared"])
