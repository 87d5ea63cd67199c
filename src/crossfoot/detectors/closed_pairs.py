"""A change and its two levels in a sentence that has no third: bound by being all there is, not by their order.

"The judge cut the award by $1.3 million, leaving her with $2.9 million instead of the $4.2 million of the jury": a word
of change, excess or shortfall stands right beside the size, some word sets two levels against each other, and no other
figure of their sort is near. Which level comes first in the sum follows from the way of the change.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.afar import figures_of
from crossfoot.detectors.closed_contradictions import NEW, OLD, contradicts, name_of, side_of
from crossfoot.detectors.closed_sizes import CUES, FAR, NAMED, STOPS, TABLE, Size, plain_words, sizes_of
from crossfoot.detectors.closed_ties import is_moved_on, is_planned
from crossfoot.detectors.told_levels import AMOUNTS, LOST, alike
from crossfoot.detectors.told_pairs import Pair
from crossfoot.detectors.told_times import at_two_times, since_then
from crossfoot.detectors.windows import lends, middle_of, near, roles_of
from crossfoot.detectors.wording import hedged_first, wordings, year_of
from crossfoot.model.quantity import Kind

_BEHIND = 3
#: Sentences before the change in which its levels may be told.
_BACK = 2
_APART, _CLOSE = 6.0, 0.02
#: Points are never told in thousands, so that no slip of scale leads astray.
_SLIPPED = 4.0
_LEVELS = AMOUNTS | {Kind.DURATION, Kind.PERCENT}
_MEASURED = frozenset({Kind.MONEY, Kind.MEASURE})
_SPANS = frozenset({"year", "month", "decade", "century"})
_ASIDE = frozenset({"chance", "extreme", "expected"})
_PARTING = frozenset({";", "although", "but", "though", "whereas", "while"})
_GOES_ON = frozenset({
    "had", "has", "have", "is", "now", "paid", "pay", "pays", "so", "stands", "stood", "then", "therefore",
    "thus", "was",
})  # fmt: skip
_OPENING_CLAUSE = frozenset({"after", "as", "because", "since", "when", "where", "which", "who"})
_STRETCH = frozenset({"closing", "final", "first", "last", "next", "opening"})
_MEANS, _MAY = frozenset({"average", "mean"}), frozenset({"can", "could", "may", "might", "would"})
_JOINING = _PARTING | {"and"}
_CHANGED = frozenset({"delta", "gap"})
_BESIDES = _OPENING_CLAUSE | {"and"}
_THEN = frozenset({"from", "now", "pay", "pays", "than", "to", "was"})
_BOTH, _THREE, _NEAR_BY, _FEW, _SPELLED = 2, 3, 3, 4, 10
_SUMMING_UP = ("the", '"')
_OPENING, _STOOD = 8, 4


def is_closed(page: Page, view: View) -> bool:
    """Whether a word of change of the table stands in a sentence: a premium or a discount alone is told by others."""
    words = wordings(TABLE)
    return any(words[name].stands_in(page, view) for name in CUES)


def closed_pairs(page: Page, view: View, book: Codebook) -> Iterator[tuple[int, Pair, str]]:
    """Sizes with the only two levels around, old and new, and the case of the rule."""
    if len(view.plain.place) < _THREE and not _may_look_back(page, view):
        return  # a size and two levels
    sizes = sizes_of(page, view, book)
    taken = [size.at for size in sizes]
    for size in sizes:
        name = name_of(page.figures[size.at])
        pair = _pair(page, view, size, taken)
        if pair is not None and _is_of_amount(page, view, size.at, pair):
            continue
        found = _turned(page, pair, size.way) if pair is not None else None
        if found is None or contradicts(page, size.at, *found[0]):
            continue
        if _may_be(page, name, size.at, *found[0]):
            yield size.at, found[0], f"{name}-{'up' if found[1] > 0 else 'down'}"


def _is_of_amount(page: Page, view: View, size: int, levels: Pair) -> bool:
    """ "cut prices by $2,000, about 5%": the share is that of an amount, which is none of what the levels count."""
    if name_of(page.figures[size]) != "percent" or size - 1 not in view.plain.place:
        return False
    amount = page.figures[size - 1]
    between = page.extraction.tokens.lower[amount.last : hedged_first(page, view, size)]
    apposed = between in ([","], [",", "or"], ["("], ["or"]) and "delta" in roles_of(page, size - 1)
    return (
        apposed
        and amount.kind in AMOUNTS
        and not any(
            (page.figures[one].kind, page.figures[one].unit) == (amount.kind, amount.unit) for one in levels
        )
    )


def _pair(page: Page, view: View, size: Size, sizes: list[int]) -> Pair | None:
    """The only two like levels of the sentence, or of it and those before to which it looks back."""
    views = [view]
    for back in range(_BACK + 1):
        if back:
            other = page.by_sentence.get(view.number - back)
            if (
                other is None
                or other.sentence.kind != view.sentence.kind
                or not _looks_back(page, view, sizes)
            ):
                return None
            views.insert(0, other)
        figures = figures_of(views)
        pool = _of_one_measure(page, _levels(page, figures, size.at, sizes))
        if len(pool) > 2 or any(_is_rival(page, i, size.at) for i in figures if i not in sizes):
            return None
        if len(pool) == 2:
            one, two = pool
            both = page.figures[one], page.figures[two]
            fit = (alike(*both) or lends(*both)) and _is_tied(page, view, one, two, size)
            return (one, two) if fit else None
    return None


def _levels(page: Page, figures: list[int], size: int, sizes: list[int]) -> list[int]:
    """The like levels among some figures; what may be a size of another sort is one if there are no two without it."""
    told = distinct(page, [i for i in figures if i not in sizes and _is_level(page, i, size)])
    if len(told) >= 2:
        return told
    more = [i for i in figures if i != size and (i not in sizes or "new-level" not in roles_of(page, i))]
    every = distinct(page, [i for i in more if _is_level(page, i, size)])
    return every if len(every) == 2 else told


def _of_one_measure(page: Page, levels: list[int]) -> list[int]:
    """Levels without the few of something else that stand among sums or measures: "120 tonnes, ... two nights"."""
    figures = [page.figures[i] for i in levels]
    measured = any(one.kind in _MEASURED for one in figures)
    few = [one.kind is Kind.COUNT and one.form == "words" and middle_of(one) < _SPELLED for one in figures]
    return [i for i, idle in zip(levels, few, strict=True) if not (measured and idle)]


def _is_rival(page: Page, index: int, size: int) -> bool:
    """Whether another share is told, of which the levels may be levels: unless it is a level itself."""
    figure, change = page.figures[index], page.figures[size]
    return name_of(change) == "percent" and figure.kind is Kind.FRACTION and figure.value != change.value


def _may_look_back(page: Page, view: View) -> bool:
    """Whether a sentence has any of the words with which one sums up what stands before it."""
    opening = page.extraction.tokens.lower[view.sentence.first]
    return opening in _SUMMING_UP or not wordings(TABLE)["back"].needed.isdisjoint(view.words)


def _looks_back(page: Page, view: View, sizes: list[int]) -> bool:
    """Whether a sentence sums up what stands before it: "That is 12% more", "The share thus shrank by 12 points"."""
    lower, first = page.extraction.tokens.lower, view.sentence.first
    opening = range(first, min(first + _OPENING, page.figures[sizes[0]].first))
    words = wordings(TABLE)
    if words["back"].within(lower, opening.start, opening.stop):
        return True
    last = page.figures[sizes[0]].last
    if lower[last : last + 1] in (["in"], ["of"], ["for"]):
        return False  # "The fall of 7.4 points in the postal vote"
    return lower[first] in _SUMMING_UP and set(view.plain.place) <= set(sizes)


def _is_level(page: Page, index: int, size: int) -> bool:
    """Whether a figure may be a level of the change, or a rival of those that are."""
    figure, change = page.figures[index], page.figures[size]
    if figure.value is None or figure.value <= 0 or figure.identifier or figure.text.lower() == "one":
        return False
    if figure.kind is Kind.PERCENT and (roles_of(page, index) & _CHANGED or "/" in change.text):
        return False  # "sales were down 22 percent, ... dropped 16 percent": changes themselves
    if figure.kind is Kind.MEASURE and page.extraction.tokens.lower[figure.first - 1] in _STRETCH:
        return False  # "on the last 7.5km", "in the first 3km"
    if name_of(change) == "points":
        return figure.kind is Kind.PERCENT
    if name_of(change) == "amount":
        return alike(figure, change) or lends(figure, change)
    return figure.kind in _LEVELS and not (figure.kind is Kind.DURATION and figure.unit in _SPANS)


def _is_tied(page: Page, view: View, one: int, two: int, size: Size) -> bool:
    """Whether words set the two levels against each other, and none parts them from the size."""
    roles = [roles_of(page, index) for index in (one, two)]
    if len({bool(each & LOST) for each in roles}) > 1:
        return False  # a loss and a profit: their difference is no change of either
    if is_planned(page, view, size.at, (one, two)) or is_moved_on(page, size.at, (one, two)):
        return True
    if _is_of_thought(page, view, size.at, (one, two)):
        return False
    if any(each & _ASIDE for each in roles) or _is_joined(page, view, size.at, (one, two)):
        return False
    low, high = sorted((one, two), key=lambda index: middle_of(page.figures[index]))
    pair = (low, high) if size.way >= 0 else (high, low)
    times = at_two_times(page, view, size.at, *pair, False)
    if size.is_in("prices"):
        return not _is_of_another(page, view, size) and not _is_listed(page, one, two)
    if times < _BOTH and _is_parted(page, (one, two, size.at)):
        return False
    named = any(each & OLD for each in roles)
    if times < _BOTH and not named and _is_clause_apart(page, size.at, (one, two)):
        return False
    old = [
        bool(each & OLD and not each & NEW) or _stood(page, at)
        for each, at in zip(roles, (one, two), strict=True)
    ]
    if size.far == FAR and not size.word and name_of(page.figures[size.at]) == "percent":
        frames = {view.frame_of(index) for index in (one, two, size.at)}
        return old[0] != old[1] and any(each & NEW for each in roles) and len(frames) == 1
    contest = size.is_in("contest") and view.words.isdisjoint(_MAY)
    if old[0] != old[1] or contest:
        return True
    if times < _BOTH and _is_listed(page, one, two) and page.figures[one].sentence != view.number:
        return False  # "shipped 387,000 and built 433,000": two things
    if times > size.far % 2 or _is_dated(page, *pair):
        return True
    return not any(each & NEW for each in roles) and _is_closed(view, size, (one, two))


def _is_clause_apart(page: Page, size: int, levels: Pair) -> bool:
    """ "$612,000, 3% up, and in the state $785,000": beside one level, and a comma with "and" before the other."""
    row = sorted((page.figures[index] for index in (size, *levels)), key=lambda figure: figure.first)
    lower = page.extraction.tokens.lower
    gaps = [_without_now(lower[one.last : two.first]) for one, two in pairwise(row)]
    return any((",", "and") in pairwise(gap) for gap in gaps)


def _is_closed(view: View, size: Size, levels: Pair) -> bool:
    """Whether a sentence tells a size right beside its word of change, two levels, and at most one figure else."""
    return size.far <= _NEAR_BY and set(levels) <= set(view.plain.place) and len(view.plain.place) <= _FEW


def _is_listed(page: Page, one: int, two: int) -> bool:
    """ "20% off, including a $300 stove and boots at $89": the prices of two things."""
    first, last = sorted((page.figures[one], page.figures[two]), key=lambda figure: figure.first)
    between = page.extraction.tokens.lower[first.last : last.first]
    return first.sentence == last.sentence and "and" in _without_now(between) and _THEN.isdisjoint(between)


def _is_of_thought(page: Page, view: View, size: int, levels: Pair) -> bool:
    """ "56,000 fewer than was thought": than something that is neither a level nor an earlier time."""
    lower, last = page.extraction.tokens.lower, page.figures[size].last
    behind = lower[last : min(last + _BEHIND + 1, view.sentence.last)]
    if "than" not in behind or since_then(page, view, size):
        return False
    return not any(0 < page.figures[index].first - last <= NAMED + _BEHIND for index in levels)


def _stood(page: Page, index: int) -> bool:
    """ "than the 8.17 metres", "it was 76 in 2014": the few words before a level tell it as the other one."""
    view = page.view_of(index)
    if view is None:
        return False
    first = hedged_first(page, view, index)
    words = plain_words(page, view, range(first - 1, max(first - 1 - _STOOD, view.sentence.first - 1), -1))
    return wordings(TABLE)["stood"].within(words[::-1], 0, len(words))


def _is_dated(page: Page, old: int, new: int) -> bool:
    """Whether each level stands in a sentence of its own, of a year of its own, in order."""
    views = page.view_of(old), page.view_of(new)
    years = [
        {year for index in view.figures if (year := year_of(page.figures[index])) is not None}
        if view
        else set[int]()
        for view in views
    ]
    return views[0] is not views[1] and len(years[0]) == len(years[1]) == 1 and max(years[0]) < min(years[1])


def _is_of_another(page: Page, view: View, size: Size) -> bool:
    """ "A 20 percent premium on the current price": what it is measured from is named, without its figure."""
    lower, last = page.extraction.tokens.lower, page.figures[size.at].last
    behind = lower[last : min(last + NAMED, view.sentence.last)]
    if size.word not in behind:
        return False
    start = last + behind.index(size.word) + 1
    ahead = [
        one.first
        for index in view.plain.place
        if start < (one := page.figures[index]).first and one.kind in _LEVELS
    ]
    named = lower[start : min(ahead, default=view.sentence.last)]
    beside = len(named) <= NAMED and bool(ahead) and STOPS.isdisjoint(named) and _MEANS.isdisjoint(named)
    return named[:1] in (["to"], ["on"], ["over"], ["of"], ["from"]) and not beside


def _is_joined(page: Page, view: View, size: int, levels: Pair) -> bool:
    """Whether "and" or "but" parts a size from the nearest level of its sentence, or "as" opens the clause of both."""
    one, lower = page.figures[size], page.extraction.tokens.lower
    own = [page.figures[index] for index in levels if page.figures[index].sentence == view.number]
    before = [other.last for other in own if other.first < one.first]
    behind = [other.first for other in own if other.first > one.first]
    left = lower[max(before) : one.first] if before else None
    right = lower[one.last : min(behind)] if behind else None
    if left is None and right is not None and _opens_clause(right, lower[one.last : max(behind)]):
        return True
    sides = sorted((words for words in (left, right) if words is not None), key=len)
    return bool(sides) and not _JOINING.isdisjoint(_without_now(sides[0]))


def _opens_clause(first: list[str], both: list[str]) -> bool:
    """ "fell $2.35 to $40.69, after earlier touching $36.86": from a size to its first level, and to both."""
    return not _OPENING_CLAUSE.isdisjoint(first) or not _BESIDES.isdisjoint(_without_now(both))


def _without_now(words: list[str]) -> list[str]:
    """ "lost 11 singers and now has 52": what goes on about the same thing is joined, and not parted."""
    goes_on = [one == "and" and two in _GOES_ON for one, two in pairwise([*words, ""])]
    return [word for word, on in zip(words, goes_on, strict=True) if not on]


def _is_parted(page: Page, indexes: tuple[int, ...]) -> bool:
    """Whether "while", "but" or a semicolon stands among some figures of one sentence."""
    figures = sorted((page.figures[index] for index in indexes), key=lambda figure: figure.first)
    if figures[0].sentence != figures[-1].sentence:
        return False
    return not _PARTING.isdisjoint(page.extraction.tokens.lower[figures[0].last : figures[-1].first])


def _turned(page: Page, pair: Pair, way: int) -> tuple[Pair, int] | None:
    """The levels as old and new with the way from the one to the other."""
    low, high = sorted(pair, key=lambda index: middle_of(page.figures[index]))
    told = [side_of(page, index) for index in pair]
    if told[0] * told[1] < 0:
        old, new = pair if told[0] < 0 else (pair[1], pair[0])
        up = 1 if middle_of(page.figures[new]) > middle_of(page.figures[old]) else -1
        return ((old, new), way or up)
    if not way:
        return ((low, high), 1)
    return ((low, high), 1) if way > 0 else ((high, low), -1)


def _may_be(page: Page, name: str, size: int, old: int, new: int) -> bool:
    """Whether the size and the levels differ by a digit at most."""
    before, after = middle_of(page.figures[old]), middle_of(page.figures[new])
    if not 1 / _APART < after / before < _APART:
        return False
    stated = middle_of(page.figures[size]) * (100 if page.figures[size].kind is Kind.FRACTION else 1)
    if page.figures[size].kind is Kind.BASIS_POINTS:
        stated /= 100
    apart = abs(after - before)
    relative = near(100 * apart / before, stated)
    if page.figures[new].kind is Kind.PERCENT and name == "percent":
        return relative or abs(apart - stated) < _CLOSE * stated
    if name == "points":
        return 1 / _SLIPPED < apart / stated < _SLIPPED
    return relative if name == "percent" else near(apart, stated)
