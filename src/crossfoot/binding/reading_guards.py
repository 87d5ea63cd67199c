"""Guards that look at a whole reading, or at the other changes of a clause."""

from __future__ import annotations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.model.quantity import Kind

#: Words between "which" and the change of its clause.
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_CLAUSE = 5
#: Items between the size of a change and a word that says that it sums the levels up.
_SUMMED = 4
#: So many points off, a percentage is not that of two levels, whichever way round they are read.
_OTHERWISE = 1.5
_EACH = [["in", "each"], ["in", "every"], ["for", "each"], ["each", "of"], ["every", "other"]]
_COMPARATIVES = frozenset(
    {"above", "below", "better", "cheaper", "dearer", "fewer", "higher", "larger", "less", "longer", "lower"}
    | {"more", "shorter", "smaller", "worse"}
)
_JOINTS = frozenset({"and", "but", "while"})
_PRONOUNS = frozenset(
    {"has", "have", "had", "he", "it", "she", "that", "they", "this", "we", "which", "then"}
)
_JOINING = frozenset({"although", "and", "but", "if", "though", "yet"})
#: A level that plays one of these is no rival of those that were bound.
_NO_RIVAL = frozenset({"expected", "extreme", "delta", "paired", "or-paired"})
#: What stands between "annual rate" and the level that it is a rate of.
_RATE_OF = frozenset({"=of", "adjusted", "part-more"})
_AMOUNTS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE})
_VERBAL = frozenset({"rise-verb", "fall-verb", "move-verb", "have", "modal", "filler", "=by", "be"})


def goes_along(reading: Reading, page: Page) -> bool:
    """ "improved to 14.3 percent from 13.1": the levels go the way that the words do, and the size is asked."""
    way = (reading.case or "").rpartition("-")[2]
    new, old = (reading.figures.get(name) for name in ("new", "old"))
    if way not in ("up", "down") or not isinstance(new, int) or not isinstance(old, int):
        return False
    later, earlier = page.figures[new].floats, page.figures[old].floats
    return later[0] > earlier[1] if way == "up" else later[1] < earlier[0]


def is_of_another(reading: Reading, page: Page, book: Codebook) -> bool:
    """ "14,300 students, against 11,900 at its rival, which grew by 3%": the rival grew."""
    if _has_own_subject(reading, page, book):
        return True
    change, levels = reading.figures.get("change"), [reading.figures.get(name) for name in ("new", "old")]
    view = page.view_of(change) if isinstance(change, int) else None
    if view is None or not isinstance(change, int):
        return False
    place = view.plain.place
    items = [place[level] for level in levels if isinstance(level, int) and level in place]
    for item in range(place[change] - 1, max(-1, place[change] - 1 - _CLAUSE), -1):
        classes = book.sets[view.plain.chars[item]]
        if view.plain.figures[item] >= 0:
            return False
        if classes & {"=which", "=who"}:
            before = item - 2 if "mark-comma" in book.sets[view.plain.chars[item - 1]] else item - 1
            return view.plain.figures[before] < 0 and bool(items) and max(items) < before
        if not classes & _VERBAL:
            return False
    return False


def is_dwarfed(reading: Reading, page: Page, book: Codebook) -> bool:
    """Whether a level is less than the change that led to it, whose two sizes are not told as one: "$5, or 51%"."""
    filled = [reading.figures.get(name) for name in ("amount", "percent", "level")]
    amount, percent, level = (index if isinstance(index, int) else -1 for index in filled)
    view = page.view_of(amount) if min(amount, percent, level) >= 0 else None
    if view is None or page.figures[level].floats[0] > page.figures[amount].floats[1]:
        return False
    return any("or-paired" not in view.roles.get(index, set()) for index in (amount, percent))


def is_summed_up(reading: Reading, page: Page, book: Codebook, classes: frozenset[str]) -> bool:
    """Whether the size of a change stands behind both levels, led there by a word of one of these classes."""
    change = reading.figures.get("change")
    levels = [index for name in ("new", "old") if isinstance(index := reading.figures.get(name), int)]
    view = page.view_of(change) if classes and isinstance(change, int) else None
    if view is None or not isinstance(change, int) or not set(levels) <= set(view.plain.place):
        return False
    item = view.plain.place[change]
    last = max((view.plain.place[index] for index in levels), default=item)
    lead = view.plain.chars[max(last + 1, item - _SUMMED) : item]
    return last < item and any(not classes.isdisjoint(book.sets[char]) for char in lead)


def is_compared_apart(reading: Reading, page: Page, book: Codebook) -> bool:
    """ "5% more than a year before, but fewer than the 1.22 million of 2019": by how much is not told."""
    change = reading.figures.get("change")
    if not isinstance(change, int):
        return False
    size, lower = page.figures[change], page.extraction.tokens.lower
    for name in ("new", "old"):
        level = reading.figures.get(name)
        figure = page.figures[level] if isinstance(level, int) else None
        if figure is None or figure.sentence != size.sentence or figure.first <= size.last:
            continue
        gap = lower[size.last : figure.first]
        than = len(gap) - 1 - gap[::-1].index("than") if "than" in gap else 0
        compared = than and len(gap) - than <= _CLAUSE and gap[than - 1] in _COMPARATIVES
        if compared and not _JOINING.isdisjoint(gap[: than - 1]):
            return True
    return False


def _has_own_subject(reading: Reading, page: Page, book: Codebook) -> bool:
    """ "Sales were 8.85bn, against 8.21bn, and prices rose by 2.9%": what moved is named."""
    change = reading.figures.get("change")
    levels = [index for name in ("new", "old") if isinstance(index := reading.figures.get(name), int)]
    view = page.view_of(change) if isinstance(change, int) else None
    if view is None or not isinstance(change, int) or not levels:
        return False
    last, first = max(page.figures[index].last for index in levels), page.figures[change].first
    lower = page.extraction.tokens.lower
    joints = [k for k in range(last, first - 1) if lower[k] == "," and lower[k + 1] in _JOINTS]
    if not joints:
        return False
    subject = joints[-1] + 2
    own = [head for head in view.frames.heads[view.frame_of(change)] if head.verb]
    heads = [view.plain.items[head.item][0] for head in own]
    return (
        subject + 1 in heads
        and lower[subject] not in lower[view.sentence.first : subject]
        and (lower[subject].isalpha() and lower[subject] not in _PRONOUNS)
    )


def is_sized_otherwise(reading: Reading, page: Page, book: Codebook) -> bool:
    """ "The risk fell by 41 per cent from 2,700 to 4,400 steps": what fell is told, and is neither of the levels."""
    new, old = (reading.figures.get(name) for name in ("new", "old"))
    view = page.view_of(old) if isinstance(old, int) else None
    if (
        view is None
        or not isinstance(new, int)
        or not isinstance(old, int)
        or old - 1 not in view.plain.place
    ):
        return False
    size = page.figures[old - 1]
    if old - 1 == new:
        return False  # "will expand 6.7 percent, up from 5.5 percent": a change that is itself the level
    levels = sorted(float(page.figures[index].value or 0) for index in (new, old))
    if size.kind is not Kind.PERCENT or "delta" not in view.roles[old - 1] or levels[0] <= 0:
        return False
    told = float(size.value or 0)
    return all(
        abs(told - 100 * apart) > _OTHERWISE
        for apart in (levels[1] / levels[0] - 1, 1 - levels[0] / levels[1])
    )


def is_joined(page: Page, view: View, index: int, book: Codebook) -> bool:
    """ "rose 4% on Tuesday and 2% the next day, to 318p": another change of the same sort in its frame."""
    if index not in view.plain.place:
        return False
    figure, item, frame = page.figures[index], view.plain.place[index], view.frame_of(index)
    for other, place in view.plain.place.items():
        kinds = {page.figures[other].kind, figure.kind}
        same = other != index and (len(kinds) == 1 or kinds <= _SHARES) and view.frame_of(other) == frame
        if (
            not same
            or not view.roles[other] & {"delta", "added"}
            or "paired" in view.roles[other] & view.roles[index]
        ):
            continue
        between = view.plain.chars[min(item, place) + 1 : max(item, place)]
        if len(between) <= _CLAUSE and any("=and" in book.sets[char] for char in between):
            return True
    return False


def is_repeated(page: Page, view: View, index: int, book: Codebook) -> bool:
    """ "rose by 9 percent in each of three years", "halved every two years"."""
    last = page.figures[index].last
    behind = page.extraction.tokens.lower[last : last + 2]
    return behind in _EACH or behind[:1] in (["each"], ["every"])


def is_parted(reading: Reading, page: Page, book: Codebook) -> bool:
    """Whether a like level that is neither a forecast nor a record stands between the first and the last figure."""
    first, last = min(reading.indexes), max(reading.indexes)
    view = page.view_of(first)
    return view is not None and any(
        alike(page.figures[index], page.figures[first]) and not view.roles.get(index, set()) & _NO_RIVAL
        for index in range(first + 1, last)
        if index not in reading.indexes
    )


def is_yearly(reading: Reading, page: Page, book: Codebook) -> bool:
    """Whether a word for growth a year stands by a figure, and names no level: "to an annual rate of 583,000"."""
    yearly = book.chars_with(frozenset({"yearly-word"}))
    for index in reading.indexes:
        view = page.view_of(index)
        frame = view.frame_of(index) if view is not None else -1
        for item in book.places(yearly, view.plain.chars) if view is not None else ():
            assert view is not None
            own = view.plain.figures[item] < 0 and view.frames.of[item] == frame
            if own and not _names_level(page, view, book, item):
                return True
    return False


def _names_level(page: Page, view: View, book: Codebook, item: int) -> bool:
    """Whether an amount that is no percentage follows "annual rate of", or stands right before it."""
    chars, figures = view.plain.chars, view.plain.figures
    behind = item + 1
    while behind < len(chars) and figures[behind] < 0 and book.sets[chars[behind]] & _RATE_OF:
        behind += 1
    near = [figures[at] for at in (behind, item - 1) if 0 <= at < len(figures) and figures[at] >= 0]
    return any(page.figures[index].kind in _AMOUNTS for index in near)
