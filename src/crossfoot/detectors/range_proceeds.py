"""What an offering would bring at both ends of its prices, told in two sums: where one of them fits, so must the other.

"40 million shares at $9 to $11, raising $360 million to $440 million", "no more than $700m, and perhaps as little as
$600m": one sum that is the shares at one end of the range, as printed, shows that shares, range and sums belong
together, however far apart they stand and whatever words lead to them. The other sum is then that of the other end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page
from crossfoot.detectors.afar import is_owed
from crossfoot.detectors.windows import Filled, middle_of, near
from crossfoot.model.quantity import Kind

#: So near to what was worked out a sum must lie to be that of an end.
_SAME = 0.006
#: What the rule itself allows for.
_RULED = 0.015
_ELSE = frozenset({";", "another", "but", "other", "rival", "whereas", "while"})
_LEAST = 10_000
_BOUNDED = {
    ("at-least", "bottom-of"): "lower-end",
    ("at-most", "top-of"): "upper-end",
    ("up-to", "top-of"): "upper-end",
}
_NOUNS = frozenset({None, "share", "stock", "unit", "depositary", "ad"})


class Ends(NamedTuple):
    """What so many shares come to at the ends of a range of prices, by the name of the end."""

    shares: int
    sums: dict[str, float]


def both_ends(page: Page, indexes: list[int], price: int) -> Iterator[tuple[Filled, str]]:
    """(figures, end) of the two sums of one sentence of which one fits its end; of ranges of sums with "any"."""
    found: list[tuple[Filled, str]] = []
    for number in distinct(page, [index for index in indexes if _may_be_shares(page, index)]):
        ends = _ends(page, price, number)
        for raised in indexes:
            if raised == price or not _is_sum(page, raised, price):
                continue
            filled = {"price": price, "shares": number, "raised": raised}
            if page.figures[raised].is_range:
                found += [(filled, "any")] if _fits_one(page, ends, raised) else []
                continue
            for end, worked in ends.sums.items():
                if _fits(middle_of(page.figures[raised]), worked):
                    found += [(filled, end), *_other(page, indexes, filled, ends, end)]
    values = {tuple(page.figures[one[name]].floats for name in ("shares", "price")) for one, _ in found}
    if len(values) == 1 and (len(found) > 1 or (found and found[0][1] == "any")):
        # Where one sum fits and the other does not, the fit is what vouches for the accusation.
        wrong = [one for one in found if one[1] != "any" and not _holds(page, *one)]
        if any(_is_of_another(page, indexes, filled) for filled, _ in wrong):
            return
        yield from ((filled, _bounded(page, filled, end)) for filled, end in wrong or found)


def _may_be_shares(page: Page, index: int) -> bool:
    """Whether a figure counts shares, or is a large number without a noun: the sums tell what it counts."""
    figure = page.figures[index]
    if figure.kind not in (Kind.COUNT, Kind.NUMBER) or figure.value is None or figure.identifier:
        return False
    return figure.per is None and figure.noun in _NOUNS and middle_of(figure) >= _LEAST


def fits_coarsely(page: Page, filled: Filled) -> bool:
    """Whether a range of sums is that of the prices only as coarsely as it is printed: "£2bn to £2.3bn"."""
    ends, figure = _ends(page, filled["price"], filled["shares"]), page.figures[filled["raised"]]
    stated = {"bottom-of": float(figure.low or 0), "top-of": float(figure.high or 0)}
    step = abs(stated["bottom-of"] - figure.floats[0])
    rounded = {"bottom-of": figure.floats[0], "top-of": figure.floats[1]}
    fine = all(abs(worked / rounded[end] - 1) < _RULED for end, worked in ends.sums.items())
    return not fine and all(abs(worked - stated[end]) <= step for end, worked in ends.sums.items())


def _ends(page: Page, price: int, shares: int) -> Ends:
    figure, number = page.figures[price], middle_of(page.figures[shares])
    return Ends(
        shares, {"bottom-of": float(figure.low or 0) * number, "top-of": float(figure.high or 0) * number}
    )


def _is_sum(page: Page, index: int, price: int) -> bool:
    """Whether an amount may be what an offering raises, and is not told as owed, earned or spent."""
    figure = page.figures[index]
    lent = figure.kind is Kind.NUMBER and figure.scaled and figure.noun is None
    if not lent and (figure.kind is not Kind.MONEY or figure.unit != page.figures[price].unit):
        return False
    if figure.per is not None:
        return False
    return middle_of(figure) >= _LEAST and not is_owed(page, index)


def _is_of_another(page: Page, indexes: list[int], filled: Filled) -> bool:
    """ "Rather than the 2.7bn that it had hoped for": a sum that an end of another range of prices comes to."""
    stated = middle_of(page.figures[filled["raised"]])
    others = [
        index
        for index in indexes
        if index != filled["price"]
        and page.figures[index].kind is Kind.MONEY
        and page.figures[index].is_range
    ]
    return any(
        _fits(stated, worked)
        for index in others
        for worked in _ends(page, index, filled["shares"]).sums.values()
    )


def _holds(page: Page, filled: Filled, end: str) -> bool:
    worked = _ends(page, filled["price"], filled["shares"]).sums[end]
    return _fits(middle_of(page.figures[filled["raised"]]), worked)


def _between(page: Page, one: int, other: int) -> list[str]:
    first, last = sorted((page.figures[one], page.figures[other]), key=lambda figure: figure.first)
    return page.extraction.tokens.lower[first.last : last.first]


def _bounded(page: Page, filled: Filled, end: str) -> str:
    """The end, or its name for a sum that is told as the most or the least that may come of it."""
    return _BOUNDED.get((page.figures[filled["raised"]].hedge or "", end), end)


def _fits(stated: float, worked: float) -> bool:
    return worked > 0 and abs(stated / worked - 1) < _SAME


def _fits_one(page: Page, ends: Ends, raised: int) -> bool:
    """Whether an end of a range of sums fits, and the other one may be a slip of its own."""
    figure = page.figures[raised]
    stated = {"bottom-of": float(figure.low or 0), "top-of": float(figure.high or 0)}
    fitting = [end for end, worked in ends.sums.items() if _fits(stated[end], worked)]
    return bool(fitting) and all(near(worked, stated[end]) for end, worked in ends.sums.items())


def _other(
    page: Page, indexes: list[int], filled: Filled, ends: Ends, end: str
) -> Iterator[tuple[Filled, str]]:
    """The only other sum of the sentence, for the other end."""
    home = page.figures[filled["raised"]].sentence
    others = [
        index
        for index in indexes
        if page.figures[index].sentence == home
        and index not in filled.values()
        and not page.figures[index].is_range
        and _ELSE.isdisjoint(_between(page, index, filled["raised"]))
        and _is_sum(page, index, filled["price"])
    ]
    left = next(name for name in ends.sums if name != end)
    if len(others) == 1 and near(ends.sums[left], middle_of(page.figures[others[0]])):
        yield {**filled, "raised": others[0]}, left
