"""Shares of one whole: percentages that must make a hundred, and the one that is left.

``complement`` starts from "the other 30%"; ``shares-sum`` from a run of percentages in a sentence that speaks of a
composition.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.compositions import (
    deals_out,
    ends_with_others,
    fills_brackets,
    is_composition,
    of_one,
    same_source,
)
from crossfoot.detectors.hundreds import closed, is_bare_share, says_all_but
from crossfoot.detectors.runs import (
    Run,
    classes_at,
    find_runs,
    is_measured,
    sort_of,
    sorted_figures,
    tail_is_partial,
    word_at,
)
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_PERCENT = ("percent", None)
_PERCENTS, _SEVERAL = Trigger(kinds=(Kind.PERCENT,)), Trigger(classes=(PAIRED,))
_REST, _NEITHER = (
    Trigger(classes=("leaving",), lists=("lists.last-of-them",)),
    Trigger(classes=("vote-neither",)),
)
_BOUNDS = BOUNDS
_BACK, _CANDIDATES = 3, 5
_HARD = frozenset({"hard-break", "mark-stop", "mark-semicolon"})
_ASIDES = frozenset({"mark-comma", "dash", "open"})
_LEAVING = frozenset({"leaving"})
_OPENING = 6
_LEAD, _TRAIL = 7, 7
_ANSWERS, _NEITHER_REACH = 8, 6


@needs(_PERCENTS, _REST)
def complement_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The rest, and every choice of the percentages before it that it may be the rest of."""
    for view in page.where(_REST):
        rests = [index for index in view.plain.place if _may_be_rest(view, page, book, index)]
        if len(rests) != 1 or page.figures[rests[0]].hedge in _BOUNDS:
            continue
        told = list(closed(page, book, view, rests[0], "rest"))
        unsigned = any("bare" in filled for filled, _ in told)
        found = [] if unsigned else list(_complements(rule, page, book, view, rests[0]))
        yield from found
        if not found:
            for filled, case in told:
                yield Reading(rule, filled, Tier.ANCHORED, "article", case=case)


def _may_be_rest(view: View, page: Page, book: Codebook, index: int) -> bool:
    percent = sort_of(page.figures[index]) == _PERCENT
    bare = not percent and is_bare_share(view, page, index)
    return (percent or bare) and is_rest_share(view, page, book, index)


def _complements(rule: Rule, page: Page, book: Codebook, view: View, rest: int) -> Iterator[Reading]:
    """The rest with the list that it closes, or with every choice of the few percentages before it."""
    own = _percents(page, book, view, rest)
    earlier = _earlier(page, book, view)
    if (
        own is None
        or earlier is None
        or sort_of(page.figures[rest]) != _PERCENT
        or (_is_left_over(view, book, rest) or says_all_but(page, view))
    ):
        return
    listed = _listed_with(view, page, book, rest)
    if listed:
        yield Reading(rule, {"rest": rest, "parts": listed}, Tier.ANCHORED, "sentence")
        return
    firm = tuple(index for index in own or earlier if not _is_level(page, book, index))
    candidates = (*earlier, *own)
    if not firm or len(candidates) > _CANDIDATES:
        return
    window = "sentence" if own else "previous"
    for parts in _choices(candidates, firm):
        yield Reading(rule, {"rest": rest, "parts": parts}, Tier.ANCHORED, window)


def _listed_with(view: View, page: Page, book: Codebook, rest: int) -> tuple[int, ...]:
    """The other members of the list that the rest closes, if it is long enough to leave no choice."""
    for run in find_runs(view, page, book):
        if rest == run.members[-1] and len(run.members) > 2 and not run.tainted and not _hedged(page, run):
            return run.members[:-1]
    return ()


def is_rest_share(view: View, page: Page, book: Codebook, index: int) -> bool:
    """ "the other 30%", "the remaining 30%", "the rest, 30%,", "which leaves 30% for"; not "the remaining 9% stake"."""
    item = view.plain.place[index]
    before = item - 2 if classes_at(view, book, item - 1) & _ASIDES else item - 1
    last = view.plain.items[item][1]
    behind = page.extraction.tokens.lower[last : last + 2]
    if len(behind) == 2 and behind[0] in ("who", "that", "which") and behind[1] in words_of("after-the-rest"):
        return True  # "the nine percent who remain"
    if _closes(view, page, index):
        return True
    if "leaving" not in classes_at(view, book, before):
        return False
    first = view.plain.items[before][0]
    if page.extraction.tokens.lower[max(first - 2, 0) : first] in (["what", "is"], ["what", "was"]):
        return True  # "must find what is left, 18%"
    if classes_at(view, book, item + 1) & {"stake-noun", "rise-noun", "fall-noun"}:
        return False
    first, last = view.plain.items[before]
    words = page.extraction.tokens.lower[max(first - 1, 0) : last]
    return ("the" in words and bool(words_of("the-rest") & set(words))) or _is_left_over(view, book, index)


def _closes(view: View, page: Page, index: int) -> bool:
    """ "zinc 30 and gold the final 25 percent.": the last of several shares, told of nothing else."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    last = lower[max(figure.first - 2, 0) : figure.first]
    several = (
        sum(page.figures[i].kind is Kind.PERCENT or is_bare_share(view, page, i) for i in view.plain.place)
        > 2
    )
    ended = not "".join(lower[figure.last : figure.last + 1]).isalpha()
    return several and ended and last[:1] == ["the"] and last[-1] in words_of("last-of-them")


def _is_left_over(view: View, book: Codebook, index: int) -> bool:
    """ "that leaves 15%": only a whole list before it can say of what."""
    classes = classes_at(view, book, view.plain.place[index] - 1)
    return "leaving" in classes and "verb" in classes


def _choices(candidates: tuple[int, ...], firm: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The likeliest parts first, then every other choice."""
    yield firm
    for size in range(len(candidates), 0, -1):
        for chosen in combinations(candidates, size):
            if chosen != firm:
                yield chosen


def _percents(page: Page, book: Codebook, view: View, rest: int) -> list[int] | None:
    """Percentages of a sentence that may be shares; None if a fraction, a bound or "each" leaves the whole unclear."""
    if any(page.figures[index].kind in (Kind.FRACTION, Kind.RATIO) for index in view.plain.place):
        return None
    if any("each" in classes_at(view, book, item) for item in range(len(view.plain.chars))):
        return None
    found = [index for index in sorted_figures(view, page, _PERCENT) if index != rest]
    if any(page.figures[index].hedge in _BOUNDS for index in found):
        return None
    return [index for index in found if may_share(page, book, index)]


def _earlier(page: Page, book: Codebook, view: View) -> list[int] | None:
    """Percentages of the sentences just before; None if those leave the whole unclear."""
    found: list[int] = []
    for number in range(view.number - _BACK, view.number):
        before = page.by_sentence.get(number)
        if before is not None and before.sentence.kind == "prose":
            shares = _percents(page, book, before, -1)
            if shares is None:
                return None
            found += shares
    return found


def may_share(page: Page, book: Codebook, index: int) -> bool:
    """Whether a percentage may be a share: no change, no level of another time, no bound."""
    view = page.view_of(index)
    if view is None or page.figures[index].hedge in _BOUNDS:
        return False
    item = view.plain.place[index]
    before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
    if word_at(view, page, item - 1) in words_of("further"):
        before |= classes_at(view, book, item - 2)  # "by another 5%"
    return not (
        before & {"old-prep", "up-from", "down-from", "=from", "=by", "=than", "rise-verb", "fall-verb"}
        or behind & {"up-word", "down-word", "more-word", "less-word", "rise-noun", "fall-noun"}
    )


def _is_level(page: Page, book: Codebook, index: int) -> bool:
    """Whether a percentage is what something came to: perhaps a share, perhaps not."""
    view = page.view_of(index)
    return view is None or is_measured(view, book, view.plain.place[index])


@needs(_PERCENTS, _SEVERAL)
def shares_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Runs of percentages in a sentence with one of the rule's own words, complete by word or by "and"."""
    for view in page.where(_PERCENTS, _SEVERAL):
        percents = sum(page.figures[index].kind is Kind.PERCENT for index in view.figures)
        if view.sentence.kind == "cell" or percents < 2:
            continue
        for run in find_runs(view, page, book):
            if run.sort != _PERCENT or run.tainted or _hedged(page, run) or len(run.members) < 2:
                continue
            case = _case(rule, view, page, book, run)
            if (
                case is not None
                and _may_tell(view, page, book, run, case)
                and not tail_is_partial(view, page, book, run)
            ):
                yield Reading(rule, {"parts": run.members}, Tier.ANCHORED, "sentence", case=case)


def _of_many(page: Page, run: Run) -> bool:
    """Whether the percentages are of several wholes: "40% of nurses, 55% of doctors"."""
    lower = page.extraction.tokens.lower
    return sum(lower[page.figures[index].last] in words_of("of") for index in run.members) > 1


def _overlap(page: Page, run: Run) -> bool:
    """Whether "both" is one of the answers: "26% had done the one, 31% the other, 12% both and 55% neither"."""
    first, last = page.figures[run.members[0]].first, page.figures[run.members[-1]].last
    return not words_of("both").isdisjoint(page.extraction.tokens.lower[first:last])


def _leaves_some(view: View, page: Page, run: Run) -> bool:
    """ "32% for A, 28% for B and 12% for C, with the rest divided among nine": what is left goes without a share."""
    lower, last = page.extraction.tokens.lower, page.figures[run.members[-1]].last
    places = range(last + 1, view.sentence.last)
    rests = [at for at in places if lower[at - 1] == "the" and lower[at] in words_of("the-rest")]
    shares = [page.figures[i].first for i in view.plain.place if page.figures[i].kind is Kind.PERCENT]
    return bool(rests) and not any(0 < first - rests[0] <= _OPENING for first in shares)


def _may_tell(view: View, page: Page, book: Codebook, run: Run, case: str) -> bool:
    """A full list always tells something; shares that need not be all of them only when they pass a hundred."""
    if len(run.members) < 3 or _of_many(page, run) or _overlap(page, run) or _leaves_some(view, page, run):
        return False
    passes = sum(page.figures[index].value or 0 for index in run.members) >= 100
    return case == "full-list" or (
        passes and (run.closed or len(run.members) > 3 or _fills_line(view, book, run))
    )


def _fills_line(view: View, book: Codebook, run: Run) -> bool:
    """Whether a list fills its sentence behind a colon: "sources: grants 55%, sales 30%, gifts 15%"."""
    opened = any(
        "mark-colon" in classes_at(view, book, item) for item in range(max(run.first - 4, 0), run.first)
    )
    behind = classes_at(view, book, run.last + 1)
    return opened and (not behind or "mark-stop" in behind)


def _hedged(page: Page, run: Run) -> bool:
    return any(page.figures[index].hedge in _BOUNDS for index in run.members)


def _case(rule: Rule, view: View, page: Page, book: Codebook, run: Run) -> str | None:
    """The first class of the rule's words that stands in the run or shortly before or behind it."""
    rows = [
        classes_at(view, book, item) - ({"partial"} if deals_out(view, page, book, item) else set())
        for item in range(len(view.plain.chars))
    ]
    near = frozenset().union(*rows[max(run.first - _LEAD, 0) : min(run.last + _TRAIL, len(rows))])
    if near & {"partial", "each", "adjusted", "of-which"}:
        return None
    case = next((name for name in rule.words if name in near), None)
    if case != "full-list" and (ends_with_others(view, page, run) or fills_brackets(page, run)):
        return "full-list"
    if case is None and is_composition(view, page, book, run):
        return next(iter(rule.words), None)
    whole = same_source(view, page, run) or of_one(view, page, book, run)
    return case or ("shares-of-one" if whole else None)
