"""Shares told over several sentences, and the one that closes the hundred: "the other 12%", "with 9% undecided".

The shares may be fractions ("two in five", "a quarter") and may go without their sign ("37 percent, the Coalition 36").
Levels of another time ("down from 48%") are passed over; a change or a bound among them, or a choice of some of them
that makes the hundred, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling
from crossfoot.detectors.runs import classes_at, is_compound, word_at
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

_BACK, _GAP = 5, 3
_MOST, _LEAST_PARTS = 7, 2
_WHOLE, _LOW, _HIGH = 100.0, 60.0, 150.0
_PARTS = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
_OTHER_TIME = frozenset({"old-prep", "up-from", "down-from", "=from", "=than"})
_CHANGED = frozenset({"=by", "rise-verb", "fall-verb", "up-word", "down-word"})
_GROWN = frozenset({"up-word", "down-word", "more-word", "less-word", "rise-noun", "fall-noun", "stake-noun"})


def shares_before(page: Page, book: Codebook, view: View, closing: int) -> list[int]:
    """The shares that a closing one completes; none if they are unclear."""
    found: list[int] = []
    reached = view.number
    for number in range(view.number, max(view.number - _BACK, 0) - 1, -1):
        other = page.by_sentence.get(number)
        if other is None or other.sentence.kind != "prose":
            continue
        shares = _shares_of(other, page, book, closing)
        if shares is None:
            return []
        if shares and reached - number > _GAP:
            break
        reached = number if shares else reached
        found = shares + found
    signed = any(page.figures[index].kind is Kind.PERCENT for index in (*found, closing))
    return found if signed and len(found) <= _MOST and not fits_in_part(page, found, closing) else []


def _shares_of(view: View, page: Page, book: Codebook, closing: int) -> list[int] | None:
    """The shares of a sentence before the closing one; None if one of them leaves the whole unclear."""
    if any("each" in classes_at(view, book, item) for item in range(len(view.plain.chars))):
        return None
    if says_all_but(page, view) or not words_of("of-all-voters").isdisjoint(view.words):
        return None  # "Turnout was 61%": of everybody, and the answers of those who came
    found: list[int] = []
    for index in view.plain.place:
        if index >= closing or not _is_share(view, page, index) or _is_told_again(view, page, book, index):
            continue
        item = view.plain.place[index]
        before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
        against = word_at(view, page, item - 1) == "against" and behind & {"who", "vote-against", "=who"}
        if word_at(view, page, item - 1) in words_of("further"):
            before |= classes_at(view, book, item - 2)  # "by another 5%"
        loose = page.figures[index].kind is not Kind.PERCENT and page.figures[index].hedge in BOUNDS
        if loose or (before & _OTHER_TIME and not against):
            continue
        if "=by" in before and word_at(view, page, item + 1) in ("to", "against"):
            before = frozenset()  # "ahead by 58 percent to 33"
        if page.figures[index].hedge in BOUNDS or before & _CHANGED or behind & _GROWN:
            return None
        found.append(index)
    return found


def _is_share(view: View, page: Page, index: int) -> bool:
    """A share by its sign, a fraction, or a bare number that follows shares in a list of names."""
    figure = page.figures[index]
    if figure.identifier or figure.value is None or figure.per is not None:
        return False
    if figure.kind in _PARTS:
        return 0 < share_of(figure) < _WHOLE
    return is_bare_share(view, page, index)


def is_bare_share(view: View, page: Page, index: int) -> bool:
    """Whether a number may be a percentage without its sign: "the Coalition 36", "the Greens are on 13"."""
    figure = page.figures[index]
    bare = figure.kind is Kind.NUMBER and figure.noun is None and figure.unit is None and not figure.scaled
    if not bare or figure.value is None or not 0 < figure.value < _WHOLE or is_compound(page, index):
        return False
    behind = word_at(view, page, view.plain.place[index] + 1)
    return not behind or not behind[0].isalpha() or behind in words_of("list-joints")


def _is_told_again(view: View, page: Page, book: Codebook, index: int) -> bool:
    """Whether a fraction is the word for the percentage in parentheses behind it: "a quarter (27%)"."""
    item = view.plain.place[index]
    inside = view.plain.figures[item + 2 : item + 3]
    return (
        page.figures[index].kind is not Kind.PERCENT
        and "open" in classes_at(view, book, item + 1)
        and inside != []
        and inside[0] >= 0
        and page.figures[inside[0]].kind is Kind.PERCENT
    )


def share_of(figure: Figure) -> float:
    """A share in hundredths."""
    value = float(figure.value or 0)
    return value if figure.kind in (Kind.PERCENT, Kind.NUMBER) else value * _WHOLE


def bounds_of(figure: Figure) -> tuple[float, float]:
    """What the digits of a share allow, in hundredths."""
    low, high = figure.floats
    return (low, high) if figure.kind in (Kind.PERCENT, Kind.NUMBER) else (low * _WHOLE, high * _WHOLE)


def fits_in_part(page: Page, shares: list[int], closing: int) -> bool:
    """Whether the closing share makes a hundred with some of the others, but not with all."""
    if _fits(page, (*shares, closing)):
        return False
    sizes = range(1, len(shares))
    return any(_fits(page, (*chosen, closing)) for size in sizes for chosen in combinations(shares, size))


def _fits(page: Page, shares: tuple[int, ...]) -> bool:
    ends = [bounds_of(page.figures[index]) for index in shares]
    return sum(low for low, _ in ends) <= _WHOLE <= sum(high for _, high in ends)


def is_near_hundred(page: Page, shares: Iterable[int]) -> bool:
    """Whether shares may be all of one whole with a slip among them."""
    return _LOW <= sum(share_of(page.figures[index]) for index in shares) <= _HIGH


def says_all_but(page: Page, view: View) -> bool:
    """ "All but 12% of the crop was in, and the remaining 12% is for the birds": what is left is told twice."""
    lower = page.extraction.tokens.lower
    firsts = (page.figures[i].first for i in view.figures if page.figures[i].kind is Kind.PERCENT)
    return any(lower[max(first - 2, 0) : first] == ["all", "but"] for first in firsts)


def is_told_of_then(page: Page, view: View, closing: int) -> bool:
    """ "16% had no view when it was first asked": behind the last share its own time is told."""
    return (
        view.figures[-1] == closing
        and "when" in page.extraction.tokens.lower[page.figures[closing].last : view.sentence.last]
    )


def closed(
    page: Page, book: Codebook, view: View, closing: int, name: str
) -> Iterator[tuple[dict[str, Filling], str | None]]:
    """The slots and the case of the hundred that ends with a closing share, if there is one."""
    shares = [] if is_told_of_then(page, view, closing) else shares_before(page, book, view, closing)
    if len(shares) < _LEAST_PARTS or not is_near_hundred(page, (*shares, closing)):
        return
    bare = tuple(index for index in shares if page.figures[index].kind is Kind.NUMBER)
    signed = tuple(index for index in shares if index not in bare)
    case: str | None
    if page.figures[closing].kind is Kind.NUMBER and signed:
        case = "bare-both" if bare else "bare-rest"
    else:
        case = "bare-parts" if bare and signed else "bare-only" if bare else None
    filled: dict[str, Filling] = {name: closing}
    filled |= {"parts": signed} if signed else {}
    yield filled | ({"bare": bare} if bare else {}), case
