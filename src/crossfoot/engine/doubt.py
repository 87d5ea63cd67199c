"""What speaks against an accusation, whatever its rule: figures that crowd it, and figures that explain it.

Unrelated figures stand close together in dense text, and the words between them can deceive. Three things tell a wrong
binding from a slip. Figures of the same sort stand between those that were bound, or beside them, and might as well
have been meant. Or with one of these in its place the relation holds. Or one of the figures is the product of two
others, so finely that it is no coincidence: then it was worked out from those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from crossfoot.binding.reading import Reading
from crossfoot.binding.skeleton import TEMPORAL
from crossfoot.engine.diagnosis import Diagnosis, solved
from crossfoot.engine.evaluation import Evaluation
from crossfoot.engine.operands import operands_of, scale_of
from crossfoot.engine.sum_doubts import holds_otherwise, holds_with_both
from crossfoot.formula import Check, EngineFunction
from crossfoot.model.finding import Tier
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.quantities.rounding import granularity

#: Readings whose words leave no room for another figure.
_CLOSED = frozenset({"figure", "phrase"})
#: Slips of one key, which mend nearly anything.
_LOOSE = frozenset({None, "digit-wrong", "digit-dropped", "word-wrong"})
#: Slips that seldom come about by chance outweigh other figures.
_TELLING = frozenset(
    {
        "basis-points-for-percent",
        "base-swapped",
        "complement",
        "digits-transposed",
        "points-for-percent",
        "temperature-offset",
    }
)
#: But two digits that changed places seldom lead so far astray, as a share of the larger side.
_SWAP = 0.5
#: So do a power of ten and a digit more where the words that lead to each figure are the rule's own.
_COARSE = frozenset({"power-of-ten", "scale-word", "digit-added"})
#: Figures of one sort so many times apart are not taken for each other.
_FAR = 10_000
#: Beside figures of more sentences than these there are always others of their sort.
_SENTENCES = 2
#: So many figures between those that a mere cue bound, and its words lead elsewhere.
_BETWEEN = 2
#: Sentences before and behind in which a figure may explain one of those that were bound.
_REACH = 2
#: Figures of the stretch beyond these are not multiplied.
_NEAREST = 25
#: A product is no coincidence if its two sides are together no wider than this, as a share of their size.
_FINE = 0.15
#: The same for the equation of the rule itself, with another figure of the same sort in it.
_CLEAR = Decimal("0.4")
#: At least two of its three figures have as many digits as this: small numbers are each other's products.
_DIGITS, _LONG = 2, 2
#: What is twice or half of something is so by chance too often.
_HUNDRED = 100
_HALF = 0.5
#: One level, then and now, is seldom so many times larger.
_NEAR = 1.5
_FACTORS = frozenset({0.5, 1.0, 2.0})
#: A hair, as a part of the last digit that is no nought.
_HAIR = 20
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_LENDING = frozenset({Kind.MEASURE, Kind.MONEY, Kind.PERCENT})
_UNNUMBERED = TEMPORAL | {Kind.AGE, Kind.ORDINAL, Kind.SCORE}


class _Size(NamedTuple):
    """A figure as formulas see it, in floats; ``unit`` is None for what is counted and for shares."""

    at: int
    value: float
    low: float
    high: float
    unit: str | None
    share: bool
    digits: int


def is_doubtful(
    evaluation: Evaluation,
    diagnosis: Diagnosis | None,
    figures: list[Figure],
    world: Mapping[str, EngineFunction],
) -> bool:
    """Whether a failed equation should rather be kept silent about."""
    reading = evaluation.reading
    check = reading.rule.check_for(reading.case)
    if check is None or reading.window == "table":
        return False
    if "==" not in check.source:
        return _is_told_of_another(reading, figures)
    taken = set(reading.indexes)
    near = _around(taken, figures)
    around = _around(taken, figures, _REACH)
    slip = diagnosis.slip if diagnosis is not None else None
    if _fits_another(reading, check, near if reading.tier is Tier.ANCHORED else around, figures, world):
        return True
    if holds_otherwise(reading, check, around, figures, world) or holds_with_both(
        reading, check, figures, world
    ):
        return True
    if _is_hundred(reading, near, figures) or _is_hair_short(reading, check, figures, world):
        return True
    telling = slip in _TELLING and (slip != "digits-transposed" or evaluation.outcome.relative_gap <= _SWAP)
    return not telling and (
        _is_crowded(reading, slip, near, figures) or _is_product(reading, around, figures)
    )


def _is_told_of_another(reading: Reading, figures: Sequence[Figure]) -> bool:
    """Whether a level told before the new one goes the way of the words, and is nearer to the old one.

    "Reserves are $141bn, of which $52bn is gold, up from $118bn": it is reserves that rose.
    """
    new, old = (reading.figures.get(name) for name in ("new", "old"))
    if not isinstance(new, int) or not isinstance(old, int) or not new < old:
        return False
    own, older = figures[new], figures[old]
    values = [float(one.value or 0) for one in (own, older)]
    if min(values) <= 0 or own.sentence != older.sentence:
        return False
    apart = max(values) / min(values)
    for index in range(new - 1, -1, -1):
        rival = figures[index]
        if rival.sentence != own.sentence:
            break
        size = float(rival.value or 0)
        if (rival.kind, rival.unit) != (own.kind, own.unit) or size <= 0 or rival.identifier:
            continue
        turned = (size > values[1]) != (values[0] > values[1])
        if turned and max(size, values[1]) / min(size, values[1]) < min(apart, _NEAR):
            return True
    return False


def _around(taken: set[int], figures: Sequence[Figure], reach: int = 0) -> list[int]:
    """The other figures of the sentences in which the figures stand, and of so many before and behind."""
    start, end = min(taken), max(taken)
    first, last = figures[start].sentence - reach, figures[end].sentence + reach
    while start > 0 and figures[start - 1].sentence >= first:
        start -= 1
    while end + 1 < len(figures) and figures[end + 1].sentence <= last:
        end += 1
    return [index for index in range(start, end + 1) if index not in taken and not figures[index].identifier]


def _is_crowded(reading: Reading, slip: str | None, around: list[int], figures: Sequence[Figure]) -> bool:
    """Whether other figures might as well have been meant."""
    taken = [figures[index] for index in reading.indexes]
    sentences = {one.sentence for one in taken}
    if reading.window in _CLOSED or max(sentences) - min(sentences) >= _SENTENCES:
        return False
    first, last = min(one.first for one in taken), max(one.last for one in taken)
    others = [figures[index] for index in around if figures[index].kind not in _UNNUMBERED]
    kinds = {one.kind for one in taken}
    between = [
        one
        for one in others
        if first <= one.first < last and (one.kind is not Kind.DURATION or one.kind in kinds)
    ]
    if reading.window == "frame":
        return slip in _LOOSE and any(_is_rival(one, taken) for one in others)
    if reading.tier is Tier.ANCHORED:
        named = (one for one in between if one.kind is not Kind.NUMBER)
        return slip not in _COARSE and any(_is_rival(one, taken) for one in named)
    unlike = {one.noun for one in taken}
    between = [one for one in between if one.kind is not Kind.COUNT or one.noun in unlike]
    return len(between) >= _BETWEEN or any(_is_rival(one, taken) for one in others)


def _is_rival(figure: Figure, taken: Sequence[Figure]) -> bool:
    """Whether a figure in digits is of the sort of one of these, and counts nothing else."""
    if not any(mark.isdigit() for mark in figure.text):
        return False
    if figure.hedge in BOUNDS and all(one.hedge not in BOUNDS for one in taken):
        return False  # "having paid less than £4 in 1988"
    alike = [
        one for one in taken if (one.kind, one.unit) == (figure.kind, figure.unit) and _is_near(one, figure)
    ]
    return any(None in (figure.noun, one.noun) or figure.noun == one.noun for one in alike)


def _is_near(one: Figure, other: Figure) -> bool:
    """Whether one figure can be meant where the other stands: 12 cents a share are no rival of 125,313 dollars."""
    sizes = [abs(figure.value) for figure in (one, other) if figure.value]
    return len(sizes) < 2 or max(sizes) < _FAR * min(sizes)


def _fits_another(
    reading: Reading,
    check: Check,
    around: Sequence[int],
    figures: list[Figure],
    world: Mapping[str, EngineFunction],
) -> bool:
    """Whether the equation holds with a figure beside it in the place of one that is alike."""
    operands = operands_of(reading, figures, lenient=False)
    for name, filling in reading.figures.items():
        if not isinstance(filling, int) or figures[filling].kind in TEMPORAL or name not in check.names:
            continue
        rivals = [figures[index] for index in around if _may_replace(figures[index], figures[filling])]
        allowed = solved(check, name, operands, world) if rivals else None
        scale = scale_of(figures[filling])
        if allowed is not None and any(_fits(rival, allowed, scale) for rival in rivals):
            return True
    return False


def _may_replace(rival: Figure, own: Figure) -> bool:
    counted = {
        rival.kind,
        own.kind,
    } <= _COUNTED  # "62 million shares before the issue, and 71 million after it"
    elliptic = rival.kind is Kind.NUMBER and own.kind in _LENDING and rival.noun is None
    told = rival.form == "digits" and len(rival.text) >= _DIGITS and not rival.scaled
    if elliptic and told and rival.value != own.value:
        return True  # "38 miles to the gallon on paper and 34 in town"
    alike = (counted or rival.kind is own.kind) and rival.unit == own.unit and rival.value != own.value
    return alike and (None in (rival.noun, own.noun) or rival.noun == own.noun)


def _fits(figure: Figure, allowed: Interval, scale: Decimal) -> bool:
    """Whether a figure is among the values that would fit, and these are few enough to say so."""
    if figure.value is None or not allowed.is_bounded:
        return False
    interval, size = figure.interval * scale, abs(figure.value * scale)
    return allowed.intersects(interval) and allowed.width + interval.width <= _CLEAR * size


def _is_hair_short(
    reading: Reading, check: Check, figures: list[Figure], world: Mapping[str, EngineFunction]
) -> bool:
    """Whether what is called more than a round figure falls short of it by a hair: "more than 600" of 596."""
    over = [
        (name, figures[filling])
        for name, filling in reading.figures.items()
        if isinstance(filling, int) and figures[filling].hedge == "above" and name in check.names
    ]
    if len(over) != 1 or over[0][1].value is None or over[0][1].kind in TEMPORAL:
        return False
    name, figure = over[0]
    allowed = solved(check, name, operands_of(reading, figures, lenient=False), world)
    if allowed is None or not allowed.is_bounded:
        return False
    value, scale = figure.value or Decimal(0), scale_of(figure)
    return value - granularity(value) / _HAIR <= allowed.high / scale <= value


def _is_hundred(reading: Reading, around: Sequence[int], figures: Sequence[Figure]) -> bool:
    """Whether shares make a hundred with bare numbers between: "57 percent said yes, 38 no; the other 5 percent"."""
    taken = [figures[index] for index in reading.indexes]
    if any(one.kind is not Kind.PERCENT or one.value is None for one in taken):
        return False
    told = sum((one.value for one in taken if one.value is not None), Decimal(0))
    first, last = min(one.first for one in taken), max(one.last for one in taken)
    bare = [
        one.value
        for one in (figures[index] for index in around)
        if one.kind is Kind.NUMBER and one.value is not None and first <= one.first < last
    ]
    ways = (some for count in (1, 2) for some in combinations(bare[:_NEAREST], count))
    return any(abs(told + sum(some, Decimal(0)) - _HUNDRED) <= 1 for some in ways)


def _is_product(reading: Reading, around: Sequence[int], figures: Sequence[Figure]) -> bool:
    """Whether two of the figures at least are two sides of a product that agrees too finely to be chance.

    Where words leave no room for another relation, a product of theirs is chance.
    """
    if reading.window in _CLOSED | {"frame"}:
        return False
    taken = set(reading.indexes)
    indexes = (*sorted(taken), *around[:_NEAREST])
    sizes = [size for index in indexes if (size := _size(index, figures[index])) is not None]
    halves = {size.at for size in sizes if size.share and size.value == _HALF}
    products = (set(related) for related in _products(sizes))
    return any(
        len(taken & related) > 1 and not (related & halves and related <= taken) for related in products
    )


def _size(index: int, figure: Figure) -> _Size | None:
    interval = figure.interval
    if figure.value is None or figure.value <= 0 or figure.kind in _UNNUMBERED or not interval.is_bounded:
        return None
    share, scale = figure.kind in _SHARES, scale_of(figure)
    low, value, high = (float(end * scale) for end in (interval.low, figure.value, interval.high))
    plain = share or (figure.kind in _COUNTED and figure.unit != "point") or figure.kind is Kind.MULTIPLE
    digits = sum(mark.isdigit() for mark in figure.text)
    return _Size(index, value, low, high, None if plain else figure.unit or figure.kind.value, share, digits)


def _products(sizes: Sequence[_Size]) -> Iterator[tuple[int, int, int]]:
    """The figures of every product: of two plain numbers, or of a number and what has a unit."""
    for one, other in combinations(sizes, 2):
        units = {one.unit, other.unit} - {None}
        halved = one.share != other.share and _HALF in (one.value, other.value)
        if (one.share and other.share) or (not halved and not _FACTORS.isdisjoint((one.value, other.value))):
            continue
        if one.unit is not None and one.unit == other.unit:
            continue
        low, high = one.low * other.low, one.high * other.high
        for result in sizes:
            meet = low <= result.high and result.low <= high
            if not meet or result in (one, other) or (units and result.unit not in units):
                continue
            fine = high - low + result.high - result.low <= _FINE * result.value
            if fine and sum(size.digits >= _DIGITS for size in (one, other, result)) >= _LONG:
                yield one.at, other.at, result.at
