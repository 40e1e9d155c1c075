"""When two addresses are one page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from quoteverify.text.hosts import find_host

__all__ = ["normalize_url"]

# Parts of an address that say how a reader came, not what is read.
_TRACKING = re.compile(
    r"""
    utm_.*            # campaign tags of many tools
  | (?:fb|g|ms|y|dc)clid  # click numbers of advertisers
  | mc_[ce]id         # newsletters
  | ref | ref_src | cmpid | ncid | smid | igshid | share | amp | outputType
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAGE_ENDING = re.compile(r"(?:/amp|\.amp|/index\.(?:html?|php))?/*$")


def normalize_url(url: str) -> str | None:
    """
    Return what the addresses of one page have in common, or None for no web address.

    >>> normalize_url("https://www.example.org/a/?utm_source=x#top")
    'example.org/a'
    """
    host = find_host(url)
    if host is None:
        return None
    parts = urlsplit(url.strip())
    query = [(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)]
    path = _PAGE_ENDING.sub("", parts.path)
    return host + path + ("?" + urlencode(sorted(query)) if query else "")
