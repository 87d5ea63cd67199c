"""The fuzz targets, for a bounded time each.

Without the fuzzer, what they check is checked on texts made of figure words, formulas of symbols and pieces of
mark-up.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import fuzz_check, fuzz_formula, fuzz_readers, fuzz_rules
from tests.fuzz.fuzz_figures import check
from tests.rulebook.samples import GOOD

SECONDS = 15
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
@pytest.mark.parametrize("target", ["figures", "check", "readers", "formula", "rules"])
def test_the_fuzzer_finds_nothing(target: str, tmp_path: Path, repository: Path) -> None:
    bounds = [f"-max_total_time={SECONDS}", f"-seed={SEED}", "-max_len=400", "-verbosity=0"]
    command = [sys.executable, "-m", f"tests.fuzz.fuzz_{target}", f"-artifact_prefix={tmp_path}/", *bounds]
    found = subprocess.run(
        command, cwd=repository, capture_output=True, text=True, timeout=SECONDS * 6, check=False
    )
    assert found.returncode == 0, found.stderr[-2000:]


MARKUP = [
    b"<p>", b"</p>", b"<table>", b"<tr>", b"<td rowspan=2>", b"<td>", b"</td>", b"<", b">", b"&amp;",
    b"&", b"<!--", b"-->", b"<script>", b'"', b"'", b"|", b"|-|-|\n", b"\n", b"\r\n", b"---\n",
    b"date: 2025-03-25\n", b"# ", b"> ", b"- ", b"1. ", b"`", b"``", b"*", b"**", b"_", b"[", b"]", b"(",
    b")", b"![", b"[^1]", b"[^1]: ", b"\\", b"    ", b"\t", b",", b";", b'""', b"5%", b"$1.2bn",
    b"Total", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xc2\xa0",
    b"<!-- crossfoot: ok -->",
]  # fmt: skip
SYMBOLS = [
    "a", "b", "c", " ", "+", "-", "*", "/", "**", "==", "<=", "<", "(", ")", ",", "1", "0", "2", "0.5", "abs(", "min(",
    "sum(", "sqrt(", "floor(", "and", "count(", "100", "fx(", ".", "1e9",
]  # fmt: skip


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


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_checks_of_figure_words(text: str) -> None:
    fuzz_check.check(text)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 3), st.lists(st.sampled_from(MARKUP), max_size=30).map(b"".join))
def test_files_of_markup(format: int, content: bytes) -> None:
    fuzz_readers.check(bytes([format]) + content)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SYMBOLS), max_size=14).map("".join))
def test_formulas_of_symbols(source: str) -> None:
    fuzz_formula.check(source)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 40),
    st.sampled_from(["", "{", "}", "[", "*a", "&a ", "\n", ": ", "\t", '"', "!x "]),
)
def test_rule_files_that_were_cut_and_mended_wrongly(at: int, length: int, put: str) -> None:
    fuzz_rules.check(GOOD[:at] + put + GOOD[at + length :])
