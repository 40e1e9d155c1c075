"""Completion scripts for three shells, made from the parser itself."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from attrs import frozen

from quoteverify.cli._findings import ListOf

__all__ = ["SHELLS", "complete"]


@frozen(kw_only=True)
class _Words:
    """
    What can be typed after a command.

    Args:
        options: its options, and what its positional arguments are chosen from.
        values: what the value of an option is chosen from, by the option.
    """

    options: tuple[str, ...]
    values: dict[str, tuple[str, ...]]


def complete(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script with which *shell* completes commands, options and their values."""
    return _COMPLETERS[shell](_list_words(parser))


def _list_words(parser: argparse.ArgumentParser) -> dict[str, _Words]:
    """Return the words of each command; those of the program itself under an empty name."""
    words = {"": _list_options(parser)}
    for action in _list_actions(parser):
        if isinstance(action.choices, Mapping):  # the commands, each with a parser of its own
            words |= {name: _list_options(child) for name, child in action.choices.items()}
    return words


def _list_actions(parser: argparse.ArgumentParser) -> Sequence[argparse.Action]:
    return parser._actions  # noqa: SLF001 - argparse has no public list of a parser's options


def _list_options(parser: argparse.ArgumentParser) -> _Words:
    options: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    for action in _list_actions(parser):
        names = [name for name in action.option_strings if name.startswith("--")]
        if chosen := _list_values(action):
            values |= dict.fromkeys(names, chosen)
            options += () if names else chosen
        options += names
    return _Words(options=tuple(sorted(options)), values=values)


def _list_values(action: argparse.Action) -> tuple[str, ...]:
    if isinstance(action.choices, Mapping):
        return ()
    if isinstance(action.type, ListOf):
        return action.type.names
    return tuple(action.choices or ())


def _complete_bash(words: dict[str, _Words]) -> str:
    values = "\n".join(
        f"    '{name} {option}') words='{' '.join(chosen)}' ;;"
        for name, command in words.items()
        for option, chosen in command.values.items()
    )
    cases = "\n".join(
        f"    {name}*) words='{' '.join(command.options)}' ;;"
        for name, command in sorted(words.items(), reverse=True)
    )
    commands = " ".join(name for name in words if name)
    return f"""_quoteverify() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words
  case "${{COMP_WORDS[1]}} $before" in
{values}
{cases}
  esac
  [ "$COMP_CWORD" = 1 ] && words="{commands} $words"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _quoteverify quoteverify
"""


def _complete_zsh(words: dict[str, _Words]) -> str:
    return f"autoload -Uz bashcompinit && bashcompinit\n{_complete_bash(words)}"


def _complete_fish(words: dict[str, _Words]) -> str:
    commands = " ".join(name for name in words if name)
    lines = [f"complete -c quoteverify -n __fish_use_subcommand -a '{commands}'"]
    for name, command in words.items():
        where = f"__fish_seen_subcommand_from {name}" if name else "__fish_use_subcommand"
        for word in command.options:
            what = f"-l {word[2:]}" if word.startswith("--") else f"-a {word}"
            chosen = command.values.get(word)
            values = f" -x -a '{' '.join(chosen)}'" if chosen else ""
            lines.append(f"complete -c quoteverify -n '{where}' {what}{values}")
    return "\n".join(lines) + "\n"


_COMPLETERS = {"bash": _complete_bash, "fish": _complete_fish, "zsh": _complete_zsh}
SHELLS = tuple(sorted(_COMPLETERS))
