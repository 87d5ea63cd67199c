"""Two events of one story, of which the first cannot be the later one: "launched in 1911 ... broken up in 1959".

Both have one subject: the second verb goes on with that of the first ("was opened in A and demolished in B"), stands
in a sentence that begins with its date, or has a pronoun or the same noun for its subject further on, where nothing
else of the same story is told in between.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.page import Page
from crossfoot.detectors.events import Event, events, follows
from crossfoot.detectors.wording import wordings

#: Sentences over which one subject is followed.
_REACH = 7
_HEAD = 5
#: What reopens or is another one has a story of its own.
_OWNERS = frozenset({"its", "his", "her", "their"})
_AGAIN = frozenset(
    {
        "again",
        "second",
        "another",
        "new",
        "reopened",
        "rebuilt",
        "replaced",
        "replacement",
        "successor",
        "respectively",
    }
)


def story_pairs(page: Page) -> Iterator[tuple[int, int, str]]:
    """Dates of an earlier and a later stage of one story, and the window that holds them."""
    told = events(page)
    for number, two in enumerate(told):
        earlier = [one for one in told[:number] if _related(page, one, two)]
        if not earlier:
            continue
        one = earlier[-1]
        near = _sentence(page, one) == _sentence(page, two)
        if not near and (len(earlier) > 1 or not _alone(told, one, two)):
            continue
        if follows(one, two) and two.past and not one.past and near and not two.fronted:
            continue  # "joined the bank in 1990, having left the army in 1985"
        if follows(one, two):
            yield one.date, two.date, "sentence" if near else "article"
        elif near and follows(two, one) and (two.past or (one.subject == "relative" and _origin(page, two))):
            yield two.date, one.date, "sentence"


def _sentence(page: Page, event: Event) -> int:
    return page.figures[event.date].sentence


def _related(page: Page, one: Event, two: Event) -> bool:
    """Whether two events have one subject and stand in one story."""
    if not (follows(one, two) or follows(two, one)):
        return False
    apart = _sentence(page, two) - _sentence(page, one)
    lower = page.extraction.tokens.lower
    between = lower[one.verb[0] : max(two.verb[1], page.figures[two.date].first)]
    if not _AGAIN.isdisjoint(between) or apart > _REACH:
        return False
    if apart == 0:
        return _one_subject(page, one, two)
    if _somebody_else(page, two):
        return False
    return two.subject == "pronoun" or (two.subject == "noun" and bool(one.noun) and two.noun == one.noun)


def _origin(page: Page, event: Event) -> bool:
    """ "was founded in 1911": before all else, wherever it is told."""
    lower = page.extraction.tokens.lower
    return wordings("timeline")["origin"].at(lower, *event.verb) == event.verb[1] - event.verb[0]


def _somebody_else(page: Page, event: Event) -> bool:
    """Whether a pronoun may be that of a relative, named in its sentence or at the head of the one before."""
    lower, kin, sentences = (
        page.extraction.tokens.lower,
        wordings("timeline")["kin"],
        page.extraction.sentences,
    )
    number = _sentence(page, event)
    own, earlier = sentences[number], sentences[max(0, number - 1)]
    head = min(earlier.first + _HEAD, earlier.last)
    return kin.within(lower, own.first, own.last) or kin.within(lower, earlier.first, head)


def _one_subject(page: Page, one: Event, two: Event) -> bool:
    """Within a sentence: the second verb goes on with the first, or the first only opens the sentence."""
    lower = page.extraction.tokens.lower
    first, second = page.figures[one.date], page.figures[two.date]
    between = lower[first.last : second.first]
    if ";" in between and between[between.index(";") + 1 :][:1] not in (["it"], ["he"], ["she"]):
        return False
    if two.subject == "relative":
        return False
    starts = page.extraction.sentences[first.sentence].first == one.verb[0]
    opens = one.subject == "elided" and (
        lower[first.last : first.last + 1] == [","]
        or (starts and lower[first.last : two.verb[0]].count(",") == 1)
    )
    if one.noun in _OWNERS and two.noun == one.noun:
        return True  # "between its opening in 1923 and its closure in 1958"
    if two.subject == "noun":
        opens = opens or (_starts_with_doing(page, one) and lower[one.verb[0]].endswith("ing"))
        return opens or one.subject == "relative"
    return True


def _starts_with_doing(page: Page, one: Event) -> bool:
    """ "After marrying in 1923 the couple ...": the sentence opens on what its subject did first."""
    lower, start = page.extraction.tokens.lower, page.extraction.sentences[_sentence(page, one)].first
    return one.verb[0] == start + 1 and lower[start] in ("after", "since")


def _alone(told: list[Event], one: Event, two: Event) -> bool:
    """Whether nothing else between two events could be what the second goes on about."""
    stories = {story for story, _ in one.stages} & {story for story, _ in two.stages}
    return not any(
        stories & {story for story, _ in other.stages}
        for other in told
        if one.date < other.date < two.date and other.subject == "noun"
    )
