"""What is told at a glance is never wrong: a gate may let in what does not match, and keeps out nothing that does."""

from functools import cache

import pytest

from crossfoot.binding.join import make_binding
from crossfoot.binding.page import FIGURE_LIMIT, TOKEN_LIMIT, Page, View
from crossfoot.engine.checker import Checker
from crossfoot.quantities import extract_figures


@cache
def checker() -> Checker:
    return Checker()


def page_of(text: str) -> Page:
    return checker().reader.page(extract_figures(text))


@cache
def views() -> list[View]:
    """The sentences of all examples of the rulebook."""
    return [view for rule in checker().rulebook for one in rule.examples for view in page_of(one.text).views]


def test_the_mask_of_a_sentence_has_every_class_of_its_items() -> None:
    assert len(views()) > 300
    assert [view.number for view in views() if view.skeletons.full.mask & ~view.mask] == []
    assert [view.number for view in views() if view.plain.mask & ~view.skeletons.full.mask] == []


def test_a_role_phrase_that_matches_is_let_in() -> None:
    roles, masks = checker().reader.roles, checker().reader.book.role_masks
    for view in views():
        let_in = set(roles.that_may_match(view.plain))
        for pattern in roles.all:
            if pattern.compiled.regex.search(view.plain.chars):
                assert pattern in let_in, pattern.compiled.source
                assert masks[pattern.role] & view.mask, pattern.compiled.source


def test_the_places_of_characters_are_those_of_their_items() -> None:
    book = checker().reader.book
    for wanted in (book.changing, book.chars_with(frozenset({"mark-comma", "open"})), frozenset("]^-\\")):
        for view in views()[::20]:
            chars = view.plain.chars + "]^-\\"
            told = [item for item, char in enumerate(chars) if char in wanted]
            assert book.places(wanted, chars) == told


def test_a_phrase_of_a_rule_that_matches_is_let_in() -> None:
    bindings = [make_binding(rule, checker().reader.book) for rule in checker().rulebook if not rule.detector]
    for binding in bindings:
        for phrase in binding.phrases:
            for view in views():
                skeleton = view.skeletons.full if phrase.full else view.plain
                if phrase.compiled.regex.search(skeleton.chars):
                    assert phrase.compiled.may_match(skeleton.mask), phrase.compiled.source
                    assert binding.trigger & view.mask, phrase.compiled.source
                    assert not binding.need & ~view.mask, phrase.compiled.source


def test_a_role_that_is_played_is_let_in() -> None:
    masks = checker().reader.book.role_masks
    for view in views():
        assert [role for role in view.played if not masks.get(role, -1) & view.mask] == []


def test_the_roles_of_a_sentence_are_those_of_its_figures() -> None:
    for view in views():
        assert view.played == frozenset().union(*view.roles.values())


@pytest.mark.parametrize("words", [TOKEN_LIMIT - 3, TOKEN_LIMIT + 3])
def test_a_sentence_without_an_end_is_read_to_the_limit(words: int) -> None:
    page = page_of("It sold 12 of them " + "and so " * (words // 2) + "on to 15 more.")
    (view,) = page.views
    assert view.sentence.last - view.sentence.first <= TOKEN_LIMIT
    told = [page.figures[index].text for index in (*view.figures, *page.truncated)]
    assert told == ["12", "15"]
    assert len(page.truncated) == (words > TOKEN_LIMIT - 6)


def test_figures_beyond_the_limit_of_a_sentence_are_counted() -> None:
    page = page_of("It sold " + ", ".join(str(n) for n in range(12, 12 + FIGURE_LIMIT + 5)) + " of them.")
    assert len(page.views[0].figures) == FIGURE_LIMIT
    assert len(page.truncated) == 5
