"""A Spark session of this machine for tests that need one; each costs some ten seconds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest


def local_session() -> Iterator[Any]:
    """The body of a fixture."""
    pytest.importorskip("pyspark", reason="PySpark comes with the extra [spark]")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    from crossfoot.adapters.spark.session import session_of

    session, new = session_of(cores=2)
    yield session
    if new:
        session.stop()
