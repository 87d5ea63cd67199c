"""Members of a list that are told without a figure: "two gunmen, a guard and four customers" are seven.

An article and a noun between two commas, or between a comma and "and", stand for one. A noun that only describes what
goes before ("12 in the north, a poor region, and nine") looks the same; so such a member counts where the sum is right
with it, or where the noun is one of persons.
"""

from __future__ import annotations

from crossfoot.binding.page import Page
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.wholes import value_of
from crossfoot.model.quantity import Kind

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_ARTICLES = frozenset({"a", "an", "his", "her", "the", "their"})
_MARKS = frozenset({",", "and", "("})
#: "An hour later" ends in no person.
_TIMES = frozenset({"after", "ago", "before", "earlier", "later"})
#: Tokens behind a list in which somebody is told of by himself, and what he is told with.
_BEHIND = 14
_DEFINITE = frozenset({"her", "his", "its", "the", "their"})
_THOSE = frozenset({"these", "those"})
#: Words of a member: "an off-duty guard".
_WORDS = 3
#: Case of the formula by how many members have no figure.
CASES = {0: None, 1: "lone-person", 2: "lone-pair"}


def case_of(page: Page, parts: tuple[int, ...], total: int) -> str | None:
    """The case of the sum by its members without a figure: where they make it right, or are persons."""
    figures = [page.figures[index] for index in parts]
    if any(figure.kind not in _COUNTS for figure in figures):
        return None
    lone = _members(page, parts)
    missing = value_of(page.figures[total]) - sum(value_of(figure) for figure in figures)
    if missing and (missing == len(lone) or all(is_person(noun) for noun in lone)):
        return CASES.get(len(lone))
    return None


def is_told_after(page: Page, parts: tuple[int, ...], whole: int) -> bool:
    """ "Of the 18 crew, eleven were Greek, six Turkish; the master, from Split, ...": one more, behind the list."""
    missing = value_of(page.figures[whole]) - sum(value_of(page.figures[index]) for index in parts)
    if missing != 1:
        return False
    lower, last = page.extraction.tokens.lower, max(page.figures[index].last for index in parts)
    near = range(last, min(last + _BEHIND, len(lower) - 1))
    return any(lower[at] in _DEFINITE and is_person(lower[at + 1]) for at in near)


def is_told_in_part(page: Page, parts: tuple[int, ...], total: int) -> bool:
    """ "19 are new; of the 17 who stayed, eleven are women": some of a number that is none of the list's itself."""
    lower = page.extraction.tokens.lower
    return any(
        lower[max(page.figures[index].first - 2, 0)] == "of"
        and lower[page.figures[index].first - 1] in _DEFINITE | _THOSE
        and index + 1 != total
        and page.figures[index].sentence == page.figures[index + 1].sentence
        for index in parts
        if index + 1 < len(page.figures)
    )


def _members(page: Page, parts: tuple[int, ...]) -> list[str]:
    """The nouns of the members without a figure, from the words before the first part to those behind the last."""
    lower, figures = page.extraction.tokens.lower, [page.figures[index] for index in parts]
    sentence = page.extraction.sentences[figures[0].sentence]
    if any(figure.sentence != figures[0].sentence for figure in figures):
        return []
    first, last = min(one.first for one in figures), max(one.last for one in figures)
    found = []
    for at in range(max(sentence.first, first - _WORDS - 2), last):
        opens = at == sentence.first or lower[at - 1] in _MARKS
        end = _end(lower, at, sentence.last) if opens and lower[at] in _ARTICLES else None
        if end is not None and lower[end - 1] not in _TIMES:
            found.append(lower[end - 1])
    return found


def _end(lower: list[str], article: int, last: int) -> int | None:
    """The mark or "and" behind the few words of a member, None if it goes on."""
    for at in range(article + 1, min(article + 2 + _WORDS, last)):
        if lower[at] in _MARKS:
            return at if at > article + 1 else None
        if not lower[at].replace("-", "").isalpha():
            return None
    return None
