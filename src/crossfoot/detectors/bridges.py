"""From sales to profit: an income, what goes off it, and what is left.

Every amount of the stretch must be one of the three, so that nothing that goes off or comes on is overlooked: the
income (sales, or a profit higher up), the outgoings (costs, interest, tax), and the result behind "leaving" or "after".
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.detectors.windows import has_class, middle_of, phrase_classes, plausible, pools, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_REACH = 6
_RESULTS = frozenset({"profit", "lost", "rest"})
_INCOMES = frozenset({"revenue", "profit"})
_MOST = 6


def bridge_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A result, and the income and all the outgoings of its sentence, or of that and the one before."""
    for view in page.views:
        if not has_class(view, book, ("less-word",)):
            continue
        last = _last_amount(page, view)
        if last is None or not roles_of(page, last) & _RESULTS:
            continue
        for pool in pools(page, view, "previous"):
            reading = _reading(rule, page, book, last, pool.indexes)
            if reading is not None:
                yield reading
                break


def _last_amount(page: Page, view: View) -> int | None:
    amounts = [index for index in view.plain.place if page.figures[index].kind is Kind.MONEY]
    return max(amounts, key=lambda index: view.plain.place[index]) if amounts else None


def _reading(rule: Rule, page: Page, book: Codebook, result: int, pool: tuple[int, ...]) -> Reading | None:
    unit = page.figures[result].unit
    amounts = [index for index in pool if page.figures[index].kind is Kind.MONEY and index != result]
    if (
        any(not _is_plain(page, index, unit) for index in (*amounts, result))
        or not 2 <= len(amounts) <= _MOST
    ):
        return None
    outgoings = [index for index in amounts if _goes_off(page, book, index)]
    incomes = [index for index in amounts if index not in outgoings]
    if len(incomes) != 1 or not outgoings or not roles_of(page, incomes[0]) & _INCOMES:
        return None
    left = middle_of(page.figures[incomes[0]]) - sum(middle_of(page.figures[index]) for index in outgoings)
    lost = "lost" in roles_of(page, result)
    if not plausible(-left if lost else left, middle_of(page.figures[result])):
        return None
    filled: dict[str, Filling] = {"income": incomes[0], "outgoings": tuple(outgoings), "result": result}
    return Reading(rule, filled, Tier.CUED, "sentence", "loss-word" if lost else "any")


def _is_plain(page: Page, index: int, unit: str | None) -> bool:
    figure = page.figures[index]
    return figure.unit == unit and figure.per is None and figure.value is not None and figure.hedge is None


def _goes_off(page: Page, book: Codebook, index: int) -> bool:
    """Whether the words before an amount, or right behind it, say that it was spent or taken off."""
    view = page.view_of(index)
    if view is None or roles_of(page, index) & {"revenue"}:
        return False
    place = view.plain.place.get(index, 0)
    behind = {name for char in view.plain.chars[place + 1 : place + 3] for name in book.sets[char]}
    before = phrase_classes(view, book, index, _REACH)
    return "outgoing-word" in before or ("outgoing-word" in behind and "profit-noun" not in before)
