"""Implied exchange rates: all conversions of one pair of currencies in a text must allow one rate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_LIMIT = 12


def conversions(page: Page) -> list[tuple[int, int]]:
    """(stated, converted) for every amount of money with another currency in parentheses behind it."""
    pairs = [
        (stated, converted)
        for view in page.views
        for converted, stated in sorted(view.skeletons.aliases.items())
        if page.figures[stated].kind is Kind.MONEY
    ]
    return pairs[:_LIMIT]


def implied_rate_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every two conversions of the same pair of currencies, in the same direction or the other."""
    figures = page.figures
    for (first, second), (third, fourth) in combinations(conversions(page), 2):
        one, two = (figures[first].unit, figures[second].unit), (figures[third].unit, figures[fourth].unit)
        if one == two:
            filled = {"amount": first, "converted": second, "amount2": third, "converted2": fourth}
        elif one == two[::-1]:
            filled = {"amount": first, "converted": second, "amount2": fourth, "converted2": third}
        else:
            continue
        yield Reading(rule, filled, Tier.ANCHORED, "article")
