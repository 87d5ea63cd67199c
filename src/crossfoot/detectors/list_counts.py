"""Counted lists: "three conditions" and the conditions that follow, by colon or by first, second, third."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.runs import classes_at, is_compound
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


def count_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A small number with its noun, and how many items are told of it."""
    for view in page.views:
        if view.sentence.kind != "prose":
            continue
        for index in view.plain.place:
            figure = page.figures[index]
            if (
                figure.kind is not Kind.COUNT
                or figure.noun is None
                or is_compound(page, index)
                or figure.unit
            ):
                continue
            if not page.extraction.tokens.lower[figure.last].isalpha():
                continue  # "4. Accelerate permits" numbers a heading
            if figure.value is None or not 2 <= figure.value <= len(_ORDINALS) or figure.hedge is not None:
                continue
            told = _numbered(page, view, index) or _named(page, book, view, index)
            if told in _CASES:
                yield Reading(rule, {"number": index}, Tier.ANCHORED, "paragraph", case=_CASES[told])


def _numbered(page: Page, view: View, index: int) -> int | None:
    """How many sentences open with first, second ... up to one that is called the last."""
    tokens, sentences = page.extraction.tokens.lower, page.extraction.sentences
    reached = 0
    for number in range(view.number, min(view.number + _SENTENCES, len(sentences))):
        sentence = sentences[number]
        words = tokens[sentence.first : min(sentence.first + _OPENING, sentence.last)]
        if words[:1] == ["the"]:
            words = words[1:]
        if reached < len(_ORDINALS) and words[:1] == [_ORDINALS[reached]]:
            reached += 1
            if words_of("last-of-list") & set(words[1:3]):
                return reached if reached > 1 else None
        elif reached > 1 and words and words[0] in words_of("last-of-list"):
            return reached + 1
    return None


def _named(page: Page, book: Codebook, view: View, index: int) -> int | None:
    """How many names stand behind the colon or "namely": capitalised items of a few words, commas and one "and"."""
    start = _colon_behind(view, book, index)
    if start is None:
        return None
    items: list[int] = [0]
    ands = 0
    for item in range(start + 1, len(view.plain.chars)):
        classes = classes_at(view, book, item)
        if view.plain.figures[item] >= 0:
            return None
        if "mark-stop" in classes:
            break
        if "mark-comma" in classes or "=and" in classes:
            ands += "=and" in classes
            if items[-1]:
                items.append(0)
        elif "name" in classes and items[-1] < _ITEM:
            items[-1] += 1
        else:
            return None
    items = [size for size in items if size]
    return len(items) if ands == 1 else None


def _colon_behind(view: View, book: Codebook, index: int) -> int | None:
    item = view.plain.place[index]
    for behind in range(item + 1, min(item + 3, len(view.plain.chars))):
        if "mark-colon" in classes_at(view, book, behind):
            return behind
    return None
