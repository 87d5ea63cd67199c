"""The folder that crossfoot is run in: its configuration, and the articles it holds.

``config.py`` reads ``crossfoot.toml`` or ``[tool.crossfoot]``; ``discovery.py`` finds articles and says what is
missing. Nothing here checks a figure or prints a line.
"""

from __future__ import annotations

from crossfoot.workspace.config import Config, find_config, load_config
from crossfoot.workspace.discovery import Discovery, discover

__all__ = ["Config", "Discovery", "discover", "find_config", "load_config"]
