"""DOCX to text, and back to paragraphs, cells and footnotes as another library reads them."""

from __future__ import annotations

import datetime
import pickle
from io import BytesIO

import pytest

from crossfoot.documents import Document, read
from tests.documents.packages import CORE, COVER, MC, package, paragraph, said

NUMBERED = '<w:numPr><w:numId w:val="1"/></w:numPr>'
docx = pytest.importorskip("docx", reason="python-docx writes and reads the files again")


def parsed(body: str, **parts: str | bytes) -> Document:
    return read(package(body, **parts), format="docx")


def place_of(document: Document, text: str) -> tuple[str | None, int]:
    """What the place of a text is called, and the column of its first character."""
    start = document.text.index(text)
    found = document.locate(start, start + len(text))
    assert document.parts[0].source.split("\n")[found.line - 1][found.column - 1 :].startswith(text)
    return found.part, found.source_start


def written() -> tuple[bytes, docx.document.Document]:
    made = docx.Document()
    made.add_heading("Sales fall by a third", 1)
    made.add_paragraph("")
    opening = made.add_paragraph("Sales ")
    opening.add_run("fell").bold = True
    opening.add_run(" 33% to £30m\tfrom £40m,\nsaid Ms Ørsted 🙂 on Monday.")
    made.add_paragraph("Profit was £5m.", style="List Bullet")
    table = made.add_table(rows=3, cols=3)
    cells = ["Region", "2023", "Sales | £m", "North", "10", "12", "South", "20", "25"]
    for number, text in enumerate(cells):
        table.cell(number // 3, number % 3).text = text
    made.add_paragraph("The words of a chairman", style="Quote")
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue(), docx.Document(BytesIO(stream.getvalue()))


def test_paragraphs_and_tables_become_text() -> None:
    document = read(written()[0], format="docx")
    assert document.text == (
        "Sales fall by a third\n\nSales fell 33% to £30m from £40m,\nsaid Ms Ørsted 🙂 on Monday.\n\n"
        "• Profit was £5m.\n\n| Region | 2023 | Sales \\| £m |\n|---|---|---|\n| North | 10 | 12 |\n| South | 20 | 25 |"
        "\n\nThe words of a chairman"
    )
    assert (document.title, document.format, document.date) == ("Sales fall by a third", "docx", None)
    assert list(document.outline.values()) == [("heading", 1), ("quote", 0)]


def test_every_character_leads_back_to_its_paragraph_or_cell() -> None:
    """Another library cuts it out of the file again."""
    data, made = written()
    document = read(data, format="docx")
    seen = 0
    for at, character in enumerate(document.text):
        found = document.locate(at, at + 1)
        assert found.part is not None
        words = found.part.replace(",", "").split()
        if words[0] == "paragraph":
            text = made.paragraphs[int(words[1]) - 1].text
        else:
            text = made.tables[int(words[1]) - 1].rows[int(words[3]) - 1].cells[int(words[5]) - 1].text
        cut = text[found.source_start : found.source_end]
        if cut:
            assert cut == character or (cut, character) in {("\t", " "), ("|", "\\")}
            seen += 1
    inside = [*made.paragraphs, *(cell for row in made.tables[0].rows for cell in row.cells)]
    assert seen == sum(len(one.text) for one in inside) + 1  # the pipe became two characters


def test_tracked_changes_are_read_as_accepted() -> None:
    document = parsed(
        paragraph("Sales rose ", f"<w:del><w:r><w:delText>4</w:delText>{said('4')}</w:r></w:del>",
                  f"<w:ins><w:r>{said('5%')}</w:r></w:ins>", ".")
        + paragraph("It goes ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("on here.")
        + paragraph(f"<w:moveFrom><w:r>{said('7')}</w:r></w:moveFrom>", f"<w:moveTo><w:r>{said('8')}</w:r></w:moveTo>")
        + paragraph("Was bold.", properties=f"<w:pPrChange><w:pPr>{NUMBERED}</w:pPr></w:pPrChange>")
        + "<w:tbl>" + "".join(
            f"<w:tr><w:trPr>{gone}</w:trPr><w:tc>{paragraph(one)}</w:tc><w:tc>{paragraph(other)}</w:tc></w:tr>"
            for gone, one, other in [("", "a", "b"), ("<w:del/>", "c", "d"), ("", "e", "5")]) + "</w:tbl>"
    )  # fmt: skip
    assert (
        document.text
        == "Sales rose 5%.\n\nIt goeson here.\n\n8\n\nWas bold.\n\n| a | b |\n|---|---|\n| e | 5 |"
    )
    assert place_of(document, "5%") == ("paragraph 1", 11)
    assert place_of(document, "on here") == ("paragraph 3", 0)


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}"{kind}>{paragraph("<w:r><w:footnoteRef/></w:r>", f" {text}")}</w:footnote>'
        for number, kind, text in [
            (0, ' w:type="separator"', "none"),
            (2, "", "Restated from £41m."),
            (3, "", "At constant rates."),
        ]
    )
    document = parsed(
        paragraph("Sales", mark.format(3), " fell to £30m", mark.format(2), "."), footnotes=notes
    )
    assert document.text == "Sales fell to £30m.\n\nAt constant rates.\n\nRestated from £41m."
    assert place_of(document, "£41m") == ("footnote 2", 15)
    assert list(document.outline.values()) == [("note", 0), ("note", 0)]


def test_what_is_not_said_is_left_out() -> None:
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr>{said(' 9 hidden')}</w:r>"
    struck = f"<w:r><w:rPr><w:strike/></w:rPr>{said(' 8 struck')}</w:r>"
    kept = f'<w:r><w:rPr><w:strike w:val="0"/></w:rPr>{said(" 7 kept")}</w:r>'
    field = "<w:r><w:instrText> PAGE 3 </w:instrText></w:r>"
    power = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{said("2")}</w:r>'
    sum_ = f"<m:oMath><m:r><m:t>x=4</m:t></m:r>{'<w:r>' + said('x') + '</w:r>'}</m:oMath>"
    document = parsed(paragraph("Said", hidden, struck, kept, field, " on 5 km", power, " of ", sum_, "."))
    assert document.text == "Said 7 kept on 5 km² of \ufffc."


def test_a_text_box_is_read_once_and_a_content_control_too() -> None:
    box = f"<w:txbxContent>{paragraph('In the box: 5.')}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('Controlled.')}</w:sdtContent></w:sdt>"
    document = parsed(paragraph("Before ", drawing, "and behind.") + control)
    assert document.text == "In the box: 5.\n\nBefore and behind.\n\nControlled."


def test_spans_headers_and_tables_within_tables() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"

    wide = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell(paragraph("Region")) + cell(paragraph("Sales"), '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell(paragraph("")) + cell(paragraph("2023")) + cell(paragraph("2024"))
        + "</w:tr><w:tr>" + cell(paragraph("North")) + cell(paragraph("10")) + cell(paragraph("1") + paragraph("2"))
        + "</w:tr></w:tbl>"
    )  # fmt: skip
    document = parsed(wide)
    assert document.text == "| Region | Sales 2023 | Sales 2024 |\n|---|---|---|\n| North | 10 | 1 2 |"
    assert place_of(document, "2024") == ("table 1, row 2, column 3", 0)
    nested = parsed(
        f"<w:tbl><w:tr>{cell(paragraph('Beside'))}{cell(wide + paragraph('Below.'))}</w:tr></w:tbl>"
    )
    assert nested.text.startswith("Beside\n\nBelow.\n\n| Region |")
    assert place_of(nested, "North") == ("table 1, inner table 1, row 3, column 1", 0)


def test_lists_and_headings_are_told_by_styles() -> None:
    styles = (
        '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="berschrift2"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
        '<w:style w:styleId="Punkt"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    )
    body = "".join(
        paragraph(text, properties=f'<w:pStyle w:val="{style}"/>{more}')
        for text, style, more in [
            ("Head", "Own", ""), ("Plain", "Loop", ""), ("Item", "Punkt", ""), ("Head 3", "TOC1", ""),
            ("No item", "Punkt", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ("Numbered", "Loop", '<w:numPr><w:numId w:val="2"/></w:numPr>'),
        ]
    )  # fmt: skip
    document = parsed(body, styles=styles)
    assert document.text == "Head\n\nPlain\n\n• Item\n\nNo item\n\n• Numbered"
    assert document.outline == {0: ("heading", 2)}


def test_the_day_is_taken_only_where_it_is_that_of_publication() -> None:
    """When a file was made says nothing: that of python-docx's template is in 2013."""
    document = parsed(paragraph("5"), docProps__core_xml=CORE)
    assert (document.date, document.title) == (None, "Half-year results")
    document = parsed(paragraph("5"), customXml__item1_xml=COVER, customXml__item2_xml="no XML <")
    assert document.date == datetime.date(2025, 3, 25)
    own = (
        '<a xmlns="x"><property name="Publication Date"><lpwstr xmlns="y">2024-02-29</lpwstr></property></a>'
    )
    assert parsed(paragraph("5"), docProps__custom_xml=own).date == datetime.date(2024, 2, 29)


def test_the_list_of_blocks_has_lines() -> None:
    document = parsed(paragraph("One 1.") + paragraph("") + paragraph("Two 2."))
    assert document.line_count == 3
    found = document.line_offsets(3)
    assert found is not None
    assert document.text[slice(*found)] == "Two 2."
    assert document.line_offsets(4) is None
    assert document.place(0, 8) == (3, 1)
    again = pickle.loads(pickle.dumps(document))
    assert (again, again.locate(0, 3)) == (document, document.locate(0, 3))
    assert str(document.locate(8, 11)) == "<text>#paragraph 3:3:1"
    assert document.locate(8, 11).spoken == "in paragraph 3"


def test_a_file_without_words_has_no_text() -> None:
    for body in ("", paragraph(""), paragraph("<w:r><w:drawing/></w:r>")):
        document = parsed(body)
        assert document.text == ""
        assert document.locate(0, 0).source_start == 0
