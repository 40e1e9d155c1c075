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
    """The columns of a data frame or CSV file."""

    def run(self) -> list[nodes.Node]:
        return [make_table(("column", "what it holds"), COLUMNS.items())]


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
        return [make_table(("field", "type", "what it holds"), rows)]


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


def make_table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> nodes.table:
    """Return a table; the first cell of each row is code."""
    group = nodes.tgroup(cols=len(heads))
    group += [nodes.colspec(colwidth=width) for width in (1, 3) if len(heads) == 2] or [
        nodes.colspec(colwidth=width) for width in (2, 2, 5)
    ]
    head, body = nodes.thead(), nodes.tbody()
    head += make_row([nodes.Text(text) for text in heads])
    for first, *rest in rows:
        body += make_row([nodes.literal(first, first), *(nodes.Text(text) for text in rest)])
    group += [head, body]
    table = nodes.table()
    table += group
    return table


def make_row(cells: Iterable[nodes.Node]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        entry = nodes.entry()
        entry += nodes.paragraph("", "", cell)
        row += entry
    return row


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("command-help", CommandHelp)
    app.add_directive("column-table", ColumnTable)
    app.add_directive("schema-table", SchemaTable)
    return {"parallel_read_safe": True}
