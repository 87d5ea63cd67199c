"""PDF to text, and back to the page and box that another library cuts it out of."""

from __future__ import annotations

import datetime
import re
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from crossfoot.documents import Document, Limits, pdf_pages, read
from crossfoot.documents.pdf import document_of
from crossfoot.documents.pdf_pages import pages_of
from crossfoot.errors import InputError, LimitError

fpdf = pytest.importorskip("fpdf", reason="fpdf2 writes the files")
pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber cuts text out of them again")
pytest.importorskip("pypdfium2", reason="PDF files are read with the extra 'documents'")

ROWS = [
    ("Region", "2023", "2024"),
    ("North", "10", "12"),
    ("South and the isles", "20", "25"),
    ("Total", "30", "37"),
]
LONG = (
    "Sales fell 33% to £30m from £40m in the year to the end of March, the company said on Monday, after a well-known "
    "and long-lasting disagreement about tariffs on steel and aluminium that began in 2019 and went on for years."
)


class Paper(fpdf.FPDF):  # type: ignore[misc]
    """Pages with a running head and foot."""

    headed = False

    def header(self) -> None:
        if not self.headed:
            return
        self.set_font("Helvetica", size=9)
        self.cell(0, 6, "The Example Gazette, 2025", new_x="LMARGIN", new_y="NEXT")
        self.ln(6)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=9)
        self.cell(0, 6, f"Page {self.page_no()} of 9", align="C")

    def words(self, text: str, size: float = 11, after: float = 4, align: str = "L") -> None:
        self.set_font("Helvetica", size=size)
        self.multi_cell(0, size * 0.55, text, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(after)

    def rows(self, borders: str, width: int = 150) -> None:
        self.set_font("Helvetica", size=11)
        with self.table(borders_layout=borders, width=width, align="LEFT") as table:
            for row in ROWS:
                table.row(row)
        self.ln(4)

    def data(self) -> bytes:
        return bytes(self.output())


def paper(headed: bool = False) -> Paper:
    made = Paper(format="A4")
    made.headed = headed
    made.add_page()
    return made


def parsed(data: bytes) -> Document:
    return read(data, format="pdf", path="a.pdf")


def cut(data: bytes, document: Document, start: int, end: int) -> str:
    """The characters that pdfplumber finds in the box of a stretch of text."""
    place = document.locate(start, end)
    assert place.page is not None
    assert place.box is not None
    left, bottom, right, top = place.box
    with pdfplumber.open(BytesIO(data)) as opened:
        page = opened.pages[place.page - 1]
        inside = [
            one["text"] for one in page.chars
            if left - 0.5 < (one["x0"] + one["x1"]) / 2 < right + 0.5
            and bottom - 1 < (one["y0"] + one["y1"]) / 2 < top + 1
        ]  # fmt: skip
    return "".join(inside)


def test_lines_become_paragraphs_and_tables_and_running_heads_go() -> None:
    made = paper(headed=True)
    made.words("Sales fall by a third at Example", 20)
    made.words(LONG)
    made.words("Short.")
    made.rows("ALL")
    made.words(LONG, align="J")
    for _ in range(8):
        made.words(LONG)
    data = made.data()
    document = parsed(data)
    table = (
        "| Region | 2023 | 2024 |\n|---|---|---|\n| North | 10 | 12 |\n| South and the isles | 20 | 25 |\n"
        "| Total | 30 | 37 |"
    )
    assert document.text.split("\n\n") == [
        "Sales fall by a third at Example",
        LONG,
        "Short.",
        table,
        *[LONG] * 9,
    ]
    assert (document.title, document.format) == ("Sales fall by a third at Example", "pdf")
    assert document.outline[0] == ("heading", 1)


@pytest.mark.parametrize("borders", ["ALL", "NONE", "HORIZONTAL_LINES"])
def test_a_table_needs_no_rulings(borders: str) -> None:
    made = paper()
    made.words(LONG)
    made.rows(borders)
    made.words(LONG)
    assert "| South and the isles | 20 | 25 |" in parsed(made.data()).text


def test_a_table_with_a_cell_of_two_lines_is_none() -> None:
    """Half a table would have the wrong sums."""
    made = paper()
    made.words(LONG)
    made.rows("ALL", width=70)
    assert "|" not in parsed(made.data()).text


def test_every_figure_leads_back_to_its_page_and_box() -> None:
    """Another library finds the same characters there."""
    made = paper()
    for _ in range(12):
        made.words(LONG)
    made.rows("NONE")
    data = made.data()
    document = parsed(data)
    figures = list(re.finditer(r"£?\d+m?%?", document.text))
    assert len(figures) == 12 * 4 + 8
    for match in [*figures[:4], *figures[-12:]]:
        assert cut(data, document, *match.span()) == match[0]
    last = document.locate(*figures[-1].span())
    assert (last.page, last.part) == (2, "page 2")
    assert str(last) == f"a.pdf#page 2:{last.line}:{last.column}"
    assert last.spoken == "on page 2"
    found = document.line_offsets(last.line)
    assert found is not None
    assert "37" in document.text[slice(*found)]


def test_a_hyphen_that_the_end_of_a_line_put_in_goes() -> None:
    made = paper()
    made.words(
        "The inter-\nnational company of well-\nknown men, so well-known, grew by twenty-\nfive and by Covid-\n19."
    )
    document = parsed(made.data())
    assert document.text == (
        "The international company of well-known men, so well-known, grew by twenty-five and by Covid-19."
    )
    start = document.text.index("international")
    place = document.locate(start, start + 13)
    assert place.box is not None
    assert place.box[3] - place.box[1] > 12  # it stands on two lines


def test_raised_characters_are_powers_or_marks() -> None:
    made = paper()
    made.set_font("Helvetica", size=11)
    for text, raised in [
        ("It has 5 km", False),
        ("2", True),
        (" for the 5", False),
        ("th", True),
        (" time.", False),
        ("14", True),
        (" It grew.", False),
    ]:
        made.char_vpos = "SUP" if raised else "LINE"
        made.write(6, text)
    assert parsed(made.data()).text == "It has 5 km² for the 5th time. It grew."


def test_a_heading_of_two_lines_items_and_a_paragraph_over_two_pages() -> None:
    made = paper()
    made.words("Sales fall by a third at Example and its many\nsubsidiaries in the islands", 20)
    made.words("- First item of 5 things\n- Second item of 6 things", after=2)
    made.set_y(262)
    made.words(LONG)
    document = parsed(made.data())
    assert document.text.split("\n\n") == [
        "Sales fall by a third at Example and its many subsidiaries in the islands",
        "• First item of 5 things", "• Second item of 6 things", LONG,
    ]  # fmt: skip
    start = document.text.index(LONG)
    assert {document.locate(at, at + 1).page for at in range(start, len(document.text))} == {1, 2}


def test_a_day_of_publication_in_the_metadata() -> None:
    made = paper()
    made.words(LONG)
    assert parsed(made.data()).date is None  # when it was made says nothing
    made = paper()
    made.words(LONG)
    made.set_xmp_metadata(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">'
        "<prism:publicationDate>2025-03-25</prism:publicationDate></rdf:Description></rdf:RDF>"
    )
    assert parsed(made.data()).date == datetime.date(2025, 3, 25)


def picture(made: Paper) -> None:
    from PIL import Image

    made.image(Image.new("L", (40, 40), 128), w=100)


def test_a_scan_is_told_and_a_page_without_text_too() -> None:
    made = fpdf.FPDF()
    made.add_page()
    picture(made)
    scan = bytes(made.output())
    with pytest.raises(
        InputError, match=r"a\.pdf: article not read \[pdf-without-text\]\n  Its pages hold no text"
    ):
        parsed(scan)
    made = fpdf.FPDF()
    made.add_page()
    picture(made)
    made.add_page()
    made.set_font("Helvetica", size=11)
    made.multi_cell(0, 6, LONG)
    document = parsed(bytes(made.output()))
    assert document.warnings == (
        "a.pdf: page 1 not read [page-without-text]\n  It shows pictures and no text: scans, perhaps.",
    )


def test_files_that_are_not_read() -> None:
    made = paper()
    made.words(LONG)
    good = made.data()
    locked = paper()
    locked.set_encryption("owner", "user")
    locked.words(LONG)
    for data, message in [
        (locked.data(), "[pdf-password]\n  It is protected with a password. Save it without one."),
        (b"%PDF-1.4 and no more", "[pdf-damaged]\n  It is no PDF, or a damaged one"),
        (b"", "[pdf-damaged]"),
        (good[:300], "[pdf-damaged]"),
    ]:
        with pytest.raises(InputError) as error:
            parsed(data)
        assert f"a.pdf: article not read {message}" in str(error.value)
    for limits, message in [
        (Limits(pages=1), "It has 2 pages; the limit pages is 1."),
        (Limits(text_size=50), "characters or more; the limit text-size is 50."),
    ]:
        made = paper()
        made.words(LONG)
        made.add_page()
        with pytest.raises(LimitError, match=message):
            read(made.data(), format="pdf", limits=limits)


def test_a_file_that_takes_too_long_or_too_much_memory_is_stopped() -> None:
    """Its one page unpacks to 400 MB of drawing, and saves the state without end."""
    deep = raw(b"q " * 20_000_000)
    with pytest.raises(InputError, match=r"took more memory than the limit|takes more than"):
        read(deep, format="pdf", limits=Limits(memory=400_000_000))
    with pytest.raises(LimitError, match="Reading it takes more than 1 seconds; the limit seconds is 1"):
        read(raw(b"BT /F 9 Tf " + b"(5) Tj 1 0 Td " * 4_000_000), format="pdf", limits=Limits(seconds=1))


def test_pages_that_are_slow_to_lay_out_are_stopped() -> None:
    made = paper()
    made.words(LONG)
    pages = pages_of(made.data(), "a.pdf", Limits())
    with pytest.raises(LimitError, match="Reading it takes more than 0 seconds; the limit seconds is 0"):
        document_of(pages, b"", "a.pdf", Limits(seconds=0))


def raw(drawing: bytes) -> bytes:
    """A PDF of one page with this content."""
    packed = zlib.compress(drawing)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1"
        b"/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj %s endobj\n" % pair for pair in enumerate(objects, 1))
    return body + b"trailer<</Size 5/Root 1 0 R>>"


def test_without_its_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InputError) as error:
        parsed(b"%PDF")
    assert str(error.value) == (
        "a.pdf: article not read [extra-missing]\n"
        "  PDF files are read with pypdfium2. Install it: pip install 'crossfoot[documents]'"
    )


def test_a_module_of_the_users_folder_does_not_get_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    made = paper()
    made.words(LONG)
    assert parsed(made.data()).text == LONG
