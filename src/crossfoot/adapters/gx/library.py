"""What is used of Great Expectations, imported in one place and without the warnings of its import."""

from __future__ import annotations

from typing import Any

from crossfoot.adapters.quiet import quiet

with quiet():
    import great_expectations as gx
    from great_expectations.compatibility import pydantic
    from great_expectations.data_context.types.base import ProgressBarsConfig
    from great_expectations.execution_engine import PandasExecutionEngine, SparkDFExecutionEngine
    from great_expectations.expectations.expectation import ColumnMapExpectation, MulticolumnMapExpectation
    from great_expectations.expectations.metrics import ColumnMapMetricProvider
    from great_expectations.expectations.metrics.map_metric_provider import MulticolumnMapMetricProvider
    from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
        column_condition_partial,
    )
    from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
        multicolumn_condition_partial,
    )
    from great_expectations.render import LegacyRendererType, RenderedStringTemplateContent
    from great_expectations.render.renderer.renderer import renderer

__all__ = [
    "ColumnMapExpectation",
    "ColumnMapMetricProvider",
    "LegacyRendererType",
    "MulticolumnMapExpectation",
    "MulticolumnMapMetricProvider",
    "PandasExecutionEngine",
    "ProgressBarsConfig",
    "RenderedStringTemplateContent",
    "SparkDFExecutionEngine",
    "column_condition_partial",
    "gx",
    "multicolumn_condition_partial",
    "pydantic",
    "renderer",
    "sentence",
    "share_of",
    "spark",
]


def spark() -> tuple[Any, Any]:
    """PySpark's functions and types, for when a frame of it is there: without it they are stand-ins that raise."""
    with quiet():
        from great_expectations.compatibility import pyspark
    return pyspark.functions, pyspark.types


def sentence(template: str, **params: str) -> list[RenderedStringTemplateContent]:
    """A sentence of Data Docs; what stands for a ``$name`` of the template is set off from the words."""
    styling = {name: {"classes": ["badge", "badge-secondary"]} for name in params}
    return [
        RenderedStringTemplateContent(
            content_block_type="string_template",
            string_template={"template": template, "params": params, "styling": {"params": styling}},
        )
    ]


def share_of(mostly: object) -> str:
    """`` at least 99% of`` for a share that is not all."""
    return "" if not isinstance(mostly, int | float) or mostly >= 1 else f"{100 * mostly:.6g}%"
