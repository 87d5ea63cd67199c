"""``crossfoot report``: the editorial review page."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossfoot.cli.doors import doors_of
from crossfoot.cli.options import Asked, choosing_options, reading_options, split_names
from crossfoot.cli.session import open_audit
from crossfoot.cli.terminal import with_progress
from crossfoot.errors import OptionError
from crossfoot.model.finding import Level
from crossfoot.rendering.html import INDEX, render_folder, render_html
from crossfoot.workspace.decisions import read_decisions

if TYPE_CHECKING:
    from crossfoot.rendering.run import Run

_PAGES = (".html", ".htm")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="PAGE",
    help="The file to write, ending in .html; or a folder, for an index and a page for each article.",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What reviewers decided before: shown on the page, and exported again with what they add.",
)
@reading_options
@choosing_options
@click.pass_context
def report(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: str,
    decisions: Path | None,
    as_of: datetime.date | None,
    profile: str | None,
    asked: Asked,
    config: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    fail_on: str | None,
) -> int:
    """Write the review page of articles: each as it reads, every figure marked, every query with its sum.

    The page is one file that needs no network. Several articles go on one page; into a folder, each goes on its own.

    \b
    crossfoot report article.md -o review.html
    crossfoot report articles/ -o review/ --decisions crossfoot-decisions.jsonl

    Exit status: as that of 'crossfoot check'.
    """
    target = _target(output)
    decided = read_decisions(decisions) if decisions is not None else ()
    audit = open_audit(doors_of(ctx), config, profile, as_of, asked, split_names(select), split_names(ignore))
    run = audit.run(paths, Level(fail_on) if fail_on else None, with_progress)
    for message in run.messages:
        click.echo(message, err=True)
    run = replace(run, decisions=decided)
    pages = render_folder(run) if _is_folder(output) else {target.name: render_html(run)}
    _write(target if _is_folder(output) else target.parent, pages)
    click.echo(_said(run, target / INDEX if _is_folder(output) else target))
    return run.exit_code


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _target(output: str) -> Path:
    """Where the page goes; asked before anything is read, so that no work is lost."""
    path = Path(output)
    if not _is_folder(output) and path.suffix.lower() not in _PAGES:
        raise OptionError(
            f"{output}: no place for a review page [output-name]\n"
            f"  Name a file that ends in .html, or a folder with a slash behind it: {output}/"
        )
    if not path.resolve().parent.is_dir():
        raise OptionError(
            f"{output}: report not written [output-failed]\n  There is no folder {path.parent}."
        )
    return path


def _write(folder: Path, pages: Mapping[str, str]) -> None:
    try:
        folder.mkdir(exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OptionError(f"{folder}: report not written [output-failed]\n  {error.strerror}.") from None


def _said(run: Run, page: Path) -> str:
    """One line: where the page is, and what it holds."""
    totals = run.totals()
    counts = [f"{number} {level}{'' if number == 1 else 's'}" for level, number in totals.levels.items()]
    articles = f"{totals.documents} article{'' if totals.documents == 1 else 's'}"
    return f"{page}: {articles}, {', '.join(counts)}, {totals.checked} of {totals.found} figures checked."
