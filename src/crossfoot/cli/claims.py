"""``crossfoot claims``: every figure found, as a table."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from crossfoot.cli.doors import doors_of
from crossfoot.cli.options import Asked, reading_options
from crossfoot.cli.session import open_audit
from crossfoot.cli.terminal import with_progress
from crossfoot.rendering.claims import render_claims


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
@click.pass_context
def claims(
    ctx: click.Context,
    paths: tuple[str, ...],
    as_of: datetime.date | None,
    profile: str | None,
    asked: Asked,
    config: Path | None,
) -> int:
    """List the figures of articles: text, value, interval, unit, role, period, and whether each was checked.

    Exit status: 0 when every article was read, whatever the figures say; 2 otherwise.
    """
    run = open_audit(doors_of(ctx), config, profile, as_of, asked).run(paths, progress=with_progress)
    for message in run.messages:
        click.echo(message, err=True)
    click.echo("\n".join(render_claims(item) for item in run.checked), nl=False)
    return 2 if run.broken or run.failures else 0
