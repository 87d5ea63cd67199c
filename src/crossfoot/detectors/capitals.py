"""What all the shares of a company are worth, told paragraphs away from their number and their price."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.afar import around, figures_of, is_owed, is_plain, is_told_of_then, only, plays
from crossfoot.detectors.windows import in_order, middle_of, near, roles_of
from crossfoot.detectors.wordlists import afar, words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

VALUES = Trigger(roles=("valuation",), lists=("afar.worth",))
#: Tokens before a sum in which a word tells it as a value.
_REACH = 12
_BACK, _AHEAD = 8, 3
_THEN = frozenset({"ago", "earlier", "formerly", "once", "when"})
_FEWEST, _DEAREST = 10_000, 100_000
_SHARES = frozenset({"share", "stock"})
_PRICES = frozenset(
    {"unit-price", "each-price", "at-level", "new-level", "moved-level", "reference", "subject-level"}
)
_NO_PRICES = frozenset({"old-level", "expected", "extreme", "gap"})


def capital_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """A value put on a company, and the only shares and the only price of one around it."""
    for view in page.where(VALUES):
        for worth in view.plain.place:
            if _is_worth(page, view, worth) and _of_the_market(page, view, worth):
                filled = _filled(page, view, worth)
                if filled is not None:
                    yield Reading(rule, in_order(rule, filled), Tier.ANCHORED, "article")


def _is_worth(page: Page, view: View, index: int) -> bool:
    """Whether a large sum is told as a value: by its role, or "the value of the firm at ..."."""
    figure = page.figures[index]
    if figure.kind is not Kind.MONEY or not figure.scaled or is_owed(page, index):
        return False
    before = page.extraction.tokens.lower[max(view.sentence.first, figure.first - _REACH) : figure.first]
    return "valuation" in roles_of(page, index) or not afar("worth").isdisjoint(before)


def _of_the_market(page: Page, view: View, worth: int) -> bool:
    figure = page.figures[worth]
    before = page.extraction.tokens.lower[view.sentence.first : figure.first]
    return is_plain(figure) and afar("deals").isdisjoint(before) and not is_told_of_then(page, view, worth)


def _filled(page: Page, view: View, worth: int) -> dict[str, int] | None:
    near_by = figures_of(around(page, view, _BACK, _AHEAD))
    shares = only(page, near_by, lambda index: _are_shares(page, index))
    change = "delta" in roles_of(page, worth)
    price = only(page, near_by, lambda index: _is_price(page, index, worth, change))
    if shares is None or price is None or page.figures[price].unit != page.figures[worth].unit:
        return None
    told = page.view_of(shares)
    if told is not None and not words_of("held-apart").isdisjoint(told.words):
        return None  # "85 million shares in free float": how many there are in all is not said
    if told is not None and told is not view and not _THEN.isdisjoint(told.words):
        return None  # "when the miner had 300 million shares": it may have more today
    apart = [page.figures[index].sentence for index in (shares, price)]
    if "now" in view.words and (apart[0] != view.number or abs(apart[1] - view.number) > 1):
        return None
    one, two, three = (middle_of(page.figures[index]) for index in (shares, price, worth))
    return {"shares": shares, "price": price, "worth": worth} if near(one * two, three) else None


def _are_shares(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in (Kind.COUNT, Kind.NUMBER) or not is_plain(figure):
        return False
    view, issued = page.view_of(index), plays(page, index, frozenset({"in-issue"})) or _are_all(page, index)
    if view is None or (not issued and not afar("changing-hands").isdisjoint(view.words)):
        return False
    called = issued or figure.noun in _SHARES or _of_shares(page, index)
    return called and middle_of(figure) >= _FEWEST


def _are_all(page: Page, index: int) -> bool:
    """ "Its shares, of which there are 1.5 billion": all of them, whatever else is said of their dealings."""
    first = page.figures[index].first
    before = page.extraction.tokens.lower[max(first - _REACH, 0) : first]
    return "shares" in before and "which" in before


def _of_shares(page: Page, index: int) -> bool:
    """ "1.5 billion of the shares"."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    return lower[last : last + 1] == ["of"] and not _SHARES.isdisjoint(
        word.removesuffix("s") for word in lower[last + 1 : last + 4]
    )


def _is_price(page: Page, index: int, worth: int, change: bool) -> bool:
    """Whether a figure is the price of one share, or the move of it where the value is a change too."""
    figure, view, roles = page.figures[index], page.view_of(index), roles_of(page, index)
    if figure.kind is not Kind.MONEY or figure.value is None or index == worth:
        return False
    if figure.per not in (None, "share", "each") or middle_of(figure) > _DEAREST or view is None:
        return False
    if change != ("delta" in roles) or roles & _NO_PRICES or "dividend" in view.words:
        return False
    if figure.per == "share":
        return True
    after = page.by_sentence.get(view.number + 1)
    if not figure.scaled and roles & _PRICES and after is not None and _has_shares(page, after):
        return True  # "It lost 9% to end at 140 kroner. It has 110 million shares"
    told = bool(roles & _PRICES) or not roles or (not figure.scaled and _has_shares(page, view))
    return change or (told and _speaks_of_shares(page, view))


def _has_shares(page: Page, view: View) -> bool:
    """Whether a sentence tells a number of shares: what is paid in it is paid for one."""
    return any(_are_shares(page, index) for index in view.plain.place)


def _speaks_of_shares(page: Page, view: View) -> bool:
    """Whether a sentence is about shares, or about "they" behind one that is."""
    if not view.words.isdisjoint(afar("speaking-of-shares")):
        return True
    earlier = page.by_sentence.get(view.number - 1)
    pronoun = not view.words.isdisjoint(("they", "these", "each"))
    return pronoun and earlier is not None and not earlier.words.isdisjoint(afar("speaking-of-shares"))
