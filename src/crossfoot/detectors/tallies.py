"""Votes of a chamber: those for, those against and those who abstained, and the seats that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.runs import classes_at, sort_of, word_at
from crossfoot.detectors.wordlists import words_of
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_COUNT = ("count", None)
_SIDES = ("vote-for", "vote-against", "vote-neither")
_VOTES = Trigger(classes=("vote-against", "vote-word"), kinds=(Kind.SCORE,))
_REACH, _APART = 3, 3
#: A body that votes has at least so many.
_FEWEST = 3
#: Sentences back to the seats of the chamber.
_SEATS_BACK = 2
_FAR_MORE = 2
#: Tokens behind a number of members in which the side that they sit on is named.
_PARTY_REACH = 5


@needs(_VOTES)
def tally_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Labelled votes (or a score) and the one number of seats in the sentence or the one before."""
    yield from _told_apart(rule, page, book)
    for view in page.where(_VOTES):
        votes = votes_of(view, page, book)
        against = [] if votes else _set_against(view, page, book)
        scores = [index for index in view.plain.place if page.figures[index].kind is Kind.SCORE]
        benches = any(_is_bench(view, page, index) for index in view.plain.place)
        if len(votes) < 2 and not against and not (len(scores) == 1 and (benches or _is_vote(view, book))):
            continue
        absent, complete = _absent(page, book, view, votes)
        votes += absent
        votes = votes or against
        seats, whole = _seats(view, page, book, set(votes))
        complete = complete or (bool(against) and whole and not _leaves_out(view))
        for back in range(1, _SEATS_BACK + 1):
            before = page.by_sentence.get(view.number - back)
            if seats is None and before is not None:
                seats, whole = _seats(before, page, book, set(votes), told=True)
        if seats is None or _is_of_another(page, view, seats, (*votes, *scores)):
            continue
        if len(votes) >= 2:
            case = "everyone" if (whole and len(votes) > 2) or complete else None
            yield Reading(rule, {"votes": tuple(votes), "seats": seats}, Tier.ANCHORED, "sentence", case=case)
        else:
            case = "score-all" if whole and not _leaves_out(view) else "score"
            yield Reading(rule, {"score": scores[0], "seats": seats}, Tier.ANCHORED, "sentence", case=case)


def _is_of_another(page: Page, view: View, seats: int, votes: tuple[int, ...]) -> bool:
    """Whether the votes are many times the seats told before: "The council's 54 members ... passed by 217 to 213"."""
    figure = page.figures[seats]
    if figure.sentence == view.number or not figure.value:
        return False
    if figure.value < _FEWEST:
        return True  # "all but two of the economists ... two for a cut and one for a rise"
    cast = sum(int(part) for one in votes for part in re.findall(r"\d{1,6}", page.figures[one].text))
    return cast > _FAR_MORE * figure.value


def _set_against(view: View, page: Page, book: Codebook) -> list[int]:
    """ "by nine votes to six", "four judges to three", "voted 9 to 6": two counts with nothing but "to" between."""
    found: list[list[int]] = []
    lower = page.extraction.tokens.lower
    for one, other in pairwise(view.plain.place):
        first, second = page.figures[one], page.figures[other]
        plain = sort_of(first) == sort_of(second) == _COUNT and None in (first.noun, second.noun)
        cast = (
            first.noun == "vote" or first.noun in chamber() or lower[first.first - 1] in words_of("casting")
        )
        gap = lower[first.last : second.first]
        if plain and cast and gap in (["to"], ["votes", "to"]):
            found.append([one, other])
    return found[0] if len(found) == 1 else []


def _is_bench(view: View, page: Page, index: int) -> bool:
    """ "the jury of 12": a body that votes as one."""
    item = view.plain.place[index]
    of = word_at(view, page, item - 1) == "of" and word_at(view, page, item - 2) in words_of("benches")
    return of and page.figures[index].noun is None


def _is_its_own(page: Page, index: int) -> bool:
    """ "the court's 15 judges": the body is spoken of as one."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    return lower[max(first - 1, 0)].endswith("'s") or lower[max(first - 1, 0)] == "its"


def _leaves_out(view: View) -> bool:
    """Whether some are said not to have voted."""
    return bool(view.words & words_of("not-voting"))


def _absent(page: Page, book: Codebook, view: View, votes: list[int]) -> tuple[list[int], bool]:
    """Those of the next sentence who did not vote, where this one has the votes for and against.

    With those who abstained and those who were not there, everybody is told of.
    """
    after = page.by_sentence.get(view.number + 1)
    if len(votes) != 2 or after is None or not 1 <= len(after.plain.place) <= 2:
        return [], False
    found = [
        index
        for index in after.plain.place
        if _side(after, page, book, index, members=True) == "vote-neither"
    ]
    if len(found) < len(after.plain.place):
        return [], False
    both = len(found) == 2 and len(words_of("staying-away") & after.words) > 0
    return found, both and not after.words.isdisjoint(words_of("abstaining"))


def _told_apart(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Votes that are told sentence by sentence, and the only number of seats before or behind them."""
    sides: dict[str, int] = {}
    homes: set[int] = set()
    for view in page.views:
        if view.sentence.kind != "prose" or (homes and view.number - max(homes) > _APART):
            continue
        for index in view.plain.place:
            side = _side(view, page, book, index, members=True, who=True)
            if side is not None and side in sides:
                return
            if side is not None:
                sides[side] = index
                homes.add(view.number)
    if len(homes) < 2 or len(sides) < 2 or "vote-against" not in sides:
        return
    votes = tuple(sorted(sides.values()))
    seats = [
        index
        for view in page.views
        for index in view.plain.place
        if index not in votes
        and sort_of(page.figures[index]) == _COUNT
        and page.figures[index].noun in chamber()
    ]
    largest = max(page.figures[index].value or 0 for index in votes)
    if len(seats) == 1 and (page.figures[seats[0]].value or 0) >= largest:
        yield Reading(rule, {"votes": votes, "seats": seats[0]}, Tier.ANCHORED, "article")


def votes_of(view: View, page: Page, book: Codebook) -> list[int]:
    """Counts that "in favour", "against" or "abstaining" follows, one of each side; or of two candidates."""
    found: dict[str, int] = {}
    doubled: list[int] = []
    for index in view.plain.place:
        side = _side(view, page, book, index, members=True)
        if side is None:
            continue
        if side in found:
            doubled.append(index)
        else:
            found[side] = index
    if doubled and set(found) == {"vote-for"} and _is_vote(view, book):
        return [found["vote-for"], *doubled]  # "71 voted for Ms Arroyo and 49 for her rival"
    return list(found.values()) if "vote-against" in found and not doubled else []


def _side(
    view: View, page: Page, book: Codebook, index: int, members: bool = False, who: bool = False
) -> str | None:
    figure = page.figures[index]
    nouns = {None, "vote", "abstention", *(chamber() if members else ())}
    if sort_of(figure) != _COUNT or figure.hedge in BOUNDS or figure.noun not in nouns:
        return None
    if figure.noun == "abstention":
        return "vote-neither"
    item = view.plain.place[index]
    for place in range(item + 1, item + 1 + _REACH):
        if place >= len(view.plain.chars) or view.plain.figures[place] >= 0:
            return None
        classes = classes_at(view, book, place)
        if who and classes & {"vote-for"} and word_at(view, page, place) == "for":
            continue  # "19 applied for"
        for side in _SIDES:
            if side in classes:
                return side
        if "mark-comma" in classes or word_at(view, page, place) in ("and", "to"):
            return None
    return None


def _is_vote(view: View, book: Codebook) -> bool:
    return any(classes_at(view, book, item) & {"vote-word"} for item in range(len(view.plain.chars)))


def _seats(
    view: View, page: Page, book: Codebook, votes: set[int], told: bool = False
) -> tuple[int | None, bool]:
    """ "the 90-seat chamber", "all 45 members": the seats, and whether everyone is said to have voted.

    ``told``: it is enough that the chamber "has 90 seats".
    """
    found = []
    for index in view.plain.place:
        figure = page.figures[index]
        item = view.plain.place[index]
        everybody = word_at(view, page, item - 1) == "all" and (
            word_at(view, page, item + 1) in words_of("present") | {"of"}
        )
        if (
            index in votes
            or sort_of(figure) != _COUNT
            or figure.hedge is not None
            or (figure.noun not in chamber() and not _is_bench(view, page, index) and not everybody)
        ):
            continue
        if _is_of_party(page, figure.last):
            continue
        compound = page.extraction.tokens.lower[figure.last : figure.last + 1] == ["-"]
        everyone = word_at(view, page, item - 1) == "all" or word_at(view, page, item + 1) in words_of(
            "present"
        )
        everyone = everyone or _is_bench(view, page, index)
        own = _is_its_own(page, index)
        everyone = everyone or (own and figure.noun in words_of("sitting-together"))
        everyone = everyone or (item <= 2 and word_at(view, page, 0) == "of")
        has = told and "have" in classes_at(view, book, item - 1) and figure.noun in words_of("places")
        if compound or everyone or has or own:
            found.append((index, everyone))
    return found[0] if len(found) == 1 else (None, False)


def _is_of_party(page: Page, last: int) -> bool:
    """ "all 51 members of his party": one side of the chamber."""
    behind = page.extraction.tokens.lower[last : last + _PARTY_REACH]
    return "of" in behind and not words_of("parties").isdisjoint(behind[behind.index("of") :])


@cache
def chamber() -> frozenset[str]:
    """What a chamber counts, in the singular: seats, members, judges."""
    return frozenset(map(str, table("cues")["chamber-noun"]["words"]))
