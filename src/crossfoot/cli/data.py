"""``crossfoot data``: check data sets."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from crossfoot.cli.terminal import Counter, takes_colour
from crossfoot.errors import OptionError


@click.group(no_args_is_help=True)
def data() -> None:
    """Check data sets: their schema, their row rules, their expectations."""


@data.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--row",
    "rows",
    multiple=True,
    metavar="FORMULA",
    help="A relation between the columns of a row, such as 'proceeds == shares * price'; may repeat.",
)
@click.option(
    "--nulls",
    type=click.Choice(["fail", "skip"]),
    default="fail",
    show_default=True,
    help="What --row makes of a row that lacks a figure.",
)
@click.option(
    "--docs",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write Great Expectations' Data Docs there.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the report on standard output.",
)
@click.option("--encoding", metavar="NAME", default="", help="Encoding of bare CSV files that are not UTF-8.")
@click.option(
    "--no-python",
    is_flag=True,
    help="Refuse data sets whose schema is Python of the repository, for use on forks (exit status 2).",
)
def check(
    paths: tuple[str, ...],
    rows: tuple[str, ...],
    nulls: str,
    docs: Path | None,
    format_: str,
    encoding: str,
    no_python: bool,
) -> int:
    """Check data sets: descriptions (.yaml), folders of them, or bare files with --row. Without PATH: datasets/.

    \b
    crossfoot data check
    crossfoot data check datasets/offerings.yaml --docs site
    crossfoot data check deals.csv --row "proceeds == shares * price"

    A formula allows for rounding: 53.25 is anything from 53.245 to 53.255. The Python of a pandera schema
    (schemas.py:Model) is run, and said so; --no-python refuses that.

    Exit status: 0 all holds, 1 a check fails, 2 something could not be checked (no rows, nothing to check, an
    unknown column, an expectation that raised).
    """
    try:
        from crossfoot.datasets import Options, check_datasets
        from crossfoot.datasets.description import RowCheck
        from crossfoot.engine.rows import RowRule
    except ModuleNotFoundError as error:
        if str(error.name).startswith("crossfoot"):
            raise
        raise OptionError(
            f"data sets need {error.name}, which is not installed [extra-missing]\n"
            "  Install it with: pip install 'crossfoot[data]'"
        ) from None
    from crossfoot.rendering.data import render_data, render_data_json
    from crossfoot.rendering.palette import Palette

    if docs is not None and docs.is_file():
        raise OptionError(f"{docs} is a file; --docs needs a folder.")
    ad_hoc = tuple(
        RowCheck(RowRule(formula, nulls="skip" if nulls == "skip" else "fail"), formula) for formula in rows
    )
    counter = Counter("rows")
    options = Options(
        ad_hoc, docs, not no_python, encoding, lambda message: click.echo(message, err=True), counter.show
    )
    try:
        report = check_datasets(paths, options)
    finally:
        counter.clear()
    for problem in report.problems:
        click.echo(problem, err=True)
    text = (
        render_data_json(report)
        if format_ == "json"
        else render_data(report, Palette(takes_colour(sys.stdout)))
    )
    click.echo(text, nl=False)
    return report.exit_code
