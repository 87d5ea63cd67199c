"""Totals: a figure that a total word governs, and the run of figures that it is the total of.

The run stands before the total in its sentence ("12 and nine, 21 in all"), behind it after a comma, colon or "from"
("a total of 21: 12 and nine"), or makes up the sentence before ("... Together they hold 32%").
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.accounts import leaves_some_out, made_of, phrase_at, told_parts
from crossfoot.detectors.line_totals import figure_of_line, lines_above
from crossfoot.detectors.lone_members import case_of, is_told_in_part
from crossfoot.detectors.run_totals import COMING, run_totals
from crossfoot.detectors.runs import (
    JOINTS,
    STOPS,
    VERBS,
    Run,
    Sort,
    between,
    classes_at,
    find_runs,
    is_measured,
    sort_of,
    sorted_figures,
    tail_is_partial,
    word_at,
)
from crossfoot.detectors.wholes import alike, near, stated_outright, value_of
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_TOTALS = Trigger(
    classes=("total-word", "bring-verb", "toll-noun"),
    words=("makes", "making", "these", "those"),
    lists=("lists.adding", "lists.victims"),
)
_LINED = Trigger(words=("all",), lists=("lists.total-line",))
_CUE_REACH, _RUN_REACH, _OPENING, _AFTER_OPENING = 5, 14, 6, 2
_AROUND, _MOST_PARTS, _OPENED = 4, 5, 2
_HARD = frozenset({"hard-break", "mark-stop", "mark-semicolon", "mark-colon", "close", "open"})
_APART = frozenset({"each", "old-prep", "up-from", "down-from"})
_OPENERS = frozenset({"mark-colon", "dash", "open", "of-which", "breakdown-verb"})


@needs(_TOTALS | COMING)
def total_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every total that is told as one, then the figures that lists of three and more come to."""
    found = list(_governed(rule, page, book))
    yield from found
    yield from run_totals(rule, page, {index for one in found for index in one.indexes})


def _governed(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every figure under a total word with the one run that it can be the total of."""
    kinds = rule.figures["total"].kinds
    listed: set[int] = set()
    for view in page.where(_LINED, slot=rule.figures["total"]):
        last = figure_of_line(page, view)
        lines = lines_above(page, view, last) if last is not None else ()
        if last is not None and lines and page.figures[last].kind in kinds:
            listed.add(last)
            yield Reading(rule, {"parts": lines, "total": last}, Tier.ANCHORED, "article")
    for view in page.where(_TOTALS, slot=rule.figures["total"]):
        for index in list(view.plain.place):
            sort = sort_of(page.figures[index]) if page.figures[index].kind in kinds else None
            if index in listed:
                continue
            cue = cue_of(page, view, book, index) if sort is not None else None
            if cue is None:
                if sort is not None:
                    yield from _told(rule, page, book, view, index)
                continue
            if is_measured(view, book, view.plain.place[index]):
                parts = numbered_parts(page, book, view, index)
                if parts:
                    yield Reading(rule, {"parts": parts, "total": index}, Tier.ANCHORED, "article")
                continue
            yield from _readings(rule, page, book, view, index, cue)


def _readings(rule: Rule, page: Page, book: Codebook, view: View, total: int, cue: int) -> Iterator[Reading]:
    filled = run_before(page, book, view, total, cue) or run_behind(page, book, view, total)
    window = "sentence"
    if filled is None:
        filled, window = previous_run(page, book, view, total, cue), "previous"
    parts = filled.members if filled is not None else numbered_parts(page, book, view, total)
    if filled is not None and window == "sentence":
        parts = _with_earlier(page, view, filled, total)
    if parts and window == "sentence" and is_smaller(page, total, parts):
        return  # "which cost $3 million, 40 cents went on costumes: $1.2 million in all"
    if parts and not alike(page, total, parts) and not _may_come_to(page, parts, total):
        return  # "Four schools are full; three have 71 places between them"
    if parts and window == "previous" and _is_of_another_deed(page, book, view, total):
        return
    if parts and not is_told_in_part(page, parts, total):
        case = case_of(page, parts, total)
        yield Reading(rule, {"parts": parts, "total": total}, Tier.ANCHORED, window, case=case)
    else:
        yield from _told(rule, page, book, view, total)


def _may_come_to(page: Page, parts: tuple[int, ...], total: int) -> bool:
    """Whether figures of other nouns than the total's come near to it all the same, but for a nought."""
    computed, stated = sum(value_of(page.figures[index]) for index in parts), value_of(page.figures[total])
    return any(
        near(computed * scale, stated) and (scale == 1 or computed * scale == stated)
        for scale in (0.1, 1, 10)
    )


def is_smaller(page: Page, total: int, parts: tuple[int, ...]) -> bool:
    """Whether a part is larger than the total, and no digit was mistyped that would make it so."""
    largest, stated = max(value_of(page.figures[index]) for index in parts), value_of(page.figures[total])
    return largest > stated and not near(largest, stated)


def _is_of_another_deed(page: Page, book: Codebook, view: View, total: int) -> bool:
    """Whether a bare total is told of another deed than its parts: "detained 30 and 22. In all, 48 were charged"."""
    if page.figures[total].noun is not None or page.figures[total].kind is Kind.MONEY:
        return False
    item = view.plain.place[total] + 1
    told = False
    while classes_at(view, book, item) & {"be", "have"}:
        told, item = True, item + 1
    before = page.extraction.sentences[view.number - 1]
    words = page.extraction.tokens.lower[before.first : before.last]
    deed = word_at(view, page, item)
    return (
        told
        and deed.endswith("ed")
        and deed not in words
        and deed not in words_of("hurt") | words_of("deadly")
    )


def _told(rule: Rule, page: Page, book: Codebook, view: View, total: int) -> Iterator[Reading]:
    parts, lone = told_parts(page, book, view, total)
    parts = parts or made_of(page, book, view, total)
    if parts and not is_told_in_part(page, parts, total):
        case = "lone-person" if lone else case_of(page, parts, total)
        yield Reading(rule, {"parts": parts, "total": total}, Tier.ANCHORED, "article", case=case)


def _with_earlier(page: Page, view: View, run: Run, total: int) -> tuple[int, ...]:
    """The run, and all figures of its sort before it too if those come nearer to the total: a broken list."""
    earlier = [index for index in sorted_figures(view, page, run.sort) if view.plain.place[index] < run.first]
    stated = value_of(page.figures[total])
    own = sum(value_of(page.figures[index]) for index in run.members)
    every = own + sum(value_of(page.figures[index]) for index in earlier)
    if not earlier or total in earlier or abs(every - stated) >= abs(own - stated):
        return run.members
    return (*earlier, *run.members)


def numbered_parts(page: Page, book: Codebook, view: View, total: int) -> tuple[int, ...]:
    """As many figures in the sentences before or behind as the total's own says there are parts: "the three units"."""
    sort = sort_of(page.figures[total])
    number = _number_of_parts(view, page, total)
    if sort is None or number is None or view.sentence.kind != "prose":
        return ()
    if not words_of("other-time").isdisjoint(view.words):
        return ()  # "at the previous games the three of them had won 13"
    for steps in (range(-1, -_AROUND - 1, -1), range(1, _AROUND + 1)):
        found: list[int] = []
        for step in steps:
            other = page.by_sentence.get(view.number + step)
            if other is not None and len(found) < number:
                found += with_lent(other, page, sort)
        homes = {page.figures[index].sentence for index in found}
        if len(homes) == 1 and abs(next(iter(homes)) - view.number) > 1:
            return ()  # a pair of sums in one sentence, and others between: "The two films made ..." is another pair
        outright = all(stated_outright(page, index) for index in found)
        if outright and len(found) == number and _add_up_nearly(page, found, total):
            return tuple(sorted(found))
    return ()


def with_lent(view: View, page: Page, sort: Sort) -> list[int]:
    """The figures of a sort, and the millions behind the first that go without its unit: "and lignite 1.1 million"."""
    own = sorted_figures(view, page, sort)
    if not own or sort[0] not in ("measure", "money"):
        return own
    lent = [i for i in view.plain.place if i > own[0] and page.figures[i].scaled and _is_number(page, i)]
    return sorted([*own, *lent])


def _is_number(page: Page, index: int) -> bool:
    figure = page.figures[index]
    return figure.kind is Kind.NUMBER and figure.noun is None and figure.hedge is None


def _number_of_parts(view: View, page: Page, total: int) -> int | None:
    """ "both", "the two", "its three divisions": the number before the total, where there is only one."""
    told = [
        int(page.figures[index].value or 0)
        for index in view.plain.place
        if index < total
        and page.figures[index].kind in (Kind.COUNT, Kind.NUMBER)
        and page.figures[index].value
    ]
    both = [2 for item in range(view.plain.place[total]) if word_at(view, page, item) in words_of("both")]
    numbers = set(told + both)
    return numbers.pop() if len(numbers) == 1 and numbers <= {2, 3, 4, 5} else None


def _add_up_nearly(page: Page, parts: list[int], total: int) -> bool:
    values = [value_of(page.figures[index]) for index in parts]
    stated = value_of(page.figures[total])
    return 0 < max(values) < stated and near(sum(values), stated) and alike(page, total, parts)


def cue_of(page: Page, view: View, book: Codebook, index: int) -> int | None:
    """The item of the total word that governs a figure: shortly before it, or right behind it."""
    item = view.plain.place[index]
    if index in view.skeletons.definite:
        return None  # "together, the two plants"
    if (
        item == _AFTER_OPENING
        and "mark-comma" in classes_at(view, book, item - 1)
        and "total-word" in classes_at(view, book, item - 2)
    ):
        return item - 2  # "In total, 20,500 came"
    for before in range(item - 1, max(item - 1 - _CUE_REACH, -1), -1):
        classes = classes_at(view, book, before)
        if "total-word" in classes:
            whole = phrase_at(view, page, before) == "in all" and word_at(view, page, before + 1) == "of"
            return None if whole else before  # "in all of 2021 there had been 3,900"
        across = _across_mark(page, view, book, before, item)
        if across is not None:
            return across
        if _numbers_parts(page, view, before):
            continue  # "between them the two lines moved 2.2 million"
        if view.plain.figures[before] >= 0 or classes & (_HARD | JOINTS | {"dash"}):
            break
    for behind in (item + 1, item + 2):
        classes = classes_at(view, book, behind)
        if "total-word" in classes:
            if "=of" in classes_at(view, book, behind - 1):
                return None  # "41% of total sales"
            nearer = behind + 1 < len(view.plain.figures) and view.plain.figures[behind + 1] >= 0
            return None if nearer else behind
        if classes & (_HARD | JOINTS | VERBS | {"dash"}):
            return None
    return None


def _across_mark(page: Page, view: View, book: Codebook, mark: int, item: int) -> int | None:
    """The total word before a colon or comma: "Total receipts: 49,750", "Four-year total: 141", "Together, the two"."""
    classes = classes_at(view, book, mark)
    said = "total-word" in classes_at(view, book, mark - 1)
    if "mark-colon" in classes and mark <= _CUE_REACH and "total-word" in classes_at(view, book, 0):
        return 0
    labels = "mark-colon" in classes and mark == item - 1
    opens = "mark-comma" in classes and mark <= _OPENED and _numbers_parts(page, view, mark + 1)
    return mark - 1 if said and (labels or opens) else None


def _numbers_parts(page: Page, view: View, item: int) -> bool:
    """Whether an item is "the two" or "all three" of "the two lines"."""
    index = view.plain.figures[item]
    figure = page.figures[index] if index >= 0 else None
    small = figure is not None and figure.value is not None and 2 <= figure.value <= _MOST_PARTS
    return figure is not None and small and figure.kind is Kind.COUNT and figure.noun is not None


def run_before(page: Page, book: Codebook, view: View, total: int, cue: int) -> Run | None:
    """The run that ends before the total, with nothing but the words of the total between."""
    item = view.plain.place[total]
    runs = [run for run in _own_runs(view, page, book, total) if run.last < min(item, cue)]
    if not runs:
        return None
    run = runs[-1]
    gap = between(view, book, run.last, item)
    if any(_sets_apart(view, book, place) for place in range(run.first + 1, item)):
        return None
    if len(gap) > _RUN_REACH or any(
        classes & (_HARD - {"mark-semicolon", "mark-colon", "close"}) for classes in gap
    ):
        return None
    if not _is_linked(page, book, view, run, item, cue, total):
        return None
    return None if run.tainted or tail_is_partial(view, page, book, run) else run


def _sets_apart(view: View, book: Codebook, item: int) -> bool:
    """Whether a word compares figures or deals them out: "against 40", but not "212 against and 187 in favour"."""
    classes = classes_at(view, book, item) & _APART
    return bool(classes) and (classes != {"old-prep"} or view.plain.figures[item + 1 : item + 2] > [-1])


def _is_linked(page: Page, book: Codebook, view: View, run: Run, item: int, cue: int, total: int) -> bool:
    """Whether the total's own words follow the list directly, or name what the list counts."""
    marks = [
        place
        for place in range(run.last + 1, item)
        if classes_at(view, book, place) & (JOINTS | {"dash", "mark-colon"})
        or word_at(view, page, place) == "or"
    ]
    if not marks:
        return run.last < cue <= run.last + 3 and run.closed
    opening = range(marks[-1] + 1, item)
    if "mark-semicolon" in classes_at(view, book, marks[-1]) and cue > marks[-1] + 1:
        return False
    subject = any(
        classes_at(view, book, place) & VERBS - {"modal"}
        for place in opening
        if place < cue and not word_at(view, page, place).endswith("ing")
    )
    return not subject and shares_noun(page, run, total, strict="=and" in classes_at(view, book, marks[-1]))


def shares_noun(page: Page, run: Run, total: int, strict: bool) -> bool:
    """Whether what the total counts can be what the members count; ``strict`` wants the same noun."""
    noun = page.figures[total].noun
    nouns = {page.figures[index].noun for index in run.members} - {None}
    return not strict or noun is None or not nouns or noun in nouns


def run_behind(page: Page, book: Codebook, view: View, total: int) -> Run | None:
    """The run that a comma, colon, dash or "from" behind the total opens."""
    item = view.plain.place[total]
    runs = [run for run in _own_runs(view, page, book, total) if run.first > item]
    if not runs:
        return None
    run = runs[0]
    gap = between(view, book, item, run.first)
    words = [phrase_at(view, page, place) for place in range(item + 1, run.first)]
    if len(gap) > _RUN_REACH or any(
        classes & {"hard-break", "mark-stop", "partial", "close"} and word != "with"
        for classes, word in zip(gap, words, strict=True)
    ):
        return None
    opened = any(classes & _OPENERS for classes in gap) or (
        len(run.members) > 2 and bool(words_of("contributing") & set(words))
    )
    listed = len(run.members) > 2 and bool(gap) and "mark-comma" in gap[-1]
    if not (opened or listed) or not run.closed:
        return None
    return None if run.tainted or tail_is_partial(view, page, book, run) else run


def previous_run(page: Page, book: Codebook, view: View, total: int, cue: int) -> Run | None:
    """The run that is all of its sort in the sentence before, when this one opens with its total."""
    before = page.by_sentence.get(view.number - 1)
    item = view.plain.place[total]
    if before is None or cue > _OPENING or before.sentence.kind == "cell" or view.sentence.kind != "prose":
        return None
    if word_at(view, page, cue) in (
        "a",
        "an",
    ):  # "a total of" opens a list of its own, "the total" looks back
        return None
    lined = "mark-colon" in classes_at(view, book, item - 1) and cue in (0, item - 2)
    if sorted_figures(view, page, sort_of(page.figures[total]) or ("", None))[-1 if lined else 0] != total:
        return None
    if any(
        classes & (STOPS | _HARD) - ({"mark-colon"} if lined else set())
        for classes in between(view, book, -1, item)
    ):
        return None
    runs = _own_runs(before, page, book, total)
    whole = sorted_figures(before, page, sort_of(page.figures[total]) or ("", None))
    if len(runs) != 1 or list(runs[0].members) != whole or not (runs[0].closed or lined):
        return None
    run = runs[0]
    if (
        run.tainted
        or tail_is_partial(before, page, book, run)
        or leaves_some_out(page, run.members[0], view)
        or not shares_noun(page, run, total, strict=True)
    ):
        return None
    return run


def _own_runs(view: View, page: Page, book: Codebook, total: int) -> list[Run]:
    """Runs of the total's sort that do not hold it; where it is a member, what is left of the run without it."""
    sort = sort_of(page.figures[total])
    runs = find_runs(view, page, book, skip=total)
    own = [run for run in runs if run.sort == sort]
    if own or sort is None or sort[0] != "measure":
        return own
    return [run for run in runs if all(_is_bare(page, index) for index in run.members)]


def _is_bare(page: Page, index: int) -> bool:
    """Whether a number goes without its unit: "hold 417 gigalitres, one of them 203"."""
    figure = page.figures[index]
    return figure.kind is Kind.NUMBER and figure.noun is None and not figure.scaled
