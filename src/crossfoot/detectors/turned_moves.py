"""Two levels of one move with words between: "bumped the cap up to 50 percent of its capital from 30 percent".

The binder joins the two where they stand close together in one clause. Further apart a verb of change before "to" and
"from" right before the older level say the same, if no other like figure stands between.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import hedged_first
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

TURNED = Trigger(words=("from",))
_LEVELS = frozenset({
    Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.BASIS_POINTS, Kind.COUNT, Kind.MEASURE, Kind.DURATION
})  # fmt: skip
_TIMES = frozenset({Kind.DATE, Kind.YEAR, Kind.WEEKDAY, Kind.PERIOD, Kind.ORDINAL})
#: Tokens between "to" or "from" and its level, between the levels, and items from the verb to "to".
_LED, _BETWEEN, _VERB = 3, 16, 12
#: Levels of one thing are not further apart.
_APART = 12.0
_NOT_MEANT = frozenset({"expected", "gap", "distance", "aside", "lost", "loss-level", "paired", "delta"})
_BARRED = frozenset({
    "and", "or", "but", "by", "as", "when", "after", "before", "than", "while", "whereas", "who", "to", ";", ":", "(",
    "over",
})  # fmt: skip
_OFF = _BARRED | {"from", "with", "of", "for", "profit", "loss", "in", "on", "up", "down", "revised"}
#: "The rise in June was revised to 0.2 percent": it is not the rise that goes there.
_STOPS = frozenset({"mark-semicolon", "mark-colon", "mark-stop", "revised"})
_WAYS = (("rise-verb", 1), ("fall-verb", -1))
#: What parts a verb from the "from" behind it: another clause, a way that stands there, or a range.
_PARTED = frozenset({
    "and", "or", "but", "as", "that", "which", "who", "where", "when", "while", "than", "up", "down", "total",
    "totaling", "range", "ranging", "vary", "varying", "run", "running",
})  # fmt: skip


def turned_moves(page: Page, book: Codebook) -> Iterator[tuple[int, int, int]]:
    """(new, old, direction) of every "to ... from ..." that is too wide for the binder."""
    for view in page.where(TURNED):
        for old in view.plain.place:
            if not _is_meant(page, view, old) or not _is_led(page, view, old, "from"):
                continue
            new = _before(page, view, old)
            way = 0 if new is None else _way(page, view, book, new)
            if new is not None and way and not _is_joined(view, new, old):
                yield new, old, way
            yield from _onward(page, view, book, old)


def _onward(page: Page, view: View, book: Codebook, old: int) -> Iterator[tuple[int, int, int]]:
    """The level right behind an older one: "cut its ceiling for farm aid from $23 million a year to $15 million"."""
    figures, new = page.figures, old + 1
    if new not in view.plain.place or not _is_meant(page, view, new) or not alike(figures[new], figures[old]):
        return
    between = page.extraction.tokens.lower[figures[old].last : figures[new].first]
    plain = between[-1:] == ["to"] and len(between) <= _LED and "/" not in between
    same = figures[old].kind is figures[new].kind is not Kind.MEASURE
    if not plain or not same or not _is_near(figures[new], figures[old]):
        return
    way = _way(page, view, book, old, _PARTED)
    if way and not _is_joined(view, new, old):
        yield new, old, way


def _is_meant(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    plain = figure.value is not None and figure.value > 0 and not figure.identifier and not figure.is_range
    return plain and figure.kind in _LEVELS and not view.roles[index] & _NOT_MEANT


def _is_led(page: Page, view: View, index: int, word: str) -> bool:
    """Whether a word stands before a level, with an article and an adjective or two between."""
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, index)
    for at in range(first - 1, max(first - 2 - _LED, view.sentence.first - 1), -1):
        if lower[at] == word:
            return True
        if lower[at] in _OFF:
            return False
    return False


def _before(page: Page, view: View, old: int) -> int | None:
    """The nearest like level before "from", led by "to"."""
    figures, lower = page.figures, page.extraction.tokens.lower
    for new in range(old - 1, -1, -1):
        if figures[new].sentence != figures[old].sentence or new not in view.plain.place:
            return None
        if figures[new].kind in _TIMES:
            continue
        between = lower[figures[new].last : figures[old].first]
        fine = _is_meant(page, view, new) and alike(figures[new], figures[old]) and len(between) <= _BETWEEN
        if not fine or not _BARRED.isdisjoint(between) or between.count("from") != 1:
            return None
        return new if _is_led(page, view, new, "to") and _is_near(figures[new], figures[old]) else None
    return None


def _is_near(one: Figure, other: Figure) -> bool:
    small, large = sorted((middle_of(one), middle_of(other)))
    return large <= _APART * small


def _way(page: Page, view: View, book: Codebook, level: int, parted: frozenset[str] = frozenset()) -> int:
    """The direction of the verb before a level; no other figure stands between."""
    plain, lower = view.plain, page.extraction.tokens.lower
    item = plain.place[level]
    for at in range(item - 1, max(item - 1 - _VERB, -1), -1):
        classes, other = book.sets[plain.chars[at]], plain.figures[at]
        if (other >= 0 and page.figures[other].kind not in _TIMES) or classes & _STOPS:
            return 0
        for name, way in _WAYS:
            if name in classes:
                return way
        if lower[plain.items[at][0]] in parted:
            return 0
    return 0


def _is_joined(view: View, new: int, old: int) -> bool:
    """Whether the binder has joined the two."""
    same = view.frame_of(new) == view.frame_of(old)
    return same and "moved-level" in view.roles[new] and "moved-from" in view.roles[old]
