"""The largest and the smallest of values that stand beside it: "of the three mills, Alder, with 412, is the largest".

Either a number of things is told and as many values follow, one of them with a superlative that no words narrow down
(in Europe, since 1990, among women); or a list is closed by "the lowest was so much", which must be one of its ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.runs import find_runs
from crossfoot.detectors.wording import of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_SEVERAL = Trigger(classes=(PAIRED,))
_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_SUPERLATIVE = Trigger(lists=("bounds.largest", "bounds.smallest"))
_TABLE = "bounds"
_MOST, _GROUP = 7, 3
_REACH = 8
_BE = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "being",
        "at",
        "of",
        "with",
        "on",
        ",",
        "just",
        "only",
        "came",
        "reached",
        "hit",
    }
)


@needs(_SEVERAL, _SUPERLATIVE)
def superlative_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The value that is told as the largest or smallest, with each of the others."""
    for view in page.where(_SEVERAL, _SUPERLATIVE):
        words = wordings(_TABLE)
        most, least = words["largest"].found_in(page, view), words["smallest"].found_in(page, view)
        marks = most + least
        if len(marks) == 1 and not _is_narrowed(page, view, marks[0]):
            yield from _of_group(rule, page, view, marks[0], bool(most))
            yield from _of_list(rule, page, view, book, marks[0], bool(most))


def _is_narrowed(page: Page, view: View, mark: tuple[int, int]) -> bool:
    """Whether other words say of what it is the largest: "the second largest", "one of the biggest", "in Europe"."""
    lower = page.extraction.tokens.lower
    before = lower[max(mark[0] - 3, view.sentence.first) : mark[0]]
    behind = lower[mark[1] : mark[1] + _GROUP]
    numbered = any(
        figure.kind is Kind.ORDINAL
        for figure in (page.figures[i] for i in view.figures)
        if figure.last == mark[0]
    )
    words = wordings(_TABLE)
    led = words["narrowed-before"].within(before, 0, len(before))
    return numbered or led or words["narrowed-behind"].within(behind, 0, len(behind))


def _of_group(rule: Rule, page: Page, view: View, mark: tuple[int, int], upwards: bool) -> Iterator[Reading]:
    """As many values as there are things: the one that the superlative is said of, and the others."""
    figures = of_kinds(page, view, _KINDS)
    if len(figures) < _GROUP + 1:
        return
    group, values = page.figures[figures[0]], figures[1:]
    lower = page.extraction.tokens.lower
    opened = lower[max(group.first - 3, view.sentence.first) : group.first]
    sized = group.kind in _COUNTS and group.value == len(values) and len(values) <= _MOST and "of" in opened
    if not sized or not all(alike(page.figures[values[0]], page.figures[i]) for i in values):
        return
    extreme = _governed(page, view, mark, values)
    for other in values:
        if extreme is not None and other != extreme:
            larger, smaller = (extreme, other) if upwards else (other, extreme)
            yield Reading(
                rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence", case="pair"
            )


def _governed(page: Page, view: View, mark: tuple[int, int], values: list[int]) -> int | None:
    """The value of the clause in which the superlative stands: the one before it, else the one behind."""
    lower, figures = page.extraction.tokens.lower, page.figures
    past = [i for i in values if figures[i].last <= mark[0]]
    if past:
        gap = lower[figures[past[-1]].last : mark[0]]
        if len(gap) <= _REACH and ";" not in gap and ({"is", "was", "are", "were"} & set(gap)):
            return past[-1] if len(past) == 1 or "," not in gap[1:] else None
        return None
    behind = [i for i in values if figures[i].first >= mark[1]]
    gap = lower[mark[1] : figures[behind[0]].first] if behind else [";"]
    return behind[0] if len(gap) <= _REACH and ";" not in gap else None


def _of_list(
    rule: Rule, page: Page, view: View, book: Codebook, mark: tuple[int, int], upwards: bool
) -> Iterator[Reading]:
    """ "Scores of 41, 38 and 29: the lowest was 31": the value behind a superlative that ends a list."""
    for run in find_runs(view, page, book):
        members = tuple(index for index in run.members if page.figures[index].last <= mark[0])
        if not _GROUP <= len(members) <= _MOST or run.tainted or not _is_closed(page, members):
            continue
        behind = [i for i in of_kinds(page, view, _KINDS) if page.figures[i].first >= mark[1]]
        if not behind or not _said_of(page, mark, members, behind[0]):
            continue
        filled: dict[str, Filling] = {"members": members, "extreme": behind[0]}
        yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="largest" if upwards else "smallest")


def _is_closed(page: Page, members: tuple[int, ...]) -> bool:
    """Whether "and" announces the last member."""
    one, two = (page.figures[index] for index in members[-2:])
    return "and" in page.extraction.tokens.lower[one.last : two.first]


def _said_of(page: Page, mark: tuple[int, int], members: tuple[int, ...], extreme: int) -> bool:
    lower, figure = page.extraction.tokens.lower, page.figures[extreme]
    gap = lower[mark[1] : figure.first]
    like = alike(page.figures[members[-1]], figure) and figure.hedge is None and figure.per is None
    return like and len(gap) <= _GROUP and any(word in _BE for word in gap) and not {"than", "and"} & set(gap)
