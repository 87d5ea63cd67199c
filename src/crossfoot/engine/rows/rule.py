"""A formula over columns, and what comes of it in each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

import numpy as np

from crossfoot.engine.rows.column import EXACT, FEWEST, MOST, Decimals, Precision, RowColumn
from crossfoot.errors import InputError
from crossfoot.formula import FUNCTIONS, Check, Operand, Outcome, parse
from crossfoot.formula.columns import CANNOT_TELL, FAILS, HOLDS, Column, ColumnCheck
from crossfoot.formula.nodes import Name, Node, Number, arithmetic_names
from crossfoot.model.interval import Interval

Nulls = Literal["fail", "skip"]


class ColumnError(InputError):
    """A rule asks for a column that is not there, or whose cells are no figures."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """What came of a rule in a stretch of rows.

    Attributes:
        ok: whether a row holds, or is skipped.
        skipped: rows without a figure that the rule leaves out.
        missing: rows without a figure that it needs.
        outcomes: what the Decimal evaluator says of the rows that it was asked about.
    """

    ok: Any
    skipped: Any
    missing: Any
    outcomes: Mapping[int, Outcome] = field(repr=False)

    @property
    def failing(self) -> list[int]:
        """The rows that fail, from 0."""
        return [int(row) for row in np.flatnonzero(~self.ok)]


@dataclass(frozen=True)
class RowRule:
    """A relation between the columns of a row.

    Attributes:
        formula: such as ``proceeds == shares * price``.
        columns: the column, or columns, that a name of the formula stands for, where it is not the name itself.
        decimals: how many decimals the figures have: one number for all columns, or one by name; "exact".
        nulls: whether a row without a figure fails, or is left out.

    Raises:
        FormulaError: the formula cannot be used.
        InputError: the other values cannot.
    """

    formula: str
    columns: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    decimals: Decimals | Mapping[str, Decimals] = None
    nulls: Nulls = "fail"

    def __post_init__(self) -> None:
        self._refuse_functions()
        unknown = sorted(set(self.columns) - self.check.names)
        if isinstance(self.decimals, Mapping):
            unknown += sorted(set(self.decimals) - self.check.names)
        if unknown:
            raise InputError(
                f"'{unknown[0]}' does not occur in the formula '{self.formula}'. In it: {', '.join(self.names)}."
            )
        stated = self.decimals.values() if isinstance(self.decimals, Mapping) else [self.decimals]
        for decimals in stated:
            if decimals not in (None, EXACT, *range(FEWEST, MOST + 1)):
                raise InputError(
                    f"decimals must be a whole number from {FEWEST} to {MOST} or 'exact', not {decimals!r}."
                )
        if self.nulls not in ("fail", "skip"):
            raise InputError(f"nulls must be 'fail' or 'skip', not {self.nulls!r}.")

    def __reduce__(self) -> tuple[type[RowRule], tuple[object, ...]]:
        # What is compiled is made again where it is needed: in a worker of Spark, for one.
        return RowRule, (self.formula, self.columns, self.decimals, self.nulls)

    def _refuse_functions(self) -> None:
        for node in self.check.settled:
            if node.function != "count":
                meaning = FUNCTIONS[node.function].summary
                raise InputError(
                    f"'{node.key}' cannot be worked out from a row: {node.function} is {meaning}, "
                    "and a cell has no words around it. Put that value in a column."
                )

    @cached_property
    def check(self) -> Check:
        """The formula, read."""
        return parse(self.formula)

    @cached_property
    def _vectorised(self) -> ColumnCheck:
        return ColumnCheck(self.check)

    @property
    def names(self) -> list[str]:
        """The names in the formula, sorted."""
        return sorted(self.check.names)

    @cached_property
    def stating(self) -> frozenset[str]:
        """The names that state a result: alone on one side of an equation whose other side is worked out."""
        found = []
        for one in self.check.comparisons:
            for side, other in ((one.left.node, one.right.node), (one.right.node, one.left.node)):
                if one.relation == "==" and isinstance(side, Name) and not isinstance(other, Name | Number):
                    found.append(side.name)
        return frozenset(name for name in found if self._occurs(name) == 1)

    @cached_property
    def twins(self) -> tuple[tuple[str, str], ...]:
        """Pairs of names that an equation sets equal as they are: one of them rounded must give the other."""
        pairs = [
            (one.left.node.name, one.right.node.name)
            for one in self.check.comparisons
            if one.relation == "==" and isinstance(one.left.node, Name) and isinstance(one.right.node, Name)
        ]
        return tuple(pair for pair in pairs if all(self._occurs(name) == 1 for name in pair))

    @cached_property
    def ordered(self) -> frozenset[str]:
        """The names that are only put in order with others or with numbers: what counts is what is printed."""
        bare = [
            one
            for one in self.check.comparisons
            if one.relation != "=="
            and all(isinstance(side.node, Name | Number) for side in (one.left, one.right))
        ]
        names = {
            side.node.name for one in bare for side in (one.left, one.right) if isinstance(side.node, Name)
        }
        return frozenset(
            name for name in names if self._occurs(name) == sum(name in one.figures for one in bare)
        )

    def _occurs(self, name: str) -> int:
        """How often a name stands in the formula."""
        return sum(
            _mentions(side.node, name) for one in self.check.comparisons for side in (one.left, one.right)
        )

    # ---- columns

    def titles(self, given: Sequence[str]) -> dict[str, list[str]]:
        """The columns that each name stands for, out of those that the data has.

        A name stands for the column of that name, or for the one that is it but for capitals, blanks and marks:
        ``reference_price`` for "Reference price".

        Raises:
            ColumnError: there is none, or more than one.
        """
        found: dict[str, list[str]] = {}
        for name in self.names:
            wanted = self.columns.get(name, name)
            several = [wanted] if isinstance(wanted, str) else wanted
            found[name] = [_title(title, given, self.formula) for title in several]
            if not isinstance(wanted, str) and name not in self.check.lists:
                raise InputError(
                    f"'{name}' stands for several columns, and the formula '{self.formula}' uses it as one."
                )
        return found

    def precisions(self, columns: Mapping[str, Sequence[RowColumn]]) -> dict[str, list[Precision]]:
        """What the cells of these columns say of their precision, by name."""
        return {name: [one.precision(self.stated(name)) for one in found] for name, found in columns.items()}

    def stated(self, name: str) -> Decimals:
        """The decimals stated for a name; exact for one that is only put in order with others."""
        stated = self.decimals.get(name) if isinstance(self.decimals, Mapping) else self.decimals
        return EXACT if stated is None and name in self.ordered else stated

    # ---- rows

    def apply(
        self,
        columns: Mapping[str, Sequence[RowColumn]],
        precisions: Mapping[str, Sequence[Precision]] | None = None,
        most: int | None = None,
    ) -> RowResult:
        """Check every row: all at once in floats, and in Decimal those that floats leave open or find to fail.

        Args:
            columns: the columns by name, as `titles` resolves them.
            precisions: what is known of the whole columns, when these are a stretch of them.
            most: how many of the rows that fail are wanted as records; those that floats find to fail beyond
                that are not worked out again.

        Raises:
            ColumnError: cells that are no figures.
        """
        precisions = precisions if precisions is not None else self.precisions(columns)
        every = [column for found in columns.values() for column in found]
        for column in every:
            _refuse_problems(column)
        missing = np.logical_or.reduce([column.missing for column in every])
        verdicts = self._vectorised.verdicts(self._floats(columns, precisions))
        outcomes: dict[int, Outcome] = {}
        failing = np.flatnonzero((verdicts == FAILS) & ~missing)[:most]
        for row in map(int, (*np.flatnonzero((verdicts == CANNOT_TELL) & ~missing), *failing)):
            outcomes[row] = outcome = self.check.holds(self.operands(columns, precisions, row))
            assert not (outcome.holds and verdicts[row] == FAILS), "the two evaluators disagree"
            verdicts[row] = HOLDS if outcome.holds else FAILS
        verdicts[missing] = CANNOT_TELL
        skipped = missing if self.nulls == "skip" else np.zeros(len(missing), bool)
        return RowResult((verdicts == HOLDS) | skipped, skipped, missing, outcomes)

    def _floats(
        self, columns: Mapping[str, Sequence[RowColumn]], precisions: Mapping[str, Sequence[Precision]]
    ) -> dict[str, list[Column]]:
        found = {
            name: [
                column.column(precision, self._states(name, precisions))
                for column, precision in zip(items, precisions[name], strict=True)
            ]
            for name, items in columns.items()
        }
        for first, second in self.twins:
            one, other = found[first][0], found[second][0]
            found[first] = [Column(one.middle)]
            half = np.maximum(one.half, other.half)
            found[second] = [Column(other.middle, half if half.shape else float(half))]
        return found

    def _states(self, name: str, precisions: Mapping[str, Sequence[Precision]]) -> bool:
        """Whether a name states a result, as whole numbers do that must equal others with decimals."""
        partner = next((set(pair) - {name} for pair in self.twins if name in pair), None)
        return name in self.stating or any(not precisions[other][0].whole for other in partner or ())

    def operands(
        self,
        columns: Mapping[str, Sequence[RowColumn]],
        precisions: Mapping[str, Sequence[Precision]],
        row: int,
    ) -> dict[str, Operand | list[Operand]]:
        """Give one row as the Decimal evaluator takes it; the source of an operand is its column."""
        intervals = {
            name: [
                column.interval(row, precision, self._states(name, precisions))
                for column, precision in zip(found, precisions[name], strict=True)
            ]
            for name, found in columns.items()
        }
        for first, second in self.twins:
            value, other = columns[first][0].value(row), columns[second][0].value(row)
            half = max(_half(intervals[first][0]), _half(intervals[second][0]))
            intervals[first], intervals[second] = [Interval.point(value)], [Interval.around(other, half)]
        result: dict[str, Operand | list[Operand]] = {}
        for name, found in intervals.items():
            items = [Operand(one, column) for one, column in zip(found, columns[name], strict=True)]
            result[name] = items if name in self.check.lists else items[0]
        return result


def _half(interval: Interval) -> Decimal:
    return interval.width / 2


def _mentions(node: Node, name: str) -> int:
    return arithmetic_names(node).count(name)


def _refuse_problems(column: RowColumn) -> None:
    if not column.problems:
        return
    shown = [f"row {problem.row + 1}: '{problem.text}' {problem.why}" for problem in column.problems[:5]]
    more = f"\n  and {len(column.problems) - 5} more" if len(column.problems) > 5 else ""
    raise ColumnError(
        f"column '{column.title}' has cells that are no figures\n  " + "\n  ".join(shown) + more
    )


# ---- names


def _plain(title: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in title.casefold()).strip("_")


def _title(wanted: str, given: Sequence[str], formula: str) -> str:
    if wanted in given:
        return wanted
    alike = [title for title in given if _plain(title) == _plain(wanted)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise ColumnError(
            f"'{wanted}' may stand for {' or '.join(map(repr, alike))}. Name the column in 'columns'."
        )
    from crossfoot.rulebook.problems import suggestion

    raise ColumnError(
        f"no column '{wanted}', which the formula '{formula}' needs. {suggestion(wanted, given, 'Columns')}"
    )
