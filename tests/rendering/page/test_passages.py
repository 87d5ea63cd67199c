"""The sentences around the figures of a finding."""

from __future__ import annotations

from crossfoot.documents import read
from crossfoot.model.finding import Claim
from crossfoot.rendering.page.blocks import blocks_of
from crossfoot.rendering.page.passages import passages_html


def passages(source: str, *figures: str) -> str:
    document = read(source.encode(), format="markdown")
    starts = [document.text.index(figure) for figure in figures]
    claims = [
        Claim("figure", figure, start, start + len(figure), None, None, None)
        for figure, start in zip(figures, starts, strict=True)
    ]
    return passages_html(document.text, blocks_of(document), claims)


def test_each_sentence_is_quoted_once_with_its_figures_marked() -> None:
    html = passages(
        "One is 1.5 now. Sales rose 52% to £1.5m. They were £1.2m before. So it went.",
        "52%",
        "£1.5m",
        "£1.2m",
    )
    assert html == (
        '<blockquote dir="auto">Sales rose <mark>52%</mark> to <mark>£1.5m</mark>.</blockquote>'
        '<blockquote dir="auto">They were <mark>£1.2m</mark> before.</blockquote>'
    )  # fmt: skip


def test_a_row_of_a_table_is_quoted_with_dots_between_its_cells() -> None:
    html = passages("| Year | Sum |\n|---|---|\n| First | 1,200 |\n| Second | 1,300 |\n", "1,300")
    assert html == '<blockquote dir="auto">Second · <mark>1,300</mark></blockquote>'


def test_many_passages_are_counted_not_shown() -> None:
    sums = [f"{number}00" for number in range(1, 10)]
    rows = "".join(f"| Row | {figure} |\n" for figure in sums)
    html = passages(f"| Name | Sum |\n|---|---|\n{rows}", *sums)
    assert html.count("<blockquote") == 6
    assert "and 3 more like these" in html


def test_a_long_sentence_is_cut_around_its_figure() -> None:
    html = passages(f"{'word ' * 300}52% {'word ' * 300}", "52%")
    assert len(html) < 900
    assert "… " in html
    assert "<mark>52%</mark>" in html
