"""``crossfoot rules``: the list, one rule's page, and ``rules check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from crossfoot.cli.doors import doors_of
from crossfoot.cli.terminal import takes_colour
from crossfoot.errors import InputError
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.rules import render_proofs, render_rules
from crossfoot.rulebook import Rulebook, load_rulebook, rule_page
from crossfoot.workspace.config import find_config, load_config


class RulesGroup(click.Group):
    """A group in which any word that is no command is the name of a rule."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """``check``, or a command that shows the page of the rule."""
        found = super().get_command(ctx, cmd_name)
        if found is not None or cmd_name.startswith("-"):
            return found
        return click.Command(cmd_name, callback=lambda: _show(ctx, cmd_name), help=f"The page of {cmd_name}.")


@click.group(
    cls=RulesGroup,
    invoke_without_command=True,
    subcommand_metavar="[NAME | check [PATH]]",
    no_args_is_help=False,
)
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="The configuration to use.")
@click.pass_context
def rules(ctx: click.Context, config: Path | None) -> int:
    """List the rules; with NAME, show what one does and the examples that prove it."""
    if ctx.invoked_subcommand is not None:
        return 0
    book = _rulebook(ctx)
    click.echo(render_rules(book), nl=False)
    return 2 if book.problems else 0


@rules.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, path: Path | None) -> int:
    """Run the examples of every rule, or of the rules in PATH (a folder or a rule file).

    Exit status: 0 all do what they say, 1 an example fails, 2 a rule could not be loaded.
    """
    if path is None:
        book = _rulebook(ctx)
    elif not path.exists():
        raise InputError(f"{path}: no such file or folder [file-missing]")
    else:
        book = _told(load_rulebook([path]))
    if not len(book) and not book.problems:
        raise InputError(
            f"{path}: no rules in this folder [folder-empty]\n  Rules are files that end in .yaml."
        )
    proofs = doors_of(ctx).prove(book)
    click.echo(render_proofs(book, proofs, Palette(takes_colour(sys.stdout))), nl=False)
    if book.problems:
        return 2
    return 0 if all(proof.ok for proof in proofs) else 1


def _show(ctx: click.Context, name: str) -> int:
    book = _rulebook(ctx)
    click.echo(rule_page(book.find(name)), nl=False)
    return 2 if book.problems else 0


def _rulebook(ctx: click.Context) -> Rulebook:
    given = ctx.params.get("config") or (ctx.parent.params.get("config") if ctx.parent else None)
    config = load_config(given if given is not None else find_config(Path.cwd()))
    return _told(doors_of(ctx).rulebook(config.rules))


def _told(book: Rulebook) -> Rulebook:
    """The rulebook, its problems told on standard error."""
    for error in book.problems:
        click.echo(str(error), err=True)
    return book
