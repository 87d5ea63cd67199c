"""Where a detector looks for its operands: from the sentence outward, stopping at the first stretch that fills all.

The binder does this for rules that are written as roles; detectors that need conditions of their own between the
figures (a rate and what it is per, a speed and a length) share these few functions instead.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, product
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import BACK_REACH, COMBINATION_LIMIT, PARAGRAPH_REACH, distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import agrees, fits
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units
from crossfoot.rulebook import Rule

#: More ways than this to fill a rule say nothing.
LIMIT = 24
#: How many powers of ten one wrong digit can make, and how near to a scale word a scale slip comes out.
_DIGITS, _NEAR = 1.1, 0.12
_FACTOR = 0.56
_BACKWARD = frozenset({"back-reference", "of-which"})
_OPENERS = frozenset({"clause-opener", "mark-semicolon"})
_AGAINST = frozenset({"but", "although", "though", "whereas", "yet"})
_CLAUSE = frozenset({"mark-comma", "mark-semicolon", "mark-stop", "mark-colon", "dash", "open", "close"})

Filled = dict[str, int]
Condition = Callable[[Filled], bool]


class Pool(NamedTuple):
    """Figures of one stretch of the text: its name, the tier of a reading found there, and their indexes."""

    window: str
    tier: Tier
    indexes: tuple[int, ...]


def pools(page: Page, view: View, *wider: str) -> Iterator[Pool]:
    """The sentence, then each of the ``wider`` windows: "previous" and "paragraph"."""
    yield Pool("sentence", Tier.CUED, tuple(view.plain.place))
    if "previous" in wider:
        before = page.by_sentence.get(view.number - 1)
        if before is not None and before.sentence.kind == view.sentence.kind:
            yield Pool("previous", Tier.CUED, (*before.plain.place, *view.plain.place))
    if "paragraph" in wider:
        near = [other for other in page.views if _near(view, other)]
        yield Pool("paragraph", Tier.CUED, tuple(index for other in near for index in other.plain.place))


def _near(view: View, other: View) -> bool:
    same = other.sentence.paragraph == view.sentence.paragraph
    return same and abs(other.number - view.number) <= PARAGRAPH_REACH


def roles_of(page: Page, index: int) -> set[str]:
    """The roles of a figure, none if it stands outside every view."""
    view = page.by_sentence.get(page.figures[index].sentence)
    return (view.roles.get(index) or set()) if view is not None else set()


def fillings(
    rule: Rule, page: Page, filled: Filled, pool: Iterable[int], meets: Condition | None = None
) -> list[Filled]:
    """Every way to fill the rule's other slots from a pool; equal figures count once."""
    missing = [slot for slot in rule.slots if slot.name not in filled and not slot.optional]
    candidates = []
    pool = [index for index in pool if index not in filled.values()]
    for slot in missing:
        fitting = [
            index
            for index in pool
            if fits(slot, page.figures[index], roles_of(page, index))
            and agrees(rule.figures, {**filled, slot.name: index}, page.figures)
        ]
        candidates.append(distinct(page, fitting))
    found: list[Filled] = []
    for choice in islice(product(*candidates), COMBINATION_LIMIT):
        whole = {**filled, **dict(zip((slot.name for slot in missing), choice, strict=True))}
        if len(set(whole.values())) < len(whole) or not agrees(rule.figures, whole, page.figures):
            continue
        if meets is None or meets(whole):
            found.append(whole)
        if len(found) > LIMIT:
            return []
    return found


def in_order(rule: Rule, filled: Mapping[str, int]) -> Filled:
    """The figures in the order in which the rule shows them."""
    return {name: filled[name] for name in rule.figures if name in filled}


def phrase_classes(view: View, book: Codebook, index: int, reach: int) -> frozenset[str]:
    """The classes of the words before a figure, back to a mark, another figure or ``reach`` words."""
    place = view.plain.place.get(index, 0)
    found: set[str] = set()
    for item in range(place - 1, max(place - 1 - reach, -1), -1):
        classes = book.sets[view.plain.chars[item]]
        if view.plain.figures[item] >= 0 or classes & _CLAUSE:
            break
        found |= classes
    return frozenset(found)


def has_class(view: View, book: Codebook, names: Iterable[str]) -> bool:
    """Whether a word of one of the classes stands anywhere in the sentence."""
    return bool(view.plain.mask & book.word_mask(frozenset(names)))


def plausible(computed: float, stated: float) -> bool:
    """Whether two values may be one with a slip in it: a digit wrong, or million for billion.

    Further apart than that, they are values of different things, and the binding is wrong.
    """
    if computed <= 0 or stated <= 0:
        return False
    apart = abs(math.log10(computed / stated))
    return apart < _DIGITS or any(abs(apart - scale) < _NEAR for scale in (2, 3, 6))


def slips_only(page: Page, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Of the orders told by words those that hold, or that one slip could have turned round.

    "A last lap of 61 seconds, ahead of Ayele in 30:14.9": two values so far apart were never compared.
    """
    for reading in readings:
        larger, smaller = reading.figures["larger"], reading.figures["smaller"]
        if isinstance(larger, int) and isinstance(smaller, int):
            one, two = page.figures[larger], page.figures[smaller]
            size = float(units.factor(one.unit, two.unit) or 1) if one.unit and two.unit else 1.0
            if 0 < middle_of(one) * size < middle_of(two) and not plausible(
                middle_of(one) * size, middle_of(two)
            ):
                continue
        yield reading


def near(computed: float, stated: float) -> bool:
    """Whether two values are a digit apart, or almost a power of ten apart: for wide windows."""
    if computed <= 0 or stated <= 0:
        return False
    apart = abs(math.log10(computed / stated))
    return apart < _FACTOR or any(abs(apart - scale) < _NEAR / 2 for scale in (1, 2, 3, 6))


def middle_of(figure: Figure) -> float:
    """A float for judging magnitudes: the value, or the middle of a range."""
    if figure.value is not None:
        return float(figure.value)
    low, high = figure.floats
    return (low + high) / 2 if math.isfinite(low + high) else 0.0


def looks_back(view: View, book: Codebook) -> bool:
    """Whether a sentence begins by pointing back: "that", "it", "the increase" among its first words."""
    return any(_BACKWARD & book.sets[char] for char in view.plain.chars[:BACK_REACH])


def parted(page: Page, book: Codebook, one: int, other: int) -> bool:
    """Whether a word that opens another clause stands between two figures of one sentence."""
    view = page.view_of(one)
    if view is None or page.figures[one].sentence != page.figures[other].sentence:
        return False
    first, last = sorted((view.plain.place.get(one, 0), view.plain.place.get(other, 0)))
    return any(_OPENERS & book.sets[char] for char in view.plain.chars[first + 1 : last])


def set_against(page: Page, one: int, other: int) -> bool:
    """Whether "but" or "although" stands between two figures: they are told of two different things."""
    first, last = sorted((page.figures[one], page.figures[other]), key=lambda figure: figure.first)
    return not _AGAINST.isdisjoint(page.extraction.tokens.lower[first.last : last.first])


def lends(one: Figure, two: Figure) -> bool:
    """Whether one of two large figures goes without the currency of the other: "5.5bn zlotys ... bids of 9.35bn"."""
    bare = {one.kind, two.kind} == {Kind.NUMBER, Kind.MONEY} and one.scaled and two.scaled
    return bare and None in (one.unit, two.unit)
