"""The ``crossfoot`` command.

``group.py`` lists the commands; each lives in the module of its name and is imported when it is called, so that
``--help`` loads no engine. Exit codes: 0 nothing at or above ``--fail-on``, 1 discrepancies, 2 something could not be
read or used.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from crossfoot.cli.doors import Doors


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    # What is loaded at the start stays to the end. To look for garbage in it, on the way and once more before
    # leaving, would take a quarter of the time of a short run.
    gc.set_threshold(100_000)
    code = run()
    if "duckdb" not in sys.modules:  # it counts what it made, and complains of what is not collected
        gc.freeze()
    sys.exit(code)


def run(args: Sequence[str] | None = None, doors: Doors | None = None) -> int:
    """Run the command line; returns the exit code.

    Args:
        args: the arguments; those of the process unless given.
        doors: where the commands get the engine from; the real one unless given.
    """
    import click

    from crossfoot.cli.group import cli
    from crossfoot.errors import CrossfootError

    stdout = sys.stdout
    try:
        code = cli.main(args, prog_name="crossfoot", standalone_mode=False, obj=doors)
    except click.ClickException as error:
        error.show()
        return 2
    except CrossfootError as error:
        click.echo(f"crossfoot: {error}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except SystemExit:
        # When the reader (head, less) has seen enough, click muffles standard output and leaves with 1, which would
        # mean discrepancies here.
        if sys.stdout is not stdout:
            return 141
        raise
    return code if isinstance(code, int) else 0
