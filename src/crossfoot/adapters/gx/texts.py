"""The expectation that the figures of each text agree with each other."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, ClassVar, Literal

import pandas as pd

from crossfoot.adapters.gx.library import (
    ColumnMapExpectation,
    ColumnMapMetricProvider,
    LegacyRendererType,
    PandasExecutionEngine,
    SparkDFExecutionEngine,
    column_condition_partial,
    pydantic,
    renderer,
    sentence,
    share_of,
    spark,
)
from crossfoot.adapters.quiet import quiet
from crossfoot.engine.texts import text_test
from crossfoot.errors import CrossfootError

_METRIC = "column_values.crossfoot_adds_up"
_VALUES = ("rules", "profile", "level", "as_of")


@lru_cache(maxsize=8)
def _test(
    rules: tuple[str, ...] | None, profile: str | None, level: str, as_of: str | None
) -> Callable[[Any], bool]:
    """The test of a text, made once in a process: to load the rules takes longer than to check a text."""
    return text_test(rules, profile, level, datetime.date.fromisoformat(as_of) if as_of else None)


def _settings(
    rules: Sequence[str] | None, profile: str | None, level: str, as_of: str | None
) -> tuple[tuple[str, ...] | None, str | None, str, str | None]:
    return (tuple(rules) if rules is not None else None, profile, level, as_of)


class TextAddsUp(ColumnMapMetricProvider):
    """Whether the figures of each text agree."""

    condition_metric_name = _METRIC
    condition_value_keys = _VALUES

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(
        cls,
        column: Any,
        rules: Any = None,
        profile: Any = None,
        level: str = "error",
        as_of: Any = None,
        **_: Any,
    ) -> Any:
        accepts = _test(*_settings(rules, profile, level, as_of))
        return pd.Series([accepts(text) for text in column], index=column.index, dtype=bool)

    @column_condition_partial(engine=SparkDFExecutionEngine)
    def _spark(
        cls,
        column: Any,
        rules: Any = None,
        profile: Any = None,
        level: str = "error",
        as_of: Any = None,
        **_: Any,
    ) -> Any:
        settings = _settings(rules, profile, level, as_of)

        def adds_up(texts: pd.Series) -> pd.Series:
            accepts = _test(*settings)
            return pd.Series([accepts(text) for text in texts], dtype=bool)

        functions, types = spark()
        with quiet():
            udf = functions.pandas_udf(adds_up, types.BooleanType())
            return functions.coalesce(udf(column), functions.lit(False))


class ExpectTextToAddUp(ColumnMapExpectation):
    """Expect the figures of each text of a column to agree with each other.

    Args:
        column: the column of texts.
        rules: the rules to run; those of the profile unless given.
        profile: the set of rules: news, finance, science, sport, strict, quiet.
        level: the lowest level that counts: error, warning or note.
        as_of: the date to read the texts as of, YYYY-MM-DD.
        mostly: the share of texts that must add up.
    """

    rules: list[str] | None = None
    profile: str | None = None
    level: Literal["error", "warning", "note"] = "error"
    as_of: str | None = None

    map_metric: ClassVar[str] = _METRIC
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", *_VALUES)
    condition_value_keys: ClassVar[tuple[str, ...]] = _VALUES
    args_keys: ClassVar[tuple[str, ...]] = ("column",)

    @pydantic.root_validator(skip_on_failure=True)
    def _is_a_test(cls, values: dict[str, Any]) -> dict[str, Any]:
        try:
            _test(*_settings(*(values[key] for key in _VALUES)))
        except CrossfootError as error:
            raise ValueError(str(error)) from None
        return values

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    def _prescriptive_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None, **_: Any
    ) -> Any:
        given = (configuration or result.expectation_config).kwargs
        share = share_of(given.get("mostly", 1))
        texts = "at least $share of its texts" if share else "every one of its texts"
        template = f"the figures of {texts} must agree with each other, given how they are rounded."
        if runtime_configuration is None or runtime_configuration.get("include_column_name") is not False:
            template = f"$column: {template}"
        params = {"column": given["column"], **({"share": share} if share else {})}
        return sentence(template, **{name: value for name, value in params.items() if f"${name}" in template})
