"""Labelled passages: their operands and the changed figure are found where they stand."""

import pytest

from scripts.accuracy.benchmark import BENCHMARK
from scripts.accuracy.passages import NEGATIVE, Passage, changed_span, load, place, touch

PASSAGES = load(BENCHMARK / "passages.jsonl")


def pair(clean: str, before: str, after: str) -> Passage:
    return Passage("p", "f", "easy", None, clean, clean.replace(before, after, 1), (before,), before, after)


def test_pieces_are_placed_one_behind_the_other() -> None:
    assert place("5 and 5 and 7", ["5", "5", "7"]) == [(0, 1), (6, 7), (12, 13)]


def test_a_piece_that_stands_earlier_is_found_all_the_same() -> None:
    assert place("7 and 5", ["5", "7"]) == [(6, 7), (0, 1)]


def test_a_piece_that_is_not_there_is_left_out() -> None:
    assert place("7 and 5", ["9"]) == []


@pytest.mark.parametrize(
    ("clean", "before", "after"),
    [
        ("It sold 800 tents.", "800", "300"),
        ("It sold 812 tents.", "812", "821"),
        ("It cost $5 million.", "$5 million", "$5 billion"),
        ("Sales rose 12%.", "rose", "fell"),
        ("It sold 12 tents.", "12", "112"),
    ],
)
def test_the_changed_piece_is_placed_whole(clean: str, before: str, after: str) -> None:
    passage = pair(clean, before, after)
    start, end = changed_span(passage)
    assert (passage.corrupt or "")[start:end] == after


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_every_labelled_passage_is_what_it_claims_to_be(passage: Passage) -> None:
    if passage.corrupt is None:
        assert passage.family == NEGATIVE
        return
    assert len(place(passage.clean, passage.operands)) == len(passage.operands)
    assert passage.clean != passage.corrupt
    start, end = changed_span(passage)
    assert touch((start, end), (start, start + 1))
    assert passage.corrupt[start:end] == passage.after


def test_their_names_are_unique() -> None:
    assert len({passage.id for passage in PASSAGES}) == len(PASSAGES)
