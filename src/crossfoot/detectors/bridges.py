"""From sales to profit: an income, what goes off it, and what is left.

Every amount of the stretch must be one of the three, so that nothing that goes off or comes on is overlooked: the
income (sales, or a profit higher up), the outgoings (costs, interest, tax), and the result behind "leaving" or "after".
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.balances import BALANCED, MONEY, balance_readings, goes_off, is_plain, vanishes
from crossfoot.detectors.windows import has_class, middle_of, plausible, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_RESULTS = frozenset({"profit", "lost", "rest", "kept"})
_INCOMES = frozenset({"revenue", "profit"})
_MOST = 6
_TELLING = ("deducted-word", "result-word", "outgoing-word")
_TAX = frozenset({"tax", "taxes"})
_BRIDGED = Trigger(classes=_TELLING, words=tuple(sorted(_TAX)))
_BACK = 5


@needs(MONEY, _BRIDGED | BALANCED)
def bridge_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A result, and the income and all the outgoings of its sentence, or of that and the one before."""
    yield from balance_readings(rule, page, book)
    for view in page.where(MONEY, _BRIDGED):
        taxed = not _TAX.isdisjoint(view.words)
        if not (taxed or has_class(view, book, _TELLING)) or has_class(view, book, ("others",)):
            continue
        last = _last_amount(page, view)
        if last is None or not roles_of(page, last) & _RESULTS:
            continue
        for indexes in _pools(page, view):
            reading = _reading(rule, page, book, last, indexes)
            if reading is not None:
                yield reading
                break


def _pools(page: Page, view: View) -> Iterator[tuple[int, ...]]:
    """The amounts of the sentence, then those of the nearest sentence before it that tells any as well."""
    own = tuple(view.plain.place)
    yield own
    for back in range(1, _BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is not None and any(page.figures[index].kind is Kind.MONEY for index in other.plain.place):
            if other.sentence.kind == view.sentence.kind:
                yield (*other.plain.place, *own)
            return


def _last_amount(page: Page, view: View) -> int | None:
    amounts = [index for index in view.plain.place if page.figures[index].kind is Kind.MONEY]
    return max(amounts, key=lambda index: view.plain.place[index]) if amounts else None


def _reading(rule: Rule, page: Page, book: Codebook, result: int, pool: tuple[int, ...]) -> Reading | None:
    unit = page.figures[result].unit
    amounts = [index for index in pool if page.figures[index].kind is Kind.MONEY and index != result]
    if any(not is_plain(page, index, unit) for index in (*amounts, result)) or not 2 <= len(amounts) <= _MOST:
        return None
    outgoings = [index for index in amounts if goes_off(page, book, index)]
    incomes = [index for index in amounts if index not in outgoings]
    if len(incomes) != 1 or not outgoings or not roles_of(page, incomes[0]) & _INCOMES:
        return None
    left = middle_of(page.figures[incomes[0]]) - sum(middle_of(page.figures[index]) for index in outgoings)
    lost = "lost" in roles_of(page, result)
    if not plausible(-left if lost else left, middle_of(page.figures[result])):
        return None
    if vanishes(page, incomes[0], outgoings):
        return None
    filled: dict[str, Filling] = {"income": (incomes[0],), "outgoings": tuple(outgoings), "result": result}
    return Reading(rule, filled, Tier.CUED, "sentence", "loss-word" if lost else "any")
