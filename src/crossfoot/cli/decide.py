"""``crossfoot decide``: answer queries, so that they do not come back."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from crossfoot.cli.doors import doors_of
from crossfoot.cli.options import Asked, Day, reading_options
from crossfoot.cli.session import open_audit
from crossfoot.cli.terminal import with_progress
from crossfoot.model.decision import Ruling


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--verdict",
    type=click.Choice([ruling.value for ruling in Ruling if ruling is not Ruling.FIXED]),
    default=Ruling.ACCEPTED.value,
    show_default=True,
    help="What was found out about the queries.",
)
@click.option(
    "--reason", required=True, metavar="TEXT", help="Why they may stay; the next reader will want it."
)
@click.option("--by", default="", metavar="NAME", help="Who says so.")
@click.option("--expires", type=Day(), metavar="DATE", help="The last day on which this holds, YYYY-MM-DD.")
@click.option(
    "--decisions",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The decisions file.  [default: crossfoot-decisions.jsonl beside the configuration]",
)
@reading_options
@click.pass_context
def decide(
    ctx: click.Context,
    paths: tuple[str, ...],
    verdict: str,
    reason: str,
    by: str,
    expires: datetime.date | None,
    file: Path | None,
    as_of: datetime.date | None,
    profile: str | None,
    asked: Asked,
    config: Path | None,
) -> int:
    """Write a decision for every query that articles have now: a baseline to start from.

    'crossfoot check' leaves these queries alone until one of their figures, or their paragraph, changes. One decision
    a line, sorted, so that the file merges well.

    \b
    crossfoot decide articles/ --reason "published before we checked figures"
    """
    from crossfoot.workspace.baseline import decisions_of, find_decisions
    from crossfoot.workspace.decisions import FILE_NAME, merged, write_decisions

    audit = open_audit(doors_of(ctx), config, profile, as_of, asked)
    run = audit.run(paths, progress=with_progress)
    for message in run.messages:
        click.echo(message, err=True)
    root = audit.config.root
    target = file or root / FILE_NAME
    known = find_decisions(target if target.is_file() else None, root)
    made = decisions_of(run, Ruling(verdict), reason, by, expires)
    write_decisions(target, merged(known, made))
    click.echo(f"{target}: {len(made)} queries decided, {len(merged(known, made))} decisions in all.")
    return 2 if run.broken or run.failures else 0
