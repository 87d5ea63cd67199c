"""From the options of a command to an audit ready to run."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.cli.options import Asked
from crossfoot.workspace.audit import Audit
from crossfoot.workspace.config import Config, find_config, load_config
from crossfoot.workspace.opening import Wanted
from crossfoot.workspace.opening import open_audit as opened

if TYPE_CHECKING:
    from crossfoot.cli.doors import Doors


def open_audit(
    doors: Doors,
    config: Path | None = None,
    profile: str | None = None,
    as_of: datetime.date | None = None,
    asked: Asked | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Audit:
    """Load the configuration and the rules; what the command line says wins.

    Raises:
        CrossfootError: a configuration with problems, an unknown rule, profile or encoding.
    """
    found = config_of(config)
    said = asked or Asked()
    options = said.over(found.reading)
    wanted = Wanted(profile, as_of, options, tuple(select), tuple(ignore), said.numbers, said.scale)
    return opened(found, wanted, doors.rulebook(found.rules), doors.auditor)


def config_of(named: Path | None) -> Config:
    """The configuration named, else the one that holds for the current folder.

    Raises:
        ConfigError: it has problems.
    """
    return load_config(named if named is not None else find_config(Path.cwd()))
