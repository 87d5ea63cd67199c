"""Durations that only their place ties to two dates: summed up behind both, set between them, told of them again.

"Opened in 1930, shut in 1988: 58 years", "58 years separate the first edition (1930) from the second (1988)", "It
opened in 1930 and shut in 1988. That is 58 years of trading". The sentence has two dates and one duration, no more.
"""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.span_wholes import is_whole
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings, year_of
from crossfoot.model.quantity import Kind

_DATES = frozenset({Kind.DATE, Kind.YEAR})
_MARKS = frozenset({",", ":", ";", "–", "—", "-", "(", "so", "or", "and", "which"})
_ENDS = frozenset({".", ",", ";", ":", ")", "–", "—", "?", "!", "'", '"'})
#: Tokens from the second date to a duration that sums up, and from a duration to the date that it leads to.
_REACH, _FAR = 9, 8
#: Tokens from the name of a stretch to its years.
_NAMED = 4
#: Durations told of a thing of their own: "after 12 years of decline", "12 years older".
_OWN = frozenset(
    {"old", "older", "younger", "ago", "longer", "shorter", "earlier", "ended", "ending", "less", "more"}
)
_PARTING = frozenset(
    {";", "before", "but", "he", "it", "she", "that", "they", "when", "which", "while", "who", "whose"}
)
_LATE = frozenset({"behind", "later", "late", "overdue"})
#: What may follow "58 years" without telling of another thing, as "58 years late" does.
_GOES_ON = frozenset({
    "all", "altogether", "apart", "as", "at", "away", "between", "during", "for", "in", "long", "of", "on", "together",
    "to", "without",
})  # fmt: skip
_AFTER = frozenset({"after", "from"})


def tied_dates(page: Page, view: View, span: int, dates: list[int]) -> tuple[int, int] | None:
    """The first and the second date of a sentence that has two, if its only duration can be of nothing else."""
    years = [year_of(page.figures[index]) for index in dates]
    durations = of_kinds(page, view, {Kind.DURATION})
    if len(dates) != 2 or len(durations) != 1 or None in years or _of_its_own(page, view, span):
        return None
    one, two = dates
    if page.figures[two].last <= hedged_first(page, view, span):
        return (one, two) if _sums_up(page, view, span, two) else None
    if page.figures[span].last <= page.figures[one].first:
        return (one, two) if _leads(page, view, span, one, two) else None
    return (one, two) if _runs_out(page, view, span, one, two) else None


def _runs_out(page: Page, view: View, span: int, one: int, two: int) -> bool:
    """ "It opened in A and closed, after 48 years, in B", "after 16 years stood down in B": begun, then ended."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    first, second, figure = page.figures[one], page.figures[two], page.figures[span]
    lead, gap = lower[first.last : hedged_first(page, view, span)], lower[figure.last : second.first]
    if lead[-1:] not in (["after"], ["lasting"]) or not _PARTING.isdisjoint([*lead[:-1], *gap]):
        return False
    begun = words["begin"].within(lower, max(view.sentence.first, first.first - _REACH), first.first)
    ended = words["end"].within(lower, first.last, second.first)
    return begun and ended and gap[-1:] in (["in"], ["on"]) and len(gap) <= _FAR


def tied_hours(page: Page, view: View, span: int, times: list[int]) -> tuple[int, int] | None:
    """ "Depart 9.15am, arrive 11.55am: two hours and 40 minutes", "due at 9.15am, it came at 9.40am, 25 late"."""
    if len(of_kinds(page, view, {Kind.DURATION})) != 1:
        return None
    one, two = times
    if page.figures[two].last <= hedged_first(page, view, span):
        lower, last = page.extraction.tokens.lower, page.figures[span].last
        late = last < view.sentence.last and lower[last] in _LATE
        return (one, two) if late or _sums_up(page, view, span, two) else None
    gap = page.extraction.tokens.lower[page.figures[span].last : page.figures[one].first]
    return (one, two) if gap[:1] == [":"] and len(gap) <= _FAR else None


def dates_before(page: Page, view: View, span: int) -> tuple[int, int] | None:
    """The only two dates of the sentence before, if a sentence without any begins by pointing at them."""
    if of_kinds(page, view, _DATES) or len(of_kinds(page, view, {Kind.DURATION})) != 1:
        return None
    earlier = page.by_sentence.get(view.number - 1)
    if earlier is None or earlier.sentence.paragraph != view.sentence.paragraph:
        return None
    dates = [i for i in of_kinds(page, earlier, _DATES) if year_of(page.figures[i]) is not None]
    if len(dates) != 2 or of_kinds(page, earlier, {Kind.DURATION, Kind.AGE}) or _of_its_own(page, view, span):
        return None
    lower, start = page.extraction.tokens.lower, view.sentence.first
    lead = lower[start : hedged_first(page, view, span)]
    known = wordings("timeline")["span-lead"].rows
    pointing = bool(lead) and _points(lead[0]) and len(lead) <= _REACH
    plain = all(word in known or _points(word) for word in lead)
    return (dates[0], dates[1]) if pointing and plain else None


def stretch_told(page: Page, view: View, span: int) -> int | None:
    """ "Her reign, 1558-1603, lasted 45 years": the only period of a sentence, said of something that takes time."""
    periods = [i for i in of_kinds(page, view, {Kind.PERIOD}) if page.figures[i].unit == "years"]
    if len(periods) != 1 or len(of_kinds(page, view, {Kind.DURATION})) != 1 or of_kinds(page, view, _DATES):
        return None
    figure = page.figures[periods[0]]
    if figure.low is None or figure.high is None or _of_its_own(page, view, span):
        return None
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    named = words["stretch"].within(lower, max(view.sentence.first, figure.first - _NAMED), figure.first)
    return periods[0] if named and is_whole(page, view, span) else None


def _of_its_own(page: Page, view: View, span: int) -> bool:
    last = page.figures[span].last
    return last < view.sentence.last and page.extraction.tokens.lower[last] in _OWN


def _sums_up(page: Page, view: View, span: int, two: int) -> bool:
    """ ": 58 years", "which means it took 58 years", ", a wait of 58 years": a mark, and words that say "that is"."""
    lower, lead = page.extraction.tokens.lower, wordings("timeline")["span-lead"].rows
    gap = lower[page.figures[two].last : hedged_first(page, view, span)]
    last = page.figures[span].last
    behind = lower[last] if last < view.sentence.last else "."
    if not gap or len(gap) > _REACH or (behind not in _ENDS and behind not in _GOES_ON):
        return False
    if gap[0] == "after" and gap[-1] == "of":
        return wordings("timeline")["absence"].within(gap, 1, len(gap))
    if gap[0] not in _MARKS:
        return False
    if gap[0] == ";" and len(gap) > 1 and (gap[1] == "the" or not _points(gap[1])):
        return False
    named = [
        place for place in range(len(gap) - 1) if gap[place + 1] == "of" and gap[place - 1] in ("a", "an")
    ]
    return all(
        word in lead or word in _MARKS or place in named for place, word in enumerate(gap) if word != "and"
    ) and (gap[-1] not in ("after", "for"))


def _points(word: str) -> bool:
    return word in wordings("timeline")["span-pointing"].rows


def _leads(page: Page, view: View, span: int, one: int, two: int) -> bool:
    """ "58 years after it opened in 1930, it shut in 1988", "58 years separate the first (1930) from the second"."""
    lower, figure = page.extraction.tokens.lower, page.figures[span]
    behind = lower[figure.last : figure.last + 2]
    gap = lower[figure.last : page.figures[one].first]
    first = hedged_first(page, view, span)
    if not behind or len(gap) > _FAR or {";", "."} & set(gap):
        return False
    if wordings("timeline")["span-parting"].within(gap, 0, min(3, len(gap))):
        return True
    ends = lower[page.figures[one].last] == "," and "," not in gap
    return first == view.sentence.first and behind[0] in _AFTER and ends and behind[1:] != ["that"]
