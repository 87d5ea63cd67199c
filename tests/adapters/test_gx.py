"""crossfoot's expectations in other people's suites, on pandas."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("great_expectations", reason="Great Expectations comes with the extra [data]")

import pandas as pd

from crossfoot.adapters.gx import ExpectRowsToReconcile, ExpectTextToAddUp
from crossfoot.adapters.gx.library import ProgressBarsConfig, gx

FRAME = pd.DataFrame(
    {
        "shares": [800_000_000, 800_000_000, 3],
        "price": [53.25, 53.25, None],
        "proceeds": [46.2e9, 42.6e9, 7.5],
        "note": ["Sales rose 25% to £1.5m from £1.2m.", "Sales rose 52% to £1.5m from £1.2m.", None],
    }
)
COLUMNS = ["shares", "price", "proceeds"]
FORMULA = "proceeds == shares * price"


@pytest.fixture(scope="module")
def context() -> Any:
    made = gx.get_context(mode="ephemeral")
    made.variables.progress_bars = ProgressBarsConfig(globally=False)
    return made


def validated(context: Any, frame: pd.DataFrame, *expectations: Any) -> list[Any]:
    batch = context.data_sources.pandas_default.read_dataframe(frame)
    suite = gx.ExpectationSuite(name="figures", expectations=list(expectations))
    return list(batch.validate(suite, result_format="COMPLETE").results)


def test_rows_reconcile(context: Any) -> None:
    """The slipped row and the one without a price are unexpected; the rounded one is not."""
    (result,) = validated(context, FRAME, ExpectRowsToReconcile(column_list=COLUMNS, formula=FORMULA))
    assert not result.success
    assert result.result["unexpected_index_list"] == [0, 2]
    assert result.result["unexpected_list"][0] == {"shares": 800_000_000, "price": 53.25, "proceeds": 46.2e9}


@pytest.mark.parametrize(
    ("settings", "unexpected"),
    [
        ({"nulls": "skip"}, [0]),
        ({"nulls": "skip", "decimals": {"proceeds": -10}}, []),
        ({"nulls": "skip", "decimals": "exact"}, [0]),
        ({"nulls": "skip", "mostly": 0.5}, [0]),
    ],
)
def test_settings_are_handed_on(context: Any, settings: dict[str, Any], unexpected: list[int]) -> None:
    (result,) = validated(
        context, FRAME, ExpectRowsToReconcile(column_list=COLUMNS, formula=FORMULA, **settings)
    )
    assert result.result["unexpected_index_list"] == unexpected
    assert result.success is (not unexpected or "mostly" in settings)


def test_names_may_stand_for_several_columns(context: Any) -> None:
    frame = pd.DataFrame({"Total": [3, 4], "a": [1, 1], "b": [2, 2]})
    wanted = ExpectRowsToReconcile(
        column_list=["Total", "a", "b"],
        formula="total == sum(parts)",
        columns={"parts": ["a", "b"]},
        severity="warning",
    )
    (result,) = validated(context, frame, wanted)
    assert result.result["unexpected_index_list"] == [1]
    assert result.expectation_config.severity == "warning"


def test_texts_add_up(context: Any) -> None:
    (result,) = validated(context, FRAME, ExpectTextToAddUp(column="note"))
    assert result.result["unexpected_list"] == ["Sales rose 52% to £1.5m from £1.2m."]
    assert result.result["missing_count"] == 1
    (result,) = validated(context, FRAME, ExpectTextToAddUp(column="note", mostly=0.5))
    assert result.success
    (result,) = validated(
        context, FRAME, ExpectTextToAddUp(column="note", rules=["percent-change"], as_of="2025-03-25")
    )
    assert not result.success


@pytest.mark.parametrize(
    "settings",
    [
        {"formula": "__import__('os').system('true')"},
        {"formula": "proceeds = shares"},
        {"formula": "proceds == shares"},
        {"formula": FORMULA, "decimals": 99},
        {"formula": FORMULA, "nulls": "ignore"},
        {"formula": FORMULA, "columns": {"x": "price"}},
    ],
)
def test_what_cannot_be_a_rule_is_refused_at_once(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        ExpectRowsToReconcile(column_list=COLUMNS, **settings)


@pytest.mark.parametrize("settings", [{"rules": ["percent-chnge"]}, {"level": "fatal"}, {"profile": "nwes"}])
def test_what_cannot_be_a_test_is_refused_at_once(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        ExpectTextToAddUp(column="note", **settings)


def test_columns_without_figures_raise_and_fail(context: Any) -> None:
    wanted = ExpectRowsToReconcile(column_list=["shares", "note"], formula="note == shares")
    (result,) = validated(context, FRAME, wanted)
    assert not result.success
    assert "is no number" in str(result.exception_info)


def test_all_rows_left_out_is_no_success(context: Any) -> None:
    empty = FRAME.assign(price=float("nan"))
    wanted = ExpectRowsToReconcile(column_list=COLUMNS, formula=FORMULA, nulls="skip")
    (result,) = validated(context, empty, wanted)
    assert not result.success
    assert "nothing was checked" in str(result.exception_info)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (
            ExpectRowsToReconcile(column_list=COLUMNS, formula=FORMULA, mostly=0.99, nulls="skip"),
            "$formula must hold in at least $share of the rows, given how the figures are rounded. "
            "Rows that lack a figure are left out.",
        ),
        (
            ExpectTextToAddUp(column="note"),
            "$column: the figures of every one of its texts must agree with each other, given how they are rounded.",
        ),
    ],
)
def test_data_docs_say_it_in_a_sentence(wanted: Any, sentence: str) -> None:
    (rendered,) = wanted._prescriptive_renderer(configuration=wanted.configuration)
    told = rendered.to_json_dict()["string_template"]
    assert told["template"] == sentence
    assert set(told["params"]) <= {"formula", "share", "column"}
    if "formula" in told["params"]:
        assert told["params"]["formula"] == "proceeds = shares × price"


def test_a_checkpoint_gates_on_them() -> None:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    suite = context.suites.add(
        gx.ExpectationSuite(
            name="gate", expectations=[ExpectRowsToReconcile(column_list=COLUMNS, formula=FORMULA)]
        )
    )
    batch = context.data_sources.add_pandas("frames").add_dataframe_asset("offerings")
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(
            name="gate", data=batch.add_batch_definition_whole_dataframe("all"), suite=suite
        )
    )
    checkpoint = context.checkpoints.add(gx.Checkpoint(name="gate", validation_definitions=[definition]))
    sound = FRAME.iloc[[1]]
    assert checkpoint.run(batch_parameters={"dataframe": sound}).success
    assert not checkpoint.run(batch_parameters={"dataframe": FRAME}).success
