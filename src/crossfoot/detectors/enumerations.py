"""Enumerations without a colon: names behind a comma or "as", years, sentences that open "one", "another".

"Two generals, Marko Illic and Tun Hlaing, and ..."; "named the five lenders as Alba, Norrland and ..."; "won the cup
five times, in 1961, 1962, 1978, 1990 and 2006". A list counts only if it is closed by one "and" before its last name
and ends at a mark, so that nothing but names is counted.
"""

from __future__ import annotations

from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.runs import classes_at, word_at
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind

_LEAD, _NAMING, _WORDS = 4, 12, 5
_SENTENCES, _MANY = 14, 3
_NO_LEAD = frozenset({"mark-stop", "be", "have", "verb", "say-verb", "modal", "name", "dash"})
_SOME = frozenset({"=of", "partial", "out-of", "among-prep", "of-which"})
_ENDS = frozenset({"mark-stop", "mark-comma", "mark-semicolon"})


def told_items(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """How many items are told of a number, if an enumeration tells them."""
    if page.figures[index].text[:1].isupper() and view.plain.place[index] > 0:
        return None  # "Precious Six Garments"
    return (
        named_as(page, book, view, index)
        or after_colon(page, book, view, index)
        or apposed(page, book, view, index)
        or identified(page, book, view, index)
        or years_of(page, view, index)
        or one_and_another(page, view)
    )


def named_as(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """ "named the five lenders that failed as A, B and C"."""
    item = view.plain.place[index]
    if not any(word_at(view, page, place) in words_of("naming") for place in range(item)):
        return None
    for behind in range(item + 1, min(item + _NAMING, len(view.plain.chars))):
        if view.plain.figures[behind] >= 0 or classes_at(view, book, behind) & _ENDS:
            return None
        if word_at(view, page, behind) == "as":
            return names_from(page, book, view, behind + 1)
    return None


def after_colon(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """ "Two players have scored in every round: Diaz and Okafor.": names to the end of the sentence."""
    item = view.plain.place[index]
    for behind in range(item + 1, min(item + _NAMING, len(view.plain.chars))):
        classes = classes_at(view, book, behind)
        if "mark-colon" in classes:
            return names_from(page, book, view, behind + 1)
        if view.plain.figures[behind] >= 0 or classes & (_ENDS | _SOME):
            return None
    return None


def apposed(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """ "two generals, Marko Illic and Tun Hlaing,": more names than there should be count only for persons.

    A town may have its state behind a comma, and a firm may have "and" in its name.
    """
    item = view.plain.place[index]
    if any(classes_at(view, book, place) & _SOME for place in range(max(item - _LEAD, 0), item)):
        return None  # "among the top six makers, Honda and Nissan"
    for behind in range(item + 1, min(item + 1 + _LEAD, len(view.plain.chars))):
        classes = classes_at(view, book, behind)
        if view.plain.figures[behind] >= 0 or classes & _NO_LEAD:
            return None
        if "mark-comma" in classes:
            start = behind + (2 if word_at(view, page, behind + 1) in words_of("list-places") else 1)
            told = names_from(page, book, view, start)
            figure = page.figures[index]
            more = told is not None and told > (figure.value or 0)
            return None if more and not is_person(figure.noun or "") else told
    return None


def identified(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """ "The three winners were Okonkwo, Lindqvist and Baptiste"."""
    item, lower = view.plain.place[index], page.extraction.tokens.lower
    first = page.figures[index].first
    if first == 0 or lower[first - 1] not in words_of("determiners"):
        return None
    for behind in range(item + 1, min(item + 1 + _LEAD, len(view.plain.chars))):
        classes = classes_at(view, book, behind)
        if view.plain.figures[behind] >= 0 or classes & (_NO_LEAD - {"be"}):
            return None
        if "be" in classes:
            told = names_from(page, book, view, behind + 1)
            more = told is not None and told > (page.figures[index].value or 0)
            return None if more and not is_person(page.figures[index].noun or "") else told
    return None


def names_from(page: Page, book: Codebook, view: View, start: int) -> int | None:
    """How many names are joined by commas and one "and" from an item on, up to the mark that ends the list."""
    sizes, ands = [0], 0
    for item in range(start, len(view.plain.chars)):
        classes = classes_at(view, book, item)
        if classes & _ENDS and (ands or not classes & {"mark-comma"}):
            return len(sizes) if ands == 1 and min(sizes) else None
        if "mark-comma" in classes:
            sizes.append(0)
        elif "=and" in classes:
            ands += 1
            if sizes[-1]:
                sizes.append(0)
        elif _is_name(page, view, book, item) and sizes[-1] < _WORDS:
            sizes[-1] += 1
        else:
            return None
        if ands > 1:
            return None
    return None


def _is_name(page: Page, view: View, book: Codebook, item: int) -> bool:
    index = view.plain.figures[item]
    if index >= 0:
        return page.figures[index].kind is Kind.ORDINAL and page.figures[index].text[:1].isupper()
    return "name" in classes_at(view, book, item) or word_at(view, page, item) in words_of("in-names")


def years_of(page: Page, view: View, index: int) -> int | None:
    """ "five times, in 1961, 1962, 1978, 1990 and 2006": years side by side, "and" before the last."""
    if page.figures[index].noun not in words_of("occasions"):
        return None
    years = [other for other in view.figures if page.figures[other].kind is Kind.YEAR]
    lower = page.extraction.tokens.lower
    if len(years) < _MANY:
        return None
    gaps = [lower[page.figures[one].last : page.figures[other].first] for one, other in pairwise(years)]
    listed = all(gap == [","] for gap in gaps[:-1]) and gaps[-1] in (["and"], [",", "and"])
    before = lower[max(page.figures[years[0]].first - _LEAD, 0) : page.figures[years[0]].first]
    return len(years) if listed and not words_of("some-of") & set(before) else None


def one_and_another(page: Page, view: View) -> int | None:
    """ "One is ... Another is ... The last is ...": sentences that open with each, one after the other."""
    sentences, lower = page.extraction.sentences, page.extraction.tokens.lower
    count = 0
    for number in range(view.number + 1, min(view.number + _SENTENCES, len(sentences))):
        words = [
            word for word in lower[sentences[number].first : sentences[number].first + 3] if word != "the"
        ]
        if words[:1] == ["one"] and not count:
            count = 1
        elif count and words[:1] == ["another"]:
            count += 1
        elif count and words and words[0] in words_of("last-of-list"):
            return count + 1
        elif not count:
            return None
    return None
