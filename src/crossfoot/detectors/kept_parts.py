"""What is kept of each hundred: "€15 of every €100 stays with us ... on billings of €3m, €450,000".

A round sum behind "each" or "every" is what a smaller one of its sentence is kept of; the only two other sums of the
stretch are the profit and the sales.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.windows import in_order, middle_of, near
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_BASES = frozenset({10, 100, 1_000, 10_000})
_EVERY, _REACH = frozenset({"each", "every", "per"}), 3
#: Sentences on either side in which the profit and the sales may stand.
_AROUND = 2
_LARGE = 100
#: Tokens behind a share in which it is told as one of sales.
_OF = 6
_SOLD = frozenset({"revenue", "revenues", "sales", "takings", "turnover"})
_SHARES = frozenset({Kind.FRACTION, Kind.PERCENT})
_THAT = frozenset({"that", "that's", "that’s", "this"})
_APPOSING = frozenset({
    "(", ",", "-", "equal", "equalled", "equalling", "equals", "is", "or", "represented", "representing", "represents",
    "was", "–", "—",
})  # fmt: skip


def kept_readings(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """The part kept of each round sum, with the profit and the sales around it."""
    bases = [index for index in view.plain.place if _is_base(page, view, index)]
    if len(bases) != 1 or not wordings("closed")["kept"].stands_in(page, view):
        return
    base = bases[0]
    kept = [index for index in view.plain.place if _is_kept(page, index, base)]
    sums = _sums(page, view, base)
    if len(kept) != 1 or len(sums) != 2:
        return
    profit, sales = sorted(sums, key=lambda index: middle_of(page.figures[index]))
    share = middle_of(page.figures[profit]) / middle_of(page.figures[sales])
    told = middle_of(page.figures[kept[0]]) / middle_of(page.figures[base])
    if share < 1 and near(share, told) and _is_traded(page, view):
        filled = {"rate": kept[0], "base": base, "profit": profit, "sales": sales}
        yield Reading(rule, in_order(rule, filled), Tier.CUED, "paragraph", "hundred")


def _is_traded(page: Page, view: View) -> bool:
    """Whether a profit and something sold are spoken of in the sentences around."""
    words = wordings("closed")
    near_by = [page.by_sentence.get(view.number + step) for step in range(-_AROUND, _AROUND + 1)]
    views = [other for other in near_by if other is not None]
    return all(any(words[name].stands_in(page, one) for one in views) for name in ("income", "profit"))


def tells_margin(page: Page, view: View) -> bool:
    """Whether a sentence has a share that can only be a margin: "or 8% of sales", "That's 15 percent"."""
    return bool(rates_of_sales(page, view))


def rates_of_sales(page: Page, view: View) -> list[int]:
    """The shares of a sentence set off behind a sum and told as of sales, or told of the sentence before as "that"."""
    lower, found = page.extraction.tokens.lower, []
    for index in view.plain.place:
        figure = page.figures[index]
        if figure.kind not in _SHARES or figure.hedge in BOUNDS:
            continue
        first = hedged_first(page, view, index)
        before = lower[max(view.sentence.first, first - 1) : first]
        behind = lower[figure.last : min(figure.last + _OF, view.sentence.last)]
        sold = behind[:1] == ["of"] and any(word in _SOLD for word in behind)
        opening = [word for word in lower[view.sentence.first : first] if word[:1].isalpha()]
        that = 0 < len(opening) <= _REACH and opening[0] in _THAT and figure.last < view.sentence.last
        bare = lower[figure.last : figure.last + 1] in ([","], ["."], ["!"])
        if (sold and before and before[0] in _APPOSING) or (that and bare):
            found.append(index)
    return found


def _is_base(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind is not Kind.MONEY or figure.value not in _BASES:
        return False
    words = page.extraction.tokens.lower[max(view.sentence.first, figure.first - _REACH) : figure.first]
    return not _EVERY.isdisjoint(words)


def _is_kept(page: Page, index: int, base: int) -> bool:
    """A smaller sum, or a bare number ("for each 100 kroner ... kept four")."""
    one, whole = page.figures[index], page.figures[base]
    if index == base or one.value is None or one.is_range or one.hedge in BOUNDS:
        return False
    bare = one.kind is Kind.NUMBER and one.noun is None and one.first >= whole.last
    money = one.kind is Kind.MONEY and one.unit == whole.unit
    return (bare or money) and 0 < middle_of(one) < middle_of(whole)


def _sums(page: Page, view: View, base: int) -> list[int]:
    """The sums of the stretch that may be sales and profit, each value once."""
    unit = page.figures[base].unit
    found = []
    for number in range(view.number - _AROUND, view.number + _AROUND + 1):
        other = page.by_sentence.get(number)
        for index in other.plain.place if other is not None else ():
            figure = page.figures[index]
            large = figure.kind is Kind.MONEY and middle_of(figure) > _LARGE * middle_of(page.figures[base])
            if large and figure.unit == unit and figure.per is None:
                found.append(index)
    return distinct(page, found)
