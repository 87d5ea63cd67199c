"""Fractions in words that point back: "84 trams. ... A dozen of them, one in seven, were off the road".

The fraction is set off by marks or summed up ("in other words, two-thirds of the seats"); the part and the whole are
the only two like counts or sums of the stretch in which it stands. What the complement explains is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.fraction_rests import rest_readings
from crossfoot.detectors.of_pairs import fractions_of_pairs
from crossfoot.detectors.runs import classes_at, sort_of
from crossfoot.detectors.wholes import alike, usable, value_of
from crossfoot.detectors.windows import near
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_FRACTIONS = Trigger(kinds=(Kind.FRACTION, Kind.RATIO))
_BACK, _REACH, _EXACT, _FAR = 4, 4, 0.03, 99
#: "Close to half" may be as far from it as this.
_LOOSE = 0.1
#: What is nearly the whole is told as that, not as a fraction of it.
_WHOLE = 0.9
_MARKS = frozenset({"mark-comma", "dash", "open", "close", "mark-colon", "mark-stop", "mark-semicolon"})
_SUMMED = frozenset({"amount-to", "result-word"})
_OTHER = frozenset({"delta", "old-level", "new-level", "expected", "gap"})
_PARTS = frozenset({
    "delta", "expected", "mean", "each-price", "gap", "old-level", "moved-level", "moved-from", "dated-old",
    "dated-new",
})  # fmt: skip
#: A part so many times its whole has lost or gained a word of scale.
_THOUSANDS = 100
_FEWEST = 2
_KNOWN = frozenset({"her", "his", "its", "our", "the", "their", "them", "these", "those"})
_ELSE = frozenset({";", "and", "but", "though", "whereas", "while"})
#: What may stand before a ratio that opens its sentence.
_ONLY = frozenset({"barely", "fully", "just", "merely", "only", "scarcely", "some"})


@needs(_FRACTIONS)
def told_fraction_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every fraction that points back, with its part and its whole."""
    for view in page.where(_FRACTIONS):
        yield from fractions_of_pairs(rule, page, view)
        if view.sentence.kind != "cell":
            yield from rest_readings(rule, page, view)
        shares = [index for index in view.plain.place if _is_fraction(page.figures[index])]
        shares = [i for i in shares if i == shares[0] or not view.roles[i] & _OTHER]
        if len(shares) != 1 or view.roles[shares[0]] & _OTHER or view.sentence.kind == "cell":
            continue
        if not _points_back(page, view, book, shares[0]):
            continue
        pair = _pair(page, view, book, shares[0])
        if pair is not None:
            whole, part, window = pair
            yield Reading(rule, {"part": part, "whole": whole, "fraction": shares[0]}, Tier.CUED, window)


def _is_fraction(figure: Figure) -> bool:
    value = figure.value
    return figure.kind in (Kind.FRACTION, Kind.RATIO) and value is not None and 0 < value < 1


def _points_back(page: Page, view: View, book: Codebook, index: int) -> bool:
    """Whether a fraction stands between marks, or behind "in other words", "so", "that is"."""
    item = view.plain.place[index]
    before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
    ends = item + 1 >= len(view.plain.chars)
    if "of-which" in behind or ("out-of" in behind and before & _MARKS):
        return True
    if _said_again(view, book, item) or _said_of_them(page, view, book, index):
        return True
    if before & _MARKS and (behind & _MARKS or ends):
        return True
    for place in range(item - 1, max(-1, item - 1 - _REACH), -1):
        if view.plain.figures[place] >= 0:
            return False
        if classes_at(view, book, place) & _SUMMED:
            return "=of" not in behind or not place or bool(classes_at(view, book, place - 1) & _MARKS)
    return page.figures[index].kind is Kind.RATIO and all(
        not classes_at(view, book, place) or page.extraction.tokens.lower[view.plain.items[place][0]] in _ONLY
        for place in range(item)
    )


def _said_of_them(page: Page, view: View, book: Codebook, index: int) -> bool:
    """ "A quarter of the visitors, 84, had": the part between marks behind a fraction of what is known."""
    lower, last, item = page.extraction.tokens.lower, page.figures[index].last, view.plain.place[index]
    if lower[last : last + 1] != ["of"] or lower[last + 1] not in _KNOWN:
        return False
    for place in range(item + 1, min(item + 1 + _REACH, len(view.plain.chars) - 2)):
        if view.plain.figures[place] >= 0:
            return False
        if classes_at(view, book, place) & {"mark-comma", "dash", "open"}:
            ends = classes_at(view, book, place + 2) & (_MARKS | {"of-which", "total-word"})
            return view.plain.figures[place + 1] >= 0 and bool(ends)
    return False


def _said_again(view: View, book: Codebook, item: int) -> bool:
    """ "A two-thirds majority, or 60 votes": the part follows behind "or"."""
    for place in range(item + 1, min(item + 1 + _REACH, len(view.plain.chars) - 1)):
        if view.plain.figures[place] >= 0:
            return False
        if "=or" in classes_at(view, book, place) and view.plain.figures[place + 1] >= 0:
            return True
    return False


def _pair(page: Page, view: View, book: Codebook, share: int) -> tuple[int, int, str] | None:
    """The whole and the part: the only two like figures of the sentence, or of it and the nearest that has any."""
    found: list[int] = []
    home = view
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or other.sentence.kind != view.sentence.kind:
            continue
        own = distinct(
            page, (index for index in other.plain.place if _may_be(page, other, book, index, share))
        )
        sort = sort_of(page.figures[(found or own)[0]]) if found or own else None
        found += [index for index in own if not found or sort_of(page.figures[index]) == sort]
        home = other
        if len(found) >= 2:
            break
    if found and _counts_people(page, view, share) and page.figures[found[0]].kind is Kind.MONEY:
        return None  # "borrowed €19m. One in five is over 65"
    if len(found) != 2 or sort_of(page.figures[found[0]]) != sort_of(page.figures[found[1]]):
        return None
    part, whole = sorted(found, key=lambda index: value_of(page.figures[index]))
    if (
        page.figures[part].kind is Kind.MONEY
        and _said_of_them(page, view, book, share)
        and whole > share > part
    ):
        part, whole = whole, part  # "half of the money, $600 billion, ...": told as a part, whatever its size
    of_them = "of-which" in classes_at(view, book, view.plain.place[share] + 1)
    if _apart(page, share, part):
        return None  # "One in five walks; 250 come by bus"
    if (
        of_them
        and not _said_of_them(page, view, book, share)
        and abs(view.plain.place.get(part, -_FAR) - view.plain.place[share]) > _REACH
    ):
        return None
    of_them = of_them or _said_again(view, book, view.plain.place[share])
    if not (of_them or alike(page, whole, (part,))) or not _fits(page, share, part, whole):
        return None
    if page.figures[whole].first > page.figures[share].first:
        return None  # "one in five, about 240, walks to the school, which has 410": of another whole
    return whole, part, "sentence" if home is view else "paragraph"


def _counts_people(page: Page, view: View, share: int) -> bool:
    """Whether a ratio opens its sentence as what it tells of: "One in five is over 65"."""
    figure = page.figures[share]
    return figure.kind is Kind.RATIO and figure.first - view.sentence.first <= 1


def _apart(page: Page, share: int, part: int) -> bool:
    """Whether a semicolon or a word that opens another clause stands between a fraction and a part behind it."""
    between = page.extraction.tokens.lower[page.figures[share].last : page.figures[part].first]
    return not _ELSE.isdisjoint(between)


def _may_be(page: Page, view: View, book: Codebook, index: int, share: int) -> bool:
    figure = page.figures[index]
    if index == share or sort_of(figure) is None or figure.kind in (Kind.PERCENT, Kind.DURATION):
        return False
    broken = sort_of(figure) == ("count", None) and value_of(figure) % 1
    if value_of(figure) < _FEWEST or broken or view.roles.get(index, set()) & _PARTS:
        return False
    return usable(view, page, book, index) and not _is_age(page, index)


def _is_age(page: Page, index: int) -> bool:
    """ "A quarter of those are past 60": a bare number behind a word that leads to ages."""
    figure = page.figures[index]
    bare = figure.kind is Kind.NUMBER and figure.noun is None
    return bare and page.extraction.tokens.lower[max(figure.first - 1, 0)] in ("past", "aged", "turned")


def _fits(page: Page, share: int, part: int, whole: int) -> bool:
    """Whether the fraction is a slip away from the share of the part, and is not that of the rest."""
    computed = value_of(page.figures[part]) / value_of(page.figures[whole])
    stated = value_of(page.figures[share])
    if page.figures[share].hedge is not None and abs(computed - stated) < _LOOSE:
        return False
    sized = computed < _WHOLE or computed > _THOUSANDS
    return sized and near(computed, stated) and abs(1 - computed - stated) > _EXACT
