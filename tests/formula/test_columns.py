"""The evaluator of columns never contradicts the Decimal one, and decides nearly every row by itself."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crossfoot.formula import Operand, parse
from crossfoot.model.interval import Interval
from tests.formula.strategies import FORMULAS, NAMES, usable

np = pytest.importorskip("numpy", reason="numpy comes with the extra [data]")
columns = pytest.importorskip("crossfoot.formula.columns", reason="numpy comes with the extra [data]")

DECIMALS = st.decimals(Decimal(-300), Decimal(300), places=2) | st.integers(-5, 5).map(Decimal)
HALVES = st.sampled_from([Decimal(0), Decimal("0.005"), Decimal("0.5"), Decimal(5), Decimal("0.1")])
CELLS = st.tuples(DECIMALS, HALVES)
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(NAMES, CELLS)), min_size=1, max_size=4)


def column(cells: list[tuple[Decimal, Decimal]]) -> object:
    """A column of middles and halves; a half that is zero everywhere is the plain 0.0 of exact columns."""
    middle = np.array([float(value) for value, _ in cells])
    half = np.array([float(half) for _, half in cells])
    return columns.Column(middle, half if half.any() else 0.0)


def verdicts(source: str, rows: list[dict[str, tuple[Decimal, Decimal]]]) -> list[int]:
    check = parse(source)
    given_columns = {name: column([row[name] for row in rows]) for name in check.names}
    return [int(verdict) for verdict in columns.ColumnCheck(check).verdicts(given_columns)]


def exact(source: str, row: dict[str, tuple[Decimal, Decimal]]) -> str:
    check = parse(source)
    operands = {name: Operand(Interval.around(*row[name])) for name in check.names}
    outcome = check.holds(operands)
    return "holds" if outcome.holds else "undecided" if outcome.undecided else "fails"


@given(FORMULAS, ROWS)
@settings(max_examples=800)
def test_both_evaluators_agree(source: str, rows: list[dict[str, tuple[Decimal, Decimal]]]) -> None:
    """A verdict on a column is the Decimal evaluator's; only "cannot tell" is free."""
    check = usable(source)
    assume(check is not None and check.names)
    for verdict, row in zip(verdicts(source, rows), rows, strict=True):
        if verdict != columns.CANNOT_TELL:
            assert exact(source, row) == ("holds" if verdict == columns.HOLDS else "fails")


@given(
    st.sampled_from(
        [
            "a == b * c",
            "a == b + c - d",
            "a == b / c",
            "a == (b - c) / c",
            "a == b / (b + c)",
            "a == sqrt(abs(b))",
            "a <= b <= c",
            "a == b ** 3 and c > d",
            "a == min(b, c) + max(c, d)",
        ]
    ),
    ROWS,
)
@settings(max_examples=500)
def test_both_evaluators_agree_on_what_people_write(
    source: str, rows: list[dict[str, tuple[Decimal, Decimal]]]
) -> None:
    for verdict, row in zip(verdicts(source, rows), rows, strict=True):
        if verdict != columns.CANNOT_TELL:
            assert exact(source, row) == ("holds" if verdict == columns.HOLDS else "fails")


@pytest.mark.parametrize(
    "source", ["t == a * b", "t == a + b", "t == a / b", "t == (a - b) / b", "t == a / (a + b)", "a < t + b"]
)
def test_few_rows_are_left_open(source: str) -> None:
    """On ten thousand rows that agree as printed, and as many that do not, under one in a hundred is left over."""
    random = np.random.default_rng(7)
    a, b = np.round(random.uniform(1, 900, 20_000), 2), np.round(random.uniform(1, 90, 20_000), 1)
    result = eval(source.rpartition("==")[2] if "==" in source else "a - b + 1", {"a": a, "b": b})  # noqa: S307
    result[10_000:] *= 1.7
    known = {
        "a": columns.Column(a, 0.005), "b": columns.Column(b, 0.05), "t": columns.Column(np.round(result, 2), 0.005)
    }  # fmt: skip
    found = columns.ColumnCheck(parse(source)).verdicts(known)
    assert (found == columns.CANNOT_TELL).mean() < 0.01
    assert (found[:10_000] == columns.FAILS).sum() == 0


def test_whole_numbers_are_decided_to_the_last_one() -> None:
    """Exact sums of exact columns need no Decimal: 20 and 19 are told apart, and 20 meets 20."""
    total, part = np.array([20.0, 19.0]), np.array([10.0, 10.0])
    given_columns = {name: columns.Column(part) for name in "ab"} | {"t": columns.Column(total)}
    assert columns.ColumnCheck(parse("t == a + b")).verdicts(given_columns).tolist() == [1, -1]


@pytest.mark.parametrize("value", [1e30, -1e30, 1e-30, float("nan"), float("inf")])
def test_figures_too_far_from_one_are_left_to_decimal(value: float) -> None:
    given_columns = {"a": columns.Column(np.array([value, 1.0])), "b": columns.Column(np.array([2.0, 2.0]))}
    assert columns.ColumnCheck(parse("a == b")).verdicts(given_columns).tolist() == [0, -1]


def test_a_list_is_a_column_for_each_item() -> None:
    given_columns = {
        "q": [columns.Column(np.array([1.0, 1.0])), columns.Column(np.array([2.0, 2.0]))],
        "t": columns.Column(np.array([3.0, 4.0])),
    }
    for source in ("t == sum(q)", "t == mean(q) * count(q)"):
        assert columns.ColumnCheck(parse(source)).verdicts(given_columns)[1] == columns.FAILS


def test_what_only_the_engine_knows_is_left_open() -> None:
    given_columns = {"a": columns.Column(np.array([1.0])), "b": columns.Column(np.array([2.0]))}
    assert columns.ColumnCheck(parse("a * fx(a, b) == b")).verdicts(given_columns).tolist() == [0]
