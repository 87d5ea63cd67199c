"""What stands first by a superlative or a word of the first place, and what its sentence puts behind it.

"Busiest was Leeds (820 calls), then Hull (640)"; "although Bell scored 41 goals, Hart had the edge with 43". Nothing of
its sort that the ranking goes on with may pass the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.order_words import KINDS, Cue, comparable, is_time, ordered
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_BESIDE, _LISTED, _NEXT, _NEAR = 4, 5, 3, 8
#: Points and notes have numbers below this.
_NOTES = 100
#: Marks and words between the clauses of a ranking.
_CLAUSE = frozenset(
    {";", ",", "\u2013", "\u2014", "although", "and", "but", "though", "whereas", "while", ":"}
)
_NO_DEGREE = frozenset({"at", "cheap", "few", "in", "of", "recent", "recently"})
_OPPOSED = frozenset({"but", "whereas", "while"})
_PARTS = frozenset({"by", "from", "maximum", "of", "possible", "top", "total"})
_TIMED = frozenset({"fastest", "highest", "longest", "shortest", "slowest"})
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})


def ranked_readings(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "Busiest was Leeds (820 calls), then Hull (640)": nothing of its sort beside it passes the first."""
    found = _superlatives(page, view)
    comparatives = any(wordings("ordering")[name].stands_in(page, view) for name in ("more", "less"))
    if len(found) != 1 or comparatives or _is_narrowed(page, view):
        return
    own = _own_figure(page, view, found[0])
    if own is None:
        return
    way = found[0].way * (-1 if found[0].fast and is_time(page, view, own, own) else 1)
    beside = [i for i in _of_sort(page, view, own) if i != own]
    if any(_is_of_another_sort(page, found[0], i) for i in (own, *beside)):
        return
    if not found[0].leads and not all(_goes_on(page, own, i) for i in beside):
        return  # "the biggest bank has an offer of 65 billion and a rival one of 71"
    if any(_is_of_another(page, own, i) for i in beside):
        return  # "31 points, followed by Boone (24), while for the visitors Drax had 40"
    others = beside or _next_told(page, view, own)
    if not 0 < len(others) <= _LISTED or not all(
        comparable(page, own, i) and _set_beside(page, i) for i in others
    ):
        return
    for other in others:
        yield ordered(rule, own, other, way)
    for one, two in pairwise(i for i in others if i > own):
        between = page.extraction.tokens.lower[page.figures[one].last : page.figures[two].first]
        if wordings("ordering")["then"].within(between, 0, len(between)):
            yield ordered(rule, one, two, way)


def _is_of_another_sort(page: Page, cue: Cue, index: int) -> bool:
    """ "Buyers of the heaviest model wait 28 weeks": it is not the time that is the heaviest."""
    word = page.extraction.tokens.lower[cue.first]
    measured = word in wordings("ranking")["measured"].rows and word not in _TIMED
    return measured and page.figures[index].kind is Kind.DURATION


def _goes_on(page: Page, own: int, other: int) -> bool:
    """Whether a word of the next place, a semicolon, or brackets round both figures put another into the ranking."""
    first, last = (page.figures[i] for i in sorted((own, other)))
    lower = page.extraction.tokens.lower
    bracketed = lower[first.first - 1] == lower[last.first - 1] == "(" and lower[last.last] != ")"
    parted = ";" in lower[first.last : last.first]
    return bracketed or parted or wordings("ordering")["then"].within(lower, first.last, last.first)


def _is_of_another(page: Page, own: int, other: int) -> bool:
    """Whether a word of contrast, or a date, between two values puts them into different rankings."""
    first, last = sorted((own, other))
    lower = page.extraction.tokens.lower[page.figures[first].last : page.figures[last].first]
    dated = any(page.figures[i].kind in (Kind.YEAR, Kind.DATE) for i in range(first + 1, last))
    return dated or (own < other and not _OPPOSED.isdisjoint(lower))


def _is_narrowed(page: Page, view: View) -> bool:
    """Whether a superlative is of some other set than the figures beside it: "since 1990", "in all competitions"."""
    return wordings("ranking")["narrowing"].stands_in(page, view) or wordings("ordering")[
        "overall"
    ].stands_in(page, view)


def _next_told(page: Page, view: View, own: int) -> list[int]:
    """The like figure of a sentence close behind that says it tells of the next, or of another one."""
    for number in range(view.number + 1, view.number + 1 + _NEXT):
        other = page.by_sentence.get(number)
        found = _of_sort(page, other, own) if other is not None else []
        if other is not None and found:
            place = page.figures[found[0]]
            near = (
                max(other.sentence.first, place.first - _NEAR),
                min(other.sentence.last, place.last + _NEAR),
            )
            told = wordings("ordering")["then"].within(page.extraction.tokens.lower, *near)
            return found if told and not _superlatives(page, other) else []
    return []


def _superlatives(page: Page, view: View) -> list[Cue]:
    """The superlatives and words of the first place in a sentence."""
    words, found = wordings("ranking"), []
    for name, way, fast in (("most", 1, False), ("least", -1, False), ("fast", 1, True), ("slow", -1, True)):
        found += [Cue(*place, way, fast) for place in words[name].found_in(page, view)]
    for first, last in wordings("ordering")["leading"].found_in(page, view):
        found.append(Cue(first, last, 1, True, leads=True))
    found = [cue for cue in found if not (_is_lower_place(page, view, cue) or _is_led(page, cue))]
    return found + _of_degree(page, view, {place for cue in found for place in range(cue.first, cue.last)})


def _of_degree(page: Page, view: View, taken: set[int]) -> list[Cue]:
    """ "most popular", "least costly": an adjective behind "most" or "least"."""
    lower, found = page.extraction.tokens.lower, []
    for place in range(view.sentence.first, view.sentence.last - 1):
        adjective, before = lower[place + 1], lower[place - 1]
        told = lower[place] == "least" or (lower[place] == "most" and before == "the")
        if (
            told
            and place not in taken
            and adjective.isalpha()
            and adjective not in _NO_DEGREE
            and before != "at"
        ):
            found.append(Cue(place, place + 2, 1 if lower[place] == "most" else -1, False))
    return found


def _is_led(page: Page, cue: Cue) -> bool:
    """ "31 co-operatives led by women": what somebody leads, and no first place."""
    behind = page.extraction.tokens.lower[cue.last : cue.last + 2]
    return (
        cue.leads and behind[:1] == ["by"] and behind[1:] != [] and behind[1].isalpha() and behind[1] != "a"
    )


def _is_lower_place(page: Page, view: View, cue: Cue) -> bool:
    """ "The second-highest", "next deepest", "24th lowest"; "the wealthiest 2 percent": not the first of a ranking."""
    lower = page.extraction.tokens.lower
    before = [word for word in lower[max(view.sentence.first, cue.first - 2) : cue.first] if word != "-"][-1:]
    ordinals = {page.figures[i].last for i in view.figures if page.figures[i].kind is Kind.ORDINAL}
    counts = any(page.figures[i].first == cue.last for i in view.figures)
    if lower[cue.last : cue.last + 1] == [")"]:
        return True  # "24.6% (the highest)"
    return before == ["next"] or bool({cue.first, cue.first - 1} & ordinals) or counts


def _own_figure(page: Page, view: View, cue: Cue) -> int | None:
    """The figure in the clause of a superlative."""
    lower = page.extraction.tokens.lower
    first, last = cue.first, cue.last
    while first > view.sentence.first and lower[first - 1] not in _CLAUSE:
        first -= 1
    while last < view.sentence.last and lower[last] not in _CLAUSE:
        last += 1
    own = [i for i in view.plain.place if first <= page.figures[i].first < last and _may_rank(page, i)]
    if (
        not own
        and last + 1 < view.sentence.last
        and lower[last] == ","
        and lower[last + 1] in ("with", "at", "on")
    ):
        own = [
            i
            for i in view.plain.place
            if last < page.figures[i].first <= last + _BESIDE and _may_rank(page, i)
        ]
    return own[0] if len(own) == 1 else None


def _may_rank(page: Page, index: int) -> bool:
    figure = page.figures[index]
    small = figure.form == "words" and figure.kind in (Kind.COUNT, Kind.NUMBER)
    if figure.first and page.extraction.tokens.lower[figure.first - 1] == "top":
        return False  # "the oldest in the top 100"
    if _is_mark(page, index):
        return False
    return figure.kind in KINDS and figure.value is not None and not figure.identifier and not small


def _is_mark(page: Page, index: int) -> bool:
    """ "(2) strong growth", "trust[36]": a number in brackets that counts points or notes."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    bare = figure.kind is Kind.NUMBER and (figure.value or 0) < _NOTES
    return (
        bare
        and lower[figure.first - 1] in ("(", "[")
        and lower[figure.last : figure.last + 1] in ([")"], ["]"])
    )


def _of_sort(page: Page, view: View, own: int) -> list[int]:
    """The figures of a sentence that can be compared with one; a bare number may go without its unit."""
    one = page.figures[own]
    return [
        i
        for i in view.plain.place
        if _may_rank(page, i)
        and (
            (page.figures[i].kind, page.figures[i].unit) == (one.kind, one.unit)
            or {page.figures[i].kind, one.kind} == _COUNTED
            or (
                Kind.PERCENT not in (page.figures[i].kind, one.kind)
                and (_is_bare(one) or _is_bare(page.figures[i]))
            )
        )
    ]


def _is_bare(figure: Figure) -> bool:
    """Whether a figure is a number of nothing in particular."""
    return figure.kind is Kind.NUMBER and figure.noun is None


def _set_beside(page: Page, index: int) -> bool:
    """Whether a figure is told of a thing of its own: no whole of which, no step by which."""
    view, lower = page.view_of(index), page.extraction.tokens.lower
    if view is None:
        return False
    first = hedged_first(page, view, index)
    return (
        first > view.sentence.first
        and lower[first - 1] not in _PARTS
        and lower[first - 2 : first] not in (["of", "the"], ["of", "its"])
    )
