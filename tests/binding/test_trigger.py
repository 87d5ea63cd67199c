"""Triggers: told by one AND, the same as asked word by word."""

import pytest

from crossfoot.binding.codebook import PAIRED, RATED
from crossfoot.binding.page import Page, Reader, make_reader
from crossfoot.binding.trigger import Trigger, asked_by, declared, needs
from crossfoot.model.quantity import Kind
from crossfoot.quantities import extract_figures

WORD = Trigger(words=("kestrel",))
LISTED = Trigger(lists=("ranking.lead",))
CLASS = Trigger(classes=("rise-verb",))
KIND = Trigger(kinds=(Kind.PERCENT,))
ROLE = Trigger(roles=("each-price",))
SEVERAL, PRICED = Trigger(classes=(PAIRED,)), Trigger(classes=(RATED,))
EITHER = WORD | KIND
ALL = (WORD, LISTED, CLASS, KIND, ROLE, SEVERAL, PRICED, EITHER)

TEXTS = [
    ("Five kestrels flew.", set()),
    ("A kestrel ate 5 mice.", {WORD, EITHER}),
    ("Sales rose to 12.", {CLASS}),
    ("Sales rose 5% to 12 from 11.", {CLASS, KIND, SEVERAL, EITHER}),
    ("Lamps cost £5 each.", {PRICED, ROLE}),
]


@pytest.fixture(scope="module")
def ready() -> Reader:
    return make_reader([], ALL)


def page_of(reader: Reader, text: str) -> Page:
    return reader.page(extract_figures(text))


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_trigger_is_set_off_by_what_it_names(ready: Reader, text: str, expected: set[Trigger]) -> None:
    page = page_of(ready, text)
    assert {trigger for trigger in ALL if page.where(trigger)} == expected


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_a_reader_that_was_not_told_of_a_trigger_finds_the_same(ready: Reader, text: str) -> None:
    told, untold = page_of(ready, text), page_of(make_reader([]), text)
    for trigger in ALL:
        assert [view.number for view in told.where(trigger)] == [
            view.number for view in untold.where(trigger)
        ]


def test_several_triggers_must_all_be_set_off_in_one_sentence(ready: Reader) -> None:
    page = page_of(ready, "A kestrel ate 5 mice. Prices rose 5%. A kestrel ate 5% of 9 mice.")
    assert [view.number for view in page.where(WORD, KIND)] == [2]


def test_a_phrase_is_stood_for_by_its_longest_word() -> None:
    assert Trigger(lists=("trends.steady",)).spelled().isdisjoint({"in", "a", "by"})


def test_what_a_detector_declares_is_known() -> None:
    @needs(WORD, KIND)
    def detector() -> None:
        """Finds nothing."""

    assert declared(detector) == (WORD, KIND)
    assert declared(page_of) == ()
    assert set(ALL) <= set(asked_by(detector))
