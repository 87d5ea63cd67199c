"""What the words around a figure say of it: its hedge, what it counts, what it is a rate of."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities import number_words, numbers
from crossfoot.quantities.figure import BOUNDS, NEAR, SOFT, Figure
from crossfoot.quantities.nouns import find_noun, singular
from crossfoot.quantities.passage import Passage
from crossfoot.reference import units

_SPANS = frozenset((Kind.DURATION, Kind.PERIOD, Kind.YEAR, Kind.AGE))
_RATED = frozenset(
    (Kind.NUMBER, Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT, Kind.FRACTION)
)
_CONVERTED = frozenset((Kind.MONEY, Kind.MEASURE))
#: What something is above or below something else by.
_GAPS = frozenset((Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS, Kind.MONEY, Kind.MEASURE))
_PER_REACH = 4
#: So many tokens a conversion in brackets has at most.
_BRACKET = 7
_UNHEDGED = frozenset((Kind.PERIOD, Kind.ORDINAL))
_NOUNLESS = frozenset((Kind.NUMBER, Kind.COUNT))


def with_context(p: Passage, figure: Figure | None) -> Figure | None:
    """A figure with its context read, where there is one."""
    if figure is not None:
        read_context(p, figure)
    return figure


def read_context(p: Passage, figure: Figure) -> None:
    """Set hedge, noun and per of a figure whose span is final, apart from a hedge that is printed behind it."""
    if figure.kind in _UNHEDGED:
        return
    plus = figure.hedge  # of "20+ million"
    if figure.first > 0:
        read_hedge(p, figure)
    if plus is not None:
        figure.soft, figure.hedge = figure.hedge in SOFT, plus
    j = figure.last
    if j >= p.size:
        return
    if p.lower[j] in p.words.hedges_after and (figure.hedge is None or figure.hedge in SOFT):
        j = _hedge_behind(p, figure)
    if figure.kind in _NOUNLESS and figure.unit is None and figure.noun is None:
        after = find_noun(p, figure, j)
        if figure.noun is None:
            after = figure.last  # the words of the hedge are still to be read: "65 or older"
    else:
        after = j
    figure.behind = after
    if figure.kind not in _RATED or read_per(p, figure, j) or (after > j and read_per(p, figure, after)):
        return
    if figure.kind in _CONVERTED:
        _per_past_bracket(p, figure, j)


def _per_past_bracket(p: Passage, figure: Figure, j: int) -> None:
    """ "1.2m gallons (4.5m litres) a day": the rate stands behind the bracket and holds for both."""
    if j >= p.size:
        return
    inside = p.lower[j] == ")" and p.word(figure.first - 1) == "("
    if p.lower[j] == "(":
        while j < p.size and j <= figure.last + _BRACKET and p.lower[j] != ")":
            j += 1
        inside = p.word(j) == ")" and any(p.lower[k][0].isdecimal() for k in range(figure.last, j))
    if inside and p.word(j + 1) in p.words.per_markers:
        claimed = p.claimed
        read_per(p, figure, j + 1)
        p.claimed = claimed


def read_hedge(p: Passage, figure: Figure) -> None:
    """Find the hedge directly before the figure, past "a", "another", "a total of" and the like."""
    j = figure.first - 1
    words = p.words
    if p.lower[j] in words.lead_ins or p.lower[j] in words.articles:
        if p.lower[j] == words.of and p.word(j - 1) in words.lead_ins:
            j -= 1
        while j > p.floor and (p.lower[j] in words.lead_ins or p.lower[j] in words.articles):
            if p.lower[j] in words.hedges_before:
                break
            j -= 1
    if p.lower[j] not in words.hedges_before:
        return
    found = words.hedges_before.longest(p.lower, j)
    if found is None:
        return
    first = j - found[0] + 1
    if first < p.floor or _no_hedge(p, figure, first, found[0]):
        return
    figure.soft, figure.hedge = found[1] in NEAR, NEAR.get(found[1], found[1])
    figure.hedge_start = p.starts[first]


def _no_hedge(p: Passage, figure: Figure, first: int, length: int) -> bool:
    """ "over three years" is a stretch of time, "went up to $50" a movement, "took over $3m" a verb."""
    words = p.words
    before = p.word(first - 1)
    if p.before is not None and p.before.last == first and p.before.kind in _GAPS:
        return True  # "170 basis points above 4.5%", "10% below $20"
    if length == 1:
        over = p.lower[first] in words.span_prepositions
        span = figure.kind in _SPANS and p.lower[figure.last - 1] not in words.age_ends
        span = span or p.word(figure.last) in words.span_nouns
        return over and (span or before in words.over_verbs)
    if p.lower[first] not in words.up_words:
        return False
    return before in words.movers or (before in words.sums and p.word(first - 2) not in words.sum_leads)


def _hedge_behind(p: Passage, figure: Figure) -> int:
    """Take "or so", "or more" behind the figure; returns the token behind it."""
    found = p.words.hedges_after.longest(p.lower, figure.last)
    if found is None or _adds_on(p, figure.last, figure.last + found[0]):
        return figure.last
    if figure.hedge is not None:
        if found[1] not in BOUNDS:
            return figure.last
        figure.soft = True
    figure.hedge = found[1]
    return figure.last + found[0]


def _adds_on(p: Passage, j: int, last: int) -> bool:
    """Whether the plus at token ``j`` joins something on: "450 plus 20% VAT", "450 plus expenses"."""
    words = p.words
    if p.lower[j] != words.plus or p.glued(j):
        return False
    behind = p.word(last)
    return (
        behind[:1].isdecimal()
        or behind == words.or_word
        or behind in words.articles
        or behind in words.plus_before
        or behind in words.prefix_heads
        or behind in words.small
        or behind in words.tens
    )


def read_per(p: Passage, figure: Figure, j: int) -> bool:
    """Set what the figure is a rate of, from the words at token ``j``; False where there are none."""
    if j >= p.size:
        return False
    words = p.words
    word = p.lower[j]
    if word == "-":
        per = _hyphened(p, j)
    elif word in words.per_markers:
        per = _per_noun(p, figure, j)
    elif word in words.per_words:
        per = words.per_words[word]
    elif word == words.per_slash and p.glued(j) and p.glued(j + 1):
        per = None if _is_told_again(p, figure, j + 1) else _slashed(p, j + 1)
    elif word in words.per_phrases and words.per_phrases.longest(p.lower, j):
        per = _per_phrase(p, figure, j)
    else:
        per = None
    if per is None and word in words.per_each and words.per_each.longest(p.lower, j):
        per = words.each
    figure.per = per
    if per is not None and per[0].isdecimal():
        figure.base_end = p.ends[p.claimed - 1]
    return per is not None


def _hyphened(p: Passage, j: int) -> str | None:
    """The base of "$70-a-barrel", "a 10p-a-share dividend" at the first hyphen."""
    joined = p.hyphen(j) and p.word(j + 1) in p.words.articles and p.hyphen(j + 2)
    return _per_target(p, j + 3)[0] if joined else None


def _per_phrase(p: Passage, figure: Figure, j: int) -> str | None:
    """ "for every 100 kilometres", and "to the gallon" with the bases that are told so."""
    found = p.words.per_phrases.longest(p.lower, j)
    if found is None or j + found[0] >= p.size:
        return None
    word = p.lower[j + found[0]]
    counted = (
        word[0].isdecimal() and figure.kind is not Kind.PERCENT
    )  # "a discount of 5% to the 10 euros at which"
    if found[1] or word in p.words.to_the_bases or counted:
        return _per_target(p, j + found[0], True)[0]
    return None


def _is_told_again(p: Passage, figure: Figure, j: int) -> bool:
    """ "12km/7.5 miles", "350F/177C": a number in another unit of the dimension, not what the figure is per."""
    if not p.lower[j][0].isdecimal() or figure.unit is None or j + 1 >= p.size:
        return False
    own = units.dimension(figure.unit)
    found = p.words.suffixes.matches(p.lower, j + 1, p.text, p.starts, p.ends)
    told = (suffix.unit for _, suffix in found if suffix.kind is Kind.MEASURE)
    return own is not None and any(
        units.dimension(unit or "") == own and unit != figure.unit for unit in told
    )


def _slashed(p: Passage, j: int) -> str | None:
    if p.lower[j] in p.words.suffixes and len(p.lower[j]) > 1:
        for _, suffix in p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends):
            if suffix.kind in (Kind.MEASURE, Kind.DURATION):
                return suffix.unit
    per, _ = _per_target(p, j)
    return per if per and p.lower[j][0].isalpha() else None


def _per_noun(p: Passage, figure: Figure, j: int) -> str | None:
    """The noun behind "a", "an", "each", "every" or "per"."""
    words = p.words
    word = p.word(j + 1)
    if not word or (p.lower[j] in words.eaches and word in words.noun_stops):
        return None
    if p.lower[j] == words.each and word in words.each_verbs:
        return None  # "six eggs at 35p each come to £2.10"
    if p.lower[j] in words.articles and word[0].isdecimal():
        return None
    share = _past_sorts(p, j + 1)
    if share is not None:
        p.claimed = max(p.claimed, share + 1)
        return singular(words, p.lower[share])
    if p.lower[j] in words.per_strong:
        return _per_strong(p, j + 1)
    if p.lower[j] in words.eaches and figure.value == 1 and _is_span(p, j + 1):
        return None  # "one burglary every 15 minutes": the span is a figure of its own
    if word in words.per_heads:
        return words.per_heads[word]
    target, last = _per_target(p, j + 1)
    known = word in words.per_nouns or (target is not None and last > j + 2)
    if p.word(last) == "-" or (p.word(last) in words.looking_back and target in words.time_units):
        return None
    if known or (target is not None and figure.kind is Kind.MONEY and _closes(p, j + 1, last)):
        p.claimed = max(p.claimed, last)  # "a quarter" behind an amount is no fraction
        return target
    return None


def _past_sorts(p: Passage, j: int) -> int | None:
    """The token of "share" behind what sort it is: "a diluted share", "per Class A share"; None if no sort is told."""
    words, first = p.words, j
    while j < p.size and j < first + _PER_REACH:
        letter = j > first and len(p.lower[j]) == 1  # the A of "Class A"
        if p.lower[j] not in words.share_sorts and not letter:
            break
        j += 1
    return j if j > first and p.word(j) in words.shares else None


def _is_span(p: Passage, j: int) -> bool:
    """Whether a number and a unit of time stand at token ``j``."""
    numbered = p.lower[j][0].isdecimal() or p.lower[j] in p.words.small
    return numbered and singular(p.words, p.word(j + 1)) in p.words.time_units


def _per_strong(p: Passage, j: int) -> str | None:
    """The noun behind "per": a usual base or unit at once, else the last word of the noun phrase."""
    target, last = _per_target(p, j, True)
    word = p.word(j)
    if (
        target is None
        or not target.isalpha()
        or _per_unit(p, j)[0] is not None
        or word in p.words.per_nouns
        or word in p.words.per_heads
        or last != j + 1
    ):
        return target
    while (
        last < p.size
        and last < j + _PER_REACH
        and p.lower[last].isalpha()
        and p.lower[last] not in p.words.noun_stops
    ):
        last += 1
    return singular(p.words, p.lower[last - 1])


def _closes(p: Passage, first: int, last: int) -> bool:
    """Whether an unlisted noun behind "a" ends its phrase, so that "$9 a bottle," is a rate."""
    if p.lower[first] in p.words.noun_stops or not p.lower[first].isalpha():
        return False
    behind = p.word(last)
    return not behind or not behind[0].isalnum() or behind in p.words.noun_stops


def _per_target(p: Passage, j: int, numbered: bool = False) -> tuple[str | None, int]:
    """The singular noun, canonical unit or number at token ``j``, and the token behind it.

    ``numbered`` takes a number in words for one ("per thousand"), which "a" does not.
    """
    if j >= p.size:
        return None, j
    word = p.lower[j]
    if (word in p.words.lead_ins or word in p.words.noun_skips) and j + 1 < p.size:
        j += 1
        word = p.lower[j]
    if word[0].isdecimal() or numbered:
        count = _per_number(p, j)
        if count is not None:
            number, after = count
            unit, last = _per_unit(p, after)
            p.claimed = max(p.claimed, last, after)
            return (f"{number} {unit}" if unit else number), last
    unit, last = _per_unit(p, j)
    if unit is not None:
        return unit, last
    if word in p.words.per_heads:
        return p.words.per_heads[word], j + 1
    if not word.isalpha() or word in p.words.noun_stops:
        return None, j
    return singular(p.words, word), j + 1


def _per_number(p: Passage, j: int) -> tuple[str, int] | None:
    """The number at token ``j`` as plain digits ("per 10 million", "per lakh"), and the token behind it."""
    word = p.lower[j]
    words = p.words
    numeral = None
    if word[0].isdecimal():
        numeral = numbers.read_digits(p, j)
    elif words.small.get(word, 0) > 1 or word in words.tens or word == words.hundred or word in words.scales:
        numeral = number_words.read_words(p, j)
    return None if numeral is None else (f"{numeral.value.normalize():f}", numeral.last)


def _per_unit(p: Passage, j: int) -> tuple[str | None, int]:
    if j >= p.size or p.lower[j] not in p.words.suffixes:
        return None, j
    for length, suffix in p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends):
        if suffix.kind in (Kind.MEASURE, Kind.DURATION) and (len(p.lower[j]) > 2 or not suffix.weak):
            return suffix.unit, j + length
    return None, j
