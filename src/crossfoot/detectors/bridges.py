"""From sales to profit: an income, what goes off it, and what is left.

Every amount of the stretch must be one of the three, so that nothing that goes off or comes on is overlooked: the
income (sales, or a profit higher up), the outgoings (costs, interest, tax), and the result behind "leaving" or "after".
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import has_class, middle_of, near, phrase_classes, plausible, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_REACH = 6
_RESULTS = frozenset({"profit", "lost", "rest", "kept"})
_INCOMES = frozenset({"revenue", "profit"})
_MOST = 6
_BACK = 3
_TELLING = ("deducted-word", "result-word", "outgoing-word")
_TAX = frozenset({"tax", "taxes"})
_TAX_REACH = 2
_MONEY = Trigger(kinds=(Kind.MONEY,))
_BRIDGED = Trigger(classes=_TELLING, words=tuple(sorted(_TAX)))
_BACK, _BALANCE_REACH = 5, 3
_BALANCES = frozenset({"surplus-noun", "deficit-noun", "profit-noun", "loss-word", "gain-word"})
_BALANCED = Trigger(classes=tuple(sorted(_BALANCES)))
_SPENT = frozenset({"outgoing-word", "pay-verb", "buy-word", "bill-word"})
_COMPARED = frozenset({"expected", "extreme", "aside", "delta"})
_INCOME_WORDS = frozenset({"revenue-noun", "income-word", "raise-verb"})
_NOT_LEFT = frozenset({"expected", "extreme", "aside"})


@needs(_MONEY, _BRIDGED | _BALANCED)
def bridge_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A result, and the income and all the outgoings of its sentence, or of that and the one before."""
    yield from balance_readings(rule, page, book)
    for view in page.where(_MONEY, _BRIDGED):
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


def balance_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A surplus or deficit, and the only two sums before it, received and spent, that could leave it."""
    for view in page.where(_MONEY, _BALANCED):
        for result in view.plain.place:
            cues = _named(view, book, result)
            roles = roles_of(page, result)
            if page.figures[result].kind is not Kind.MONEY or not cues & _BALANCES or roles & _NOT_LEFT:
                continue
            lost = bool(cues & {"deficit-noun", "loss-word"})
            pairs = _balances(page, view, book, result, lost) or _dealt(page, view, book, result, lost)
            if len(pairs) == 1:
                filled: dict[str, Filling] = {
                    "income": pairs[0][0],
                    "outgoings": (pairs[0][1],),
                    "result": result,
                }
                yield Reading(rule, filled, Tier.CUED, "paragraph", "loss-word" if lost else "any")


def _named(view: View, book: Codebook, index: int) -> set[str]:
    """The classes of the few words before a figure, across a comma: "the deficit, of €300,000"."""
    place, found = view.plain.place[index], set[str]()
    for item in range(place - 1, max(-1, place - 1 - _BALANCE_REACH), -1):
        if view.plain.figures[item] >= 0:
            break
        found |= book.sets[view.plain.chars[item]]
    if place + 1 < len(view.plain.chars) and view.plain.figures[place + 1] < 0:
        found |= book.sets[view.plain.chars[place + 1]]
    return found


def _dealt(page: Page, view: View, book: Codebook, result: int, lost: bool) -> list[tuple[int, int]]:
    """What was paid and what it fetched, the only other two sums of the sentence of a gain or loss."""
    unit = page.figures[result].unit
    place = view.plain.place
    money = [index for index in place if index != result and page.figures[index].kind is Kind.MONEY]
    if len(money) != 2 or any(not _is_plain(page, index, unit) for index in money):
        return []
    if any(roles_of(page, index) & _COMPARED or place[index] > place[result] for index in money):
        return []
    small, large = sorted(money, key=lambda index: middle_of(page.figures[index]))
    words = [phrase_classes(view, book, index, _REACH) for index in (small, large)]
    spent = [bool(classes & _SPENT) for classes in words]
    if not any(spent) or all(spent):
        return []
    income, outgoing = (small, large) if lost else (large, small)
    if not spent[(small, large).index(outgoing)]:
        return []
    left = middle_of(page.figures[large]) - middle_of(page.figures[small])
    return [(income, outgoing)] if near(left, middle_of(page.figures[result])) else []


def _balances(page: Page, view: View, book: Codebook, result: int, lost: bool) -> list[tuple[int, int]]:
    """Incomes and outgoings before a balance whose difference is at most a digit from it."""
    stretch = [page.by_sentence.get(view.number - back) for back in range(_BACK + 1)]
    unit = page.figures[result].unit
    money = [
        index
        for other in stretch
        if other is not None
        for index in other.plain.place
        if index != result and page.figures[index].kind is Kind.MONEY and _is_plain(page, index, unit)
    ]
    money = distinct(page, (index for index in money if not roles_of(page, index) & _NOT_LEFT))
    spent = [index for index in money if _goes_off(page, book, index)]
    taken = [index for index in money if index not in spent and _comes_in(page, book, index)]
    stated = middle_of(page.figures[result])
    if not _named(view, book, result) & {"surplus-noun", "deficit-noun"}:
        return []
    return [
        (one, two)
        for one in taken
        for two in spent
        if near((middle_of(page.figures[one]) - middle_of(page.figures[two])) * (-1 if lost else 1), stated)
    ]


def _comes_in(page: Page, book: Codebook, index: int) -> bool:
    """Whether a sum is told as received: by a noun or verb of income, or as the total of a list of it."""
    view = page.view_of(index)
    if view is None:
        return False
    before = phrase_classes(view, book, index, _REACH)
    return bool(roles_of(page, index) & {"revenue", "sum"} or before & _INCOME_WORDS)


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
    first = page.figures[index].first
    taxed = not _TAX.isdisjoint(page.extraction.tokens.lower[max(first - _TAX_REACH, 0) : first])
    return taxed or "outgoing-word" in before or ("outgoing-word" in behind and "profit-noun" not in before)
