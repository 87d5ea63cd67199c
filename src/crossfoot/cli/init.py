"""``crossfoot init``: make a newsroom's repository."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
def init(folder: Path) -> int:
    """Make the four folders (claims, rules, datasets, reports), a configuration, a CI workflow and a pre-commit hook.

    What is there already is left as it is.

    \b
    crossfoot init
    crossfoot init newsroom
    """
    from crossfoot.workspace.init import initialise

    for placed in initialise(folder):
        click.echo(f"{'wrote' if placed.written else 'kept '}  {placed.path.as_posix()}")
    inside = "" if folder == Path() else f"cd {folder.as_posix()}\n"
    click.echo(f"\nNext: put an article into claims/, then\n\n{inside}crossfoot check claims")
    return 0
