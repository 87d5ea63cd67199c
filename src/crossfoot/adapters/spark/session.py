"""A Spark session for those who have none, and what Spark's Python needs to know."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from crossfoot.adapters.quiet import quiet

#: A quiet session without a web page, which listens to this machine alone.
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
}
#: Set where the process was started by spark-submit, which says what the master is.
_SUBMITTED = "PYSPARK_GATEWAY_PORT"


def session_of(master: str | None = None, cores: int = 1) -> tuple[Any, bool]:
    """The session that there is, else a new one; and whether it is new, and so to be stopped.

    Args:
        master: the master's URL; None leaves it to spark-submit, else to this machine with so many cores.
    """
    with quiet():
        from pyspark.sql import SparkSession

        active = SparkSession.getActiveSession()
        if active is not None:
            return active, False
        # Else the workers run whichever Python comes first on the path.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.appName("crossfoot scan")
        if master is not None:
            builder = builder.master(master)
        elif _SUBMITTED not in os.environ:
            builder = builder.master(f"local[{cores}]")
            for name, value in _LOCAL.items():
                builder = builder.config(name, value)
        return builder.getOrCreate(), True


def mapped(df: Any, task: Callable[[Iterable[Any]], Iterator[Any]], schema: Any) -> Any:
    """The lazy frame of what ``task`` makes of the Arrow batches of a frame; ``schema`` is that of its rows."""
    with quiet():
        from pyspark.sql.pandas.types import from_arrow_schema

        return df.mapInArrow(task, from_arrow_schema(schema))
