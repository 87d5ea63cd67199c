"""Results: a figure told as worked out from the like figures before it, by adding up or by taking away.

"which makes 4,000 fish", "£30,000 in the red", "giving Alder the seat by 865". The words alone do not bind: other
figures may be meant. So the operands are all like figures before the result, in its sentence or since a sentence
before, and the relation must hold or be one slip away from holding, one that chance would seldom bring about.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.closed_sums import LEFT, came_in, closed_readings, ends_of, left_readings
from crossfoot.detectors.result_ties import is_change, is_coin, is_line_by_line, is_parted, is_rival
from crossfoot.detectors.runs import Sort, is_compound, sort_of
from crossfoot.detectors.slip_chances import chance_of_slip, slack_of, step_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

SUM, DIFFERENCE = "worked-sum", "worked-difference"
_CUES = Trigger(
    words=("by",),
    lists=(
        "lists.adding", "results.sum-given",
        "results.sum-before", "results.sum-behind", "results.brought",
        "results.difference-before", "results.difference-behind", "results.difference-money",
    ),
)  # fmt: skip
_BEFORE, _BEHIND, _BRINGING, _WON = 5, 5, 9, 10
#: Right before a figure, these may lead to what was brought, won or moved.
_LEADING = frozenset({"to", "at", "by"})
_LEAST, _MOST = 2, 9
#: Sentences before the result in which its operands are looked for.
_BACK, _AHEAD = 6, 3
#: A number as large as this may go without the unit of those before it.
_LARGE = 1000
#: What leads to a sum that was taken away, and how far behind the result it may stand.
_TAKING, _TAKEN = frozenset({"after", "once", "when", "net"}), 9
#: "17 left their papers blank": somebody does something, and nothing is left.
_GOING_ON = (["a"], ["an"], ["her"], ["his"], ["its"], ["of"], ["the"], ["their"], ["school"], ["work"])
_PLAYED = frozenset({"innings", "over", "wicket"})
_HOURS = 12  # of a clock
#: A slip likelier than this by chance proves nothing: where all like figures of a sentence are operands, where all
#: of several sentences are, and where some are left out.
_NEAR, _FAR, _SOME = 0.9, 0.25, 0.05
#: The rounding of all figures together, as a share of the result, from which on an agreement says little.
_COARSE = 0.35
#: A bare number so many times smaller than a sum of money is none: "$1.3 billion with options for 65 more".
_TINY = 100_000
#: Money and measures may lend their unit to a number in the same sentence: "3.2 million tonnes and 1.4 million".
_LENDING = frozenset({"money", "measure"})


class Stretch(NamedTuple):
    """Like figures before a result: whether all share its sentence, and whether no other one was left out."""

    operands: tuple[int, ...]
    near: bool
    whole: bool


class Worked(NamedTuple):
    """Operands of a result: those added or taken away, what they are taken from, and the chance of such a fit."""

    parts: tuple[int, ...]
    whole: int | None
    chance: float


@needs(_CUES | LEFT)
def result_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every figure under a word of working out: with those that give it but for a slip, else with all there are."""
    results: set[Filling] = set()
    closed, left = (one(rule, page, DIFFERENCE) for one in (closed_readings, left_readings))
    for way in (closed, _told_readings(rule, page), left):
        yield from (told := [one for one in way if results.isdisjoint(ends_of(one))])
        results.update(one.figures["result"] for one in told)


def _told_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """With the like figures that give it but for a slip."""
    kinds = rule.figures["result"].kinds
    for view in page.where(_CUES, slot=rule.figures["result"]):
        if view.sentence.kind == "cell":
            continue
        for index in view.plain.place:
            figure = page.figures[index]
            if figure.kind not in kinds or sort_of(figure) is None or not _usable(page, index):
                continue
            taxed = figure.kind is Kind.MONEY and any(
                page.figures[i].kind is Kind.PERCENT for i in view.figures
            )
            for case in () if is_parted(page, index) else told_as(page, view, index):
                if taxed and case == SUM:
                    continue  # "with 20 percent VAT and £15 for delivery the £450 chair comes to £555"
                found = _worked(page, view, index, case)
                if found is not None:
                    whole: dict[str, Filling] = {} if found.whole is None else {"whole": found.whole}
                    filled = {**whole, "parts": found.parts, "result": index}
                    yield Reading(rule, filled, Tier.CUED, "sentence", case=case)


def told_as(page: Page, view: View, index: int) -> Iterator[str]:
    """How the words around a figure say that it was worked out."""
    lower, words = page.extraction.tokens.lower, wordings("results")
    first, last = hedged_first(page, view, index), page.figures[index].last
    start, end = max(view.sentence.first, first - _BEFORE), min(view.sentence.last, last + _BEHIND)
    led = lower[first - 1] in _LEADING or lower[view.sentence.first] in words_of("adding")
    if not led and _telling().isdisjoint(lower[start:end]):
        return
    for name, case in (("sum", SUM), ("difference", DIFFERENCE)):
        ahead = words[f"{name}-before"].find(lower, start, first)
        if case == DIFFERENCE and page.figures[index].kind is Kind.MONEY:
            ahead = sorted(
                (*ahead, *words["difference-money"].find(lower, start, first)), key=lambda at: at[1]
            )
        behind = words[f"{name}-behind"].find(lower, last, end)
        if (
            (ahead and _plain(page, view, ahead[-1][1], first))
            or (behind and _plain(page, view, last, behind[0][0]) and not _goes_on(lower, behind[0][1]))
            or (case == SUM and _is_summed(page, view, index, first))
            or (case == DIFFERENCE and _is_won(page, view, first))
            or _is_moved(page, view, index, first)
        ):
            yield case


@cache
def _telling() -> frozenset[str]:
    """The words of which one stands close to a figure that was worked out, where none right before leads to it."""
    return frozenset().union(*(one.needed for one in wordings("results").values()))


def _goes_on(lower: list[str], end: int) -> bool:
    """ "31 of them took part in all of the concerts", "on 52, they remain the largest party": no result."""
    return lower[end : end + 1] in _GOING_ON


def _plain(page: Page, view: View, first: int, last: int) -> bool:
    """Whether a stretch has at most two words, a comma perhaps, and no figure."""
    lower = page.extraction.tokens.lower
    marks = [k for k in range(first, last) if not lower[k][0].isalpha()]
    if last - first > 2 + len(marks) or any(lower[k] not in (",", "-", ":") for k in marks) or len(marks) > 1:
        return False
    return not any(first <= page.figures[i].first < last for i in view.figures)


def _is_brought(page: Page, view: View, first: int) -> bool:
    """ "taking the weekend's tally to", "brings the total to"."""
    lower, words = page.extraction.tokens.lower, wordings("results")
    if lower[first - 1] not in ("to", "at"):
        return False
    start = max(view.sentence.first, first - _BRINGING)
    verbs = words["bringing"].find(lower, start, first)
    return bool(verbs) and words["brought"].within(lower, verbs[-1][1], first)


def _is_summed(page: Page, view: View, index: int, first: int) -> bool:
    """Whether other words than those right beside it say that a figure is a sum."""
    return (
        _is_brought(page, view, first) or _is_added(page, view, index) or _is_given(page, view, index, first)
    )


def _is_given(page: Page, view: View, index: int, first: int) -> bool:
    """ "$3.4 million from the state and $1.9 million from Washington gave the county $5.3 million"."""
    sort, lower = sort_of(page.figures[index]), page.extraction.tokens.lower
    if sort is None or sort[0] not in _LENDING:
        return False
    given = wordings("results")["sum-given"].find(lower, max(view.sentence.first, first - _BEFORE), first)
    if not given:
        return False
    before = [i for i in view.plain.place if i < index and sort_of(page.figures[i]) == sort]
    return len(before) >= _LEAST and all(page.figures[i].last <= given[0][0] for i in before)


def _is_added(page: Page, view: View, index: int) -> bool:
    """ "Adding the 640 beds of one to the 415 of the other, the city has 1,055": the last of a sentence that adds."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    if lower[start] not in words_of("adding") or lower[start] == "counting":
        return False
    figures = [i for i in view.plain.place if sort_of(page.figures[i]) == sort_of(page.figures[index])]
    return figures[-1:] == [index] and len(figures) > _LEAST


def _is_won(page: Page, view: View, first: int) -> bool:
    """ "won the seat by", "outvoted by"."""
    lower = page.extraction.tokens.lower
    start = max(view.sentence.first, first - _WON)
    return lower[first - 1] == "by" and wordings("results")["won"].within(lower, start, first)


def _is_moved(page: Page, view: View, index: int, first: int) -> bool:
    """ "grew by C$150 million to": the step stands right before the level that it leads to."""
    lower = page.extraction.tokens.lower
    if lower[first - 1] != "to" or index - 1 not in view.plain.place:
        return False
    step, last = index - 1, page.figures[index].last
    if last < view.sentence.last and lower[last][0].isalpha():
        return False  # "by 14 cents to $19.33 for the grade of Texas"
    return page.figures[step].last == first - 1 and lower[hedged_first(page, view, step) - 1] == "by"


def _worked(page: Page, view: View, index: int, case: str) -> Worked | None:
    """The choice of operands from which the result is a slip away; one that gives it goes before all others."""
    found: list[Worked] = []
    for stretch in _stretches(page, view, index):
        if not stretch.near and _is_listed(page, view, index):
            continue
        limit = _SOME if not stretch.whole else _NEAR if stretch.near else _FAR
        if stretch.whole and is_line_by_line(page, (*stretch.operands, index)):
            limit = 1.0
        if case == DIFFERENCE and (
            is_change(page, stretch.operands) or is_rival(page, stretch.operands, index)
        ):
            continue
        for worked in _choices(page, stretch.operands, index, case):
            if worked.chance == 0.0:
                fits = _fits_strictly(page, worked, index) and _is_telling(page, worked, index)
                alike = stretch.near or len(_nouns(page, worked, index)) < 2
                return worked if fits and alike else None
            if worked.chance <= limit and _counts_alike(page, worked, index, case):
                found.append(worked)
        if _is_explained(page, stretch.operands, view, index):
            return None
    return min(found, key=lambda one: one.chance) if found else None


def _stretches(page: Page, view: View, index: int) -> Iterator[Stretch]:
    """All like figures of the sentence before the result, then with those of more and more sentences before."""
    sort = sort_of(page.figures[index])
    assert sort is not None
    own = _like(page, view, sort, index)
    behind = [i for i in own if i > index]
    operands = tuple(i for i in own if i < index)
    before = operands
    found = [operands] if operands else []
    for number in range(view.number - 1, max(view.number - 1 - _BACK, -1), -1):
        other = page.by_sentence.get(number)
        more = _like(page, other, sort, index) if other is not None and other.sentence.kind != "cell" else ()
        if more:
            operands = (*more, *operands)
            found.append(operands)
    if not operands and sort[0] == "money" and len(behind) == _LEAST and not came_in(page, index):
        yield Stretch(tuple(behind), near=True, whole=True)  # "£4,700 in profit, with receipts of ..."
    if len(before) == len(behind) == 1 and sort[0] == "money" and _taken_after(page, index, behind[0]):
        yield Stretch((*before, *behind), near=True, whole=True)
    for place, one in enumerate(found):
        if _LEAST <= len(one) <= _MOST:
            near = page.figures[one[0]].sentence == view.number
            yield Stretch(one, near, (near or place == len(found) - 1) and not behind)
            if near and behind:
                yield Stretch((*one, *behind), near, False)


def _taken_after(page: Page, result: int, other: int) -> bool:
    """ "became €89m after a tax charge of €29m": what was taken away is told behind the result."""
    between = page.extraction.tokens.lower[page.figures[result].last : page.figures[other].first]
    return between[:1] != [] and between[0] in _TAKING and len(between) <= _TAKEN


def _like(page: Page, view: View, sort: Sort, result: int) -> tuple[int, ...]:
    """The figures of a sentence that may be added up with the result; a number may go without its unit."""
    found = []
    named = (
        any(sort_of(page.figures[i]) == sort for i in view.plain.place)
        or view.number == page.figures[result].sentence
    )
    for i in view.plain.place:
        figure = page.figures[i]
        bare = sort[0] in _LENDING and figure.kind is Kind.NUMBER and figure.noun is None
        bare = bare and (named or float(figure.value or 0) >= _LARGE) and not is_coin(page.figures[result])
        if (
            i != result
            and (sort_of(figure) == sort or (bare and sort_of(figure) is not None))
            and _usable(page, i)
            and not _is_aside(page, i, result)
        ):
            found.append(i)
    return tuple(found)


def _usable(page: Page, index: int) -> bool:
    """Whether a figure can be an operand: stated outright, no label of a line ("Round one: 24")."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    label = figure.form == "words" and lower[figure.last : figure.last + 1] == [":"]
    other = label or figure.noun in _PLAYED  # "180 for four with 12 overs left"
    return figure.hedge not in BOUNDS and not other and not is_compound(page, index)


def _is_aside(page: Page, index: int, result: int) -> bool:
    """Whether a small number in words may be an hour or part of a phrase: "until four in the morning"."""
    figure, other = page.figures[index], page.figures[result]
    small = figure.form == "words" and figure.noun is None and figure.kind is Kind.NUMBER
    return small and float(figure.value or 0) <= _HOURS and figure.sentence != other.sentence


def _is_explained(page: Page, operands: tuple[int, ...], view: View, result: int) -> bool:
    """Whether the like figures around give the result, or it and its operands give another, as printed."""
    values = [float(page.figures[i].value or 0) for i in operands]
    told, step = float(page.figures[result].value or 0), step_of(page.figures[result])
    if any(
        abs(abs(one - two) - told) < step or abs(one + two - told) < step
        for one, two in combinations(values, 2)
    ):
        return True
    sort = sort_of(page.figures[result])
    behind = [page.by_sentence.get(view.number + ahead) for ahead in range(_AHEAD + 1)]
    later = [i for other in behind if other and sort for i in _like(page, other, sort, result) if i > result]
    sums = [told + sum(values[-count:]) for count in range(1, len(values) + 1)]
    return any(abs(float(page.figures[i].value or 0) - whole) < step for i in later for whole in sums)


def _counts_alike(page: Page, worked: Worked, result: int, case: str) -> bool:
    """Whether what is counted is one thing; what is added up may go by several names where chance is slight."""
    if worked.whole is not None and page.figures[worked.whole].value == page.figures[worked.parts[0]].value:
        return False  # "both are on 36, but one is better by two": equals have no difference
    return len(_nouns(page, worked, result)) < 2 or (case == SUM and worked.chance < 0.1)


def _nouns(page: Page, worked: Worked, result: int) -> set[str | None]:
    """What the operands and the result count."""
    used = (*worked.parts, result, *(() if worked.whole is None else (worked.whole,)))
    return {page.figures[i].noun for i in used} - {None}


def _is_listed(page: Page, view: View, index: int) -> bool:
    """Whether like figures go on behind "and": "costs of $15m, income of $5m and $7m of fees" is a list of lines."""
    sort, lower = sort_of(page.figures[index]), page.extraction.tokens.lower
    behind = [i for i in view.plain.place if i > index and sort_of(page.figures[i]) == sort]
    before = [i for i in view.plain.place if i < index and sort_of(page.figures[i]) == sort]
    joined = bool(behind) and "and" in lower[page.figures[index].last : page.figures[behind[0]].first]
    return joined and bool(before) and "," in lower[page.figures[before[-1]].last : page.figures[index].first]


def _choices(page: Page, operands: tuple[int, ...], index: int, case: str) -> Iterator[Worked]:
    """The operands added up; or each taken from the largest or the first of them."""
    if case == SUM:
        yield from _weighed(page, operands, None, index)
        return
    largest = max(operands, key=lambda i: page.figures[i].floats[1])
    for whole in dict.fromkeys((operands[0], largest)):
        yield from _weighed(page, tuple(i for i in operands if i != whole), whole, index)


def _weighed(page: Page, parts: tuple[int, ...], whole: int | None, result: int) -> Iterator[Worked]:
    """How likely it is by chance that the figures fit but for a slip; 0 if they fit."""
    figures = page.figures
    low, high = (sum(figures[i].floats[end] for i in parts) for end in (0, 1))
    if whole is not None:
        low, high = figures[whole].floats[0] - high, figures[whole].floats[1] - low
    stated_low, stated_high = figures[result].floats
    if low <= stated_high and stated_low <= high:
        yield Worked(parts, whole, 0.0)
        return
    signed = (
        {whole: 1, result: -1} | dict.fromkeys(parts, -1)
        if whole is not None
        else {result: 1} | dict.fromkeys(parts, -1)
    )
    chances = [_chance({figures[i]: sign for i, sign in signed.items()}, figures[one]) for one in signed]
    told = [chance for chance in chances if chance is not None]
    if told:
        yield Worked(parts, whole, min(1.0, min(told) * len(signed)))


def _fits_strictly(page: Page, worked: Worked, result: int) -> bool:
    """Whether the figures fit as printed: what needs a leniency is left unsaid."""
    figures = page.figures
    total = sum(float(figures[i].value or 0) for i in worked.parts)
    if worked.whole is not None:
        total = float(figures[worked.whole].value or 0) - total
    return abs(total - float(figures[result].value or 0)) <= step_of(figures[result]) / 2


def _is_telling(page: Page, worked: Worked, result: int) -> bool:
    """Whether the figures are precise enough that their agreement is no chance."""
    used = [*worked.parts, result, *(() if worked.whole is None else (worked.whole,))]
    stated = float(page.figures[result].value or 0)
    if any(float(page.figures[index].value or 0) * _TINY < stated for index in used):
        return False
    return bool(stated) and slack_of([page.figures[index] for index in used]) / stated < _COARSE


def _chance(signed: dict[Figure, int], slipped: Figure) -> float | None:
    """The chance of a slip in one of some figures that make nought with their signs, all others being right."""
    others = [figure for figure in signed if figure is not slipped]
    needed = -signed[slipped] * sum(signed[figure] * float(figure.value or 0) for figure in others)
    slack = slack_of(others) / len(others)
    return chance_of_slip(float(slipped.value or 0), needed, max(slack, 1e-9))
