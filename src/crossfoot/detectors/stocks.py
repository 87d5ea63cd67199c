"""A stock and its flows: "It had 84 boats, bought 12 and sold 19, leaving 77".

Every like figure of the stretch must be what there was at first, what came, what went or what there is in the end, by
the words right beside it, so that no flow is overlooked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.runs import Sort, sort_of
from crossfoot.detectors.slip_chances import ways_to_slip
from crossfoot.detectors.windows import middle_of, near
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_TABLE = "stocks"
_ENDING = Trigger(lists=("stocks.leaving", "stocks.making"))
#: Sentences before the last level in which the first may stand; tokens of a phrase before a figure, and behind one.
_BACK, _BEFORE, _BEHIND = 3, 6, 4
_MARKS = frozenset({",", ";", ":", ".", "(", ")", "–", "—", "and", "but"})
#: A single flow between small numbers comes about by chance.
_LEAST = 10


@dataclass(slots=True)
class _Account:
    """What is read of a stretch so far; ``spoken`` is the token up to which verbs belong to a figure already."""

    opening: int | None = None
    came: list[int] = field(default_factory=list)
    went: list[int] = field(default_factory=list)
    spoken: int = 0


@needs(_ENDING)
def stock_readings(rule: Rule, page: Page, _: object) -> Iterator[Reading]:
    """A last level behind "leaving" or "making", with the first one and all that came and went between them."""
    for view in page.where(_ENDING):
        for sure in (True, False):
            reading = _reading(rule, page, view, sure) if view.sentence.kind != "cell" else None
            if reading is not None:
                yield reading
                break


def _reading(rule: Rule, page: Page, view: View, sure: bool) -> Reading | None:
    closing = _closing(page, view, sure)
    account = None if closing is None else _account(page, view, closing)
    if closing is None or account is None or account.opening is None or not _may_accuse(page, account):
        return None
    had = (account.opening, *account.came)
    left = sum(_middle(page, i) for i in had) - sum(_middle(page, i) for i in account.went)
    stated = _middle(page, closing)
    holds = (
        abs(left - stated) <= sum(page.figures[i].interval.width for i in (*had, *account.went, closing)) / 2
    )
    both = sure and bool(account.came and account.went)
    if not (holds or ways_to_slip(stated, left) or (both and near(left, stated))):
        return None
    filled: dict[str, Filling] = {"had": had, "went": tuple(account.went), "left": closing}
    return Reading(rule, filled, Tier.ANCHORED if sure else Tier.CUED, "paragraph")


def _may_accuse(page: Page, account: _Account) -> bool:
    flows = len(account.came) + len(account.went)
    return bool(account.went) and (
        flows > 1 or (account.opening is not None and _is_many(page.figures[account.opening]))
    )


def _is_many(figure: Figure) -> bool:
    return figure.kind is Kind.MONEY or middle_of(figure) >= _LEAST


def _middle(page: Page, index: int) -> float:
    return middle_of(page.figures[index])


def _closing(page: Page, view: View, sure: bool) -> int | None:
    """The last figure of its sort in the sentence, right behind words that tell a last level."""
    words, lower = wordings(_TABLE)["leaving" if sure else "making"], page.extraction.tokens.lower
    for index in reversed(view.plain.place):
        start = max(view.sentence.first, _lead(page, view, index) - _BEFORE)
        if any(
            end == _lead(page, view, index) for _, end in words.find(lower, start, _lead(page, view, index))
        ):
            return index if _is_plain(page.figures[index]) else None
    return None


def _lead(page: Page, view: View, index: int) -> int:
    """Where the words before a figure end, articles and "another" left out."""
    first, lower = hedged_first(page, view, index), page.extraction.tokens.lower
    skipped, moved = wordings(_TABLE)["skipped"], True
    while moved:
        moved = False
        for size in (3, 2, 1):
            start = first - size
            if start > view.sentence.first and skipped.at(lower, start, first) == size:
                first, moved = start, True
                break
    return first


def _is_plain(figure: Figure) -> bool:
    known = sort_of(figure) is not None and not figure.is_range and figure.hedge not in BOUNDS
    return known and figure.kind is not Kind.PERCENT and figure.value is not None and figure.value > 0


def _account(page: Page, view: View, closing: int) -> _Account | None:
    """The flows from the nearest sentence that has a first level; None where a figure of the sort is neither."""
    for back in range(_BACK + 1):
        views = [page.by_sentence.get(view.number - k) for k in range(back, -1, -1)]
        told = [one for one in views if one is not None and one.sentence.kind == view.sentence.kind]
        if len(told) < len(views) or any(_leaks(page, one) for one in told):
            return None
        account = _read(page, told, closing)
        if account is None or account.opening is not None:
            return account
    return None


def _leaks(page: Page, view: View) -> bool:
    percent = any(page.figures[i].kind in (Kind.PERCENT, Kind.FRACTION) for i in view.plain.place)
    return percent or wordings(_TABLE)["leaking"].stands_in(page, view)


def _read(page: Page, views: list[View], closing: int) -> _Account | None:
    account, sort = _Account(), sort_of(page.figures[closing])
    for view in views:
        for index in view.plain.place:
            figure = page.figures[index]
            if index >= closing or not _is_of(figure, sort):
                continue
            if not _is_plain(figure) or not _enter(page, view, account, index):
                return None
    return account if _are_of_one_noun(page, account, closing) else None


def _is_of(figure: Figure, sort: Sort | None) -> bool:
    """Whether a figure is of a sort, or a bare number that borrows its unit: "640 million euros, and 60 million"."""
    bare = figure.kind is Kind.NUMBER and not figure.identifier and figure.unit is None
    lent = sort is not None and (sort[0] == "measure" or (sort[0] == "money" and figure.scaled))
    return sort_of(figure) == sort or (bare and lent)


def _are_of_one_noun(page: Page, account: _Account, closing: int) -> bool:
    first = None if account.opening is None else page.figures[account.opening].noun
    return None in (first, page.figures[closing].noun) or first == page.figures[closing].noun


def _enter(page: Page, view: View, account: _Account, index: int) -> bool:
    """Puts a figure where its words say; False if they do not."""
    way = _way_before(page, view, account, index)
    if way == 0 and _is_opening(page, view, index):
        if account.opening is not None:
            return False
        account.came, account.went = [], []  # "rose 12p to 340p": what led to the first level
        account.opening = index
        return True
    way = way or _way_behind(page, view, account, index)
    if way:
        (account.came if way > 0 else account.went).append(index)
    return way != 0


def _is_opening(page: Page, view: View, index: int) -> bool:
    lead, lower = _lead(page, view, index), page.extraction.tokens.lower
    found = wordings(_TABLE)["opening"].find(lower, max(view.sentence.first, lead - _BEFORE), lead)
    return any(end == lead for _, end in found)


def _way_before(page: Page, view: View, account: _Account, index: int) -> int:
    """1 or -1 if a verb right before a figure says that it came or went: "lost 3", "took in another £600,000"."""
    lead, lower = _lead(page, view, index), page.extraction.tokens.lower
    start = max(view.sentence.first, lead - _BEFORE, account.spoken)
    for name, way in (("came", 1), ("went", -1)):
        if any(end == lead for _, end in wordings(_TABLE)[name].find(lower, start, lead)):
            account.spoken = page.figures[index].last
            return way
    return 0


def _way_behind(page: Page, view: View, account: _Account, index: int) -> int:
    """The same by a verb behind it, if that has no figure of its own: "12 were admitted and 19 discharged"."""
    lower, at = page.extraction.tokens.lower, page.figures[index].last
    leads = {_lead(page, view, other) for other in view.plain.place}
    carried, end = wordings(_TABLE)["carried"], min(view.sentence.last, at + _BEHIND + 1)
    noun = True
    while at < end and lower[at] not in _MARKS:
        for name, way in (("came", 1), ("went", -1), ("behind-went", -1)):
            size = wordings(_TABLE)[name].at(lower, at, view.sentence.last)
            if size and at + size not in leads:
                account.spoken = at + size
                return way
        if not carried.at(lower, at, end):
            if not noun:
                return 0
            noun = False  # one noun that no list has: "12 ewes died"
        at += 1
    return 0
