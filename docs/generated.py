"""Directives for what the reference takes from the program: help texts, columns, the schema."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from quoteverify.report._rows import COLUMNS
from quoteverify.report._schema import load_schema


class CommandHelp(SphinxDirective):
    """What ``quoteverify COMMAND --help`` prints."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        program = "import sys; from quoteverify.cli import main; sys.exit(main())"
        command = [sys.executable, "-c", program, *self.arguments, "--help"]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [nodes.literal_block(shown, shown, language="text")]


class ColumnTable(SphinxDirective):
    """The columns of a data frame or CSV file, with what each holds."""

    def run(self) -> list[nodes.Node]:
        return [make_list((name, "", what) for name, what in COLUMNS.items())]


class SchemaTable(SphinxDirective):
    """The fields of one object of the report's JSON Schema; of the report itself by default."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        schema = load_schema()
        found = schema["$defs"][self.arguments[0]] if self.arguments else schema
        rows = [
            (name, describe_type(field), field.get("description", ""))
            for name, field in found["properties"].items()
        ]
        return [make_list(rows)]


def describe_type(field: Mapping[str, Any]) -> str:
    """Return the type of one field in words."""
    if "$ref" in field:
        return field["$ref"].rpartition("/")[2]
    if "enum" in field or "const" in field:
        return ", ".join(str(value) for value in field.get("enum", [field.get("const")]))
    if "anyOf" in field or "oneOf" in field:
        parts = field.get("anyOf", field.get("oneOf"))
        return " or ".join(describe_type(part) for part in parts)
    kinds = field.get("type", "any")
    text = " or ".join(kinds) if isinstance(kinds, list) else kinds
    return f"{text} of {describe_type(field['items'])}" if "items" in field else text


def make_list(rows: Iterable[tuple[str, str, str]]) -> nodes.definition_list:
    """Return a list of names, each with its type and what it holds; a phone's screen is enough."""
    listed = nodes.definition_list()
    for name, kind, what in rows:
        item = nodes.definition_list_item()
        item += nodes.term("", "", nodes.literal(name, name))
        if kind:
            item += nodes.classifier(kind, kind)
        item += nodes.definition("", nodes.paragraph(what, what))
        listed += item
    return listed


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("command-help", CommandHelp)
    app.add_directive("column-table", ColumnTable)
    app.add_directive("schema-table", SchemaTable)
    return {"parallel_read_safe": True}
