"""DOCX files made by hand, for what no writer writes: tracked changes, footnotes, and what is hostile."""

from __future__ import annotations

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Half-year results</dc:title><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    "</cp:coreProperties>"
)
COVER = (
    '<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps">'
    "<PublishDate>2025-03-25T00:00:00</PublishDate></CoverPageProperties>"
)


def document(body: str) -> str:
    """The main part with some paragraphs."""
    return f'<w:document xmlns:w="{W}" xmlns:m="{M}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'


def package(body: str, **parts: str | bytes) -> bytes:
    """A DOCX file; ``parts`` are more parts, ``footnotes`` and ``styles`` by these names, others by ``word__x_xml``."""
    known = {kind: parts.pop(kind) for kind in ("footnotes", "endnotes", "styles") if kind in parts}
    related = "".join(
        f'<Relationship Id="r{kind}" Type="{_KIND}/{kind}" Target="{kind}.xml"/>' for kind in known
    )
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_KIND}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": body if body.startswith("<?xml") else document(body),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
        **{
            f"word/{kind}.xml": f'<w:{kind} xmlns:w="{W}">{text!s}</w:{kind}>' for kind, text in known.items()
        },
        **{name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()},
    }
    return archive(files)


def archive(files: dict[str, str | bytes]) -> bytes:
    """A zip file."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in files.items():
            written.writestr(name, text)
    return stream.getvalue()


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is no element is plain text."""
    inner = "".join(one if one.startswith("<") else f"<w:r>{said(one)}</w:r>" for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def said(text: str) -> str:
    """Text that keeps its blanks."""
    return f'<w:t xml:space="preserve">{text}</w:t>'
