"""Order of events: what is said to begin, end or follow must not be dated the other way round.

Only pairs in one sentence are read, each date directly behind its own verb, and only where the words leave no doubt
that both verbs have one subject: "founded in A and floated in B", "began in A and ended in B", "from A until B".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.births import births_told
from crossfoot.detectors.day_order import day_pairs
from crossfoot.detectors.events import DATED
from crossfoot.detectors.numbered_deeds import NUMBERED, numbered_pairs
from crossfoot.detectors.programmes import PLANNED, programme_pairs
from crossfoot.detectors.sequels import LATER, sequel_pairs
from crossfoot.detectors.stories import story_pairs
from crossfoot.detectors.successions import DYING, HARKING, LAST_TIME, succession_pairs
from crossfoot.detectors.wording import of_kinds, wordings, year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_DATES = frozenset({Kind.DATE, Kind.YEAR})
_DATED, _SPANNED = DATED, Trigger(kinds=(Kind.PERIOD,))
_SEVERAL = Trigger(classes=(PAIRED,))
_LISTED = Trigger(words=("timeline", "chronology", "milestones", "dates"))
_FEWEST = 3
#: Tokens between a verb and its date.
_NEAR = 5
#: Tokens between the first date and the verb of the second.
_LINK = 6
#: Sentences between the only birth of a text and what "he" or "she" did later.
_AFAR = 9
#: Tokens of "before moving to ... in".
_GERUND = 12
#: Tokens of "between the council's nod in".
_DEED = 8
_IN = frozenset({"in", "of", "on"})
_SUBJECTS = frozenset({"he", "she", "it", "they"})
#: Forms of "to be" whose subject is that of the sentence.
_THE = frozenset({"the", "his", "her", "its", "their"})
_NEXT = frozenset({"second", "last", "final", "next"})
#: What sets a life or a term off from the words before it.
_SET_OFF = frozenset({"(", ",", ":", "–", "—"})
_PASSIVE = frozenset({"was", "were", "been"})


@needs(_DATED | _SPANNED | DYING | HARKING | LAST_TIME | NUMBERED | PLANNED | LATER)
def order_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Pairs of dates of which the first must not be the later one."""
    told: set[tuple[int, ...]] = set()
    for reading in _closely_told(rule, page):
        told.add(reading.indexes)
        yield reading
    for first, then in day_pairs(page):
        if (first, then) not in told:
            told.add((first, then))
            yield Reading(rule, {"first": first, "then": then}, Tier.ANCHORED, "sentence")
    yield from _timelines(rule, page)
    for first, then, window in (*story_pairs(page), *succession_pairs(page), *_rows(page)):
        if (first, then) not in told:
            told.add((first, then))
            tier = Tier.ANCHORED if window == "sentence" else Tier.CUED
            yield Reading(rule, {"first": first, "then": then}, tier, window)


def _rows(page: Page) -> Iterator[tuple[int, int, str]]:
    """What is numbered or planned in a row."""
    yield from numbered_pairs(page)
    yield from programme_pairs(page)
    yield from sequel_pairs(page)


def _timelines(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "Timeline: 2003, first drilling; 2011, first oil; 2019, well capped": at most one date is out of its place."""
    for view in page.where(_LISTED, _DATED):
        lower = page.extraction.tokens.lower[view.sentence.first : view.sentence.last]
        dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
        opening = [page.extraction.tokens.lower[page.figures[i].first - 1] for i in dates]
        if (
            len(dates) < _FEWEST
            or view.words.isdisjoint(_LISTED.words)
            or ":" not in lower[:_LINK]
            or not all(word in (":", ";", ",") for word in opening)
        ):
            continue
        years = [year_of(page.figures[i]) or 0 for i in dates]
        if sum(one > two for one, two in pairwise(years)) <= 1:
            for one, two in pairwise(dates):
                yield Reading(rule, {"first": one, "then": two}, Tier.ANCHORED, "sentence")


def _closely_told(rule: Rule, page: Page) -> Iterator[Reading]:
    """Dates tied by the words between them, and what follows the only birth of a text."""
    for view in page.where(_SEVERAL, _DATED):
        dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
        for one, two in pairwise(dates):
            if _ordered(page, view, dates, one, two):
                yield Reading(rule, {"first": one, "then": two}, Tier.ANCHORED, "sentence")
        yield from _row(rule, page, view, dates)
    for view in page.where(_SPANNED):
        yield from _reversed_spans(rule, page, view)
    yield from _after_birth(rule, page)


def _row(rule: Rule, page: Page, view: View, dates: list[int]) -> Iterator[Reading]:
    """ "formed in A, split up in B and got back together in C": at most one date is out of its place."""
    lower = page.extraction.tokens.lower
    gaps = [lower[page.figures[one].last : page.figures[two].first] for one, two in pairwise(dates)]
    if len(dates) < _FEWEST or not all(_is_step(gap) for gap in gaps[:-1]):
        return
    opens = (
        lower[view.sentence.first].endswith("ed")
        or lower[view.sentence.first] in wordings("timeline")["participle"].rows
    )
    if not _is_step(gaps[-1]) and not (opens and _is_main(gaps[-1])):
        return
    years = [year_of(page.figures[index]) or 0 for index in dates]
    if sum(one > two for one, two in pairwise(years)) <= 1:
        for one, two in pairwise(dates):
            yield Reading(rule, {"first": one, "then": two}, Tier.ANCHORED, "sentence")


def _is_step(gap: list[str]) -> bool:
    """ ", split up in", "and got back together in": a verb of the same subject, and its date."""
    words = [word for word in gap if word not in (",", "and", "then", "was", "were", "been")]
    joined = bool(gap) and gap[0] in (",", "and") and gap[-1] == "in" and 1 < len(words) <= _LINK
    if words[:1] and words[0] in _THE:
        return False  # "her fourth in 2001 and her second in 1993": each has a subject of its own
    if not joined or not {";", "which", "who", "after", "before", "when", "having"}.isdisjoint(gap):
        return False
    return words[0].endswith("ed") or words[0] in wordings("timeline")["did"].rows


def _is_main(gap: list[str]) -> bool:
    """ "Founded in A and nationalised in B, the railway was broken up in C": what was told of before is the subject."""
    plain = gap[:1] == [","] and gap[-1:] == ["in"] and len(gap) <= _GERUND and gap.count(",") == 1
    told = not _PASSIVE.isdisjoint(gap) or (len(gap) > 1 and gap[-2].endswith("ed"))
    return (
        plain and told and {";", "which", "who", "after", "before", "when", "having", "had"}.isdisjoint(gap)
    )


def _after_birth(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "Born in A, ...  He died in B": the only person whose birth is told does nothing before it."""
    told = births_told(page)
    if len(told) != 1:
        return
    born = page.view_of(told[0])
    if born is not None:
        yield from _same_sentence(rule, page, born, told[0])
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    thing = born is not None and words["made"].within(lower, born.sentence.first, born.sentence.last)
    subjects = (["it"],) if thing else (["he"], ["she"])
    for view in page.views:
        start = view.sentence.first
        if born is None or view.number <= born.number or view.number - born.number > _AFAR:
            continue
        fronted = page.figures[view.figures[0]].last if lower[start] in ("in", "on") else start
        fronted += lower[fronted : fronted + 1] == [","]
        if lower[fronted : fronted + 1] not in subjects or words["kin"].within(
            lower, born.sentence.first, view.sentence.last
        ):
            continue
        dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
        if (
            dates
            and (fronted > start or _verb(page, view, dates[0], dates) or _did(page, start, dates[0]))
            and page.figures[dates[0]].first - start <= _GERUND
        ):
            yield Reading(rule, {"first": told[0], "then": dates[0]}, Tier.CUED, "article")


def _did(page: Page, start: int, date: int) -> bool:
    """ "It made its first record in 1961": the subject's own verb, and no participle that the date might belong to."""
    lower, first = page.extraction.tokens.lower, page.figures[date].first
    own = wordings("timeline")["did"].at(lower, start + 1, first)
    rest = lower[start + 1 + own : first]
    return (
        bool(own)
        and rest[-1:] == ["in"]
        and not any(word.endswith(("ed", "ing")) or word == "," for word in rest)
    )


def _same_sentence(rule: Rule, page: Page, view: View, birth: int) -> Iterator[Reading]:
    """ "Hollis, born in A, joined the navy in B": what somebody born does in the rest of the sentence."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    figure, start = page.figures[birth], view.sentence.first
    if words["kin"].within(lower, start, view.sentence.last):
        return
    dates = [i for i in of_kinds(page, view, _DATES) if i > birth and year_of(page.figures[i]) is not None]
    if (
        not dates
        or lower[figure.last : figure.last + 1] != [","]
        or words["kin"].within(lower, start, figure.first)
    ):
        return
    later = page.figures[dates[0]]
    gap = lower[figure.last + 1 : later.first]
    doing = bool(gap) and (
        gap[0].endswith("ed") or gap[0] in ("he", "she", "was", "became", "won", "took", "left")
    )
    opened = words["born"].at(lower, start, figure.first) or "," in lower[start : figure.first]
    # "Work on the tunnel, which was opened in 1958, started in 1923"
    first = any(words[name].within(gap, 0, len(gap)) for name in ("origin", "begun"))
    if (
        doing
        and opened
        and not first
        and gap[-1] == "in"
        and len(gap) <= _GERUND
        and not {"after", "since", ";"} & set(gap)
    ):
        yield Reading(rule, {"first": birth, "then": dates[0]}, Tier.ANCHORED, "sentence")


def _ordered(page: Page, view: View, dates: list[int], one: int, two: int) -> bool:
    """Whether the words put the second of two neighbouring dates after the first."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    first, second = page.figures[one], page.figures[two]
    between = lower[first.last : second.first]
    if not _same_precision(page, one, two):
        return False
    if ";" in between:
        return _numbered(lower, view, first.first, between)
    if _bounds(lower, view, first.first, between) or _after_all(
        lower, view, dates, one, first.first, between
    ):
        return True
    if _since_origin(page, view, dates, two) or _numbered(lower, view, first.first, between):
        return True
    if _before_doing(between) or (one == dates[0] and _after_doing(lower, view, first.first, between)):
        return True
    verb, other = _verb(page, view, one, dates), _verb(page, view, two, dates)
    if verb is None or other is None or other[0] < first.last:
        return False
    link = lower[first.last : other[0]]
    if not {"had", "that", "which", "who", "whose"}.isdisjoint(lower[other[1] : second.first]):
        return False  # "The treaty, signed in 1958, ended a war that had begun in 1923"
    if len(link) > _LINK or not all(_goes_on(word) for word in link):
        return False
    if _is(page, other, "closes") and not _is(page, verb, "closes"):
        return (
            "as" not in lower[other[1] : second.first]
        )  # "became chairman in A, stepped down as editor in B"
    fronted = (
        verb[0] <= view.sentence.first + 1 or "was" in lower[max(view.sentence.first, verb[0] - 1) : verb[0]]
    )
    if _is(page, verb, "origin") and fronted and not words["origin"].within(lower, *other):
        return True
    return words["sequel"].within(lower, first.last, second.first) and one == dates[0]


def _numbered(lower: list[str], view: View, first: int, between: list[str]) -> bool:
    """ "The first edition came out in A; the second, in B", "his first match in A and his last in B"."""
    lead = lower[max(view.sentence.first, first - _GERUND) : first]
    opens = [
        place for place, word in enumerate(lead) if word == "first" and place and lead[place - 1] in _THE
    ]
    behind = [place for place, word in enumerate(between) if word in _NEXT and between[place - 1] in _THE]
    if opens and any(word[:1].isdigit() for word in lead[opens[-1] :]):
        return False  # "her first in 1990, her fourth in 2001 and her second in 1993"
    if not opens or len(behind) != 1 or lead[-1:] not in (["in"], ["on"]):
        return False
    rest = [word for word in between[behind[0] + 1 :] if word not in (",", "was", "came", "one", "followed")]
    return rest in (["in"], ["on"]) and "had" not in between


def _before_doing(between: list[str]) -> bool:
    """ "... in A, before moving to the coast in B"."""
    start = between[1:3] if between[:1] == [","] else between[:2]
    doing = len(start) == 2 and start[0] == "before" and start[1].endswith("ing")
    return doing and between[-1:] == ["in"] and len(between) <= _GERUND and "," not in between[1:]


def _after_doing(lower: list[str], view: View, first: int, between: list[str]) -> bool:
    """ "After graduating in A, he joined the bank in B", "Sworn in in A, she retired in B"."""
    start = view.sentence.first
    doing = first - start > 1 and lower[start] == "after" and lower[start + 1].endswith("ing")
    done = lower[start].endswith("ed") or lower[start] in wordings("timeline")["participle"].rows
    goes_on = between[:1] == [","] and between[1:2] and between[1] in _SUBJECTS and between[-1:] == ["in"]
    plain = "," not in between[1:] and "and" not in between and "had" not in between
    if doing and not goes_on:
        # "After emigrating in A Szabo opened a shop, which he sold in B"
        further = between[-1:] == ["in"] and not _SUBJECTS.isdisjoint(between) and len(between) <= _GERUND
        plain = not {"had", "since", "from", "who", "whose"} & set(between)
        goes_on = further and between[:1] != [","]
    words = wordings("timeline")
    earlier = any(words[name].within(between, 0, len(between)) for name in ("origin", "kin"))
    return bool((doing or done) and first - start <= _GERUND and goes_on and plain and not earlier)


def _after_all(
    lower: list[str], view: View, dates: list[int], one: int, first: int, between: list[str]
) -> bool:
    """ "After the merger was signed in A, ..., and the deal finally closed in B"."""
    fronted = (
        lower[view.sentence.first] == "after" and one == dates[0] and first - view.sentence.first <= _GERUND
    )
    late = wordings("timeline")["at-last"].within(between, 0, len(between))
    return (
        fronted
        and late
        and between[:1] == [","]
        and between[-1:] in (["in"], ["on"])
        and "since" not in between
    )


def _since_origin(page: Page, view: View, dates: list[int], two: int) -> bool:
    """ "Founded in A and floated in B, the house was taken private again in C": the last comes last."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    first, start = page.figures[dates[0]], view.sentence.first
    size = words["origin"].at(lower, start, first.first)
    if not size or first.first - start - size > 3 or two == dates[0]:
        return False
    near = lower[max(first.last, page.figures[two].first - _NEAR) : page.figures[two].first]
    main = lower[first.last : page.figures[two].first]
    if words["relative"].within(main, 0, len(main)):
        return False
    again = near[-1:] == ["in"] and words["sequel"].within(near, 0, len(near) - 1)
    passive = two == dates[1] and near[-1:] in (["in"], ["until"]) and bool(_PASSIVE & set(near))
    return again or passive


def _goes_on(word: str) -> bool:
    return word in wordings("timeline")["same-subject"].rows


def _bounds(lower: list[str], view: View, first: int, between: list[str]) -> bool:
    """ "from 2009 to 2016", "from 2009 until 2016"."""
    opener = lower[first - 1] if first > view.sentence.first else ""
    if opener == "between" and between == ["and"]:
        return True
    led = lower[view.sentence.first : first]
    if "between" in led[:1] and between[:1] == ["and"] and opener in ("in", "on") and between[-1] in _IN:
        told = led[1:]  # "Between its approval in A and its completion in B"
        return len(between) <= _DEED >= len(told) and {",", "and", "that", "those", "was", "were"}.isdisjoint(
            [*told, *between[1:]]
        )
    return opener == "from" and between in (["to"], ["until"], ["till"], ["through"])


def _same_precision(page: Page, one: int, two: int) -> bool:
    """Whether neither date is part of a season or a list of years."""
    return all(not page.figures[index].is_range for index in (one, two))


def _verb(page: Page, view: View, date: int, dates: list[int]) -> tuple[int, int] | None:
    """The tokens of the verb that a date follows with a preposition, or None."""
    lower = page.extraction.tokens.lower
    figure = page.figures[date]
    last = figure.first
    if last - 1 <= view.sentence.first or lower[last - 1] not in ("in", "on", "of"):
        return None
    floor = max([view.sentence.first, last - _NEAR - 2, *(page.figures[i].last for i in dates if i < date)])
    for name in ("opens", "closes", "origin"):
        found = wordings("timeline")[name].find(lower, floor, last)
        if found:
            return found[-1]
    for place in range(last - 2, floor - 1, -1):
        if lower[place].endswith("ed"):
            return place, place + 1
    return None


def _is(page: Page, verb: tuple[int, int], name: str) -> bool:
    return wordings("timeline")[name].at(page.extraction.tokens.lower, *verb) == verb[1] - verb[0]


def _reversed_spans(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "(1931-2014)": a life or a term in brackets."""
    lower = page.extraction.tokens.lower
    for index in of_kinds(page, view, {Kind.PERIOD}):
        figure = page.figures[index]
        bracketed = figure.first > view.sentence.first and lower[figure.first - 1] in _SET_OFF
        if figure.unit in ("years", "season") and bracketed and figure.high is not None:
            yield Reading(rule, {"span": index}, Tier.ANCHORED, "figure", case="range-noun")
