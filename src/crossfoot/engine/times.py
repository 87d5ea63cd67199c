"""The dates of a text: its own, and the years it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from crossfoot.engine.exchange import is_bare_dollar
from crossfoot.errors import OptionError
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import calendar

#: A text without a date may be this much older than the first year that it names.
_OLDER = 5
_FIRST, _LAST = date(1999, 1, 4), date(2099, 12, 31)


def day_of(as_of: object) -> date | None:
    """The date that a caller gave for a text; a datetime stands for its day.

    Raises:
        OptionError: it is no date; a text in ISO form is not guessed at.
    """
    if isinstance(as_of, datetime):
        return as_of.date()
    if as_of is None or isinstance(as_of, date):
        return as_of
    raise OptionError(f"as_of is a datetime.date, not {as_of!r}: use date.fromisoformat().")


class Times(NamedTuple):
    """The dates a text gives: its own, and the years it names (past ones matter for rates).

    ``anchor`` is its first date that tells day, month and year, if all of those are of one year.
    """

    as_of: date | None
    years: tuple[int, ...]
    dollars: bool = False
    anchor: date | None = None

    @classmethod
    def of(cls, figures: list[Figure], as_of: date | None) -> Times:
        """Collect the years of all dates and years of a text."""
        years = {
            int(figure.value) for figure in figures if figure.kind is Kind.YEAR and figure.value is not None
        }
        years |= {
            figure.date[0] for figure in figures if figure.date is not None and figure.date[0] is not None
        }
        dollars = any(is_bare_dollar(figure) for figure in figures)
        return cls(
            as_of,
            tuple(sorted(year for year in years if 1900 <= year <= 2100)),
            dollars,
            _anchor(figures),
        )

    def periods(self) -> Iterator[tuple[date, date] | None]:
        """Periods for exchange rates, likeliest first; None stands for the days around ``as_of``."""
        if self.as_of is None:
            first = date(min(self.years) - _OLDER, 1, 1) if self.years else _FIRST
            yield max(first, _FIRST), _LAST
            return
        yield None
        for year in self.years:
            if _FIRST.year <= year <= self.as_of.year:
                yield date(year, 1, 1), date(year, 12, 31)


def _anchor(figures: list[Figure]) -> date | None:
    """The first full date of a text, where all full dates are of one year."""
    told = [figure.date for figure in figures if figure.date is not None]
    full = [(one[0], one[1], one[2]) for one in told if one[0] and one[1] and one[2]]
    if len({year for year, _, _ in full}) != 1:
        return None
    year, month, day = full[0]
    return date(year, month, day) if 1 <= year <= 9999 and calendar.is_date(year, month, day) else None
