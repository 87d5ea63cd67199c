"""Levels that no single word marks: by their years, by elimination, by a unit said once.

"Sales were £30m in 2024 and £40m in 2023" dates its levels; "trimmed to £34,000, 15% less than the £40,000" names
one and leaves the other; "widened to 12 points from nine" says the unit once.
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.frames import Frames
from crossfoot.binding.skeleton import Skeleton
from crossfoot.binding.slots import alike, high_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_GOVERNED = frozenset({"delta", "new-level", "old-level"})
_NEW = frozenset({"new-level", "at-level", "subject-level", "dated-new"})
_OLD = frozenset({"old-level", "dated-old"})
_CHANGES = frozenset({"delta", "or-paired", "each-price", "gap"})
#: A figure with one of these is no level that is left over.
_NOT_LONE = _OLD | {"new-level", "dated-new", "whole", "share", "extreme", "expected", "threshold"}
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.NUMBER, Kind.DURATION})
_LENDERS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.PERCENT, Kind.PERCENTAGE_POINTS})
#: What says outright that a level is an old one.
_SINCE = frozenset({"up-from", "down-from"})
#: Two levels of one thing are not further apart than this, where one of them borrows the unit of the other.
_NEAR = 100.0
#: Smaller numbers may count anything.
_LARGE, _MILLION = 1000, 6
#: Tokens between a rate and the same rate told once more, with the time it is told of.
_AGAIN = 6
#: But one word of scale may be the wrong one, and the figures as near each other as these without it.
_SCALES, _LIKE = (1e3, 1e6), 2.5
_WHOLE = 100.0
#: Characters behind a figure in which its noun and "last" may stand.
_SOON = 24

Roles = dict[int, set[str]]


def add_dates(roles: Roles, when: dict[int, int], figures: list[Figure], text: str) -> None:
    """Of two like levels with different years the earlier is the old one, the later the new one.

    "£310m in 2021 and only £248m last year": what is told of last year comes after a year that is named.
    """
    dated = [
        (year, index)
        for index in roles
        if index in when and (year := _year(figures[when[index]])) is not None
    ]
    for place, (year, index) in enumerate(dated):
        for other_year, other in dated[place + 1 :]:
            if year == other_year or not alike(figures[index], figures[other]):
                continue
            old, new = (index, other) if year < other_year else (other, index)
            if not (roles[old] | roles[new]) & _GOVERNED:
                roles[old] = (roles[old] - _NEW) | {"dated-old"}
                roles[new] = roles[new] | {"dated-new"}
    lately = [index for index in roles if "then-level" in roles[index] and _is_lately(figures[index], text)]
    for _, index in dated:
        for new in lately:
            told = new != index and new not in when and alike(figures[index], figures[new])
            if told and not (roles[index] | roles[new]) & _GOVERNED:
                roles[index] = (roles[index] - _NEW) | {"dated-old"}
                roles[new] = (roles[new] - {"then-level"}) | {"dated-new"}


def _is_lately(figure: Figure, text: str) -> bool:
    """ "640 last year", "640 cases last year"."""
    return "last" in text[figure.end : figure.end + _SOON].split()[:2]


def _year(figure: Figure) -> int | None:
    if figure.date is not None:
        return figure.date[0]
    return int(figure.value) if figure.kind is Kind.YEAR and figure.value is not None else None


def lend_units(roles: Roles, skeleton: Skeleton, frames: Frames, figures: list[Figure]) -> None:
    """A bare level takes the kind, unit and noun of the other level of its frame."""
    for index, names in roles.items():
        if not (_is_bare(figures[index]) and names & (_OLD | {"new-level"})):
            continue
        frame = frames.of[skeleton.place[index]]
        opposite = _NEW if names & _OLD else _OLD
        lenders = [
            other
            for other in roles
            if roles[other] & opposite
            and frames.of[skeleton.place[other]] == frame
            and not (figures[other].kind is Kind.PERCENT and "delta" in roles[other])
            and _lends(figures[other], figures[index])
        ]
        if len(lenders) == 1:
            _take(figures[index], figures[lenders[0]])


def lend_by_multiple(roles: Roles, figures: list[Figure]) -> None:
    """ "Holds 60,000 litres, four times as much as the old one, which took 15,000": the unit is said once."""
    multiples = [index for index in roles if figures[index].kind is Kind.MULTIPLE]
    if len(multiples) != 1:
        return
    bare = [index for index in roles if _is_bare(figures[index])]
    named = [index for index in roles if figures[index].kind in _LENDERS and figures[index].per is None]
    if len(bare) != 1 or len(named) != 1 or not named[0] < multiples[0] < bare[0]:
        return
    if figures[bare[0]].value is not None and _lends(figures[named[0]], figures[bare[0]]):
        _take(figures[bare[0]], figures[named[0]])


def lend_rate(roles: Roles, figures: list[Figure], lower: list[str]) -> None:
    """ "45 litres a minute, or 2,700 an hour": a rate told once more for another time goes without its unit."""
    for index in sorted(roles):
        figure, lender = figures[index], figures[index - 1]
        if (
            index - 1 not in roles
            or figure.per is None
            or lender.per in (None, figure.per)
            or not _is_bare(figure)
        ):
            continue
        gap = lower[lender.last : figure.first]
        if lender.kind in (Kind.MONEY, Kind.MEASURE) and len(gap) < _AGAIN and ("or" in gap or "(" in gap):
            per = figure.per
            _take(figure, lender)
            figure.per = per


def lend_currency(roles: Roles, figures: list[Figure], lower: list[str]) -> None:
    """ "Raised 840,000 kronor and has spent 615,000 on the tower": a currency in words is said once in a sentence."""
    lender: Figure | None = None
    for index in sorted(roles):
        figure = figures[index]
        if figure.kind is Kind.MONEY and figure.per is None:
            lender = figure if figure.text[-1:].isalpha() and not _is_minor(figure) else None
        elif figure.kind is Kind.COUNT and high_of(figure) >= _LARGE:
            lender = None
        elif lender is None or lower[figure.last : figure.last + 1] == ["of"]:
            continue
        elif _is_millions(figure, lender):
            figure.value, figure.power, figure.scaled = (
                (figure.value or Decimal(0)).scaleb(_MILLION),
                _MILLION,
                True,
            )
            _take(figure, lender)
        elif _is_bare(figure) and _is_large(figure) and _lends(lender, figure):
            _take(figure, lender)


def _is_millions(figure: Figure, lender: Figure) -> bool:
    """ "3.4bn rupees: 2.1bn for roads, 800m for housing": beside money in billions it is no length."""
    metres = figure.kind is Kind.MEASURE and figure.unit == "metre" and figure.value is not None
    return metres and lender.scaled and figure.text[-1:] == "m" and figure.text[-2:-1].isdigit()


def _is_large(figure: Figure) -> bool:
    """Whether a number in digits is too large to count the few things that sums are told with."""
    return figure.value is not None and figure.value >= _LARGE and figure.form != "words"


def may_borrow(figures: list[Figure], indexes: list[int]) -> bool:
    """Whether any figure of a sentence is so bare that another one may lend it its unit."""
    if len(indexes) < 2 or all(figures[index].kind is not Kind.NUMBER for index in indexes):
        return False
    lenders = any(figures[index].kind in _LENDERS for index in indexes)
    return lenders and any(_is_bare(figures[index]) for index in indexes)


def _is_bare(figure: Figure) -> bool:
    return (
        figure.kind is Kind.NUMBER and figure.unit is None and figure.noun is None and not figure.identifier
    )


def _lends(lender: Figure, taker: Figure) -> bool:
    if lender.kind not in _LENDERS or (
        lender.kind is Kind.COUNT and lender.noun is None and lender.unit is None
    ):
        return False
    if lender.kind is Kind.PERCENT and high_of(taker) > 2 * max(_WHOLE, high_of(lender)):
        return False  # "28% longer than in spring, 1,475 names as opposed to 1,250"
    minor = 10.0**lender.power if _is_minor(lender) else 1.0  # "575 pence from 500"
    small, large = sorted((abs(high_of(lender)), abs(high_of(taker)) * minor))
    return small > 0.0 and (large / small <= _NEAR or _is_other_scale(lender, taker, large / small))


def _is_other_scale(lender: Figure, taker: Figure, ratio: float) -> bool:
    """Whether two scale words part the figures: "a profit of 1.37 million pounds, up from 1.19 billion"."""
    worded = all(any(mark.isalpha() for mark in figure.text) for figure in (lender, taker))
    return worded and any(scale / _LIKE <= ratio <= scale * _LIKE for scale in _SCALES)


def _take(figure: Figure, lender: Figure) -> None:
    figure.kind, figure.unit, figure.noun, figure.per = lender.kind, lender.unit, lender.noun, lender.per
    if _is_minor(lender) and figure.value is not None and not figure.power:
        figure.value, figure.power = figure.value.scaleb(lender.power), lender.power
    figure.reread()


def _is_minor(lender: Figure) -> bool:
    """Whether money is told in hundredths, in pence or cents."""
    return lender.kind is Kind.MONEY and lender.power < 0


def add_lone_levels(
    roles: Roles, skeleton: Skeleton, frames: Frames, figures: list[Figure], book: Codebook
) -> None:
    """Of exactly two like levels in a frame, one of them marked, the other is what it is compared with."""
    levels = [
        index for index, names in roles.items() if figures[index].kind in _LEVELS and not names & _CHANGES
    ]
    for index in levels if len(levels) > 1 else ():
        if roles[index] & _NOT_LONE or _modifies(skeleton, book, index) or _is_compared(roles, index):
            continue
        frame = frames.of[skeleton.place[index]]
        near = [other for other in levels if other != index and frames.of[skeleton.place[other]] == frame]
        like = [other for other in near if alike(figures[index], figures[other])]
        if len(like) != 1:
            continue
        marks = roles[like[0]]
        if _is_second(skeleton, book, like[0], index):
            continue
        if marks & _OLD and "new-level" not in marks:
            roles[index].add("lone-new")
        elif marks & {"new-level", "dated-new"} and not marks & _OLD and _is_earlier(roles, index, like[0]):
            roles[index].add("lone-old")


def _is_second(skeleton: Skeleton, book: Codebook, old: int, index: int) -> bool:
    """ "Down from 1.6 million last year and 2.1 million in 2020": what "and" adds to an old level is another one."""
    first, last = skeleton.place[old], skeleton.place[index]
    if not 0 < first < last or not book.sets[skeleton.chars[first - 1]] & _SINCE:
        return False
    between = [book.sets[skeleton.chars[item]] for item in range(first + 1, last)]
    joined = bool(between) and "=and" in between[-1]
    return joined and not any("mark-comma" in one for one in between)


def _is_compared(roles: Roles, index: int) -> bool:
    """ "637 to 673 yen, 11 percent higher than abroad": the percentage compares it with something else."""
    return "paired" in roles[index] and any({"paired", "comparison"} <= names for names in roles.values())


def _is_earlier(roles: Roles, index: int, marked: int) -> bool:
    """Whether a level may be the old one: named before the word of change, and not as one that was reached."""
    return index < marked and "subject-level" in roles[index] and "at-level" not in roles[index]


def _modifies(skeleton: Skeleton, book: Codebook, index: int) -> bool:
    """Whether a figure only describes the noun behind it: "its $1.5 billion credit facility"."""
    behind = skeleton.place[index] + 1
    return behind < len(skeleton.chars) and skeleton.chars[behind] in (book.other, book.name)
