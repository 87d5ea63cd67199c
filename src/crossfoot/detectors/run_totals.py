"""Three or more figures in a row and the one behind them that they come to.

"Rounds of 68, 71, 66 and 70 to finish on 275", "quarters of 22, 19, 31 and 24 points ... piled up 96": the list is the
only one of its sentence, the figure behind it the only other one that could be its sum, and a slip at most away.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.slip_chances import ways_to_slip
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_TABLE = "adding"
COMING = Trigger(lists=("adding.coming-to",))
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_KINDS = _COUNTS | {Kind.MONEY, Kind.MEASURE}
#: Members of a list; tokens between two of them; tokens before a total in which it is told as one; sums of small
#: numbers come about by chance.
_MEMBERS, _GAP, _REACH, _LEAST = 3, 5, 6, 20
#: A sum may be told so far from what it comes to.
_CLOSE = 0.15
_JOINTS = frozenset({",", "and", ";", "&"})
_APART = frozenset({"against", "but", "from", "out", "per", "than", "to", "versus", "while"})


def run_totals(rule: Rule, page: Page, known: set[int]) -> Iterator[Reading]:
    """Every list with the one figure behind it that is told as what it comes to; ``known`` totals are left alone."""
    for view in page.where(COMING) if set(rule.figures["total"].kinds) >= _KINDS else ():
        if view.sentence.kind == "cell" or not wordings(_TABLE)["coming-to"].stands_in(page, view):
            continue
        run = _run(page, view)
        if run is None:
            continue
        total = _total(page, view, run)
        if total is not None and total not in known:
            yield Reading(rule, {"parts": tuple(run), "total": total}, Tier.CUED, "sentence")


def _run(page: Page, view: View) -> list[int] | None:
    """The only list of a sentence."""
    found: list[list[int]] = []
    pool = [index for index in view.plain.place if _may_be(page.figures[index])]
    for index in pool:
        if found and _joined(page, found[-1][-1], index):
            found[-1].append(index)
        else:
            found.append([index])
    least = 2 if wordings(_TABLE)["coming-sure"].stands_in(page, view) else _MEMBERS
    runs = [run for run in found if len(run) >= least]
    if len(runs) != 1:
        return None
    lower, run = page.extraction.tokens.lower, runs[0]
    last = lower[page.figures[run[-2]].last : page.figures[run[-1]].first]
    return run if "and" in last else None


def _joined(page: Page, one: int, other: int) -> bool:
    """Whether a comma or "and" leads from one figure to the next, past a few words of what the first is of."""
    first, second = page.figures[one], page.figures[other]
    words = page.extraction.tokens.lower[first.last : second.first]
    joints = [word for word in words if word in _JOINTS]
    short = 0 < len(words) <= _GAP and 1 <= len(joints) <= 2 and _APART.isdisjoint(words)
    return short and _are_alike(first, second) and words[-1] in _JOINTS | {"another", "a", "some", "then"}


def _are_alike(one: Figure, other: Figure) -> bool:
    if one.per != other.per or (one.unit and other.unit and one.unit != other.unit):
        return False
    money = Kind.MONEY in (one.kind, other.kind)
    return one.kind is other.kind or {one.kind, other.kind} <= _COUNTS or not money


def _may_be(figure: Figure) -> bool:
    plain = figure.kind in _KINDS and figure.value is not None and figure.value > 0
    return plain and not (figure.is_range or figure.identifier or figure.hedge in BOUNDS)


def _total(page: Page, view: View, run: list[int]) -> int | None:
    """The one figure behind a list that words tell as a sum, and that the list comes to but for a slip."""
    come = sum(middle_of(page.figures[index]) for index in run)
    most = max(middle_of(page.figures[index]) for index in run)
    behind = [i for i in view.plain.place if i > run[-1] and _may_be(page.figures[i])]
    larger = [
        i
        for i in behind
        if middle_of(page.figures[i]) > most and _are_alike(page.figures[run[-1]], page.figures[i])
    ]
    close_by = "coming-sure" if len(run) < _MEMBERS else "coming-to"
    if come < _LEAST or len(larger) != 1 or not _is_told(page, larger[0], run[-1], close_by):
        return None
    stated = middle_of(page.figures[larger[0]])
    close = abs(stated - come) <= _CLOSE * come
    return larger[0] if close or ways_to_slip(stated, come) else None


def _is_told(page: Page, total: int, last: int, name: str) -> bool:
    first, lower = page.figures[total].first, page.extraction.tokens.lower
    start = max(page.figures[last].last, first - _REACH)
    words = wordings(_TABLE)[name]
    return words.within(lower, start, min(len(lower), page.figures[total].last + 3))
