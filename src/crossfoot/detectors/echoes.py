"""A figure that "the" points back to, and the one before it of which it is a slip.

"It awarded $17.5 million ... the $15.7 million award": where "the", "those" or "its" says that a figure is known
already, and one earlier figure of its sort has the same digits in another order or under another scale word, the two
are one figure, by whatever noun it is called. Two figures that are merely alike never stand so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crossfoot.binding.page import Page, View
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.akin import akin
from crossfoot.detectors.wording import hedged_first, is_capital
from crossfoot.detectors.wordlists import afar
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.PERCENT})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
#: With fewer digits than this two figures may be of one sort and each other's slip by chance.
_DIGITS = 3
_OWNING = frozenset({"her", "his", "its", "their", "whose"})
_TWICE = 2
_LED = frozenset({"beyond", "despite", "for", "from", "of", "out", "with", "without"})


def echoes(page: Page) -> Iterator[tuple[int, int]]:
    """(first, again) for every figure that is known already and is the slip of one told before."""
    told = sorted(
        index
        for view in page.views
        for index in view.plain.place
        if _is_told(page.figures[index]) and not _is_model(page, view, index)
    )
    values = [page.figures[index].value for index in told]
    digits = ["".join(sorted(_digits(page.figures[index]))) for index in told]
    for place, again in enumerate(told):
        if values.count(values[place]) < _TWICE and digits.count(digits[place]) < _TWICE:
            continue  # it says again neither the same nor a slip of it
        view = page.view_of(again)
        if view is None or page.figures[again].hedge is not None or not is_known(page, view, again):
            continue
        if _is_weak(page, again):
            continue
        same = [first for first in told[:place] if _is_same(page, first, again)]
        if same and not _is_second(page, same[0]):
            yield same[0], again
        if values.count(page.figures[again].value) > 1:
            continue
        firsts = [first for first in told[:place] if _is_slip(page, first, again)]
        if len({page.figures[first].value for first in firsts}) == 1 and not _is_second(page, firsts[0]):
            yield firsts[0], again


def _is_told(figure: Figure) -> bool:
    plain = figure.kind in _KINDS and figure.value is not None and figure.form in ("digits", "words")
    return plain and figure.per is None and not figure.identifier


def _is_model(page: Page, view: View, index: int) -> bool:
    """ "the Fenn 500": a bare number behind a name belongs to it, and "the 500" is that thing again."""
    figure = page.figures[index]
    bare = figure.kind is Kind.NUMBER and figure.noun is None and figure.text.isdigit() and not figure.hedge
    before = figure.first - 1
    return bare and before > view.sentence.first and is_capital(page, before)


def is_known(page: Page, view: View, index: int) -> bool:
    """Whether "the", "those" or a possessive before a figure says that it was told already."""
    first, lower = hedged_first(page, view, index), page.extraction.tokens.lower
    if (
        lower[first - 1] == "that"
        and lower[first - 2] in _LED
        and len(_digits(page.figures[index])) >= _DIGITS
    ):
        return True  # "Of that £84,500, about half has been raised"
    return first > view.sentence.first and lower[first - 1] in afar("known-already")


def _is_weak(page: Page, index: int) -> bool:
    """Whether a figure of few digits is a percentage, or has words behind it that say which ones are meant."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if len(_digits(figure)) >= _DIGITS:
        return False
    behind = lower[max(figure.behind, figure.last)] if max(figure.behind, figure.last) < len(lower) else ""
    return figure.kind is Kind.PERCENT or behind in afar("telling-which")


def _is_second(page: Page, index: int) -> bool:
    view = page.view_of(index)
    if view is None or not is_known(page, view, index):
        return view is None
    figure, lower = page.figures[index], page.extraction.tokens.lower
    behind = lower[figure.last] if figure.last < view.sentence.last else "."
    given = lower[hedged_first(page, view, index) - 1] == "her" and not behind.isalpha()
    return not given  # "awarded her £275,000"


def _is_slip(page: Page, first: int, again: int) -> bool:
    """Whether two figures of one sort, told in different sentences, have their digits or their scales exchanged."""
    one, two = page.figures[first], page.figures[again]
    if one.sentence == two.sentence or one.unit != two.unit:
        return False
    if one.kind is not two.kind and not {one.kind, two.kind} <= _PLAIN:
        return False
    left, right = _digits(one), _digits(two)
    if len(right) < _DIGITS and not _may_be_one(page, first, again):
        return False
    if left == right:
        return one.scaled and two.scaled and one.power != two.power and two.kind is not Kind.PERCENT
    return one.power == two.power and sorted(left) == sorted(right) and _size(one) == _size(two)


def _may_be_one(page: Page, first: int, again: int) -> bool:
    """Whether two small counts may be of one thing: "its 71 teachers" are none of "17 seats", nor of a bare 17."""
    one, two = page.figures[first].noun, page.figures[again].noun
    if one is None or two is None:
        return two is None or page.extraction.tokens.lower[page.figures[again].first - 1] not in _OWNING
    return one == two or akin(one, two) or (is_person(one) and is_person(two))


def _is_same(page: Page, first: int, again: int) -> bool:
    """Whether two figures of one sort are printed in different sentences with the same value, of the same thing."""
    one, two = page.figures[first], page.figures[again]
    if one.sentence == two.sentence or one.unit != two.unit or one.value != two.value:
        return False
    size = len(_digits(two))
    named = one.noun is not None and one.noun == two.noun
    telling = size >= _DIGITS or (size == _DIGITS - 1 and (named or two.scaled))
    return telling and (one.kind is two.kind or {one.kind, two.kind} <= _PLAIN)


def _digits(figure: Figure) -> str:
    if figure.form == "words":  # "Thirty-six people ... the 63 dead"
        return f"{figure.value:f}"
    return "".join(filter(str.isdigit, figure.text))


def _size(figure: Figure) -> int:
    """The power of ten of the first digit: "17.5" and "15.7" are of one size, "1.75" is not."""
    return (figure.value or Decimal(0)).adjusted()
