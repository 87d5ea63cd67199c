"""The expectation that a formula holds in every row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import numpy as np
import pandas as pd

from crossfoot.adapters.frames import as_mapping, row_column, row_columns
from crossfoot.adapters.gx.library import (
    LegacyRendererType,
    MulticolumnMapExpectation,
    MulticolumnMapMetricProvider,
    PandasExecutionEngine,
    SparkDFExecutionEngine,
    multicolumn_condition_partial,
    pydantic,
    renderer,
    sentence,
    share_of,
    spark,
)
from crossfoot.adapters.quiet import quiet
from crossfoot.engine.rows import ColumnError, RowRule
from crossfoot.engine.rows.column import Precision
from crossfoot.errors import CrossfootError

_METRIC = "multicolumn_values.crossfoot_reconcile"
_VALUES = ("formula", "columns", "decimals", "nulls")


def _rule(formula: str, columns: Any, decimals: Any, nulls: str) -> RowRule:
    return RowRule(formula, as_mapping(columns), decimals, "skip" if nulls == "skip" else "fail")


class RowsReconcile(MulticolumnMapMetricProvider):
    """Whether the formula holds in each row."""

    condition_metric_name = _METRIC
    condition_domain_keys = (
        "batch_id",
        "table",
        "column_list",
        "row_condition",
        "condition_parser",
        "ignore_row_if",
    )
    condition_value_keys = _VALUES

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(
        cls,
        column_list: Any,
        formula: str,
        columns: Any = None,
        decimals: Any = None,
        nulls: str = "fail",
        **_: Any,
    ) -> Any:
        rule = _rule(formula, columns, decimals, nulls)
        result = rule.apply(row_columns(rule, column_list), most=0)
        if len(result.ok) and result.skipped.all():
            raise ColumnError(f"no row has all the figures of '{formula}': nothing was checked")
        return pd.Series(result.ok, index=column_list.index)

    @multicolumn_condition_partial(engine=SparkDFExecutionEngine)  # type: ignore[untyped-decorator]
    def _spark(
        cls,
        column_list: Any,
        formula: str,
        columns: Any = None,
        decimals: Any = None,
        nulls: str = "fail",
        **_: Any,
    ) -> Any:
        rule = _rule(formula, columns, decimals, nulls)
        return spark_condition(rule, column_list)


def spark_condition(rule: RowRule, frame: Any) -> Any:
    """The formula as a column of true and false over a Spark frame.

    The precision of its columns, which is that of all their rows, takes a job of its own.
    """
    resolved = rule.titles(frame.columns)
    titles = sorted({title for found in resolved.values() for title in found})
    places = _spark_places(frame, titles)
    precisions = {
        name: [_precision(rule, name, places[title]) for title in found] for name, found in resolved.items()
    }

    def holds(*cells: pd.Series) -> pd.Series:
        taken = {title: row_column(title, series) for title, series in zip(titles, cells, strict=True)}
        given = {name: [taken[title] for title in found] for name, found in resolved.items()}
        return pd.Series(rule.apply(given, precisions, most=0).ok)

    functions, types = spark()
    with quiet():
        udf = functions.pandas_udf(holds, types.BooleanType())
        # Never NULL: Great Expectations counts a row for which the answer is NULL as one that holds.
        return functions.coalesce(udf(*[frame[f"`{title}`"] for title in titles]), functions.lit(False))


#: A column whose cells keep their own decimals, not all of them none; and one with cells that are no figures.
_KEPT, _UNREADABLE = -1, -2
_NOT_NUMBERS = frozenset({"boolean", "date", "timestamp", "timestamp_ntz", "binary"})


def _spark_places(frame: Any, titles: list[str]) -> dict[str, tuple[bool, int | None]]:
    """For each column whether it holds whole numbers only, and the decimals of a column of floats."""

    def look(cells: pd.Series) -> pd.Series:
        column = row_column("", cells)
        precision = column.precision()
        places = 0 if precision.whole else _KEPT if precision.places is None else precision.places
        return pd.Series(np.full(len(cells), _UNREADABLE if column.problems else places))

    for title, kind in frame.dtypes:
        if title in titles and kind in _NOT_NUMBERS:
            raise ColumnError(f"column '{title}' is of type {kind}; a row formula works with numbers")

    functions, types = spark()
    with quiet():
        udf = functions.pandas_udf(look, types.LongType())
        chosen = [udf(frame[f"`{title}`"]).alias(f"c{place}") for place, title in enumerate(titles)]
        looked = frame.select(*chosen)
        ends = [
            end(f"c{place}").alias(f"{name}{place}")
            for place in range(len(titles))
            for name, end in (("low", functions.min), ("high", functions.max))
        ]
        found = looked.agg(*ends).collect()[0]
    result = {}
    for place, title in enumerate(titles):
        low, high = found[f"low{place}"], found[f"high{place}"]
        if low is None:
            raise ColumnError("there are no rows: nothing was checked")
        if low == _UNREADABLE:
            raise ColumnError(f"column '{title}' has cells that are no figures")
        result[title] = (low == high == 0, None if low == _KEPT else int(high))
    return result


def _precision(rule: RowRule, name: str, places: tuple[bool, int | None]) -> Precision:
    return Precision(rule.stated(name), *places)


class ExpectRowsToReconcile(MulticolumnMapExpectation):
    """Expect a formula to hold in every row, given how its figures are rounded.

    Args:
        column_list: the columns that the formula uses.
        formula: such as ``proceeds == shares * price``.
        columns: the column, or columns, that a name of the formula stands for, where it is not the name itself.
        decimals: how many decimals the figures have, for all columns or by name; "exact" for exact ones. Without
            it a column of floats has as many as its longest figure, and whole numbers are counts.
        nulls: "fail" fails a row without a figure, "skip" leaves it out.
        mostly: the share of rows that must hold.
    """

    formula: str
    columns: dict[str, str | list[str]] | None = None
    decimals: int | str | dict[str, int | str] | None = None
    nulls: Literal["fail", "skip"] = "fail"
    ignore_row_if: Literal["all_values_are_missing", "any_value_is_missing", "never"] = "never"

    map_metric: ClassVar[str] = _METRIC
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", *_VALUES)
    condition_value_keys: ClassVar[tuple[str, ...]] = _VALUES
    args_keys: ClassVar[tuple[str, ...]] = ("column_list", "formula")

    @pydantic.root_validator(skip_on_failure=True)
    def _is_a_rule(cls, values: dict[str, Any]) -> dict[str, Any]:
        try:
            rule = _rule(*(values[key] for key in _VALUES))
            rule.titles(values["column_list"])
        except CrossfootError as error:
            raise ValueError(str(error)) from None
        return values

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    def _prescriptive_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None, **_: Any
    ) -> Any:
        given: Mapping[str, Any] = (configuration or result.expectation_config).kwargs
        rule = _rule(
            given["formula"], given.get("columns"), given.get("decimals"), given.get("nulls", "fail")
        )
        share = share_of(given.get("mostly", 1))
        rows = "at least $share of the rows" if share else "every row"
        tail = " Rows that lack a figure are left out." if rule.nulls == "skip" else ""
        params = {"formula": _shown(rule), **({"share": share} if share else {})}
        return sentence(f"$formula must hold in {rows}, given how the figures are rounded.{tail}", **params)


def _shown(rule: RowRule) -> str:
    """The formula with its columns in it: ``proceeds = shares × price``."""
    names: dict[str, str | list[str]] = {}
    for name, title in rule.columns.items():
        names[name] = title if isinstance(title, str) else list(title)
    return rule.check.render(names)
