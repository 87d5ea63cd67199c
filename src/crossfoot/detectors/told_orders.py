"""Which of two figures is the larger one, by a word of order anywhere in the sentence that holds both.

"Rice outsold wheat, 410 tonnes to 360"; "at 1,085 metres the peak is taller than its neighbour, which stands at
1,014"; "narrowly beating Holm's 48.2 seconds, Lund swam 47.9". The two are the only like figures of the sentence. The
subject of the word has the figure before it; where both stand behind, the first of them, unless the sentence opens
with the word.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.bare_comparatives import COMPARED, bare_readings, contradicts
from crossfoot.detectors.led_lists import LED, ONLY, led_readings
from crossfoot.detectors.order_words import KINDS, SPANS, Cue, comparable, is_time, ordered
from crossfoot.detectors.runs import Sort, find_runs, is_compound, sort_of, sorted_figures
from crossfoot.detectors.told_superlatives import ranked_readings
from crossfoot.detectors.wording import hedged_first, is_capital, wordings
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_SEVERAL = Trigger(classes=(PAIRED,))
_CUES = Trigger(words=("than",), lists=("ordering.above", "ordering.below"))
_FIRST = Trigger(
    lists=("ordering.leading", "ranking.fast", "ranking.least", "ranking.most", "ranking.slow"),
    words=("most", "least"),
)
#: Tokens from a comparative to "than", from a denial to the word it denies, from the subject's figure to the word of
#: order, and from there to the object's figure.
_THAN, _DENIED, _NAMED, _OBJECT = 14, 4, 22, 10
#: What begins to tell of something else.
_ELSE = frozenset({";", "although", "and", "as", "but", "though", "whereas", "while"})
#: What goes on with the object behind a comma.
_LINKS = frozenset({"at", "on", "where", "when", "which", "who", "whose", "with"})
_JOINED, _LOSS = 3, 8
_DEGREES = frozenset({"comfortably", "even", "far", "just", "well"})


@needs(_CUES | _FIRST | LED | ONLY | COMPARED)
def order_told_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The like figures of a sentence that a word of order compares."""
    yield from led_readings(rule, page)
    for view in page.where(_FIRST):
        yield from ranked_readings(rule, page, view)
    for view in page.where(COMPARED):
        yield from bare_readings(rule, page, view)
    for view in page.where(_SEVERAL, _CUES):
        cues = _cues(page, view)
        if len(cues) != 1:
            continue
        for subject, other in _told(page, view, book, cues[0]):
            if _is_loss(page, view, subject) and cues[0].fast:
                continue  # "the loss was $2.1bn, beating estimates of $2.3bn"
            if contradicts(page, cues[0], subject):
                continue  # "longer than the old tunnel, it will cost 2.1bn against 3.4bn"
            way = cues[0].way * (-1 if cues[0].fast and is_time(page, view, subject, other) else 1)
            yield ordered(rule, subject, other, way)


def _told(page: Page, view: View, book: Codebook, cue: Cue) -> Iterator[tuple[int, int]]:
    """The subject's figure and the object's, or each of a list of those behind the word of order."""
    pair = _pair(page, view)
    placed = _subject_first(page, view, cue, *pair) if pair is not None else None
    if placed is not None:
        yield placed
    if pair is not None:
        return
    for run in find_runs(view, page, book):
        every = sorted({*sorted_figures(view, page, run.sort), *_yearly(page, view, run.sort)})
        subject = [i for i in every if page.figures[i].last <= cue.first]
        others = [i for i in every if page.figures[i].first >= cue.last]
        if len(subject) == 1 and set(others) <= set(run.members) and len(others) + 1 == len(every):
            found = _subject_first(page, view, cue, subject[0], others[0]) if others else None
            one_list = (
                not others
                or ";"
                not in page.extraction.tokens.lower[
                    page.figures[others[0]].last : page.figures[others[-1]].first
                ]
            )
            if found is not None and one_list and all(comparable(page, subject[0], i) for i in others):
                yield from ((subject[0], i) for i in others)


def _yearly(page: Page, view: View, sort: Sort) -> list[int]:
    """ "4,100 tonnes a year, behind A with 6,300 tonnes": figures of a sort by the span that is told once."""
    spans = [i for i in view.plain.place if page.figures[i].per in SPANS]
    return [i for i in spans if sort_of(page.figures[i], spanned=True) == sort]


def _pair(page: Page, view: View) -> tuple[int, int] | None:
    """The only two like figures of a sentence, of the sort that has two."""
    groups: dict[object, list[int]] = {}
    for i in view.plain.place:
        figure = page.figures[i]
        if (
            figure.kind in KINDS
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
    counted = groups.get(("count", None), [])
    nouns = [page.figures[i].noun for i in counted if page.figures[i].noun is not None]
    if len(counted) > 2 and [nouns.count(noun) for noun in set(nouns)].count(2) == 1:
        noun = next(noun for noun in nouns if nouns.count(noun) == 2)
        groups["noun"] = [i for i in counted if page.figures[i].noun == noun]
    pairs = [(a, b) for a, b in (g for g in groups.values() if len(g) == 2) if comparable(page, a, b, True)]
    return pairs[0] if len(pairs) == 1 else None


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
    if any(first <= page.figures[i].first < last and page.figures[i].kind in KINDS for i in view.figures):
        return False
    if len(between) > _OBJECT or not _ELSE.isdisjoint(between) or between[:1] in (["a"], ["half"], ["twice"]):
        return False
    commas = [k for k, word in enumerate(between) if word == ","]
    if commas and len(commas) == 1 and _is_name(page, cue.last + commas[0] + 1, last):
        return True  # "bigger than its oldest rival, Corrado Navigation (49 ships)"
    return all(k + 1 == len(between) or between[k + 1] in _LINKS for k in commas)


def _is_name(page: Page, first: int, last: int) -> bool:
    """Whether a name, and no more than a bracket or preposition behind it, fills the words before a figure."""
    lower = page.extraction.tokens.lower
    end = last - (last > first and (lower[last - 1] == "(" or lower[last - 1] in _LINKS))
    return first < end < last and all(is_capital(page, token) for token in range(first, end))


def _opens(lower: list[str], view: View, cue: Cue) -> bool:
    """Whether a sentence opens with the word of order, or one of degree before it."""
    ahead = lower[view.sentence.first : cue.first]
    return not ahead or (len(ahead) == 1 and (ahead[0].endswith("ly") or ahead[0] in _DEGREES))


def _is_loss(page: Page, view: View, index: int) -> bool:
    """Whether a figure is one of a loss or fall, of which less is better."""
    first = page.figures[index].first
    near = max(view.sentence.first, first - _LOSS)
    return wordings("comparing")["falling"].within(page.extraction.tokens.lower, near, first)
