"""A level that something moved on to, and the one that it moved on from: "closed at $40.10 and fell to $39.20".

The close comes first, or behind "after": "rose to $24 in late trading after closing at $23.29"; or stands in the
sentence beside, told of "it" or "the stock". Of other levels only "before" leads on: "hit $1,030 before easing to
$1,022". Nobody else may be named between the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.referred_moves import REFERRED, referred_moves
from crossfoot.detectors.turned_moves import TURNED, turned_moves
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_PRICES = frozenset({Kind.MONEY, Kind.NUMBER})
_LEVELS = _PRICES | {Kind.PERCENT, Kind.BASIS_POINTS, Kind.COUNT, Kind.MEASURE}
_CLOSED = Trigger(lists=("comparing.closed",))
_ONWARD = Trigger(lists=("comparing.until",))
#: Items from a close to its verb, from a level to "after", from a close to the move behind it, from there to its level.
_VERB, _BACK, _AHEAD, _NEAR = 14, 22, 26, 10
#: Prices of one thing within a day.
_APART = 2.0
_SIZES = frozenset({"delta", "gap", "distance", "paired", "or-paired", "aside"})
_NOT_MEANT = frozenset({"extreme", "expected", "old-level", "moved-from", "threshold", "chance"})
_STOPS = frozenset({"mark-semicolon", "mark-stop", "mark-colon"})
_ELSE = frozenset({"and", "but", "while", "as", "after", "before", "from", "since", "when", "than"})
_LINKS = frozenset({"and", "but", "then", "before"})
_AUXILIARY = frozenset({"be", "have", "filler"})
_MOVES = frozenset({"rise-verb", "fall-verb"})
_LEADS = frozenset({"to", "at"})


@needs(_CLOSED | _ONWARD | REFERRED | TURNED)
def later_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every close with the level that was reached after it, and every level with the one behind "before"."""
    for new, old, way in (*referred_moves(page), *turned_moves(page, book)):
        yield _moved(rule, new, old, way)
    for view in page.where(_CLOSED):
        for close in view.plain.place:
            verb = _verb_of(page, view, book, close)
            if verb is not None:
                yield from _around(rule, page, book, view, close, verb)
    for view in page.where(_ONWARD):
        for item in range(1, len(view.plain.items) - 1):
            if _word(page, view, item) == "before" and _word(page, view, item + 1).endswith("ing"):
                yield from _before(rule, page, view, item)


def _around(rule: Rule, page: Page, book: Codebook, view: View, close: int, verb: int) -> Iterator[Reading]:
    """The move after a close: in its sentence, else in one beside it."""
    link = _after(page, view, book, verb)
    if link is not None:
        level = _nearest(page, view, close, link)
        way = _way_before(page, view, level)
    else:
        level, way = _then(page, view, book, close, verb)
    window = "sentence"
    if level is None and link is None:
        window = "previous"
        level, way = _beside(page, view, book, close, verb)
    if level is not None and way and _is_near(page, close, level):
        yield _moved(rule, level, close, way, window)


def _moved(rule: Rule, new: int, old: int, way: int, window: str = "sentence") -> Reading:
    return Reading(rule, {"new": new, "old": old}, Tier.ANCHORED, window, "up" if way > 0 else "down")


def _word(page: Page, view: View, item: int) -> str:
    return page.extraction.tokens.lower[view.plain.items[item][0]]


def _verb_of(page: Page, view: View, book: Codebook, index: int) -> int | None:
    """The "closed" that a price belongs to; only how far it moved, and where, may stand between."""
    figure, plain = page.figures[index], view.plain
    if figure.kind not in _PRICES or not _is_plain(figure) or view.roles[index] & _SIZES:
        return None
    item, closed = plain.place[index], wordings("comparing")["closed"].rows
    led = item > 0 and _is_led(page, view, item - 1)
    for at in range(item - 1, max(item - 1 - _VERB, -1), -1):
        other, classes = plain.figures[at], book.sets[plain.chars[at]]
        if other >= 0:
            if page.figures[other].kind is not Kind.PERCENT and not view.roles[other] & _SIZES:
                return None
        elif _word(page, view, at) in closed:
            return at if _is_told(page, view, at, item) else None
        elif classes & (_STOPS | _MOVES) or _word(page, view, at) in _ELSE or not (led or at < item - 1):
            return None
    return None


def _is_told(page: Page, view: View, verb: int, item: int) -> bool:
    """Whether something closed, or went on "to close": a "year-end forecast" did not."""
    if not _word(page, view, verb).endswith(("ed", "ing")):
        return verb > 0 and _word(page, view, verb - 1) == "to"
    return verb < item - 1 or _is_led(page, view, verb) or _word(page, view, verb).endswith("ed")


def _is_led(page: Page, view: View, item: int) -> bool:
    """Whether an item ends in "to" or "at": "closed at"."""
    return page.extraction.tokens.lower[view.plain.items[item][1] - 1] in _LEADS


def _is_plain(figure: Figure) -> bool:
    return figure.value is not None and figure.value > 0 and not figure.identifier and not figure.is_range


def _after(page: Page, view: View, book: Codebook, verb: int) -> int | None:
    """The "after" of "after closing": nothing but "having" or "earlier" stands between."""
    soon = wordings("comparing")["soon"].rows
    for at in range(verb - 1, max(verb - 3, -1), -1):
        word = _word(page, view, at)
        if word == "after":
            told = at < verb - 1 or _word(page, view, verb).endswith("ing")
            return at if told else None
        if word not in soon and word not in ("having", "it", "they"):
            return None
    return None


def _nearest(page: Page, view: View, close: int, link: int) -> int | None:
    """The nearest like level before "after" or "before"; sizes and older levels are passed over."""
    plain = view.plain
    for at in range(link - 1, max(link - 1 - _BACK, -1), -1):
        index = plain.figures[at]
        if index < 0:
            if _word(page, view, at) in (";", "while"):
                return None
        elif _alike(page.figures[index], page.figures[close]) and _is_plain(page.figures[index]):
            names = view.roles[index]
            if not names & (_SIZES | {"old-level", "moved-from"}):
                return None if names & _NOT_MEANT else index
    return None


def _alike(one: Figure, other: Figure) -> bool:
    """Like figures; "above $204" is a bound, and a level all the same."""
    if one.hedge in BOUNDS or other.hedge in BOUNDS:
        return (one.kind, one.unit, one.per) == (other.kind, other.unit, other.per)
    return alike(one, other)


def _then(page: Page, view: View, book: Codebook, close: int, verb: int) -> tuple[int | None, int]:
    """ "and fell to $63.20": a move without a subject of its own behind the close."""
    plain, begin = view.plain, view.plain.place[close]
    linked = verb > 0 and "which" in (_word(page, view, at) for at in range(max(verb - 2, 0), verb))
    ready = False
    for at in range(begin + 1, min(begin + 1 + _AHEAD, len(plain.items))):
        word, classes, index = _word(page, view, at), book.sets[plain.chars[at]], plain.figures[at]
        if index >= 0:
            if _alike(page.figures[index], page.figures[close]) and not view.roles[index] & _SIZES:
                break
        elif ready and (way := _way_at(view, at)):
            led = word.endswith("ing") or _word(page, view, at - 1) != "before"
            return (_led_to(page, view, close, at), way) if led else (None, 0)
        elif word in _LINKS or (linked and word == ","):
            ready = True
        elif classes & _STOPS:
            break
        else:
            ready = ready and bool(classes & _AUXILIARY or word.endswith("ly") or word == "later")
    return None, 0


def _way_at(view: View, item: int) -> int:
    """The direction of a word of change that moves a level; 0 if it is none."""
    heads = view.frames.heads[view.frames.of[item]]
    return next((head.direction for head in heads if head.item == item and head.moving), 0)


def _way_before(page: Page, view: View, level: int | None) -> int:
    """The direction of the words before a level; "paring losses" goes the other way, and is left alone."""
    if level is None:
        return 0
    first = page.figures[level].first
    near = max(view.sentence.first, first - _NEAR)
    pared = wordings("comparing")["pared"].within(page.extraction.tokens.lower, near, first)
    return 0 if pared else view.frames.direction_before(view.plain.place[level])


def _led_to(page: Page, view: View, close: int, move: int) -> int | None:
    """The like level behind a move, with "to" or "at" before it, or a bound."""
    plain, pared = view.plain, wordings("comparing")["pared"].rows
    for at in range(move + 1, min(move + 1 + _NEAR, len(plain.items))):
        index = plain.figures[at]
        if index < 0:
            if _word(page, view, at) in pared or _word(page, view, at) in _ELSE | {";", "for"}:
                return None
        elif _alike(page.figures[index], page.figures[close]) and _is_plain(page.figures[index]):
            led = _is_led(page, view, at - 1) or page.figures[index].hedge in BOUNDS
            if led and not view.roles[index] & (_NOT_MEANT - {"old-level"}):
                return index
            if not view.roles[index] & _SIZES:
                return None
    return None


def _beside(page: Page, view: View, book: Codebook, close: int, verb: int) -> tuple[int | None, int]:
    """The move of the next sentence after "the stock closed at"; of the one before "it had closed at"."""
    behind = page.views[view.position + 1] if view.position + 1 < len(page.views) else None
    if behind is not None and behind.number == view.number + 1:
        head = _resumed(page, behind)
        if head is not None and _is_late(page, behind) and _count(page, view, close) == 1:
            for at in range(head, min(head + 4, len(behind.plain.items))):
                if way := _way_at(behind, at):
                    return _led_to(page, behind, close, at), way
    ahead = page.views[view.position - 1] if view.position else None
    head = _resumed(page, view)
    if ahead is None or ahead.number != view.number - 1 or head is None or verb > head + 2:
        return None, 0
    if not _is_late(page, ahead) or _count(page, ahead, close) != 1:
        return None, 0
    level = _nearest(page, ahead, close, len(ahead.plain.items))
    return level, _way_before(page, ahead, level)


def _resumed(page: Page, view: View) -> int | None:
    """The item behind "it", "the stock": what opens a sentence that goes on with the same thing."""
    start = view.sentence.first
    size = wordings("comparing")["resuming"].at(page.extraction.tokens.lower, start, view.sentence.last)
    items = [at for at, (first, _) in enumerate(view.plain.items) if size and first >= start + size]
    return items[0] if items else None


def _is_late(page: Page, view: View) -> bool:
    return wordings("comparing")["late"].stands_in(page, view)


def _count(page: Page, view: View, like: int) -> int:
    """How many levels of a sort a sentence has."""
    return sum(
        _alike(page.figures[index], page.figures[like]) and not view.roles[index] & _SIZES
        for index in view.plain.place
    )


def _is_near(page: Page, one: int, other: int) -> bool:
    small, large = sorted(_size(page.figures[index]) for index in (one, other))
    return 0 < large <= _APART * small


def _size(figure: Figure) -> float:
    return float(figure.value) if figure.value is not None else middle_of(figure)


def _before(rule: Rule, page: Page, view: View, item: int) -> Iterator[Reading]:
    """ "hit $1,030, before falling back to around $1,022"."""
    way = _way_at(view, item + 1)
    behind = [at for at in view.plain.place.values() if at > item]
    goal = view.plain.figures[min(behind)] if way and behind else -1
    if goal < 0 or page.figures[goal].kind not in _LEVELS or _led_to(page, view, goal, item + 1) != goal:
        return
    start = _nearest(page, view, goal, item)
    if start is not None and _is_near(page, start, goal):
        yield _moved(rule, goal, start, way)
