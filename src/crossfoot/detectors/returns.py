"""Profit margins: which profit of which sales.

Gross, operating and net margins are worked out from profits of the same name; a margin without a name may be of any.
A sentence that sets a part of a company against the whole ("the unit", "the group") is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import fits
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.closed_sums import closed_margins
from crossfoot.detectors.kept_parts import kept_readings, rates_of_sales, tells_margin
from crossfoot.detectors.windows import (
    Filled,
    Pool,
    fillings,
    has_class,
    in_order,
    middle_of,
    near,
    parted,
    phrase_classes,
    pools,
    roles_of,
)
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

#: Words that name a profit, by the class of ``cues.yaml`` that holds them.
_RATED = Trigger(kinds=(Kind.PERCENT, Kind.FRACTION))
SORTS = ("gross-word", "operating-word", "net-profit-word", "ebitda-word")
_REACH, _KEPT_REACH = 7, 5
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_NOT_RATES = frozenset({"delta", "old-level", "expected", "extreme"})
_EVERY = frozenset({"each", "every", "the", "a"})
_PRICED = frozenset({"new-level", "moved-level", "old-level"})
_KEEPING = frozenset(
    {
        "kept",
        "keeps",
        "keep",
        "keeping",
        "earned",
        "earns",
        "earn",
        "made",
        "makes",
        "make",
        "banked",
        "pocketed",
        "pockets",
        "retained",
        "retains",
    }
)
_UNITS = frozenset({"pound", "dollar", "euro", "rupee", "franc", "peso", "real"})
_BACK, _AHEAD = 5, 3
_PERCENT = 100.0
_MARGINS, _PARTS = frozenset({"margin-noun"}), frozenset({"division-word"})
_HENCE = frozenset({"accordingly", "hence", "so", "therefore", "thus"})
_EXPECTING = frozenset({"aims", "expects", "expecting", "forecasts", "hopes", "predicts", "sees", "targets"})


def return_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A margin with the profit and the sales of its sentence, of the sentence before, or of a stretch with no more."""
    named = book.word_mask(_MARGINS)
    rated = {view.number for view in page.where(slot=rule.figures["rate"])}
    views = [
        view
        for view in page.views
        if (view.number in rated or view.mask & named or _has_small_money(page, view))
        and not has_class(view, book, _PARTS)
    ]
    for view in page.views:
        if not view.words.isdisjoint(_EVERY - {"a", "the"}):
            yield from kept_readings(rule, page, view)
    yield from _told_readings(rule, page, views, book)
    for view in page.where(_RATED):
        told = view.mask & named or tells_margin(page, view)
        if told and not has_class(view, book, _PARTS):
            yield from _closed_readings(rule, page, view, book)


def _has_small_money(page: Page, view: View) -> bool:
    """Whether a sentence has an amount of less than one unit, as what is kept of each is told."""
    money = [one for index in view.figures if (one := page.figures[index]).kind is Kind.MONEY]
    return any(0 < middle_of(one) < 1 for one in money)


def _told_readings(rule: Rule, page: Page, views: list[View], book: Codebook) -> Iterator[Reading]:
    """A margin with the profit and the sales of its sentence, or of the sentence before."""
    for view in views:
        for index in view.plain.place:
            told = fits(rule.figures["rate"], page.figures[index], roles_of(page, index))
            if (
                not told
                and not _is_only_rate(page, view, book, index)
                and not _is_kept(page, view, book, index)
            ):
                continue
            own = sorts_at(view, book, index)

            def of_one_sort(
                filled: Filled, own: frozenset[str] = own, index: int = index, view: View = view
            ) -> bool:
                at = page.view_of(filled["profit"])
                theirs = sorts_at(at, book, filled["profit"]) if at is not None else frozenset()
                apart = parted(page, book, index, filled["profit"]) and not _names_margin(
                    page, view, book, index
                )
                if apart or _looks_ahead(page, index, filled):
                    return False
                return not (own and theirs) or own == theirs

            for pool in (*pools(page, view, "previous"), *_further_back(page, view), *_ahead(page, view)):
                found = fillings(rule, page, {"rate": index}, pool.indexes, of_one_sort)
                if pool.window == "article":
                    found = [one for one in found if _is_near(page, index, one)]
                    found = found if len(found) == 1 else []
                if found:
                    for one in found:
                        yield Reading(rule, in_order(rule, one), pool.tier, pool.window)
                    break
            else:
                kept = _kept_of(page, view, index) if _is_kept(page, view, book, index) else None
                if kept is not None:
                    yield Reading(rule, in_order(rule, kept), Tier.CUED, "sentence")


def _closed_readings(rule: Rule, page: Page, view: View, book: Codebook) -> Iterator[Reading]:
    """A margin with the only two sums of its sentence and of those right before it, neither of them a cost."""
    for index in view.plain.place if has_class(view, book, _MARGINS) else rates_of_sales(page, view):
        found = closed_margins(page, view, index)
        if found is not None and not found[2]:
            filled = in_order(rule, {"rate": index, "profit": found[0], "sales": found[1]})
            yield Reading(rule, filled, Tier.CUED, "sentence")


def _names_margin(page: Page, view: View, book: Codebook, rate: int) -> bool:
    """ "...; the EBIT margin was thus 15 percent": a clause of its own for what follows from the one before."""
    lower, first = page.extraction.tokens.lower, page.figures[rate].first
    marks = [place for place in range(view.sentence.first, first) if lower[place] == ";"]
    return bool(marks) and not _HENCE.isdisjoint(lower[marks[-1] : first])


def _looks_ahead(page: Page, rate: int, filled: Filled) -> bool:
    """ "... on sales of $600m, and expects a full-year margin of 9%": a margin that is still to come."""
    known = max(page.figures[filled[name]].last for name in ("profit", "sales"))
    return not _EXPECTING.isdisjoint(page.extraction.tokens.lower[known : page.figures[rate].first])


def _is_only_rate(page: Page, view: View, book: Codebook, index: int) -> bool:
    """Whether a share is the only one of a sentence about a margin, wherever in it that word stands."""
    if page.figures[index].kind not in _SHARES or not has_class(view, book, _MARGINS):
        return False
    rates = [other for other in view.plain.place if page.figures[other].kind in _SHARES]
    return rates == [index] and not roles_of(page, index) & _NOT_RATES


def _is_kept(page: Page, view: View, book: Codebook, index: int) -> bool:
    """ "3p of each pound it takes": so many hundredths of a unit of money."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind is not Kind.MONEY or not 0 < middle_of(figure) < 1 or figure.is_range:
        return False
    if roles_of(page, index) & _PRICED:
        return False  # "fell by two cents to 66 cents on the dollar"
    behind = lower[figure.last : figure.last + _KEPT_REACH]
    every = behind[:1] != ["on"] and not _EVERY.isdisjoint(behind) and not _UNITS.isdisjoint(behind)
    fronted = lower[view.sentence.first : figure.first]
    pairs = pairwise(fronted)
    led = (
        any(one in _EVERY - {"the"} and two in _UNITS for one, two in pairs)
        and lower[figure.first - 1] in _KEEPING
    )
    return every or led or (figure.per in _UNITS)


def _kept_of(page: Page, view: View, index: int) -> Filled | None:
    """ "4 cents of every dollar, or $60m on turnover of $1.5bn": the only two sums of the sentence besides."""
    sums = [i for i in view.plain.place if i != index and page.figures[i].kind is Kind.MONEY]
    if any(middle_of(page.figures[i]) < _PERCENT for i in sums):
        return None  # "45p in the pound, 5p more than the 40p first proposed"
    if len(sums) != 2 or any(page.figures[i].unit != page.figures[index].unit for i in sums):
        return None
    profit, sales = sorted(sums, key=lambda i: middle_of(page.figures[i]))
    return {"rate": index, "profit": profit, "sales": sales}


def _further_back(page: Page, view: View) -> Iterator[Pool]:
    """The sentences before, for sales that were told paragraphs before the profit and its margin."""
    told = [page.by_sentence.get(view.number - back) for back in range(_BACK + 1)]
    yield Pool(
        "article",
        Tier.CUED,
        tuple(index for other in told if other is not None for index in other.plain.place),
    )


def _ahead(page: Page, view: View) -> Iterator[Pool]:
    """The sentences behind, one more at a time: for a margin that is told before what it was worked out from."""
    found = list(view.plain.place)
    for ahead in range(1, _AHEAD + 1):
        other = page.by_sentence.get(view.number + ahead)
        if other is not None and other.sentence.kind == view.sentence.kind:
            found += other.plain.place
            yield Pool("article", Tier.CUED, tuple(found))


def _is_near(page: Page, rate: int, filled: Filled) -> bool:
    """Whether the profit stands by the margin or the sales, and a digit would mend what it makes of them."""
    figures = page.figures
    profit, sales, margin = (figures[index] for index in (filled["profit"], filled["sales"], rate))
    beside = (margin.sentence - 1, margin.sentence, sales.sentence)
    told = profit.sentence in beside or _sums_up(page, rate, sales)
    if not told or not middle_of(sales):
        return False
    stated = middle_of(margin) * (1 if margin.kind is Kind.PERCENT else _PERCENT)
    return near(_PERCENT * middle_of(profit) / middle_of(sales), stated)


def _sums_up(page: Page, rate: int, sales: Figure) -> bool:
    """ "On sales of $1.2bn that is a margin of 8%": the profit was told before, and "that" goes back to it."""
    margin, lower = page.figures[rate], page.extraction.tokens.lower
    first = page.extraction.sentences[margin.sentence].first
    return sales.sentence == margin.sentence and not {"that", "this", "it"}.isdisjoint(
        lower[first : margin.first]
    )


def sorts_at(view: View, book: Codebook, index: int) -> frozenset[str]:
    """The names of profit before a figure, or right behind it."""
    item = view.plain.place.get(index, 0) + 1
    behind = [
        book.sets[view.plain.chars[place]]
        for place in range(item, min(item + 3, len(view.plain.chars)))
        if view.plain.figures[place] < 0
    ]
    names = phrase_classes(view, book, index, _REACH).union(*behind)
    return frozenset(names & set(SORTS))
