"""Operands that nothing but the sum ties together: typed alike, near, and one slip away from agreeing.

A key figure that says what it is ("a margin of 5.7%", "45,000 litres an hour") may stand where no word leads to what it
was worked out from. Where its sentence has its operands and no other figure, they are meant. Else the few figures
around it that could be those are put together here; the engine believes such a reading only if swapping two digits, or
a word of scale, makes it agree exactly, and that is unlikely by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from crossfoot.binding.cases import case_of
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import ALONE, EVIDENCE, Reading
from crossfoot.binding.slots import fits
from crossfoot.detectors.afar import around, figures_of
from crossfoot.detectors.population import base_of, is_population
from crossfoot.detectors.products import TIMES, same_measure
from crossfoot.detectors.returns import sorts_at
from crossfoot.detectors.speeds import is_length, is_speed
from crossfoot.detectors.windows import (
    Filled,
    fillings,
    has_class,
    in_order,
    middle_of,
    phrase_classes,
    roles_of,
)
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_BACK, _AHEAD = 6, 3
#: More ways than this to put figures together, and one of them is a slip away by chance.
_MOST = 3
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_HUNDRED = 100.0
_ELSE = frozenset(
    {
        ";",
        "although",
        "and",
        "but",
        "compared",
        "excluding",
        "including",
        "than",
        "though",
        "whereas",
        "while",
    }
)
_WORTHS = frozenset(
    {
        "capitalisation",
        "capitalization",
        "capitalised",
        "capitalized",
        "valued",
        "values",
        "value",
        "valuing",
        "worth",
    }
)
_DEALS = frozenset(
    {"bid", "buyback", "offer", "raise", "raised", "raising", "sale", "sold", "stake", "bought", "deal"}
)
_OFFERS = frozenset(
    {
        "float",
        "flotation",
        "ipo",
        "issue",
        "listing",
        "offering",
        "placement",
        "placing",
        "proceeds",
        "selling",
        "sell",
    }
)
_STOCK = frozenset({"share", "shares", "stock"})
_SHORT = frozenset({"second", "minute", "hour", "day"})
_NEITHER = frozenset({"expected", "extreme", "old-level", "delta", "threshold"})
_GAP_REACH = 4
_TAKEN = frozenset({"knocked", "taken", "slashed", "cut", "lopped", "shaved", "sliced"})
_LOWER, _HIGHER = frozenset({"discount", "below", "less-than"}), frozenset({"premium", "above", "more-than"})
#: A price is seldom so many times what it is measured from.
_FACTOR = 4.0
#: Tokens from a part to its whole: "nine in a class of 30".
_PART_REACH = 5
#: Tokens behind a key figure to what it is measured from, and from that word to its figure.
_TOWARDS_REACH, _NAMED_REACH = 4, 8
_TOWARDS = frozenset({"above", "below", "of", "off", "on", "over", "than", "to", "under"})
_FEWEST, _DEAREST = 10_000, 100_000

IsKey = Callable[[Rule, Page, View, Codebook, int], bool]
Meets = Callable[[Page, Filled], bool]


class Sort(NamedTuple):
    """Which figures of a detector may be keys, by the slot they fill, and which fillings go together."""

    slot: str
    is_key: IsKey
    meets: Meets
    alone: Meets
    afar: bool = True


def evidence_readings(name: str, rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """For every key figure of a detector the few ways in which figures around it may be its operands."""
    sort = _SORTS.get(name)
    if sort is None:
        return
    relaxed = _RELAXED.of(rule, sort.slot)
    for view in page.where(slot=rule.figures[sort.slot]):
        for key in view.plain.place:
            if not sort.is_key(rule, page, view, book, key):
                continue
            case = _case(rule, page, view, book, key)
            own = _alone(relaxed, page, view, sort, key, case)
            if own is not None:
                yield Reading(rule, in_order(rule, own), Tier.CUED, ALONE, case)
                continue
            if not sort.afar:
                continue
            pool = [one for one in figures_of(around(page, view, _BACK, _AHEAD)) if _is_operand(page, one)]
            found = fillings(relaxed, page, {sort.slot: key}, pool, lambda filled: sort.meets(page, filled))
            if len(found) <= _MOST:
                for filled in found:
                    yield Reading(rule, in_order(rule, filled), Tier.CUED, EVIDENCE, case)


def _case(rule: Rule, page: Page, view: View, book: Codebook, key: int) -> str | None:
    """The case of a key figure; "15 percent off the retail price" is a discount."""
    last = page.figures[key].last
    behind = page.extraction.tokens.lower[last : last + 2]
    if "discount" in rule.checks and (
        behind[:1] == ["off"] or (behind[1:] == ["off"] and behind[0] in _TAKEN)
    ):
        return "discount"
    return case_of(rule, view, book, key, None)


def _alone(rule: Rule, page: Page, view: View, sort: Sort, key: int, case: str | None) -> Filled | None:
    """The figures of a sentence that has those of the rule and no others; None if it has more, or less."""
    own = [index for index in view.plain.place if page.figures[index].kind is not Kind.ORDINAL]
    if any(page.figures[index].value is None for index in own) or _is_of_another(page, view, key):
        return None
    if len(own) != len([slot for slot in rule.slots if not slot.optional]):
        return None
    found = [
        one
        for one in fillings(rule, page, {sort.slot: key}, own, lambda filled: sort.alone(page, filled))
        if case not in _LOWER
        or middle_of(page.figures[one["price"]]) < middle_of(page.figures[one["reference"]])
        if case not in _HIGHER
        or middle_of(page.figures[one["price"]]) > middle_of(page.figures[one["reference"]])
    ]
    return found[0] if len(found) == 1 and not _parted(page, found[0]) else None


def _is_of_another(page: Page, view: View, key: int) -> bool:
    """ "A 20 percent premium on the current price": what it is measured from is named, without its figure."""
    lower, last = page.extraction.tokens.lower, page.figures[key].last
    behind = lower[last : min(last + _TOWARDS_REACH, view.sentence.last)]
    numbers = [page.figures[index].first - last for index in view.plain.place if index > key]
    towards = next((place for place, word in enumerate(behind) if word in _TOWARDS), None)
    return towards is not None and not any(towards < first <= towards + _NAMED_REACH for first in numbers)


def _parted(page: Page, filled: Filled) -> bool:
    """Whether a word or mark between the figures of a sentence begins to tell of something else."""
    first = min(page.figures[index].last for index in filled.values())
    last = max(page.figures[index].first for index in filled.values())
    return not _ELSE.isdisjoint(page.extraction.tokens.lower[first:last])


def slot_of(name: str) -> str | None:
    """The slot of a detector's key figures, if it may look for evidence."""
    return _SORTS[name].slot if name in _SORTS else None


def _relaxed(rule: Rule, key: str) -> Rule:
    """The rule without the roles of what is looked for: what a figure is must do."""
    figures = {
        name: slot if name == key else replace(slot, roles=(), near=False)
        for name, slot in rule.figures.items()
    }
    return replace(rule, figures=figures)


class _Relaxed:
    """The relaxed rules, kept: each is asked for on most pages."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Rule, Rule]] = {}

    def of(self, rule: Rule, key: str) -> Rule:
        """The rule is kept beside what was made of it, so that no other takes its place in memory."""
        kept = self._kept.get(id(rule))
        if kept is None:
            if len(self._kept) > _RULES:
                self._kept = {}
            kept = self._kept[id(rule)] = (rule, _relaxed(rule, key))
        return kept[1]


#: So many relaxed rules are kept: those of a few rulebooks.
_RULES = 100
_RELAXED = _Relaxed()


def _is_operand(page: Page, index: int) -> bool:
    figure = page.figures[index]
    whole = figure.value is not None and figure.value > 0 and not figure.identifier
    return whole and roles_of(page, index).isdisjoint(_NEITHER)


def _is_mean(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    """An amount per something that is counted or timed, or one that is told as an average."""
    figure, roles = page.figures[index], roles_of(page, index)
    if not fits(rule.figures["mean"], figure, set()) or not roles.isdisjoint({"old-level", "expected"}):
        return False
    return (figure.per is not None and figure.per.isalpha() and figure.per != "each") or "mean" in roles


def _divides(page: Page, filled: Filled) -> bool:
    """Whether the number counts what the average is per, and the total is of its measure and larger."""
    mean, total, number = (page.figures[filled[name]] for name in ("mean", "total", "number"))
    if total.per is not None or number.per is not None or middle_of(total) <= middle_of(mean):
        return False
    if not same_measure(mean, total) or not _is_named(total) or middle_of(number) < 2:
        return False
    if mean.per is None:
        return number.kind is Kind.COUNT and number.noun is not None and number.noun != total.noun
    if mean.per in TIMES:
        return number.kind is Kind.DURATION and number.unit == mean.per
    return number.kind in (Kind.COUNT, Kind.MEASURE) and mean.per in (number.noun, number.unit)


def _is_named(figure: Figure) -> bool:
    return figure.kind not in _PLAIN or figure.noun is not None


def _is_margin(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    if not fits(rule.figures["rate"], page.figures[index], roles_of(page, index)):
        return False
    return not has_class(view, book, ("division-word",)) and not sorts_at(view, book, index)


def _is_profit(page: Page, filled: Filled) -> bool:
    """Whether one of two sums is told as a profit, and the other is none."""
    return "profit" in roles_of(page, filled["profit"]) and "profit" not in roles_of(page, filled["sales"])


def _is_gap(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    figure, roles = page.figures[index], roles_of(page, index)
    if figure.kind not in rule.figures["gap"].kinds:
        return False
    nouns = phrase_classes(view, book, index, _GAP_REACH) & {"premium", "discount"}
    behind = page.extraction.tokens.lower[figure.last : figure.last + 2]
    off = behind[:1] == ["off"] or (behind[1:] == ["off"] and behind[0] in _TAKEN)
    told = bool(nouns) or off or "gap" in roles
    return told and fits(rule.figures["gap"], figure, {"gap"}) and (off or "delta" not in roles)


def _are_prices(page: Page, filled: Filled) -> bool:
    price, reference = page.figures[filled["price"]], page.figures[filled["reference"]]
    return (
        price.unit == reference.unit
        and not price.scaled
        and not reference.scaled
        and _per_alike(price, reference)
    )


def _per_alike(one: Figure, other: Figure) -> bool:
    """ "$70 a barrel" is no price of a share."""
    return one.per == other.per or {one.per, other.per} == {None, "share"}


def _near_prices(page: Page, filled: Filled) -> bool:
    """Two prices of one thing, of which one may be that of a share: not far apart, and not of a whole company."""
    one, two = (page.figures[filled[name]] for name in ("price", "reference"))
    low, high = sorted((middle_of(one), middle_of(two)))
    return one.unit == two.unit and 0 < low < high <= _FACTOR * low


def _is_sample_share(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    return fits(rule.figures["share"], page.figures[index], set()) and not roles_of(page, index) & _NEITHER


def _is_sample(page: Page, filled: Filled) -> bool:
    """ "Nine in a class of 30 pupils ..., 30%": part and whole side by side, whole numbers of one thing."""
    part, whole, share = (page.figures[filled[name]] for name in ("part", "whole", "share"))
    gap = page.extraction.tokens.lower[part.last : whole.first]
    plain = part.kind in _PLAIN and whole.kind in _PLAIN and part.noun in (None, whole.noun)
    tied = 0 < len(gap) <= _PART_REACH and gap[0] in ("of", "in", "out", "from", "among") and "," not in gap
    inside = 0 < middle_of(part) < middle_of(whole) and middle_of(share) < _HUNDRED
    return plain and tied and inside and whole.last <= share.first and not (part.hedge or whole.hedge)


def _never(page: Page, filled: Filled) -> bool:
    return False


def _is_worth(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    """Shares are the key of a market value: a large count, in a sentence about shares and what they are worth."""
    figure = page.figures[index]
    if figure.kind not in _PLAIN or figure.noun not in (None, "share") or middle_of(figure) < _FEWEST:
        return False
    spoken = not view.words.isdisjoint(_STOCK)
    return spoken and not view.words.isdisjoint(_WORTHS) and view.words.isdisjoint(_DEALS)


def _makes_worth(page: Page, filled: Filled) -> bool:
    price, worth = page.figures[filled["price"]], page.figures[filled["worth"]]
    return price.unit == worth.unit and worth.scaled and not price.scaled and middle_of(price) <= _DEAREST


def _is_sale(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    """Shares are the key of a sale too: a large count of them, in a sentence about selling or raising."""
    figure = page.figures[index]
    large = figure.kind in _PLAIN and figure.noun in ("share", "stock") and middle_of(figure) >= _FEWEST
    return large and not view.words.isdisjoint(_DEALS | _OFFERS)


def _is_pace(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    figure = page.figures[index]
    told = is_speed(figure) and not has_class(view, book, ("speed-limit",))
    return told and roles_of(page, index).isdisjoint(_NEITHER)


def _makes_pace(page: Page, filled: Filled) -> bool:
    length, time = page.figures[filled["distance"]], page.figures[filled["time"]]
    return is_length(length) and time.kind is Kind.DURATION and time.unit in _SHORT and time.per is None


def _is_incidence(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    figure = page.figures[index]
    return figure.kind in _PLAIN and figure.value is not None and base_of(figure) is not None


def _is_incident(page: Page, filled: Filled) -> bool:
    """A count of something other than the people among whom it was counted."""
    count, whole, rate = filled["count"], filled["population"], filled["rate"]
    one, many, told = (page.figures[index] for index in (count, whole, rate))
    if not is_population(page, whole) or one.noun is None or one.per is not None or one.noun == many.noun:
        return False
    return middle_of(one) < middle_of(many) and told.noun in (None, one.noun)


def _is_stake(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    roles = roles_of(page, index)
    return (
        "stake" in roles
        and roles.isdisjoint(_NEITHER)
        and fits(rule.figures["stake"], page.figures[index], roles)
    )


def _makes_whole(page: Page, filled: Filled) -> bool:
    paid, worth = page.figures[filled["paid"]], page.figures[filled["worth"]]
    view = page.view_of(filled["worth"])
    told = view is not None and not view.words.isdisjoint(_WORTHS | {"valuation"})
    return (
        told
        and paid.unit == worth.unit
        and paid.scaled
        and worth.scaled
        and middle_of(paid) < middle_of(worth)
    )


def _makes_sale(page: Page, filled: Filled) -> bool:
    price, raised = page.figures[filled["price"]], page.figures[filled["raised"]]
    return price.unit == raised.unit and raised.scaled and not price.scaled and middle_of(price) <= _DEAREST


_SORTS: Mapping[str, Sort] = {
    "mean-of": Sort("mean", _is_mean, _divides, _never),
    "profit-margin": Sort("rate", _is_margin, _is_profit, _is_profit),
    "premium": Sort("gap", _is_gap, _are_prices, _near_prices),
    "share-of-sample": Sort("share", _is_sample_share, _never, _is_sample, afar=False),
    "share-sale": Sort("shares", _is_sale, _makes_sale, _never),
    "speed": Sort("speed", _is_pace, _makes_pace, _never),
    "rate-per": Sort("rate", _is_incidence, _is_incident, _never),
    "stake": Sort("stake", _is_stake, _makes_whole, _never),
    "market-cap": Sort("shares", _is_worth, _never, _makes_worth, afar=False),
}
