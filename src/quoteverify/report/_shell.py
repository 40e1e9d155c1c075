"""A whole HTML page around some content: no network, and no script but its own."""

from __future__ import annotations

import hashlib
from base64 import b64encode

from quoteverify.markup import escape_html, read_base_style
from quoteverify.report._assets import read_asset

__all__ = ["render_shell"]


def render_shell(title: str, content: str, *, script: str = "") -> str:
    """
    Return a page that stands by itself.

    Args:
        title: the page's name, as plain text.
        content: what it shows, as HTML.
        script: the one script that the browser may run, if any.
    """
    style = read_base_style() + read_asset("rows.css") + read_asset("page.css")
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_allow_only(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="quoteverify">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape_html(title)}</title>\n"
        f'<link rel="icon" href="data:,">\n<style>{style}</style>\n</head>\n'
        f'<body class="qv"><main class="qv-page">\n{content}</main>\n'
        + (f"<script>{script}</script>\n" if script else "")
        + "</body>\n</html>\n"
    )


def _allow_only(style: str, script: str) -> str:
    """Return a policy by which the browser runs our script and no other, and loads nothing."""
    scripts = f"'{_hash(script)}'" if script else "'none'"
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src '{_hash(style)}'; script-src {scripts}"
    )


def _hash(content: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()
