"""Write docs/commands.md from the commands' own help: `python scripts/command_pages.py [--update]`.

Without --update, fails where the page is not what the commands say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from crossfoot.cli.group import cli

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
_HEAD = """# Commands

What `crossfoot COMMAND --help` prints, written by `python scripts/command_pages.py --update`.

Every option can be set in the environment too: `CROSSFOOT_CHECK_FAIL_ON=warning` is `crossfoot check --fail-on
warning`.
"""
_WIDTH = 100


def page() -> str:
    """The whole page."""
    with click.Context(cli, info_name="crossfoot") as top:
        blocks = [_HEAD, *_sections(cli, top, "crossfoot")]
    return "\n".join(blocks)


def _sections(command: click.Command, context: click.Context, name: str) -> Iterator[str]:
    context.terminal_width = context.max_content_width = _WIDTH
    context.color = False
    yield f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            inner = command.get_command(context, part)
            if inner is not None and not inner.hidden:
                with click.Context(inner, info_name=part, parent=context) as below:
                    yield from _sections(inner, below, f"{name} {part}")


def main() -> int:
    """Write the page, or say that it is stale."""
    text = page()
    if "--update" in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        print("docs/commands.md is not what the commands say: python scripts/command_pages.py --update")
        return 1
    print("Commands: the page agrees with the commands' help.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
