"""Records of games: wins, draws and losses against the games played, and the points they are worth.

``game-record``: "12 wins, nine draws and 13 defeats in 34 games", "won 12 of their 34 matches and lost 13;
the other nine were drawn". ``record-total``: "a 12-9-13 record after 34 games". ``league-points``: "three
points for a win and one for a draw ... ended on 45 points".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.slip_chances import ways_to_slip
from crossfoot.detectors.tape import (
    ANY_FIGURE,
    RECORD,
    compiled,
    figure_set,
    gap,
    make_tape,
    mentions,
    named,
    speaks_of,
    words_of,
)
from crossfoot.detectors.wording import wordings
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_TABLE = "sport"
#: Fewer points than these are one slip away from most numbers.
_LEAST_POINTS = 15
_COUNT = figure_set(Kind.COUNT, Kind.NUMBER)
_REACH = 2
_WON, _KEPT = Trigger(lists=("sport.won", "sport.win")), Trigger(lists=("sport.record",))
_STANDING = Trigger(lists=("sport.standing",))
_WORTH, _POINTED = Trigger(words=("win", "victory")), Trigger(words=("points",))
#: Where other games, bonuses or penalties count, three points a win do not make the total.
_OTHERWISE = frozenset({
    "deducted", "deduction", "docked", "bonus", "stripped", "forfeited", "removed",
    "taken", "penalised", "penalized", "rugby", "overtime", "hockey", "shootout", "try", "tries", "ahead",
    "behind", "adrift", "clear", "handball", "volleyball", "cricket",
})  # fmt: skip
#: A record of some of the games only.
_PARTLY = frozenset(
    {"home", "road", "away", "conference", "division", "since", "against", "last", "record", "mark"}
)
_AMOUNTS = frozenset({
    "them", "on", "with", "have", "has", "had", "of", "their", "its", "it", "for", "total", "making", "a",
    "bring", "brings", "brought", "earned", "earns", "gave", "give", "gives", "giving", "took", "yield", "yielded",
})  # fmt: skip


@cache
def _parts() -> dict[str, re.Pattern[str]]:
    """An expression for each figure of a record; which of its groups caught the figure does not matter."""
    game, other = words_of(_TABLE, "game"), "(?:the other )?"
    first, second, third = (named(group, _COUNT) for group in "abc")
    won, drew, lost = (f"(?<!\\S){words_of(_TABLE, name)}" for name in ("won", "drew", "lost"))
    drawn = f"{second}(?:{game})?{words_of(_TABLE, 'drawn')}"
    return {
        "wins": re.compile(f"(?:{won}{first}|{second}{gap(1)}{words_of(_TABLE, 'win')}|{third}won )"),
        "draws": re.compile(f"(?:{drew}{other}{first}|{drawn}|{third}{words_of(_TABLE, 'draw')})"),
        "losses": re.compile(f"(?:{lost}{other}{first}|{second}{words_of(_TABLE, 'loss')}|{third}lost )"),
        "games": re.compile(f"(?<!\\S){words_of(_TABLE, 'played')}{{1,3}}{first}{gap(1)}{game}"),
    }


@needs(_WON)
def record_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Wins, losses and games, each said once within a few sentences; draws if there are any."""
    games = _games()
    if not any(figure.noun in games for figure in page.figures):
        return
    done: set[int] = set()
    for view in page.where(_WON):
        found = [record for reach in range(_REACH + 1) if (record := _record(page, view, reach)) is not None]
        whole = next((record for record in found if "draws" in record), found[0] if found else None)
        if whole is None or whole["wins"] in done:
            continue
        done.add(whole["wins"])
        near = all(page.figures[index].sentence == view.number for index in whole.values())
        case = "drawn" if "draws" in whole else "undrawn"
        yield Reading(rule, whole, Tier.ANCHORED, "sentence" if near else "paragraph", case)


def _record(page: Page, view: View, reach: int, played: bool = True) -> dict[str, int] | None:
    """The figures of a record in a sentence and as many behind it; None unless each is said exactly once.

    ``played``: the games must be told too.
    """
    views = [
        page.by_sentence[number]
        for number in range(view.number, view.number + reach + 1)
        if number in page.by_sentence
    ]
    found: dict[str, set[int]] = {name: set() for name in _parts()}
    for other in views:
        tape = make_tape(page, other)
        for name, expression in _parts().items():
            for match in expression.finditer(tape.line):
                group = next(key for key in match.re.groupindex if match.group(key))
                index = tape.at[match.start(group)]
                if name == "losses" and other is not view and _is_of_so_many(page, index):
                    continue  # "His forerunner lost 11 of 43": of other games
                if name == "games" or page.figures[index].noun in _nouns():
                    found[name].add(index)
    spared = {"draws"} if played else {"draws", "losses", "games"}
    for name, indexes in found.items():
        if len(indexes) > 1 or (not indexes and name not in spared):
            return None
    one = {name: next(iter(indexes)) for name, indexes in found.items() if indexes}
    return one if len(set(one.values())) == len(one) else None


def _is_of_so_many(page: Page, index: int) -> bool:
    """Whether "of" and a figure stand right behind one."""
    last = page.figures[index].last
    following = page.figures[index + 1 : index + 2]
    return (
        page.extraction.tokens.lower[last : last + 1] == ["of"]
        and bool(following)
        and (following[0].first <= last + 2)
    )


@cache
def _games() -> frozenset[str]:
    """What is played, in the singular or plural."""
    return frozenset(str(word) for word in table(_TABLE)["game"])


@cache
def _nouns() -> frozenset[str | None]:
    """What wins, draws and losses may count; titles, medals and players are none."""
    lists = ("game", "win", "loss", "draw", "times")
    return frozenset({None, *(str(word) for name in lists for word in table(_TABLE)[name])})


@cache
def _records() -> tuple[re.Pattern[str], ...]:
    """A record printed as one, and the games it is made of."""
    word, game = words_of(_TABLE, "record"), words_of(_TABLE, "game")
    lead = "(?:the |their |its |his |her |first |opening |all )*"
    games = f"(?:in|after|through|over|from|across) {lead}{named('games', _COUNT)}{gap(1)}{game}"
    record = f"(?P<record>{ANY_FIGURE}) "
    return (
        re.compile(f"{record}{gap(1)}{word}{gap(5)}{games}"),
        re.compile(f"{word}of {record}{gap(5)}{games}"),
    )


@cache
def _so_far() -> tuple[re.Pattern[str], ...]:
    """The games of a season so far: "have played 31 games", "through 31 games", "31 games into the season"."""
    games = f"{named('games', _COUNT)}{words_of(_TABLE, 'game')}"
    return (
        re.compile(f"(?<!\\S){words_of(_TABLE, 'so-far')}{games}(?!{words_of(_TABLE, 'game-part')})"),
        re.compile(
            f"(?<!\\S){games}(?:into|in) (?:to )?(?:the|their|its|his|her) (?:season|campaign|schedule) "
        ),
    )


def standing_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "The Comets, who have played 31 games, stand at 19-12": one record and one number of games."""
    for view in page.where(_STANDING):
        scores = [index for index in view.figures if _is_record(page, index)]
        if len(scores) != 1 or speaks_of(page, view, _PARTLY):
            continue
        tape = make_tape(page, view)
        told = {tape.at[m.start("games")] for one in _so_far() for m in one.finditer(tape.line)}
        held = compiled(f"(?<!\\S){words_of(_TABLE, 'standing')}(?:now |a |at )?(?P<record>{ANY_FIGURE}) ")
        found = [tape.at[match.start("record")] for match in held.finditer(tape.line)]
        if len(told) == 1 and len(found) == 1 and scores == found:
            yield Reading(rule, {"record": found[0], "games": told.pop()}, Tier.ANCHORED, "sentence")


def _is_record(page: Page, index: int) -> bool:
    figure = page.figures[index]
    return bool(
        figure.kind is Kind.SCORE
        or RECORD.fullmatch(figure.text)
        or (figure.is_range and figure.kind in (Kind.NUMBER, Kind.COUNT))
    )


@needs(_KEPT | _STANDING)
def total_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A record such as "12-9-13" or "31-20", and the number of games said beside it."""
    yield from standing_readings(rule, page)
    for view in page.where(_KEPT):
        if not any(_is_record(page, index) for index in view.figures):
            continue
        tape = make_tape(page, view)
        for match in (one for expression in _records() for one in expression.finditer(tape.line)):
            index = tape.at.get(match.start("record"))
            if index is not None and (
                page.figures[index].kind is Kind.SCORE or RECORD.fullmatch(page.figures[index].text)
            ):
                filled = {"record": index, "games": tape.at[match.start("games")]}
                yield Reading(rule, filled, Tier.ANCHORED, "sentence")


@cache
def _points() -> dict[str, re.Pattern[str]]:
    unit = "(?:points? )?"
    counted = figure_set(Kind.COUNT, Kind.NUMBER)
    return {
        "per_win": re.compile(f"{named('n', counted)}{unit}{words_of(_TABLE, 'per-win')}"),
        "per_draw": re.compile(f"{named('n', counted)}{unit}{words_of(_TABLE, 'per-draw')}"),
    }


@needs(_WORTH | _POINTED)
def points_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A record, what a win and a draw are worth, and the points they came to."""
    yield from usual_points_readings(rule, page)
    worth = compiled(f"{words_of(_TABLE, 'per-win')}")
    for view in page.where(_WORTH):
        tape = make_tape(page, view)
        if not worth.search(tape.line):
            continue
        values = {
            name: [tape.at[match.start("n")] for match in expression.finditer(tape.line)]
            for name, expression in _points().items()
        }
        taken = values["per_win"] + values["per_draw"]
        points = [
            index for index in view.figures if page.figures[index].unit == "point" and index not in taken
        ]
        record = _nearest_record(page, view)
        if record is None or len(values["per_win"]) != 1 or len(values["per_draw"]) > 1 or len(points) != 1:
            continue
        filled = {"wins": record["wins"], "draws": record["draws"], "per_win": values["per_win"][0]}
        for index in values["per_draw"]:
            filled["per_draw"] = index
        filled["points"] = points[0]
        one = compiled(f"(?<!\\S)one (?:points? )?{words_of(_TABLE, 'per-draw')}").search(tape.line)
        if len(set(filled.values())) == len(filled) and ("per_draw" in filled or one):
            yield Reading(
                rule, filled, Tier.ANCHORED, "paragraph", "given" if "per_draw" in filled else "single"
            )


def usual_points_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "won 12, drawn 5 and lost 3, which gives them 41 points": three points a win, as football counts."""
    views = page.where(_POINTED)
    if not views or mentions(page, _OTHERWISE):
        return
    won, drawn, lost = (words_of(_TABLE, name) for name in ("won", "drew", "lost"))
    number = figure_set(Kind.COUNT, Kind.NUMBER)
    game, link = f"(?:{words_of(_TABLE, 'game')})?", "(?:, )?(?:and )?"
    told = compiled(
        f"(?<!\\S){won}{named('wins', number)}{game}{link}{drawn}{named('draws', number)}{game}{link}"
        f"{lost}{number}"
    )
    listed = compiled(
        f"{named('wins', number)}{words_of(_TABLE, 'win')}{link}{named('draws', number)}{words_of(_TABLE, 'draw')}"
        f"{link}{number}{words_of(_TABLE, 'loss')}"
    )
    for view in views:
        tape = make_tape(page, view)
        found = [match for expression in (told, listed) for match in expression.finditer(tape.line)]
        points = [index for index in view.figures if page.figures[index].unit == "point"]
        if not found and len(points) == 1:
            yield from _loose_points(rule, page, view, points[0])
        if len(found) != 1 or len(points) != 1:
            continue
        wins, draws = tape.at[found[0].start("wins")], tape.at[found[0].start("draws")]
        before = page.extraction.tokens.lower[
            max(page.figures[points[0]].first - 3, 0) : page.figures[points[0]].first
        ]
        if _AMOUNTS.isdisjoint(before):
            continue
        yield Reading(
            rule, {"wins": wins, "draws": draws, "points": points[0]}, Tier.ANCHORED, "sentence", "usual"
        )


def _loose_points(rule: Rule, page: Page, view: View, points: int) -> Iterator[Reading]:
    """ "With eight wins and four draws from 15 games they have 28 points": a slip at most from three a win."""
    found = {name: _beside(page, view, name) for name in ("win", "draw")}
    if any(len(one) != 1 for one in found.values()):
        return
    wins, draws = found["win"][0], found["draw"][0]
    come = 3 * float(page.figures[wins].value or 0) + float(page.figures[draws].value or 0)
    stated = float(page.figures[points].value or 0)
    if stated == come or (come > _LEAST_POINTS and ways_to_slip(stated, come)):
        filled = {"wins": wins, "draws": draws, "points": points}
        yield Reading(rule, filled, Tier.CUED, "sentence", "usual")


def _beside(page: Page, view: View, name: str) -> list[int]:
    """The counts that "wins" or "draws" stands behind."""
    lower, words = page.extraction.tokens.lower, wordings(_TABLE)[name]
    counts = [i for i in view.figures if page.figures[i].kind in (Kind.COUNT, Kind.NUMBER)]
    return [
        i
        for i in counts
        if words.at(lower, max(page.figures[i].last, page.figures[i].behind - 1), view.sentence.last)
        or words.at(lower, page.figures[i].last, view.sentence.last)
    ]


def _nearest_record(page: Page, view: View) -> dict[str, int] | None:
    """The record told in the sentences before, or in this one."""
    for back in range(_REACH + 1):
        start = page.by_sentence.get(view.number - back)
        found = _record(page, start, back, played=False) if start is not None else None
        if found is not None and "draws" in found:
            return found
    return None
