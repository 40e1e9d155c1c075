"""How Sphinx builds the documentation."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "quoteverify"
author = "the quoteverify contributors"
release = version = tomllib.loads(
    (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
)["project"]["version"]

extensions = ["generated", "myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "README.md"]
html_theme = "furo"
html_title = "quoteverify"
html_show_sphinx = False
html_show_copyright = False

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
