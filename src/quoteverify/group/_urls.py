"""When two addresses are one page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

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
_MOBILE_HOST = re.compile(r"^(?:www|m|mobile|amp)\.")
_PAGE_ENDING = re.compile(r"(?:/amp|\.amp|/index\.(?:html?|php))?/*$")


def normalize_url(url: str) -> str | None:
    """
    Return what the addresses of one page have in common, or None for no web address.

    >>> normalize_url("https://www.example.org/a/?utm_source=x#top")
    'example.org/a'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    query = [(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)]
    host = _MOBILE_HOST.sub("", parts.hostname)
    path = _PAGE_ENDING.sub("", parts.path)
    return host + path + ("?" + urlencode(sorted(query)) if query else "")
