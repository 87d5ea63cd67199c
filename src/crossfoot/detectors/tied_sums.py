"""Sums that no fixed phrase announces: the only like figures of a stretch, of which the largest is all others together.

"Rainfall was 46mm on Friday and 39mm on Saturday - 85mm for the two days"; "with 23 wins abroad and 38 at home, the
jockey has 61 for the season". What must come together: every like figure of the sentence (or of it and those before)
takes part, words beside them say that they are a whole and its parts, and the figures agree but for one slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.closed_sums import sign_of
from crossfoot.detectors.far_breakdowns import marked_apart
from crossfoot.detectors.lone_members import case_of
from crossfoot.detectors.rest_wholes import are_shares_of_one, is_dealt_out
from crossfoot.detectors.runs import Sort, find_runs, is_compound, sort_of
from crossfoot.detectors.slip_chances import chance_of_slip, slack_of, step_of
from crossfoot.detectors.sum_ties import (
    OF_THEM,
    Tied,
    has_lone_person,
    is_kin,
    is_mixed,
    is_tied,
    may_add_up,
    points_back,
)
from crossfoot.detectors.wording import is_capital, wordings
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_CUES, _PAIR = Trigger(classes=(PAIRED,)), 2
#: So many like figures, the whole among them, may stand in a stretch.
_LEAST, _MOST, _TWO = 3, 7, 2
#: Sentences before the last one in which its operands are looked for; others around that may tell what is missing.
_BACK, _AROUND = 4, 2
#: The rounding of all figures together, as a share of the whole, from which on an agreement says little.
_COARSE = 0.35
#: A slip likelier than this by chance proves nothing where no word ties the figures.
_BARE = 0.02
#: The same where so many other figures stand around: among them something always nearly adds up.
_CROWDED, _CROWD = 0.1, 2
#: Bare numbers below this may be ages or hours; so many persons may be told of without a figure.
_AGES, _LONE, _SMALL = 100, 2, 10
_THESE = frozenset({"all", "both", "the", "their", "these"})
_THAT = frozenset({"it", "that", "them", "these", "this", "those", "which"})
_SUBORDINATE = frozenset({"although", "because", "if", "though", "when", "where"})
_NEVER = frozenset({"both", "once", "thrice", "twice"})


@needs(_CUES)
def tied_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """For every sentence the like figures of it, or of it and those before, that are a whole and all its parts."""
    if all(len(view.figures) < _TWO for view in page.views):
        return  # a list of one figure a line is one of another sort
    kinds = {kind.value for kind in rule.figures["total"].kinds}
    if all(len(view.figures) < _PAIR for view in page.views):
        return  # a list of lines with one figure each is the matter of other rules
    for view in page.views:
        if view.sentence.kind == "cell":
            continue
        for sort in dict.fromkeys(_sorts(page, view)):
            found = _tied(page, book, view, sort) if sort is not None and sort[0] in kinds else None
            if found is not None:
                filled: dict[str, Filling] = {"parts": found.parts, "total": found.whole}
                yield Reading(rule, filled, Tier.CUED, "sentence")


def _tied(page: Page, book: Codebook, view: View, sort: Sort) -> Tied | None:
    """The stretch whose figures are a whole and its parts; one that adds up goes before all others."""
    slipped: list[Tied] = []
    for views, every in _stretches(page, view, sort):
        pool, numbered = _without_number(page, every)
        if not _LEAST <= len(pool) <= _MOST or not may_add_up(page, views, pool):
            continue
        found = _weighed(page, pool)
        if found is None or _holds_in_part(page, pool) or is_mixed(page, found) or _tells_some(page, found):
            continue
        if marked_apart(page, found.parts) or (len(views) == 1 and _is_of_that(page, view)):
            continue
        if _is_picked_out(page, found) or is_dealt_out(page, found.whole):
            continue
        if sort[0] == "money" and {"earned", "lost"} <= {sign_of(page, index) for index in found.parts}:
            continue  # "lost £6.1m in the first half and made £2.4m in the second"
        if len(found.parts) == 2 and are_shares_of_one(page, found.whole, found.parts[0], found.parts[1]):
            continue
        tied = is_tied(page, view, found, numbered) if len(views) == 1 else points_back(page, view, found)
        if found.chance == 0.0:
            return found if tied else None
        if len(views) == 1 and _is_said_aside(page, found):
            continue
        bare = len(views) == 1 and found.chance <= _BARE and _stands_alone(page, book, view, found)
        if not (tied or bare) or (found.chance > _CROWDED and _is_crowded(page, found)):
            continue
        if _is_explained(page, views, sort, found):
            return None
        slipped.append(found)
    return min(slipped, key=lambda one: one.chance) if slipped else None


def _stretches(page: Page, view: View, sort: Sort) -> Iterator[tuple[list[View], tuple[int, ...]]]:
    """The like figures of a sentence, then, if they are few and no others follow, with those before."""
    own = _like(page, view, sort)
    if len(own) >= _LEAST:
        yield [view], own  # fewer are no whole with its parts
    behind = page.by_sentence.get(view.number + 1)
    if not 1 <= len(own) < _LEAST or (behind is not None and _like(page, behind, sort)):
        return
    views, pool, kin = [view], own, own
    for number in range(view.number - 1, max(view.number - 1 - _BACK, -1), -1):
        other = page.by_sentence.get(number)
        more = _like(page, other, sort) if other is not None and other.sentence.kind != "cell" else ()
        if other is not None and more:
            views, pool = [other, *views], (*more, *pool)
            kin = (*(i for i in more if any(is_kin(page, i, j) for j in own)), *kin)
            if len(kin) < len(pool):
                yield views, kin
            yield views, pool


def _like(page: Page, view: View, sort: Sort) -> tuple[int, ...]:
    """The figures of a sort in a sentence, worked out once: each sentence is looked at from those around it."""
    return page.once(("like", view.number, sort), lambda: _find_like(page, view, sort))


def _sorts(page: Page, view: View) -> list[Sort | None]:
    """What each figure of a sentence can be added to."""
    return page.once(("sorts", view.number), lambda: [sort_of(page.figures[i]) for i in view.plain.place])


def _find_like(page: Page, view: View, sort: Sort) -> tuple[int, ...]:
    """Those of the sort, and those that go without the unit of another among them."""
    figures, lending, sorts = page.figures, sort[0] in ("money", "measure"), _sorts(page, view)
    if sort not in sorts:
        return ()
    scaled = any(
        figures[i].scaled and figures[i].kind in (Kind.MONEY, Kind.MEASURE) for i in view.plain.place
    )
    if sort[0] == "money" and any(
        figures[i].unit == "metre" and figures[i].text[-1:] == "m" for i in view.figures
    ):
        return ()  # "2.1bn for roads, 800m for housing": millions, or metres
    found = []
    for i, own in zip(view.plain.place, sorts, strict=True):
        bare = scaled and figures[i].kind is Kind.NUMBER and figures[i].scaled and figures[i].noun is None
        if (lending if bare else own == sort) and _is_plain(page, i) and not _is_title(page, i):
            found.append(i)
    return tuple(found) if any(sort_of(figures[i]) == sort for i in found) else ()


def _is_plain(page: Page, index: int) -> bool:
    """Whether a figure is neither tied to its noun nor a word for a thing, an age or an hour."""
    return not (is_compound(page, index) or _is_pronoun(page, index) or _is_aside(page, index))


def _is_title(page: Page, index: int) -> bool:
    """ "Shrek 2": a bare number right behind a name."""
    figure, text = page.figures[index], page.extraction
    first = figure.first
    named = (
        first > 1 and is_capital(page, first - 1) and text.tokens.ends[first - 1] < text.tokens.starts[first]
    )
    opens = first - 1 == text.sentences[figure.sentence].first
    return (
        figure.kind is Kind.NUMBER
        and figure.form == "digits"
        and named
        and not opens
        and (figure.value or 0) < _SMALL
    )


def _is_pronoun(page: Page, index: int) -> bool:
    """ "One of 34 voices and the other of 29": a word for a thing, not for how many there are."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    alone = figure.form == "words" and figure.value == 1 and figure.noun is None
    return alone and lower[figure.last : figure.last + 1] in (["of"], ["for"], ["with"], ["at"])


def _is_aside(page: Page, index: int) -> bool:
    """ "Its owner, 62, took over"; "it opens at nine": a bare number between commas, or behind "at"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.text.lower() in _NEVER:
        return True
    if figure.kind is not Kind.NUMBER or figure.noun is not None or not 0 < (figure.value or 0) < _AGES:
        return False
    before, behind = lower[figure.first - 1] if figure.first else "", lower[figure.last : figure.last + 1]
    return (before == "," and behind == [","]) or (before == "at" and figure.form == "words")


def _without_number(page: Page, pool: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
    """The figures without the one that tells how many parts there are: "two loans, of 4 and of 3", "the two had 7"."""
    count = len(pool) - 2
    first, lower = page.figures[pool[0]], page.extraction.tokens.lower
    if (
        first.form == "words"
        and first.value == len(pool) - 1
        and first.first
        and lower[first.first - 1] in _THESE
    ):
        return (), False  # "the two firms, with 40 and 60 shops": parts without their whole
    if count < 2:
        return pool, False
    if first.form == "words" and first.value == count:
        return pool[1:], True
    for index in pool[count:-1]:
        own = page.figures[index]
        if own.form == "words" and own.value == count and lower[own.first - 1] in _THESE:
            return tuple(one for one in pool if one != index), True
    return pool, False


def _is_of_that(page: Page, view: View) -> bool:
    """ "Of that £640,000 is for lost pay, £310,000 for care": all of these are parts of what was told before."""
    lower, first = page.extraction.tokens.lower, view.sentence.first
    return lower[first] == "of" and lower[first + 1] in _THAT


def _is_picked_out(page: Page, tied: Tied) -> bool:
    """ "Launched 52 times, it saved 61 people, four of whom": of the whole are those behind it, and none before it."""
    row, figures, lower = tied.figures, page.figures, page.extraction.tokens.lower
    place = row.index(tied.whole)
    behind = [figures[i] for i in row[place + 1 :]]
    return place > 0 and any(
        lower[one.last : one.last + 2] in (["of", "whom"], ["of", "which"], ["of", "them"]) for one in behind
    )


def _is_explained(page: Page, views: Sequence[View], sort: Sort, tied: Tied) -> bool:
    """Whether like figures around, or persons told of without one, make up what is missing or too much."""
    figures = page.figures
    missing = abs(
        float(figures[tied.whole].value or 0) - sum(float(figures[i].value or 0) for i in tied.parts)
    )
    first, last = views[0].number, views[-1].number
    around = [page.by_sentence.get(k) for k in range(first - _AROUND, last + _AROUND + 1)]
    others = [
        abs(float(figures[i].value or 0))
        for view in around
        if view is not None
        for i in view.figures
        if i not in tied.figures and (sort_of(figures[i]) == sort or figures[i].text.lower() in _NEVER)
    ]
    every = sum(float(figures[i].value or 0) for i in tied.figures)
    slack = step_of(figures[tied.whole])
    if any(
        abs(value - missing) < 1e-9 * max(missing, 1.0) or abs(value - every) <= slack for value in others
    ):
        return True
    both = any(not words_of("both").isdisjoint(view.words) for view in views)
    lone = missing <= _LONE and any(has_lone_person(page, view) for view in views)
    return lone or (both and missing == _LONE) or case_of(page, tied.parts, tied.whole) is not None


def _is_crowded(page: Page, tied: Tied) -> bool:
    """Whether figures that have no part in it stand around, none of which only says how many parts there are."""
    figures, own = page.figures, page.figures[tied.whole]
    others = (i for view in page.views for i in view.plain.place if i not in tied.figures)
    if (
        figures[tied.parts[-1]].sentence != own.sentence
    ):  # the list is closed: what has a unit is of other things
        others = (i for i in others if figures[i].kind is not Kind.DURATION and figures[i].unit == own.unit)
    return sum(not _is_number_of(page, i, tied) for i in others) >= _CROWD


def _is_number_of(page: Page, index: int, tied: Tied) -> bool:
    """ "The two halves, one of 3 km and the other of 4 km": words for the parts, and for how many they are."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.form != "words":
        return figure.form == "fraction" and lower[figure.first] == "two" and len(tied.parts) == _PAIR
    return _is_pronoun(page, index) or figure.value == len(tied.parts)


def _stands_alone(page: Page, book: Codebook, view: View, tied: Tied) -> bool:
    """Whether the figures are set side by side by nothing: no list, no dates, no word that ranks or parts them."""
    if any(set(tied.figures) <= set(run.members) for run in find_runs(view, page, book)):
        return False
    if not all(is_kin(page, i, tied.whole) for i in tied.parts):
        return False
    dates = [i for i in view.figures if page.figures[i].kind in (Kind.YEAR, Kind.DATE)]
    ranked = any(wordings("ranking")[name].stands_in(page, view) for name in ("most", "least"))
    return (
        len(dates) < 2
        and not ranked
        and not wordings("adding")["parting"].stands_in(page, view)
        and not _is_parted(page, tied)
    )


def _is_said_aside(page: Page, tied: Tied) -> bool:
    """ "19,000 of them on Saturday, when the field, which holds 24,000, was full": one part in a clause of its own."""
    lower, first = page.extraction.tokens.lower, page.figures[tied.parts[0]]
    before = lower[page.extraction.sentences[first.sentence].first : first.first]
    gaps = [lower[page.figures[one].last : page.figures[two].first] for one, two in pairwise(tied.parts)]
    return any(not _SUBORDINATE.difference(before).isdisjoint(gap) for gap in gaps)


def _tells_some(page: Page, tied: Tied) -> bool:
    """ "52 launches and 61 people, four of whom were ill": what is of the figure before it adds to none before that."""
    if tied.figures[0] == tied.whole:
        return False
    lower, last = page.extraction.tokens.lower, [page.figures[i].last for i in tied.parts if i > tied.whole]
    return any(lower[at : at + 2] in OF_THEM for at in last)


def _is_parted(page: Page, tied: Tied) -> bool:
    """Whether a semicolon parts the whole from the others: "the Centre 34 and the Left 22; it takes 61 to govern"."""
    lower, row = page.extraction.tokens.lower, [page.figures[i] for i in tied.figures]
    whole = page.figures[tied.whole]
    gaps = [(one.last, two.first) for one, two in pairwise(row) if whole in (one, two)]
    return any(";" in lower[first:last] for first, last in gaps)


def _holds_in_part(page: Page, pool: tuple[int, ...]) -> bool:
    """Whether some of the figures are a whole and its parts, as printed."""
    values = [float(page.figures[i].value or 0) for i in pool]
    for size in range(_LEAST, len(values)):
        for some in combinations(values, size):
            if abs(sum(some) - 2 * max(some)) < 1e-9 * max(some):
                return True
    return False


def _weighed(page: Page, pool: tuple[int, ...]) -> Tied | None:
    """The largest figure as the whole of all others, if they agree or do so but for one slip."""
    figures = page.figures
    whole = max(pool, key=lambda i: figures[i].floats[1])
    parts = tuple(i for i in pool if i != whole)
    low, high = (sum(figures[i].floats[end] for i in parts) for end in (0, 1))
    stated_low, stated_high = figures[whole].floats
    if low <= stated_high and stated_low <= high:
        return Tied(parts, whole, 0.0) if _fits_closely(page, parts, whole) else None
    chances = [chance for one in pool if (chance := _chance(page, pool, whole, one)) is not None]
    return Tied(parts, whole, min(1.0, min(chances) * len(chances))) if chances else None


def _fits_closely(page: Page, parts: tuple[int, ...], whole: int) -> bool:
    """Whether the figures fit as printed, and are precise enough for that to mean something."""
    figures, stated = page.figures, float(page.figures[whole].value or 0)
    total = sum(float(figures[i].value or 0) for i in parts)
    if abs(total - stated) > step_of(figures[whole]) / 2 or not stated:
        return False
    return slack_of([figures[i] for i in (*parts, whole)]) / stated < _COARSE


def _chance(page: Page, pool: tuple[int, ...], whole: int, one: int) -> float | None:
    """How likely it is by chance that one of the figures is a slip away from what the others make it."""
    figures = page.figures
    others = [i for i in pool if i != one]
    needed = abs(sum(float(figures[i].value or 0) * (1 if i == whole else -1) for i in others))
    slack = slack_of([figures[i] for i in others]) / len(others)
    return chance_of_slip(float(figures[one].value or 0), needed, max(slack, 1e-9))
