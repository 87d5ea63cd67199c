"""Where the commands get the engine from. It is imported when a command needs it, never for ``--help``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from crossfoot.rendering.rules import Proof
    from crossfoot.rulebook import Rulebook
    from crossfoot.workspace.audit import Auditor


def _rulebook(folders: Iterable[Path]) -> Rulebook:
    from crossfoot.rulebook import load_with_shipped

    return load_with_shipped(folders)


def _auditor(
    rules: Sequence[str] | None, profile: str | None, config: Mapping[str, Any], rulebook: Rulebook
) -> Auditor:
    from crossfoot.engine import Checker

    return Checker(rules=rules, profile=profile, config=config, rulebook=rulebook)


def _prove(rulebook: Rulebook) -> Sequence[Proof]:
    from crossfoot.engine.proof import check_examples

    return check_examples(rulebook)


class Doors(NamedTuple):
    """The three ways into the engine.

    ``rulebook(folders)`` loads the shipped rules and those of the folders; ``auditor(rules, profile, config,
    rulebook)`` makes a checker; ``prove(rulebook)`` runs the rules' examples.
    """

    rulebook: Callable[[Iterable[Path]], Rulebook] = _rulebook
    auditor: Callable[[Sequence[str] | None, str | None, Mapping[str, Any], Rulebook], Auditor] = _auditor
    prove: Callable[[Rulebook], Sequence[Proof]] = _prove


def doors_of(ctx: click.Context) -> Doors:
    """The doors this run was started with."""
    found = ctx.find_object(Doors)
    return found if found is not None else Doors()
