"""The arguments of each command, with their help."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quoteverify import __version__
from quoteverify.cli._completion import SHELLS
from quoteverify.cli._findings import FINDINGS, ListOf
from quoteverify.plugins import list_plugins
from quoteverify.report import COMPARISON_FORMATS, FORMATS, QUOTE_FORMATS

if TYPE_CHECKING:
    # argparse has no public name for what `add_subparsers` returns
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - see above

__all__ = ["make_parser"]

_NAMES = {
    "json": "the whole report as JSON",
    "jsonl": "a JSON object a quote, one a line,",
    "csv": "a row a quote as CSV",
    "html": "a page to open in a browser",
    "annotations": "W3C web annotations",
    "jsonld": "schema.org quotations",
}

_EXAMPLES = """\
examples:
  quoteverify verify articles/ --html report.html
  quoteverify check draft.md --source transcript.txt --fail-on altered,absent
  quoteverify compare "We will close in May." "We will not close in May."
  quoteverify COMMAND --help                         the options of a command, and more examples
"""

_VERIFY_EXAMPLES = """\
examples:
  quoteverify verify articles/                       a table of every quote in the folder
  quoteverify verify a.txt b.html --html report.html the same, and a page to send to an editor
  quoteverify verify draft.md --source speech.txt --fail-on altered,absent
                                                     exit code 1 if a quote is not in the speech
  curl -s URL | quoteverify verify - other.txt --format csv > quotes.csv
"""

_CHECK_EXAMPLES = """\
examples:
  quoteverify check draft.md --source transcript.txt
  quoteverify check answer.txt --source context/ --fail-on altered,absent --quiet
"""

_COMPARE_EXAMPLES = """\
examples:
  quoteverify compare "We will close in May." "We will not close in May."
  quoteverify compare "ten percent" "10 per cent" --format json
  quoteverify compare "$(cat draft.txt)" "$(cat print.txt)" --format html > difference.html
"""

_EXTRACT_EXAMPLES = """\
examples:
  quoteverify extract article.txt
  quoteverify extract articles/ --format jsonl > quotes.jsonl
  quoteverify extract article.html --format html > marked.html
"""

_COMPLETION_EXAMPLES = """\
examples:
  eval "$(quoteverify completion bash)"                                  in ~/.bashrc
  eval "$(quoteverify completion zsh)"                                   in ~/.zshrc
  quoteverify completion fish > ~/.config/fish/completions/quoteverify.fish
"""


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Paragraphs wrapped, examples kept as they are, and room for the longest command's name."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" in text:
            return super()._fill_text(text, width, indent)
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; the name of the chosen command is `command`."""
    parser = argparse.ArgumentParser(
        prog="quoteverify",
        description=(
            "Say, quote by quote, whether independent documents and given sources agree on the "
            "words. Exit codes: 0 success, 1 findings named with --fail-on, 2 wrong usage or an "
            "input that could not be read."
        ),
        epilog=_EXAMPLES,
        formatter_class=_HelpFormatter,
    )
    version = f"quoteverify {__version__}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(
        title="commands", dest="command", required=True, metavar="COMMAND"
    )
    _add_verify(commands)
    _add_check(commands)
    _add_compare(commands)
    _add_extract(commands)
    _add_completion(commands)
    return parser


def _add_command(
    commands: _Commands, name: str, purpose: str, examples: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=purpose,
        description=purpose[:1].upper() + purpose[1:] + ".",
        epilog=examples,
        formatter_class=_HelpFormatter,
    )


def _add_verify(commands: _Commands) -> None:
    purpose = "hold the quotes of several documents against one another"
    parser = _add_command(commands, "verify", purpose, _VERIFY_EXAMPLES)
    _add_paths(parser)
    _add_sources(parser, is_required=False)
    _add_report_options(parser)


def _add_check(commands: _Commands) -> None:
    purpose = "hold the quotes of a text against sources, such as a transcript"
    parser = _add_command(commands, "check", purpose, _CHECK_EXAMPLES)
    _add_paths(parser)
    _add_sources(parser, is_required=True)
    _add_report_options(parser)


def _add_compare(commands: _Commands) -> None:
    purpose = "explain how two wordings differ"
    parser = _add_command(commands, "compare", purpose, _COMPARE_EXAMPLES)
    parser.add_argument("left", metavar="WORDING", help="as one says it, in quotation marks")
    parser.add_argument("right", metavar="WORDING", help="as the other says it")
    _add_format(parser, COMPARISON_FORMATS)
    _add_fail_on(parser, ["altered"])


def _add_extract(commands: _Commands) -> None:
    purpose = "list the quotes of documents, with who said them"
    parser = _add_command(commands, "extract", purpose, _EXTRACT_EXAMPLES)
    _add_paths(parser)
    _add_format(parser, QUOTE_FORMATS)
    _add_input_options(parser)


def _add_completion(commands: _Commands) -> None:
    purpose = "print the completion script of a shell"
    parser = _add_command(commands, "completion", purpose, _COMPLETION_EXAMPLES)
    parser.add_argument("shell", choices=SHELLS)


def _add_paths(parser: argparse.ArgumentParser) -> None:
    what = (
        "a file (text, Markdown, HTML, PDF, JSONL, CSV; UTF-8, up to 100 MB unless set otherwise) "
        "or a folder; - for standard input"
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help=what)


def _add_sources(parser: argparse.ArgumentParser, *, is_required: bool) -> None:
    what = "the documents of record, or folders of them; after the paths to be checked"
    parser.add_argument(
        "--source",
        "--sources",
        dest="sources",
        nargs="+",
        action="extend",
        default=[],
        required=is_required,
        metavar="FILE",
        help=what,
    )


def _add_report_options(parser: argparse.ArgumentParser) -> None:
    _add_format(parser, ["table", *FORMATS, *list_plugins("renderers")])
    for name in FORMATS:
        parser.add_argument(f"--{name}", metavar="FILE", help=f"also write {_NAMES[name]} to FILE")
    _add_fail_on(parser, list(FINDINGS))
    parser.add_argument("-q", "--quiet", action="store_true", help="print no table and no progress")
    _add_input_options(parser)


def _add_format(parser: argparse.ArgumentParser, names: Sequence[str]) -> None:
    what = "what goes to standard output (default: table)"
    parser.add_argument("--format", choices=names, default="table", help=what)


def _add_fail_on(parser: argparse.ArgumentParser, names: Sequence[str]) -> None:
    what = f"exit with 1 if there is any of these: {', '.join(names)}"
    parser.add_argument(
        "--fail-on", type=ListOf(tuple(names)), default=(), metavar="LIST", help=what
    )


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--settings", metavar="FILE", help="a TOML file with settings")
    parser.add_argument(
        "--article",
        action="store_true",
        help="of a web page, read the article without menus and footers (needs the extra html)",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="of files that are not UTF-8, such as windows-1252"
    )
