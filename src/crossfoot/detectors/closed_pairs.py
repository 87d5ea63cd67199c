"""A change and its two levels in a sentence that has no third: bound by being all there is, not by their order.

"The judge cut the award by $1.3 million, leaving her with $2.9 million instead of the $4.2 million of the jury": a word
of change, excess or shortfall stands right beside the size, some word sets two levels against each other, and no other
figure of their sort is near. Which level comes first in the sum follows from the way of the change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.afar import figures_of
from crossfoot.detectors.closed_contradictions import NEW, OLD, contradicts, name_of, side_of
from crossfoot.detectors.told_levels import AMOUNTS, LOST, POINTS, SHARES, alike
from crossfoot.detectors.told_pairs import Pair, classes_of
from crossfoot.detectors.told_times import at_two_times, since_then
from crossfoot.detectors.windows import middle_of, near, roles_of
from crossfoot.detectors.wording import hedged_first, wordings, year_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS

_TABLE = "closed"
#: Its lists of words of change.
CUES = ("apart", "down-before", "down-behind", "up-before", "up-behind")
_BEHIND, _BEFORE = 3, 7
#: Sentences before the change in which its levels may be told.
_BACK = 2
_APART, _CLOSE = 6.0, 0.02
_LEVELS = AMOUNTS | {Kind.DURATION, Kind.PERCENT}
_SPANS = frozenset({"year", "month", "decade", "century"})
_AWAY = frozenset({"chance", "first-few", "threshold", "aside", "extreme", "expected"})
_ASIDE = frozenset({"chance", "extreme", "expected"})
_FOLLOWING = (
    frozenset({"rise-noun", "up-word", "more-word", "more-than", "premium"}),
    frozenset({"fall-noun", "down-word", "less-word", "less-than", "discount"}),
)
_AHEAD = (frozenset({"rise-verb", "rise-noun", "premium"}), frozenset({"fall-verb", "fall-noun", "discount"}))
_STOPS = frozenset({",", ";", ":", "(", ")", "-", "–", "—", "."})
_LEADING = frozenset({"at", "for", "from", "in", "of", "on", "to", "with"})
_FILLERS = frozenset(
    {"a", "about", "almost", "an", "around", "by", "nearly", "of", "roughly", "some", "the", "up"}
)
_PARTING = frozenset({";", "although", "but", "though", "whereas", "while"})
_AGAIN = frozenset({"another", "further", "second"})
#: A loss is what is left, and no change.
_RESULTS = frozenset({"loss", "losses", "surplus"})
_OPENING_CLAUSE = frozenset({"after", "as", "because", "since", "when", "where", "which", "who"})
_MEANS, _MAY = frozenset({"average", "mean"}), frozenset({"can", "could", "may", "might", "would"})
_JOINING = _PARTING | {"and"}
_BOTH, _NEAR_BY, _FEW = 2, 3, 4
_SAID_AGAIN = frozenset({"apposed", "or-paired", "paired"})
#: So far a word of change is from a size that only its kind makes one.
_FAR = 20
_OPENING, _STOOD, _NAMED = 8, 4, 9


class Size(NamedTuple):
    """The size of a change: its way (0 for either), its word of change and how far that stands."""

    at: int
    way: int
    far: int
    word: str = ""

    def is_in(self, name: str) -> bool:
        """Whether its word of change is one of a list."""
        return self.word in wordings(_TABLE)[name].rows


def is_closed(page: Page, view: View) -> bool:
    """Whether a word of change of the table stands in a sentence: a premium or a discount alone is told by others."""
    return any(wordings(_TABLE)[name].stands_in(page, view) for name in CUES)


def closed_pairs(page: Page, view: View, book: Codebook) -> Iterator[tuple[int, Pair, str]]:
    """Sizes with the only two levels around, old and new, and the case of the rule."""
    sizes = _sizes(page, view, book)
    taken = [size.at for size in sizes]
    for size in sizes:
        name = name_of(page.figures[size.at])
        pair = _pair(page, view, size, taken)
        found = _turned(page, pair, size.way) if pair is not None else None
        if found is None or contradicts(page, size.at, *found[0]):
            continue
        if _may_be(page, name, size.at, *found[0]):
            yield size.at, found[0], f"{name}-{'up' if found[1] > 0 else 'down'}"


def _sizes(page: Page, view: View, book: Codebook) -> list[Size]:
    """The sizes of a sentence: of each sort the one that a word of change stands nearest to."""
    found: dict[str, list[Size]] = {}
    before: Size | None = None
    for index in view.plain.place:
        size = _size(page, view, book, index, before) if _is_size(page, view, index) else None
        if size is not None:
            found.setdefault(name_of(page.figures[index]), []).append(size)
        before = size
    nearest = [min(sizes, key=lambda one: one.far) for sizes in found.values()]
    return [
        one
        for one in nearest
        if sum(one.far == other.far for other in found[name_of(page.figures[one.at])]) == 1
    ]


def _is_size(page: Page, view: View, index: int) -> bool:
    figure, roles = page.figures[index], view.roles[index]
    if figure.value is None or figure.value <= 0 or figure.is_range or figure.identifier:
        return False
    if figure.hedge in BOUNDS or figure.per is not None or roles & (_AWAY | {"expected"}):
        return False
    lower = page.extraction.tokens.lower
    if lower[figure.last : figure.last + 1] in (["mark"], ["level"]) or lower[figure.first - 1].endswith(
        ("'s", "’s")
    ):
        return False  # "climbing above the key 50 mark", "Alder's 8.785 percent bond"
    return figure.kind in SHARES | POINTS | AMOUNTS | {Kind.DURATION}


def _size(page: Page, view: View, book: Codebook, index: int, before: Size | None) -> Size | None:
    """The size that a figure is by the words right beside it, or by the size that it says again."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    last, first = max(figure.last, figure.behind), hedged_first(page, view, index)
    behind = _plain(page, view, range(last, min(last + _BEHIND, view.sentence.last)))
    ahead = _plain(page, view, range(first - 1, max(first - 1 - _BEFORE, view.sentence.first - 1), -1))
    if ahead == ["by"]:  # "tops the earlier one of 3.2 billion by 400 million"
        ahead += [
            lower[token]
            for token in range(first - 2, max(first - 2 - 2 * _BEFORE, view.sentence.first - 1), -1)
        ]
    led = _led(book, ahead)
    if lower[last : last + 1] in (["of"], ["the"]) and led is None:
        return None
    told = _followed(book, behind)
    if behind[:1] == ["less"] and len(behind) > 1 and behind[1] != "than" and figure.kind is Kind.MONEY:
        return None  # "revenue of £90m less costs of £75m"
    if told is not None and told.is_in("towards") and (told.far or not _is_towards(page, view, last)):
        told = None
    if told is None and not view.roles[index] & (NEW | OLD):
        told = led
    if told is not None:
        return told._replace(at=index)
    if before is not None and view.roles[index] & _SAID_AGAIN:
        return before._replace(at=index, far=_FAR)
    way = direction_at(view, index)
    sized = name_of(figure) == "points" or (name_of(figure) == "percent" and way)
    return Size(index, way, _FAR) if sized else None


def _followed(book: Codebook, behind: list[str]) -> Size | None:
    """ "12 more", "20 per cent off", "six fewer pupils", "$3 a share higher": a comparative or a noun of change."""
    for place, word in enumerate(behind):
        way = _told(book, word, _FOLLOWING, "behind")
        if way is not None:
            return Size(0, way, 2 * place, word)
        if place and word in _LEADING:
            return None
    return None


def _is_towards(page: Page, view: View, last: int) -> bool:
    """ "$9 above the offer of $41": a preposition leads from a size to the level that it is measured from."""
    return any(last < page.figures[index].first <= last + _NAMED for index in view.plain.place)


def _led(book: Codebook, ahead: list[str]) -> Size | None:
    """ "a rise of 12", "adding 12", "cut the award by 12": a verb or noun of change, right before or ahead of "by"."""
    for place, word in enumerate(ahead):
        way = _told(book, word, _AHEAD, "before")
        if way is not None:
            again = _AGAIN & set(ahead[place + 1 : place + 2]) or word in _RESULTS
            return None if again else Size(0, way, 2 * place + 1, word)
        if word not in _FILLERS and "by" not in ahead[:place]:
            return None
    return None


def _plain(page: Page, view: View, tokens: range) -> list[str]:
    """The words at some tokens, up to a mark or a figure."""
    lower, found = page.extraction.tokens.lower, list[str]()
    figures = [page.figures[index] for index in view.plain.place]
    for token in tokens:
        if lower[token] in _STOPS or any(one.first <= token < one.last for one in figures):
            break
        found.append(lower[token])
    return found


def _told(book: Codebook, word: str, sets: tuple[frozenset[str], frozenset[str]], side: str) -> int | None:
    """The way of a word of change; 0 for one that has none, None for any other word."""
    words, classes = wordings(_TABLE), classes_of(book, word)
    if word in words[f"up-{side}"].rows or classes & sets[0]:
        return 1
    if word in words[f"down-{side}"].rows or classes & sets[1]:
        return -1
    return 0 if word in words["apart"].rows else None


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
        pool = distinct(page, [i for i in figures if i not in sizes and _is_level(page, i, size.at)])
        if len(pool) > 2 or any(_is_rival(page, i, size.at) for i in figures if i not in sizes):
            return None
        if len(pool) == 2:
            one, two = pool
            fit = alike(page.figures[one], page.figures[two]) and _is_tied(page, view, one, two, size)
            return (one, two) if fit else None
    return None


def _is_rival(page: Page, index: int, size: int) -> bool:
    """Whether another share is told, of which the levels may be levels: unless it is a level itself."""
    figure, change = page.figures[index], page.figures[size]
    return name_of(change) == "percent" and figure.kind is Kind.FRACTION and figure.value != change.value


def _looks_back(page: Page, view: View, sizes: list[int]) -> bool:
    """Whether a sentence sums up what stands before it: "That is 12% more", "The share thus shrank by 12 points"."""
    lower, first = page.extraction.tokens.lower, view.sentence.first
    opening = range(first, min(first + _OPENING, page.figures[sizes[0]].first))
    words = wordings(_TABLE)
    if words["back"].within(lower, opening.start, opening.stop):
        return True
    last = page.figures[sizes[0]].last
    if lower[last : last + 1] in (["in"], ["of"], ["for"]):
        return False  # "The fall of 7.4 points in the postal vote"
    return lower[first] in ("the", '"') and set(view.plain.place) <= set(sizes)


def _is_level(page: Page, index: int, size: int) -> bool:
    """Whether a figure may be a level of the change, or a rival of those that are."""
    figure, change = page.figures[index], page.figures[size]
    if figure.value is None or figure.value <= 0 or figure.identifier or figure.text.lower() == "one":
        return False
    if name_of(change) == "points":
        return figure.kind is Kind.PERCENT
    if name_of(change) == "amount":
        return alike(figure, change)
    return figure.kind in _LEVELS and not (figure.kind is Kind.DURATION and figure.unit in _SPANS)


def _is_tied(page: Page, view: View, one: int, two: int, size: Size) -> bool:
    """Whether words set the two levels against each other, and none parts them from the size."""
    roles = [roles_of(page, index) for index in (one, two)]
    if len({bool(each & LOST) for each in roles}) > 1:
        return False  # a loss and a profit: their difference is no change of either
    if _is_of_thought(page, view, size.at, (one, two)):
        return False
    if any(each & _ASIDE for each in roles) or _is_joined(page, view, size.at, (one, two)):
        return False
    low, high = sorted((one, two), key=lambda index: middle_of(page.figures[index]))
    pair = (low, high) if size.way >= 0 else (high, low)
    times = at_two_times(page, view, size.at, *pair, False)
    if size.is_in("prices"):
        return not _is_of_another(page, view, size)
    if times < _BOTH and _is_parted(page, (one, two, size.at)):
        return False
    old = [
        bool(each & OLD and not each & NEW) or _stood(page, at)
        for each, at in zip(roles, (one, two), strict=True)
    ]
    if size.far == _FAR and not size.word and name_of(page.figures[size.at]) == "percent":
        frames = {view.frame_of(index) for index in (one, two, size.at)}
        return old[0] != old[1] and any(each & NEW for each in roles) and len(frames) == 1
    contest = size.is_in("contest") and view.words.isdisjoint(_MAY)
    if old[0] != old[1] or contest or times > size.far % 2 or _is_dated(page, *pair):
        return True
    return not any(each & NEW for each in roles) and _is_closed(view, size, (one, two))


def _is_closed(view: View, size: Size, levels: Pair) -> bool:
    """Whether a sentence tells a size right beside its word of change, two levels, and at most one figure else."""
    return size.far <= _NEAR_BY and set(levels) <= set(view.plain.place) and len(view.plain.place) <= _FEW


def _is_of_thought(page: Page, view: View, size: int, levels: Pair) -> bool:
    """ "56,000 fewer than was thought": than something that is neither a level nor an earlier time."""
    lower, last = page.extraction.tokens.lower, page.figures[size].last
    behind = lower[last : min(last + _BEHIND + 1, view.sentence.last)]
    if "than" not in behind or since_then(page, view, size):
        return False
    return not any(0 < page.figures[index].first - last <= _NAMED + _BEHIND for index in levels)


def _stood(page: Page, index: int) -> bool:
    """ "than the 8.17 metres", "it was 76 in 2014": the few words before a level tell it as the other one."""
    view = page.view_of(index)
    if view is None:
        return False
    first = hedged_first(page, view, index)
    words = _plain(page, view, range(first - 1, max(first - 1 - _STOOD, view.sentence.first - 1), -1))
    return wordings(_TABLE)["stood"].within(words[::-1], 0, len(words))


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
    behind = lower[last : min(last + _NAMED, view.sentence.last)]
    if size.word not in behind:
        return False
    start = last + behind.index(size.word) + 1
    ahead = [
        one.first
        for index in view.plain.place
        if start < (one := page.figures[index]).first and one.kind in _LEVELS
    ]
    named = lower[start : min(ahead, default=view.sentence.last)]
    beside = len(named) <= _NAMED and bool(ahead) and _STOPS.isdisjoint(named) and _MEANS.isdisjoint(named)
    return named[:1] in (["to"], ["on"], ["over"], ["of"], ["from"]) and not beside


def _is_joined(page: Page, view: View, size: int, levels: Pair) -> bool:
    """Whether "and" or "but" parts a size from the nearest level of its sentence, or "as" opens the clause of both."""
    one, lower = page.figures[size], page.extraction.tokens.lower
    own = [page.figures[index] for index in levels if page.figures[index].sentence == view.number]
    before = [other.last for other in own if other.first < one.first]
    behind = [other.first for other in own if other.first > one.first]
    left = lower[max(before) : one.first] if before else None
    right = lower[one.last : min(behind)] if behind else None
    if left is None and right is not None and not _OPENING_CLAUSE.isdisjoint(right):
        return True
    sides = sorted((words for words in (left, right) if words is not None), key=len)
    return bool(sides) and not _JOINING.isdisjoint(sides[0])


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
    return relative if name == "percent" else near(apart, stated)


__all__ = ["closed_pairs", "name_of"]
