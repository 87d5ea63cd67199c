"""Two changes told one after the other, over several sentences, and where they led.

"Prices fell by a tenth in January. February brought another fall of 10%, so that a basket that cost 100 lira at
Christmas was down to 81": the second change is told as one that came on top; the result is an amount beside the one it
started from, or a percentage in all.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.detectors.windows import middle_of, near
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_BACK, _AHEAD, _REACH, _FEW, _TWO = 2, 3, 6, 10, 2
_LEVELS = frozenset({"new-level", "old-level", "moved-level"})
_TABLE = "growth"

Change = tuple[int, int]


def chain_readings(rule: Rule, page: Page, views: list[View], book: Codebook) -> Iterator[Reading]:
    """Every change on top of another, with what the two came to."""
    for view in views:
        stretch = [page.by_sentence.get(view.number + step) for step in range(-_BACK, _AHEAD + 1)]
        near_by = [
            other for other in stretch if other is not None and other.sentence.kind == view.sentence.kind
        ]
        told = [sum([page.figures[i].kind in _SHARES for i in one.figures]) for one in (view, *near_by)]
        if not told[0] or sum(told[1:]) < _TWO or _has_third(page, near_by):
            continue
        shares = [
            (other, index)
            for other in near_by
            for index in other.plain.place
            if page.figures[index].kind in _SHARES and page.figures[index].per is None
        ]
        changes = _changes(page, shares)
        if changes is None or changes[1][0] not in view.plain.place:
            continue
        if not _on_top(page, view, changes[1][0]) and not any(_of_both(page, other) for other in near_by):
            continue
        rest = [pair for pair in shares if pair[1] not in (changes[0][0], changes[1][0])]
        if len(near_by) > 1 or len(rest) != 1:
            yield from _led_to(rule, page, near_by, changes, rest)


def _has_third(page: Page, views: list[View]) -> bool:
    """ "Another tenth; in the third year, one in ten of those still standing": a change told as a ratio."""
    return any(page.figures[i].kind is Kind.RATIO for view in views for i in view.figures)


def _changes(page: Page, shares: list[tuple[View, int]]) -> tuple[Change, Change] | None:
    """The first two changes of a stretch, each with its way; None if there are none, or too many."""
    found: list[Change] = []
    for view, index in shares:
        if view.roles[index] & _LEVELS or page.figures[index].hedge in BOUNDS:
            continue
        way = direction_at(view, index)
        if way and view.roles[index] & {"delta", "added"}:
            found.append((index, way))
        elif found and not view.roles[index] and _goes_on(page, found[-1][0], index):
            found.append((index, found[-1][1]))
    return (found[0], found[1]) if len(found) in (2, 3) else None


def _goes_on(page: Page, one: int, other: int) -> bool:
    """ "Fell 20% in the first year and 10% in the second": "and" joins the second to the first."""
    inside = page.extraction.tokens.lower[page.figures[one].last : page.figures[other].first]
    return inside[-1:] == ["and"] and page.figures[one].sentence == page.figures[other].sentence


def _on_top(page: Page, view: View, index: int) -> bool:
    """Whether words before a change say that it came on top of another: "another", "a further"."""
    first = page.figures[index].first
    start = max(view.sentence.first, first - _REACH)
    return wordings(_TABLE)["on-top"].within(page.extraction.tokens.lower, start, first + 1)


def _of_both(page: Page, view: View) -> bool:
    """ "Taking both years together": what follows is said of two changes."""
    return wordings(_TABLE)["whole-both"].stands_in(page, view)


def _led_to(
    rule: Rule, page: Page, views: list[View], changes: tuple[Change, Change], rest: list[tuple[View, int]]
) -> Iterator[Reading]:
    """The percentage in all, or the amounts at the start and at the end."""
    (first, one), (second, two) = changes
    case = f"{'up' if one > 0 else 'down'}-{'up' if two > 0 else 'down'}"
    filled = {"first": first, "second": second}
    factor = (1 + one * _share(page, first)) * (1 + two * _share(page, second))
    if len(rest) == 1 and _is_whole(page, *rest[0]):
        if near(abs(factor - 1), _share(page, rest[0][1])):
            yield Reading(rule, {**filled, "total": rest[0][1]}, Tier.CUED, "paragraph", f"first-{case}")
        return
    amounts = [index for view in views for index in view.plain.place if _is_amount(page, view, index)]
    if rest or len(amounts) != 2 or not alike(page.figures[amounts[0]], page.figures[amounts[1]]):
        return
    start, end = _ordered(page, amounts)
    if _follows(page, start, first):
        return  # "up 6.7 percent at $15.65, and another 2.7 percent to $16.08"
    if near(middle_of(page.figures[start]) * factor, middle_of(page.figures[end])):
        yield Reading(rule, {**filled, "start": start, "end": end}, Tier.CUED, "paragraph", f"amount-{case}")


def _follows(page: Page, start: int, first: int) -> bool:
    """Whether the first change has led to the level that should be the start of it."""
    view = page.view_of(start)
    led = view is not None and bool(view.roles[start] & {"new-level", "at-level"})
    return led and page.figures[start].sentence == page.figures[first].sentence


def _share(page: Page, index: int) -> float:
    figure = page.figures[index]
    return middle_of(figure) * (1 if figure.kind is Kind.FRACTION else 0.01)


def _is_whole(page: Page, view: View, index: int) -> bool:
    """Whether a percentage is said of both changes together."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    end = min(page.figures[index].last + 2 * _REACH, view.sentence.last)
    return wordings(_TABLE)["whole"].within(lower, max(view.sentence.first, first - 2 * _REACH), end)


def _is_amount(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _AMOUNTS or figure.value is None or figure.identifier or figure.is_range:
        return False
    return middle_of(figure) >= _FEW and figure.hedge not in BOUNDS and "delta" not in view.roles[index]


def _ordered(page: Page, amounts: list[int]) -> tuple[int, int]:
    """Start and end: by "from" and "to", else in the order of the text."""
    one, other = amounts
    views = page.view_of(one), page.view_of(other)
    roles = [
        view.roles[index] if view is not None else set() for view, index in zip(views, amounts, strict=True)
    ]
    swapped = "old-level" in roles[1] - roles[0] or ("new-level" in roles[0] and "new-level" not in roles[1])
    return (other, one) if swapped else (one, other)
