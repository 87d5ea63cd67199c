"""A part of a whole, "11 of the 16", and the percentage that the sentence or the next one gives for it.

The percentage stands in apposition ("or 69%", "(69%)", ", 69%."), is called a rate ("a pass rate of 69%"), or opens the
next sentence with words that point back ("That is 69%").
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.of_pairs import is_of_another, is_whole, shares_of_pairs
from crossfoot.detectors.proportions import told_proportion
from crossfoot.detectors.runs import (
    VERBS,
    classes_at,
    has_pair,
    is_compound,
    sort_of,
    sorted_figures,
    word_at,
)
from crossfoot.detectors.sample_sequels import sequel_readings
from crossfoot.detectors.told_shares import COMPARED, told_share
from crossfoot.detectors.wholes import near, value_of
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_PERCENT = ("percent", None)
_SAMPLED = Trigger(kinds=(Kind.PERCENT,)) | Trigger(classes=(PAIRED,))
_HARD = frozenset({"hard-break", "mark-stop", "mark-semicolon"})
_CLOSING = frozenset({"mark-comma", "mark-stop"})
_REACH, _OPENING = 14, 6
_THOSE = frozenset({"all", "that", "the", "these", "those"})


@needs(_SAMPLED)
def sample_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A part of a whole ("11 of the 16"), and the percentage that the sentence or the next one gives for it."""
    for view in page.where(_SAMPLED):
        yield from shares_of_pairs(rule, page, view)
        pair = pair_of(view, page, book)
        if pair is None:
            if not any(page.figures[index].kind is Kind.PERCENT for index in view.figures):
                continue  # a share that points back stands in the sentence itself
            told = told_share(view, page, book)
            if told is not None:
                yield Reading(rule, told, Tier.ANCHORED, "previous")
            else:
                found = list(_proportions(rule, view, page, book))
                yield from found or sequel_readings(rule, page, view)
            continue
        part, whole = pair
        share = share_behind(view, page, book, part, whole)
        share = share if share is not None else rate_behind(view, page, book, part, whole)
        window = "sentence"
        if share is None:
            share, window = share_after(page, book, view), "previous"
        if share is not None:
            filled = {"part": part, "whole": whole, "share": share}
            yield Reading(rule, filled, Tier.ANCHORED, window)
        else:
            yield from _proportions(rule, view, page, book)


def _proportions(rule: Rule, view: View, page: Page, book: Codebook) -> Iterator[Reading]:
    for filled in told_proportion(view, page, book):
        yield Reading(rule, filled, Tier.ANCHORED, "article")


def pair_of(view: View, page: Page, book: Codebook) -> tuple[int, int] | None:
    """The one "n of the N" of a sentence."""
    found: list[tuple[int, int]] = []
    for whole in view.plain.place if has_pair(view, page) else ():
        sort = sort_of(page.figures[whole])
        if (
            sort is None
            or sort == _PERCENT
            or is_compound(page, whole)
            or not is_whole(view, page, book, whole)
        ):
            continue
        item = view.plain.place[whole]
        before = [view.plain.figures[place] for place in range(max(item - 3, 0), item)]
        parts = [index for index in before if index >= 0 and sort_of(page.figures[index]) == sort]
        if not parts:
            behind = sorted_figures(view, page, sort)
            parts = [index for index in behind if view.plain.place[index] > item][:1]
        if parts:
            found.append((parts[-1], whole))
    if len(found) != 1 or any(page.figures[index].hedge in BOUNDS for index in found[0]):
        return None
    return found[0]


def share_behind(view: View, page: Page, book: Codebook, part: int, whole: int) -> int | None:
    """The first percentage behind the pair, if it stands in apposition: "or 80%", "(24%)", "that is 80%", ", 80%."."""
    item = max(view.plain.place[part], view.plain.place[whole])
    for place in range(item + 1, min(item + _REACH, len(view.plain.chars))):
        index = view.plain.figures[place]
        if index >= 0:
            if page.figures[index].kind is not Kind.PERCENT or page.figures[index].hedge in BOUNDS:
                return None
            before = classes_at(view, book, place - 1)
            if classes_at(view, book, place + 1) & COMPARED or is_of_another(page, view, index):
                return None
            boxed = "open" in before and "close" in classes_at(view, book, place + 1)
            if boxed or "amount-to" in before:
                return index
            return (
                index if _is_apposed(view, page, book, index) and _is_near(page, part, whole, index) else None
            )
        if classes_at(view, book, place) & _HARD:
            return None
    return None


def _is_apposed(view: View, page: Page, book: Codebook, share: int) -> bool:
    """Whether commas, or a comma and the end of the sentence, set a share off by itself."""
    item = view.plain.place[share]
    behind = classes_at(view, book, item + 1)
    alone = sorted_figures(view, page, _PERCENT) == [share]
    return (
        alone and "mark-comma" in classes_at(view, book, item - 1) and (not behind or bool(behind & _CLOSING))
    )


def _is_near(page: Page, part: int, whole: int, share: int) -> bool:
    one, all_ = value_of(page.figures[part]), value_of(page.figures[whole])
    return 0 < one < all_ and near(100 * one / all_, value_of(page.figures[share]))


def rate_behind(view: View, page: Page, book: Codebook, part: int, whole: int) -> int | None:
    """The only percentage of a sentence, called a rate: "six of the 48 failed, a failure rate of 12.5 percent"."""
    percents = sorted_figures(view, page, _PERCENT)
    item = view.plain.place[percents[0]] if len(percents) == 1 else 0
    if (
        item <= max(view.plain.place[part], view.plain.place[whole])
        or page.figures[percents[0]].hedge in BOUNDS
    ):
        return None
    called = "=of" in classes_at(view, book, item - 1) and any(
        word_at(view, page, place) in words_of("rates") for place in (item - 2, item - 3)
    )
    return percents[0] if called and _is_near(page, part, whole, percents[0]) else None


def _is_of_own(page: Page, view: View, share: int) -> bool:
    """ "It dug 1.9m tonnes, 40% of them for the power station": of what its own sentence tells."""
    before = [page.figures[i] for i in view.plain.place if i < share]
    lower = page.extraction.tokens.lower
    return any(sort_of(one) is not None and lower[one.first - 1] not in _THOSE for one in before)


def share_after(page: Page, book: Codebook, view: View) -> int | None:
    """The only percentage of the next sentence, where that opens with "that is" or "those three"."""
    after = page.by_sentence.get(view.number + 1)
    if after is None or after.sentence.paragraph != view.sentence.paragraph:
        return None
    percents = sorted_figures(after, page, _PERCENT)
    if not percents or after.plain.place[percents[0]] > _OPENING:
        return None
    if _is_of_own(page, after, percents[0]):
        return None
    opening = [classes_at(after, book, item) for item in range(after.plain.place[percents[0]] + 1)]
    apposed = "mark-comma" in opening[-2] if len(opening) > 1 else False
    tells = any("back-reference" in classes for classes in opening[:2]) and (
        any("amount-to" in classes for classes in opening) or apposed
    )
    if classes_at(after, book, after.plain.place[percents[0]] + 1) & COMPARED:
        return None
    broken = any(classes & (_HARD | VERBS - {"be", "verb"}) for classes in opening)
    return percents[0] if tells and not broken else None
