"""What operands of a result may not be: one level then and now, or a result themselves; and lists told line by line."""

from __future__ import annotations

from crossfoot.binding.page import Page
from crossfoot.detectors.windows import roles_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_MOVED = frozenset({"moved-level", "new-level"})
#: Tokens of a line before its figure.
_LINE = 6
#: Tokens of "of the other side's", the words that may open it and those that would end it.
_OWN = 6
_OWNING = frozenset({"her", "his", "its", "the", "their", "those"})
_JOINED = frozenset({",", "and", "but", "or"})


def is_change(page: Page, operands: tuple[int, ...]) -> bool:
    """ "Advertising brought in $48m, down from $53m, and the papers made $9m": one level, then and now."""
    roles = [roles_of(page, index) for index in operands]
    return any("old-level" in one for one in roles) and any(_MOVED & one for one in roles)


def is_rival(page: Page, operands: tuple[int, ...], result: int) -> bool:
    """ "Memory makers, who lost $14bn in 2023, made $21bn": two results, neither of the other."""
    own = [i for i in operands if page.figures[i].sentence == page.figures[result].sentence]
    return len(own) == 1 and len(operands) > 1 and "lost" in roles_of(page, own[0])


def is_line_by_line(page: Page, indexes: tuple[int, ...]) -> bool:
    """Whether every figure ends a short line of its own, as in a list: "Round one: 24"."""
    views = [page.view_of(index) for index in indexes]
    if len({view.number for view in views if view is not None}) < len(indexes):
        return False
    return all(
        view is not None
        and view.sentence.last - page.figures[i].last <= 1
        and page.figures[i].first - view.sentence.first <= _LINE
        for i, view in zip(indexes, views, strict=True)
    )


def is_coin(figure: Figure) -> bool:
    """Whether an amount is told in cents or pence, which a bare number beside it is not."""
    return figure.kind is Kind.MONEY and 0 < (figure.value or 0) < 1 and "." not in figure.text


def is_parted(page: Page, index: int) -> bool:
    """ "Two of the other side's 213 were absent": some of it were told of, so that it is what was there before."""
    before = page.figures[index - 1] if index else None
    gap = page.extraction.tokens.lower[before.last : page.figures[index].first] if before is not None else []
    owned = gap[:1] == ["of"] and gap[1:2] != [] and gap[1] in _OWNING
    return owned and len(gap) <= _OWN and not _JOINED.intersection(gap)
