"""
The command line: parses arguments, calls the public functions, prints.

Data goes to standard output; progress, warnings and errors go to standard error.  Exit codes:
0 for success, 1 for findings named with ``--fail-on``, 2 for wrong usage or an input that could
not be read.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import quoteverify
from quoteverify.exceptions import QuoteVerifyError
from quoteverify.load import load_documents
from quoteverify.markup import show_plain
from quoteverify.plugins import list_plugins
from quoteverify.records import Label, Skipped, SourceStatus, Verdict
from quoteverify.report import Report, render_comparison, render_quotes, render_terminal
from quoteverify.settings import Settings

if TYPE_CHECKING:
    # argparse has no public name for what `add_subparsers` returns
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - see above

__all__ = ["main"]

_SUCCESS, _FOUND, _UNREAD = 0, 1, 2

_FINDINGS: dict[str, Callable[[Verdict], bool]] = {
    "altered": lambda verdict: bool(verdict.alterations),
    "absent": lambda verdict: verdict.source_status in {SourceStatus.ABSENT, SourceStatus.UNREAD},
    "reworded": lambda verdict: verdict.source_status is SourceStatus.REWORDED,
    "paraphrased": lambda verdict: verdict.label is Label.PARAPHRASED,
    "single-source": lambda verdict: (
        verdict.label is Label.SINGLE_SOURCE and verdict.quote.is_attributed
    ),
    "speaker-conflict": lambda verdict: verdict.speaker_conflict,
}
"""What `--fail-on` may name.  A title or a term in quotation marks is no single-source finding."""

_RENDERERS: dict[str, Callable[[Report], str]] = {
    "json": Report.to_json,
    "jsonl": Report.to_jsonl,
    "csv": Report.to_csv,
    "html": Report.to_html,
    "annotations": Report.to_annotations,
    "jsonld": Report.to_jsonld,
}
"""The formats, beside the table and those of installed plugins."""

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
"""

_EXTRACT_EXAMPLES = """\
examples:
  quoteverify extract article.txt
  quoteverify extract articles/ --format jsonl > quotes.jsonl
"""

_COMPLETION_EXAMPLES = """\
examples:
  eval "$(quoteverify completion bash)"                                  in ~/.bashrc
  eval "$(quoteverify completion zsh)"                                   in ~/.zshrc
  quoteverify completion fish > ~/.config/fish/completions/quoteverify.fish
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    _make_output_safe()
    options = _make_parser().parse_args(arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = _show_warning
        try:
            return int(options.run(options))
        except QuoteVerifyError as error:
            _complain(f"error: {show_plain(str(error))}")
            return _UNREAD
        except BrokenPipeError:  # the reader, such as `head`, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return _SUCCESS
        except KeyboardInterrupt:
            return 130  # 128 + SIGINT, as shells have it


def _make_output_safe() -> None:
    # A terminal or pipe that cannot show a character gets its number; it must not end the run.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quoteverify",
        description=(
            "Say, quote by quote, whether independent documents and given sources agree on the "
            "words. Exit codes: 0 success, 1 findings named with --fail-on, 2 wrong usage or an "
            "input that could not be read."
        ),
    )
    version = f"quoteverify {quoteverify.__version__}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
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
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_verify(commands: _Commands) -> None:
    purpose = "hold the quotes of several documents against one another"
    parser = _add_command(commands, "verify", purpose, _VERIFY_EXAMPLES)
    _add_paths(parser)
    _add_sources(parser, is_required=False)
    _add_report_options(parser)
    parser.set_defaults(run=_run_verify)


def _add_check(commands: _Commands) -> None:
    purpose = "hold the quotes of a text against sources, such as a transcript"
    parser = _add_command(commands, "check", purpose, _CHECK_EXAMPLES)
    _add_paths(parser)
    _add_sources(parser, is_required=True)
    _add_report_options(parser)
    parser.set_defaults(run=_run_verify)


def _add_compare(commands: _Commands) -> None:
    purpose = "explain how two wordings differ"
    parser = _add_command(commands, "compare", purpose, _COMPARE_EXAMPLES)
    parser.add_argument("left", metavar="WORDING")
    parser.add_argument("right", metavar="WORDING")
    _add_format(parser, ["table", "json"])
    _add_fail_on(parser, ["altered"])
    parser.set_defaults(run=_run_compare)


def _add_extract(commands: _Commands) -> None:
    purpose = "list the quotes of documents, with who said them"
    parser = _add_command(commands, "extract", purpose, _EXTRACT_EXAMPLES)
    _add_paths(parser)
    _add_format(parser, ["table", "json", "jsonl", "csv"])
    _add_input_options(parser)
    parser.set_defaults(run=_run_extract)


def _add_completion(commands: _Commands) -> None:
    purpose = "print the completion script of a shell"
    parser = _add_command(commands, "completion", purpose, _COMPLETION_EXAMPLES)
    parser.add_argument("shell", choices=["bash", "zsh", "fish"])
    parser.set_defaults(run=_run_completion)


def _add_paths(parser: argparse.ArgumentParser) -> None:
    what = "a file (text, Markdown, HTML, PDF, JSONL, CSV) or a folder; - for standard input"
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
    _add_format(parser, ["table", *_RENDERERS, *list_plugins("renderers")])
    for name in _RENDERERS:
        parser.add_argument(f"--{name}", metavar="FILE", help=f"also write {name} to FILE")
    _add_fail_on(parser, list(_FINDINGS))
    parser.add_argument("-q", "--quiet", action="store_true", help="print no table and no progress")
    _add_input_options(parser)


def _add_format(parser: argparse.ArgumentParser, names: Sequence[str]) -> None:
    what = "what goes to standard output (default: table)"
    parser.add_argument("--format", choices=names, default="table", help=what)


def _add_fail_on(parser: argparse.ArgumentParser, names: Sequence[str]) -> None:
    def parse(given: str) -> tuple[str, ...]:
        wanted = tuple(name.strip() for name in given.split(",") if name.strip())
        for name in wanted:
            if name not in names:
                raise argparse.ArgumentTypeError(f"{name!r}; known: {', '.join(names)}")
        return wanted

    what = f"exit with 1 if there is any of these: {', '.join(names)}"
    parser.add_argument("--fail-on", type=parse, default=(), metavar="LIST", help=what)


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--settings", metavar="FILE", help="a TOML file with settings")
    parser.add_argument("--encoding", metavar="NAME", help="of files that are not UTF-8")


def _run_verify(options: argparse.Namespace) -> int:
    report = quoteverify.verify_quotes(
        _open_inputs(options.paths),
        sources=_open_inputs(options.sources),
        settings=_read_settings(options),
        progress=False if options.quiet else None,
    )
    for name, render in _RENDERERS.items():
        path = getattr(options, name)
        if path:
            _write_file(path, render(report))
    _print_report(report, options)
    return _choose_exit_code(report, options.fail_on)


def _open_inputs(paths: Sequence[str]) -> list[object]:
    return [sys.stdin.buffer if path == "-" else Path(path) for path in paths]


def _read_settings(options: argparse.Namespace) -> Settings:
    settings = Settings.from_toml(options.settings) if options.settings else Settings()
    if options.encoding:
        settings = attrs.evolve(
            settings, load=attrs.evolve(settings.load, encoding=options.encoding)
        )
    return settings


def _write_file(path: str, text: str) -> None:
    try:
        Path(path).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise QuoteVerifyError(f"{path} cannot be written: {error.strerror}") from error


def _print_report(report: Report, options: argparse.Namespace) -> None:
    if options.format != "table":
        _print(report.render(options.format))
    elif not options.quiet:
        _print(render_terminal(report, columns=_find_columns(), has_colour=_has_colour()))


def _find_columns() -> int:
    return shutil.get_terminal_size(fallback=(100, 24)).columns


def _has_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _choose_exit_code(report: Report, fail_on: Sequence[str]) -> int:
    for name in fail_on:
        number = sum(map(_FINDINGS[name], report))
        if number:
            _complain(f"{name}: {number} of {len(report.verdicts)} quotes")
    has_findings = any(_FINDINGS[name](verdict) for name in fail_on for verdict in report)
    return _report_skipped(report.skipped) or (_FOUND if has_findings else _SUCCESS)


def _report_skipped(skipped: Iterable[Skipped]) -> int:
    code = _SUCCESS
    for item in skipped:
        what = "read already" if item.is_read else "not read"
        _complain(f"{what}: {show_plain(item.input)}: {show_plain(item.reason)}")
        code = code if item.is_read else _UNREAD
    return code


def _run_compare(options: argparse.Namespace) -> int:
    comparison = quoteverify.compare_quotes(options.left, options.right)
    _print(render_comparison(comparison, options.format, has_colour=_has_colour()))
    return _FOUND if "altered" in options.fail_on and comparison.alterations else _SUCCESS


def _run_extract(options: argparse.Namespace) -> int:
    settings = _read_settings(options)
    documents, skipped = load_documents(_open_inputs(options.paths), settings=settings.load)
    quotes = [
        quote
        for document in documents
        for quote in quoteverify.extract_quotes(document, settings=settings)
    ]
    _print(render_quotes(quotes, options.format, columns=_find_columns()))
    return _report_skipped(skipped)


def _run_completion(options: argparse.Namespace) -> int:
    _print(_COMPLETERS[options.shell](_list_words(_make_parser())))
    return _SUCCESS


def _list_words(parser: argparse.ArgumentParser) -> dict[str, tuple[str, ...]]:
    """Return the options of each command; those of the program itself under an empty name."""
    words = {"": _list_options(parser)}
    for action in parser._actions:  # noqa: SLF001 - argparse does not list them publicly
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            words |= {name: _list_options(child) for name, child in action.choices.items()}
    return words


def _list_options(parser: argparse.ArgumentParser) -> tuple[str, ...]:
    actions = parser._actions  # noqa: SLF001 - argparse does not list them publicly
    names = (name for action in actions for name in action.option_strings)
    return tuple(sorted(name for name in names if name.startswith("--")))


def _complete_bash(words: dict[str, tuple[str, ...]]) -> str:
    cases = "\n".join(
        f"    {name or '*'}) words='{' '.join(options)}' ;;"
        for name, options in sorted(words.items(), reverse=True)
    )
    commands = " ".join(name for name in words if name)
    return f"""_quoteverify() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} words
  case ${{COMP_WORDS[1]}} in
{cases}
  esac
  [ "$COMP_CWORD" = 1 ] && words="{commands} $words"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _quoteverify quoteverify
"""


def _complete_zsh(words: dict[str, tuple[str, ...]]) -> str:
    return f"autoload -Uz bashcompinit && bashcompinit\n{_complete_bash(words)}"


def _complete_fish(words: dict[str, tuple[str, ...]]) -> str:
    commands = " ".join(name for name in words if name)
    lines = [f"complete -c quoteverify -n __fish_use_subcommand -a '{commands}'"]
    for name, options in words.items():
        where = f"__fish_seen_subcommand_from {name}" if name else "__fish_use_subcommand"
        lines += [f"complete -c quoteverify -n '{where}' -l {word[2:]}" for word in options]
    return "\n".join(lines) + "\n"


_COMPLETERS = {"bash": _complete_bash, "fish": _complete_fish, "zsh": _complete_zsh}


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _complain(message: str) -> None:
    print(f"quoteverify: {message}", file=sys.stderr)


def _show_warning(message: Warning | str, *_: object, **__: object) -> None:
    _complain(f"warning: {show_plain(str(message))}")


if __name__ == "__main__":
    sys.exit(main())
