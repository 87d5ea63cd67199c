"""A workspace made ready: its configuration, the shipped rules and its own, and checkers for them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from crossfoot.documents.options import DEFAULT_OPTIONS, ReadOptions
from crossfoot.errors import CrossfootError
from crossfoot.rulebook import Rulebook, load_with_shipped
from crossfoot.workspace.audit import Audit, Auditor
from crossfoot.workspace.config import Config, find_config, load_config
from crossfoot.workspace.overrides import Settings

#: Makes a checker of rule names, a profile, settings and a rulebook.
Make = Callable[[Sequence[str] | None, str | None, Mapping[str, Any], Rulebook], Auditor]


class Wanted(NamedTuple):
    """What the command line asks for; it stands above the configuration, and above the overrides of paths.

    ``options`` are how files are read, those of the configuration included; ``numbers`` and ``scale`` are how numbers
    are printed.
    """

    profile: str | None = None
    as_of: datetime.date | None = None
    options: ReadOptions = DEFAULT_OPTIONS
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    numbers: str | None = None
    scale: str | None = None

    def over(self, chosen: Settings) -> Settings:
        """The settings to check with, where the configuration says ``chosen``."""
        kept = self.select or chosen.select
        # What the command line selects is not taken away again by the file.
        unwanted = self.ignore if self.select else (*self.ignore, *chosen.ignore)
        return replace(
            chosen,
            select=kept,
            profile=self.profile or chosen.profile,
            ignore=unwanted,
            numbers=self.numbers or chosen.numbers,
            scale=self.scale or chosen.scale,
        )


def open_audit(config: Config, wanted: Wanted, rulebook: Rulebook, make: Make | None = None) -> Audit:
    """An audit ready to run.

    Args:
        make: makes the checkers; the real ones unless given.

    Raises:
        CrossfootError: an unknown rule, profile or encoding.
    """
    if wanted.options.encoding is not None:
        from crossfoot.documents.encoding import check_encoding

        check_encoding(wanted.options.encoding)

    def checker(chosen: Settings) -> Auditor:
        own = wanted.over(chosen)
        try:
            return (make or _checker)(own.select, own.profile, own.as_config(), rulebook)
        except CrossfootError as error:
            # The name may be unknown because its file is broken: show that too.
            raise type(error)("\n".join([*map(str, rulebook.problems), str(error)])) from None

    base = config.settings
    audit = Audit(config, rulebook, checker, base, wanted.as_of, wanted.options)
    for each in (base, *(override.applied(base) for override in config.overrides)):
        audit.prepare(each)  # a wrong name is told before anything is read
    return audit


def _checker(
    rules: Sequence[str] | None, profile: str | None, config: Mapping[str, Any], rulebook: Rulebook
) -> Auditor:
    from crossfoot.engine import Checker

    return Checker(rules, profile, config, rulebook)


def open_workspace(folder: Path) -> Audit:
    """The audit of the workspace that a folder lies in.

    Raises:
        CrossfootError: a configuration with problems, an unknown rule or profile.
    """
    config = load_config(find_config(folder))
    return open_audit(config, Wanted(options=config.reading), load_with_shipped(config.rules))
