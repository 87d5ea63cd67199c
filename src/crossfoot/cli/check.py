"""``crossfoot check``: audit articles."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossfoot.cli.doors import doors_of
from crossfoot.cli.options import Asked, Day, OutputFile, choosing_options, reading_options, split_names
from crossfoot.cli.session import open_audit
from crossfoot.cli.terminal import takes_colour, with_progress
from crossfoot.errors import OptionError
from crossfoot.model.finding import Level
from crossfoot.rendering.formats import FORMATS, render
from crossfoot.rendering.run import Run
from crossfoot.workspace.baseline import decided, find_decisions

if TYPE_CHECKING:
    from crossfoot.workspace.revisions import Revision


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="The form of the report on standard output.",
)
@click.option(
    "--output",
    "outputs",
    type=OutputFile(),
    multiple=True,
    metavar="FORMAT=PATH",
    help="Write a report into a file as well; may repeat.",
)
@reading_options
@choosing_options
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What reviewers decided.  [default: crossfoot-decisions.jsonl beside the configuration, if it is there]",
)
@click.option("--today", type=Day(), metavar="DATE", help="The day to judge whether decisions have expired.")
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Note every figure that appears nowhere in this table (CSV, TSV, Parquet), with the nearest value.",
)
@click.option(
    "--diff",
    metavar="REVISION",
    help="Only queries that changes since a git revision brought; says which figure was edited and which was not.",
)
@click.option(
    "--show",
    type=click.Choice(["queries", "all"]),
    default="queries",
    show_default=True,
    help="'all' shows the figures that agree too.",
)
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    format_: str,
    outputs: tuple[tuple[str, Path], ...],
    as_of: datetime.date | None,
    profile: str | None,
    asked: Asked,
    config: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    fail_on: str | None,
    decisions: Path | None,
    today: datetime.date | None,
    data: Path | None,
    diff: str | None,
    show: str,
) -> int:
    """Check articles: files, folders, or - for standard input.

    Folders are searched for .md, .markdown, .txt, .html, .htm, .csv, .tsv, .docx and .pdf files, leaving out
    hidden ones and those in .gitignore.

    \b
    crossfoot check article.md --as-of 2025-03-25
    crossfoot check articles/ --output json=report.json
    crossfoot check articles/ --diff origin/main
    pbpaste | crossfoot check -
    """
    audit = open_audit(doors_of(ctx), config, profile, as_of, asked, split_names(select), split_names(ignore))
    audit.data = data
    known = find_decisions(decisions, audit.config.root)
    revision = _revision(diff)
    run = audit.run(paths, Level(fail_on) if fail_on else None, with_progress)
    if revision is not None:
        from crossfoot.workspace.revisions import only_changed

        run = only_changed(run, revision, audit.report, audit.options)
    if known:
        # The one use of the clock: whether a decision still holds is a question of today, not of the article's day.
        run = decided(run, known, today or datetime.date.today())
    for message in run.messages:
        click.echo(message, err=True)
    click.echo(render(format_, run, show == "all", takes_colour(sys.stdout)), nl=False)
    _write(run, outputs, show == "all")
    if format_ == "github":
        _write_summary(run)
    return run.exit_code


def _revision(name: str | None) -> Revision | None:
    """The revision asked for; a wrong name is told before anything is read."""
    if name is None:
        return None
    from crossfoot.workspace.revisions import Revision

    return Revision.of(name, Path.cwd())


def _write_summary(run: Run) -> None:
    """In a GitHub workflow, the report as the summary of the job too (GITHUB_STEP_SUMMARY names its file)."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8") as summary:
            summary.write(render("markdown", run))
    except OSError as error:
        raise OptionError(f"{name}: job summary not written [output-failed]\n  {error.strerror}.") from None


def _write(run: Run, outputs: Sequence[tuple[str, Path]], show_all: bool) -> None:
    for format, path in outputs:
        try:
            path.write_text(render(format, run, show_all), encoding="utf-8")
        except OSError as error:
            raise OptionError(f"{path}: report not written [output-failed]\n  {error.strerror}.") from None
