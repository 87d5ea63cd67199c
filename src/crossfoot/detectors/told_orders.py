"""Which of two figures is the larger one, by a word of order anywhere in the sentence that holds both.

"Rice outsold wheat, 410 tonnes to 360"; "at 1,085 metres the peak is taller than its neighbour, which stands at
1,014"; "narrowly beating Holm's 48.2 seconds, Lund swam 47.9". The two are the only like figures of the sentence. The
subject of the word has the figure before it; where both stand behind, the first of them, unless the sentence opens
with the word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.runs import find_runs, is_compound, sorted_figures
from crossfoot.detectors.windows import roles_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_SEVERAL = Trigger(classes=(PAIRED,))
_CUES = Trigger(words=("than",), lists=("ordering.above", "ordering.below"))
_FIRST = Trigger(
    lists=("ordering.leading", "ranking.fast", "ranking.least", "ranking.most", "ranking.slow"),
    words=("most", "least"),
)
_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
#: Tokens from a comparative to "than", from a denial to the word it denies, from the subject's figure to the word of
#: order, and from there to the object's figure.
_THAN, _DENIED, _NAMED, _OBJECT = 14, 4, 22, 10
#: What begins to tell of something else.
_ELSE = frozenset({";", "although", "and", "as", "but", "though", "whereas", "while"})
#: What goes on with the object behind a comma.
_LINKS = frozenset({"at", "on", "where", "when", "which", "who", "whose", "with"})
_BESIDE, _LISTED, _NEXT, _JOINED, _LOSS, _NEAR = 4, 5, 3, 3, 8, 8
#: Marks and words between the clauses of a ranking.
_CLAUSE = frozenset(
    {";", ",", "\u2013", "\u2014", "although", "and", "but", "though", "whereas", "while", ":"}
)
_NO_DEGREE = frozenset({"at", "cheap", "few", "in", "of", "recent", "recently"})
_PARTS = frozenset({"by", "from", "maximum", "of", "possible", "top", "total"})
_DEGREES = frozenset({"comfortably", "even", "far", "just", "well"})
#: Figures further apart than this are of different things.
_FACTOR = 4.0
_OTHERS = frozenset({"delta", "threshold"})


_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})


class Cue(NamedTuple):
    """A word of order: its tokens, and whether its subject has more (1) or less (-1).

    ``fast``: speed counts by what is told; ``leads``: the word tells who is ahead of whom ("had the edge").
    """

    first: int
    last: int
    way: int
    fast: bool
    leads: bool = False


@needs(_SEVERAL, _CUES | _FIRST)
def order_told_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The like figures of a sentence that a word of order compares."""
    for view in page.where(_FIRST):
        yield from _ranked(rule, page, view)
    for view in page.where(_SEVERAL, _CUES):
        cues = _cues(page, view)
        if len(cues) != 1:
            continue
        for subject, other in _told(page, view, book, cues[0]):
            if _is_loss(page, view, subject) and cues[0].fast:
                continue  # "the loss was $2.1bn, beating estimates of $2.3bn"
            way = cues[0].way * (-1 if cues[0].fast and _is_time(page, view, subject, other) else 1)
            yield _ordered(rule, subject, other, way)


def _told(page: Page, view: View, book: Codebook, cue: Cue) -> Iterator[tuple[int, int]]:
    """The subject's figure and the object's, or each of a list of those behind the word of order."""
    pair = _pair(page, view)
    placed = _subject_first(page, view, cue, *pair) if pair is not None else None
    if placed is not None:
        yield placed
    if pair is not None:
        return
    for run in find_runs(view, page, book):
        every = sorted_figures(view, page, run.sort)
        subject = [i for i in every if page.figures[i].last <= cue.first]
        others = [i for i in every if page.figures[i].first >= cue.last]
        if len(subject) == 1 and set(others) <= set(run.members) and len(others) + 1 == len(every):
            found = _subject_first(page, view, cue, subject[0], others[0]) if others else None
            if found is not None and all(_alike(page, subject[0], i) for i in others):
                yield from ((subject[0], i) for i in others)


def _pair(page: Page, view: View) -> tuple[int, int] | None:
    """The only two like figures of a sentence, of the sort that has two."""
    groups: dict[object, list[int]] = {}
    for i in view.plain.place:
        figure = page.figures[i]
        if (
            figure.kind in _KINDS
            and figure.value is not None
            and not figure.identifier
            and not is_compound(page, i)
        ):
            key: object = (
                ("count", None) if figure.kind in (Kind.COUNT, Kind.NUMBER) else (figure.kind, figure.unit)
            )
            groups.setdefault(key, []).append(i)
    lent = [i for group in groups.values() for i in group if page.figures[i].kind is not Kind.COUNT]
    bare = [i for i in lent if page.figures[i].kind is Kind.NUMBER and page.figures[i].noun is None]
    named = [i for i in lent if i not in bare]
    if len(bare) == len(named) == 1 and page.figures[named[0]].kind is not Kind.PERCENT:
        groups["lent"] = sorted(lent)
    pairs = [(a, b) for a, b in (g for g in groups.values() if len(g) == 2) if _alike(page, a, b, True)]
    return pairs[0] if len(pairs) == 1 else None


def _alike(page: Page, one: int, two: int, related: bool = False) -> bool:
    """Whether two figures may be compared; ``related``: words say that they are, whatever they count."""
    a, b = page.figures[one], page.figures[two]
    if a.hedge in BOUNDS or b.hedge in BOUNDS or a.per != b.per:
        return False
    if a.kind is Kind.PERCENT and any(_moves(page, i) for i in (one, two)):
        return False
    if any(_OTHERS & roles_of(page, i) for i in (one, two)):
        return False
    named = None not in (a.noun, b.noun) and a.noun != b.noun
    if named and (not related or "words" in (a.form, b.form)):
        return False  # "made four changes to the side that beat England in the Six Nations"
    low, high = sorted((float(a.value or 0), float(b.value or 0)))
    return low > 0 and high / low <= _FACTOR


def _moves(page: Page, index: int) -> bool:
    """Whether a percentage is one of a rise or fall, by the words beside it."""
    view, lower = page.view_of(index), page.extraction.tokens.lower
    if view is None:
        return False
    first, last = page.figures[index].first, page.figures[index].last
    near = max(view.sentence.first, first - _BESIDE), min(view.sentence.last, last + _BESIDE)
    return wordings("comparing")["falling"].within(lower, *near) or wordings("ordering")["moving"].within(
        lower, *near
    )


def _cues(page: Page, view: View) -> list[Cue]:
    """Every word of order in a sentence."""
    lower, words = page.extraction.tokens.lower, wordings("ordering")
    found = []
    for name, way in (("above", 1), ("below", -1)):
        for first, last in words[name].found_in(page, view):
            passive = lower[last : last + 1] == ["by"]
            found.append(Cue(first, last + passive, -way if passive else way, True))
    for than in range(view.sentence.first + 1, view.sentence.last):
        if lower[than] == "than":
            cue = _comparative(page, view, than)
            if cue is not None:
                found.append(cue)
    denied = words["denied"]
    return [c for c in found if not denied.within(lower, max(view.sentence.first, c.first - _DENIED), c.last)]


def _comparative(page: Page, view: View, than: int) -> Cue | None:
    """The comparative to which a "than" belongs: the last one before it."""
    lower, words = page.extraction.tokens.lower, wordings("ordering")
    if any(page.figures[i].first > than >= hedged_first(page, view, i) for i in view.figures):
        return None
    for first in range(than - 1, max(than - _THAN, view.sentence.first - 1), -1):
        for name, way, fast in (
            ("more", 1, False),
            ("less", -1, False),
            ("fast", 1, True),
            ("slow", -1, True),
        ):
            if words[name].at(lower, first, than):
                return Cue(first, than + 1, way, fast)
    return None


def _subject_first(page: Page, view: View, cue: Cue, one: int, two: int) -> tuple[int, int] | None:
    """The two figures, that of the subject of a word of order before that of its object."""
    a, b = page.figures[one], page.figures[two]
    lower = page.extraction.tokens.lower
    if a.last <= cue.last and b.first >= cue.last:
        own = a.last > cue.first or _leads_on(lower[a.last : cue.first])
        return (one, two) if own and _is_object(page, view, cue, two) else None
    if a.first < cue.last:
        return None
    between = lower[a.last : b.first]
    if _opens(lower, view, cue):
        return (two, one) if "," in between and _is_object(page, view, cue, one) else None
    joined = between[:1] in (["to"], ["against"]) and len(between) <= _JOINED
    return (one, two) if joined else None


def _leads_on(between: list[str]) -> bool:
    """Whether the words from the subject's figure to the word of order go on with one clause."""
    return len(between) <= _NAMED and _ELSE.isdisjoint(between)


def _is_object(page: Page, view: View, cue: Cue, other: int) -> bool:
    """Whether the figure behind a word of order is that of its object."""
    lower = page.extraction.tokens.lower
    between = lower[cue.last : hedged_first(page, view, other)]
    first, last = cue.last, page.figures[other].first
    if any(first <= page.figures[i].first < last and page.figures[i].kind in _KINDS for i in view.figures):
        return False
    if len(between) > _OBJECT or not _ELSE.isdisjoint(between) or between[:1] in (["a"], ["half"], ["twice"]):
        return False
    commas = [k for k, word in enumerate(between) if word == ","]
    return all(k + 1 == len(between) or between[k + 1] in _LINKS for k in commas)


def _opens(lower: list[str], view: View, cue: Cue) -> bool:
    """Whether a sentence opens with the word of order, or one of degree before it."""
    ahead = lower[view.sentence.first : cue.first]
    return not ahead or (len(ahead) == 1 and (ahead[0].endswith("ly") or ahead[0] in _DEGREES))


def _is_loss(page: Page, view: View, index: int) -> bool:
    """Whether a figure is one of a loss or fall, of which less is better."""
    first = page.figures[index].first
    near = max(view.sentence.first, first - _LOSS)
    return wordings("comparing")["falling"].within(page.extraction.tokens.lower, near, first)


def _is_time(page: Page, view: View, one: int, two: int) -> bool:
    """Whether the figures are times or strokes: who is ahead has fewer."""
    figures = [page.figures[one], page.figures[two]]
    few = not view.words.isdisjoint(wordings("ordering")["fewest"].rows)
    return few or any(figure.kind is Kind.DURATION for figure in figures)


def _ranked(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "Busiest was Leeds (820 calls), then Hull (640)": nothing of its sort beside it passes the first."""
    found = _superlatives(page, view)
    comparatives = any(wordings("ordering")[name].stands_in(page, view) for name in ("more", "less"))
    if len(found) != 1 or comparatives or _is_narrowed(page, view):
        return
    own = _own_figure(page, view, found[0])
    if own is None:
        return
    way = found[0].way * (-1 if found[0].fast and _is_time(page, view, own, own) else 1)
    beside = [i for i in _of_sort(page, view, own) if i != own]
    if not found[0].leads and not all(_goes_on(page, own, i) for i in beside):
        return  # "the biggest bank has an offer of 65 billion and a rival one of 71"
    others = beside or _next_told(page, view, own)
    if not 0 < len(others) <= _LISTED or not all(
        _alike(page, own, i) and _set_beside(page, i) for i in others
    ):
        return
    for other in others:
        yield _ordered(rule, own, other, way)
    for one, two in pairwise(i for i in others if i > own):
        between = page.extraction.tokens.lower[page.figures[one].last : page.figures[two].first]
        if wordings("ordering")["then"].within(between, 0, len(between)):
            yield _ordered(rule, one, two, way)


def _goes_on(page: Page, own: int, other: int) -> bool:
    """Whether a word of the next place, a semicolon, or brackets round both figures put another into the ranking."""
    first, last = (page.figures[i] for i in sorted((own, other)))
    lower = page.extraction.tokens.lower
    bracketed = lower[first.first - 1] == lower[last.first - 1] == "(" and lower[last.last] != ")"
    parted = ";" in lower[first.last : last.first]
    return bracketed or parted or wordings("ordering")["then"].within(lower, first.last, last.first)


def _is_narrowed(page: Page, view: View) -> bool:
    """Whether a superlative is of some other set than the figures beside it: "since 1990", "in all competitions"."""
    return wordings("ranking")["narrowing"].stands_in(page, view) or wordings("ordering")[
        "overall"
    ].stands_in(page, view)


def _ordered(rule: Rule, first: int, second: int, way: int) -> Reading:
    """``way`` is 1 where the first figure is the larger one."""
    larger, smaller = (first, second) if way > 0 else (second, first)
    return Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")


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
    found = [cue for cue in found if not _is_lower_place(page, view, cue)]
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
    return figure.kind in _KINDS and figure.value is not None and not figure.identifier and not small


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
