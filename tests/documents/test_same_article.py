"""One article in every format: the same findings, each figure cut out of the original again by another reader."""

from __future__ import annotations

import datetime
import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from crossfoot import Checker, Claim, Document, Finding, Verdict
from crossfoot.documents import Location, read

HEAD = "Ferry maker to cut 620 jobs as sales fall"
OPENING = "The ferry maker said on Monday, 24 March 2025, that it would cut 260 jobs at its two yards."
SALES = "Sales fell 33% to £30m from £40m in the year to December, it said. The yards cover 5 hectares (12.4 acres)."
ROWS = [("Sales, £m", "2023", "2024"), ("North", "10", "12"), ("South", "20", "25"), ("Total", "30", "48")]
CLOSING = "Its shares closed at 53.25p, a 16.6% discount to the 57p at which it had sold 2 million of them."
TEXTS = {
    "headline-body": {"620", "260"}, "percent-change": {"33%", "£30m", "£40m"},
    "column-total": {"12", "25", "48"}, "premium-discount": {"16.6%", "53.25p", "57p"},
}  # fmt: skip


def as_text(path: Path) -> None:
    table = "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ("---",) * 3, *ROWS[1:]])
    path.write_bytes("\r\n\r\n".join([HEAD, OPENING, SALES, table.replace("\n", "\r\n"), CLOSING]).encode())


def as_markdown(path: Path) -> None:
    table = "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ("---",) * 3, *ROWS[1:]])
    sales = SALES.replace("33%", "**33%**").replace("£30m", "[&pound;30m](https://example.com/sales)")
    front = "---\ndate: 2025-03-25\n---\n"
    path.write_text(front + "\n\n".join([f"# {HEAD}", OPENING, sales, table, CLOSING]), "utf-8")


def markup() -> str:
    sales = SALES.replace("33%", "<b>33%</b>").replace("£", "&pound;")
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS[1:])
    head = "<tr>" + "".join(f"<th>{cell}</th>" for cell in ROWS[0]) + "</tr>"
    return f"<p>{OPENING}</p>\n<p>{sales}</p>\n<table>{head}{rows}</table>\n<p>{CLOSING}</p>"


def page() -> str:
    meta = '<meta charset="utf-8"><meta property="article:published_time" content="2025-03-25T06:00:00Z">'
    style = "<style>td, th { padding: 2px 12px } body { font-size: 11pt }</style>"
    return f"<html><head>{meta}{style}</head><body><article><h1>{HEAD}</h1>{markup()}</article></body></html>"


def as_html(path: Path) -> None:
    path.write_text(page(), "utf-8")


def as_docx(path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx writes the file")
    made = docx.Document()
    made.add_heading(HEAD, 1)
    made.add_paragraph(OPENING)
    before, figure, behind = SALES.partition("33%")
    sales = made.add_paragraph(before)
    sales.add_run(figure).bold = True
    sales.add_run(behind)
    table = made.add_table(rows=len(ROWS), cols=3)
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
    made.add_paragraph(CLOSING)
    made.save(path)


def as_pdf(path: Path) -> None:
    fpdf = pytest.importorskip("fpdf", reason="fpdf2 writes the file")
    made = fpdf.FPDF(format="Letter")
    made.add_page()
    for text, size in ((HEAD, 18), (OPENING, 11), (SALES, 11), (None, 11), (CLOSING, 11)):
        made.set_font("Helvetica", size=size)
        if text is not None:
            made.multi_cell(0, size * 0.6, text, new_x="LMARGIN", new_y="NEXT")
        else:
            with made.table() as table:
                for row in ROWS:
                    table.row(row)
        made.ln(4)
    path.write_bytes(bytes(made.output()))


def as_printed_pdf(path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("there is no Chromium to print the page with")
    source = path.with_name("printed.html")
    source.write_text(page(), "utf-8")
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={path.parent / 'profile'}", f"--print-to-pdf={path}", str(source),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if not path.exists():
        pytest.skip(f"Chromium prints nothing here: {done.stderr[-200:]!r}")


def as_json(path: Path) -> None:
    record = {"id": 7, "headline": HEAD, "body": markup(), "datePublished": "2025-03-25T06:00:00Z"}
    path.write_text(json.dumps(record, indent=1), "ascii")


def as_jsonl(path: Path) -> None:
    record = {"title": {"rendered": HEAD}, "content": {"rendered": markup()}, "date": "2025-03-25T06:00:00"}
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")


WRITERS: dict[str, Callable[[Path], None]] = {
    "article.md": as_markdown, "article.html": as_html, "article.docx": as_docx, "article.pdf": as_pdf,
    "printed.pdf": as_printed_pdf, "article.json": as_json, "article.jsonl": as_jsonl,
}  # fmt: skip


def facts(finding: Finding) -> tuple[object, ...]:
    """All that a finding says, but for where."""
    texts = sorted(claim.text for claim in finding.claims)
    return (
        finding.rule,
        finding.verdict,
        finding.level,
        texts,
        finding.message,
        finding.derivation,
        finding.notes,
    )


def findings_of(document: Document) -> list[Finding]:
    return list(Checker().check(document, as_of=datetime.date(2025, 3, 25)).findings)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    path = tmp_path_factory.mktemp("text") / "article.txt"
    as_text(path)
    document = read(path)
    found = findings_of(document)
    queried = {
        finding.rule: {claim.text for claim in finding.claims}
        for finding in found
        if finding.verdict is Verdict.DISCREPANCY
    }
    assert queried == TEXTS
    assert any(finding.verdict is Verdict.CONSISTENT for finding in found)
    for claim in (claim for finding in found for claim in finding.claims):
        assert cut(path, document, claim) == claim.text
    return sorted(map(facts, found), key=str)


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_findings_at_the_right_places(
    name: str, tmp_path: Path, expected: list[tuple[object, ...]]
) -> None:
    path = tmp_path / name
    if path.suffix == ".pdf":
        pytest.importorskip("pypdfium2", reason="PDF files are read with the extra 'documents'")
    WRITERS[name](path)
    document = read(path)
    found = findings_of(document)
    assert sorted(map(facts, found), key=str) == expected
    claims = {(claim.start, claim.end): claim for finding in found for claim in finding.claims}
    assert len(claims) > 8
    for claim in claims.values():
        assert cut(path, document, claim) == claim.text
    stated = None if name.endswith((".docx", ".pdf")) else datetime.date(2025, 3, 25)
    assert document.date == stated


def cut(path: Path, document: Document, claim: Claim) -> str:
    """What another reader finds in the original at the place of a claim."""
    place = document.locate(claim.start, claim.end)
    return _CUTTERS[path.suffix](path, place)


def _of_text(path: Path, place: Location) -> str:
    decoded = path.read_bytes().decode("utf-8")
    # Line and column lead to the same characters.
    lines = re.split(r"\r\n|\n", decoded)
    cut = decoded[place.source_start : place.source_end]
    assert lines[place.line - 1][place.column - 1 :].startswith(cut)
    return cut


def _of_markup(path: Path, place: Location) -> str:
    return html.unescape(re.sub(r"<[^>]*>|[*]", "", _of_text(path, place)))


def _of_json(path: Path, place: Location) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", json.loads(f'"{_of_text(path, place)}"')))


def _of_docx(path: Path, place: Location) -> str:
    import docx

    made = docx.Document(str(path))
    assert place.part is not None
    numbers = [int(number) for number in re.findall(r"\d+", place.part)]
    if place.part.startswith("paragraph"):
        text = made.paragraphs[numbers[0] - 1].text
    else:
        text = made.tables[numbers[0] - 1].rows[numbers[1] - 1].cells[numbers[2] - 1].text
    return text[place.source_start : place.source_end]


def _of_pdf(path: Path, place: Location) -> str:
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber cuts text out of the file again")
    assert place.page is not None
    assert place.box is not None
    left, bottom, right, top = place.box
    with pdfplumber.open(BytesIO(path.read_bytes())) as opened:
        page = opened.pages[place.page - 1]
        inside = page.filter(
            lambda one: (
                one["object_type"] == "char"
                and left < (one["x0"] + one["x1"]) / 2 < right
                and bottom < (one["y0"] + one["y1"]) / 2 < top
            )
        )
        return str(inside.extract_text()).strip()


_CUTTERS: dict[str, Callable[[Path, Location], str]] = {
    ".txt": _of_text, ".md": _of_markup, ".html": _of_markup, ".docx": _of_docx, ".pdf": _of_pdf, ".json": _of_json,
    ".jsonl": _of_json,
}  # fmt: skip
