"""Ages and births that stand alone: one birth in the text, one age nearby, and one year in which it can be meant.

"She took her seat in 2021. A farmer's child, born in 1988, she had just turned 33", "At 31 Rosa Vidal won the prize.
That was in 2004. The novelist's year of birth is given as 1973". Hardly a word need tie the three, as nothing else can
be meant; but nobody else may be told of, and what does not agree must be a slip of what would.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.detectors.births import DATES, births_told, said
from crossfoot.detectors.dated_ages import OTHERS
from crossfoot.detectors.slip_chances import ways_to_slip
from crossfoot.detectors.wording import hedged_first, is_capital, of_kinds, wordings, year_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS

#: Sentences between the birth and the age, and around the age in which its year is told.
_AFAR, _BACK = 4, 2
_YOUNGEST, _OLDEST, _TWO_DIGITS = 5, 149, 11
#: A slip of an age leaves it one that somebody may have.
_APART = 3
#: Tokens before an age or a birth among which its owner is named, and words that open a sentence in capitals.
_CLAUSE, _NEAR = 10, 6
_OPENERS = frozenset({
    "a", "an", "at", "both", "but", "by", "for", "from", "he", "her", "his", "in", "it", "its", "on", "one", "she",
    "some", "that", "the", "their", "there", "they", "this", "two", "when",
})  # fmt: skip
_PARTING = frozenset(
    {";", "after", "and", "before", "but", "having", "since", "then", "until", "which", "who"}
)
_PERSONS = frozenset({"he", "i", "she", "who"})
_QUOTES = frozenset({"“", '"', "'", "‘"})
_BE = frozenset({"been", "reached", "turned", "turning", "was", "were"})
_ADVERBS = frozenset(
    {
        "already",
        "all",
        "barely",
        "but",
        "just",
        "not",
        "only",
        "quite",
        "still",
        "then",
        "yet",
        "had",
        "having",
    }
)
_ENDS = frozenset({
    ".", ",", ";", ":", ")", "!", "?", "—", "–", "and", "as", "at", "before", "but", "by", "in", "on", "that", "the",
    "when", "while", "with", "'", '"', "”", "’",
})  # fmt: skip


def sole_ages(page: Page, known: set[int]) -> Iterator[tuple[int, int, int, bool]]:
    """Age, birth and year of what can only belong together, and whether birth and age share a sentence."""
    told = births_told(page)
    home = page.view_of(told[0]) if len(told) == 1 else None
    if home is None or said(page, home, "made", told[0]):
        return
    near = [view for view in page.views if abs(view.number - home.number) <= _AFAR]
    ages = [(view, age) for view in near for age in view.figures if _is_age(page, view, age)]
    if len({page.figures[age].value for _, age in ages}) != 1 or not _of_one(page, home, ages[0][0]):
        return
    view, age = ages[0]
    when = _year(page, view, told[0], age)
    if age not in known and when is not None and _fits(page, age, told[0], when):
        yield age, told[0], when, view is home


def years_of_life(page: Page) -> Iterator[tuple[int, int, int]]:
    """ "died in 1931 in his 79th year": the ordinal, the only birth of the text, and the only other year beside it."""
    told = births_told(page)
    home = page.view_of(told[0]) if len(told) == 1 else None
    if home is None or said(page, home, "made", told[0]):
        return
    lower = page.extraction.tokens.lower
    for view in page.views:
        for index in of_kinds(page, view, {Kind.ORDINAL}):
            figure = page.figures[index]
            owned = figure.first > view.sentence.first and lower[figure.first - 1] in ("his", "her")
            if (
                not owned
                or lower[figure.last : figure.last + 1] != ["year"]
                or abs(view.number - home.number) > _AFAR
            ):
                continue
            when = _years_of(page, [view], told[0])
            if len(when) == 1 and _of_one(page, home, view):
                yield index, told[0], when[0]


def present_ages(page: Page, known: set[int]) -> Iterator[tuple[int, int, bool]]:
    """The only age of now near the only birth, of "I", "he", "she" or the same name, and whether they are beside."""
    told = births_told(page)
    home = page.view_of(told[0]) if len(told) == 1 else None
    if home is None or said(page, home, "made", told[0]):
        return
    near = [view for view in page.views if abs(view.number - home.number) <= _AFAR]
    ages = [(view, age) for view in near for age in view.figures if _is_now(page, view, age)]
    if len({page.figures[age].value for _, age in ages}) != 1:
        return
    view, age = ages[0]
    general = view.number == home.number - 1 and not _names(page, view) and not of_kinds(page, view, DATES)
    if general and (_kin(page, home) or _compares(page, view) or _kin(page, view)):
        return
    known_one = general or (_born_is_known(page, home, told[0]) and _of_one(page, home, view))
    if age not in known and view is not home and known_one:
        yield age, told[0], False


def _born_is_known(page: Page, home: View, birth: int) -> bool:
    """ "I was born in 1987", "She came into the world in 1943": the subject is somebody told of before."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    found = words["born"].find(lower, home.sentence.first, page.figures[birth].first)
    if not found:
        return False
    place = found[-1][0] - 1
    while place >= home.sentence.first and lower[place] in (
        "was",
        "were",
        "had",
        "been",
        "'d",
        "being",
        "only",
        "-",
    ):
        place -= 1
    return place < home.sentence.first or lower[place] in {*_PERSONS, *_QUOTES, "his", "her", "my"}


def _is_now(page: Page, view: View, index: int) -> bool:
    """ "Walter Ndlovu, forty-six, has been a ranger", "the 46-year-old", "is now 46"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.value is None or figure.is_range or figure.identifier or figure.hedge in BOUNDS:
        return False
    if (
        not _YOUNGEST <= figure.value <= _OLDEST
        or figure.unit not in (None, "year")
        or figure.noun is not None
    ):
        return False
    first, behind = figure.first, lower[figure.last] if figure.last < view.sentence.last else "."
    if figure.kind is Kind.AGE and "old" in lower[first : figure.last] and "-" in figure.text:
        return lower[first - 1] == "the" or (lower[first - 1] == "a" and not _names(page, view))
    if figure.kind not in (Kind.AGE, Kind.NUMBER) or first - 2 < view.sentence.first:
        return False
    if lower[first - 1] == "," and behind in (",", ")"):
        return is_capital(page, first - 2)
    dies = wordings("timeline")["dying"].within(
        lower, figure.last, min(figure.last + _NEAR, view.sentence.last)
    )
    if lower[first - 1] == "was" and behind == "when" and dies:
        return not [i for i in of_kinds(page, view, DATES) if year_of(page.figures[i])]
    return lower[first - 1] in ("is", "now") and behind in _ENDS and lower[first - 2] in {*_PERSONS, "is"}


def _is_age(page: Page, view: View, index: int) -> bool:
    """An age, or a bare number in the place of one."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.value is None or figure.is_range or figure.identifier or figure.hedge in BOUNDS:
        return False
    if not _YOUNGEST <= figure.value <= _OLDEST or figure.unit not in (None, "year"):
        return False
    if figure.kind is Kind.AGE:
        return True
    if figure.kind is not Kind.NUMBER or figure.noun is not None or figure.value != int(figure.value):
        return False
    behind = lower[figure.last] if figure.last < view.sentence.last else "."
    place = hedged_first(page, view, index) - 1
    if lower[place - 1 : place + 1] == ["all", "of"]:
        place -= 2
    while place > view.sentence.first and lower[place] in _ADVERBS:
        place -= 1
    if place < view.sentence.first:
        return False
    if lower[place] == "at":
        opens = place == view.sentence.first or lower[place - 1] in (",", ";", "and", "but", "”", '"')
        named = (
            behind == ","
            or behind in _PERSONS
            or (figure.last < view.sentence.last and is_capital(page, figure.last))
        )
        return opens and named
    if lower[place] == "aged" or _is_somebody_of(page, view, place):
        return True
    subject = place - 1
    while subject > view.sentence.first and lower[subject] in _ADVERBS:
        subject -= 1
    dated = lower[figure.last : figure.last + 1] == ["in"] and any(
        page.figures[i].first == figure.last + 1 for i in of_kinds(page, view, DATES)
    )
    somebody = dated or lower[subject] in _PERSONS or is_capital(page, subject)
    return lower[place] in _BE and somebody and behind in _ENDS


def _is_somebody_of(page: Page, view: View, place: int) -> bool:
    """ "was a lieutenant of 26"."""
    lower = page.extraction.tokens.lower
    led = place - 3 >= view.sentence.first and lower[place] == "of" and lower[place - 2] in ("a", "an")
    return led and lower[place - 3] in ("was", ",", "as", "then", "still")


def _of_one(page: Page, home: View, view: View) -> bool:
    """Whether nobody else is told of: no relative, nobody older, and no second name in the later of two sentences."""
    if any(_kin(page, one) or _compares(page, one) for one in (home, view)):
        return False
    if home is view:
        return True
    first, later = sorted((home, view), key=lambda one: one.number)
    names = _names(page, later)
    known = set(page.extraction.tokens.lower[page.views[0].sentence.first : first.sentence.last])
    return all(not known.isdisjoint(name) for name in names)


def _kin(page: Page, view: View) -> bool:
    """Whether a relative is told of; "a farmer's child" and "the son of a drover" tell only where somebody is from."""
    lower = page.extraction.tokens.lower
    return any(
        not (lower[start - 1].endswith(("'s", "’s")) and lower[start - 2] in ("a", "an"))
        and lower[end : end + 2] not in (["of", "a"], ["of", "an"], ["of", "the"])
        for start, end in wordings("timeline")["kin"].found_in(page, view)
    )


def _compares(page: Page, view: View) -> bool:
    """Whether somebody is told apart as the elder; "older than the court itself" tells nobody apart."""
    lower = page.extraction.tokens.lower[view.sentence.first : view.sentence.last]
    return any(
        word in OTHERS and lower[at + 1 : at + 2] not in (["than"], ["of"]) for at, word in enumerate(lower)
    )


def names_both(page: Page, view: View, birth: int, other: View, age: int) -> bool:
    """Whether the one who is born and the one who is so old have one name: "Lucero is 58 ... Lucero's birth"."""
    lower = page.extraction.tokens.lower
    born = wordings("timeline")["born"].find(lower, view.sentence.first, page.figures[birth].first)
    if not born:
        return False
    owners = _names_before(page, view, born[-1][0])
    told = _names_before(page, other, page.figures[age].first)
    return not owners.isdisjoint(told)


def _names_before(page: Page, view: View, end: int) -> set[str]:
    """Words in capitals of the clause that leads to a place, possessives without their ending."""
    lower = page.extraction.tokens.lower
    start = max(view.sentence.first, end - _CLAUSE)
    start = max([start, *(at + 1 for at in range(start, end) if lower[at] in (";", ":"))])
    capitals = (lower[at] for at in range(start, end) if is_capital(page, at) and lower[at] not in _OPENERS)
    return {word.removesuffix("'s").removesuffix("’s") for word in capitals}


def _names(page: Page, view: View) -> list[tuple[str, str]]:
    """Two words in capitals running, as a person's name has; behind "in" and "at" they name a place."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    capitals = [is_capital(page, at) for at in range(start, view.sentence.last)]
    found = []
    for at, (one, two) in enumerate(pairwise(capitals), start):
        placed = at > start and lower[at - 1] in ("at", "from", "in", "near", "of", "to")
        further = (
            at > start + 1 and capitals[at - 1 - start] and lower[at - 2] in ("at", "from", "in", "near")
        )
        if one and two and not placed and not further and not lower[at].isdigit():
            found.append((lower[at], lower[at + 1]))
    return found


def _year(page: Page, view: View, birth: int, age: int) -> int | None:
    """The only other year of the clause of the age; or of the sentences before it, or behind "that was in"."""
    own = _years_of(page, [view], birth)
    if own:
        if len(own) != 1:
            return None
        return own[0] if _one_clause(page, age, own[0]) or _is_swapped(page, age, birth, own[0]) else None
    ahead = page.by_sentence.get(view.number + 1)
    if ahead is not None and wordings("timeline")["that-was"].at(
        page.extraction.tokens.lower, ahead.sentence.first, ahead.sentence.last
    ):
        found = _years_of(page, [ahead], birth)
        return found[0] if len(found) == 1 else None
    before = [page.by_sentence.get(view.number - back) for back in range(1, _BACK + 1)]
    found = _years_of(page, [one for one in before if one is not None], birth)
    return found[0] if len(found) == 1 and not _is_led(page, view, age) else None


def _years_of(page: Page, views: list[View], birth: int) -> list[int]:
    """One date a year, of all but the birth; none where a stretch of years is told too."""
    found: dict[int, int] = {}
    for view in views:
        for index in of_kinds(page, view, {*DATES, Kind.PERIOD}):
            year = year_of(page.figures[index])
            if year is None and page.figures[index].kind is Kind.PERIOD:
                return []
            if year is not None and index != birth:
                found.setdefault(year, index)
    return list(found.values())


def _one_clause(page: Page, age: int, when: int) -> bool:
    """Whether no new clause begins between an age and a year."""
    first, last = sorted((page.figures[age], page.figures[when]), key=lambda figure: figure.first)
    return _PARTING.isdisjoint(page.extraction.tokens.lower[first.last : last.first])


def _is_swapped(page: Page, age: int, birth: int, when: int) -> bool:
    """Whether an age is that of a year to the digit, or with its digits swapped: that is no coincidence."""
    years = (year_of(page.figures[when]) or 0) - (year_of(page.figures[birth]) or 0)
    told = str(page.figures[age].value)
    return any(sorted(told) == sorted(str(made)) for made in (years, years - 1)) and years >= _TWO_DIGITS


def _is_led(page: Page, view: View, age: int) -> bool:
    """ "left school at 14": the age of a deed that has a time of its own."""
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, age)
    return lower[first - 1] in ("at", "aged", "of") or page.figures[age].text.lower().startswith(
        ("age", "at")
    )


def _fits(page: Page, age: int, birth: int, when: int) -> bool:
    """Whether an age is that of the year, or a slip of it."""
    years = (year_of(page.figures[when]) or 0) - (year_of(page.figures[birth]) or 0)
    told = float(page.figures[age].value or 0)
    if years <= 0:
        return False
    near = max(told, years) <= _APART * min(told, years)
    return told in (years, years - 1) or (
        near and any(ways_to_slip(told, made) for made in (years, years - 1) if made > 0)
    )
