"""A share of a sum of money, and what it comes to: a fee, a cut, the part of a sale that a holder is due.

Three places are looked at, each with a tie of its own. In one sentence the share is "of" or "on" the larger of the only
two sums, and the smaller one is told as a result. A share and its sum in one sentence may have their result further on
("their cut comes to $3 million"). And a holder's share may have the sum further back ("is paying $900m for the whole
company"), so long as only one sum there is told as that of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.stakes import two_deals
from crossfoot.detectors.windows import (
    in_order,
    middle_of,
    near,
    parted,
    phrase_classes,
    roles_of,
    set_against,
)
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_SHARES = Trigger(kinds=(Kind.PERCENT, Kind.FRACTION))
_BACK, _AHEAD = 6, 3
_REACH, _LINK = 8, 5
_PERCENT = 100.0
_CUES = frozenset({"portion-word", "fee-noun", "stake-noun", "take-verb"})
_UNTIED = frozenset({"mark-comma", "modal", "be", "back-reference"})
_TIED = frozenset({"=of", "=on"})
_RESULTS = frozenset(
    {"amount-to", "works-out", "=or", "result-word", "worth-word", "fee-noun", "portion-word"}
)
_NO_SHARE = frozenset({"delta", "old-level", "expected", "gap", "margin", "yield", "moved-level", "chance"})
_NO_SUM = frozenset({"old-level", "expected", "extreme", "aside", "each-price"})
_FEES = frozenset({"fee-noun", "tax-noun", "charge-word"})
_CHARGED = frozenset({"worth", "revenue", "proceeds", "sum"})
_OUTRIGHT = frozenset({"whole-word"})


@needs(_SHARES)
def portion_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Shares with the sum that they are of, and what they come to."""
    for view in page.where(_SHARES):
        if "interest" in view.words and any(page.figures[i].kind is Kind.DURATION for i in view.figures):
            continue  # paid year by year
        for rate in view.plain.place:
            if not _is_share(page, rate):
                continue
            for found, window in _operands(page, view, book, rate):
                filled = in_order(rule, {"rate": rate, **found})
                yield Reading(rule, filled, Tier.CUED, window)


def _is_share(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in (Kind.PERCENT, Kind.FRACTION) or figure.is_range or figure.value is None:
        return False
    return figure.value > 0 and _part(page, index) < 1 and not roles_of(page, index) & _NO_SHARE


def _part(page: Page, rate: int) -> float:
    figure = page.figures[rate]
    return middle_of(figure) / (_PERCENT if figure.kind is Kind.PERCENT else 1.0)


def _operands(page: Page, view: View, book: Codebook, rate: int) -> Iterator[tuple[dict[str, int], str]]:
    sums = distinct(page, (one for one in view.plain.place if _is_sum(page, one)))
    money = [one for one in view.plain.place if page.figures[one].kind is Kind.MONEY]
    shares = [one for one in view.plain.place if page.figures[one].kind in (Kind.PERCENT, Kind.FRACTION)]
    if len(shares) != 1 or len(money) != len(sums):
        return
    if len(sums) == 2:
        base, part = sorted(sums, key=lambda one: -middle_of(page.figures[one]))
        charge = _is_charge(view, book, rate)
        whole = _is_whole(page, view, book, base)
        tied = charge or whole or _is_tied(view, book, rate, base)
        told = _is_part(page, book, part) or ((charge or whole) and _is_yield(view, book, part))
        told = told or (whole and "paid" in roles_of(page, part))
        if parted(page, book, base, part) and not (charge or _is_said(view, book, rate, [part])):
            told = told and _is_owned(view, book, rate, part)
        told = told and (_is_fee(view, book, rate) or not two_deals(page, view, book, rate, part))
        told = told and not set_against(page, rate, base) and not set_against(page, base, part)
        if tied and told and _comes_to(page, rate, base, part):
            yield {"base": base, "part": part}, "sentence"
    elif len(sums) == 1 and _is_tied(view, book, rate, sums[0]):
        yield from _told_later(page, view, book, rate, sums[0])
    elif not view.mask & book.word_mask(_CUES) and not _is_said(view, book, rate, sums):
        return
    elif (
        len(sums) == 1
        and (_is_part(page, book, sums[0]) or _is_yield(view, book, sums[0]))
        and view.plain.place[sums[0]] > view.plain.place[rate]
    ):
        yield from _told_before(page, view, book, rate, sums[0])


def _is_sum(page: Page, index: int) -> bool:
    figure = page.figures[index]
    plain = figure.kind is Kind.MONEY and figure.value is not None and figure.value > 0
    return (
        plain and figure.per in (None, "year") and not figure.is_range and not roles_of(page, index) & _NO_SUM
    )


def _is_tied(view: View, book: Codebook, rate: int, base: int) -> bool:
    """Whether a share is "of" or "on" the sum right behind it: "a third of the $9 million settlement"."""
    first, last = view.plain.place[rate], view.plain.place[base]
    between = [book.sets[char] for char in view.plain.chars[first + 1 : last]]
    if any(classes & _UNTIED for classes in between):
        return False
    return 0 < len(between) <= _LINK and any(classes & _TIED for classes in between)


def _is_said(view: View, book: Codebook, rate: int, sums: list[int]) -> bool:
    """Whether only "comes to" or the like stands between a share and a sum: "its 30% comes to $270m"."""
    if len(sums) != 1:
        return False
    first, last = view.plain.place[rate], view.plain.place[sums[0]]
    between = [book.sets[char] for char in view.plain.chars[first + 1 : last]]
    return bool(between) and all(
        classes & {"amount-to", "be", "worth-word", "works-out"} for classes in between
    )


def _is_owned(view: View, book: Codebook, rate: int, part: int) -> bool:
    """Whether a share and what it comes to stand in one clause, in that order: "so a quarter of it costs $500m"."""
    first, last = sorted((view.plain.place[rate], view.plain.place[part]))
    return view.plain.place[part] == last and not any(
        book.sets[char] & {"mark-semicolon"} for char in view.plain.chars[first:last]
    )


def _is_charge(view: View, book: Codebook, rate: int) -> bool:
    """Whether the words beside a percentage name a charge: "a levy of 20 per cent", "takes 3% of the price"."""
    words = _words_near(view, book, rate)
    return bool(words & _FEES) or ("=of" in words and bool(words & {"take-verb", "portion-word"}))


def _is_fee(view: View, book: Codebook, rate: int) -> bool:
    """Whether a word near a percentage can only mean a charge."""
    return bool(_words_near(view, book, rate) & _FEES)


def _words_near(view: View, book: Codebook, rate: int) -> set[str]:
    """The classes of the four words before a percentage and the two behind it."""
    place = view.plain.place[rate]
    items = [*range(max(0, place - 4), place), *range(place + 1, min(place + 3, len(view.plain.chars)))]
    return {
        name for item in items if view.plain.figures[item] < 0 for name in book.sets[view.plain.chars[item]]
    }


def _is_part(page: Page, book: Codebook, index: int) -> bool:
    """Whether the words before a sum tell it as what the share comes to."""
    view = page.view_of(index)
    if view is None:
        return False
    cues = phrase_classes(view, book, index, _REACH)
    place = view.plain.place[index]
    apposed = place > 0 and bool(book.sets[view.plain.chars[place - 1]] & {"dash", "open"})
    return apposed or bool(cues & _RESULTS) or bool(roles_of(page, index) & {"fee", "worth"})


def _is_yield(view: View, book: Codebook, index: int) -> bool:
    """Whether a verb of what a charge does leads to a sum: "adds £30 to the bill"."""
    return "yields-verb" in phrase_classes(view, book, index, 2)


def _comes_to(page: Page, rate: int, base: int, part: int) -> bool:
    one, other = page.figures[base], page.figures[part]
    if one.unit != other.unit or "delta" in roles_of(page, base):
        return False
    return near(_part(page, rate) * middle_of(one), middle_of(other))


def _told_later(
    page: Page, view: View, book: Codebook, rate: int, base: int
) -> Iterator[tuple[dict[str, int], str]]:
    """The result in a sentence behind, by a word for the share: "their cut comes to $3 million"."""
    for ahead in range(1, _AHEAD + 1):
        other = page.by_sentence.get(view.number + ahead)
        if other is None or other.sentence.kind != view.sentence.kind:
            continue
        parts = [one for one in other.plain.place if _is_sum(page, one)]
        if any(page.figures[one].kind in (Kind.PERCENT, Kind.FRACTION) for one in other.plain.place):
            return
        for part in parts:
            cues = phrase_classes(other, book, part, _REACH)
            named = cues & {"portion-word", "fee-noun"} and cues & {
                "be",
                "amount-to",
                "works-out",
                "cost-verb",
            }
            if len(parts) == 1 and named and _comes_to(page, rate, base, part):
                yield {"base": base, "part": part}, "paragraph"
        if parts:
            return


def _told_before(
    page: Page, view: View, book: Codebook, rate: int, part: int
) -> Iterator[tuple[dict[str, int], str]]:
    """The only sum further back that is told as that of the whole."""
    if parted(page, book, rate, part):
        return
    bases = []
    charge = _is_charge(view, book, rate)
    for back in range(1, _BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or other.sentence.kind != view.sentence.kind:
            continue
        bases += [
            one
            for one in other.plain.place
            if _is_sum(page, one)
            and (_is_whole(page, other, book, one) or (charge and roles_of(page, one) & _CHARGED))
        ]
    found = [one for one in distinct(page, bases) if page.figures[one].unit == page.figures[part].unit]
    if len(found) == 1 and _comes_to(page, rate, found[0], part):
        yield {"base": found[0], "part": part}, "paragraph"


def _is_whole(page: Page, view: View, book: Codebook, index: int) -> bool:
    if roles_of(page, index) & {"valuation", "worth"}:
        return True
    place = view.plain.place[index]
    items = range(max(0, place - _REACH), min(len(view.plain.chars), place + _LINK))
    return any(
        _OUTRIGHT & book.sets[view.plain.chars[item]] for item in items if view.plain.figures[item] < 0
    )
