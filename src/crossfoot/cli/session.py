"""From the options of a command to an audit ready to run."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.cli.options import Asked
from crossfoot.errors import CrossfootError
from crossfoot.workspace.audit import Audit, Auditor
from crossfoot.workspace.config import find_config, load_config
from crossfoot.workspace.overrides import Settings

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
    found = load_config(config if config is not None else find_config(Path.cwd()))
    options = (asked or Asked()).over(found.reading)
    if options.encoding is not None:
        from crossfoot.documents.encoding import check_encoding

        check_encoding(options.encoding)
    rulebook = doors.rulebook(found.rules)

    def make(chosen: Settings) -> Auditor:
        # The command line stands above the overrides of paths too.
        kept = tuple(select) or chosen.select
        # What the command line selects is not taken away again by the file.
        unwanted = tuple(ignore) if select else (*ignore, *chosen.ignore)
        asked = Settings(kept, profile or chosen.profile, unwanted, chosen.levels)
        try:
            return doors.auditor(asked.select, asked.profile, asked.as_config(), rulebook)
        except CrossfootError as error:
            # The name may be unknown because its file is broken: show that too.
            raise type(error)("\n".join([*map(str, rulebook.problems), str(error)])) from None

    base = found.settings
    audit = Audit(found, rulebook, make, base, as_of, options)
    for each in (base, *(override.applied(base) for override in found.overrides)):
        audit.prepare(each)  # a wrong name is told before anything is read
    return audit
