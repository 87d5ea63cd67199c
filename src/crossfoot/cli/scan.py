"""``crossfoot scan``: check a corpus of any size."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossfoot.cli.options import Asked, choosing_options, reading_options, split_names
from crossfoot.cli.session import config_of
from crossfoot.cli.terminal import Meter, takes_colour
from crossfoot.model.finding import Level
from crossfoot.rendering.palette import Palette

if TYPE_CHECKING:
    from crossfoot.scan.local import Progress
    from crossfoot.workspace.scanning import Engine, Plan, Scanned


@click.command()
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS...")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder to write to: findings/ and coverage/ (Parquet), summary.html, summary.json, errors.jsonl.",
)
@click.option(
    "--text",
    "text",
    multiple=True,
    metavar="NAME",
    help="Column with the text; may repeat or list several with commas, read one after another.  "
    "[default: text, body, content or article]",
)
@click.option(
    "--id", "id_", metavar="NAME", help="Column with the id.  [default: id, url or the like, else FILE:LINE]"
)
@click.option(
    "--date",
    metavar="NAME",
    help="Column with the date of publication.  [default: date, published or the like, if there is one]",
)
@click.option(
    "--source",
    metavar="NAME",
    help="Column that the summary is broken down by.  [default: source or the like]",
)
@reading_options
@choosing_options
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Processes of its own, or PySpark.",
)
@click.option(
    "--master",
    metavar="URL",
    help="The Spark to use: spark://host:7077, yarn.  [default: what spark-submit says, else this machine]",
)
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes on this machine.  [default: one a core]"
)
@click.option(
    "--batch",
    type=click.IntRange(1),
    metavar="N",
    help="Articles in a part file; so many are lost at most, for each process, when a scan is killed.  "
    "[default: 100 to 1000, as the corpus is large]",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="The most that one article may take; it is then given up and listed.",
)
@click.option("--restart", is_flag=True, help="Forget what an earlier scan has written to DIR.")
def scan(
    corpus: tuple[str, ...],
    out: Path,
    text: Sequence[str],
    id_: str | None,
    date: str | None,
    source: str | None,
    as_of: datetime.date | None,
    profile: str | None,
    asked: Asked,
    config: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    fail_on: str | None,
    engine: Engine,
    master: str | None,
    jobs: int | None,
    batch: int | None,
    time_limit: float,
    restart: bool,
) -> int:
    """Check a corpus: folders of articles, JSON lines (.jsonl, .jsonl.gz, .jsonl.zst), Parquet files.

    \b
    crossfoot scan archive/ --out scan
    crossfoot scan news.jsonl.gz --out scan --text body --date published
    crossfoot scan shards/ --out scan --engine spark

    A scan that was stopped or killed goes on where it was when the same command is given again. An article that
    cannot be read or checked never stops it: it is listed in errors.jsonl.

    Exit status: 0 nothing wrong at the level asked for, 1 discrepancies, 2 something could not be read.
    """
    from crossfoot.scan.extras import need

    need("scan", "pandas", "pandera", "pyarrow")
    if engine == "spark":
        need("scan,spark", "pyspark")
    elif master is not None:
        raise click.UsageError("--master goes with --engine spark.")
    from crossfoot.adapters.columns import Columns
    from crossfoot.scan.local import Pace
    from crossfoot.workspace.opening import Wanted
    from crossfoot.workspace.scanning import Plan

    found = config_of(config)
    options, rules, unwanted = asked.over(found.reading), split_names(select), split_names(ignore)
    plan = Plan(
        paths=corpus,
        out=out,
        config=found,
        wanted=Wanted(profile, as_of, options, rules, unwanted, asked.numbers, asked.scale),
        columns=Columns(split_names(text), id_, date, source),
        engine=engine,
        master=master,
        pace=Pace(batch, jobs or _cores(), time_limit),
        fail_on=Level(fail_on) if fail_on else None,
        restart=restart,
    )
    result = _run(plan)
    _tell(plan, result)
    return result.exit_code


def _run(plan: Plan) -> Scanned:
    from crossfoot.workspace.scanning import Watch
    from crossfoot.workspace.scanning import scan as run

    meter = Meter()

    def look(progress: Progress) -> None:
        meter.show(progress.read, progress.size, progress.articles, progress.failed)

    try:
        return run(plan, Watch(look, meter.tell))
    except KeyboardInterrupt:
        meter.clear()
        click.echo("To go on where it was, give the same command again.", err=True)
        raise
    finally:
        meter.clear()


def _tell(plan: Plan, result: Scanned) -> None:
    from crossfoot.rendering.scanned.terminal import render_summary_text

    for message in result.broken:
        click.echo(message, err=True)
    click.echo(render_summary_text(result.summary, Palette(takes_colour(sys.stdout))), nl=False)
    click.echo(f"Written to {plan.out}: summary.html, summary.json, findings/, coverage/, errors.jsonl.")
    if result.summary.failures:
        click.echo(f"What could not be read, and why: {plan.out / 'errors.jsonl'}", err=True)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this platform
        return os.cpu_count() or 1
