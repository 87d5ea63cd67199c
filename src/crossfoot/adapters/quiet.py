"""Imports of libraries that say things at import which a user can do nothing about."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Hold back the warnings that pandera, Great Expectations and PySpark give when they meet each other."""
    with warnings.catch_warnings():
        # pandera looks at pyspark.pandas where pyspark is installed, and that does not know pandas 3 yet.
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
        warnings.filterwarnings("ignore", message=".*pyspark", category=UserWarning)
        # Great Expectations imports modules of the standard library under their old names.
        warnings.filterwarnings("ignore", message="module 'sre_", category=DeprecationWarning)
        yield
