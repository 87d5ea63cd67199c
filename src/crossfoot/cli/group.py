"""The top of the command line: names and one-line helps here, everything else in the commands' own modules."""

from __future__ import annotations

import importlib
from typing import Any

import click

#: Command -> (module:object, its line in the help).
COMMANDS = {
    "check": ("crossfoot.cli.check:check", "Check articles and say which figures cannot all be right."),
    "claims": ("crossfoot.cli.claims:claims", "List every figure found, and whether it was checked."),
    "explain": (
        "crossfoot.cli.explain:explain",
        "Show how one line was read, and why no more was said of it.",
    ),
    "data": ("crossfoot.cli.data:data", "Check data sets: schema, row rules, expectations."),
    "scan": ("crossfoot.cli.scan:scan", "Check a corpus of any size: Parquet files and a summary out."),
    "report": ("crossfoot.cli.report:report", "Write the review page of articles, for an editor."),
    "decide": (
        "crossfoot.cli.decide:decide",
        "Answer the queries that there are now, so that they do not come back.",
    ),
    "init": ("crossfoot.cli.init:init", "Make a newsroom's repository: folders, configuration, CI workflow."),
    "rules": ("crossfoot.cli.rules:rules", "List the rules, show one, or run their examples."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f"Did you mean '{near[0]}'?" if near else f"Commands: {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _version(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    if not value or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"crossfoot {version('crossfoot')}")
    except PackageNotFoundError:
        click.echo("crossfoot (not installed)")
    ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "CROSSFOOT",
        "max_content_width": 100,
    },
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and leave.",
)
def cli() -> None:
    """Find the figures in an article, recompute what relates them, and say which cannot all be right.

    \b
    crossfoot check article.md --as-of 2025-03-25
    crossfoot check articles/ --format json

    Exit status: 0 nothing wrong at the level asked for, 1 discrepancies, 2 something could not be read.
    """
