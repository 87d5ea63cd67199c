"""Counted lists: "three conditions" and the conditions that follow, by colon or by first, second, third."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.enumerations import told_items
from crossfoot.detectors.plain_lists import told_plainly
from crossfoot.detectors.runs import VERBS, classes_at, is_compound, word_at
from crossfoot.detectors.sequel_lists import told_behind
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_CASES = {
    number: f"listed-{word}"
    for number, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_SENTENCES, _OPENING, _ITEM = 14, 6, 5
#: Tokens from "three of" to "namely"; how many ordinals in a row count up what was told.
_COUNTED, _SURELY = 12, 2
#: How far behind the number the list may open, and how far a colon may be from it.
_REACH, _NEAR = 8, 4
_ENDS = {
    "mark-colon": frozenset({"mark-stop"}),
    "open": frozenset({"close"}),
    "dash": frozenset({"dash", "mark-stop"}),
    "hyphen": frozenset({"hyphen", "mark-stop"}),
}
_COUNTS = Trigger(kinds=(Kind.COUNT,), lists=("lists.namely",))
_JOINTS = frozenset({"mark-comma", "mark-semicolon", "=and"})
_VERBAL = (VERBS - {"verb"}) | {
    "partial",
    "others",
    "of-which",
    "hard-break",
    "back-reference",
    "respectively",
    "each",
}
_MARKS = frozenset({"mark-semicolon", "mark-colon", "open", "close", "dash", "hyphen", "mark-slash"})


@needs(_COUNTS)
def count_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A small number with its noun, and how many items are told of it."""
    for view in page.where(_COUNTS):
        if view.sentence.kind != "prose":
            continue
        for index in view.figures:
            figure = page.figures[index]
            if figure.unit or is_compound(page, index) or not _counts(page, index):
                continue
            before = page.extraction.tokens.lower[max(figure.first - 2, 0) : figure.first]
            if before[:1] == ["to"] and before[1:] and before[1] in words_of("picking"):
                continue  # "to take two recent examples"
            if _has_some_chosen(page, index):
                continue
            if not page.extraction.tokens.lower[figure.last].isalpha():
                continue  # "4. Accelerate permits" numbers a heading
            if figure.value is None or not 2 <= figure.value <= len(_ORDINALS) or figure.hedge is not None:
                continue
            told = _told(page, book, view, index) if index in view.plain.place else None
            if told in _CASES:
                yield Reading(rule, {"number": index}, Tier.ANCHORED, "paragraph", case=_CASES[told])


def _has_some_chosen(page: Page, index: int) -> bool:
    """ "Three of the club's five recruits, A, B and C": the list is of the three."""
    if index == 0:
        return False
    figure, some = page.figures[index], page.figures[index - 1]
    between = page.extraction.tokens.lower[some.last : figure.first]
    return (
        some.sentence == figure.sentence
        and between[:1] == ["of"]
        and len(between) <= _ITEM
        and "," not in between
    )


def _counts(page: Page, index: int) -> bool:
    """Whether a number counts something by name: "three conditions", "three of the club's juniors"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind is Kind.NUMBER and figure.form == "words":
        some = lower[figure.last : figure.last + 1] == ["of"]
        return some and not words_of("namely").isdisjoint(lower[figure.last : figure.last + _COUNTED])
    return figure.kind is Kind.COUNT and figure.noun is not None


def _told(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """The number of items that are told, in whichever way they are."""
    return (
        _numbered(page, view, index)
        or _purposes(page, book, view, index)
        or _named(page, book, view, index)
        or told_items(page, book, view, index)
        or told_behind(page, view, index)
        or told_plainly(page, view, index)
    )


def _numbered(page: Page, view: View, index: int) -> int | None:
    """How many sentences open with first, second ... up to one that is called the last, or beyond the number told."""
    tokens, sentences = page.extraction.tokens.lower, page.extraction.sentences
    reached, sure = 0, True
    told = int(page.figures[index].value or 0)
    for number in range(view.number, min(view.number + _SENTENCES, len(sentences))):
        sentence = sentences[number]
        words = tokens[sentence.first : min(sentence.first + _OPENING, sentence.last)]
        closing = words[:1] == ["and"]  # "And fourth, the council should pay"
        words = (
            [word for word in words if word not in ("and", "the")]
            if words[:1] in (["and"], ["the"])
            else words
        )
        if reached < len(_ORDINALS) and words[:1] == [_ORDINALS[reached]]:
            reached += 1
            if closing or words_of("last-of-list") & set(words[1:3]):
                return reached if reached > 1 else None
            sure = sure and _is_one_of_them(page, words[1:2], index)
        elif reached > 1 and words and words[0] in words_of("last-of-list"):
            return reached + 1
    return reached if sure and reached >= max(told, _SURELY) else None


def _is_one_of_them(page: Page, behind: list[str], index: int) -> bool:
    """Whether "the first" is one of those counted: a comma or a verb follows, or what they are."""
    word = behind[0] if behind else ""
    return (
        word in (",", "of", page.figures[index].noun)
        or word in words_of("helping")
        or (word.endswith("ed") and word.isalpha())
    )


def _named(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """How many items stand behind the colon, dash or parenthesis: names or plain words, commas, a last "and"."""
    start = _opening_behind(view, page, book, index)
    if start is None:
        return None
    signs = (sign for sign in _ENDS if sign in classes_at(view, book, start))
    ends = _ENDS[next(signs, "mark-colon")]
    items: list[int] = [0]
    ands: list[int] = []
    for item in range(start + 1, len(view.plain.chars)):
        classes = classes_at(view, book, item)
        if view.plain.figures[item] >= 0:
            return None
        if classes & ends and not (ends & {"hyphen"} and not _is_spaced(view, page, item)):
            break
        if "mark-comma" in classes or "=and" in classes:
            if items[-1]:
                items.append(0)
            if "=and" in classes:
                ands.append(len(items))
        elif items[-1] < _ITEM and (_is_plain(classes) or _is_determined(page, view, item)):
            items[-1] += 1
        else:
            return None
    items = [size for size in items if size]
    return len(items) if ands == [len(items)] else None


def _is_plain(classes: frozenset[str]) -> bool:
    """Whether a word can be part of an item: a name, or a word of no known use."""
    return "name" in classes or not classes & (_VERBAL | _MARKS)


def _is_determined(page: Page, view: View, item: int) -> bool:
    """Whether an article makes a noun of a word that may be a verb: "the cost of fuel"."""
    first = view.plain.items[item][0]
    return first > 0 and page.extraction.tokens.lower[first - 1] in words_of("determiners")


def _purposes(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """How many infinitives stand behind the colon: "to cut waste, to raise wages and to build"."""
    start = _opening_behind(view, page, book, index)
    if start is None or word_at(view, page, start + 1) != "to":
        return None
    heads = [
        item
        for item in range(start + 2, len(view.plain.chars))
        if word_at(view, page, item) == "to" and classes_at(view, book, item - 1) & _JOINTS
    ]
    if not heads or not any("=and" in classes_at(view, book, heads[-1] - step) for step in (1, 2)):
        return None
    return len(heads) + 1


def _opening_behind(view: View, page: Page, book: Codebook, index: int) -> int | None:
    """The colon, dash or parenthesis that opens the list of what is counted."""
    item = view.plain.place[index]
    for behind in range(item + 1, min(item + _REACH, len(view.plain.chars))):
        classes = classes_at(view, book, behind)
        if word_at(view, page, behind) in words_of("namely"):
            return behind
        if "mark-comma" in classes and word_at(view, page, behind + 1) in words_of("namely"):
            return behind + 1
        if view.plain.figures[behind] >= 0 or classes & {
            "mark-comma",
            "mark-stop",
            "mark-semicolon",
            "close",
        }:
            return None
        if "mark-colon" in classes:
            return behind if behind - item <= _NEAR else None
        if classes & {"open", "dash"} or ("hyphen" in classes and _is_spaced(view, page, behind)):
            return behind
    return None


def _is_spaced(view: View, page: Page, item: int) -> bool:
    """Whether a hyphen stands between spaces, as a dash does."""
    first, tokens = view.plain.items[item][0], page.extraction.tokens
    return first > 0 and tokens.ends[first - 1] < tokens.starts[first]
