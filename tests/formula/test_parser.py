"""What the formula language accepts, and what it says about everything else: all of it, at once, with places."""

import pickle
import timeit
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.formula import FormulaError, Problem, parse
from crossfoot.formula.functions import FUNCTIONS
from crossfoot.formula.parser import MAX_DEPTH, MAX_LENGTH, MAX_TERMS
from tests.formula.strategies import FORMULAS


def problems(source: str, names: set[str] | None = None) -> list[tuple[int, int, str]]:
    with pytest.raises(FormulaError) as raised:
        parse(source, names)
    return [(problem.column, problem.length, problem.message) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("source", "column", "length", "message"),
    [
        ("", 1, 1, "A figure, a number or '(' is missing before the end of the formula."),
        ("a +", 4, 1, "A figure, a number or '(' is missing before the end of the formula."),
        ("a + * b == c", 5, 1, "A figure, a number or '(' is missing before '*'."),
        ("a == ", 6, 1, "A figure, a number or '(' is missing before the end of the formula."),
        ("a b == c", 3, 1, "There is no operator before 'b'."),
        ("a 5 == c", 3, 1, "There is no operator before '5'."),
        ("(a + b == c", 1, 1, "This parenthesis is never closed."),
        ("abs(a == c", 4, 1, "This parenthesis is never closed."),
        ("a == b)", 7, 1, "Nothing is open that this ')' could belong to."),
        ("a, b == c", 2, 1, "Nothing is open that this ',' could belong to."),
        ("(a, b) == c", 3, 1, "An operator or ')' is missing before ','."),
        ("(a b) == c", 4, 1, "An operator or ')' is missing before 'b'."),
        ("a = b", 3, 1, "'=' is not used in formulas; write '=='."),
        ("a × b == c", 3, 1, "'×' is not used in formulas; write '*'."),
        ("a == b && b == c", 8, 1, "'&' is not used in formulas; write 'and'."),
        ("a == 5%", 7, 1, "A percent is written as a fraction in formulas: 5% is 0.05."),
        ("a == .5", 6, 1, "A number needs a digit before its point: 0.5."),
        ("a == b ???", 8, 3, "'?' is not used in formulas."),
        ("a ** 2.5 == b", 6, 3, "A power is a whole number, as in x ** 2."),
        ("a ** n == b", 6, 1, "A power is a whole number, as in x ** 2."),
        ("a ** (1 / n) == b", 6, 1, "A power is a whole number, as in x ** 2."),
        ("a ** 65 == b", 6, 2, "The largest power is 64."),
        ("a ** 2 ** 3 == b", 8, 2, "Powers are not stacked: use parentheses."),
        ("a / 0 == b", 5, 1, "This divides by zero."),
        ("a + b", 1, 1, "A formula compares two sides, as in: shares * price == proceeds."),
        ("a == b and c", 12, 1, "A formula compares two sides, as in: shares * price == proceeds."),
        ("(a == b) + 1 == c", 1, 1, "A comparison has no value that can be calculated with."),
        ("abs(a == b) == c", 5, 1, "A comparison has no value that can be calculated with."),
        ("a == b or c == d", 8, 2, "'or' is not part of the formula language; only 'and' joins comparisons."),
        ("not a == b", 1, 3, "'not' is not part of the formula language; only 'and' joins comparisons."),
        ("wekday(d) == 3", 1, 6, "There is no function 'wekday'. Did you mean 'weekday'?"),
        ("abs(a, b) == 3", 1, 3, "abs(x) needs 1, and is given 2."),
        ("abs() == 3", 1, 3, "abs(x) needs 1, and is given 0."),
        ("fx(a) == 3", 1, 2, "fx(a, b) needs 2, and is given 1."),
        ("max(a + b) == 3", 1, 3, "max(list) needs one list, or two terms or more, and is given 1."),
        ("fx(a + 1, b) == 3", 4, 1, "fx(a, b) takes names of figures, not an expression."),
        ("mean(a + 1) == 3", 6, 1, "mean(list) takes the name of a list, not an expression."),
        ("mean() == 3", 1, 4, "mean(list) needs 1, and is given 0."),
        ("sum(a) == a", 11, 1, "'a' is used both as a list and as a single figure."),
        ("1,000 == a", 2, 1, "Nothing is open that this ',' could belong to."),
        ("__import__(os) == 1", 1, 10, "There is no function '__import__'."),
        ("a.b == 1", 2, 1, "'.' is not used in formulas."),
    ],
)
def test_a_problem_is_named_where_it_stands(source: str, column: int, length: int, message: str) -> None:
    found = problems(source)[0]
    assert found[:2] == (column, length)
    assert found[2].startswith(message)


def test_all_problems_are_told_at_once_from_left_to_right() -> None:
    found = problems("wekday(d) = 3 and a + * 5% == yaer", {"d", "a", "year"})
    assert [column for column, _, _ in found] == [1, 11, 23, 26, 31]
    assert found[-1][2] == "'yaer' is not bound. Did you mean 'year'? Bound here: a, d, year."


def test_an_unknown_function_with_nothing_near_lists_them_all() -> None:
    assert problems("xyzzy(a) == 1")[0][2].endswith(f"The functions are: {', '.join(sorted(FUNCTIONS))}.")


def test_names_are_only_checked_when_they_are_given() -> None:
    assert parse("anything == goes").names == {"anything", "goes"}
    assert problems("a == b", set())[0][2] == "'a' is not bound."


def test_a_figure_may_be_called_like_a_function() -> None:
    assert parse("low <= middle(year) <= high").names == {"low", "year", "high"}
    assert parse("count == 3", {"count"}).names == {"count"}
    assert problems("max == a", {"a"}) == [(1, 3, "'max' is a function: write max(list).")]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("+".join(["a"] * 1_000_000), "The formula has 1,999,999 characters; at most 2,000 are read."),
        ("+".join(["a"] * 200) + " == b", f"The formula has more than {MAX_TERMS} terms"),
        ("(" * 40 + "a" + ")" * 40 + " == b", f"The formula is nested more than {MAX_DEPTH} deep"),
        ("-" * 40 + "a == b", f"The formula is nested more than {MAX_DEPTH} deep"),
        ("abs(" * 40 + "a" + ")" * 40 + " == b", f"The formula is nested more than {MAX_DEPTH} deep"),
        ("sum(" + ", ".join(["a"] * 200) + ") == b", f"The formula has more than {MAX_TERMS} terms"),
    ],
)
def test_limits_are_told(source: str, message: str) -> None:
    found = problems(source)
    assert found[-1][2].startswith(message)


def test_what_is_within_the_limits_is_read_and_used() -> None:
    from tests.formula.strategies import point

    deep = parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH + " == b")
    assert deep.holds({"a": point(1), "b": point(1)}).holds
    long = parse(" + ".join(["a"] * (MAX_TERMS - 1)) + " == b")
    assert long.holds({"a": point(1), "b": point(99)}).holds


def test_the_error_shows_each_problem_under_the_formula() -> None:
    error = FormulaError("q1 + q2 == yaer", [Problem(12, 4, "'yaer' is not bound.")])
    assert str(error) == "'yaer' is not bound.\n    q1 + q2 == yaer\n               ^^^^"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_a_long_formula_is_shown_around_the_problem() -> None:
    with pytest.raises(FormulaError) as raised:
        parse("a" * 300 + " b == c")
    line, mark = str(raised.value).splitlines()[1:]
    assert len(line) < 110
    assert line[mark.index("^")] == "b"


def test_a_formula_over_several_lines_shows_the_line_of_the_problem() -> None:
    with pytest.raises(FormulaError) as raised:
        parse("a +\n  b c\n  == d")
    assert str(raised.value).splitlines()[1:] == ["      b c", "        ^"]


def refusal(source: str) -> FormulaError | None:
    try:
        parse(source)
    except FormulaError as error:
        return error
    return None


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_places_inside_it(source: str) -> None:
    error = refusal(source)
    if error is not None:
        assert error.problems
        assert str(error)
        for problem in error.problems:
            assert 1 <= problem.column <= len(source) + 1
            assert problem.length >= 1


PIECES = ["a", "b", "1", "0", "2.5", *"+-*/(),<%", "**", "==", "and", "or", "sum(", "fx(", "abs(", "mean("]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mix_of_tokens_is_read_or_refused_one_problem_a_place(pieces: list[str]) -> None:
    error = refusal(" ".join(pieces))
    if error is not None:
        assert len({problem.column for problem in error.problems}) == len(error.problems)


@given(FORMULAS)
def test_spaces_mean_nothing(source: str) -> None:
    try:
        wide = parse(f"  {source}\n")
    except FormulaError:
        return
    assert wide.formula == parse(source.replace(" == ", "==").replace(" * ", "*")).formula


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["(", ")", "a ", "1,", "?", "%", "a+", "sum(", "==", "-", "**", "and "])
def test_reading_time_is_linear_in_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        source = (unit * length)[:length]
        return min(timeit.repeat(lambda: _refused(source), timer=process_time, number=3, repeat=5))

    assert seconds(MAX_LENGTH) < 4.5 * seconds(MAX_LENGTH // 2) + 0.001


def _refused(source: str) -> None:
    with pytest.raises(FormulaError):
        parse(source)


def test_the_table_of_functions_is_well_formed() -> None:
    for name, signature in FUNCTIONS.items():
        assert name == signature.name
        assert name.isidentifier()
        assert name.islower()
        assert signature.summary
        assert not signature.summary.endswith(".")
        assert signature.settled or not signature.engine
        assert str(signature).startswith(f"{name}(")
