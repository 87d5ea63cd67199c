"""Leads and margins: two standings, and the gap that is said to lie between them.

The gap is known by its own words ("a majority of 44", "an 11-point lead", "by six points", "a margin of 537"); the
standings are a score ("52-48", "312 to 268"), or the two figures of one sort in the sentence, or in the one before.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.accounts import is_aside
from crossfoot.detectors.hundreds import is_bare_share
from crossfoot.detectors.runs import classes_at, is_compound, word_at
from crossfoot.detectors.tallies import chamber
from crossfoot.detectors.windows import has_class
from crossfoot.detectors.wording import year_at
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.decimals import is_whole
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_POINTS = frozenset({Kind.PERCENTAGE_POINTS, Kind.PERCENT})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_DATED = frozenset({Kind.YEAR, Kind.DATE, Kind.PERIOD})
_CUE_REACH, _BY_REACH, _SCORE_REACH = 4, 10, 4

_RACES = ("lead-noun", "lead-word", "win-verb")
_LED = Trigger(classes=_RACES, words=("ahead", "votes"))
#: How far back the two sides may be told, the fewest votes of one, and how far off their gap may be.
_FAR, _LEAST_VOTES, _TIMES, _HUNDRED = 5, 10, 6, 100.0
_ASIDE_REACH = 6
#: Sentences back to the vote that a majority follows on; a winner with so many of all other votes is their sum.
_ELECTION, _ALL_BUT = 2, 0.98
_CHANGES = frozenset({"up-word", "down-word", "rise-verb", "fall-verb", "=from", "up-from", "down-from"})


@needs(_LED)
def lead_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every gap under a word of leading, with the one pair of standings near it."""
    for view in page.where(_LED):
        if view.sentence.kind == "cell":
            continue
        gaps = [
            index
            for index in view.plain.place
            if _fits(rule, page, index) and is_gap(view, page, book, index)
        ]
        if len(gaps) != 1 or page.figures[gaps[0]].hedge not in (None, "approx"):
            continue
        if "votes" in rule.words and not _is_electoral(view, page, book, gaps[0]):
            continue
        filled = standings(rule, page, book, view, gaps[0])
        window = "sentence"
        before = page.by_sentence.get(view.number - 1)
        near = before is not None and (
            before.sentence.paragraph == view.sentence.paragraph
            or _is_told_of(page, view, gaps[0])
            or not words_of("rivals").isdisjoint(view.words)
        )
        if filled is None and before is not None and near:
            filled, window = standings(rule, page, book, before, gaps[0]), "previous"
        if filled is None and "votes" in rule.words:
            filled, window = far_standings(page, book, view, gaps[0]), "article"
        if filled is None and "polls" in rule.words and near:
            filled, window = _apart(rule, page, book, view, gaps[0]), "previous"
        if filled is not None and window != "sentence" and _is_of_another_time(page, view, gaps[0], filled):
            continue
        if filled is not None and ("score" not in filled or _of_votes(view, page, book, gaps[0])):
            case = case_of(page, filled, gaps[0])
            yield Reading(rule, {**filled, "lead": gaps[0]}, Tier.ANCHORED, window, case=case)


def _is_of_another_time(page: Page, view: View, gap: int, filled: dict[str, Filling]) -> bool:
    """ "Dolan won 23,410 votes, Pires 21,986. In 2020 Dolan's majority was 6,300": that of another year."""
    sides = [index for index in filled.values() if isinstance(index, int)]
    homes = {page.figures[index].sentence for index in sides}
    told = {_year_of(page, home) for home in homes} - {None}
    opening = page.extraction.tokens.lower[view.sentence.first : view.sentence.first + _ASIDE_REACH]
    if not words_of("other-time").isdisjoint(opening) and max(homes) < view.number:
        return True  # "A year earlier a like bill had failed by four votes"
    own = _year_of(page, view.number)
    return own is not None and page.figures[gap].first > view.sentence.first and own not in told


def _year_of(page: Page, number: int) -> object:
    """The only year with which the sentence opens."""
    view = page.by_sentence.get(number)
    years = [page.figures[i] for i in view.figures if page.figures[i].kind in _DATED] if view else []
    opening = [one for one in years if view is not None and one.first - view.sentence.first <= _CUE_REACH]
    return opening[0].value if len(years) == len(opening) == 1 else None


def _is_told_of(page: Page, view: View, gap: int) -> bool:
    """ "the seven-point deficit", "his seven-point lead": the one that the figures before have."""
    behind = page.extraction.tokens.lower[page.figures[gap].last : page.figures[gap].last + 1]
    return gap in view.skeletons.definite and bool(behind) and behind[0] in words_of("gaps")


def _is_electoral(view: View, page: Page, book: Codebook, gap: int) -> bool:
    """Whether a margin is of a vote, or a majority that follows on one: "Her majority, 2,718, was the slimmest"."""
    if _of_votes(view, page, book, gap):
        return True
    if "majority" not in view.words or page.figures[gap].noun not in (None, *words_of("votes-and-seats")):
        return False
    earlier = (page.by_sentence.get(view.number - back) for back in range(1, _ELECTION + 1))
    return any(other is not None and not words_of("electing").isdisjoint(other.words) for other in earlier)


def _of_votes(view: View, page: Page, book: Codebook, gap: int) -> bool:
    """Whether the sentence is about a vote, and the margin counts votes or seats if anything."""
    if page.figures[gap].unit is None and page.figures[gap].noun not in (None, *words_of("votes-and-seats")):
        return False
    counted = any(page.figures[index].noun in words_of("votes") for index in view.plain.place)
    return counted or any(
        classes_at(view, book, item) & {"votes", "polls", "vote-word"}
        for item in range(len(view.plain.chars))
    )


def _fits(rule: Rule, page: Page, index: int) -> bool:
    figure = page.figures[index]
    slot = rule.figures["lead"]
    good = (
        figure.kind in slot.kinds
        and not figure.identifier
        and figure.value is not None
        and figure.per is None
    )
    if figure.kind in _PLAIN and slot.units:
        return good and figure.unit in slot.units
    return good and (figure.kind not in _PLAIN or figure.unit is None)


def is_gap(view: View, page: Page, book: Codebook, index: int) -> bool:
    """ "a majority of 44", "a lead of 11 points", "an 11-point lead", "by six points", "by 537 votes"."""
    item = view.plain.place[index]
    before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
    if before & _CHANGES or _versus(view, page, item):
        return False
    if "lead-noun" in behind or "lead-word" in behind:
        return True
    points = page.figures[index].kind is Kind.PERCENTAGE_POINTS or page.figures[index].unit == "point"
    if points and word_at(view, page, item + 1) in words_of("ahead-by"):
        return (
            _is_race(view, book) and word_at(view, page, item + 2) != "than"
        )  # "nine points less than in 2015"
    for place in (item - 2, item - 1):
        if "lead-noun" in classes_at(view, book, place) and "mark-comma" not in before:
            return word_at(view, page, item - 1) in words_of("of-a-gap") or place == item - 1
    if before & {"mark-comma", "dash"} and (not behind or behind & {"mark-comma", "dash", "mark-stop"}):
        rows = [classes_at(view, book, place) for place in range(max(item - _ASIDE_REACH, 0), item - 1)]
        return any(
            "lead-noun" in classes for classes in rows
        )  # "the smallest majority in the county, 1,475,"
    if word_at(view, page, item - 1) == "by" and page.figures[index].noun in words_of("votes"):
        return True  # "the seat was decided by 447 votes"
    if word_at(view, page, item - 1) != "by" or classes_at(view, book, item - 2) & {"rise-verb", "fall-verb"}:
        return False
    return any(
        classes_at(view, book, place) & {"win-verb", "lead-word"}
        for place in range(max(item - _BY_REACH, 0), item)
    )


def _is_race(view: View, book: Codebook) -> bool:
    """Whether somebody leads or wins: "four points below" is told of any two levels."""
    return bool(view.words & {"ahead", "votes"}) or has_class(view, book, _RACES)


def _versus(view: View, page: Page, item: int) -> bool:
    """Whether "to" sets another figure against this one: "beat them by 7 to 4" names no gap."""
    follows = view.plain.figures[item + 2 : item + 3]
    return word_at(view, page, item + 1) in ("to", "-") and follows != [] and follows[0] >= 0


def _is_all(page: Page, found: list[int], index: int) -> bool:
    """Whether another figure is said to be so many of this one: "61 of the 120 seats"."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    ends = {page.figures[other].last for other in found}
    return any(lower[last:first] in (["of"], ["of", "the"], ["of", "its"], ["of", "all"]) for last in ends)


def standings(rule: Rule, page: Page, book: Codebook, view: View, gap: int) -> dict[str, Filling] | None:
    """A single score, or exactly two figures of the kinds that the rule compares, neither of them a change."""
    scores = [index for index in view.plain.place if page.figures[index].kind is Kind.SCORE]
    if "score" in rule.figures and len(scores) == 1 and len(page.figures[scores[0]].parts) == 2:
        place, own = view.plain.place[scores[0]], view.plain.place.get(gap)
        return {"score": scores[0]} if own is None or place < own or place - own <= _SCORE_REACH else None
    kinds = rule.figures["first"].kinds
    found = [
        index
        for index in view.plain.place
        if index != gap and page.figures[index].kind in kinds and _stands(view, page, book, index, gap)
    ]
    found = [index for index in found if not _is_all(page, found, index)]
    pair = linked(view, page, book, found)
    if pair is None and len(found) == 2:
        pair = found
        plain = all(page.figures[index].kind in _PLAIN for index in pair)
        if plain and not any(page.figures[index].noun in words_of("votes") for index in pair):
            return None
    if pair is None or scores or len({year_at(page, view, index) for index in pair}) > 1:
        return None
    first, second = (page.figures[index] for index in pair)
    elliptic = first.kind is Kind.PERCENT and "polls" in rule.words and is_bare_share(view, page, pair[1])
    if (first.kind in _PLAIN) != (second.kind in _PLAIN) and not elliptic:
        return None
    return {"first": pair[0], "second": pair[1]} if _faces(view, page, book, pair, gap) else None


def _apart(rule: Rule, page: Page, book: Codebook, view: View, gap: int) -> dict[str, Filling] | None:
    """ "She is on 47%. Her rival has 38%, a lead of nine points": one side in each sentence, and no third share."""
    before = page.by_sentence[view.number - 1]
    if view.sentence.paragraph != before.sentence.paragraph and words_of("rivals").isdisjoint(view.words):
        return None
    shares = [
        (other, index)
        for other in (before, view)
        for index in other.plain.place
        if index != gap and page.figures[index].kind is Kind.PERCENT
    ]
    homes = [other.number for other, _ in shares]
    if homes != [before.number, view.number] or shares[1][1] > gap:
        return None
    kinds = rule.figures["first"].kinds
    if not all(
        page.figures[index].kind in kinds and _stands(other, page, book, index, gap)
        for other, index in shares
    ):
        return None
    values = [float(page.figures[index].value or 0) for _, index in shares]
    apart, stated = abs(values[0] - values[1]), float(page.figures[gap].value or 0)
    if sum(values) > _HUNDRED or not stated or not 1 / _TIMES < apart / stated < _TIMES:
        return None
    return {"first": shares[0][1], "second": shares[1][1]}


def _stands(view: View, page: Page, book: Codebook, index: int, gap: int) -> bool:
    """Whether a figure is a level that can be led by: no change, no rate, no compound."""
    figure = page.figures[index]
    item = view.plain.place[index]
    before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
    plain = figure.value is not None and not figure.identifier and figure.per is None and figure.unit is None
    votes = figure.kind not in _PLAIN or figure.noun in (None, "seat", *words_of("votes"))
    return (
        plain
        and votes
        and not is_compound(page, index)
        and word_at(view, page, item + 1) != "over"  # "by 2,310 over Hall, and 4,000 over Ross"
        and not (before & _CHANGES or behind & (_CHANGES - {"=from"}))
        and (not {"out-of", "=of"} & before or word_at(view, page, item - 2) in words_of("backing"))
    )


def linked(view: View, page: Page, book: Codebook, found: list[int]) -> list[int] | None:
    """Of more than two figures the two that "to" or "against" sets against each other."""
    pairs = []
    for first, second in itertools.pairwise(found):
        place = view.plain.place[second]
        before = {word_at(view, page, item) for item in (place - 1, place - 2)}
        if before & words_of("apart") and place - view.plain.place[first] <= _CUE_REACH:
            pairs.append([first, second])
    return pairs[0] if len(pairs) == 1 else None


def _faces(view: View, page: Page, book: Codebook, pair: list[int], gap: int) -> bool:
    """Whether the two stand close enough to be two sides of one contest, in the clause of the gap."""
    own = view.plain.place.get(gap)
    if own is not None:
        ends = sorted((own, view.plain.place[pair[0]], view.plain.place[pair[1]]))
        rows = [classes_at(view, book, item) for item in range(ends[0], ends[2])]
        if any("mark-semicolon" in classes for classes in rows):
            return False
    first, last = view.plain.place[pair[0]], view.plain.place[pair[1]]
    if word_at(view, page, first + 1) in words_of("groups"):
        return False  # "49 percent among men and 43 percent among women": one side, twice
    rows = [classes_at(view, book, item) for item in range(first + 1, last)]
    return len(rows) <= 12 and not any(classes & {"mark-stop", "=from", "adjusted"} for classes in rows)


def far_standings(page: Page, book: Codebook, view: View, gap: int) -> dict[str, Filling] | None:
    """The only two counts of votes, or of those who cast them, in the sentences before the gap: one side each."""
    found: list[int] = []
    for number in range(max(view.number - _FAR, 0), view.number + 1):
        other = page.by_sentence.get(number)
        for index in other.plain.place if other is not None and other.sentence.kind == "prose" else ():
            if index < gap and other is not None and _may_stand(other, page, book, index):
                found.append(index)
    found = [index for index in found if not _is_all(page, found, index)]
    if len(found) > 2:
        found = _foremost(page, found)
    if len(found) != 2:
        return None
    first, second = (float(page.figures[index].value or 0) for index in found)
    apart, stated = abs(first - second), float(page.figures[gap].value or 0)
    close = stated and 1 / _TIMES < apart / stated < _TIMES and stated < min(first, second)
    return {"first": found[0], "second": found[1]} if close else None


def _foremost(page: Page, found: list[int]) -> list[int]:
    """The winner and the runner-up of several candidates told in one sentence, from the first one down.

    The largest of them may not be the sum of the others: that is the number of votes cast.
    """
    sizes = [float(page.figures[index].value or 0) for index in found]
    falling = all(one > two for one, two in itertools.pairwise(sizes))
    homes = {page.figures[index].sentence for index in found}
    own = len(homes) == 1 and not any(
        page.figures[index].kind in _DATED for index in page.by_sentence[homes.pop()].figures
    )
    return found[:2] if falling and own and sizes[0] < _ALL_BUT * sum(sizes[1:]) else []


def _may_stand(view: View, page: Page, book: Codebook, index: int) -> bool:
    figure = page.figures[index]
    counted = figure.kind in _PLAIN and figure.noun in (None, *words_of("votes-and-seats"), *chamber())
    plain = counted and figure.unit is None and figure.per is None and not figure.identifier
    large = figure.value is not None and figure.value >= _LEAST_VOTES and is_whole(figure.value)
    return plain and large and not is_compound(page, index) and not is_aside(page, book, index)


def case_of(page: Page, filled: dict[str, Filling], gap: int) -> str | None:
    """Which of the two is in hundredths: points are, and so are percentages; plain numbers are not."""
    lead = page.figures[gap]
    if "score" in filled:
        return "score-points" if lead.kind in _POINTS else "score"
    first, second = (
        page.figures[one if isinstance(one, int) else one[0]] for one in (filled["first"], filled["second"])
    )
    if _scaled(first) != _scaled(second):  # "38 per cent and Reform at 31"
        return "bare-level" if _scaled(lead) else "bare-points"
    if _scaled(first) == _scaled(lead):
        return None
    return "percent-standings" if _scaled(first) else "point-lead"


def _scaled(figure: Figure) -> bool:
    return figure.kind in _POINTS
