"""A workspace made ready: its configuration, the shipped rules and its own, and checkers for them."""

from __future__ import annotations

from pathlib import Path

from crossfoot.engine import Checker
from crossfoot.rulebook import load_with_shipped
from crossfoot.workspace.audit import Audit
from crossfoot.workspace.config import find_config, load_config
from crossfoot.workspace.overrides import Settings


def open_workspace(folder: Path) -> Audit:
    """The audit of the workspace that a folder lies in.

    Raises:
        CrossfootError: a configuration with problems, an unknown rule or profile.
    """
    config = load_config(find_config(folder))
    rulebook = load_with_shipped(config.rules)

    def make(settings: Settings) -> Checker:
        return Checker(settings.select, settings.profile, settings.as_config(), rulebook)

    return Audit(config, rulebook, make, config.settings, options=config.reading)
