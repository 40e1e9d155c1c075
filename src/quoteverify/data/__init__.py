"""
Lexicons and coefficient tables, as TOML beside this file.

The head of each table says where its numbers or words came from, their licence, and the command
that rebuilds them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

__all__ = ["has_table", "load_table", "name_language"]


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return the table ``<name>.toml``; treat it as read-only, it is shared."""
    return tomllib.loads(_find(name).read_text(encoding="utf-8"))


@cache
def has_table(name: str) -> bool:
    """Whether there is a table of that name."""
    return _find(name).is_file()


def name_language(code: str) -> str:
    """
    Return the language of *code* without its region, as tables are named.

    >>> name_language("en-GB"), name_language("pt_BR")
    ('en', 'pt')
    """
    return code.lower().replace("_", "-").partition("-")[0]


def _find(name: str) -> Traversable:
    return resources.files(__name__).joinpath(f"{name}.toml")
