"""The article cut into blocks."""

from __future__ import annotations

import pytest

from crossfoot.documents import Document, read
from crossfoot.rendering.page.blocks import Block, blocks_of


def markdown(text: str) -> Document:
    return read(text.encode(), format="markdown")


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in blocks_of(document)]


def test_markdown_keeps_its_headings_lists_quotations_and_notes() -> None:
    document = markdown(
        "# Top\n\nSetext\n------\n\nA paragraph\nin two lines.[^1]\n\n- one\n  - deeper\n\n"
        "3. three\n\n> said\n\n[^1]: a note\n"
    )
    assert shown(document) == [
        ("heading", "Top"),
        ("heading", "Setext"),
        ("paragraph", "A paragraph in two lines."),
        ("item", "one"),
        ("item", "deeper"),
        ("item", "three"),
        ("quote", "said"),
        ("note", "a note"),
    ]
    blocks = blocks_of(document)
    assert [block.level for block in blocks[:2]] == [1, 2]
    assert [(block.level, block.number) for block in blocks[3:6]] == [(0, None), (1, None), (0, 3)]


def test_a_table_is_rows_of_cells_with_a_header() -> None:
    document = markdown("Before\n\n| Year | Sum |\n|---|---|\n| 2024 | 1,200 |\n| 2025 | 1,300 |\n\nAfter\n")
    before, table, after = blocks_of(document)
    cells = [[document.text[start:end] for start, end in row] for row in table.rows]
    assert cells == [["Year", "Sum"], ["2024", "1,200"], ["2025", "1,300"]]
    assert table.headed
    assert (before.kind, after.kind) == ("paragraph", "paragraph")


def test_a_row_of_another_length_is_kept() -> None:
    document = Document.from_text("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 |\n| 6 | 7 |\n")
    [table] = blocks_of(document)
    assert [len(row) for row in table.rows] == [2, 2, 3, 2]


def test_html_keeps_its_headings_lists_and_quotations() -> None:
    source = (
        "<html><body><article><h1><a>Top</a></h1><p>Text</p><ul><li>one</li></ul><blockquote><p>said</p></blockquote>"
        "<h3 class=x>Sub</h3><p>More</p></article></body></html>"
    )
    document = read(source.encode(), format="html")
    assert shown(document) == [
        ("heading", "Top"),
        ("paragraph", "Text"),
        ("item", "one"),
        ("quote", "said"),
        ("heading", "Sub"),
        ("paragraph", "More"),
    ]
    assert [block.level for block in blocks_of(document) if block.kind == "heading"] == [1, 3]


def test_wrapped_lines_of_plain_text_are_one_paragraph() -> None:
    lines = [
        "The council said on Monday that the pier, which has stood since the war, would",
        "close for two years while its piles are replaced one after the other, starting",
        "from the sea.",
    ]
    [block] = blocks_of(Document.from_text("\n".join(lines)))
    assert block == Block("paragraph", 0, len("\n".join(lines)), wrapped=True)


def test_other_lines_of_plain_text_are_paragraphs_and_the_first_may_be_the_headline() -> None:
    document = Document.from_text("Pier to close\n\nIt closes.\nIt opens again.\n")
    assert shown(document) == [
        ("heading", "Pier to close"),
        ("paragraph", "It closes."),
        ("paragraph", "It opens again."),
    ]


@pytest.mark.parametrize("text", ["", "\n\n  \n", "|", "| a |\n", "\ufeff", "a\x00b\n\n\n| x | y |"])
def test_blocks_cover_whatever_is_there_in_order(text: str) -> None:
    blocks = blocks_of(Document.from_text(text))
    ends = [0, *(place for block in blocks for place in (block.start, block.end))]
    assert ends == sorted(ends)
    covered = "".join(text[block.start : block.end] for block in blocks)
    assert "".join(covered.split()) == "".join(text.split())
