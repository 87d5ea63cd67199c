"""A charge, its rate and what it is a charge on, wherever the three stand: taxes, fees, tips, tithes, interest.

"Stamp duty is levied at 6%, so the buyers of the villa, which went for 640,000 euros, had to find a further 38,400".
The rate is the only one around and a word near it tells that something is charged. Which of the sums is charged is not
told by words: that they belong together, the figures must tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.afar import around, figures_of
from crossfoot.detectors.factors import ALONE, LOOSE, TIED, Factors, are_parted, chosen
from crossfoot.detectors.windows import lends, middle_of, phrase_classes, roles_of
from crossfoot.detectors.wordlists import afar
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_CHARGED = Trigger(lists=("afar.charged",))
_RATES = frozenset({Kind.PERCENT, Kind.FRACTION})
_BACK, _AHEAD = 2, 2
#: Tokens around a rate in which the word of charging stands, where the rate might be a change.
_REACH = 6
_MOVED = frozenset({"delta", "new-level", "old-level", "gap", "extreme", "expected", "temperature-change"})
#: What leads to a charge that was worked out, so many items before it.
_RESULTS, _LEADING = frozenset({"amount-to", "works-out", "result-word", "=or"}), 4
_HUNDRED = 100.0
#: A charge is between these shares of its base, or a slip away from them.
_LEAST, _MOST = 0.0005, 0.7
#: Fractions that a charge is told as: a tenth, a fifth; half of something is seldom a charge.
_LARGEST = 0.34
#: More sums than this around a rate, and one of them is a slip away by chance.
_SUMS = 6


@needs(_CHARGED)
def charge_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every rate of a charge, with the base and the charge that fit but for a slip."""
    for view in page.where(_CHARGED):
        if view.sentence.kind == "cell" or afar("charged").isdisjoint(view.words):
            continue
        for rate in _rates(page, view):
            way = chosen(page, _ways(page, view, book, rate))
            if way is not None:
                filled = {"rate": way.number, "base": way.rate, "charge": way.result}
                one = len({page.figures[index].sentence for index in filled.values()}) == 1
                yield Reading(rule, filled, Tier.CUED, "sentence" if one else "paragraph")


def _rates(page: Page, view: View) -> list[int]:
    """The rate of a sentence about a charge, or of the sentence beside it that has the only one."""
    for back in (0, -1, 1):
        other = page.by_sentence.get(view.number + back)
        if other is not None and other.sentence.kind == view.sentence.kind:
            rates = distinct(page, [index for index in other.plain.place if _is_rate(page, other, index)])
            if rates:
                return rates if len(rates) == 1 else []
    return []


def _is_rate(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _RATES or figure.value is None or figure.hedge in BOUNDS or figure.identifier:
        return False
    if figure.kind is Kind.FRACTION and middle_of(figure) > _LARGEST:
        return False
    if page.extraction.tokens.lower[figure.last : figure.last + 1] == ["stake"]:
        return False
    if roles_of(page, index).isdisjoint(_MOVED):
        return True
    first, last = (
        max(view.sentence.first, figure.first - _REACH),
        min(view.sentence.last, figure.last + _REACH),
    )
    return not afar("charged").isdisjoint(page.extraction.tokens.lower[first:last])


def _ways(page: Page, view: View, book: Codebook, rate: int) -> list[Factors]:
    """Every two sums of one currency that may be base and charge, the closer the fewer there are."""
    figure = page.figures[rate]
    per = _HUNDRED if figure.kind is Kind.PERCENT else 1.0
    sums = [i for i in figures_of(around(page, view, _BACK, _AHEAD)) if _is_sum(page.figures[i])]
    sums = distinct(page, sums)
    if len(sums) > _SUMS:
        return []
    pairs = [(base, charge) for base in sums for charge in sums if _is_part(page, base, charge)]
    return [
        Factors(rate, base, charge, _limit(page, book, (rate, base, charge), len(pairs) == 1), per)
        for base, charge in pairs
    ]


def _limit(page: Page, book: Codebook, indexes: tuple[int, int, int], only: bool) -> float:
    """How likely the slip may be by chance; none is needed in one sentence that tells the charge as worked out."""
    if not only or are_parted(page, indexes):
        return LOOSE
    view = page.view_of(indexes[2])
    one = len({page.figures[index].sentence for index in indexes}) == 1
    if view is None or not one:
        return TIED
    led = phrase_classes(view, book, indexes[2], _LEADING) & _RESULTS
    return ALONE if led else TIED


def _is_sum(figure: Figure) -> bool:
    plain = figure.kind is Kind.MONEY or (figure.kind is Kind.NUMBER and figure.scaled)
    return plain and figure.value is not None and figure.value > 0 and figure.per in (None, "year", "month")


def _is_part(page: Page, base: int, charge: int) -> bool:
    """Whether two sums of one currency may be a base and what is charged on it."""
    one, two = page.figures[base], page.figures[charge]
    if base == charge or not (one.unit == two.unit or lends(one, two)):
        return False
    return _LEAST * middle_of(one) < middle_of(two) < _MOST * middle_of(one)
