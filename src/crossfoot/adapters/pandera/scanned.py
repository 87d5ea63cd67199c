"""The schemas of what a scan writes: every part is checked against them before it is summed up."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crossfoot.adapters.quiet import quiet

with quiet():
    import pandera.pandas as pa

from crossfoot.model.finding import Level, Tier, Verdict
from crossfoot.rendering.records import COVERAGE, FINDINGS, STATUSES, Column


def _values(words: Any) -> list[str]:
    return [word.value for word in words]


class Place(pa.DataFrameModel):
    """What every row has."""

    file: str = pa.Field(str_length={"min_value": 1})
    place: int = pa.Field(ge=1)
    article: str
    source: str = pa.Field(nullable=True)
    date: object = pa.Field(nullable=True)

    class Config:
        """No column more, none less."""

        strict = True


class Findings(Place):
    """One row a finding."""

    number: int = pa.Field(ge=0)
    rule: str = pa.Field(str_matches=r"\A[a-z0-9-]+\Z")
    verdict: str = pa.Field(isin=_values(Verdict))
    level: str = pa.Field(isin=_values(Level))
    message: str
    start: int = pa.Field(ge=0)
    end: int = pa.Field(ge=0)
    part: str = pa.Field(nullable=True)
    line: int = pa.Field(ge=1)
    column: int = pa.Field(ge=1)
    page: float = pa.Field(nullable=True, coerce=True)
    block: float = pa.Field(nullable=True, coerce=True)
    claims: object
    derivation: str
    tier: str = pa.Field(isin=_values(Tier))
    rescued: str = pa.Field(nullable=True)
    diagnosis: str = pa.Field(nullable=True)
    repairs: object
    notes: object
    fingerprint: str
    chance: float = pa.Field(nullable=True)

    class Config:
        """Each finding of an article once."""

        unique = ["file", "place", "number"]  # noqa: RUF012 - pandera's own form

    @pa.dataframe_check(name="start_before_end", error="a finding ends before it begins")
    @classmethod
    def start_before_end(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A finding has its figures in order."""
        return frame["start"] <= frame["end"]


class Coverage(Place):
    """One row an article."""

    status: str = pa.Field(isin=STATUSES)
    characters: int = pa.Field(ge=0)
    figures: int = pa.Field(ge=0)
    checked: int = pa.Field(ge=0)
    identifiers: int = pa.Field(ge=0)
    unchecked: int = pa.Field(ge=0)
    confirmed: int = pa.Field(ge=0)
    errors: int = pa.Field(ge=0)
    warnings: int = pa.Field(ge=0)
    notes: int = pa.Field(ge=0)
    undecided: int = pa.Field(ge=0)
    suppressed: int = pa.Field(ge=0)
    seconds: float = pa.Field(ge=0)
    error: str = pa.Field(nullable=True)

    class Config:
        """Each article once."""

        unique = ["file", "place"]  # noqa: RUF012 - pandera's own form

    @pa.dataframe_check(name="figures_add_up", error="figures are not checked + identifiers + unchecked")
    @classmethod
    def figures_add_up(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """Nothing found is lost."""
        return frame["figures"] == frame["checked"] + frame["identifiers"] + frame["unchecked"]

    @pa.dataframe_check(name="failures_say_why", error="a failed article without an error")
    @classmethod
    def failures_say_why(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """What failed says why."""
        return (frame["status"] != "failed") | frame["error"].notna()


def check_findings(table: Any) -> str | None:
    """What is wrong with an Arrow table of findings; None if nothing is."""
    return _problem(Findings, table, FINDINGS)


def check_coverage(table: Any) -> str | None:
    """What is wrong with an Arrow table of coverage; None if nothing is."""
    return _problem(Coverage, table, COVERAGE)


def _problem(model: type[pa.DataFrameModel], table: Any, columns: tuple[Column, ...]) -> str | None:
    names = [column.name for column in columns]
    if table.column_names != names:
        return f"The columns are {', '.join(table.column_names)}; they should be {', '.join(names)}"
    try:
        with quiet():  # pandera makes the schema, and imports what it knows of Spark, at the first use
            model.validate(table.to_pandas(), lazy=True)
    except (pa.errors.SchemaErrors, pa.errors.SchemaError) as error:
        return _told(error)
    return None


def _told(error: Any) -> str:
    """The first few failures in a line."""
    cases = getattr(error, "schema_errors", [error])
    told = []
    for case in cases[:3]:
        check = getattr(case.check, "error", None) or getattr(case.check, "name", None) or case.check
        told.append(f"{getattr(case.schema, 'name', None) or 'rows'}: {check}")
    return "; ".join(dict.fromkeys(told))
