"""Percentages told in two units at once: "12% per 100,000", "three percentage points percent", "25% basis points"."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_TABLE = "bounds"
_SHARES = Trigger(kinds=(Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS))
#: A rate is told per so many; "5% per 50 metres" is a slope.
_LEAST = 1000
_PER = ("per", "in", "of")
_EVERY = ("every", "each")


@needs(_SHARES)
def mixed_unit_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every percentage or point that is followed by a second unit, or by "per" and a number."""
    for view in page.where(_SHARES):
        for index in view.figures:
            figure = page.figures[index]
            if figure.kind in rule.figures["share"].kinds and figure.value and not figure.identifier:
                case = _case_of(page, view, figure)
                if case is not None:
                    yield Reading(rule, {"share": index}, Tier.ANCHORED, "figure", case=case)


def _case_of(page: Page, view: View, figure: Figure) -> str | None:
    """Whether two units are told, or one per so many of something; None where nothing follows that would matter."""
    if _named_again(page, view, figure) or _told_per(page, view, figure):
        return "two-units"
    lower, last = page.extraction.tokens.lower, figure.last
    told = last + 1 < view.sentence.last and lower[last] == "per" and lower[last + 1][0].isdecimal()
    return "one-unit" if told else None


def _named_again(page: Page, view: View, figure: Figure) -> bool:
    """Whether the name of another unit, or of the same, stands right behind the first."""
    lower, end = page.extraction.tokens.lower, view.sentence.last
    words = wordings(_TABLE)["percent-again" if figure.kind is Kind.PERCENT else "points-again"]
    size = words.at(lower, figure.last, end)
    if not size:
        return False
    behind = figure.last + size
    return behind >= end or lower[behind] not in _PER + _EVERY or lower[figure.last] != "%"


def _told_per(page: Page, view: View, figure: Figure) -> bool:
    """ "12% per 100,000 people", "5 per cent in every 1,000": a percentage of a rate's base."""
    lower, last = page.extraction.tokens.lower, figure.last
    if figure.kind is not Kind.PERCENT or last >= view.sentence.last or lower[last] not in _PER:
        return False
    base = last + (2 if lower[last + 1 : last + 2] and lower[last + 1] in _EVERY else 1)
    if lower[last] != "per" and base == last + 1:
        return False  # "a rise of 5% in 1,000 days", "12% of 100,000 homes"
    digits = lower[base].replace(",", "") if base < view.sentence.last else ""
    round_number = digits.isdecimal() and int(digits) >= _LEAST and not digits.strip("0").strip("1")
    behind = base + 1
    counted = behind >= view.sentence.last or not lower[behind][0].isalpha()
    known = wordings(_TABLE)["counted-in-rates"].at(lower, behind, view.sentence.last) if not counted else 1
    return round_number and (counted or bool(known) or lower[last] != "per")
