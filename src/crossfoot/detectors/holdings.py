"""A stake, its price and the value of the whole, told in several sentences.

The stretch tells one stake, one value of the whole, and one other amount in its currency: nothing else can be the
price of the stake. What is worked out from the other two comes out near what is printed, or it is of something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import agrees, fits
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.afar import around, figures_of, is_dated, is_owed, is_plain, only, plays
from crossfoot.detectors.windows import has_class, in_order, middle_of, near, roles_of
from crossfoot.detectors.wording import hedged_first
from crossfoot.detectors.wordlists import afar
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_BACK, _AHEAD = 5, 3
_STAKES = frozenset({"stake", "share", "of-whole", "rest"})
_HUNDRED = 100
_EARNED = frozenset(
    {"earnings", "income", "loss", "profit", "profits", "revenue", "revenues", "sales", "turnover"}
)
_UNREAL = frozenset({"had", "have", "once", "previously"})
_PAID = frozenset({"paid", "unit-price", "at-level", "proceeds", "total", "worth"})
_WORTH = frozenset({"valuation", "worth"})
WORTHS = Trigger(roles=tuple(sorted(_WORTH)), lists=("afar.valuing",))
#: Tokens from a word of valuing to the sum, and around a part to the word that tells whose it is.
_REACH, _HELD, _VALUED, _LEFT = 8, 3, 16, 6
_ROUNDED = 0.1
_LEAVING = frozenset({"leave", "leaves", "leaving", "left"})
#: A price below this part of the value is that of something else.
_LEAST = 0.001
_DEALING = ("sell-verb", "take-verb", "pay-verb", "deal-noun", "stake-noun", "sale-noun")


def holding_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every value put on a whole, with the only stake and the only price around it."""
    for view in page.where(WORTHS):
        for worth in view.plain.place:
            told = plays(page, worth, _WORTH) or _is_valued(page, view, worth, _REACH)
            far = not told and _is_valued(page, view, worth, _VALUED)
            if (told or far) and is_plain(page.figures[worth]):
                filled = _filled(rule, page, view, worth)
                if filled is not None and far and not _of_one_sentence(page, filled):
                    continue
                if filled is not None and _is_deal(page, book, filled):
                    yield Reading(rule, in_order(rule, filled), _tier(page, filled), "article")


def _tier(page: Page, filled: dict[str, int]) -> Tier:
    """Told as the price of the stake in one sentence, the two are the only ones that can be meant."""
    return Tier.ANCHORED if _of_one_sentence(page, filled) else Tier.CUED


def _filled(rule: Rule, page: Page, view: View, worth: int) -> dict[str, int] | None:
    near_by = figures_of(around(page, view, _BACK, _AHEAD))
    paid = _price_of(page, near_by, worth)
    stake = only(page, near_by, lambda index: _is_part(page, index))
    stake = stake if stake is not None else _sold_part(page, near_by, paid)
    if stake is None or paid is None or not _is_paid(page, paid):
        return None
    if _is_earned(page, paid) or _was_then(page, worth):
        return None
    apart = abs(page.figures[stake].sentence - page.figures[paid].sentence)
    if not plays(page, stake, _STAKES) and (apart > _HELD or not _is_held(page, stake)):
        return None
    filled = {"stake": stake, "paid": paid, "worth": worth}
    slot, figures = rule.figures["paid"], page.figures
    if not fits(slot, figures[paid], set(slot.roles)) or not agrees(rule.figures, filled, figures):
        return None
    if _is_its_own(page, stake, worth):
        return None
    part = middle_of(figures[stake]) / (100 if figures[stake].kind is Kind.PERCENT else 1)
    worked, stated = middle_of(figures[paid]) / part, middle_of(figures[worth])
    alone = only(page, near_by, lambda index: _is_amount(page, index, worth)) is not None
    return filled if (near(worked, stated) if alone else _is_told(worked, stated)) else None


def _is_told(worked: float, stated: float) -> bool:
    """Whether one of several prices makes the worth, or would with two digits in their places."""
    swapped = sorted(f"{worked:.2g}".split("e")[0]) == sorted(f"{stated:.2g}".split("e")[0])
    return abs(worked - stated) <= _ROUNDED * stated or (near(worked, stated) and swapped)


def _is_its_own(page: Page, stake: int, worth: int) -> bool:
    """ "A 5.4 percent stake valued at $870 million": the worth is that of the stake itself."""
    one, other = page.figures[stake], page.figures[worth]
    between = page.extraction.tokens.lower[one.last : other.first]
    return (
        one.sentence == other.sentence
        and between[:1] in (["stake"], ["holding"], ["share"])
        and len(between) <= _REACH
    )


def _price_of(page: Page, near_by: list[int], worth: int) -> int | None:
    """The only other amount of the currency; of several the only one that a part of the whole could cost."""
    paid = only(page, near_by, lambda index: _is_amount(page, index, worth))
    if paid is not None:
        return paid
    whole = middle_of(page.figures[worth])

    def less(index: int) -> bool:
        given = _is_amount(page, index, worth) and middle_of(page.figures[index]) < whole
        return given and _is_given(page, index) and not is_owed(page, index)

    return only(page, near_by, less)


def _sold_part(page: Page, near_by: list[int], paid: int | None) -> int | None:
    """ "She keeps 65%. For the remaining 35% they gave €70 million": of two parts of a whole that of the price."""
    parts = distinct(page, [index for index in near_by if _is_part(page, index)])
    if (
        paid is None
        or len(parts) != 2
        or any(page.figures[index].kind is not Kind.PERCENT for index in parts)
    ):
        return None
    if sum(middle_of(page.figures[index]) for index in parts) != _HUNDRED:
        return None
    own = [index for index in parts if page.figures[index].sentence == page.figures[paid].sentence]
    return own[0] if len(own) == 1 else None


def _of_one_sentence(page: Page, filled: dict[str, int]) -> bool:
    return page.figures[filled["stake"]].sentence == page.figures[filled["paid"]].sentence


def _is_valued(page: Page, view: View, index: int, reach: int) -> bool:
    """ "In a round that priced the start-up at $1.8 billion"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind is not Kind.MONEY or not figure.scaled or figure.unit is None:
        return False
    since = [page.figures[i].last for i in view.figures if page.figures[i].kind is Kind.MONEY and i < index]
    start = max([view.sentence.first, hedged_first(page, view, index) - reach, *since])
    before = lower[start : figure.first]
    if not _UNREAL.isdisjoint(before):
        return False  # "would have valued the firm at £400m": it did not come to that
    return "at" in before[-_HELD:] and not afar("valuing").isdisjoint(before)


def _is_held(page: Page, index: int) -> bool:
    """ "It had owned 15%", "half the club now belongs to", "15% of the equity"."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    before, behind = (
        lower[max(figure.first - _HELD, 0) : figure.first],
        lower[figure.last : figure.last + _HELD],
    )
    return not afar("holding").isdisjoint(before) or (behind[:1] == ["the"] and figure.kind is Kind.FRACTION)


def _is_earned(page: Page, index: int) -> bool:
    """ "Net income of around 16 million": what a company earns is no price."""
    first = page.figures[index].first
    return not _EARNED.isdisjoint(page.extraction.tokens.lower[max(first - _REACH, 0) : first])


def _was_then(page: Page, worth: int) -> bool:
    """ "It was then valued at about 50 million": not at what is paid now."""
    first = page.figures[worth].first
    return "then" in page.extraction.tokens.lower[max(first - _REACH, 0) : first]


def _is_paid(page: Page, index: int) -> bool:
    view = page.view_of(index)
    return _is_given(page, index) or plays(page, index, _PAID) or (view is not None and "price" in view.words)


def _is_given(page: Page, index: int) -> bool:
    """ "Paid about $60m"."""
    first, lower = page.figures[index].first, page.extraction.tokens.lower
    return lower[first - 1] == "for" or not afar("giving").isdisjoint(lower[max(first - _HELD, 0) : first])


def _is_part(page: Page, index: int) -> bool:
    figure = page.figures[index]
    behind = page.extraction.tokens.lower[figure.last : figure.last + _HELD]
    if behind[:1] == ["of"] and not afar("yielding").isdisjoint(behind):
        return False  # "it gets 49% of the profits"
    share = figure.kind in (Kind.PERCENT, Kind.FRACTION) and is_plain(figure) and middle_of(figure) > 0
    return share and not _is_kept(page, index)


def _is_kept(page: Page, index: int) -> bool:
    """ "Leaving the family with 51 per cent": what is not sold has no part in the price."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    before = lower[max(first - _LEFT, 0) : first]
    return before[-1:] == ["with"] and not _LEAVING.isdisjoint(before)


def _is_amount(page: Page, index: int, worth: int) -> bool:
    """Whether an amount could be the price: any other amount of the currency, but for very small ones."""
    figure, whole = page.figures[index], page.figures[worth]
    if figure.kind is not Kind.MONEY or figure.unit != whole.unit or index == worth:
        return False
    return middle_of(figure) > _LEAST * middle_of(whole) and figure.value != whole.value


def is_since(page: Page, paid: int, worth: int) -> bool:
    """ "It paid $120m in 2017 ... is now worth $2.4bn": a price of then tells nothing of the worth of today."""
    then, now = page.view_of(paid), page.view_of(worth)
    if then is None or now is None or not is_dated(page, then):
        return False
    first = max(now.sentence.first, page.figures[worth].first - _REACH)
    return not afar("nowadays").isdisjoint(page.extraction.tokens.lower[first : page.figures[worth].first])


def _is_deal(page: Page, book: Codebook, filled: dict[str, int]) -> bool:
    """Whether the sentences speak of a stake that changes hands, and of nothing that would change the sum."""
    views = [view for view in (page.view_of(index) for index in filled.values()) if view is not None]
    past = any("ago" in view.words for view in views) or is_since(page, filled["paid"], filled["worth"])
    if (
        past
        or is_dated(page, views[-1])
        or any(not afar("other-deals").isdisjoint(view.words) for view in views)
    ):
        return False
    if roles_of(page, filled["stake"]) & {"delta", "old-level", "new-level"}:
        return False
    return any(has_class(view, book, _DEALING) for view in views)
