"""Data to standard output, and everything else to standard error."""

from __future__ import annotations

import os
import sys

from quoteverify.exceptions import QuoteVerifyError
from quoteverify.markup import show_plain

__all__ = ["complain", "make_output_safe", "mute_output", "print_text", "show_warning"]


def make_output_safe() -> None:
    """Let a terminal or pipe that cannot show a character get its number."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def print_text(text: str) -> None:
    """
    Write *text* to standard output.

    Raises:
        BrokenPipeError: if the reader has gone.
        QuoteVerifyError: if it cannot be written for another reason, such as a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        mute_output()
        raise QuoteVerifyError(f"standard output cannot be written: {error.strerror}") from error


def mute_output() -> None:
    """Throw away what is still to be written, so that Python does not try again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Write one line to standard error."""
    print(f"quoteverify: {message}", file=sys.stderr)


def show_warning(message: Warning | str, *_: object, **__: object) -> None:
    """Write a warning as one line, without the place in our code that gave it."""
    complain(f"warning: {show_plain(str(message))}")
