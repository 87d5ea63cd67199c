"""Polls and their margin of error: the sample size near it, and the lead said to lie inside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.runs import classes_at, is_compound, word_at
from crossfoot.detectors.wording import wordings
from crossfoot.detectors.wordlists import words_of
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_ERROR = frozenset({"moe-noun"})  # a class of "error" and of "accurate to within"
_ERRORS = Trigger(classes=tuple(sorted(_ERROR)), lists=("limits.error-reach",))
_MARGINS = frozenset({Kind.PERCENTAGE_POINTS, Kind.PERCENT})
_MOE_MOST, _SAMPLE_LEAST, _SAMPLE_MOST = 20, 50, 200_000
_REACH, _WORDS, _TOLD = 2, 12, 6


@needs(_ERRORS)
def error_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A margin of error, and the one sample size in its sentence or the two before or the one behind."""
    for view in page.where(_ERRORS):
        margins = margins_of(view, page, book)
        if len(margins) != 1:
            continue
        sample = _sample(page, book, view)
        if sample is not None and not _of_some(page, sample, margins[0]):
            case = None if page.figures[margins[0]].kind in _MARGINS else "in-points"
            yield Reading(
                rule, {"margin": margins[0], "sample": sample}, Tier.ANCHORED, "paragraph", case=case
            )


@needs(_ERRORS)
def inside_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A lead that is said to be within, or outside, the margin of error of the same sentence."""
    for view in page.where(_ERRORS):
        margins = margins_of(view, page, book)
        if len(margins) != 1:
            continue
        words = {word_at(view, page, item) for item in range(len(view.plain.chars))}
        case = "within" if words & words_of("inside") else "outside" if words & words_of("outside") else None
        if case is None or words & words_of("not-inside"):
            continue
        kind = page.figures[margins[0]].kind
        leads = [
            index
            for index in view.plain.place
            if index != margins[0]
            and page.figures[index].kind is kind
            and page.figures[index].unit == page.figures[margins[0]].unit
        ]
        if len(leads) == 1 and view.plain.place[leads[0]] < view.plain.place[margins[0]]:
            yield Reading(
                rule, {"lead": leads[0], "margin": margins[0]}, Tier.ANCHORED, "sentence", case=case
            )


def margins_of(view: View, page: Page, book: Codebook) -> list[int]:
    """Points or percentages of a plausible size that "error" stands near, confidence levels left out."""
    if not view.mask & book.word_mask(_ERROR):
        return _reaches(view, page)
    errors = [item for item in range(len(view.plain.chars)) if _names_error(view, page, book, item)]
    if not errors and _is_of_a_poll(page):
        errors = [item for item in range(len(view.plain.chars)) if _names_poll_error(view, page, book, item)]
    if not errors:
        told = [index for index in view.plain.place if _asks(page) and _is_either_way(view, page, index)]
        return told or _reaches(view, page)
    found = []
    for index in view.plain.place:
        figure = page.figures[index]
        points = figure.kind in _MARGINS or (figure.kind is Kind.COUNT and figure.unit == "point")
        if not points or figure.value is None or abs(figure.value) > _MOE_MOST:
            continue
        item = view.plain.place[index]
        near = [error for error in errors if -_REACH - 1 <= item - error <= _WORDS]
        if near or figure.form == "margin":
            found.append((min((abs(item - error) for error in near), default=0), index))
    found.sort()
    plus = [index for _, index in found if page.figures[index].form == "margin"]
    return plus if plus else [index for _, index in found][:1]


def _of_some(page: Page, sample: int, margin: int) -> bool:
    """ "Among the 210 who farm, for whom the margin is ...": another number of people stands between the two."""
    lower = page.extraction.tokens.lower
    between = (page.figures[i] for i in range(sample + 1, margin))
    return any(
        one.unit is None
        and (one.value or 0) >= _SAMPLE_LEAST
        and "among" in lower[max(one.first - 3, 0) : one.first]
        for one in between
        if one.kind in (Kind.COUNT, Kind.NUMBER)
    )


def _reaches(view: View, page: Page) -> list[int]:
    """ "Could be out by 2.5 points in either direction", "good to within three points": how far a poll may be wrong."""
    phrases = wordings("limits")["error-reach"].found_in(page, view)
    if not phrases or not (_asks(page) or words_of("random") & set(page.extraction.tokens.lower)):
        return []
    found = []
    for index in view.plain.place:
        figure = page.figures[index]
        points = figure.kind in _MARGINS or (figure.kind is Kind.COUNT and figure.unit == "point")
        if not points or figure.value is None or not 0 < figure.value <= _MOE_MOST:
            continue
        near = any(-_TOLD <= figure.first - last <= _TOLD for first, last in phrases)
        if near:
            found.append(index)
    return found


def _is_either_way(view: View, page: Page, index: int) -> bool:
    """ "Plus or minus three points", of a margin or an error: enough where somebody was asked."""
    figure = page.figures[index]
    told = figure.form == "margin" and not {"margin", "margins", "error", "errors"}.isdisjoint(view.words)
    return told and figure.value is not None and abs(figure.value) <= _MOE_MOST


def _asks(page: Page) -> bool:
    """Whether a text tells that people were asked."""
    return page.once("asks", lambda: not words_of("asking").isdisjoint(page.extraction.tokens.lower))


def _names_error(view: View, page: Page, book: Codebook, item: int) -> bool:
    """ "margin of error", "margin of sampling error", "sampling error", but not "the error"."""
    if word_at(view, page, item) == "accurate":
        near = {word_at(view, page, place) for place in range(item, item + 4)}
        return "within" in near or "to" in near
    if "moe-noun" not in classes_at(view, book, item):
        return False
    if word_at(view, page, item + 1) in words_of("sampling"):
        return True  # "an error margin of"
    return bool(
        {word_at(view, page, place) for place in range(max(item - 3, 0), item)} & words_of("sampling")
    )


def _names_poll_error(view: View, page: Page, book: Codebook, item: int) -> bool:
    """ "an error of plus or minus", "the error is", "the margin widens to": enough where a poll is spoken of."""
    word = word_at(view, page, item)
    if word in words_of("poll-error"):
        return True
    told = word == "margin" and not words_of("of-an-error").isdisjoint(page.extraction.tokens.lower)
    return told and "lead-word" not in classes_at(view, book, item + 1)


def _is_of_a_poll(page: Page) -> bool:
    """Whether a text speaks of a poll at all."""
    return page.once("is-of-a-poll", lambda: not words_of("polling").isdisjoint(page.extraction.tokens.lower))


def _sample(page: Page, book: Codebook, view: View) -> int | None:
    """The one number of people asked near the margin."""
    found: dict[object, int] = {}
    for number in (view.number, view.number - 1, view.number - 2, view.number + 1):
        other = page.by_sentence.get(number)
        if other is None:
            continue
        for index in other.plain.place:
            figure = page.figures[index]
            if _is_asked(other, page, index) and figure.value is not None:
                found.setdefault(figure.value, index)
        if found:
            break
    return next(iter(found.values())) if len(found) == 1 else None


def _is_asked(view: View, page: Page, index: int) -> bool:
    """Whether a figure counts people that a poll asked: by what it counts, or by what was done to them."""
    figure = page.figures[index]
    if figure.unit is not None or figure.identifier:
        return False
    if _is_sample_of(page, index):
        return True
    if is_compound(page, index) or not _SAMPLE_LEAST <= (figure.value or 0) <= _SAMPLE_MOST:
        return False
    item = view.plain.place[index]
    before, lead = word_at(view, page, item - 1), word_at(view, page, item - 2)
    if before == "of" and lead in words_of("samples"):
        return True
    if figure.kind is Kind.COUNT and figure.noun is not None:
        asked = bool(view.words & (words_of("asking") | words_of("random")))
        return figure.noun in _asked() or (asked and (is_person(figure.noun) or _is_named(page, index)))
    return figure.kind is Kind.NUMBER and before == "=" and lead == "n"


def _is_sample_of(page: Page, index: int) -> bool:
    """ "The 700-person sample", "its 1,200-voter survey"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    behind = lower[figure.last : figure.last + 3]
    named = len(behind) > 2 and behind[0] == "-" and behind[2] in words_of("samples")
    return named and _SAMPLE_LEAST <= (figure.value or 0) <= _SAMPLE_MOST and is_person(behind[1])


def _is_named(page: Page, index: int) -> bool:
    """Whether what is counted has a capital: "1,067 Virginians"."""
    return page.extraction.text[page.extraction.tokens.starts[page.figures[index].last]].isupper()


@cache
def _asked() -> frozenset[str]:
    """Nouns of those that a poll asks, in the singular."""
    return frozenset(map(str, table("cues")["asked-noun"]["words"]))
