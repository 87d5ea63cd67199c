"""The fuzz target, for a bounded time; without the fuzzer, what it checks is checked on texts made of figure words."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.fuzz_figures import check

TARGET = Path(__file__).with_name("fuzz_figures.py")
SECONDS = 20
SEED = 20240229  # a gate must not fail by luck; longer runs by hand have other seeds
FOUND = ["13#-61e33\n+W/0/", "9^39%994-9/\r|5-9", "the Example 1e33 fell", "a Test 7^39 of 61e33 1/2 km"]
PIECES = [
    "1", "12", "1,234.5", "$", "€", "HK$", "%", "-", "–", " to ", " and ", " from ", " between ", "million",
    "bn", "m", "k", " a ", "half", "quarter", "two", "twenty", "hundred", "third", "first", ".", ",", "/",
    "(", ")", "'", "“", "\n\n", " of ", " percent", " points", "years", "old", "aged ", "May ", "2007",
    "Monday", " GMT", ":", "x", "times", "over", "up", " per ", "km", "²", "½", "§", "\xa0", "of",
    "more than ", "plus", "the ", "mark", "0", "000", "Six ", "Nations", " * ", "E", "\u202f", "doubled",
    "nearly ", "dozens", "e6", "^", "10", "⁶", "x10", "hundredth", "fifths", "-fifth", "million and a half",
    "crore ", "lakh ", "negative ", "USD", "usd ", "MEUR ", "rand", " dollars ", "pounds", "stone ", "o'clock",
    "h30", "s ", "his ", "30s", "thirties", "century", "twice", "one over ", " or more", "about ",
    "tens of thousands", "in", "(kg)", "'10\"", "one ", "3-1", "Q3 ", "2024-05-07", "p < ", "one in five",
    " point ", "FY", "deg. ", "and twenty", "naught ", "12 m ", "fold", "e33", "^39",
]  # fmt: skip


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_the_fuzzer_finds_nothing() -> None:
    command = [
        sys.executable,
        str(TARGET),
        f"-max_total_time={SECONDS}",
        "-max_len=400",
        "-verbosity=0",
        f"-seed={SEED}",
    ]
    found = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS * 6, check=False)
    assert found.returncode == 0, found.stderr[-2000:]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_texts_of_figure_words(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found_before(text: str) -> None:
    check(text)
