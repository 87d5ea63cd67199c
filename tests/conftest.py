"""What every test may use: the repository's folders, and hypothesis with repeatable examples."""

from pathlib import Path

import pytest
from hypothesis import settings

# Repeatable on every machine: a failure must not depend on the day. More: --hypothesis-profile=explore.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parents[1]
