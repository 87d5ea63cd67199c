"""Levels that a multiple leads from and to, with no word that ties them: "It has doubled. It was 24; it is now 48".

The verb ("doubling its fleet", "has trebled") or the noun ("a doubling in eight months") is the only multiple of its
sentence. Its two levels are the only like ones there, or of the sentence next to it that goes on about the same thing,
and words tell that they are of two times.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.told_levels import is_level, is_like
from crossfoot.detectors.told_times import at_two_times
from crossfoot.detectors.windows import middle_of, near, roles_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS

_AWAY = frozenset({"expected", "chance", "first-few", "threshold", "aside", "delta", "extreme"})
_OPENING, _LED = 4, 3
_SUBJECTS = frozenset({"it", "they", "there", "this", "that", "these", "those", "he", "she", "we"})
_COLONS = frozenset({":", "–", "—", "("})
_JOINED = frozenset({"against", "compared", "from", "versus", "than"})


def moved_pairs(page: Page, view: View, book: Codebook, multiple: int) -> Iterator[tuple[int, int]]:
    """The smaller and the larger of the two levels of a verb or noun of multiplication; at most one pair."""
    figure = page.figures[multiple]
    if figure.form != "verb" or figure.hedge in BOUNDS or middle_of(figure) in (0, 1):
        return
    found = _levels_of(page, view, multiple)
    own = len(found) == 2
    if len(found) < 2 and not found:
        found = _levels_next(page, view, multiple)
    if len(found) != 2 or any(_is_aside(page, index) for index in found):
        return
    low, high = sorted(found, key=lambda index: middle_of(page.figures[index]))
    old, new = (low, high) if middle_of(figure) > 1 else (high, low)
    if own and not _is_tied(page, view, multiple, found):
        return
    if not _of_two_times(page, view, multiple, old, new):
        return
    size = middle_of(figure) if middle_of(figure) > 1 else 1 / middle_of(figure)
    if near(middle_of(page.figures[high]) / middle_of(page.figures[low]), size):
        yield low, high


def _levels_of(page: Page, view: View, multiple: int) -> list[int]:
    """The levels of a sentence that may be of one thing, all of them."""
    found = [index for index in view.plain.place if is_level(page, index, multiple)]
    if found and all(is_like(page, multiple, index, found[0], []) for index in found[1:]):
        return distinct(page, found)
    return found if len(found) != 2 else []


def _levels_next(page: Page, view: View, multiple: int) -> list[int]:
    """The two levels of the sentence behind, or before, that goes on with a pronoun."""
    for step in (1, -1):
        other = page.by_sentence.get(view.number + step)
        if other is None or other.sentence.kind == "cell" or _other_sizes(page, other):
            continue
        later = other if step > 0 else view
        lower = page.extraction.tokens.lower[later.sentence.first : later.sentence.first + _OPENING]
        if not _SUBJECTS.intersection(lower) and lower[:1] != ["the"]:
            continue
        found = _levels_of(page, other, multiple)
        if len(found) == 2:
            return found
    return []


def _other_sizes(page: Page, view: View) -> bool:
    sizes = (Kind.MULTIPLE, Kind.PERCENTAGE_POINTS, Kind.PERCENT)
    return any(page.figures[index].kind in sizes for index in view.plain.place)


def _is_tied(page: Page, view: View, multiple: int, found: list[int]) -> bool:
    """Whether a multiple leads to its levels, opens the sentence of both, or closes it behind both."""
    lower, size = page.extraction.tokens.lower, page.figures[multiple]
    first, second = sorted((page.figures[index] for index in found), key=lambda figure: figure.first)
    if size.last <= first.first:
        between = lower[size.last : first.first]
        fronted = size.first - view.sentence.first <= 1 and lower[size.first].endswith("ing")
        joined = not _JOINED.isdisjoint(lower[first.last : second.first])
        led = between[-1:] in (["to"], ["from"]) and len(between) <= _LED and ";" not in between
        return fronted or (joined and (led or not _COLONS.isdisjoint(between)))
    if size.first >= second.last:
        return lower[size.first - 1] in ("a", "the", "than") and "," in lower[second.last : size.first]
    return False


def _of_two_times(page: Page, view: View, multiple: int, old: int, new: int) -> bool:
    """Whether words, or "from" and "up from", tell that the levels are of two times."""
    if at_two_times(page, view, multiple, old, new, known=False):
        return True
    then, now = roles_of(page, old), roles_of(page, new)
    if all(index in view.skeletons.when for index in (old, new)):
        return True  # "9,200 in March and 18,400 in November"
    return bool("old-level" in then or ("new-level" in now and "old-level" not in now))


def _is_aside(page: Page, index: int) -> bool:
    return page.figures[index].hedge in BOUNDS or bool(roles_of(page, index) & _AWAY)
