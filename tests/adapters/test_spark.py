"""The articles of a Spark DataFrame."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [spark]")
pytest.importorskip("pyspark", reason="PySpark comes with the extra [spark]")

import crossfoot
from crossfoot.adapters.spark import audit_frame, check_frame
from crossfoot.errors import OptionError
from crossfoot.rendering.records import FRAME_AUDIT, FRAME_FINDINGS
from tests.scan.samples import invented
from tests.spark import local_session

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    yield from local_session()


@pytest.fixture(scope="module")
def frame(spark: Any) -> Any:
    rows = [
        (one["id"], one["text"], datetime.date.fromisoformat(one["date"]), one["source"])
        for one in map(invented, range(60))
    ]
    rows.append(("none", None, None, None))
    return spark.createDataFrame(rows, "url string, body string, day date, desk string").repartition(3)


def test_findings_are_those_of_a_check(frame: Any) -> None:
    found = check_frame(frame, text="body", id="url", date="day", source="desk")
    assert found.columns == [column.name for column in FRAME_FINDINGS]
    rows = found.collect()
    expected = set()
    for one in map(invented, range(60)):
        report = crossfoot.check(one["text"], as_of=datetime.date.fromisoformat(one["date"]))
        expected |= {
            (one["id"], one["source"], item.rule, item.verdict.value, item.message)
            for item in report.findings
        }
    assert {(row.article, row.source, row.rule, row.verdict, row.message) for row in rows} == expected
    assert all(claim.text for row in rows for claim in row.claims)


def test_nothing_is_computed_before_it_is_used(frame: Any) -> None:
    from pyspark.sql import functions

    broken = frame.withColumn("body", functions.raise_error(functions.lit("touched")))
    lazy = check_frame(broken, text="body", id="url")
    with pytest.raises(Exception, match="touched"):
        lazy.collect()


def test_a_row_an_article_has_counts_and_findings(frame: Any) -> None:
    audited = audit_frame(frame, text="body", id="url", date="day", rules=["percent-change"])
    assert audited.columns == [column.name for column in FRAME_AUDIT]
    rows = {row.article: row for row in audited.collect()}
    assert len(rows) == 61
    assert rows["none"].status == "empty"
    first = rows["story-000000"]
    assert {finding.rule for finding in first.findings} == {"percent-change"}
    assert first.confirmed + first.errors == len(first.findings)


def test_several_columns_are_one_article(spark: Any) -> None:
    frame = spark.createDataFrame(
        [("a", "Sales rise 52%", "They were £1.5m, from £1.2m.")], "id string, head string, body string"
    )
    [row] = audit_frame(frame, text=["head", "body"]).collect()
    assert (row.figures, row.characters) == (3, 44)


def test_wrong_names_are_told_before_anything_runs(frame: Any) -> None:
    with pytest.raises(OptionError, match=r"no column 'bdy', which --text names .*\n.*Did you mean 'body'"):
        check_frame(frame, text="bdy", id="url")
    with pytest.raises(OptionError, match="Did you mean 'finance'"):
        check_frame(frame, text="body", id="url", profile="finnance")
    with pytest.raises(OptionError, match="There is no rule"):
        check_frame(frame, text="body", id="url", rules=["no-such"])
