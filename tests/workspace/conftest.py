"""The command line of the real engine, for what only shows there."""

from tests.cli.conftest import terminal

__all__ = ["terminal"]
