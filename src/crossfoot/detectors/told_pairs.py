"""A change and the only two like levels told before it, wherever the three stand.

"It now costs 92p. Two years ago it was 80p; the printer blames paper for the 15 percent increase": neither level stands
beside the change, but no others could be meant. Which level is the older follows from the way the change goes; that
the two are told of different times has to follow from words.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.telling_chances import PRONOUNS, REACH, RESULTS
from crossfoot.detectors.telling_subjects import shares_subject
from crossfoot.detectors.told_levels import (
    AMOUNTS,
    LOST,
    POINTS,
    SHARES,
    counts_apart,
    has_own_base,
    is_added,
    is_level,
    is_like,
    is_loss,
    levels_of,
    moved_itself,
    than_level,
)
from crossfoot.detectors.told_times import at_two_times, is_said_of, leaves_level, since_then, since_when
from crossfoot.detectors.windows import middle_of, near, roles_of
from crossfoot.detectors.wording import hedged_first
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

_AWAY = frozenset({"extreme", "expected", "chance", "first-few", "threshold", "aside"})
_MOVED = frozenset({"rise-noun", "fall-noun", "change-noun"})
_NO_SIZE = _AWAY | {"new-level", "old-level", "of-whole"}
_RELATIVE = SHARES | POINTS
_MORE, _LESS = frozenset({"more-word", "another-word", "above"}), frozenset({"less-word", "below"})
_COLONS = frozenset({"mark-colon", "dash"})
_OVER = frozenset({"above", "below"})
_JUDGED = frozenset({"worse", "better"})
_LOSSES = frozenset({"loss-word", "deficit-noun"})
_REACH = 8
_APPOSED, _CLOSE = 5, 0.02
_MARKS = frozenset({"mark-comma", "dash", "open", "mark-colon", "mark-semicolon", "amount-to", "=or"})
_CLAUSE = frozenset({"have", "mark-stop", "=which", "=who", "hard-break"})
_SUBJECT = 4
_LEADING = frozenset({
    "bring", "brings", "brought", "cut", "leave", "leaves", "left", "lift", "lifted", "lifts", "push", "pushed", "put",
    "puts", "sent", "take", "takes", "took",
})  # fmt: skip
_GOING_ON = frozenset({"a", "an", "down", "it", "some", "that", "the", "this", "up", "which"})
_THE, _THAT = frozenset({"the", "that", "this"}), frozenset({"that", "this"})
#: Tokens of "the fall of".
_NAMED = 3
_ARTICLES, _SUMMING = frozenset({"a", "an", "the"}), frozenset({",", ":", ";", "–", "—", "-"})

_CHANGING = AMOUNTS | SHARES | POINTS | {Kind.MULTIPLE}

Pair = tuple[int, int]


def told_pairs(page: Page, view: View, book: Codebook) -> Iterator[tuple[int, Pair, str]]:
    """Sizes of changes, each with its old and new level and the case of the rule; nothing where any is unclear."""
    sizes = [index for index in view.plain.place if _is_size(page, view, book, index)]
    names = [_name(page.figures[index]) for index in sizes]
    for size, name in zip(sizes, names, strict=True):
        found = _pair(page, view, book, size) if names.count(name) == 1 else None
        if found is not None and _may_be(page, name, size, *found[0]):
            yield size, found[0], f"{name}-{'up' if found[1] > 0 else 'down'}"


def _pair(page: Page, view: View, book: Codebook, size: int) -> tuple[Pair, int] | None:
    """The old and the new level of a change, and its way."""
    if page.extraction.tokens.lower[page.figures[size].last : page.figures[size].last + 1] == [":"]:
        return None  # "grew by 1,200: 400 natural, 800 arrivals" tells its parts
    tie = _tie(page, view, book, size)
    found = _levels(page, view, size) if tie else None
    if found is None or any(
        _is_aside(page, index) or moved_itself(page, index, size, found) for index in found
    ):
        return None
    way = direction_at(view, size) or _compared(page, view, book, size) or _change_of(page, view, book, size)
    if page.figures[size].kind is Kind.MULTIPLE:
        way = -1 if way < 0 or middle_of(page.figures[size]) < 1 else 1
    if not way:
        return None
    low, high = sorted(found, key=lambda index: middle_of(page.figures[index]))
    old, new = (low, high) if way > 0 else (high, low)
    base = than_level(page, view, size)
    if any(is_added(page, size, index) for index in found) or base not in (None, old):
        return None
    if "moved-level" in roles_of(page, old) and "old-level" not in roles_of(page, old):
        return None
    beside = _beside(page, view, book, size) if tie == "beside" else None
    past = old == beside and _had_been(page, old)  # "the year before it had been 1.6 million; the gain of"
    if beside is not None and page.figures[new].value != page.figures[beside].value and not past:
        return None
    loose = tie == "definite" or view.sentence.kind == "heading"
    loose = loose or (since_then(page, view, size) and not _has_subject(page, view, size))
    if is_loss(page, old) != is_loss(page, new) and _name(page.figures[size]) != "amount":
        return None
    known = tie in ("definite", "listed") or _is_over(page, book, size)
    sure = at_two_times(page, view, size, old, new, known)
    if not sure or not (loose or sure > 1 or shares_subject(page, book, old, new)):
        return None
    return (old, new), way


def _had_been(page: Page, index: int) -> bool:
    first = page.figures[index].first
    return "been" in page.extraction.tokens.lower[max(first - _NAMED, 0) : first]


def _tie(page: Page, view: View, book: Codebook, size: int) -> str | None:
    """What ties a change to levels told elsewhere; None if it may be the change of anything.

    It stands beside its new level, is the one that the reader knows ("the 15 percent increase"), names the earlier time
    ("than before the work"), or its subject is a pronoun.
    """
    if _beside(page, view, book, size) is not None:
        return "beside"
    if _is_listed(page, view, book, size):
        return "listed"
    if _sums_up(page, view, book, size):
        return "definite"
    if _leads_on(page, view, book, size) or since_when(page, view, size):
        return "definite"
    if _is_known(page, view, book, size):
        return "definite"
    if not _has_subject(page, view, size):
        led = _name(page.figures[size]) == "points" and than_level(page, view, size) is not None
        if led and _compared(page, view, book, size):
            return "definite"
        if since_then(page, view, size):
            return "since"
    if _name(page.figures[size]) == "amount":
        return None
    if _of_pronoun(page, view, book, size) or _opens_with_pronoun(page, view, book, size):
        return "pronoun"
    return "result" if _is_result(view, book, size) else None


def _is_result(view: View, book: Codebook, size: int) -> bool:
    """ "so earnings have increased fivefold": told as what follows from the levels before."""
    for item in range(view.plain.place[size] - 1, max(-1, view.plain.place[size] - 1 - _REACH), -1):
        if view.plain.figures[item] >= 0:
            return False
        if book.sets[view.plain.chars[item]] & RESULTS:
            return True
    return False


def _is_listed(page: Page, view: View, book: Codebook, size: int) -> bool:
    """ "It has halved: 600 in 1990, 300 today": both levels behind a colon or a dash."""
    place = view.plain.place[size]
    behind = [
        index for index in view.plain.place if view.plain.place[index] > place and is_level(page, index, size)
    ]
    if len(behind) != 2:
        return False
    return any(
        book.sets[char] & _COLONS for char in view.plain.chars[place + 1 : view.plain.place[behind[0]]]
    )


def _sums_up(page: Page, view: View, book: Codebook, size: int) -> bool:
    """ "It owns 5,400 clocks, against 900 when she came: a sixfold increase": said behind a mark of both levels."""
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, size)
    if not _names_change(view, book, size):
        return False
    start = first - (lower[first - 1] in _ARTICLES)
    if start <= view.sentence.first or lower[start - 1] not in _SUMMING:
        return False
    own = [index for index in view.plain.place if is_level(page, index, size)]
    return len(own) in (1, 2) and all(page.figures[index].last < start for index in own)


def _is_over(page: Page, book: Codebook, size: int) -> bool:
    """ "Six points above the 82 percent of a year ago": the other level is named with the size."""
    last = page.figures[size].last
    words = page.extraction.tokens.lower[last : last + 1]
    return any(classes_of(book, word) & _OVER for word in words)


def _leads_on(page: Page, view: View, book: Codebook, size: int) -> bool:
    """ "A drop of 35 per cent since the spring has left the aquifer at 26 metres": to the level behind "at" or "to"."""
    if leaves_level(page, view, size):
        return True
    if not _change_of(page, view, book, size):
        return False
    lower, last = page.extraction.tokens.lower, page.figures[size].last
    behind = [
        index
        for index in view.plain.place
        if page.figures[index].first >= last and is_level(page, index, size)
    ]
    between = lower[last : page.figures[behind[0]].first] if behind else []
    return not _LEADING.isdisjoint(between) and between[-1:] in (["at"], ["to"], ["with"], ["on"])


def _is_known(page: Page, view: View, book: Codebook, size: int) -> bool:
    """ "the 15 percent increase", "the fall of 15 percent", of nothing that is named: the reader knows what rose."""
    behind = view.plain.place[size] + 2
    if _change_of(page, view, book, size):
        first = page.figures[size].first - _NAMED
        return not _THE.isdisjoint(
            page.extraction.tokens.lower[max(view.sentence.first, first - 1) : first + 1]
        )
    named = behind < len(view.plain.chars) and bool(book.sets[view.plain.chars[behind]] & {"=in", "=of"})
    known = size in view.skeletons.definite or _is_that(page, view, size)
    return known and _names_change(view, book, size) and not named


def _is_that(page: Page, view: View, size: int) -> bool:
    """ "That 33% slide has ..." at the head of a sentence."""
    first = page.figures[size].first
    return first == view.sentence.first + 1 and page.extraction.tokens.lower[first - 1] in _THAT


def _change_of(page: Page, view: View, book: Codebook, size: int) -> int:
    """The way of "The fall of 4.7 points was": a noun of change before the size, nothing named behind it."""
    item, chars = view.plain.place[size] + 1, view.plain.chars
    if item < len(chars) and book.sets[chars[item]] & {"=in", "=of"}:
        return 0
    lower, first = page.extraction.tokens.lower, page.figures[size].first
    if first - view.sentence.first < 2 or lower[first - 1] != "of":
        return 0
    classes = classes_of(book, lower[first - 2])
    return ("rise-noun" in classes) - ("fall-noun" in classes)


def _beside(page: Page, view: View, book: Codebook, size: int) -> int | None:
    """The level right before a change, with only a mark and words of comparison between the two."""
    place = view.plain.place[size]
    marks = False
    for item in range(place - 1, max(-1, place - 1 - _APPOSED), -1):
        index, classes = view.plain.figures[item], book.sets[view.plain.chars[item]]
        if index >= 0:
            return index if marks and is_level(page, index, size) else None
        if classes & _CLAUSE or ("mark-semicolon" in classes and not _goes_on(page, view, item)):
            return None
        marks = marks or bool(classes & _MARKS)
    return None


def _goes_on(page: Page, view: View, item: int) -> bool:
    """ "... in 2023; that is 40% more", but "...; flour rose by 40%" tells of something else."""
    return page.extraction.tokens.lower[view.plain.items[item][1]] in _GOING_ON


def _of_pronoun(page: Page, view: View, book: Codebook, size: int) -> bool:
    """ "so it has shed six points": the subject of the verb of change is known from before."""
    lower, frame = page.extraction.tokens.lower, view.frame_of(size)
    for head in view.frames.heads[frame]:
        if head.item < view.plain.place[size]:
            first, reach = view.plain.items[head.item][0], 2 if head.verb else _SUBJECT
            return not PRONOUNS.isdisjoint(lower[max(view.sentence.first, first - reach) : first])
    return False


def _is_aside(page: Page, index: int) -> bool:
    """Whether a level is only a bound, a record, a forecast."""
    view = page.view_of(index)
    return view is None or page.figures[index].hedge in BOUNDS or bool(view.roles.get(index, set()) & _AWAY)


def _opens_with_pronoun(page: Page, view: View, book: Codebook, size: int) -> bool:
    """ "We are paying 50 percent more": the first figure behind a pronoun that opens the sentence."""
    opening = [word for word in page.extraction.tokens.lower[view.sentence.first :][:3] if word.isalpha()][:1]
    told = not PRONOUNS.isdisjoint(opening) and bool(_compared(page, view, book, size))
    return told and size == min(view.plain.place)


def _has_subject(page: Page, view: View, size: int) -> bool:
    """Whether a verb governs a change: what it tells of is then named right there."""
    item = view.plain.place[size]
    before = [head for head in view.frames.heads[view.frame_of(size)] if head.item < item]
    return (bool(before) and before[-1].verb) or is_said_of(page, view, size)


def _name(size: Figure) -> str:
    if size.kind in SHARES:
        return "percent"
    if size.kind is Kind.MULTIPLE:
        return "times"
    return "points" if size.kind in POINTS or size.unit == "point" else "amount"


def _is_size(page: Page, view: View, book: Codebook, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _CHANGING or figure.value is None or figure.is_range or figure.identifier:
        return False
    return (
        figure.hedge not in BOUNDS
        and _tells_size(page, view, book, index)
        and not _than_expected(page, view, book, index)
    )


def _tells_size(page: Page, view: View, book: Codebook, index: int) -> bool:
    """Whether words, or the role that they give, say that a figure is the size of a change."""
    figure, roles = page.figures[index], view.roles[index]
    compared = bool(_compared(page, view, book, index))
    if roles & _NO_SIZE and not compared:
        return False
    amount = figure.kind in AMOUNTS
    if amount and roles & LOST and not compared:
        return False  # "a loss of €5.5m, €1.5m deeper than that of the year before"
    if figure.kind is Kind.MULTIPLE:
        if has_own_base(page, view, index):
            return False
        return figure.form == "verb" or "delta" in roles or _names_change(view, book, index)
    if not amount and (figure.kind not in _RELATIVE or figure.per is not None):
        return False
    return (
        "delta" in roles
        or compared
        or _names_change(view, book, index)
        or bool(_change_of(page, view, book, index))
    )


def _than_expected(page: Page, view: View, book: Codebook, index: int) -> bool:
    """ "far worse than analysts' average forecast": set against what was thought, not against an earlier time."""
    last = page.figures[index].last
    behind = page.extraction.tokens.lower[last : min(last + _REACH, view.sentence.last)]
    than = behind.index("than") + 1 if "than" in behind else len(behind)
    return any("expected" in classes_of(book, word) for word in behind[than:])


def _names_change(view: View, book: Codebook, index: int) -> bool:
    """ "the eight-point gain": a noun of change right behind."""
    item = view.plain.place[index] + 1
    return item < len(view.plain.chars) and bool(book.sets[view.plain.chars[item]] & _MOVED)


def _compared(page: Page, view: View, book: Codebook, index: int) -> int:
    """The way of "25% more", "1,700 more patients", "£3m worse than the deficit of"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    words = lower[figure.last : max(figure.last + 1, figure.behind)]
    if lower[figure.first - 1] == "by" and figure.first - view.sentence.first > 1:
        words = [lower[figure.first - 2], *words]  # "dearer by a fifth"
    sets = [classes_of(book, word) for word in words]
    ways = [bool(classes & _MORE) - bool(classes & _LESS) for classes in sets]
    way = next((one for one in ways if one), 0)
    worse = not _JUDGED.isdisjoint(words) and bool(view.plain.mask & book.word_mask(_LOSSES))
    return -way if worse else way


def classes_of(book: Codebook, word: str) -> frozenset[str]:
    """The classes of a single word."""
    entry = book.entries.get(word)
    return book.sets[entry.char] if entry is not None and entry.char else frozenset()


def _levels(page: Page, view: View, size: int) -> Pair | None:
    """The only two like levels of the sentence, or of it and the nearest before it that have any.

    A headline tells of what stands below it.
    """
    found: list[int] = []
    step = 1 if view.sentence.kind == "heading" else -1
    for away in range(REACH + 1):
        other = page.by_sentence.get(view.number + step * away)
        if other is None or (away and other.sentence.kind == "heading"):
            continue
        own = levels_of(page, other, size)
        if away and len(found) == 1 and len(own) > 1 and counts_apart(page, found[0], own):
            found = []  # "paying 50 percent more to bake the same 900 loaves"
        found += [index for index in own if is_like(page, size, index, (found or own)[0], found)]
        if len(found) > 2:
            return None
        if len(found) == 2:
            break
    return (found[0], found[1]) if len(found) == 2 else None


def _may_be(page: Page, name: str, size: int, old: int, new: int) -> bool:
    """Whether the change and the levels differ by a digit at most."""
    before, after = middle_of(page.figures[old]), middle_of(page.figures[new])
    stated = middle_of(page.figures[size]) * (100 if page.figures[size].kind is Kind.FRACTION else 1)
    if page.figures[size].kind is Kind.BASIS_POINTS:
        stated /= 100
    if name == "times":
        ratio = max(before, after) / min(before, after)
        return near(ratio, max(stated, 1 / stated) if stated else 1.0)
    apart = abs(after - before)
    if page.figures[new].kind is Kind.PERCENT and name == "percent":
        return abs(apart - stated) < _CLOSE * stated  # points are said to be percent
    return near(100 * apart / before if name == "percent" else apart, stated)
