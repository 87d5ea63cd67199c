"""What the telling puts later or earlier: "By the time he laid it down, in 2017", "he had inherited it in 1972".

A sentence that opens on "by the time", "later" or "not until" goes on from the year of the one before it; what "had"
been done is earlier than what was done. Each has one year, and the second goes on about what was told of.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.wording import of_kinds, wordings, year_of
from crossfoot.model.quantity import Kind

LATER = Trigger(lists=("timeline.goes-on",))
HAD, HAVING = Trigger(words=("had",)), Trigger(words=("having",))
_DATES = frozenset({Kind.DATE, Kind.YEAR})
#: Tokens from the opening of a sentence to its year, and from "had" to the year of what had been done.
_OPENING, _DONE = 14, 12
_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})
_ELSEWHEN = frozenset({"will", "since", "until", "before"})
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "since", "after", "before", "until", "when"})
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_OTHERWISE = frozenset({
    "after", "although", "before", "by", "if", "since", "that", "though", "until", "when", "where", "whether", "which",
    "while", "who", "whom", "would", "not", "never", "once", "promised", "planned", "due", "hoped", "meant",
})  # fmt: skip


def sequel_pairs(page: Page) -> Iterator[tuple[int, int, str]]:
    """The earlier and the later of two dates, and the window that holds them."""
    for view in page.where(LATER):
        pair = _goes_on(page, view)
        if pair is not None:
            yield *pair, "paragraph"
    for view in page.where(HAVING):
        pair = _having_done(page, view)
        if pair is not None:
            yield *pair, "sentence"
    for view in page.where(HAD):
        pair = _had_done(page, view)
        if pair is not None:
            yield *pair, "sentence" if page.figures[pair[1]].sentence == view.number else "paragraph"


def _years(page: Page, view: View) -> list[int]:
    return [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]


def _having_done(page: Page, view: View) -> tuple[int, int] | None:
    """ "Having enlisted in 1939 at the wharf, he was discharged in 1946"."""
    lower, start, own = page.extraction.tokens.lower, view.sentence.first, _years(page, view)
    if lower[start] != "having" or len(own) != 2:
        return None
    first, second = (page.figures[index] for index in own)
    gap = lower[first.last : second.first]
    plain = "," in gap and _RELATIVES.isdisjoint([*lower[start : first.first], *gap]) and ";" not in gap
    main = plain and {"and", "had", "not"}.isdisjoint(gap) and gap[-1] in ("in", "on")
    return (own[0], own[1]) if main and "not" not in lower[start : first.first] else None


def _goes_on(page: Page, view: View) -> tuple[int, int] | None:
    """ "When he took up the post in 2009 ... By the time he laid it down, in 2017"."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    before = page.by_sentence.get(view.number - 1)
    own = _years(page, view)
    told = _years(page, before) if before is not None else []
    size = wordings("timeline")["goes-on"].at(lower, start, view.sentence.last)
    if not size or len(own) != 1 or len(told) != 1 or before is None:
        return None
    first = page.figures[own[0]].first
    if first - start > _OPENING or not _PRONOUNS & set(lower[start : view.sentence.last]):
        return None
    if not _RELATIVES.isdisjoint(lower[start:first]):
        return None
    if of_kinds(page, before, {Kind.PERIOD}) or not _ELSEWHEN.isdisjoint(before.words):
        return None
    if _has_pluperfect(page, before):
        return None
    return told[0], own[0]


def _has_pluperfect(page: Page, view: View) -> bool:
    lower = page.extraction.tokens.lower
    had = [at for at in range(view.sentence.first, view.sentence.last - 1) if lower[at] == "had"]
    return any(lower[at + 1].endswith(("ed", "en")) for at in had)


def _had_done(page: Page, view: View) -> tuple[int, int] | None:
    """ "sold the brewery in 1989; he had inherited it in 1972": had, a participle, and the year behind it."""
    lower, own = page.extraction.tokens.lower, _years(page, view)
    before = page.by_sentence.get(view.number - 1)
    if len(own) == 2:
        earlier, first = own[0], page.figures[own[0]].last
        gap = lower[first : page.figures[own[1]].first]
        start = next((first + at for at, word in enumerate(gap) if word in (";", ":", "—", "–")), None)
    elif len(own) == 1 and before is not None and "had" not in before.words:
        told = _years(page, before)
        if len(told) != 1:
            return None
        earlier, start = told[0], view.sentence.first - 1
    else:
        return None
    if start is None or not _is_past(page, earlier):
        return None
    clause = lower[start + 1 : page.figures[own[-1]].first]
    plain = (
        clause[:1] != [] and clause[0] in _SUBJECTS and clause[1:2] == ["had"] and clause[-1] in ("in", "on")
    )
    if not plain or len(clause) > _DONE or not _OTHERWISE.isdisjoint(clause) or ";" in clause:
        return None
    done = clause[2].endswith(("ed", "en", "t", "d")) or clause[2] in wordings("timeline")["did"].rows
    return (own[-1], earlier) if done and "and" not in clause and "," not in clause else None


def _is_past(page: Page, date: int) -> bool:
    """Whether a deed of the past stands before a date: "sold the brewery in 1989"."""
    view, lower, first = page.view_of(date), page.extraction.tokens.lower, page.figures[date].first
    if view is None or lower[first - 1] not in ("in", "on"):
        return False
    near = lower[max(view.sentence.first, first - _DONE) : first]
    did = wordings("timeline")["did"].rows
    return any(word.endswith("ed") or word in did for word in near) and _OTHERWISE.isdisjoint(near)
