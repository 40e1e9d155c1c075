"""How Sphinx builds the documentation."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

project = "quoteverify"
author = "the quoteverify contributors"
release = version = tomllib.loads(
    (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
)["project"]["version"]

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "README.md"]
html_theme = "furo"
html_title = "quoteverify"
html_show_sphinx = False

default_role = "literal"  # `name` in a docstring is code
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

nb_execution_mode = "force"  # a notebook shows what the code of today prints
nb_execution_raise_on_error = True
nb_execution_timeout = 120


class CommandHelp(SphinxDirective):
    """What ``quoteverify COMMAND --help`` prints."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        program = "import sys; from quoteverify.cli import main; sys.exit(main())"
        command = [sys.executable, "-c", program, *self.arguments, "--help"]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [nodes.literal_block(shown, shown, language="text")]


def setup(app: Sphinx) -> None:
    app.add_directive("command-help", CommandHelp)
