"""Whether two levels of a text are one thing at two times: same subject, times that agree."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.wording import wordings, year_at, year_of
from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind

_TABLE = "tellings"
_WAS = frozenset({"been", "was", "were"})
_WAS_REACH = 2
_AGO = frozenset({"ago", "once", "then", "back", "formerly", "originally"})
_NOW = frozenset({"now", "today", "currently"})
_SHORTEST, _NEXT, _OF_REACH = 4, 2, 5
#: What an amount is an amount of; two amounts with different ones are not levels of one thing.
_SORTS = frozenset({"profit-noun", "revenue-noun", "input-noun", "debt-noun", "dividend-noun", "fee-noun"})


def was(page: Page, index: int) -> bool:
    """ "it has been £3.75": what stood until now."""
    first = page.figures[index].first
    return not _WAS.isdisjoint(page.extraction.tokens.lower[max(first - _WAS_REACH, 0) : first])


def moved(page: Page, view: View, index: int) -> bool:
    """Whether a level is what another change led to: "surged 34.5 percent to $82.11"."""
    return "new-level" in view.roles[index] and any(
        "delta" in view.roles[other] for other in view.plain.place
    )


def day_of(page: Page, view: View) -> bool:
    """A change of one day has nothing to do with a level of a month or a year ago."""
    return any(page.figures[index].kind is Kind.WEEKDAY for index in view.figures)


def one_thing(page: Page, then: View, view: View, book: Codebook, old: int, new: int) -> bool:
    """Whether both levels are of one thing: a noun or a word in common, or a pronoun in the very next sentence."""
    sorts = [_sorts(one, book, index, then is view) for one, index in ((then, old), (view, new))]
    if sorts[0] and sorts[1] and not sorts[0] & sorts[1]:
        return False
    figures, lower = page.figures, page.extraction.tokens.lower
    if then is view:
        return True
    nouns = figures[old].noun is not None and figures[old].noun == figures[new].noun
    shared = bool(_content(page, then) & _content(page, view)) or nouns
    start = view.sentence.first
    pronoun = wordings(_TABLE)["pronoun"].within(lower, start, figures[new].first)
    if view.number - then.number == 1:
        return shared or pronoun or _contrasted(page, then, view)
    since = pronoun and wordings(_TABLE)["since-then"].within(lower, start, view.sentence.last)
    return shared or since


def _contrasted(page: Page, then: View, view: View) -> bool:
    """ "It fetched €30,000 a decade ago. Today the rate is €48,000": nothing but the time is told to differ."""
    lower = page.extraction.tokens.lower
    ago = not _AGO.isdisjoint(lower[then.sentence.first : then.sentence.last]) or any(
        page.figures[index].kind is Kind.YEAR for index in then.figures
    )
    return ago and not _NOW.isdisjoint(lower[view.sentence.first : view.sentence.last])


def _sorts(view: View, book: Codebook, index: int, clause: bool) -> frozenset[str]:
    frame = view.frame_of(index)
    found: set[str] = set()
    for item, char in enumerate(view.plain.chars):
        if not clause or view.frames.of[item] == frame:
            found |= book.sets[char] & _SORTS
    return frozenset(found)


@cache
def _generic() -> frozenset[str]:
    return frozenset(str(word) for word in table(_TABLE)["generic"])


def _content(page: Page, view: View) -> frozenset[str]:
    """The words of a sentence that may name its subject, without the ending of the plural."""
    lower = page.extraction.tokens.lower[view.sentence.first : view.sentence.last]
    words = {word.removesuffix("s") for word in lower if len(word) >= _SHORTEST and word.isalpha()}
    return frozenset(words - _generic() - {word.removesuffix("s") for word in _generic()})


def timed(page: Page, then: View, view: View, old: int, new: int) -> bool:
    """Whether words or dates say that one level is the earlier and the other the later one."""
    years = [year_at(page, one, index) for one, index in ((then, old), (view, new))]
    if years[0] is not None and years[1] is not None:
        return years[0] < years[1]
    lower, figures = page.extraction.tokens.lower, page.figures
    lists = wordings(_TABLE)
    if then is view:
        first, middle = view.sentence.first, figures[old].last
        dated = [value for index in view.figures if (value := year_of(figures[index])) is not None]
        if len(dated) == 2:
            return dated[0] < dated[1]
        middle = max(middle, figures[new].first)
        return lists["past"].within(lower, first, middle) or (
            bool(dated) and lists["present"].within(lower, figures[old].last, view.sentence.last)
        )
    past = lists["past"].within(lower, then.sentence.first, then.sentence.last) or _dated(page, then)
    if lists["since-then"].stands_in(page, view):
        return True
    present = lists["present"].stands_in(page, view) or _dated(page, view)
    return (past and present) or _dated(page, then)


def _dated(page: Page, view: View) -> bool:
    return any(page.figures[index].kind in (Kind.YEAR, Kind.DATE) for index in view.figures)


def shares_subject(page: Page, book: Codebook, old: int, new: int) -> bool:
    """Whether two levels, told of two times, may be of one thing: by a noun, a word in common, or "the figure"."""
    then, now = page.view_of(old), page.view_of(new)
    if then is None or now is None:
        return False
    sorts = [_sorts(one, book, index, then is now) for one, index in ((then, old), (now, new))]
    if sorts[0] and sorts[1] and not sorts[0] & sorts[1]:
        return False
    nouns = {page.figures[old].noun, page.figures[new].noun} - {None}
    if then is now or (len(nouns) == 1 and page.figures[old].noun == page.figures[new].noun):
        return True
    if _content(page, then) & _content(page, now):
        return True
    lower = page.extraction.tokens.lower
    later, index = max(((then, old), (now, new)), key=lambda pair: pair[0].number)
    first = later.sentence.first
    named = wordings(_TABLE)["that-figure"].within(lower, first, page.figures[index].first)
    return named or (abs(then.number - now.number) <= _NEXT and _points_back(page, later, index))


def _points_back(page: Page, view: View, index: int) -> bool:
    """Whether the few words before a level are a pronoun: "it was 80p", "they number 40"."""
    first = page.figures[index].first
    return wordings(_TABLE)["pronoun"].within(
        page.extraction.tokens.lower, max(view.sentence.first, first - 5), first
    )


def told_by_the_way(page: Page, size: int, old: int, new: int) -> bool:
    """ "fell by 7.7% to 230,000, the fewest since 1970, when there were 1.01m": the last is told by the way."""
    lower, figures = page.extraction.tokens.lower, page.figures
    start = max(figures[size].last, figures[new].last)
    gap = lower[start : figures[old].first]
    when = [place for place, pair in enumerate(pairwise(gap)) if pair == (",", "when")]
    return bool(when) and not {",", "and"}.isdisjoint(gap[: when[0]])


def is_part_of(page: Page, one: int, other: int) -> bool:
    """Whether "of" alone stands between two levels: "77 million of the country's 170 million people"."""
    lower, first, last = page.extraction.tokens.lower, page.figures[one], page.figures[other]
    if "while" in lower[first.last : last.first] or "while" in lower[last.last : first.first]:
        return True  # "revenue rose 17 percent to $7.7bn, while equipment sales were $7.1bn"
    between = lower[first.last : last.first]
    return between[:1] == ["of"] and len(between) <= _OF_REACH and "," not in between


def of_other_years(page: Page, view: View, reading: Reading) -> bool:
    """ "It had 39 in 2019 and nine in 2024. Groupers fell by 80 per cent between 1980 and 2010": another change."""
    levels = [index for name in ("old", "new") if isinstance(index := reading.figures[name], int)]
    homes = [(page.view_of(index), index) for index in levels]
    if any(home is view for home, _ in homes):
        return False
    told = {year_at(page, home, index) for home, index in homes if home is not None}
    own = {year_of(page.figures[index]) for index in view.figures if page.figures[index].kind is Kind.YEAR}
    return len(own) > 1 and len(told) > 1 and None not in told and own.isdisjoint(told)
