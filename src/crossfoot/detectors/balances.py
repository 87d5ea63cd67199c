"""A surplus or deficit, and what was received and spent before it.

Every sum of the stretch must be an income or an outgoing, so that nothing is overlooked; one that nothing names goes
with the sum before it where "another" or "a further" says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.windows import middle_of, near, phrase_classes, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_REACH, _BACK, _BALANCE_REACH, _FURTHER, _MOST = 6, 5, 3, 2, 6
_TAX = frozenset({"tax", "taxes"})
_TAX_REACH = 2
_CLAUSE = frozenset({"mark-comma", "mark-semicolon", "mark-stop", "mark-colon", "dash"})
_BALANCES = frozenset({"surplus-noun", "deficit-noun", "profit-noun", "loss-word", "gain-word"})
MONEY = Trigger(kinds=(Kind.MONEY,))
BALANCED = Trigger(classes=tuple(sorted(_BALANCES)))
_LOST = frozenset({"deficit-noun", "loss-word"})
_SURE = frozenset({"surplus-noun", "deficit-noun"})
_SPENT = frozenset({"outgoing-word", "pay-verb", "buy-word", "bill-word"})
_COMPARED = frozenset({"expected", "extreme", "aside", "delta"})
_INCOME_WORDS = frozenset({"revenue-noun", "income-word", "raise-verb"})
_NOT_LEFT = frozenset({"expected", "extreme", "aside"})

Sides = tuple[tuple[int, ...], tuple[int, ...]]


def balance_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A surplus or deficit, and the only sums before it, received and spent, that could leave it."""
    for view in page.where(MONEY, BALANCED):
        for result in view.plain.place:
            if page.figures[result].kind is not Kind.MONEY:
                continue
            cues = _named(view, book, result)
            if not cues & _BALANCES:
                continue
            if roles_of(page, result) & _NOT_LEFT or page.figures[result].hedge in BOUNDS:
                continue
            lost = bool(cues & _LOST)
            sides = _sides(page, view, book, result, lost)
            if sides is not None and not vanishes(page, sides[0][0], sides[1]):
                filled: dict[str, Filling] = {"income": sides[0], "outgoings": sides[1], "result": result}
                yield Reading(rule, filled, Tier.CUED, "paragraph", "loss-word" if lost else "any")


def _sides(page: Page, view: View, book: Codebook, result: int, lost: bool) -> Sides | None:
    """The incomes and the outgoings: all that is told, else the only pair that could leave the result."""
    if _named(view, book, result) & _SURE:
        found = _all_told(page, view, book, result, lost)
        if found is not None:
            return found
        pairs = _balances(page, view, book, result, lost)
    else:
        pairs = []
    pairs = pairs or _dealt(page, view, book, result, lost)
    return ((pairs[0][0],), (pairs[0][1],)) if len(pairs) == 1 else None


def _all_told(page: Page, view: View, book: Codebook, result: int, lost: bool) -> Sides | None:
    """All sums of the sentences back to where both sides have one; None if one of them is of neither side."""
    pool: list[int] = []
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or (back and other.sentence.kind == "heading"):
            continue
        pool = [*_money(page, other, result, None if back else view.plain.place[result]), *pool]
        taken, spent, unknown = _sorted(page, book, pool)
        if unknown or len(pool) > _MOST:
            return None
        if taken and spent:
            left = sum(middle_of(page.figures[i]) for i in taken) - sum(
                middle_of(page.figures[i]) for i in spent
            )
            stated = middle_of(page.figures[result])
            return (tuple(taken), tuple(spent)) if near(-left if lost else left, stated) else None
    return None


def _money(page: Page, view: View, result: int, before: int | None) -> list[int]:
    """The sums of a sentence in the unit of the result, but those behind it."""
    unit = page.figures[result].unit
    return [
        index
        for index, place in view.plain.place.items()
        if index != result
        and page.figures[index].kind is Kind.MONEY
        and (before is None or place < before)
        and page.figures[index].unit == unit
        and page.figures[index].per is None
    ]


def _sorted(page: Page, book: Codebook, pool: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Incomes, outgoings, and sums of neither; "a further £2m" goes with the sum before it."""
    taken: list[int] = []
    spent: list[int] = []
    unknown: list[int] = []
    last: list[int] | None = None
    for index in pool:
        if page.figures[index].value is None or roles_of(page, index) & (_NOT_LEFT | {"delta"}):
            unknown.append(index)
            continue
        way = _way(page, book, index)
        side = taken if way > 0 else spent if way < 0 else None
        if side is None and last is not None and _goes_on(page, book, index):
            side = last
        (unknown if side is None else side).append(index)
        last = side
    return taken, spent, unknown


def _way(page: Page, book: Codebook, index: int) -> int:
    """1 for an income, -1 for an outgoing: by the nearest word of either before the sum, else by any."""
    view = page.view_of(index)
    if view is None:
        return 0
    place = view.plain.place[index]
    for item in range(place - 1, max(-1, place - 1 - _REACH), -1):
        classes = book.sets[view.plain.chars[item]]
        if view.plain.figures[item] >= 0 or classes & _CLAUSE:
            break
        way = bool(classes & _INCOME_WORDS) - ("outgoing-word" in classes)
        if way:
            return way
    return -1 if goes_off(page, book, index) else int(_comes_in(page, book, index))


def _goes_on(page: Page, book: Codebook, index: int) -> bool:
    view = page.view_of(index)
    return view is not None and "another-word" in phrase_classes(view, book, index, _FURTHER)


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
    """What was paid and what it fetched: the only other two sums of the sentence of a gain or loss, or before it."""
    unit, money = page.figures[result].unit, list[int]()
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or (back and other.sentence.kind == "heading"):
            continue
        behind = view.plain.place[result] if not back else len(other.plain.chars)
        money += [
            index
            for index, place in other.plain.place.items()
            if index != result and place < behind and page.figures[index].kind is Kind.MONEY
        ]
        if len(money) > 1:
            break
    if len(money) != 2 or any(not is_plain(page, index, unit) for index in money):
        return []
    if any(roles_of(page, index) & _COMPARED for index in money):
        return []
    small, large = sorted(money, key=lambda index: middle_of(page.figures[index]))
    income, outgoing = (small, large) if lost else (large, small)
    if not _is_spent(page, book, outgoing) or _is_spent(page, book, income):
        return []
    left = middle_of(page.figures[large]) - middle_of(page.figures[small])
    return [(income, outgoing)] if near(left, middle_of(page.figures[result])) else []


def _is_spent(page: Page, book: Codebook, index: int) -> bool:
    view = page.view_of(index)
    return view is not None and bool(phrase_classes(view, book, index, _REACH) & _SPENT)


def _balances(page: Page, view: View, book: Codebook, result: int, lost: bool) -> list[tuple[int, int]]:
    """Incomes and outgoings before a balance whose difference is at most a digit from it."""
    stretch = [page.by_sentence.get(view.number - back) for back in range(_BACK + 1)]
    unit = page.figures[result].unit
    money = [
        index
        for other in stretch
        if other is not None
        for index in other.plain.place
        if index != result and page.figures[index].kind is Kind.MONEY and is_plain(page, index, unit)
    ]
    money = distinct(page, (index for index in money if not roles_of(page, index) & _NOT_LEFT))
    spent = [index for index in money if goes_off(page, book, index)]
    taken = [index for index in money if index not in spent and _comes_in(page, book, index)]
    stated = middle_of(page.figures[result])
    return [
        (one, two)
        for one in taken
        for two in spent
        if near((middle_of(page.figures[one]) - middle_of(page.figures[two])) * (-1 if lost else 1), stated)
    ]


def vanishes(page: Page, income: int, outgoings: Collection[int]) -> bool:
    """Whether what goes off is less than the rounding of the income: £44,914 of £50m leaves what there was."""
    low, high = page.figures[income].floats
    return sum(middle_of(page.figures[index]) for index in outgoings) < high - low


def _comes_in(page: Page, book: Codebook, index: int) -> bool:
    """Whether a sum is told as received: by a noun or verb of income, or as the total of a list of it."""
    view = page.view_of(index)
    if view is None:
        return False
    before = phrase_classes(view, book, index, _REACH)
    return bool(roles_of(page, index) & {"revenue", "sum"} or before & _INCOME_WORDS)


def is_plain(page: Page, index: int, unit: str | None) -> bool:
    """Whether a sum is of a currency, told outright and not for each of something."""
    figure = page.figures[index]
    return figure.unit == unit and figure.per is None and figure.value is not None and figure.hedge is None


def goes_off(page: Page, book: Codebook, index: int) -> bool:
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
