"""Interest: whether a growth is promised, and so meant exactly, or only what it came to on average."""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import wordings

_COMPOUND = frozenset({"compound", "interest"})
_COMPOUNDED = frozenset({"compound", "compounded", "compounding"})
_PAID = frozenset(
    {"deposit", "deposited", "earn", "earning", "earns", "endowment", "invested", "lent", "paid", "saved"}
)
_OFTENER = frozenset(
    {"monthly", "quarterly", "daily", "half-yearly", "semi-annually", "semiannually", "average", "about"}
)


def manners(page: Page, views: list[View], way: str, span: str) -> tuple[str, ...]:
    """How an amount may have grown: simple growth is out where interest is said to bear interest."""
    if not any(_is_interest(page, view) for view in views):
        return ("", "-simple")
    return ("-exact",) if (way, span) == ("growing", "over") else ("",)


def compounds(page: Page, view: View) -> bool:
    """ "interest is added every January": what is paid for a year is left where it bears interest in the next."""
    return wordings("growth")["compounding"].stands_in(page, view)


def _is_interest(page: Page, view: View) -> bool:
    """Whether compound interest is paid once a period: then the rate is no average, and is meant exactly."""
    if compounds(page, view):
        return view.words.isdisjoint(_OFTENER)
    paid = view.words >= _COMPOUND or (
        not view.words.isdisjoint(_COMPOUNDED) and not view.words.isdisjoint(_PAID)
    )
    return paid and view.words.isdisjoint(_OFTENER)
