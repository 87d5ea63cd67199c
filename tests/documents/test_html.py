"""HTML: what is text, what is a table, and where each character stands in the source."""

from __future__ import annotations

import datetime
import random

import pytest

from crossfoot import Checker, Document, read


def page(body: str, head: str = "") -> Document:
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), format="html")


def text(body: str) -> str:
    return page(body).text


def cut(document: Document, piece: str) -> str:
    """What stands in the source where ``piece`` stands in the text."""
    start = document.text.index(piece)
    place = document.locate(start, start + len(piece))
    return document.parts[0].source[place.source_start : place.source_end]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Sales rose\n  25%.</p><p>Costs fell.</p>", "Sales rose 25%.\n\nCosts fell."),
        ("<p>One<p>Two<div>Three</div>four", "One\n\nTwo\n\nThree\n\nfour"),
        ("<ul><li>One: 1<li>Two: 2</ul>", "• One: 1\n\n• Two: 2"),
        ("<dl><dt>Shares<dd>800 million<dt>Price<dd>$5</dl>", "Shares\n\n800 million\n\nPrice\n\n$5"),
        ("<p>up <del>5</del> <ins>6</ins>%</p>", "up 6%"),
        (
            "<p>12 km<sup>2</sup>, the 3<sup>rd</sup> time<sup><a href='#n'>[4]</a></sup></p>",
            "12 km², the 3rd time",
        ),
        ("<p>a<br>b</p>", "a\nb"),
        (
            "<p>AT&amp;T &lt;5% &#163;4 &pound;5 &nosuch; 7&nbsp;million</p>",
            "AT&T <5% £4 £5 &nosuch; 7\xa0million",
        ),
        ("<p>x <code>y = 5</code> z</p>", "x \ufffc z"),
        ("<script>document.write('<p>9 of 7</p>')</script><style>p{margin:9px}</style><p>Text</p>", "Text"),
        ("<!-- <p>9 of 7</p> --><p>Text</p><!-- open <p>5", "Text"),
        ("<nav>24 items</nav><aside>Ad 5%</aside><p>Text</p><footer>© 2025</footer>", "Text"),
        ("<p hidden>5</p><div style='display: none'>6</div><p>Text</p>", "Text"),
        ("<p>3 < 5 and 6 > 4</p>", "3 < 5 and 6 > 4"),
        ("<p title='a > b'>x</p><p title=\"it's\">y</p>", "x\n\ny"),
        ("</div></p><p>Text</b></p>", "Text"),
        ("<P>UP <B>5%</B></P>", "UP 5%"),
        ("<form><p>All of the page stands in a form.</p></form>", "All of the page stands in a form."),
        ("<nav>An element left open <p>hides no page", "An element left open\n\nhides no page"),
    ],
)
def test_what_is_text(body: str, expected: str) -> None:
    assert text(body) == expected


def test_the_article_stands_for_the_page_and_keeps_its_heading() -> None:
    article = "<article><p>" + "The sale raised $5m. " * 20 + "</p></article>"
    assert text(f"<h1>The sale</h1><p>Most read: 5 things</p>{article}<div>More 24</div>") == (
        "The sale\n\n" + ("The sale raised $5m. " * 20).strip()
    )


def test_teasers_do_not_stand_for_the_page() -> None:
    """Each is an article element, none holds most of the text."""
    teasers = "".join(f"<article><p>Teaser {n} of some length</p></article>" for n in range(5))
    assert text(teasers).count("Teaser") == 5


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-25T06:00:00+08:00">', "2025-03-25"),
        ('<meta name="DC.date.issued" content="2025-03-25">', "2025-03-25"),
        ("<meta content='2025/03/25' name=pubdate>", "2025-03-25"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-03-25"}]}'
            "</script>",
            "2025-03-25",
        ),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="25 March">', None),
        ('<meta name="date" content="2025-13-45">', None),
        ("", None),
    ],
)
def test_the_day_of_publication(head: str, day: str | None) -> None:
    assert page("<p>x</p>", head).date == (datetime.date.fromisoformat(day) if day else None)


def test_a_time_element_tells_the_day_where_nothing_else_does() -> None:
    body = "<p>On <time datetime='2024-01-02'>2 January</time></p><time datetime='2025-03-25' pubdate>today</time>"
    assert page(body).date == datetime.date(2025, 3, 25)


def test_the_title_is_the_one_stated_for_sharing() -> None:
    head = "<title>Sale &amp; more | Paper</title>"
    assert page("", head).title == "Sale & more | Paper"
    assert page("", head + '<meta property="og:title" content="Sale">').title == "Sale"


TABLE = """<table><caption>Table 1: Sales (£m)</caption>
<thead><tr><th rowspan=2>Region<th colspan=2>Sales</tr><tr><th>2023<th>2024</tr></thead>
<tr><td>North<td>10<td>12</tr><tr><td>South | East<td>20<td>25</tr><tr><td>Total<td>30<td>{total}</table>"""


def test_a_table_becomes_lines_with_pipes() -> None:
    assert text(TABLE.format(total=37)) == (
        "Table 1: Sales (£m)\n\n| Region | Sales 2023 | Sales 2024 |\n|---|---|---|\n| North | 10 | 12 |\n"
        "| South \\| East | 20 | 25 |\n| Total | 30 | 37 |"
    )


def test_a_table_that_does_not_add_up_is_found_at_its_place() -> None:
    document = page(TABLE.format(total=73))
    (finding,) = Checker().check(document).discrepancies
    assert finding.rule == "column-total"
    (total,) = [claim for claim in finding.claims if claim.role == "total"]
    place = document.locate(total.start, total.end)
    assert document.parts[0].source[place.source_start : place.source_end] == "73"
    assert place.line == 3


def test_a_table_that_sets_out_a_page_is_none() -> None:
    cell = "<p>" + "A column of prose that goes on. " * 10 + "</p>"
    assert "|" not in text(f"<table><tr><td>{cell}<td>{cell}</tr><tr><td>{cell}<td>{cell}</tr></table>")
    assert "|" not in text(
        "<table><tr><td><table><tr><td>1<td>2</table><td>b</tr><tr><td>c<td>d</tr></table>"
    )


def test_a_table_in_markdown_is_read_and_other_html_is_not() -> None:
    markdown = f"Sales by region.\n\n{TABLE.format(total=73)}\n\n<div>9 of 7</div>\n\nEnd.\n"
    document = read(markdown.encode(), format="markdown", path="sales.md")
    assert "| Total | 30 | 73 |" in document.text
    assert "9 of 7" not in document.text
    assert cut(document, "73") == "73"


def test_every_character_leads_back_to_its_place() -> None:
    document = page("<p>It sold 800&nbsp;million at <b>HK</b>$53.25, from HK&#36;57.</p>")
    assert cut(document, "53.25") == "53.25"
    assert cut(document, "HK$57") == "HK&#36;57"
    assert cut(document, "800\xa0million") == "800&nbsp;million"
    for start, character in enumerate(document.text):
        if character.isalnum():
            assert cut(document, document.text[start : start + 1])


def test_any_soup_is_read_and_keeps_its_places() -> None:
    """No crash and no place outside the source, whatever the tags are."""
    bits = [
        "<p>", "</p>", "<table>", "<tr>", "<td>", "<th colspan=2>", "</table>", "<li>", "</ul>", "<nav>", "</nav>",
        "5%", " $1.2bn ", "&amp;", "<", ">", "'", '"', "<!--", "-->", "<sup>", "</sup>", "<article>", "</article>",
        "|", "\n", "<script>", "</script>", "<b", "<td rowspan=99>", "<!", "&#x1F600;", "<svg>", "</body>", "\x00\x00",
    ]  # fmt: skip
    rng = random.Random(7)
    for _ in range(400):
        source = "A page of words, " * 20 + "".join(rng.choices(bits, k=rng.randrange(1, 60)))
        document = read(source.encode(), format="html")
        for at in range(0, len(document.text), 3):
            place = document.locate(at, at + 1)
            assert 0 <= place.source_start <= place.source_end <= len(document.parts[0].source)
