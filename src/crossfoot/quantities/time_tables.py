"""Months, weekdays, periods, clock and ages."""

from __future__ import annotations

from crossfoot.lexicon import table


class TimeTables:
    """What the readers of dates and times look words up in."""

    def __init__(self) -> None:
        super().__init__()
        self._calendar()
        self._ages()

    def _calendar(self) -> None:
        data = table("calendar")
        self.months: dict[str, int] = {**data["months"], **data["month_abbreviations"]}
        self.month_abbreviations = frozenset(data["month_abbreviations"])
        self.weekdays: dict[str, int] = data["weekdays"]
        self.weekday_abbreviations: dict[str, int] = data["weekday_abbreviations"]
        self.periods: dict[str, str] = data["periods"]
        self.period_letters: dict[str, str] = data["period_letters"]
        self.period_ordinals: dict[str, int] = data["period_ordinals"]
        self.fiscal = frozenset(data["fiscal"])
        self.fiscal_letters = frozenset(data["fiscal_letters"])
        self.year_words = frozenset(data["year_words"])
        self.decade_before = frozenset(data["decade_before"])
        self.year_before = frozenset(data["year_before"])
        self.not_years = frozenset(data["not_years"])
        self.meridiem: dict[str, int] = data["meridiem"]
        self.meridiem_letters: dict[str, int] = data["meridiem_letters"]
        self.zones = frozenset(data["zones"])

    def _ages(self) -> None:
        ages = table("ages")
        self.age_before = frozenset(ages["before"])
        self.age_turning = frozenset(ages["turning"])
        self.age_dying = frozenset(ages["dying"])
        self.oldest: int = ages["oldest"]
        self.age_at = frozenset(ages["at"])
        self.old_words = frozenset(ages["old"])
