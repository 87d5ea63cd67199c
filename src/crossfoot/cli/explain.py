"""``crossfoot explain``: how one line was read."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from crossfoot.cli.doors import doors_of
from crossfoot.cli.options import Asked, reading_options
from crossfoot.cli.session import open_audit
from crossfoot.cli.terminal import takes_colour
from crossfoot.documents import Document
from crossfoot.errors import OptionError
from crossfoot.rendering.explanation import render_explanation
from crossfoot.rendering.palette import Palette


@click.command()
@click.argument("place", metavar="FILE:LINE")
@reading_options
@click.pass_context
def explain(
    ctx: click.Context,
    place: str,
    as_of: datetime.date | None,
    profile: str | None,
    asked: Asked,
    config: Path | None,
) -> int:
    """Show the words, figures and roles of one line, the readings that were tried, and what blocked each.

    \b
    crossfoot explain article.md:12
    """
    path, line = _parted(place)
    audit = open_audit(doors_of(ctx), config, profile, as_of, asked)
    for error in audit.rulebook.problems:
        click.echo(str(error), err=True)
    document = audit.read(path, line)
    _check_line(document, path, line)
    found = audit.auditor_for(path).explain(document, line, as_of=audit.as_of_for(document))
    click.echo(render_explanation(found, f"{path}:{line}", Palette(takes_colour(sys.stdout))), nl=False)
    return 2 if audit.rulebook.problems else 0


def _parted(place: str) -> tuple[str, int]:
    path, _, line = place.rpartition(":")
    if not path or not line.isascii() or not line.isdigit() or int(line[:9]) < 1:
        raise OptionError(f"'{place}' is not FILE:LINE. Name a line of the file, as in article.md:12.")
    return path, int(line[:9])


def _check_line(document: Document, path: str, line: int) -> None:
    lines = document.line_offsets(line)
    if lines is None or line > document.line_count:
        count = document.line_count
        raise OptionError(f"{path} has {count} line{'' if count == 1 else 's'}; there is no line {line}.")
    if lines[0] == lines[1]:
        raise OptionError(
            f"{path}:{line} leaves no text to check: it is blank, or front matter, code or a comment."
        )
