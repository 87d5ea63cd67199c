"""Whether a sentence may tell a change of levels at all: the quick question before its words are laid out.

A change needs two like levels, in its sentence or in those around; and where it stands alone in its sentence, words
that tie it to levels told elsewhere. Nothing that ``told_pairs`` or ``tellings`` would find is kept out.
"""

from __future__ import annotations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

#: So many sentences with figures before a change its levels may stand; behind it, if it is told in a headline.
REACH = 6
PRONOUNS = frozenset({"it", "they", "he", "she", "which", "we", "that", "this"})
RESULTS = frozenset({"result-word", "amount-to"})
_DEFINITE = frozenset({"the", "those", "these"})
_PAIR = 2
#: Figures of a sentence short enough for a level to be told in the next.
_SHORT = 3
#: Levels that may be like each other, by kind.
_SORTS = {
    Kind.MONEY: 1, Kind.COUNT: 2, Kind.NUMBER: 2, Kind.MEASURE: 2, Kind.PERCENT: 3, Kind.DURATION: 4,
}  # fmt: skip
_PAID, _BARE = _SORTS[Kind.MONEY], _SORTS[Kind.NUMBER]
_OTHERS = frozenset({Kind.FRACTION, Kind.MULTIPLE, Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS})


def may_tell(page: Page, view: View, book: Codebook) -> bool:
    """Whether a figure of a sentence may be the size of a change of two levels."""
    if len(view.figures) == 1 and not _is_tied(view, book):
        return False
    levels = _levels_around(page, view)
    if max(levels) < _PAIR:
        return False
    sizes = (page.figures[index] for index in view.figures)
    return any(_may_be_size(size) and _has_pair(levels, size) for size in sizes)


def _may_be_size(figure: Figure) -> bool:
    plain = figure.value is not None and not figure.identifier  # a range has no value
    return plain and (figure.kind in _SORTS or figure.kind in _OTHERS)


def _is_tied(view: View, book: Codebook) -> bool:
    """Whether words may tie the only figure of a sentence to levels told elsewhere."""
    if (
        not view.words.isdisjoint(_DEFINITE)
        or view.mask & book.word_mask(RESULTS)
        or not view.words.isdisjoint(PRONOUNS)
    ):
        return True
    return not view.words.isdisjoint(wordings("tellings")["since-words"].rows)


def _levels_around(page: Page, view: View) -> list[int]:
    """How many may be levels, by sort, in a sentence, before it, and behind a headline."""
    known = page.once("levels by sort", lambda: {one.number: _levels_of(page, one) for one in page.views})
    ahead = REACH if view.sentence.kind == "heading" else int(len(view.figures) <= _SHORT)
    counts = [0] * (max(_SORTS.values()) + 1)
    for number in range(view.number - REACH, view.number + ahead + 1):
        for sort in known.get(number, ()):
            counts[sort] += 1
    return counts


def _levels_of(page: Page, view: View) -> list[int]:
    """The sorts of what may be a level in a sentence."""
    figures = [page.figures[index] for index in view.figures]
    return [_SORTS[figure.kind] for figure in figures if figure.kind in _SORTS and _may_be_size(figure)]


def _has_pair(levels: list[int], size: Figure) -> bool:
    """Whether two levels of one sort are there beside the change, which may be of their sort itself."""
    own = _SORTS.get(size.kind)
    if any(count - (sort == own) >= _PAIR for sort, count in enumerate(levels)):
        return True
    return own is None and levels[_BARE] > 0 and levels[_PAID] + levels[_BARE] >= _PAIR  # "€80 ... now 96"
