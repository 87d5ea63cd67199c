"""What can be wrong with a formula, and the one error that carries all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossfoot.errors import CrossfootError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a formula: where it is (columns count from 1), how long, and what to do about it."""

    column: int
    length: int
    message: str


class FormulaError(CrossfootError):
    """A formula cannot be used. `problems` holds everything that is wrong with it, from left to right.

    Printed, it shows each problem under the formula:

        yeer is unknown. Did you mean 'year'?
            q1 + q2 == yeer
                       ^^^^
    """

    def __init__(self, source: str, problems: Iterable[Problem]) -> None:
        self.source = source
        self.problems = sorted(problems)
        super().__init__(source, self.problems)

    def __str__(self) -> str:
        return "\n".join(self._shown(problem) for problem in self.problems)

    def __reduce__(self) -> tuple[type[FormulaError], tuple[str, list[Problem]]]:
        return FormulaError, (self.source, self.problems)

    def _shown(self, problem: Problem) -> str:
        # A formula over several lines, or a very long one, is shown around the problem only.
        start = max(self.source.rfind("\n", 0, problem.column - 1) + 1, problem.column - 1 - _BEFORE)
        line = self.source[start:].partition("\n")[0][: _BEFORE + _AFTER]
        mark = " " * (problem.column - 1 - start) + "^" * max(1, min(problem.length, _AFTER))
        return f"{problem.message}\n    {line}\n    {mark}"


_BEFORE = 60
_AFTER = 40


class OperandError(CrossfootError):
    """The operands do not fit the names: one is missing, or is a list where one figure is needed."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Give " Did you mean 'year'?" when one of the known words is close, else nothing."""
    from difflib import get_close_matches  # only paid for by a formula that is wrong

    close = get_close_matches(word, list(known), n=1)
    return f" Did you mean '{close[0]}'?" if close else ""
