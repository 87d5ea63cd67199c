"""The fuzz targets, for a bounded time each.

Without the fuzzer, what they check is checked on texts made of figure words, formulas of symbols and pieces of
mark-up.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from array import array
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.documents.pdf import document_of
from crossfoot.documents.pdf_pages import Page
from tests.documents.packages import package
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
VALUES = [
    b"{", b"}", b"[", b"]", b",", b":", b'"', b'"headline"', b'"body"', b'"a"', b'"<p>5%</p>"', b'"5 &pound; 6"',
    b'"\\ud800"', b'"\\ud83d\\ude00 5%"', b'"\\u0000"', b"\\", b"\n", b"\r\n", b" ", b"null", b"true", b"-1.5e3",
    b'{"body": "', b'"}', b'{"title": "Up 5%", "body": ["6%", {"text": "7%"}]}', b"\xff", b"\xef\xbb\xbf", b"\x00",
]  # fmt: skip
WORD = [
    "/", "/", "/", "<w:p>", "<w:r>", "<w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:pPr>", "<w:rPr>", "<w:ins>",
    "<w:trPr>", "<w:del>", "<w:del/>", "<w:br/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>', "<m:oMath>",
    '<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="x"/>', '<w:pStyle w:val="Heading1"/>', '<w:numId w:val="1"/>', "5%",
    '<w:footnoteReference w:id="2"/>', "<mc:Fallback>", "<w:txbxContent>", "<w:sdt>", "2", "th", " ", "\n", "total |",
]  # fmt: skip
EDGE = st.sampled_from([0.0, 10.0, 12.0, 50.0, 56.0, 100.0, 400.0, 780.0, 790.0, -1e6, 1e6])
CHARACTERS = st.tuples(
    st.sampled_from("a5%.- 2\n\r\ufffe\u00ad•\x00ﬁ"),
    EDGE,
    EDGE,
    EDGE,
    EDGE,
    st.sampled_from([0.0, 8.0, 12.0, 20.0]),
)
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
@given(st.integers(4, 5), st.lists(st.sampled_from(VALUES), max_size=30).map(b"".join))
def test_files_of_values(format: int, content: bytes) -> None:
    fuzz_readers.check(bytes([format]) + content)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORD), max_size=40))
def test_word_files_of_elements(elements: list[str]) -> None:
    """Every element that is opened is closed, wherever it stands."""
    text, opened = "", []
    for element in elements:
        if element == "/":
            text += f"</{opened.pop()}>" if opened else ""
        elif element.startswith("<"):
            text += element
            opened += [] if element.endswith("/>") else [element[1:].partition(" ")[0].rstrip(">")]
        else:
            text += element
    text += "".join(f"</{name}>" for name in reversed(opened))
    fuzz_readers.check_as(package(text), "docx")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CHARACTERS, max_size=60), min_size=1, max_size=3))
def test_pages_of_characters_anywhere(
    pages: list[list[tuple[str, float, float, float, float, float]]],
) -> None:
    """PDFium gives codes and boxes; whatever they are, they make a document with places."""
    made = []
    for number, characters in enumerate(pages, 1):
        boxes = array("f", (edge for one in characters for edge in one[1:5]))
        codes = array("I", (ord(one[0]) for one in characters))
        made.append(Page(number, 595.0, 842.0, codes, boxes, array("f", (one[5] for one in characters))))
    document = document_of(made, b"", "a.pdf")
    if document is not None:
        fuzz_readers.check_places(document)
        for start in range(len(document.text)):
            assert document.locate(start, start + 1).page in range(1, len(pages) + 1)


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
