"""A figure told again: the one figure before it of its sort that has the same digits in another order.

"A flock of 312 ewes was stolen; all 321 ewes were in lamb"; "won the seat by 1,204 votes. A majority of 1,402 ...".
Few digits turned round are common enough by chance, so the fewer there are, the more must say that one thing is told
of: a determiner before the second figure, the same noun, neighbouring sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from crossfoot.binding.page import Page, View
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.windows import roles_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.detectors.wordlists import afar
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_MOVED = frozenset({"old-level", "expected", "extreme", "threshold", "then-level"})
#: "Its 14 elephants" are no bare 41 of before.
_OWNING = frozenset({"her", "his", "its", "their", "whose"})
#: Sentences between two tellings; digits with which nothing but neighbourhood must tie them.
_FAR, _NEXT, _MANY, _SOME = 6, 2, 4, 3
#: Numbers below this are exact however many noughts they end in.
_EXACT = 1000
#: So many figures of the same digits are looked at, the last ones.
_RECENT, _PAIR = 8, 2
_BEFORE = 4


def retold(page: Page) -> Iterator[tuple[int, int]]:
    """(first, again) for every figure that is the one before it with its digits turned round."""
    if not _may_be_turned(page):
        return
    told = [
        i
        for view in page.views
        if view.sentence.kind != "cell"
        for i in view.plain.place
        if _is_told(page, i)
    ]
    values = Counter(page.figures[i].value for i in told)
    sorts = Counter((page.figures[i].kind, page.figures[i].unit) for i in told)
    by_digits: dict[str, list[int]] = {}
    for again in told:
        earlier = by_digits.setdefault("".join(sorted(_digits(page.figures[again]))), [])
        firsts = [i for i in earlier[-_RECENT:] if _is_turned(page, i, again)]
        earlier.append(again)
        if not firsts:
            continue
        figure = page.figures[again]
        once = values[figure.value] == 1 and len({page.figures[i].value for i in firsts}) == 1
        if once and _is_tied(page, firsts[-1], again, alone=sorts[figure.kind, figure.unit] == _PAIR):
            yield firsts[-1], again


def _may_be_turned(page: Page) -> bool:
    """Whether two figures have the same digits in another order: the quick question before roles are asked for."""
    printed = {
        _digits(figure) for figure in page.figures if figure.kind in _KINDS and figure.value is not None
    }
    return len({"".join(sorted(digits)) for digits in printed}) < len(printed)


def _is_told(page: Page, index: int) -> bool:
    figure = page.figures[index]
    plain = (
        figure.kind in _KINDS and figure.value is not None and figure.per is None and not figure.identifier
    )
    return (
        plain
        and figure.hedge not in BOUNDS
        and not (_MOVED & roles_of(page, index) or _is_entry(page, index))
    )


def _is_entry(page: Page, index: int) -> bool:
    """ "Buick Enclave (109)", "1837: The weight of gold is lessened": an entry of a list, each of its own."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind not in _PLAIN or figure.noun is not None:
        return False
    before, behind = lower[figure.first - 1] if figure.first else "", lower[figure.last : figure.last + 1]
    return (before == "(" and behind == [")"]) or behind == [":"]


def _is_turned(page: Page, first: int, again: int) -> bool:
    """Whether two figures of one sort, not far apart, have two neighbouring digits exchanged."""
    one, two = page.figures[first], page.figures[again]
    if (one.kind, one.unit, one.power) != (two.kind, two.unit, two.power) and not {
        one.kind,
        two.kind,
    } <= _PLAIN:
        return False
    left, right = _digits(one), _digits(two)
    if len(left) != len(right) or left == right or two.sentence - one.sentence > _FAR:
        return False
    apart = [k for k in range(len(left)) if left[k] != right[k]]
    turned = len(apart) == 2 and left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]
    return turned and Decimal(one.value or 0).adjusted() == Decimal(two.value or 0).adjusted()


def _digits(figure: Figure) -> str:
    if figure.form == "words":
        return f"{figure.value:f}"
    digits = "".join(filter(str.isdigit, figure.text))
    return digits if (figure.value or 0) < _EXACT else digits.rstrip("0")


def _is_tied(page: Page, first: int, again: int, alone: bool) -> bool:
    """Whether the second figure goes back to the first; ``alone``: the text has no other figure of their sort."""
    one, two = page.figures[first], page.figures[again]
    view = page.view_of(again)
    if view is None or _is_set_against(page, view, first, again):
        return False
    size, near = len(_digits(two)), two.sentence - one.sentence
    named = one.unit is not None or (one.noun is not None and one.noun == two.noun)
    other = (
        None not in (one.noun, two.noun)
        and not named
        and not (is_person(one.noun or "") and is_person(two.noun or ""))
    )
    known = _is_known(page, view, again)
    if near == 0 and _is_apposed(page, view, first, again):
        return True
    behind = page.extraction.tokens.lower[max(two.behind, two.last) :][:1]
    if size < _SOME and behind and behind[0] in afar("telling-which"):
        return False  # "the 12 men whose names are known"
    if known:
        owned = one.noun is None and page.extraction.tokens.lower[two.first - 1] in _OWNING
        return not other and (size >= _SOME or named or (0 < near <= _NEXT and not owned))
    if near == 0:
        return False
    if other or (named and near == 1 and one.kind in _PLAIN and (two.value or 0) >= _EXACT):
        return not other
    return (alone and one.kind in (Kind.MONEY, Kind.MEASURE)) or (
        (size >= _MANY and near <= _NEXT) or (size >= _SOME and named and one.kind in _PLAIN)
    )


def _is_known(page: Page, view: View, again: int) -> bool:
    """Whether a determiner before a figure says that it was told already."""
    first, lower = hedged_first(page, view, again), page.extraction.tokens.lower
    return wordings("retelling")["known"].within(lower, max(view.sentence.first, first - 1), first)


def _is_set_against(page: Page, view: View, first: int, again: int) -> bool:
    """Whether words say that the second figure is another one: of another time, or added."""
    lower, start = page.extraction.tokens.lower, page.figures[first]
    begin = start.last if start.sentence == page.figures[again].sentence else view.sentence.first
    return wordings("retelling")["another"].within(
        lower, begin, min(view.sentence.last, page.figures[again].last + 4)
    )


def _is_apposed(page: Page, view: View, first: int, again: int) -> bool:
    """ "Fares climb 8.5 per cent in January, an increase of 5.8 per cent": the one before said again as a noun."""
    lower, at = page.extraction.tokens.lower, hedged_first(page, view, again)
    return (
        lower[at - 1] == "of"
        and lower[at - 3] in ("a", "an")
        and lower[at - 4] in (",", "-", "\u2013", "\u2014")
    )
