"""The checks themselves: a formula on rows, and the figures of texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from crossfoot.adapters.quiet import quiet

with quiet():
    from pandera.api.dataframe.model_components import DATAFRAME_CHECK_KEY, CheckInfo
    from pandera.pandas import Check

from crossfoot.adapters.frames import as_mapping, row_columns
from crossfoot.engine.rows import ColumnError, Decimals, Nulls, RowFailure, RowRule
from crossfoot.engine.rows.records import failures
from crossfoot.engine.texts import text_test
from crossfoot.errors import InputError

Columns = Mapping[str, str | Sequence[str]]


def reconciles(
    formula: str,
    *,
    columns: Columns | None = None,
    decimals: Decimals | Mapping[str, Decimals] = None,
    nulls: Nulls = "fail",
    mostly: float = 1.0,
    name: str | None = None,
    error: str | None = None,
    raise_warning: bool = False,
) -> Check:
    """Make a check that a formula holds in every row, given how the figures are rounded.

    Args:
        formula: such as ``proceeds == shares * price``.
        columns: the column, or columns, that a name of the formula stands for, where it is not the name itself.
        decimals: how many decimals the figures have, for all columns or by name; "exact" for exact ones. Without
            it a column of floats has as many as its longest figure, and whole numbers are counts.
        nulls: "fail" fails a row without a figure, "skip" leaves it out.
        mostly: the share of rows that must hold.
        name: the check's name; "reconciles" unless given.
        error: what pandera's report says of it; the formula unless given.
        raise_warning: warn instead of failing.

    Returns:
        A check for a schema's `checks`, or for the body of a DataFrameModel.

    Raises:
        FormulaError: the formula cannot be used.
        InputError: another value cannot.
    """
    rule = RowRule(formula, as_mapping(columns), decimals, nulls)
    share = _share(mostly)

    def reconcile(frame: pd.DataFrame) -> pd.Series:
        result = rule.apply(row_columns(rule, frame))
        if len(result.ok) and result.skipped.all():
            raise ColumnError(f"no row has all the figures of '{formula}': nothing was checked")
        return pd.Series(_allowed(result.ok, result.skipped, share), index=frame.index)

    return _check(reconcile, name or "reconciles", error or f"reconciles: {formula}", raise_warning)


def adds_up(
    column: str | None = None,
    *,
    rules: Sequence[str] | None = None,
    profile: str | None = None,
    level: str = "error",
    as_of: datetime.date | None = None,
    mostly: float = 1.0,
    name: str | None = None,
    error: str | None = None,
    raise_warning: bool = False,
) -> Check:
    """Make a check that the figures of a text agree with each other, as `crossfoot.check` sees it.

    Args:
        column: the column of texts, for a check of a whole frame (a schema's `checks`, the body of a
            DataFrameModel); without it the check is for the column it is given to.
        rules: the rules to run; those of the profile unless given.
        profile: the set of rules.
        level: the lowest level that counts: error, warning or note.
        as_of: the date to read the texts as of.
        mostly: the share of texts that must add up.
        name, error, raise_warning: as in `reconciles`.

    Raises:
        InputError: there is no such rule, profile or level.
    """
    accepts = text_test(rules, profile, level, as_of)
    share = _share(mostly)

    def add_up(data: Any) -> pd.Series:
        series = data if column is None else data[column]
        ok = np.array([accepts(value) for value in series], bool)
        return pd.Series(_allowed(ok, np.zeros(len(ok), bool), share), index=series.index)

    return _check(add_up, name or "adds_up", error or "figures add up", raise_warning)


def failing_rows(
    frame: pd.DataFrame,
    formula: str,
    *,
    columns: Columns | None = None,
    decimals: Decimals | Mapping[str, Decimals] = None,
    nulls: Nulls = "fail",
) -> pd.DataFrame:
    """List the rows in which a formula does not hold, one row each.

    Returns:
        A frame with the index of the failing rows, the columns that take part as they print, and ``stated``,
        ``computed``, ``low``, ``high``, ``slip`` and ``message`` as in `RowFailure`.
    """
    rule = RowRule(formula, as_mapping(columns), decimals, nulls)
    taken = row_columns(rule, frame)
    records = list(failures(rule, taken, rule.apply(taken)))
    told = ("stated", "computed", "low", "high", "slip", "message")
    rows = [{**record.cells, **{field: getattr(record, field) for field in told}} for record in records]
    titles = [found.title for items in taken.values() for found in items]
    return pd.DataFrame(rows, index=frame.index[_positions(records)], columns=[*titles, *told])


def _positions(records: Sequence[RowFailure]) -> list[int]:
    return [record.row - 1 for record in records]


def _share(mostly: float) -> float:
    if not 0 < mostly <= 1:
        raise InputError(f"mostly must be a share above 0 and up to 1, not {mostly!r}.")
    return mostly


def _allowed(ok: Any, skipped: Any, mostly: float) -> Any:
    """The rows as they are, or all of them passed when enough hold."""
    counted = len(ok) - int(skipped.sum())
    return np.ones(len(ok), bool) if counted and (~ok).sum() <= (1 - mostly) * counted + 1e-9 else ok


def _check(function: Callable[[Any], pd.Series], name: str, error: str, raise_warning: bool) -> Check:
    return _ModelCheck(function, name=name, error=error, ignore_na=False, raise_warning=raise_warning)


class _ModelCheck(Check):
    """A check that may stand in the body of a model, where pandera looks for methods that can make one."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        setattr(self, DATAFRAME_CHECK_KEY, _Ready(self))

    def __get__(self, model: object, owner: type | None = None) -> _ModelCheck:
        # With this it passes for a method; anything else in a model's body must be a field.
        return self

    @classmethod
    def get_backend(cls, check_obj: Any) -> Any:
        """pandera's own, which it keeps under the name of the class."""
        return Check.get_backend(check_obj)


class _Ready(CheckInfo):
    """What pandera keeps about a check method of a model, for a check that is there already."""

    def __init__(self, check: Check) -> None:
        super().__init__(check)
        self.check = check

    def to_check(self, model_cls: type) -> Check:
        return self.check
