"""crossfoot's checks in other people's pandera schemas."""

from __future__ import annotations

import time
from typing import Any

import pytest

pytest.importorskip("pandera", reason="pandera comes with the extra [data]")

import numpy as np
import pandas as pd

from crossfoot.adapters.pandera import adds_up, failing_rows, reconciles
from crossfoot.adapters.quiet import quiet
from crossfoot.errors import InputError
from crossfoot.formula import FormulaError

with quiet():
    import pandera.pandas as pa

SOUND = {"shares": [800_000_000, 3], "price": [53.25, 2.5], "proceeds": [42.6e9, 7.5]}
SLIPPED = {**SOUND, "proceeds": [46.2e9, 7.5]}


class Offerings(pa.DataFrameModel):
    shares: int
    price: float
    proceeds: float
    proceeds_agree = reconciles("proceeds == shares * price")


def failed(schema: Any, frame: pd.DataFrame) -> list[tuple[str, list[int]]]:
    """The checks that fail, with the index labels of their rows."""
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return [
            (one.check.name, sorted(set(one.failure_cases["index"].dropna()))) for one in errors.schema_errors
        ]
    return []


def test_a_model_holds_a_relation() -> None:
    assert failed(Offerings, pd.DataFrame(SOUND)) == []
    assert failed(Offerings, pd.DataFrame(SLIPPED)) == [("reconciles", [0])]


def test_a_model_that_inherits_holds_it_too() -> None:
    class More(Offerings):
        note: str

    assert failed(More, pd.DataFrame({**SLIPPED, "note": "x"})) == [("reconciles", [0])]


def test_a_schema_holds_relations() -> None:
    schema = pa.DataFrameSchema(
        {"price": pa.Column(float)},
        checks=[reconciles("proceeds == shares * price", name="proceeds"), pa.Check(lambda f: True)],
    )
    assert failed(schema, pd.DataFrame(SLIPPED)) == [("proceeds", [0])]


def test_the_index_is_that_of_the_frame() -> None:
    frame = pd.DataFrame(SLIPPED, index=["a", "b"])
    assert failed(Offerings, frame) == [("reconciles", ["a"])]
    assert failing_rows(frame, "proceeds == shares * price").index.tolist() == ["a"]


def test_failing_rows_are_a_frame_of_one_row_each() -> None:
    found = failing_rows(pd.DataFrame(SLIPPED), "proceeds == shares * price")
    (row,) = found.to_dict("records")
    assert (row["proceeds"], row["slip"]) == ("46200000000", "digits-transposed")
    assert row["low"] < row["high"]
    assert failing_rows(pd.DataFrame(SOUND), "proceeds == shares * price").empty


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([53.25, 2.5], dtype="Float64"),
        pd.Series([53.25, 2.5], dtype="float32"),
        pd.Series(["53.25", "2.50"]),
        pd.Series(["HK$53.25", "2.50"], dtype="category"),
    ],
)
def test_columns_of_other_types_are_read(column: Any) -> None:
    frame = pd.DataFrame({**SLIPPED, "price": column})
    schema = pa.DataFrameSchema(checks=reconciles("proceeds == shares * price"))
    assert failed(schema, frame) == [("reconciles", [0])]


@pytest.mark.parametrize(
    "column", [[True, False], pd.to_datetime(["2025-01-01", "2025-01-02"]), ["x", "y"], [[1], [2]]]
)
def test_columns_without_figures_fail(column: Any) -> None:
    """A check that raises is a failure in pandera's report, never a pass."""
    schema = pa.DataFrameSchema(checks=reconciles("proceeds == shares * price"))
    with pytest.raises(pa.errors.SchemaErrors) as caught:
        schema.validate(pd.DataFrame({**SOUND, "price": column}), lazy=True)
    assert caught.value.schema_errors[0].reason_code.name == "CHECK_ERROR"


def test_an_unknown_column_fails() -> None:
    schema = pa.DataFrameSchema(checks=reconciles("proceds == shares * price"))
    with pytest.raises(pa.errors.SchemaErrors, match="Did you mean 'proceeds'"):
        schema.validate(pd.DataFrame(SOUND), lazy=True)


def test_missing_figures_fail_or_are_left_out() -> None:
    frame = pd.DataFrame({**SOUND, "price": [None, 2.5]})
    assert failed(pa.DataFrameSchema(checks=reconciles("proceeds == shares * price")), frame) == [
        ("reconciles", [0])
    ]
    assert (
        failed(pa.DataFrameSchema(checks=reconciles("proceeds == shares * price", nulls="skip")), frame) == []
    )
    nothing = pd.DataFrame({**SOUND, "price": [None, None]}, dtype=float)
    with pytest.raises(pa.errors.SchemaErrors, match="nothing was checked"):
        pa.DataFrameSchema(checks=reconciles("proceeds == shares * price", nulls="skip")).validate(
            nothing, lazy=True
        )


def test_a_share_of_failures_may_be_allowed() -> None:
    schema = pa.DataFrameSchema(checks=reconciles("proceeds == shares * price", mostly=0.5))
    assert failed(schema, pd.DataFrame(SLIPPED)) == []


def test_decimals_and_columns_are_handed_on() -> None:
    frame = pd.DataFrame({"Total": [40], "a": [19], "b": [20]})
    sums = "total == sum(parts)"
    assert failed(pa.DataFrameSchema(checks=reconciles(sums, columns={"parts": ["a", "b"]})), frame)
    loose = reconciles(sums, columns={"parts": ["a", "b"]}, decimals={"parts": 0})
    assert failed(pa.DataFrameSchema(checks=loose), frame) == []


@pytest.mark.parametrize(
    "settings", [{"mostly": 0}, {"mostly": 1.1}, {"decimals": "two"}, {"columns": {"x": "y"}}]
)
def test_settings_that_mean_nothing_are_refused_at_once(settings: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        reconciles("a == b", **settings)


def test_a_hostile_formula_is_refused_at_once() -> None:
    with pytest.raises(FormulaError):
        reconciles("__import__('os').system('true') == 1")


TEXTS = pd.DataFrame(
    {"note": ["Sales rose 25% to £1.5m from £1.2m.", "Sales rose 52% to £1.5m from £1.2m.", None]}
)


def test_texts_add_up() -> None:
    schema = pa.DataFrameSchema({"note": pa.Column(str, adds_up(), nullable=True)})
    assert failed(schema, TEXTS) == [("adds_up", [1])]
    assert failed(schema, TEXTS.drop(index=1)) == []


def test_texts_add_up_in_a_model() -> None:
    class Notes(pa.DataFrameModel):
        note: str = pa.Field(nullable=True)
        figures = adds_up("note", level="warning")

    assert failed(Notes, TEXTS) == [("adds_up", [1])]


def test_an_unknown_rule_is_refused_at_once() -> None:
    with pytest.raises(InputError):
        adds_up(rules=["percent-chnge"])
    with pytest.raises(InputError, match="Levels"):
        adds_up(level="fatal")


@pytest.mark.slow
def test_a_hundred_thousand_rows_take_at_most_five_times_a_hand_written_check() -> None:
    """The medians of alternating runs, so that both see the same machine."""

    class ByHand(pa.DataFrameModel):
        shares: int
        price: float
        proceeds: float

        @pa.dataframe_check
        @classmethod
        def agree(cls, frame: pd.DataFrame) -> pd.Series:
            return (frame["proceeds"] - frame["shares"] * frame["price"]).abs() <= 0.005 * frame[
                "shares"
            ] + 0.005

    random = np.random.default_rng(1)
    frame = pd.DataFrame(
        {"shares": random.integers(1, 10**6, 100_000), "price": random.uniform(1, 100, 100_000).round(2)}
    )
    frame["proceeds"] = (frame["shares"] * frame["price"]).round(2)
    times: dict[Any, list[float]] = {Offerings: [], ByHand: []}
    for _ in range(15):
        for model, taken in times.items():
            start = time.process_time()
            model.validate(frame)
            taken.append(time.process_time() - start)
    ours, theirs = sorted(times[Offerings])[7], sorted(times[ByHand])[7]
    assert ours <= 5 * theirs
