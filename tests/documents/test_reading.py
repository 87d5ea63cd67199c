"""Files and bytes to documents."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from crossfoot.documents import Document, read
from crossfoot.errors import InputError, OptionError, UnreadableError


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    """Nothing is dropped from plain text, front matter and code neither; Windows line ends become one character."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"---\r\ndate: 2024-01-01\r\n---\r\n`5` *6*\r\n")
    document = read(path)
    assert document.text == "---\ndate: 2024-01-01\n---\n`5` *6*\n"
    assert (document.date, document.format, document.path) == (None, "text", str(path))
    found = document.locate(25, 28)
    assert (found.line, found.column, found.source_start, found.source_end) == (4, 1, 28, 31)


def test_the_suffix_tells_the_format(tmp_path: Path) -> None:
    for name, format in (
        ("a.MD", "markdown"),
        ("a.markdown", "markdown"),
        ("a.txt", "text"),
        ("README", "text"),
    ):
        (tmp_path / name).write_text("5")
        assert read(tmp_path / name).format == format


def test_a_string_is_not_normalised() -> None:
    document = Document.from_text("a\r\nb 5\r\n")
    assert document.text == "a\r\nb 5\r\n"
    assert str(document.locate(5, 6)) == "<text>:2:3"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    document = read("It cost £5.".encode(encoding))
    assert document.text == "It cost £5."
    assert document.locate(8, 9).source_start == 8


def test_a_stray_nul_becomes_a_replacement_character() -> None:
    assert read(b"It cost 5\x00 dollars.").text == "It cost 5\ufffd dollars."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\x81", "Byte 0x81 is not valid UTF-8, nor Windows-1252."),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05\xff" * 9, "Byte 0x89 is not valid UTF-8"),
        ("wide 5 text".encode("utf-16-le")[:-1], "run again with --encoding utf-16-le."),
        (b"\x00\x01\x00\x00\x00\x00\x02\x00" * 20, "The file is binary, not text."),
    ],
    ids=["undefined", "picture", "utf-16 cut off", "binary"],
)  # fmt: skip
def test_bytes_that_are_not_text(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data, path="a.txt")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("data", "text", "message"),
    [
        (b"ok\nthe city\x92s", "ok\nthe city’s", "a.txt:2:9: read as Windows-1252 [encoding-guessed]\n  Its bytes"),
        (b"caf\xe9 \x80 5", "café € 5", "a.txt:1:4: read as Windows-1252"),
        ("wide 5 text".encode("utf-16-le"), "wide 5 text", "a.txt: read as UTF-16 [encoding-guessed]"),
        ("wide 5 £".encode("utf-16-be"), "wide 5 £", "a.txt: read as UTF-16"),
    ],
)  # fmt: skip
def test_an_encoding_is_guessed_with_a_warning(data: bytes, text: str, message: str) -> None:
    document = read(data, path="a.txt")
    assert document.text == text
    assert len(document.warnings) == 1
    assert document.warnings[0].startswith(message)
    assert "name the encoding with --encoding" in document.warnings[0]
    with pytest.raises(UnreadableError):
        read(data, encoding="utf-8")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ("<META CHARSET=koi8-r>", "koi8-r"),
        ('<meta charset="no-such">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="ascii">', "utf-8"),
    ],
)
def test_a_page_declares_its_encoding(head: str, encoding: str) -> None:
    word = "ценник" if encoding in ("cp1251", "koi8-r", "utf-8") else "caf\xe9 ‘5’"
    document = read(
        f"<html><head>{head}</head><body><p>{word} 5</p></body></html>".encode(encoding), format="html"
    )
    if "ascii" not in head:  # which means Windows-1252 to a browser, and here as well
        assert (document.text, document.warnings) == (f"{word} 5", ())


def test_a_declaration_that_is_wrong_is_left_aside() -> None:
    document = read('<meta charset="utf-8"><p>5 £</p>'.encode("cp1252"), format="html", path="a.html")
    assert document.text == "5 £"
    assert "read as Windows-1252" in document.warnings[0]


def test_a_named_encoding_is_used() -> None:
    assert read(b"the city\x92s", encoding="cp1252").text == "the city’s"
    with pytest.raises(UnreadableError, match="Byte 0x81 is not valid Windows-1252"):
        read(b"\x81", encoding="cp1252")


def test_an_unknown_encoding_and_format() -> None:
    with pytest.raises(OptionError, match="Unknown encoding 'hex'"):
        read(b"00", encoding="hex")
    with pytest.raises(
        OptionError,
        match=r"Unknown format 'exe'\. crossfoot reads: text, markdown, html, csv, docx, pdf, json, jsonl\.",
    ):
        read(b"00", format="exe")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder, not an article"):
        read(tmp_path)
    with pytest.raises(InputError, match=r"There is no folder .*none either"):
        read(tmp_path / "none" / "a.md")
    with pytest.raises(InputError, match="cannot be read"):
        read("a\0b")


def test_parts_keep_their_own_places() -> None:
    document = Document.from_parts(headline="Sales up 5%", body="They rose\n6%.")
    assert document.text == "Sales up 5%\n\nThey rose\n6%."
    first, second = document.locate(9, 11), document.locate(23, 25)
    assert (first.part, first.line, first.column) == ("headline", 1, 10)
    assert (second.part, second.line, second.column, second.source_start) == ("body", 2, 1, 10)


def test_a_place_outside_the_text_is_refused() -> None:
    for start, end in ((-1, 0), (2, 1), (0, 6)):
        with pytest.raises(ValueError, match="no place"):
            Document.from_text("hello").locate(start, end)


def test_a_document_can_be_sent_to_another_process() -> None:
    document = read(b"# A\n\n5 &amp; 6\n", format="markdown")
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    assert again.locate(3, 4) == document.locate(3, 4)


def test_plain_text_does_not_load_the_markdown_parser() -> None:
    code = (
        "import sys, crossfoot.documents as d; d.read(b'5', path='a.txt')\n"
        "print('markdown_it' in sys.modules, 'yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
