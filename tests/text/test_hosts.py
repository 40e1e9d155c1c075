"""Who publishes at a web address."""

from __future__ import annotations

import pytest

from quoteverify.text.hosts import find_host, find_own_host


@pytest.mark.parametrize(
    "url, host",
    [
        ("https://www.example.org/a", "example.org"),
        ("http://m.example.org", "example.org"),
        ("https://blog.example.org/a", "blog.example.org"),
        ("mailto:a@example.org", None),
        ("http://[broken", None),
    ],
)
def test_the_host_of_an_address(url, host):
    """A page and its mobile twin have one host; what is no web address has none."""
    assert find_host(url) == host


def test_a_platform_is_nobodys_own():
    """On a platform, and below it, the host does not tell the publisher."""
    assert find_own_host("https://www.example.org/a") == "example.org"
    assert find_own_host("https://ann.medium.com/a") is None
    assert find_own_host("https://web.archive.org/web/1/a") is None
    assert find_own_host(None) is None
