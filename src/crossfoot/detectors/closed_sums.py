"""Sums of money that are all their sentences tell: what came in, what went out and what is left; profit, sales, margin;
shares, price and proceeds.

No phrase has to lead from one to the other. A sentence, or one with those right before it, has just the figures of the
relation, words say what two of them are, and the sum nearly comes out.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.slip_chances import step_of
from crossfoot.detectors.windows import lends, middle_of, near, roles_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_TABLE = "closed"
#: Sentences before a result in which the rest may be told, and tokens from a sum to the word that says what it is.
_BACK, _BEFORE, _BEHIND = 2, 6, 4
_STOPS = frozenset({";", "(", ")", "."})
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_AWAY = frozenset({"expected", "extreme", "threshold"})
_FEWEST, _LARGER, _HUNDRED = 1_000, 1_000.0, 100.0
_CLAUSES = frozenset({";", "and", "but", "while"})
_HENCE = frozenset({"hence", "so", "that", "therefore", "this", "thus"})
_COMPARING = frozenset(
    {"against", "compared", "compares", "comparing", "from", "than", "up", "down", "versus", "vs"}
)
_HELD = frozenset({"share", "stock", "unit"})

Stretch = list[View]

_MONEY, LEFT = Trigger(kinds=(Kind.MONEY,)), Trigger(lists=("closed.result", "closed.result-weak"))


def left_readings(rule: Rule, page: Page, case: str) -> Iterator[Reading]:
    """What came in, went out and is left, where a stretch tells nothing else; one slip or not."""
    for view in page.where(_MONEY, LEFT):
        if view.sentence.kind != "cell":
            for whole, part, result in closed_balances(page, view):
                filled: dict[str, Filling] = {"whole": whole, "parts": (part,), "result": result}
                home = len({page.figures[index].sentence for index in (whole, part, result)}) == 1
                yield Reading(rule, filled, Tier.ANCHORED if home else Tier.CUED, "sentence", case=case)


def closed_readings(rule: Rule, page: Page, case: str) -> Iterator[Reading]:
    """What is left by its sign, and what two times of which one lost come to."""
    yield from signed_readings(rule, page)
    yield from netted_readings(rule, page, case)


def signed_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """A gain where more went out than came in, or a loss where less did: the difference is right, its name is not."""
    for view in page.where(_MONEY, LEFT):
        for whole, part, result in closed_balances(page, view) if view.sentence.kind != "cell" else ():
            name = _nearest(page, result, ("gain", "losing"))
            gained = _side(page, whole) == "income"
            apart = middle_of(page.figures[whole]) - middle_of(page.figures[part])
            exact = abs(apart - middle_of(page.figures[result])) <= step_of(page.figures[result]) / 2
            if exact and name == ("losing" if gained else "gain"):
                came, went = (whole, part) if gained else (part, whole)
                case = "worked-loss" if gained else "worked-gain"
                filled: dict[str, Filling] = {"whole": came, "parts": (went,), "result": result}
                yield Reading(rule, filled, Tier.ANCHORED, "sentence", case=case)


def netted_readings(rule: Rule, page: Page, case: str) -> Iterator[Reading]:
    """ "It lost £6.1m in the first half and made £2.4m in the second, a loss of £3.7m for the year"."""
    words = wordings(_TABLE)["over-all"]
    for view in page.where(_MONEY, LEFT):
        sums = _money(page, [view]) if words.stands_in(page, view) else []
        if len(sums) != len(_BALANCE) or view.sentence.kind == "cell":
            continue
        one, two, net = sums
        sides = [_nearest(page, index, ("earned", "lost")) for index in sums]
        larger, smaller = sorted((one, two), key=lambda index: -middle_of(page.figures[index]))
        left = middle_of(page.figures[larger]) - middle_of(page.figures[smaller])
        added = middle_of(page.figures[one]) + middle_of(page.figures[two])
        told = any(near(value, middle_of(page.figures[net])) for value in (left, added))
        if {sides[0], sides[1]} == {"earned", "lost"} and sides[2] == sides[sums.index(larger)] and told:
            filled: dict[str, Filling] = {"whole": larger, "parts": (smaller,), "result": net}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", case=case)


def closed_balances(page: Page, view: View) -> Iterator[tuple[int, int, int]]:
    """The largest sum, the one taken from it and what is left, of the only three sums of a stretch."""
    for views in _stretches(page, view):
        sums = _money(page, views)
        if len(sums) > len(_BALANCE):
            return
        if len(sums) == len(_BALANCE):
            result = _result(page, view, sums)
            rest = [index for index in sums if index != result]
            told = {_side(page, index) for index in rest}
            if result is not None and told == {"income", "outgo"}:
                low, high = sorted(rest, key=lambda index: middle_of(page.figures[index]))
                left = middle_of(page.figures[high]) - middle_of(page.figures[low])
                if near(left, middle_of(page.figures[result])):
                    yield high, low, result
            return


_BALANCE = ("income", "outgo", "result")


def closed_margins(page: Page, view: View, rate: int) -> tuple[int, int, bool] | None:
    """The smaller and the larger sum around a margin, the only two, and whether the smaller is a cost."""
    figure = page.figures[rate]
    if figure.kind not in _SHARES or figure.value is None or roles_of(page, rate) & (_AWAY | {"delta"}):
        return None
    for views in _stretches(page, view):
        sums = _money(page, views)
        if len(sums) > 2 or _others(page, views, rate) or _is_parted(page, sums, rate):
            return None
        if len(sums) == 2:
            low, high = sorted(sums, key=lambda index: middle_of(page.figures[index]))
            share = middle_of(page.figures[low]) / middle_of(page.figures[high])
            cost = _side(page, low) == "outgo" and _side(page, high) != "outgo"
            if not cost and not is_earned(page, low, high):
                return None
            stated = middle_of(figure) / (1 if figure.kind is Kind.FRACTION else _HUNDRED)
            return (low, high, cost) if near(1 - share if cost else share, stated) else None
    return None


def _is_parted(page: Page, sums: list[int], rate: int) -> bool:
    """ "...; the margin a year earlier was 13%": another clause, that does not say that it follows from the sums."""
    figure, lower = page.figures[rate], page.extraction.tokens.lower
    before = [page.figures[i].last for i in sums if page.figures[i].sentence == figure.sentence and i < rate]
    between = lower[max(before) : figure.first] if before else []
    return not _CLAUSES.isdisjoint(between) and _HENCE.isdisjoint(between)


def is_earned(page: Page, low: int, high: int) -> bool:
    """Whether words call one sum a profit and the other what was sold."""
    profit = _nearest(page, low, ("outgo", "profit")) == "profit" or "profit" in roles_of(page, low)
    sales = _nearest(page, high, ("income", "outgo", "result")) == "income" or "revenue" in roles_of(
        page, high
    )
    return profit and sales


def _others(page: Page, views: Stretch, rate: int) -> bool:
    """Whether a stretch tells another share."""
    figure = page.figures[rate]
    value, sum_ = figure.value, 1 if figure.kind is Kind.FRACTION else _HUNDRED
    others = [i for view in views for i in view.plain.place if page.figures[i].kind in _SHARES]
    others = [i for i in others if "delta" not in roles_of(page, i)]  # "up by 8%"
    return any(
        page.figures[i].value not in (value, sum_ - float(value or 0)) and not _is_set_off(page, rate, i)
        for i in others
    )


def _is_set_off(page: Page, rate: int, other: int) -> bool:
    """ "A margin of 7.5%, compared with 5% at its rival": told behind the margin as what it is compared with."""
    one, two = page.figures[rate], page.figures[other]
    between = page.extraction.tokens.lower[one.last : two.first]
    return one.last <= two.first and not _COMPARING.isdisjoint(between)


def closed_sales(page: Page, view: View) -> Iterator[tuple[int, int, int]]:
    """Shares, the price of one and what they came to: the only number and the only two sums of a stretch."""
    words = wordings(_TABLE)
    near_by = [page.by_sentence.get(view.number - back) for back in range(_BACK + 1)]
    if all(words["selling"].needed.isdisjoint(one.words) for one in near_by if one is not None):
        return
    for views in _stretches(page, view):
        sums = _money(page, views)
        shares = distinct(page, [i for one in views for i in one.plain.place if _is_shares(page, one, i)])
        if len(sums) > 2 or len(shares) > 1:
            return
        if len(sums) == 2 and len(shares) == 1:
            price, raised = sorted(sums, key=lambda index: middle_of(page.figures[index]))
            apart = middle_of(page.figures[raised]) > _LARGER * middle_of(page.figures[price])
            product = middle_of(page.figures[shares[0]]) * middle_of(page.figures[price])
            sold = any(words["selling"].stands_in(page, one) for one in views)
            sold = sold and _nearest(page, raised, ("raising", "result")) == "raising"
            if apart and sold and near(product, middle_of(page.figures[raised])):
                yield shares[0], price, raised
            return


def _is_shares(page: Page, view: View, index: int) -> bool:
    """Whether a large number counts shares, or a label says so: "shares, 20 million"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind not in _COUNTS or figure.value is None or figure.value < _FEWEST or figure.per is not None:
        return False
    before = lower[max(view.sentence.first, figure.first - 2) : figure.first]
    return figure.noun in _HELD or (figure.noun is None and bool({"share", "shares"} & set(before)))


def _stretches(page: Page, view: View) -> Iterator[Stretch]:
    """The sentence, then with one and two more of those right before it."""
    views = [view]
    yield list(views)
    for back in range(1, _BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or other.sentence.kind != view.sentence.kind:
            return
        views.insert(0, other)
        yield list(views)


def _money(page: Page, views: Stretch) -> list[int]:
    """The sums of some sentences, each value once; with one that is no plain sum there are too many."""
    told = [i for view in views for i in view.figures if page.figures[i].kind is Kind.MONEY]
    told += [i for view in views for i in view.plain.place if told and _lacks_unit(page, i, told[0])]
    found = distinct(page, [i for i in told if not page.figures[i].identifier])
    figures = [page.figures[index] for index in found]
    plain = all(one.value and not one.is_range and one.hedge not in BOUNDS for one in figures)
    units = {one.unit for one in figures if one.kind is Kind.MONEY}
    aside = any(roles_of(page, index) & _AWAY for index in found)
    return found if plain and len(units) < 2 and not aside else [*found, *found, *found, *found]


def _lacks_unit(page: Page, index: int, told: int) -> bool:
    """ "720 million kronor in sales, and 630 million in costs": the currency is said once in a sentence."""
    one, two = page.figures[index], page.figures[told]
    if one.sentence != two.sentence or one.noun is not None or one.kind is not Kind.NUMBER:
        return False
    plain = not two.scaled and not one.scaled and one.first > two.first and middle_of(one) >= _FEWEST
    return lends(one, two) or (plain and one.unit is None and one.per is None)


def _result(page: Page, view: View, sums: list[int]) -> int | None:
    """The one of some sums that a word calls what is left; the last one, if only a weaker word says so."""
    own = [index for index in sums if index in view.plain.place]
    for name in ("result", "result-weak"):
        found = [index for index in own if _nearest(page, index, (name,)) == name]
        led = [index for index in found if _nearest(page, index, (name,), behind=False) == name]
        found = led if len(led) == 1 else found  # "costs of $51.7m left a profit of $3.5m"
        if found:
            return found[-1] if len(found) == 1 or name == "result-weak" else None
    return None


def came_in(page: Page, index: int) -> bool:
    """Whether words call a sum what came in, and not what is left of it."""
    return _nearest(page, index, ("income", "result")) == "income"


def _side(page: Page, index: int) -> str | None:
    """Whether a sum came in or went out; not what was spent on a single thing."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    if lower[last : last + 1] == ["on"]:
        return None
    return _nearest(page, index, ("income", "outgo"))


def _nearest(page: Page, index: int, names: tuple[str, ...], behind: bool = True) -> str | None:
    """The list that has the word nearest to a figure: the last before it, else the first behind it."""
    view = page.view_of(index)
    if view is None:
        return None
    lower, words, figure = page.extraction.tokens.lower, wordings(_TABLE), page.figures[index]
    first = hedged_first(page, view, index)
    others = [page.figures[other] for other in view.plain.place if other != index]
    start = max([view.sentence.first, first - _BEFORE, *(one.last for one in others if one.last <= first)])
    end = min(
        [
            view.sentence.last,
            figure.last + _BEHIND,
            *(one.first for one in others if one.first >= figure.last),
        ]
    )
    start = max([start, *(token + 1 for token in range(start, first) if lower[token] in _STOPS)])
    end = min([end, *(token for token in range(figure.last, end) if lower[token] in _STOPS)])
    before = [(last, name) for name in names for _, last in words[name].find(lower, start, first)]
    if before or not behind:
        return max(before)[1] if before else None
    nexts = {one.first for one in others}
    found = [
        (begun, last, name) for name in names for begun, last in words[name].find(lower, figure.last, end)
    ]
    told = [(begun, name) for begun, last, name in found if last not in nexts]
    return min(told)[1] if told else None


def ends_of(reading: Reading) -> tuple[Filling, ...]:
    """The result, and what it is taken from: a result of others is no operand of theirs."""
    return (reading.figures["result"], *([reading.figures["whole"]] if "whole" in reading.figures else []))


def sign_of(page: Page, index: int) -> str | None:
    """Whether a sum is told as earned or as lost."""
    return _nearest(page, index, ("earned", "lost"))
