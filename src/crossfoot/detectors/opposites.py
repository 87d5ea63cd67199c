"""Two shares of two things that exclude each other: "82% passed and 18% failed", "44% male and 56% female"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_SHARES = Trigger(kinds=(Kind.PERCENT,))
_JOINTS = frozenset({",", "and", "while", "whereas", "but", ";", "to", "against"})
#: Words behind a share, among which the first word of a pair stands; those between it and the next share.
_BEHIND, _LEAD = 3, 3
_NAME, _CLAUSE = 8, 14
_SKIPPED = frozenset(
    {"were", "are", "was", "is", "had", "have", "who", "said", "voted", "answered", "it", "the", "would"}
)
_OTHERS = frozenset({"delta", "old-level", "then-level", "expected"})


@cache
def _pairs() -> dict[tuple[str, str], str]:
    """Both words of each pair, in either order, with the case of the formula."""
    found: dict[tuple[str, str], str] = {}
    for name, case in (("whole", "exhaustive"), ("undecided", "exclusive")):
        for row in table("opposites")[name]:
            one, _, other = str(row).partition(" / ")
            found[one, other] = found[other, one] = case
    return found


@needs(_SHARES)
def opposite_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two shares side by side, each with one word of a pair behind it."""
    for view in page.where(_SHARES):
        shares = _shares_of(page, view)
        if len(shares) == 1 and (before := _share_before(page, view)) is not None:
            if _named(page, before, shares[0]):
                filled = {"one": before, "other": shares[0]}
                yield Reading(rule, filled, Tier.ANCHORED, "previous", case="exhaustive")
            continue
        if len(shares) != 2:
            continue
        for one, two in pairwise(shares):
            case = _case_of(page, view, one, two)
            if case is None and (_named(page, one, two) or _denied(page, view, one, two)):
                case = "exhaustive"
            if case is not None:
                yield Reading(rule, {"one": one, "other": two}, Tier.ANCHORED, "sentence", case=case)


def _shares_of(page: Page, view: View) -> list[int]:
    return [i for i in of_kinds(page, view, frozenset({Kind.PERCENT})) if _is_plain(page, view, i)]


def _share_before(page: Page, view: View) -> int | None:
    """The one share of the sentence before."""
    other = page.by_sentence.get(view.number - 1)
    found = _shares_of(page, other) if other is not None and other.sentence.kind == view.sentence.kind else []
    return found[0] if len(found) == 1 else None


def _named(page: Page, one: int, two: int) -> bool:
    """ "Turnout was 66%. That means 34% stayed at home": the first is named, the second is told of the others."""
    lower, first, second = page.extraction.tokens.lower, page.figures[one], page.figures[two]
    home = page.view_of(one)
    if home is None:
        return False
    names = " ".join(lower[max(home.sentence.first, first.first - _NAME) : first.first])
    behind = " ".join(lower[second.last : second.last + _NAME])
    rows = (str(row).partition(" / ")[::2] for row in table("opposites")["named"])
    return any(f" {name} " in f" {names} " and behind.startswith(deed) for name, deed in rows)


def _denied(page: Page, view: View, one: int, two: int) -> bool:
    """ "72% approve, whereas 28% do not": the rest of those who were told of."""
    lower, last = page.extraction.tokens.lower, page.figures[two].last
    if lower[last : last + 1] == ["of"] and lower[last + 1 : last + 2] in (["them"], ["those"], ["these"]):
        last += 2
    size = wordings("opposites")["denied"].at(lower, last, view.sentence.last)
    behind = lower[last + size : last + size + 1]
    between = lower[page.figures[one].last : page.figures[two].first]
    whole = not size or (bool(behind) and behind[0][0].isalnum()) or ";" in between
    return not whole and not _JOINTS.isdisjoint(between) and len(between) <= _CLAUSE


def _is_plain(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    plain = figure.value is not None and figure.hedge not in BOUNDS and figure.per is None
    return plain and not view.roles.get(index, set()) & _OTHERS


def _case_of(page: Page, view: View, one: int, two: int) -> str | None:
    lower, figures = page.extraction.tokens.lower, page.figures
    gap = lower[figures[one].last : hedged_first(page, view, two)]
    joints = [place for place, word in enumerate(gap) if word in _JOINTS]
    if not joints or len(gap) - 1 - joints[-1] > _LEAD or len(gap) > 2 * _BEHIND + _LEAD:
        return None
    behind = lower[figures[two].last : figures[two].last + _BEHIND]
    firsts, seconds = _words(gap[: joints[0]]), _words(behind)
    found = {case for (left, right), case in _pairs().items() if left in firsts and right in seconds}
    return found.pop() if len(found) == 1 else None


def _words(stretch: list[str]) -> set[str]:
    """The first word that is none of "were", "of them" and the like, alone and with the one before it."""
    stretch = (
        stretch[2:] if stretch[:1] == ["of"] and stretch[1:2] in (["them"], ["those"], ["these"]) else stretch
    )
    for place, word in enumerate(stretch):
        if word not in _SKIPPED:
            return {
                word,
                " ".join(stretch[max(place - 1, 0) : place + 1]),
                "-".join(stretch[place : place + 3 : 2]),
            }
    return set()
