"""What a change and the only two levels of its sentence tell against being bound: another relation, by their words."""

from __future__ import annotations

from itertools import pairwise

from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.of_pairs import is_of_one_pair
from crossfoot.detectors.told_levels import POINTS, SHARES
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

OLD = frozenset({"old-level", "dated-old", "lone-old", "moved-from"})
NEW = frozenset({"new-level", "dated-new", "moved-level"})
_PREMIUMS = frozenset({"discount", "premium"})
_ASIDES = frozenset({"as", "when"})


def name_of(size: Figure) -> str:
    """The sort of change that a figure may be the size of."""
    if size.kind in SHARES:
        return "percent"
    return "points" if size.kind in POINTS or size.unit == "point" else "amount"


def contradicts(page: Page, size: int, old: int, new: int) -> bool:
    """Whether the words tell another relation than that a size leads from one level to another."""
    figures, sort = page.figures, name_of(page.figures[size])
    if sort == "percent" and figures[new].kind is Kind.PERCENT:
        return True  # "fell 16 percent, 10 percent and 17 percent": three of a sort
    if sort == "amount" and figures[size].value in (figures[old].value, figures[new].value):
        return True  # "to $10 from $5. The increase adds $10 to a return ticket"
    if side_of(page, old) > 0 and figures[size].first < figures[old].first:
        return (
            True  # "fell $2.35 to $40.69, after touching $36.86": it led to the first, and began at neither
        )
    return _is_set_off(page, (size, old, new))


def _is_set_off(page: Page, indexes: tuple[int, ...]) -> bool:
    """Whether ", when" or ", as" opens a clause between two neighbours among some figures of one sentence."""
    lower = page.extraction.tokens.lower
    row = sorted((page.figures[index] for index in indexes), key=lambda figure: figure.first)
    for one, two in pairwise(row):
        gap = lower[one.last : two.first] if one.sentence == two.sentence else []
        if any(
            mark == "," and word in _ASIDES and gap[at + 2 : at + 3] != ["compared"]
            for at, (mark, word) in enumerate(pairwise(gap))
        ):
            return True
    return False


def side_of(page: Page, index: int) -> int:
    """1 for a level that the words tell as the new one, -1 for the old one, 0 for either."""
    view = page.view_of(index)
    roles = view.roles.get(index, set()) if view is not None else set[str]()
    return bool(roles & NEW) - bool(roles & OLD)


def is_another_relation(page: Page, reading: Reading) -> bool:
    """Whether a change is a premium, which is measured from another price, or its levels are "n of the N"."""
    change = reading.figures["change"]
    first = page.figures[change].first if isinstance(change, int) else 0
    premium = not _PREMIUMS.isdisjoint(page.extraction.tokens.lower[max(first - 2, 0) : first])
    return premium or is_of_one_pair(page, reading)
