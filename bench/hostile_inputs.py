"""Files made to break a reader: too large, too deep, too many, or lying about what they are."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MEGA = 1_000_000
Maker = Callable[[Path], list[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A name, and a function that makes the input in a folder and returns crossfoot's arguments."""

    name: str
    make: Maker


def article(name: str, content: bytes | str, *more: str) -> Maker:
    """An article of so much content; a text is written as UTF-8."""

    def make(folder: Path) -> list[str]:
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return ["check", name, *more]

    return make


def repeated(name: str, head: str, unit: str, times: int, tail: str = "") -> Maker:
    """An article of a unit many times over, written bit by bit: what this process held, its children seem to hold."""

    def make(folder: Path) -> list[str]:
        some = max(1, MEGA // len(unit))
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            file.write(head)
            for _ in range(times // some):
                file.write(unit * some)
            file.write(unit * (times % some) + tail)
        return ["check", name]

    return make


def anchors(levels: int = 12) -> str:
    """YAML whose anchors each name the one before nine times: nine to the power of the levels."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    return "\n".join(lines)


_RULE = """\
rule: house
summary: A price is what it is.
why: Readers act on it.
level: note
figures:
  gap: {kind: percent}
  price: {kind: money}
key: {figure: gap, class: specific}
window: {sentence: unique}
check: %s
say: "The article says {gap}."
examples:
  consistent: ["The shares sold at {price=$9}, a {gap=1%%} cut."]
  discrepancy: ["The shares sold at {price=$8}, a {gap=1%%} cut."]
  silent: ["The shares sold."]
"""


def rule_file(formula: str) -> Maker:
    """A house rule with this formula."""

    def make(folder: Path) -> list[str]:
        (folder / "rules").mkdir()
        (folder / "rules" / "house.yaml").write_text(_RULE % formula)
        return ["rules", "check", "rules"]

    return make


def yaml_rules(folder: Path) -> list[str]:
    (folder / "rules").mkdir()
    (folder / "rules" / "house.yaml").write_text(anchors())
    return ["rules", "check", "rules"]


def yaml_dataset(folder: Path) -> list[str]:
    (folder / "datasets").mkdir()
    (folder / "datasets" / "sales.yaml").write_text(anchors())
    return ["data", "check", "datasets"]


def yaml_sidecar(folder: Path) -> list[str]:
    (folder / "a.md").write_text("Sales rose 25% to $1.5bn from $1.2bn.\n")
    (folder / "a.md.crossfoot.yaml").write_text(anchors())
    return ["check", "a.md"]


def row_formula(formula: str) -> Maker:
    def make(folder: Path) -> list[str]:
        (folder / "a.csv").write_text("a,b\n1,2\n")
        return ["data", "check", "a.csv", "--row", formula]

    return make


def bare_csv(head: str, unit: str, times: int) -> Maker:
    def make(folder: Path) -> list[str]:
        repeated("a.csv", head, unit, times)(folder)
        return ["data", "check", "a.csv", "--row", "a == b"]

    return make


def zipped(name: str, parts: dict[str, Callable[[zipfile.ZipFile, str], None]]) -> Maker:
    """An article that is an archive with these members."""

    def make(folder: Path) -> list[str]:
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, write in parts.items():
                write(archive, member)
        return ["check", name]

    return make


def text_member(content: str) -> Callable[[zipfile.ZipFile, str], None]:
    return lambda archive, member: archive.writestr(member, content)


def zeros_member(megabytes: int) -> Callable[[zipfile.ZipFile, str], None]:
    """A member of blanks that packs a thousand to one."""

    def write(archive: zipfile.ZipFile, member: str) -> None:
        with archive.open(member, "w", force_zip64=True) as file:
            file.write(_DOCUMENT_HEAD.encode())
            for _ in range(megabytes):
                file.write(b" " * MEGA)
            file.write(_DOCUMENT_TAIL.encode())

    return write


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT_HEAD = f'<w:document xmlns:w="{_WORD}"><w:body>'
_DOCUMENT_TAIL = "</w:body></w:document>"
_TYPES = text_member(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELS = text_member(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(
    document: Callable[[zipfile.ZipFile, str], None], **more: Callable[[zipfile.ZipFile, str], None]
) -> Maker:
    """A Word file around this main part."""
    return zipped(
        "a.docx", {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document, **more}
    )


def paragraph(text: str, head: str = "") -> Callable[[zipfile.ZipFile, str], None]:
    body = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return text_member(f'<?xml version="1.0"?>{head}{_DOCUMENT_HEAD}{body}{_DOCUMENT_TAIL}')


def nested_docx(depth: int) -> Callable[[zipfile.ZipFile, str], None]:
    tables = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    return text_member(f"{_DOCUMENT_HEAD}{tables}{_DOCUMENT_TAIL}")


def pdf(unit: bytes, times: int) -> Maker:
    """A PDF of one page, whose content is a unit many times over."""

    def make(folder: Path) -> list[str]:
        packer = zlib.compressobj(9)
        chunk = unit * 10_000
        packed = b"".join(packer.compress(chunk) for _ in range(times // 10_000)) + packer.flush()
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font"
            b"/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        ]
        body = b"".join(b"%d 0 obj %s endobj\n" % pair for pair in enumerate(objects, 1))
        (folder / "a.pdf").write_bytes(b"%PDF-1.4\n" + body + b"trailer<</Size 5/Root 1 0 R>>")
        return ["check", "a.pdf"]

    return make


_LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_TRUE = "Sales rose 25% to $1.5bn from $1.2bn."

CASES = (
    Case("text: 100 MB of words in one line", repeated("a.txt", "", "rose 5 percent to $20 ", 5 * MEGA)),
    Case("text: 100 MB of digits in one line", repeated("a.txt", "", "1234567890", 10 * MEGA)),
    Case("text: 4 MB of digits in one line", repeated("a.txt", "", "1234567890", 400_000)),
    Case("text: 4 MB of 1,1,1,...", repeated("a.txt", "", "1,", 2 * MEGA)),
    Case("text: 4 MB of 'million million ...'", repeated("a.txt", "", "million ", 500_000)),
    Case("text: 4 MB of hyphens and words", repeated("a.txt", "", "two-and-a-", 400_000)),
    Case("text: 4 MB of opening quotation marks", repeated("a.txt", "", "“", 1_300_000)),
    Case("text: 4 MB of figures in one sentence", repeated("a.txt", "", "$5 million and 20% of ", 190_000)),
    Case("text: NULs", article("a.txt", "Sales\0 rose 25% to\0 $1.5bn from $1.2bn.\0")),
    Case(
        "text: bidirectional controls",
        article("a.txt", "Sales rose \u202e25%\u202c to \u2066$1.5bn\u2069 from $1.2bn."),
    ),
    Case("text: lone surrogates in UTF-8", article("a.txt", b"Sales rose \xed\xa0\x80 25%.")),
    Case("text: lone surrogates in UTF-16", article("a.txt", b"\xff\xfeS\x00\x00\xd8 \x001\x00")),
    Case("Markdown: 20,000 nested quotations", repeated("a.md", "", "> ", 20_000, "5%")),
    Case("Markdown: 20,000 nested lists", repeated("a.md", "", "- ", 20_000, "5%")),
    Case("Markdown: 1 MB of opening brackets", repeated("a.md", "", "[", MEGA)),
    Case("Markdown: 1 MB of asterisks and words", repeated("a.md", "", "*a **b ", 140_000)),
    Case(
        "Markdown: a table of 20,000 columns",
        repeated("a.md", "|", "1|", 20_000, "\n|" + "-|" * 20_000 + "\n|" + "2|" * 20_000),
    ),
    Case("Markdown: a table of 100,000 rows", repeated("a.md", "|a|b|\n|-|-|\n", "|1|2|\n", 100_000)),
    Case("Markdown: front matter with an anchor bomb", article("a.md", f"---\n{anchors()}\n---\n{_TRUE}\n")),
    Case("Markdown: front matter 50,000 deep", repeated("a.md", "---\na: ", "[", 50_000, "\n---\n5%\n")),
    Case("HTML: 200,000 nested elements", repeated("a.html", "<html><body>", "<div>", 200_000, "5%")),
    Case("HTML: 4 MB of unclosed tags", repeated("a.html", "<html><body>", "<p <", MEGA)),
    Case("HTML: 4 MB of ampersands", repeated("a.html", "<html><body><p>", "&", 4 * MEGA)),
    Case("HTML: a table 5,000 deep", repeated("a.html", "<html><body>", "<table><tr><td>", 5_000, "5%")),
    Case(
        "HTML: a cell that spans a million rows",
        article("a.html", "<table><tr><td rowspan=1000000 colspan=1000000>5</td><td>6</td></tr></table>"),
    ),
    Case("CSV article: 100 MB in one line", repeated("a.csv", "a,b\n", "1,", 50 * MEGA)),
    Case("CSV article: a quotation that never ends", repeated("a.csv", 'a,b\n1,"', "2\n", 2 * MEGA)),
    Case("Word: 3 GB of blanks in 3 MB", docx(zeros_member(3000))),
    Case("Word: a billion laughs", docx(paragraph("&a11;", _LAUGHS))),
    Case("Word: an entity outside", docx(paragraph("&x; 5%", _OUTSIDE))),
    Case("Word: tables 5,000 deep", docx(nested_docx(5_000))),
    Case(
        "Word: members that climb out of the folder",
        docx(paragraph(_TRUE), **{"../../outside.xml": text_member("x")}),
    ),
    Case(
        "Word: 100,000 members",
        docx(paragraph(_TRUE), **{f"m{n}.xml": text_member("") for n in range(100_000)}),
    ),
    Case("Word: no archive at all", article("a.docx", b"PK\x03\x04 not really")),
    Case("PDF: no PDF at all", article("a.pdf", b"%PDF-1.7\nnothing")),
    Case("PDF: 100 MB of noise", repeated("a.pdf", "%PDF-1.7\n", "1 0 obj << >> ", 7 * MEGA)),
    Case("PDF: a page that unpacks to 900 MB", pdf(b" ", 900 * MEGA)),
    Case("PDF: 20 million states that are never restored", pdf(b"q ", 20 * MEGA)),
    Case("PDF: 8 million texts on a page", pdf(b"BT /F 9 Tf 5 700 Td (5 percent) Tj ET ", 8 * MEGA)),
    Case("JSON: 20 million values", repeated("a.json", '{"body": [', "0,", 20 * MEGA, "0]}")),
    Case("JSONL: a million lines that are none", repeated("a.jsonl", "", "{\n", MEGA)),
    Case("JSON: 100,000 deep", repeated("a.json", '{"body": ', "[", 100_000)),
    Case(
        "JSON: 100 MB in one line", repeated("a.json", '{"body": "', "rose 5 percent to $20 ", 5 * MEGA, '"}')
    ),
    Case(
        "JSON: lone surrogates",
        article("a.json", '{"body": "Sales \\ud800 rose 25% to $1.5bn from $1.2bn."}'),
    ),
    Case("rule file: an anchor bomb", yaml_rules),
    Case("rule file: a formula of a million terms", rule_file("price == " + " + ".join(["gap"] * MEGA))),
    Case("rule file: 100,000 parentheses", rule_file("gap == " + "(" * 100_000 + "price" + ")" * 100_000)),
    Case("rule file: a tower of powers", rule_file("gap == price ** 9**9**9")),
    Case("marker file: an anchor bomb", yaml_sidecar),
    Case("data set: an anchor bomb", yaml_dataset),
    Case("row formula: 30,000 terms", row_formula("a == " + " + ".join(["b"] * 30_000))),
    Case("row formula: a tower of powers", row_formula("a == 9**9**9**9")),
    Case("row formula: code", row_formula("__import__('os').system('id') == 0")),
    Case("data: one line of 100 MB", bare_csv("a,b\n", "1,", 50 * MEGA)),
    Case("data: a quotation that never ends", bare_csv('a,b\n1,"', "2\n", 20 * MEGA)),
    Case(
        "data: 20,000 columns",
        bare_csv("a,b," + ",".join(f"c{n}" for n in range(20_000)) + "\n", "1,1" + ",1" * 20_000 + "\n", 5),
    ),
)
