"""The rows of a query, through SQLAlchemy: SQLite, PostgreSQL, and whatever else it has a driver for.

A query only reads: SQLite files are opened read-only, PostgreSQL runs it in a read-only transaction, and nothing is
ever committed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa

from crossfoot.adapters.frames import texts
from crossfoot.datasets.sources import STRETCH, RowSource, Stretch
from crossfoot.engine.rows import RowColumn
from crossfoot.errors import DataError


class DatabaseSource(RowSource):
    """What a query gives."""

    def stretches(self) -> Iterator[Stretch]:
        """The rows, at most `STRETCH` at a time."""
        with self._result() as result:
            titles = list(result.keys())
            self._refuse_doubles(titles)
            first = 0
            while rows := result.fetchmany(STRETCH):
                yield _stretch(first, titles, rows)
                first += len(rows)
            if not first:
                yield _stretch(0, titles, [])

    def frame(self) -> Any:
        """All rows."""
        import pandas as pd

        with self._result() as result:
            titles = list(result.keys())
            self._refuse_doubles(titles)
            return pd.DataFrame(
                [
                    [float(one) if isinstance(one, Decimal) else one for one in row]
                    for row in result.fetchall()
                ],
                columns=titles,
            )

    @contextmanager
    def _result(self) -> Iterator[Any]:
        try:
            engine = self._engine()
            with engine.connect() as connection:
                reading = connection.execution_options(stream_results=True, max_row_buffer=STRETCH)
                if engine.dialect.name == "postgresql":
                    reading = reading.execution_options(postgresql_readonly=True)
                yield reading.execute(sa.text(self.spec.query.replace(":", r"\:")))
        except sa.exc.SQLAlchemyError as error:
            raise self._error("query-failed", _cause(error)) from None
        except ModuleNotFoundError as error:
            raise self._error(
                "driver-missing", f"SQLAlchemy needs the driver {error.name} for this url."
            ) from None

    def _engine(self) -> Any:
        url = self.spec.url or os.environ.get(self.spec.url_from, "")
        if not url:
            raise self._error("url-missing", f"The environment variable {self.spec.url_from} is not set.")
        if url.startswith("sqlite:///") and not url.endswith(":memory:"):
            path = Path(url.removeprefix("sqlite:///"))
            if not path.is_file():
                raise self._error("file-missing", f"There is no database {path}.")
            url = f"sqlite:///file:{path}?mode=ro&uri=true"
        return sa.create_engine(url, poolclass=sa.pool.NullPool)

    def _refuse_doubles(self, titles: Sequence[str]) -> None:
        twice = next((title for title in titles if titles.count(title) > 1), None)
        if twice is not None:
            raise self._error(
                "header-doubled", f"The query gives two columns '{twice}'; name them apart with AS."
            )

    def _error(self, reason: str, message: str) -> DataError:
        query = " ".join(self.spec.query.split())
        return DataError(f"{query[:80]}: query not run [{reason}]\n  {message}")


def _cause(error: Any) -> str:
    """What the database says, without the statement and without the url, which may hold a password."""
    return " ".join(str(getattr(error, "orig", None) or type(error).__name__).split())


def _stretch(first: int, titles: list[str], rows: Sequence[Any]) -> Stretch:
    def column(place: int) -> RowColumn:
        values = [row[place] for row in rows]
        if values and all(type(value) is float for value in values if value is not None):
            return RowColumn.of_numbers(titles[place], np.array(values, float))
        return RowColumn.of_texts(titles[place], texts(titles[place], values))

    return Stretch(first, len(rows), titles, column)
