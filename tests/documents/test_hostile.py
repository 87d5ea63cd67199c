"""Hostile files: each ends in a clear error that names the file and the limit, soon and in little memory."""

from __future__ import annotations

import gc
import struct
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crossfoot.documents import Limits, read
from crossfoot.documents.limits import parse_limit
from crossfoot.errors import InputError, LimitError, OptionError
from tests.documents.packages import archive, document, package, paragraph

SECONDS = 10.0  # of computing, on a slow machine and traced; each takes well under one on a good one


@contextmanager
def soon(megabytes: int) -> Iterator[None]:
    """What is done inside takes a bounded time and little memory."""
    tracemalloc.start()
    begun = time.process_time()
    yield
    took, (_, peak) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < SECONDS
    assert peak < megabytes * 1_000_000


def test_a_zip_bomb_is_stopped_while_it_unpacks() -> None:
    blank = package(document(paragraph("5") + " " * 300_000_000))
    assert len(blank) < 400_000
    with soon(50), pytest.raises(LimitError) as error:
        read(blank, format="docx", path="bomb.docx")
    assert str(error.value) == (
        "bomb.docx: article not read [limit-reached]\n"
        "  Its parts unpack to more than 100,000,000 bytes; the limit unpacked-size is 100,000,000.\n"
        "  If the file is what it should be, raise the limit: --limit unpacked-size=200000000."
    )


def test_the_size_that_an_archive_declares_is_not_believed() -> None:
    """Both headers of the part say 10 bytes; what comes out is cut there and fails its checksum, or is counted."""
    data = bytearray(package(paragraph("5" * 3_000_000)))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        begin = data.find(mark)
        while b"word/document.xml" not in data[begin : begin + 80]:
            begin = data.find(mark, begin + 4)
        data[begin + at : begin + at + 4] = struct.pack("<L", 10)
    with soon(50), pytest.raises(InputError, match=r"damaged|not well-formed"):
        read(bytes(data), format="docx", path="a.docx", limits=Limits(unpacked_size=1_000_000))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "https://example.com/x.dtd">',
    ],
    ids=["external entity", "entities of entities", "external subset"],
)
def test_a_document_type_is_refused(doctype: str) -> None:
    body = f'<?xml version="1.0"?>{doctype}<x>&a;</x>'
    with soon(5), pytest.raises(InputError) as error:
        read(package(body), format="docx", path="a.docx")
    assert "a.docx: article not read [xml-refused]\n  Its part word/document.xml declares" in str(error.value)


def test_elements_nested_without_end() -> None:
    deep = "<w:p>" * 2_000_000
    with soon(60), pytest.raises(LimitError, match="nested more than 200 deep; the limit depth is 200"):
        read(package(deep), format="docx")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"not a zip", "It is no zip archive, as a DOCX file is"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "of Word 97 to 2003, or protected with a password"),
        (archive({"a.txt": "5"}), "The archive holds no document of Word."),
        (archive({"word/document.xml": "<a><b></a>"}), "Its part word/document.xml is not well-formed XML: mismatched"),
        (archive({"word/document.xml": ""}), "not well-formed XML: no element found"),
        (package(paragraph("5"))[:-40], "It is no zip archive"),
        (package(paragraph("5")).replace(b"\x14\x03\x14\x00\x00", b"\x14\x03\x14\x00\x01"), "cannot be unpacked"),
    ],
    ids=["text", "ole", "other zip", "broken", "empty", "cut off", "encrypted"],
)  # fmt: skip
def test_what_is_no_docx_file(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(data, format="docx", path="a.docx")
    assert str(error.value).startswith("a.docx: article not read [")
    assert message in str(error.value)


def test_a_damaged_part_is_told() -> None:
    data = bytearray(package(paragraph(*(str(number) for number in range(5000)))))
    at = data.find(b"word/document.xml") + 200
    data[at : at + 50] = bytes(50)
    with pytest.raises(InputError, match=r"archive-damaged|xml-invalid"):
        read(bytes(data), format="docx", path="a.docx")


def test_an_archive_of_too_many_entries() -> None:
    data = archive({f"{number}": "" for number in range(20_001)})
    with soon(60), pytest.raises(LimitError, match=r"has 20,001 entries; no more than 20,000 are read"):
        read(data, format="docx")


def test_no_path_of_an_archive_is_written_or_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.xml").write_text("<x>5</x>")
    target = '<Relationship Id="1" Type="x/footnotes" Target="../../secret.xml"/>'
    files = {
        "word/document.xml": document(paragraph("5", '<w:r><w:footnoteReference w:id="1"/></w:r>')),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="x">{target}</Relationships>',
        "../escaped.xml": "<x/>",
        "/absolute.xml": "<x/>",
    }
    assert read(archive(files), format="docx").text == "5"
    assert [path.name for path in tmp_path.iterdir()] == ["secret.xml"]
    assert not (tmp_path.parent / "escaped.xml").exists()


def test_a_file_and_a_text_may_be_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"5 " * 600)
    with pytest.raises(LimitError, match="It has 1,200 bytes; the limit file-size is 1,000"):
        read(path, limits=Limits(file_size=1_000))
    with pytest.raises(LimitError, match=r"It has 1,200 characters; .*\n.*--limit text-size=2000"):
        read(path, limits=Limits(text_size=1_000))
    with pytest.raises(LimitError, match="bytes or more"):
        read(Path("/dev/zero"), limits=Limits(file_size=1_000))


def test_a_line_of_a_hundred_megabytes() -> None:
    line = b"5" * 100_000_000
    with soon(250), pytest.raises(LimitError, match="the limit text-size is 5,000,000"):
        read(line, format="text")


@pytest.mark.parametrize(("key", "value", "limit"), [
    ("depth", 20, ("depth", 20)), ("file-size", "20 MB", ("file_size", 20_000_000)),
    ("file-size", "3k", ("file_size", 3_000))
])  # fmt: skip
def test_limits_are_set_by_name(key: str, value: object, limit: tuple[str, int]) -> None:
    assert parse_limit(key, value) == limit


@pytest.mark.parametrize(("key", "value", "message"), [
    ("dept", 20, "There is no limit 'dept'. Limits: file-size, text-size"), ("depth", "many", "as in file-size=200MB"),
    ("depth", 0, "not '0'"), ("depth", True, "not 'True'"), ("depth", -1, "not '-1'"),
])  # fmt: skip
def test_a_limit_that_is_none(key: str, value: object, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        parse_limit(key, value)


def test_nothing_hostile_grows_faster_than_it_is_long() -> None:
    """Four times the paragraphs, runs and cells: about four times the time."""

    def timed(make: Callable[[int], str], size: int) -> float:
        data = package(make(size))
        return min(_seconds(data) for _ in range(3))

    def _seconds(data: bytes) -> float:
        gc.collect()
        gc.disable()  # what there is to collect depends on the tests before
        begun = time.process_time()
        read(data, format="docx")
        took = time.process_time() - begun
        gc.enable()
        return took

    makes: list[Callable[[int], str]] = [
        lambda size: paragraph("5 ") * size,
        lambda size: paragraph(*["5 "] * size),
        lambda size: paragraph(*["<w:r><w:rPr><w:strike/></w:rPr><w:t>5</w:t></w:r>", "6"] * (size // 2)),
        lambda size: "<w:tbl>" + f"<w:tr><w:tc>{paragraph('5')}</w:tc></w:tr>" * size + "</w:tbl>",
        lambda size: "<w:tbl><w:tr>" + f"<w:tc>{paragraph('5')}</w:tc>" * size + "</w:tr></w:tbl>",
        lambda size: paragraph(properties="<w:rPr><w:del/></w:rPr>") * size,
    ]  # fmt: skip
    for make in makes:
        assert timed(make, 16_000) < 9 * timed(make, 4_000) + 0.1  # squares would be 16
