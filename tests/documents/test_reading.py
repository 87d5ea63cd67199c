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
        (b"ok\nthe city\x92s", "a.txt:2:9: article not read [article-unreadable]\n  Byte 0x92 is not valid UTF-8; as"),
        (b"a\x81", "Byte 0x81 is not valid UTF-8, nor Windows-1252."),
        (b"caf\xc3", "a.txt:1:4:"),
        ("wide 5 text".encode("utf-16-le"), "run again with --encoding utf-16-le."),
        ("wide 5 text".encode("utf-16-be"), "run again with --encoding utf-16-be."),
        (b"\x00\x01\x00\x00\x00\x00\x02\x00" * 20, "The file is binary, not text."),
    ],
    ids=["cp1252", "undefined", "cut off", "utf-16-le", "utf-16-be", "binary"],
)  # fmt: skip
def test_bytes_that_are_not_text(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data, path="a.txt")
    assert message in str(error.value)


def test_a_named_encoding_is_used() -> None:
    assert read(b"the city\x92s", encoding="cp1252").text == "the city’s"
    with pytest.raises(UnreadableError, match="Byte 0x81 is not valid cp1252"):
        read(b"\x81", encoding="cp1252")


def test_an_unknown_encoding_and_format() -> None:
    with pytest.raises(OptionError, match="Unknown encoding 'hex'"):
        read(b"00", encoding="hex")
    with pytest.raises(
        OptionError, match=r"Unknown format 'exe'\. crossfoot reads: text, markdown, html, csv, docx\."
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
