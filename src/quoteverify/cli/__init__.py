"""
The command line: parses arguments, calls the public functions, prints.

Data goes to standard output; progress, warnings and errors go to standard error.  Exit codes:
0 for success, 1 for findings named with ``--fail-on``, 2 for wrong usage or an input that could
not be read.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from quoteverify.cli._commands import COMMANDS, UNREAD
from quoteverify.cli._output import complain, make_output_safe, mute_output, show_warning
from quoteverify.cli._parser import make_parser
from quoteverify.exceptions import QuoteVerifyError
from quoteverify.markup import show_plain

__all__ = ["main"]

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    make_output_safe()
    options = make_parser().parse_args(arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = show_warning
        try:
            return COMMANDS[options.command](options)
        except QuoteVerifyError as error:
            complain(f"error: {show_plain(str(error))}")
            return UNREAD
        except BrokenPipeError:  # the reader, such as `head`, has seen enough
            mute_output()
            return 0
        except KeyboardInterrupt:
            return _INTERRUPTED
