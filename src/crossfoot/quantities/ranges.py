"""Two numbers as one figure: "7–8 billion", "between 40 and 45", "$26 to $31 million".

    dash  = amount "-" amount           to    = amount "to" amount, unless "from" or a word of change governs it
    and   = "between" amount "and" amount

The end without a unit, currency or scale takes it from the other; ends keep the printed order.
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.nouns import counts_something
from crossfoot.quantities.passage import DASHES, Passage
from crossfoot.quantities.range_ends import read_end

_MEASURED = frozenset({Kind.DURATION, Kind.MEASURE})
_ELLIPSIS = 1000
_THOUSANDS = "000"
_BACK = 7
#: "rose 5 to 7 percent" is a range, "rose 3 to 120" is not: the high end is at most this many times the low.
_NEAR = 4
#: "by $3 to $4" is a range, "by $3 to $33" is not; unless the low end leaves out its unit.
_BY = 2
#: So far back the range may stand that another one is compared with.
_FAR = 16
#: Sets of tennis and the like are not longer.
_LARGEST_SET = 30
#: Tokens of the results behind that are looked at.
_SETS = 20
_CLOSE = 3
_MARKS = frozenset({",", "(", ":"})
_TEN, _HUNDRED = 10, 100
_TIMELESS = frozenset((Kind.NUMBER, Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS,
                       Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.FRACTION, Kind.MULTIPLE))  # fmt: skip


def read_range(p: Passage, low: Figure) -> bool:
    """Extend ``low`` to a range if one is printed; otherwise lend it the unit that it leaves out."""
    j = low.last
    word = p.word(j)
    if low.kind not in _TIMELESS or (low.signed and low.form == "margin"):
        return False
    if word == p.words.to_word:
        return _to(p, low, j)
    if word in DASHES:
        hyphened = word == "-" and p.word(j + 1) == p.words.to_word
        return _to(p, low, j + 1) if hyphened else _dash(p, low, j)
    if word == p.words.joiner:
        return _between(p, low, j)
    return False


def fuse(low: Figure, high: Figure, first: int | None = None) -> None:
    """Make a range of two figures; ``first`` is its first token where that is not the low end's."""
    low.low, low.high, low.value = low.value, high.value, None
    low.last = high.last
    low.kind, low.unit = high.kind, high.unit
    low.scaled = low.scaled or high.scaled
    low.form = "digits" if low.form == high.form == "digits" else "words"
    if first is not None:
        low.first = first


def lend(low: Figure, high: Figure) -> bool:
    """Give each end the kind, unit and scale that only the other prints; whether both are then alike."""
    if (
        high.kind is Kind.NUMBER
        and low.kind is not Kind.NUMBER
        and not (low.kind is Kind.PERCENT and high.power)
    ):
        high.kind, high.unit = low.kind, low.unit
        if low.kind is Kind.MONEY and low.power < 0 and high.power == 0 and high.value is not None:
            high.value = high.value.scaleb(low.power)
    elif low.kind is Kind.NUMBER and high.kind is not Kind.NUMBER:
        low.kind, low.unit = high.kind, high.unit
    if low.kind is not high.kind or low.unit != high.unit or low.value is None or high.value is None:
        return False
    if high.power and low.power == 0 and _elliptic(low.value, high):
        low.value = low.value.scaleb(high.power)
        low.power, low.scaled = high.power, high.scaled
    return True


def _elliptic(low: Decimal, high: Figure) -> bool:
    assert high.value is not None
    if high.power < 0:
        return low >= 1
    return abs(low) < _ELLIPSIS and abs(low) <= abs(high.value.scaleb(-high.power))


def _dash(p: Passage, low: Figure, j: int) -> bool:
    tight = p.glued(j) and p.glued(j + 1)
    if p.lower[j] == "-" and p.glued(j + 1) and not p.glued(j):
        return _loose_dash(p, low, j)
    if not tight and (p.lower[j] not in "-–" or p.glued(j) or p.glued(j + 1)):
        return False
    high = read_end(p, j + 1)
    if high is None or high.signed:
        return False
    bare = low.kind is Kind.NUMBER and not low.scaled and high.kind is Kind.NUMBER and not high.scaled
    if tight:
        _lend_thousands(p, low, high)
    if bare:
        return tight and _bare_pair(p, low, high)
    if not tight and not (low.unit and low.unit == high.unit and _ascends(low, high)):
        return False
    if not lend(low, high):
        return False
    fuse(low, high)
    return True


def _lend_thousands(p: Passage, low: Figure, high: Figure) -> None:
    """ "40-45,000": the low end leaves out its thousands."""
    short = p.lower[low.last - 1]
    if not short.isdecimal() or low.value is None or high.value is None or low.power or high.power:
        return
    if (
        p.lower[high.last - 1].endswith(p.words.group_mark + _THOUSANDS)
        and low.value * _ELLIPSIS < high.value
    ):
        low.value *= _ELLIPSIS


def _loose_dash(p: Passage, low: Figure, j: int) -> bool:
    """ "75 -300mm": a dash that stands at the far end alone, before a measure."""
    high = read_end(p, j + 1)
    if (
        high is None
        or high.kind is not Kind.MEASURE
        or low.kind is not Kind.NUMBER
        or not _ascends(low, high)
    ):
        return False
    lend(low, high)
    fuse(low, high)
    return True


def _ascends(low: Figure, high: Figure) -> bool:
    return (
        low.form == high.form and low.value is not None and high.value is not None and low.value < high.value
    )


def _bare_pair(p: Passage, low: Figure, high: Figure) -> bool:
    """Two bare numbers around a dash: a score, a vote or a range."""
    if low.value is None or high.value is None or low.form != "digits" or high.form != "digits":
        if low.value is not None and high.value is not None and low.value < high.value:
            fuse(low, high)
            return True
        return False
    if _is_score(p, low, high):
        low.parts = (low.value, high.value)
        low.kind, low.value, low.form = Kind.SCORE, None, "ratio"
        low.last = high.last
        return True
    if low.value < high.value:
        fuse(low, high)
        return True
    return False


def _is_score(p: Passage, low: Figure, high: Figure) -> bool:
    assert low.value is not None
    assert high.value is not None
    words = p.words
    if p.words.decimal_mark in p.lower[low.first] or p.words.decimal_mark in p.lower[high.first]:
        return False
    if low.value >= high.value:
        return True
    before = p.word(low.first - 1)
    behind = p.word(high.last)
    if p.capital(low.first - 1) and p.capital(high.last) and before.isalpha() and behind.isalpha():
        return True
    if _beside_scores(p, low, high):
        return True
    if behind in words.score_after or before in words.score_before:
        return not p.words.is_plural(behind) or behind in words.score_after
    return False


def _beside_scores(p: Passage, low: Figure, high: Figure) -> bool:
    """Whether the pair stands in a list of results, one of which goes down: "7-6 (7-4), 4-6, 6-3"."""
    assert high.value is not None
    if high.value > _LARGEST_SET:
        return False
    last = p.before
    if last is not None and last.kind is Kind.SCORE and low.first - last.last <= _CLOSE:
        return p.word(low.first - 1) in (",", p.words.joiner)
    k = high.last
    while k < high.last + _SETS and p.word(k) == "," and p.hyphen(k + 2):
        if not (p.word(k + 1).isdecimal() and p.word(k + 3).isdecimal()):
            break
        if len(p.lower[k + 1]) < 3 and int(p.lower[k + 1]) > int(p.lower[k + 3][:4]):
            return True
        k += 4
    return False


def _to(p: Passage, low: Figure, j: int) -> bool:
    hyphened = p.word(j + 1) == "-" and p.glued(j + 1)  # "40-to-50", but not "-0.9 to -0.5"
    high = read_end(p, j + 2 if hyphened else j + 1)
    if high is None or (high.signed != low.signed and not _decimals(low, high)):
        return False
    lent = low.kind is Kind.NUMBER and high.kind is not Kind.NUMBER
    unlike = high.kind is Kind.NUMBER and low.kind in _MEASURED  # "grown in five years to 640"
    before = governor(p, low)
    spread = ranging(p, before) or _of_ages(p, low, high, before) or _of_things(p, high, before)
    kind, unit, value, power, scaled = low.kind, low.unit, low.value, low.power, low.scaled
    if not lend(low, high):
        low.kind, low.unit = kind, unit
        return False
    assert low.value is not None
    assert high.value is not None
    if spread or (not unlike and _is_to_range(p, low, high, before, lent)):
        by_the_dozen(p, low, high)
        fuse(low, high)
        return True
    if p.word(before) != p.words.from_word:
        low.kind, low.unit, low.value, low.power, low.scaled = kind, unit, value, power, scaled
    return False


def _of_things(p: Passage, high: Figure, before: int) -> bool:
    """ "the 6 to 7 range", "tickets (from $60 to $15)", "the estimate, $6 million to $4 million,"."""
    words = p.words
    if p.word(high.last) in words.range_nouns and p.word(before) in words.range_openers:
        return True
    told = before - 1 if p.word(before) == words.from_word else before
    marked = p.word(told) in _MARKS
    noun = told - 1 if marked else told
    if noun < 0 or p.word(noun) not in words.range_things or changing(p, noun):
        return False
    return marked or told < before


def _is_to_range(p: Passage, low: Figure, high: Figure, before: int, lent: bool) -> bool:
    assert low.value is not None
    assert high.value is not None
    if low.value >= high.value:
        return False
    if p.word(before) in p.words.range_back and _after_range(p, low, before):
        return True
    if p.word(before) == p.words.from_word:
        return p.word(high.last) == p.words.of and _is_share(p, low, before)
    bare = low.kind is Kind.NUMBER
    if _moved_on(p, before):
        return False
    governed = p.word(before) in p.words.range_preps and not bare
    if changing(p, before):
        near = high.value <= (_BY if p.word(before) == p.words.by else _NEAR) * abs(low.value)
        told = lent or governed or _direct_object(p, low, high, before) or _foreseen(p, low, before)
        return near and told
    if bare and _decimals(low, high):
        return True
    if bare:
        return counts_something(p, high.last) or p.word(low.last) == "-" or low.scaled
    return True


def _moved_on(p: Passage, before: int) -> bool:
    """Whether "to" goes on from a figure ("from 3% to 4% to 5%"), so that it governs no range."""
    return p.word(before) == p.words.to_word and p.before is not None and p.before.last == before


def _of_ages(p: Passage, low: Figure, high: Figure, before: int) -> bool:
    """ "aged from 19 to 34", "ages 34 to 39"."""
    words = p.words
    if p.word(before) == words.from_word:
        before -= 1
    bare = low.kind is Kind.NUMBER and high.kind is Kind.NUMBER and not low.scaled and not high.scaled
    if not bare or p.word(before) not in words.age_before or low.value is None or high.value is None:
        return False
    return low.value < high.value or not counts_something(p, high.last)


def _after_range(p: Passage, low: Figure, before: int) -> bool:
    """Whether a range stood before in the sentence and this is the one it moved from: "from the previous $39 to"."""
    last, words = p.before, p.words
    if last is None or not last.is_range or (last.kind, last.unit) != (low.kind, low.unit):
        return False
    if before - last.last >= _FAR:
        return False
    between = p.lower[last.last : before + 1]
    return words.from_word in between[-3:] and not words.stops & set(between)


def _is_share(p: Passage, low: Figure, before: int) -> bool:
    """Whether "from 110 percent to 125 percent of" tells a share and no move."""
    return low.kind is Kind.PERCENT and not changing(p, before - 1, _CLOSE)


def _direct_object(p: Passage, low: Figure, high: Figure, before: int) -> bool:
    """ "cut 5,000 to 6,000 jobs", "raise $350 million to $400 million": what the verb before it cuts or raises."""
    if p.word(before) in p.words.takers:
        return low.kind is Kind.NUMBER and counts_something(p, high.last)
    return p.word(before) in p.words.raisers and low.kind is Kind.MONEY and bool(low.power and high.power)


def _foreseen(p: Passage, low: Figure, before: int) -> bool:
    """ "expects sales to grow 5 percent to 10 percent": percentages of a change that is still to come."""
    return low.kind is Kind.PERCENT and p.word(before - 1) in p.words.infinitive_leads


def _decimals(low: Figure, high: Figure) -> bool:
    """Whether two bare numbers are printed to the same decimals, like the ends of a confidence interval."""
    if low.kind is not Kind.NUMBER or high.kind is not Kind.NUMBER or low.value is None or high.value is None:
        return False
    place = low.value.as_tuple().exponent
    return isinstance(place, int) and place < 0 and place == high.value.as_tuple().exponent


def governor(p: Passage, figure: Figure) -> int:
    """The token that governs a figure: the one before it, its hedge passed over."""
    j = figure.first - 1
    if j >= 0 and p.lower[j] in p.words.hedges_before:
        found = p.words.hedges_before.longest(p.lower, j)
        if found is not None:
            j -= found[0]
    return j


def ranging(p: Passage, before: int) -> bool:
    """Whether "range" or "ranging" governs "from", as in "a band that runs from"."""
    if any(p.word(k) in p.words.ranging for k in range(max(0, before - 2), before + 1)):
        return True
    if p.word(before) != p.words.from_word:
        return False
    noun = before - 1
    while noun > 0 and p.lower[noun] in p.words.range_verbs:
        noun -= 1
    return noun >= 0 and p.lower[noun] in p.words.range_nouns


def changing(p: Passage, before: int, reach: int = _BACK) -> bool:
    """Whether a word of change is among the ``reach`` words up to token ``before``, no mark between."""
    for k in range(before, max(-1, before - reach), -1):
        word = p.lower[k]
        if word in p.words.changes:
            return True
        if not word[0].isalpha():
            return False
    return False


def _between(p: Passage, low: Figure, j: int) -> bool:
    before = governor(p, low)
    aged = _between_ages(p, before)
    if not aged and (p.word(before) != p.words.between_word or before < p.floor):
        return False
    high = read_end(p, j + 1)
    if high is None or not lend(low, high):
        return False
    by_the_dozen(p, low, high)
    fuse(low, high, None if aged else before)
    return True


def _between_ages(p: Passage, before: int) -> bool:
    """Whether "between the ages of" ends at token ``before``."""
    words = p.words
    if p.word(before) != words.of or p.word(before - 1) not in words.age_before:
        return False
    return words.between_word in p.lower[max(before - _CLOSE, 0) : before - 1]


def by_the_dozen(p: Passage, low: Figure, high: Figure) -> None:
    """ "two to three dozen", "two to three hundred": the low end is counted in dozens or hundreds as well."""
    size = p.words.groups.get(p.lower[high.last - 1])
    if p.word(high.first + 1) == p.words.hundred and low.form == high.form == "words":
        size = (
            _HUNDRED
            if low.value is not None and low.value < _TEN and high.value == int(high.value or 0)
            else None
        )
    if size and low.value is not None and high.value is not None and low.value * size < high.value:
        low.value *= size
