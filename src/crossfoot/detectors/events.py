"""Events: every date with a year, the verb that it dates, the stage of a story that the verb tells, and its subject.

"The bridge, which had opened in 1934, was blown up in 1988", "In 1959 she was broken up", "By the time it was
finished, in 1971": the verb stands before its date, or behind a date that opens the sentence. The stories and their
stages are ``lexicon/events.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.wording import Wording, of_kinds, year_of
from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind

_DATES = frozenset({Kind.DATE, Kind.YEAR})
DATED = Trigger(kinds=(Kind.DATE, Kind.YEAR))
_BACK, _AHEAD = 9, 8
_PREPOSITIONS = frozenset(
    {"in", "on", "by", "of", "during", "since", "until", "from", "early", "late", "mid", "-"}
)
_STOPS = frozenset(
    {
        ";",
        ":",
        "and",
        "but",
        "or",
        "which",
        "who",
        "that",
        "when",
        "while",
        "before",
        "after",
        "since",
        "until",
        "as",
        "(",
        "because",
        "where",
    }
)
_AUXILIARIES = frozenset({
    "already", "also", "are", "at", "be", "been", "being", "duly", "eventually", "finally", "first", "formally", "got",
    "had", "has", "have", "having", "herself", "himself", "is", "itself", "just", "last", "later", "never", "not",
    "officially", "only", "soon", "subsequently", "then", "to", "ultimately", "was", "were",
})  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_RELATIVES = frozenset({"which", "who", "that"})
_ELIDED = frozenset({"and", "but", "then", "(", "–", "—", ":", "before"})


_LEADING = frozenset({"after", "before", "since", "on", "by", "until"})


class Event(NamedTuple):
    """A date, the tokens of its verb, the stages it tells, and who or what its subject is.

    ``subject`` is "pronoun", "relative", "elided" (the subject of the clause before), or "noun", with its last word in
    ``noun``; ``past`` tells of a pluperfect ("had opened", "having opened").
    """

    date: int
    verb: tuple[int, int]
    stages: frozenset[tuple[str, int]]
    subject: str
    noun: str
    past: bool
    fronted: bool


@cache
def _verbs() -> Wording:
    return Wording.of(sorted({phrase for _, phrase in _phrases()}))


def _phrases() -> Iterator[tuple[str, str]]:
    """Every stage with the phrases that tell it: as they are listed, and as "marrying" or "its closing"."""
    nouns = table("event_nouns")
    for key, phrases in table("events").items():
        for phrase in map(str, phrases):
            yield key, phrase
            yield from ((key, str(form)) for form in nouns.get(phrase, ()))
            stem = phrase.removesuffix("ed")
            if stem != phrase and phrase.isalpha():
                yield key, f"{stem[:-1]}ying" if stem.endswith("i") else f"{stem}ing"


@cache
def _stages() -> dict[tuple[str, ...], frozenset[tuple[str, int]]]:
    """The stages that a verb may tell, by its tokens."""
    from crossfoot.quantities.tokens import split_words

    found: dict[tuple[str, ...], set[tuple[str, int]]] = {}
    for key, phrase in _phrases():
        story, _, number = key.rpartition("-")
        found.setdefault(tuple(split_words(phrase)), set()).add((story, int(number)))
    return {pieces: frozenset(stages) for pieces, stages in found.items()}


def events(page: Page) -> list[Event]:
    """All events of a text, in the order of their dates' places."""
    return page.once(
        "events", lambda: [event for view in page.where(DATED) for event in _of_sentence(page, view)]
    )


def _of_sentence(page: Page, view: View) -> list[Event]:
    dates = [index for index in of_kinds(page, view, _DATES) if year_of(page.figures[index]) is not None]
    if not dates or _verbs().needed.isdisjoint(view.words):
        return []
    found = []
    for number, date in enumerate(dates):
        floor = page.figures[dates[number - 1]].last if number else view.sentence.first
        ceiling = page.figures[dates[number + 1]].first if number + 1 < len(dates) else view.sentence.last
        event = _behind_verb(page, view, date, floor) or _before_verb(page, view, date, ceiling)
        if event is not None:
            found.append(event)
    return found


def _behind_verb(page: Page, view: View, date: int, floor: int) -> Event | None:
    """The event whose verb stands before the date, in the same clause."""
    lower, first = page.extraction.tokens.lower, page.figures[date].first
    place = first - 1
    while place >= floor and lower[place] in _PREPOSITIONS:
        place -= 1
    if place == first - 1 and place >= floor and page.figures[date].kind is Kind.YEAR:
        return None
    if place >= floor and lower[place] == ",":
        place -= 1
    while place >= max(floor, first - _BACK):
        if (lower[place] in _STOPS and not _is_post(lower, place, first)) or lower[place] == ",":
            return None
        for start in range(max(floor, place - 3), place + 1):
            size = _verbs().at(lower, start, place + 1)
            if size and start + size == place + 1:
                return _event(page, view, date, (start, place + 1), fronted=False)
        place -= 1
    return None


def _is_post(lower: list[str], place: int, first: int) -> bool:
    """ "took office as mayor in 2015": "as" leads to what somebody became, not to another clause."""
    post = lower[place + 1 : first]
    verbal = any((word in _AUXILIARIES | _PRONOUNS and word != "at") or word.endswith("ed") for word in post)
    return lower[place] == "as" and bool(post) and not verbal


def _before_verb(page: Page, view: View, date: int, ceiling: int) -> Event | None:
    """The event whose date opens the sentence or the clause: "In 1959 she was broken up"."""
    lower, figure = page.extraction.tokens.lower, page.figures[date]
    opener = figure.first - 1
    while opener > view.sentence.first and lower[opener] in _PREPOSITIONS:
        opener -= 1
    opens = opener <= view.sentence.first or lower[opener] in (",", ";", "and", "but", "then")
    if not opens or lower[figure.first - 1] not in _PREPOSITIONS:
        return None
    place = figure.last + (lower[figure.last : figure.last + 1] == [","])
    for start in range(place, min(place + _AHEAD, ceiling)):
        if lower[start] in _STOPS or lower[start] == ",":
            return None
        size = _verbs().at(lower, start, ceiling)
        if size:
            return _event(page, view, date, (start, start + size), fronted=True)
    return None


def _event(page: Page, view: View, date: int, verb: tuple[int, int], fronted: bool) -> Event:
    lower = page.extraction.tokens.lower
    place, past = verb[0] - 1, False
    while place >= view.sentence.first and lower[place] in _AUXILIARIES:
        past = past or lower[place] in ("had", "having")
        place -= 1
    word = lower[place] if place >= view.sentence.first else ""
    if word in _PRONOUNS:
        subject = "pronoun"
    elif word in _RELATIVES:
        subject = "relative"
    elif word in ("", ";") and _main_pronoun(lower, page.figures[date].last):
        subject = "pronoun"  # "Caught in November, he was shot"
    elif word in _LEADING and lower[verb[0]].endswith("ing"):
        subject = "elided"  # "After marrying in 1923 they ..."
    elif not word or word in _ELIDED or word == "," or place < page.figures[date].last <= verb[0]:
        subject = "elided"
    else:
        subject = "noun"
    return Event(
        date,
        verb,
        _stages()[tuple(lower[slice(*verb)])],
        subject,
        word if subject == "noun" else "",
        past,
        fronted,
    )


def _main_pronoun(lower: list[str], last: int) -> bool:
    return (
        lower[last : last + 1] == [","] and lower[last + 1 : last + 2] != [] and lower[last + 1] in _PRONOUNS
    )


def follows(one: Event, two: Event) -> bool:
    """Whether the second event tells a later stage of a story than the first, and no story says otherwise."""
    told = [(first, second) for story, first in one.stages for other, second in two.stages if story == other]
    return bool(told) and all(first < second for first, second in told)
