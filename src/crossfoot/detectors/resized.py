"""Two sizes of one offering, told apart from the word that says which way it went.

"The loan, launched at €400 million, was increased to €550 million": one size is told as what was planned, the other as
what it came to, and no third size stands near. The verb must be said of an offering, a loan, a fund or the like.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.afar import around, figures_of, is_plain
from crossfoot.detectors.windows import in_order, middle_of, near, phrase_classes, roles_of
from crossfoot.detectors.wording import hedged_first
from crossfoot.detectors.wordlists import afar
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_BACK, _AHEAD = 4, 2
_REACH, _OBJECT, _PASSIVE = 16, 6, 3
_TIMES = 8.0
_UP, _DOWN = frozenset({"deal-up", "upsized"}), frozenset({"deal-down", "downsized"})
RESIZED = Trigger(classes=tuple(sorted(_UP | _DOWN)))
_NO_SIZE = frozenset({"delta", "each-price", "extreme"})
_PARTS, _WHOLE = frozenset({Kind.PERCENT, Kind.FRACTION}), 100
#: A sentence with one of these tells of another time, or another offering.
_ELSEWHERE = frozenset({"ago", "another", "second", "separate", "separately", "third"})
_PRONOUNS = frozenset({"it", "they", "this"})
_HAD_BEEN = frozenset(
    {("had", "been"), ("was", "to"), ("were", "to"), ("was", "first"), ("was", "originally")}
)
_PLANNED = frozenset({"expected", "old-level"})


def size_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The size that was planned and the one that came of it."""
    for view in page.where(RESIZED):
        way = way_of(page, view, book)
        pair = _sizes(page, view, book) if way is not None else None
        if pair is not None:
            filled = in_order(rule, {"old": pair[0], "new": pair[1]})
            yield Reading(rule, filled, Tier.CUED, "article", way)


def way_of(page: Page, view: View, book: Codebook) -> str | None:
    """Up or down, if the only word of resizing in a sentence is said of an offering."""
    return page.once(("resized", view.number), lambda: _way_of(page, view, book))


def _way_of(page: Page, view: View, book: Codebook) -> str | None:
    ups, downs = book.chars_with(_UP), book.chars_with(_DOWN)
    found = {
        way
        for item, char in enumerate(view.plain.chars)
        if char in ups or char in downs
        for way, cues in (("up", ups), ("down", downs))
        if char in cues and _is_of_offering(page, view, item)
    }
    return min(found) if len(found) == 1 else None


def _is_of_offering(page: Page, view: View, item: int) -> bool:
    """Whether an offering is what is resized: "trimmed the deal", "the loan was increased", "enlarged it"."""
    lower, (first, last) = page.extraction.tokens.lower, view.plain.items[item]
    offerings = afar("offerings")
    behind = lower[last : min(last + _OBJECT, view.sentence.last)]
    before = lower[max(view.sentence.first, first - _REACH) : first]
    if not offerings.isdisjoint(behind):
        return True
    if behind[:1] == ["it"]:
        earlier = page.by_sentence.get(view.number - 1)
        return not offerings.isdisjoint(before) or (
            earlier is not None and not offerings.isdisjoint(earlier.words)
        )
    if afar("being").isdisjoint(before[-_PASSIVE:]):
        return False
    told = not _PRONOUNS.isdisjoint(before) and any(
        not offerings.isdisjoint(other.words) for other in around(page, view, _PASSIVE, -1)
    )
    return told or not offerings.isdisjoint(before)


def _sizes(page: Page, view: View, book: Codebook) -> tuple[int, int] | None:
    """(planned, new), if the stretch tells two sizes and only one of them is told as planned."""
    views = [
        other for other in around(page, view, _BACK, _AHEAD) if other is view or not _ELSEWHERE & other.words
    ]
    sizes = distinct(page, [index for index in figures_of(views) if _is_size(page, index)])
    if len(sizes) != 2 or view not in views:
        return None
    small, large = sorted(middle_of(page.figures[index]) for index in sizes)
    if not alike(page.figures[sizes[0]], page.figures[sizes[1]]) or large > _TIMES * small:
        return None
    changes = [index for index in view.plain.place if "delta" in roles_of(page, index)]
    if any(alike(page.figures[sizes[0]], page.figures[index]) for index in changes):
        return None  # then the two sizes must differ by just so much, which says more
    return _old_and_new(page, view, book, sizes)


def _old_and_new(page: Page, view: View, book: Codebook, sizes: list[int]) -> tuple[int, int] | None:
    """Which of two sizes was planned: the one told so, or the one told before the other was come to."""
    planned = [index for index in sizes if is_planned(page, book, index) or _is_old(page, view, index)]
    if len(planned) != 1:
        first, last = sorted(sizes)
        come_to = (
            last in view.plain.place
            and page.extraction.tokens.lower[hedged_first(page, view, last) - 1] == "to"
        )
        told_before = page.figures[first].sentence < view.number
        return (first, last) if not planned and come_to and told_before else None
    new = sizes[1 - sizes.index(planned[0])]
    return (planned[0], new) if not roles_of(page, new) & _PLANNED else None


def _is_size(page: Page, index: int) -> bool:
    figure = page.figures[index]
    kinds = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
    return (
        figure.kind in kinds and is_plain(figure) and figure.scaled and not roles_of(page, index) & _NO_SIZE
    )


def is_planned(page: Page, book: Codebook, index: int) -> bool:
    """Whether the words before a size say that it was meant, or was so before."""
    view = page.view_of(index)
    if view is None:
        return False
    figure, lower = page.figures[index], page.extraction.tokens.lower
    before = lower[max(view.sentence.first, figure.first - _OBJECT) : figure.first]
    if "now" in before or before[-1:] in (["became"], ["become"], ["becomes"]):
        return False  # "the amount now sought", "the 50 million that it had hoped to sell became 40 million"
    if "planned-word" in phrase_classes(view, book, index, _REACH):
        return True
    said = " ".join(before)
    behind = lower[figure.last : min(figure.last + _OBJECT, view.sentence.last)]
    if not {"that", "which"}.isdisjoint(behind[:2]) and not afar("planned").isdisjoint(behind):
        return True  # "the 50 million shares that it had hoped to sell"
    if any(pair in _HAD_BEEN for pair in pairwise(behind)) and not afar("planned").isdisjoint(behind):
        return True  # "a rights issue of £90 million had been planned"
    return not afar("planned").isdisjoint(before) or any(one in said for one in afar("planned-before"))


def _is_old(page: Page, view: View, index: int) -> bool:
    """Whether the sentence itself tells a size as what was hoped for, or as where it came from."""
    return index in view.plain.place and bool(roles_of(page, index) & _PLANNED)


def grown_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """By how much an offering was resized, and its two sizes around: the only three like amounts."""
    for view in page.where(RESIZED):
        way = way_of(page, view, book)
        for change in view.plain.place if way is not None else ():
            if "delta" not in roles_of(page, change) or not is_plain(page.figures[change]):
                continue
            pair = _around(page, view, book, change)
            if pair is not None and _comes_to(page, change, pair, way):
                filled = in_order(rule, {"change": change, "old": pair[0], "new": pair[1]})
                yield Reading(rule, filled, Tier.CUED, "article", way)


def share_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """By what part an offering was resized, and its two sizes around: "enlarged by half, to $600 million"."""
    for view in page.where(RESIZED):
        way = way_of(page, view, book)
        for change in view.plain.place if way is not None else ():
            figure = page.figures[change]
            if figure.kind not in _PARTS or not is_plain(figure) or not 0 < middle_of(figure) < _WHOLE:
                continue
            if page.extraction.tokens.lower[hedged_first(page, view, change) - 1] != "by":
                continue
            views = around(page, view, _BACK, _AHEAD)
            sizes = distinct(page, [index for index in figures_of(views) if _is_size(page, index)])
            if len(sizes) != 2 or not alike(page.figures[sizes[0]], page.figures[sizes[1]]):
                continue
            pair = _old_and_new(page, view, book, sizes)
            if pair is not None:
                filled = in_order(rule, {"change": change, "old": pair[0], "new": pair[1]})
                yield Reading(rule, filled, Tier.CUED, "article", f"{way}-share")


def _around(page: Page, view: View, book: Codebook, change: int) -> tuple[int, int] | None:
    views = around(page, view, _BACK, _AHEAD)
    sizes = [
        index
        for index in figures_of(views)
        if index != change and _is_size(page, index) and alike(page.figures[change], page.figures[index])
    ]
    sizes = distinct(page, sizes)
    planned = [index for index in sizes if is_planned(page, book, index)]
    if len(sizes) != 2 or len(planned) != 1:
        return None
    return planned[0], sizes[1 - sizes.index(planned[0])]


def _comes_to(page: Page, change: int, pair: tuple[int, int], way: str | None) -> bool:
    by, old, new = (middle_of(page.figures[index]) for index in (change, *pair))
    return near(old + by if way == "up" else old - by, new)
