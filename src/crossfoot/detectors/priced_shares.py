"""Shares, the price of one and what they come to; a part of a company, its price and the worth of the whole.

Shares, prices and sums are known by their sorts and by a sentence that speaks of shares, parts of a company by one that
speaks of worth. Which word leads to which is left open: that they belong together, the figures must tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.afar import around, clause_words, figures_of, is_dated, is_owed
from crossfoot.detectors.factors import (
    AGAINST,
    ALONE,
    APART,
    LOOSE,
    TIED,
    Factors,
    are_parted,
    chosen,
    tells_of_else,
)
from crossfoot.detectors.stakes import two_deals
from crossfoot.detectors.windows import lends, middle_of, roles_of
from crossfoot.detectors.wordlists import afar
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_PARTS = frozenset({Kind.PERCENT, Kind.FRACTION})
_SHARES, _WORTHS = Trigger(lists=("afar.speaking-of-shares",)), Trigger(lists=("afar.wholes",))
_NOUNS = frozenset({"share", "stock", "option", "unit", "warrant"})
_BACK, _AHEAD = 3, 2
_FEWEST, _DEAREST, _LEAST = 1_000, 100_000, 10_000
_NEITHER = frozenset({"expected", "extreme", "delta", "gap"})
_HUNDRED = 100.0
#: Two amounts further apart than this are not a part and its whole.
_SMALLEST = 0.001


@needs(_SHARES)
def share_price_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every number of shares with the price and the sum that are a slip away from agreeing with it."""
    for view in page.views:
        if view.sentence.kind == "cell" or not _speaks(page, view):
            continue
        for shares in view.plain.place:
            if _are_shares(page, shares):
                way = chosen(page, _weighed(page, view, _priced(page, view, shares)))
                yield from _reading(rule, page, way, ("shares", "price", "sum"))


@needs(_WORTHS)
def part_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every worth of a whole with the part and the price of it that are a slip away from agreeing with it."""
    for view in page.where(_WORTHS):
        if view.sentence.kind == "cell" or not afar("yielding").isdisjoint(view.words):
            continue
        if afar("wholes").isdisjoint(view.words):
            continue
        for whole in view.plain.place:
            if _is_sum(page, whole):
                way = chosen(page, _weighed(page, view, _parted(page, view, book, whole)))
                yield from _reading(rule, page, way, ("part", "whole", "paid"))


def _reading(rule: Rule, page: Page, way: Factors | None, names: tuple[str, str, str]) -> Iterator[Reading]:
    if way is not None:
        filled = dict(zip(names, way[:3], strict=True))
        one = len({page.figures[index].sentence for index in filled.values()}) == 1
        yield Reading(rule, filled, Tier.CUED, "sentence" if one else "paragraph")


def _weighed(page: Page, view: View, ways: Iterable[Factors]) -> Iterator[Factors]:
    """The ways, each with how likely its slip may be by chance: likelier where no other figures could be meant."""
    told = list(ways)
    here = [way for way in told if all(page.figures[index].sentence == view.number for index in way[:3])]
    for way in told:
        yield way._replace(limit=_limit(page, view, way, len(told) == 1, way in here and len(here) == 1))


def _limit(page: Page, view: View, way: Factors, only: bool, alone: bool) -> float:
    """How likely the slip may be by chance, by how many other figures could have been meant."""
    indexes = (way.number, way.rate, way.result)
    if _are_set_apart(page, indexes):
        return AGAINST
    if way.limit <= AGAINST:
        return LOOSE if only else AGAINST
    if are_parted(page, indexes):
        return TIED if only else AGAINST
    if any(page.figures[index].sentence != view.number for index in indexes):
        near = max(abs(page.figures[index].sentence - view.number) for index in indexes) == 1
        return (TIED if near else APART) if only else LOOSE
    if is_dated(page, view) and not _is_dated_behind(page, view, indexes):
        return TIED if only else APART
    return ALONE if alone else APART


def _are_set_apart(page: Page, indexes: tuple[int, int, int]) -> bool:
    """Whether "but", "while" or a semicolon stands between the figures."""
    first = min(page.figures[index].last for index in indexes)
    last = max(page.figures[index].first for index in indexes)
    one = len({page.figures[index].sentence for index in indexes}) == 1
    return one and tells_of_else(page.extraction.tokens.lower[first:last])


def _is_dated_behind(page: Page, view: View, indexes: tuple[int, int, int]) -> bool:
    """Whether another time is told only in a clause behind the figures: "...; a year ago it was half of that"."""
    lower = page.extraction.tokens.lower
    last = max(page.figures[index].last for index in indexes)
    mark = next((k for k in range(last, view.sentence.last) if lower[k] in (";", ",")), view.sentence.last)
    years = [page.figures[i].first for i in view.figures if page.figures[i].kind in (Kind.YEAR, Kind.DATE)]
    told = afar("another-time").isdisjoint(lower[view.sentence.first : mark])
    return told and all(first > mark for first in years)


def _priced(page: Page, view: View, shares: int) -> Iterator[Factors]:
    near = figures_of(around(page, view, _BACK, _AHEAD))
    prices = [one for one in near if _is_price(page, one)]
    # "Were trading at 45p before lunch": an old price is meant where no other is told.
    for price in prices or [one for one in near if _is_price(page, one, _NEITHER)]:
        for total in near:
            if _is_earned(page, total):
                continue
            if _is_sum(page, total) and _is_of_currency(page, price, total) and total != price:
                yield Factors(shares, price, total, LOOSE)


def _are_shares(page: Page, index: int) -> bool:
    """Whether a figure counts shares, or so many "of them" where shares are spoken of."""
    figure, view = page.figures[index], page.view_of(index)
    if figure.kind not in _PLAIN or figure.identifier or figure.per is not None or view is None:
        return False
    if figure.value is None or figure.value < _FEWEST or not afar("dealing-volumes").isdisjoint(view.words):
        return False
    return figure.noun in _NOUNS or (figure.noun is None and figure.scaled and _speaks(page, view))


def _speaks(page: Page, view: View) -> bool:
    """Whether a sentence or the one before it is about shares."""
    before = page.by_sentence.get(view.number - 1)
    words = view.words | (before.words if before is not None else frozenset())
    return not words.isdisjoint(afar("speaking-of-shares"))


def _is_price(page: Page, index: int, roles: frozenset[str] = _NEITHER | {"old-level"}) -> bool:
    """Whether an amount may be the price of one share."""
    figure, view = page.figures[index], page.view_of(index)
    if figure.kind is not Kind.MONEY or figure.scaled or figure.value is None or view is None:
        return False
    if figure.per not in (None, "share", "each") or not 0 < middle_of(figure) <= _DEAREST:
        return False
    multiplied = not afar("multiplying").isdisjoint(
        view.words
    )  # "times the 66p at which they trade" is no step
    moved = not multiplied and roles_of(page, index) & roles
    return not moved and afar("yielding").isdisjoint(clause_words(page, index)) and _speaks(page, view)


def _is_sum(page: Page, index: int) -> bool:
    """Whether an amount may be what many shares, or the whole of a company, come to."""
    figure = page.figures[index]
    if figure.kind is not Kind.MONEY or figure.value is None or figure.per is not None or figure.is_range:
        return False
    large = figure.scaled or middle_of(figure) >= _LEAST
    return large and roles_of(page, index).isdisjoint(_NEITHER)


def _is_earned(page: Page, index: int) -> bool:
    """ "Sales in the year were £300m": no proceeds."""
    return not afar("yielding").isdisjoint(clause_words(page, index)) or is_owed(page, index)


def _is_of_currency(page: Page, one: int, other: int) -> bool:
    return page.figures[one].unit == page.figures[other].unit or lends(page.figures[one], page.figures[other])


def _parted(page: Page, view: View, book: Codebook, whole: int) -> Iterator[Factors]:
    near = figures_of(around(page, view, _BACK, _AHEAD))
    for part in near:
        figure = page.figures[part]
        if figure.kind not in _PARTS or figure.value is None or figure.hedge in BOUNDS:
            continue
        if roles_of(page, part) & _NEITHER or _is_level(page, part):
            continue
        base = _HUNDRED if figure.kind is Kind.PERCENT else 1.0
        for paid in near:
            if paid == whole or not _is_sum(page, paid) or not _is_less(page, paid, whole):
                continue
            yield Factors(
                part, whole, paid, AGAINST if _is_of_another_deal(page, book, part, paid) else LOOSE, base
            )


def _is_level(page: Page, index: int) -> bool:
    """ "Raised its stake to 35% from 20%": a share that something rose or fell to or from."""
    moved = roles_of(page, index) & {"new-level", "old-level"}
    return bool(moved) and page.extraction.tokens.lower[page.figures[index].first - 1] in ("from", "to", "by")


def _is_of_another_deal(page: Page, book: Codebook, part: int, paid: int) -> bool:
    own = page.view_of(part)
    return own is not None and own is page.view_of(paid) and two_deals(page, own, book, part, paid)


def _is_less(page: Page, paid: int, whole: int) -> bool:
    """Whether two amounts may be the price of a part and the worth of the whole, or were but for a slip."""
    one, two = middle_of(page.figures[paid]), middle_of(page.figures[whole])
    return _is_of_currency(page, paid, whole) and not _is_earned(page, paid) and _SMALLEST * two < one < two
