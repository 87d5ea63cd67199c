"""Data sets and their gates: row rules, a pandera schema, Great Expectations expectations.

A data set is described by a YAML file; `crossfoot data check` checks it. pandas, pandera and Great Expectations are
imported only when a data set asks for them: a row rule on a CSV file needs none of them.

description.py   what a description says; reading.py reads one
finding.py       the descriptions and files that the paths of a user lead to
sources.py       where the rows come from: csv_files.py, parquet_files.py, databases.py
checking.py      all checks of one data set, failing closed: start here
rows.py          row rules over a source that may be larger than the memory
python.py        schemas, which are Python of the repository
queries.py       one value that a claim names; cells.py all figures of a table: these two need DuckDB alone
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossfoot.datasets.checking import Options, check_datasets

__all__ = ["Options", "check_datasets"]


def __getattr__(name: str) -> Any:
    # Checks of data sets need NumPy; the value of a claim does not, and must do without it.
    if name not in __all__:
        raise AttributeError(f"module 'crossfoot.datasets' has no attribute {name!r}")
    return getattr(import_module("crossfoot.datasets.checking"), name)
