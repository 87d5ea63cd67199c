"""A formula on rows: precision from the digits, missing figures, names and slips."""

from decimal import Decimal
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="numpy comes with the extra [data]")

from crossfoot.engine.rows import ColumnError, RowColumn, RowRule  # noqa: E402  after the check for numpy
from crossfoot.engine.rows.records import failures  # noqa: E402
from crossfoot.errors import InputError  # noqa: E402
from crossfoot.formula import FormulaError  # noqa: E402


def taken(rule: RowRule, table: dict[str, Any]) -> dict[str, list[RowColumn]]:
    made = {
        title: RowColumn.of_numbers(title, values)
        if isinstance(values, np.ndarray)
        else RowColumn.of_texts(title, values)
        for title, values in table.items()
    }
    return {name: [made[title] for title in titles] for name, titles in rule.titles(list(table)).items()}


def holding(rule: RowRule, table: dict[str, Any]) -> list[bool]:
    found: list[bool] = rule.apply(taken(rule, table)).ok.tolist()
    return found


def records(rule: RowRule, table: dict[str, Any]) -> list[Any]:
    columns = taken(rule, table)
    return list(failures(rule, columns, rule.apply(columns)))


OFFERING = RowRule("proceeds == shares * price")


def test_the_swapped_digits_are_named() -> None:
    """800 million shares at 53.25 raise 42.6 billion, not 46.2 billion."""
    table = {
        "shares": ["800000000"] * 2,
        "price": ["53.25"] * 2,
        "proceeds": ["46.2 billion", "42.6 billion"],
    }
    (record,) = records(OFFERING, table)
    assert (record.row, record.slip, record.stated) == (1, "digits-transposed", "46.2 billion")
    assert record.cells == {"proceeds": "46.2 billion", "shares": "800000000", "price": "53.25"}
    assert (record.low, record.high) == (Decimal("42596000000"), Decimal("42604000000"))
    assert "42.6 billion for 46.2 billion" in record.message
    assert dict(record.repairs)["proceeds"] == "42.6 billion"


def test_the_swapped_digits_are_named_in_columns_of_numbers() -> None:
    table = {"shares": np.array([800_000_000]), "price": np.array([53.25]), "proceeds": np.array([46.2e9])}
    (record,) = records(OFFERING, table)
    assert record.slip == "digits-transposed"


@pytest.mark.parametrize(
    ("formula", "row", "holds"),
    [
        ("t == a * b", {"t": "7.50", "a": "3", "b": "2.50"}, True),
        ("t == a * b", {"t": "8.50", "a": "3", "b": "2.50"}, False),
        ("t == a / b * 100", {"t": "33", "a": "1", "b": "3"}, True),
        ("t == a + b", {"t": "0.3", "a": "0.1", "b": "0.2"}, True),
        ("t == a + b", {"t": "0.5", "a": "0.1", "b": "0.2"}, False),
        ("t == a + b", {"t": "40", "a": "19", "b": "20"}, False),
        ("t == (a - b) / b", {"t": "25%", "a": "1.5", "b": "1.2"}, True),
        ("t == (a - b) / b", {"t": "52%", "a": "1.5", "b": "1.2"}, False),
        ("a <= t <= b", {"t": "5", "a": "4", "b": "6"}, True),
        ("a <= t", {"a": "53.26", "t": "53.25"}, False),
        ("a < t", {"a": "5.0", "t": "5.0"}, False),
        ("a <= t <= b", {"t": "5.0", "a": "5.0", "b": "4.9"}, False),
        ("a == t", {"a": "41", "t": "40"}, False),
        ("a == t", {"a": "5.0", "t": "5.1"}, False),
        ("a == t", {"a": "5.04", "t": "5.0"}, True),
        ("a == t", {"a": "5.0", "t": "5.04"}, True),
        ("a == t", {"a": "5.0", "t": "5.06"}, False),
        ("a == 40", {"a": "41"}, False),
        ("a == t", {"a": "40", "t": "39.6"}, True),
        ("a == t", {"a": "40", "t": "39.4"}, False),
    ],
)
def test_precision_is_that_of_the_digits(formula: str, row: dict[str, str], holds: bool) -> None:
    """Whole numbers are exact counts in a calculation, and rounded where they state its result.

    What is put in order is compared as printed; of two that must be equal, one rounded must give the other.
    """
    assert holding(RowRule(formula), {name: [cell] for name, cell in row.items()}) == [holds]


def test_stated_decimals_replace_the_digits() -> None:
    table = {"t": ["40"], "a": ["19"], "b": ["20"]}
    assert holding(RowRule("t == a + b", decimals=0), table) == [True]
    assert holding(RowRule("t == a + b", decimals="exact"), table) == [False]
    assert holding(RowRule("t == a + b", decimals={"t": -1}), table) == [True]


def test_computed_floats_are_not_false_to_the_last_digit() -> None:
    price, shares = np.array([1.1, 0.7, 1 / 3]), np.array([3, 10, 7])
    assert holding(OFFERING, {"shares": shares, "price": price, "proceeds": price * shares}) == [True] * 3


def test_a_row_without_a_figure_fails_unless_it_is_left_out() -> None:
    table = {"shares": ["3", "3"], "price": ["n/a", "2"], "proceeds": ["6", "6"]}
    assert holding(OFFERING, table) == [False, True]
    assert "no figure in price ('n/a')" in records(OFFERING, table)[0].message
    skipping = RowRule(OFFERING.formula, nulls="skip")
    assert skipping.apply(taken(skipping, table)).skipped.tolist() == [True, False]


def test_a_row_that_cannot_be_worked_out_fails() -> None:
    (record,) = records(RowRule("t == a / b"), {"t": ["1"], "a": ["1"], "b": ["0"]})
    assert "division by zero" in record.message


def test_names_stand_for_columns_but_for_capitals_and_blanks() -> None:
    table = {"Total": ["3"], "First part": ["1"], "2nd": ["2"]}
    assert holding(RowRule("total == first_part + b", {"b": "2nd"}), table) == [True]
    assert holding(RowRule("total == sum(parts)", {"parts": ["First part", "2nd"]}), table) == [True]


def test_an_unknown_column_names_the_nearest() -> None:
    with pytest.raises(ColumnError, match=r"no column .proceds.*Did you mean .proceeds"):
        RowRule("proceds == shares").titles(["shares", "proceeds"])
    with pytest.raises(ColumnError, match="may stand for"):
        RowRule("a_b == 1").titles(["A b", "a-b"])


@pytest.mark.parametrize(
    "settings",
    [
        {"columns": {"x": "y"}},
        {"decimals": {"x": 2}},
        {"decimals": 99},
        {"decimals": "2"},
        {"nulls": "ignore"},
    ],
)
def test_settings_that_mean_nothing_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        RowRule("a == b", **settings)


def test_functions_that_need_words_are_refused() -> None:
    with pytest.raises(InputError, match="a cell has no words"):
        RowRule("a * fx(a, b) == b")


@pytest.mark.parametrize(
    "hostile",
    [
        "__import__('os').system('true')",
        "a == b; import os",
        "().__class__",
        "a == " + "(" * 5000,
        "@a == b",
        "a if b else c",
    ],
)
def test_a_hostile_formula_is_no_formula(hostile: str) -> None:
    with pytest.raises(FormulaError):
        RowRule(hostile)
