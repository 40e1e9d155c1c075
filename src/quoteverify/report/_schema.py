"""The JSON Schema of the report, which is a file of the package."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any, cast

__all__ = ["load_schema"]


def load_schema() -> dict[str, Any]:
    """
    Return the JSON Schema that every `Report.to_dict` conforms to.

    >>> load_schema()["title"]
    'A report of quoteverify'
    """
    text = resources.files("quoteverify.report").joinpath("schema.json").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))
