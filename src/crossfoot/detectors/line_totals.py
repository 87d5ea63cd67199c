"""Lists set out line by line, each with a label and a figure, and the last line as their total.

"Roads: 4,210 / Parks: 1,385 / All departments: 5,595"; "January 82 / February 61 / Total 143". The lines must follow
one another without a gap, and nothing but the label and the figure may stand on them.
"""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.runs import Sort, is_compound, sort_of
from crossfoot.detectors.wholes import near, value_of
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind

#: Tokens of a line, its figure included; and how many lines a list may have.
_LONG, _LINES, _FEWEST = 9, 24, 2
_LABELS = frozenset({Kind.YEAR, Kind.PERIOD, Kind.DATE, Kind.WEEKDAY, Kind.ORDINAL})


def lines_above(page: Page, view: View, total: int) -> tuple[int, ...]:
    """The figures of the lines right above a line that is labelled as a total; none if they are no such list."""
    sort = sort_of(page.figures[total])
    if sort is None or figure_of_line(page, view) != total or not _says_total(page, view, total):
        return ()
    found: list[int] = []
    for number in range(view.number - 1, max(view.number - 1 - _LINES, -1), -1):
        other = page.by_sentence.get(number)
        index = figure_of_line(page, other) if other is not None else None
        if other is None or index is None or not _adds(page, index, sort) or _says_total(page, other, index):
            break
        found.append(index)
    values = [value_of(page.figures[index]) for index in found]
    whole = len(found) >= _FEWEST and near(sum(values), value_of(page.figures[total]))
    return tuple(reversed(found)) if whole else ()


def figure_of_line(page: Page, view: View) -> int | None:
    """The one figure of a short line, if it ends the line and a label stands before it."""
    sentence, lower = view.sentence, page.extraction.tokens.lower
    if sentence.kind == "cell" or sentence.last - sentence.first > _LONG:
        return None
    found = [i for i in view.figures if page.figures[i].kind not in _LABELS]
    if len(found) != 1 or page.figures[found[0]].first == sentence.first or is_compound(page, found[0]):
        return None
    ends = lower[page.figures[found[0]].last : sentence.last] in ([], ["."])
    return found[0] if ends and not words_of("no-line").intersection(view.words) else None


def _adds(page: Page, index: int, sort: Sort) -> bool:
    own = sort_of(page.figures[index])
    return own == sort and page.figures[index].hedge is None and value_of(page.figures[index]) > 0


def _says_total(page: Page, view: View, index: int) -> bool:
    """Whether the label of a line names a total: "Total", "All departments:", "Four-year total"."""
    lower = page.extraction.tokens.lower[view.sentence.first : page.figures[index].first]
    return bool(words_of("total-line").intersection(lower)) or lower[0] == "all"
