"""Months, weekdays, periods, clock and ages."""

from __future__ import annotations

from crossfoot.lexicon import table
from crossfoot.quantities.phrases import PhraseBook
from crossfoot.quantities.tokens import split_words


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
        self.month_namesakes = frozenset(data["month_namesakes"])
        self.month_joints = frozenset(data["month_joints"])
        self.periods: dict[str, str] = data["periods"]
        self.period_letters: dict[str, str] = data["period_letters"]
        self.period_ordinals: dict[str, int] = data["period_ordinals"]
        self.fiscal = frozenset(data["fiscal"])
        self.fiscal_letters = frozenset(data["fiscal_letters"])
        self.year_words = frozenset(data["year_words"])
        self.warmth = frozenset(data["warmth"])
        self.warm_parts = frozenset(data["warm_parts"])
        self.decade_before = frozenset(data["decade_before"])
        self.year_before = frozenset(data["year_before"])
        self.not_years = frozenset(data["not_years"])
        self.meridiem: dict[str, int] = data["meridiem"]
        self.meridiem_letters: dict[str, int] = data["meridiem_letters"]
        self.span_words: dict[str, str] = {**data["spans"], **data["long_spans"]}
        self.long_spans = frozenset(data["long_spans"])
        self.span_fillers = frozenset(data["span_fillers"])
        self.span_leads = frozenset(data["span_leads"])
        self.span_after = frozenset(data["span_after"])
        self.long_after = frozenset(data["long_after"])
        self.long_before = frozenset(data["long_before"])
        self.superlatives = frozenset(data["superlatives"])
        self.oclock: str = data["oclock"]
        self.noons: dict[str, int] = data["noons"]
        self.clock_minutes = frozenset(data["clock_minutes"])
        self.clock_leads = frozenset(data["clock_leads"])
        self.noon_leads = self.clock_leads | frozenset(data["noon_leads"])
        self.evening = frozenset(data["evening"])
        self.mornings = frozenset(data["mornings"])
        self.day_parts = frozenset(data["day_parts"])
        self.hour_letter: str = data["hour_letter"]
        self.minute_letters = frozenset(data["minute_letters"])
        self.zones = frozenset(data["zones"])
        self.day_joiners = frozenset(data["day_joiners"])
        self.day_before = frozenset(data["day_before"])
        self.day_behind = frozenset(data["day_behind"])
        self.list_words = frozenset(data["list_words"])
        self.same_year = [split_words(phrase) for phrase in data["same_year"]]
        self.named_days: PhraseBook[tuple[int, int]] = PhraseBook()
        for name, (month, day) in data["named_days"].items():
            self.named_days.add(name, (month, day))
        self.named_day_heads = frozenset(split_words(name)[0] for name in data["named_days"])

    def _ages(self) -> None:
        ages = table("ages")
        self.age_before = frozenset(ages["before"])
        self.age_turning = frozenset(ages["turning"])
        self.age_dying = frozenset(ages["dying"])
        self.oldest: int = ages["oldest"]
        self.age_at = frozenset(ages["at"])
        self.age_words = frozenset(ages["of"])
        self.age_persons = frozenset(ages["whose"])
        self.old_words = frozenset(ages["old"])
        self.owners = frozenset(ages["owners"])
        self.decade_parts = frozenset(ages["parts"])
        self.decades: dict[str, int] = ages["decades"]
        self.years_old: PhraseBook[bool] = PhraseBook()
        self.years_old.add_all(ages["years_old"], True)
        self.age_ends = self.old_words | self.age_words
