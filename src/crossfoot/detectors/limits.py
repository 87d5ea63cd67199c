"""Values that cannot be: probabilities above one, cold below absolute zero; and which percentages are shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.impossible_times import impossible_times, overlong_rates
from crossfoot.detectors.wording import Wording, after, before, hedged_first, of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_BE = frozenset({"already", "are", "been", "being", "be", "had", "has", "have", "is", "now", "was", "were"})
_OF = frozenset({"all", "its", "the", "them", "those"})
_TOLD_AS = frozenset({"was", "is", "at", "reached", "hit", "of"})
_PEOPLE = frozenset(
    {"people", "person", "inhabitant", "resident", "citizen", "human", "adult", "child", "woman", "man"}
)
#: What ends the name of the things of which a share is told.
_OF_WHAT = frozenset({"at", "by", "for", "from", "in", "of", "on", "over", "to", "under", "with"})
#: Per cent up to which places are oversold.
_OVERSOLD = 150
#: Tokens on either side in which the thing measured is looked for.
_NEAR = 7
_SCALES: Mapping[str, str] = {
    "celsius": "celsius-limit",
    "fahrenheit": "fahrenheit-limit",
    "kelvin": "kelvin-limit",
}


def limit_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every value of a thing that has a limit, with the limit as its case."""
    for view in page.views:
        for index in of_kinds(page, view, rule.figures["value"].kinds):
            case = _limit_of(page, view, index)
            if case is not None:
                yield Reading(rule, {"value": index}, Tier.ANCHORED, "figure", case=case)
        for index in impossible_times(page, view):
            yield Reading(rule, {"value": index}, Tier.ANCHORED, "figure", case="clock-limit")
        for index, span in overlong_rates(page, view):
            yield Reading(rule, {"value": index}, Tier.ANCHORED, "figure", case=span)


def _limit_of(page: Page, view: View, index: int) -> str | None:
    figure = page.figures[index]
    if figure.value is None:
        return None
    if figure.noun == "degree" or figure.unit == "degree":
        return _angle(page, view, index)
    if figure.kind is Kind.COUNT:
        if _is_below_none(page, view, index):
            return "count-limit"
        ever = "ever" in view.words
        return "people-limit" if figure.noun in _PEOPLE and figure.unit is None and not ever else None
    if figure.kind not in (Kind.MEASURE, Kind.NUMBER):
        return None
    if figure.kind is Kind.MEASURE:
        limit = _SCALES.get(figure.unit or "")
        if limit is None:
            return None
        roles = view.roles.get(index, set())
        change = "delta" in roles or ("temperature-change" in roles and "new-level" not in roles)
        return None if change else limit
    if figure.kind is Kind.NUMBER:
        lower = page.extraction.tokens.lower
        first, last = before(page, view, index, 2 * _NEAR)
        others = [page.figures[other] for other in view.figures if other < index]
        first = max([first, *(other.last for other in others if other.kind is not Kind.DURATION)])
        words = wordings("limits")
        if words["acidity"].within(lower, max(last - 3, first), last) or (
            words["acidity"].within(lower, first, last)
            and words["valued"].within(lower, last - 1, last)
            and _alone(page, view, index)
        ):
            return "acidity-limit"
        told = "." in figure.text and words["probability"].within(lower, first, last)
        told = told and words["valued"].within(lower, last - 1, last)
        return "probability-limit" if told and _alone(page, view, index) else None
    return None


def _is_below_none(page: Page, view: View, index: int) -> bool:
    """ "Killed -12 people": fewer than none, where no change or balance is told ("net migration of -12,000 people")."""
    figure = page.figures[index]
    if (
        figure.value is None
        or figure.value >= 0
        or not is_person(figure.noun or "")
        or figure.unit is not None
    ):
        return False
    balance = wordings("limits")["balance"].stands_in(page, view)
    return not balance and "delta" not in view.roles.get(index, set())


def _angle(page: Page, view: View, index: int) -> str | None:
    """ "141 degrees above the horizon", "a latitude of 97 degrees north": what ends in the sky or on the globe."""
    words = wordings("limits")
    lower, last, end = page.extraction.tokens.lower, page.figures[index].last, view.sentence.last
    behind = lower[last : min(last + 5, end)]
    near = last + (behind[:1] in (["degrees"], ["degree"], ["°"]))
    if "horizon" in behind and {"above", "below"} & set(behind):
        return "altitude-limit"
    if words["globe"].rows.keys().isdisjoint(view.words):
        return None  # a ship turns 120 degrees south, and it may be 100 degrees north of a border
    if words["poleward"].at(lower, near, end):
        return "altitude-limit" if "of" not in lower[near + 1 : near + 2] else None
    return "longitude-limit" if words["along"].at(lower, near, end) else None


def _alone(page: Page, view: View, index: int) -> bool:
    """Whether a number ends its phrase: "a probability of 1 in 40" and "of 30 per cent" are something else."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    behind = lower[last] if last < view.sentence.last else "."
    return (not behind[0].isalnum() and behind not in ("%", "-", "/")) or behind in (
        "that",
        "and",
        "to",
        "for",
    )


def is_share(page: Page, view: View, index: int) -> bool:
    """Whether a percentage is a share of a whole that it cannot exceed."""
    return "delta" not in view.roles.get(index, ()) and _is_told_as_share(page, view, index)


def _is_told_as_share(page: Page, view: View, index: int) -> bool:
    figure, lower, words = page.figures[index], page.extraction.tokens.lower, wordings("limits")
    first, last = before(page, view, index, _NEAR)
    behind = after(page, view, index, _NEAR)
    first, end = _clause(lower, first, hedged_first(page, view, index), behind)
    level = lower[last - 1] == "to" and first < last  # "attendance rose to 104%"
    moved = words["other"].find(lower, first, last)
    if any(not (level and lower[place] in words["moved"].rows) for place, _ in moved):
        return False
    if words["other"].within(lower, behind[0], end):
        return False
    if _is_oversold(figure, words, lower, behind[0], end):
        return False
    others = [i for i in view.figures if i != index and page.figures[i].kind is Kind.PERCENT]
    if any(first <= page.figures[i].first < end for i in others):
        return False
    of = behind[0] < end and lower[figure.last] == "of"
    counted = of and (
        words["counted"].within(lower, behind[0], min(behind[0] + 5, end))
        or _of_people(lower, behind[0] + 1, end)
        or _of_several(lower, behind[0] + 1, view.sentence.last)
    )
    opening = view.sentence.first, min(view.sentence.first + 3, first)
    if _of_those(page, view, index):
        return True
    told = first < last and lower[last - 1] in _TOLD_AS and view.figures[-1] == index
    if told and words["share"].within(lower, *opening):
        return not of  # "Attendance in the first week of term was 96%"
    if words["share"].within(lower, first, last) or words["share"].within(lower, behind[0], end):
        return counted or not of  # "attendance was 110% of last year's" has a base of its own
    if words["whole-adjective"].at(lower, figure.last, view.sentence.last):
        return True  # "94% effective"
    if words["full"].at(lower, figure.last, view.sentence.last):
        return words["vessel"].within(lower, 0, len(lower))  # prisons and trains are more than full
    if _is_done(page, view, index):
        return True
    if of and words["those"].at(lower, behind[0] + 1, end):
        who = lower[behind[0] + 2 : behind[0] + 3] in (["who"], ["that"])
        return who or words["answered"].within(lower, behind[0] + 2, min(behind[0] + 4, end))
    return counted


def _is_oversold(
    figure: Figure, words: Mapping[str, Wording], lower: list[str], first: int, last: int
) -> bool:
    """ "106% of its berths full", "110 per cent of the seats were sold": of places more are sold than there are."""
    little = figure.value is not None and figure.value <= _OVERSOLD
    return (
        little and words["places"].within(lower, first, last) and words["oversold"].within(lower, first, last)
    )


def _is_done(page: Page, view: View, index: int) -> bool:
    """ "188 per cent was recycled", "vaccinated 97% of them": something that can be done to each part only once."""
    lower, last, end = page.extraction.tokens.lower, page.figures[index].last, view.sentence.last
    done = wordings("limits")["done"]
    place = last
    while place < min(last + 4, end) and lower[place] in _BE:
        place += 1
    if place > last and done.at(lower, place, end):
        return True
    first = hedged_first(page, view, index)
    told = any(
        done.at(lower, k, first) == first - k for k in range(max(first - 2, view.sentence.first), first)
    )
    return told and lower[last : last + 2] in (
        ["of", "them"],
        ["of", "its"],
        ["of", "the"],
        ["of", "those"],
        ["of", "all"],
    )


def _of_several(lower: list[str], first: int, last: int) -> bool:
    """ "... of the bridges inspected", "... of its windows": of several things, not of sums, levels or spans."""
    words = wordings("limits")
    place = first
    while place < min(first + 2, last) and lower[place] in words["several"].rows:
        place += 1
    for token in range(place, min(place + 3, last)) if place > first else ():
        word = lower[token]
        if word in _OF_WHAT:
            return False  # "103 per cent of its budget for nets": one thing, whatever it is for
        if not word.isalpha() or word in words["amounts"].rows or word in words["other"].rows:
            return False
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return lower[token + 1 : token + 2] not in (["'"], ["’"], ["'s"], ["’s"])
    return False


def _of_people(lower: list[str], first: int, last: int) -> bool:
    """ "179 per cent of visitors", "of young nurses": of people, who are a whole however they are named."""
    amounts, end = wordings("limits")["amounts"].rows, min(first + 3, last)
    for token in range(first, end):
        word = lower[token]
        if not word.isalpha() or word in amounts or word in _OF_WHAT:
            return False
        if word.endswith("s") and is_person(word[:-1]):
            return lower[token + 1 : token + 2] not in (["'"], ["’"], ["'s"], ["’s"])
    return False


def _of_those(page: Page, view: View, index: int) -> bool:
    """ "Of those polled, 57% said": a share of the people that the sentence opens with."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    opening = lower[start : page.figures[index].first]
    fronted = opening[:2] in (["of", "those"], ["of", "the"], ["among", "those"], ["among", "the"])
    answered = wordings("limits")["answered"].within(
        lower, page.figures[index].last, page.figures[index].last + 2
    )
    return fronted and opening[-1:] == [","] and len(opening) <= _NEAR and answered


def _clause(lower: list[str], first: int, last: int, behind: tuple[int, int]) -> tuple[int, int]:
    """The stretch around a figure, cut at the marks that end a clause."""
    for place in range(last - 1, first - 1, -1):
        if lower[place] in (";", ":", "but", "while"):
            first = place + 1
            break
    for place in range(*behind):
        if lower[place] in (";", ":", ".", "but", "while", ","):
            return first, place
    return first, behind[1]
