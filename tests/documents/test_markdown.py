"""What of a Markdown file is checked, and where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.documents import Document, read
from crossfoot.errors import InputError

ARTICLE = """---
title: Harbour sales
date: 2024-03-05
tags: [trade, 1.20]
---
# Sales up *5%* ##

Revenue rose to **$1.2 billion** from
$1.1 billion, or [9.1 per cent](http://x.example/1) &mdash; `code 7`.[^1]

1. First 1
   - nested 2
     with lines

> quoted 12
> more 13

```python
x = 1 + 2 == 4
```

<!-- crossfoot: ok percent-change "weekly" -->

[^1]: A note with 3.
"""


def markdown(source: str) -> Document:
    return read(source.encode(), format="markdown", path="a.md")


def place(document: Document, text: str) -> tuple[int, int]:
    start = document.text.index(text)
    found = document.locate(start, start + len(text))
    return found.line, found.column


def test_what_is_kept_and_what_is_left_out() -> None:
    assert markdown(ARTICLE).text.split("\n\n") == [
        "Sales up 5%",
        "Revenue rose to $1.2 billion from $1.1 billion, or 9.1 per cent — \ufffc.",
        "• First 1",
        "• nested 2 with lines",
        "quoted 12 more 13",
        "A note with 3.",
    ]


def test_front_matter() -> None:
    """Values are strings, so that 1.20 does not lose its zero; ``date`` is the date of the article."""
    document = markdown(ARTICLE)
    assert document.date == date(2024, 3, 5)
    assert document.title == "Harbour sales"
    assert document.meta["tags"] == ["trade", "1.20"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("5%", 6, 13), ("$1.2 billion", 8, 19), ("$1.1 billion", 9, 1), ("9.1 per cent", 9, 19), ("First 1", 11, 4),
     ("nested 2", 12, 6), ("13", 16, 8), ("3", 24, 19)],
)  # fmt: skip
def test_places(text: str, line: int, column: int) -> None:
    document = markdown(ARTICLE)
    at = place(document, text) if text != "3" else place(document, "3.")
    assert at == (line, column)


def test_a_figure_over_a_wrapped_line_ends_on_the_next() -> None:
    document = markdown("It cost $1.2\nbillion.\n")
    start = document.text.index("$1.2 billion")
    found = document.locate(start, start + len("$1.2 billion"))
    assert (found.line, found.column, found.end_line, found.end_column) == (1, 9, 2, 8)
    assert (found.source_start, found.source_end) == (8, 20)


def test_places_count_a_windows_line_end_as_two_characters() -> None:
    document = read(b"\xef\xbb\xbfOne 1.\r\n\r\nTwo 2.\r\n", format="markdown")
    found = document.locate(document.text.index("2"), document.text.index("2") + 1)
    assert (found.line, found.column, found.source_start) == (3, 5, 14)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Sold ~~5~~ 6 units", "Sold  6 units"),
        ("See https://e.example/2024/10?a=1&amp;b=2, and 7.", "See \ufffc, and 7."),
        ("See <https://e.example/9> now", "See \ufffc now"),
        ("![chart of 5](c.png) shows 6", "\ufffc shows 6"),
        ("a <b>5</b> b<br>c", "a 5 b\nc"),
        ("Price \\$5 &#36;6 &pound;7", "Price $5 $6 £7"),
        ("[5 units][ref]\n\n[ref]: http://e.example/6", "5 units"),
        ("A 5[^x] here", "A 5 here"),
        ("Head 5\n======\n\ntext", "Head 5\n\ntext"),
        ("hard  \nbreak\\\nhere", "hard\nbreak\nhere"),
        ("    code 5\n\ntext 6", "text 6"),
        ("2 * 3 * 4 and 5_000_000", "2 * 3 * 4 and 5_000_000"),
    ],
)
def test_inline(source: str, text: str) -> None:
    assert markdown(source).text == text


def test_a_table_keeps_its_rows_and_pipes() -> None:
    document = markdown("| Region | **Units** |\n|:--|--:|\n| A \\| B | 300 |\n| C | `4` |\n\nafter 5\n")
    assert document.text == "| Region | Units |\n|:--|--:|\n| A | B | 300 |\n| C | \ufffc |\n\nafter 5"
    assert place(document, "300") == (3, 12)
    assert place(document, "Units") == (1, 14)


def test_two_equal_cells_have_their_own_places() -> None:
    document = markdown("> a | b\n> --|--\n> 1 | 1\n")
    at = document.text.rindex("1")
    assert document.locate(at, at + 1).column == 7


def test_a_list_number_is_not_taken_for_the_items_figure() -> None:
    assert place(markdown("1. 1 of 5\n"), "1 of 5") == (1, 4)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (1, ""),
        (6, "Sales up 5%"),
        (8, "Revenue rose to $1.2 billion from "),
        (19, ""),
        (24, "A note with 3."),
    ],
)
def test_the_text_of_a_line(line: int, text: str) -> None:
    document = markdown(ARTICLE)
    offsets = document.line_offsets(line)
    assert offsets is not None
    assert document.text[slice(*offsets)] == text


def test_lines_are_counted_as_editors_do() -> None:
    assert markdown("a\nb\n").line_count == 2
    assert markdown("a\nb").line_count == 2
    assert markdown("a").line_offsets(2) is None


def test_toml_front_matter() -> None:
    document = markdown('+++\ntitle = "T"\ndate = 2024-03-05T10:00:00Z\n+++\nText 5.\n')
    assert (document.date, document.title, document.text) == (date(2024, 3, 5), "T", "Text 5.")


@pytest.mark.parametrize(
    "written", ["2024-03-05", "2024-03-05T10:00:00Z", "2024-03-05 10:00:00 +0100", '"2024-03-05"']
)
def test_a_date_may_carry_a_time(written: str) -> None:
    assert markdown(f"---\ndate: {written}\n---\nx\n").date == date(2024, 3, 5)


def test_rules_around_a_paragraph_are_no_front_matter() -> None:
    assert markdown("---\nJust 5 words.\n---\n").text == "Just 5 words."


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("a: b: c", "a.md:2: front matter not read [front-matter-invalid]\n  Not valid YAML: mapping values"),
        (
            "a: 1\ndate: 2024-02-30",
            "a.md:3: front matter not read [front-matter-invalid]\n  '2024-02-30' is not a date.",
        ),
        ("date: [1]", "a.md:2: front matter not read"),
        ("a: &x 1\nb: *x", "Aliases (*name) are not read here."),
        ("a: " + "[" * 2000, "Not valid YAML"),
    ],
)
def test_front_matter_with_an_error(block: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        markdown(f"---\n{block}\n---\ntext\n")
    assert message in str(error.value)
