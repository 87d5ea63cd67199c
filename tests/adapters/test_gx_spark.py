"""The same expectations on Spark: one session, one suite; each metric of it is a job of some seconds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("great_expectations", reason="Great Expectations comes with the extra [data]")
pytest.importorskip("pyspark", reason="PySpark comes with the extra [spark]")

from crossfoot.adapters.gx import ExpectRowsToReconcile, ExpectTextToAddUp
from crossfoot.adapters.gx.library import ProgressBarsConfig, gx
from crossfoot.adapters.gx.rows import spark_condition
from crossfoot.engine.rows import ColumnError, RowRule

pytestmark = pytest.mark.slow
FORMULA = "proceeds == shares * price"
ROWS = [
    (800_000_000, 53.25, 46.2e9, "42.6 billion", "Sales rose 25% to £1.5m from £1.2m."),
    (800_000_000, 53.25, 42.6e9, "42.6 billion", "Sales rose 52% to £1.5m from £1.2m."),
    (3, None, 7.5, "7.50", None),
]
TYPES = "shares long, price double, proceeds double, told string, note string"


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    import shutil

    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable  # else its workers are another Python
    settings = {
        "spark.ui.enabled": "false", "spark.log.level": "ERROR", "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1", "spark.sql.shuffle.partitions": "2", "spark.ui.showConsoleProgress": "false",
    }  # fmt: skip
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(spark: Any) -> Any:
    return spark.createDataFrame(ROWS, TYPES)


def test_the_expectations_run_on_spark(frame: Any) -> None:
    """As on pandas, but for the index of the rows, which Spark does not have."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    batch = (
        context.data_sources.add_spark("spark")
        .add_dataframe_asset("offerings")
        .add_batch_definition_whole_dataframe("all")
    ).get_batch(batch_parameters={"dataframe": frame})
    suite = gx.ExpectationSuite(
        name="figures",
        expectations=[
            ExpectRowsToReconcile(
                column_list=["shares", "price", "proceeds"], formula=FORMULA, severity="critical"
            ),
            ExpectTextToAddUp(column="note"),
        ],
    )
    results = {
        result.expectation_config.type: result
        for result in batch.validate(suite, result_format="BASIC").results
    }
    rows, texts = results["expect_rows_to_reconcile"], results["expect_text_to_add_up"]
    assert [row["proceeds"] for row in rows.result["partial_unexpected_list"]] == [46.2e9, 7.5], (
        "a NULL is no agreement"
    )
    assert rows.result["unexpected_count"] == 2
    assert texts.result["partial_unexpected_list"] == ["Sales rose 52% to £1.5m from £1.2m."]
    assert not rows.success
    assert not texts.success


def answers(frame: Any, rule: RowRule) -> list[bool]:
    return [row[0] for row in frame.select(spark_condition(rule, frame)).collect()]


def test_precision_is_that_of_the_whole_column(frame: Any) -> None:
    """Cells of text keep their digits; rows without a figure can be left out."""
    assert answers(frame, RowRule("told == shares * price", nulls="skip")) == [True, True, True]
    assert answers(frame.repartition(3), RowRule("told == shares * price")).count(False) == 1


def test_columns_without_figures_raise(frame: Any) -> None:
    with pytest.raises(ColumnError, match="cells that are no figures"):
        spark_condition(RowRule("note == shares"), frame)
    with pytest.raises(ColumnError, match="is of type date"):
        spark_condition(RowRule("shares == day"), frame.selectExpr("shares", "current_date() as day"))
    with pytest.raises(ColumnError, match="no rows"):
        spark_condition(RowRule(FORMULA), frame.limit(0))
