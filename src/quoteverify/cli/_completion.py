"""Completion scripts for three shells, made from the parser itself."""

from __future__ import annotations

import argparse

__all__ = ["SHELLS", "complete"]


def complete(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script with which *shell* completes the commands and options of *parser*."""
    return _COMPLETERS[shell](_list_words(parser))


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
SHELLS = tuple(sorted(_COMPLETERS))
