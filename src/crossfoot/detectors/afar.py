"""Operands paragraphs apart: known by what they are, and the only ones of their sort for some sentences around.

Nothing near them says that such figures belong together, so each of them must be of a sort that few figures are of,
and no second one of it may stand in the stretch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.windows import roles_of
from crossfoot.detectors.wordlists import afar as known
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

Test = Callable[[int], bool]
#: Tokens between a verb of owing or earning and its sum.
_OWED = 4
_MARKS = frozenset({",", ";", ":", "(", ")", "-", "–", "—"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "(", "-", "–", "—", "that", "which", "who", "whose"})


def around(page: Page, view: View, back: int, ahead: int) -> list[View]:
    """The views of the sentences around one, from ``back`` before it to ``ahead`` behind it."""
    return [other for other in page.views if -back <= other.number - view.number <= ahead]


def figures_of(views: Iterable[View]) -> list[int]:
    """The figures of some views that take part in binding."""
    return [index for view in views for index in view.plain.place]


def only(page: Page, indexes: Iterable[int], test: Test) -> int | None:
    """The one figure that passes a test; equal figures count as one, of different ones none is meant."""
    found = distinct(page, [index for index in indexes if test(index)])
    return found[0] if len(found) == 1 else None


def plays(page: Page, index: int, roles: frozenset[str]) -> bool:
    """Whether a figure has one of some roles."""
    return not roles.isdisjoint(roles_of(page, index))


def is_dated(page: Page, view: View) -> bool:
    """Whether a sentence tells of another time: figures of two times do not come to each other."""
    years = any(page.figures[index].kind in (Kind.YEAR, Kind.DATE) for index in view.figures)
    return years or not view.words.isdisjoint(known("another-time"))


def is_told_of_then(page: Page, view: View, index: int) -> bool:
    """Whether the words up to a figure tell of another time; what is said behind it is of something else."""
    last = _clause_end(page, view, page.figures[index].last)
    years = any(
        page.figures[one].kind in (Kind.YEAR, Kind.DATE) and page.figures[one].first < last
        for one in view.figures
    )
    told = page.extraction.tokens.lower[view.sentence.first : last]
    return years or not known("another-time").isdisjoint(told)


def _clause_end(page: Page, view: View, last: int) -> int:
    """Where the clause of a figure ends: at a mark, or where "that" or "which" tells of something else."""
    lower = page.extraction.tokens.lower
    ends = (at for at in range(last, view.sentence.last) if lower[at] in _CLAUSE_ENDS)
    return next(ends, view.sentence.last)


def clause_words(page: Page, index: int) -> frozenset[str]:
    """The words around a figure up to the marks before and behind it."""
    view, figure, lower = page.view_of(index), page.figures[index], page.extraction.tokens.lower
    if view is None:
        return frozenset()
    before = (at for at in range(figure.first - 1, view.sentence.first - 1, -1) if lower[at] in _MARKS)
    behind = (at for at in range(figure.last, view.sentence.last) if lower[at] in _MARKS)
    return frozenset(lower[next(before, view.sentence.first) : next(behind, view.sentence.last)])


def is_plain(figure: Figure) -> bool:
    """Whether a figure is one value of something, no range, rate or name."""
    return figure.value is not None and figure.per is None and not figure.identifier


def is_owed(page: Page, index: int) -> bool:
    """ "Owes $1.9 billion", "debts of £40m", "sales of €2bn": what is owed, earned or spent is the worth of nothing."""
    view, figure = page.view_of(index), page.figures[index]
    first = max(view.sentence.first if view is not None else 0, figure.first - _OWED)
    before = page.extraction.tokens.lower[first : figure.first]
    for word in reversed(before):
        if word in known("owed-or-earned"):
            return True
        if not word.isalpha():
            return False
    return False
