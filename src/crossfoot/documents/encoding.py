"""Bytes to text: byte order marks, line ends, and messages that say how to mend a bad byte."""

from __future__ import annotations

import codecs
import re

from crossfoot.errors import OptionError, UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: The declaration of a page: <meta charset=...>, or the content of an http-equiv.
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
#: Control characters, of which text has none to speak of.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
_SHOWN = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
}
_RETURN = re.compile(r"\r\n?")

#: Above this share of NUL (and this many) a file is wide or binary, not text with a stray NUL.
_NUL_SHARE = 0.05
_STRAY_NULS = 3


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Text of ``data``: by its byte order mark, else by ``encoding``, else as UTF-8. The mark is left out.

    A stray NUL becomes U+FFFD, one for one, as CommonMark asks.

    Raises:
        UnreadableError: a byte that the encoding does not know; the message names it, its line and the way out.
        OptionError: no such encoding.
    """
    marked = next((known for mark, known in _MARKS if data.startswith(mark)), None)
    chosen = marked or check_encoding(encoding or "utf-8")
    if marked is None and _narrow(chosen) and data.count(0) > max(_STRAY_NULS, len(data) * _NUL_SHARE):
        raise UnreadableError(_wide_message(data, name))
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        raise UnreadableError(_bad_byte_message(data, name, chosen, error)) from None
    return text.removeprefix("\ufeff").replace("\0", "\ufffd")


def decode_article(
    data: bytes, name: str, encoding: str | None = None, is_html: bool = False
) -> tuple[str, tuple[str, ...]]:
    """Text of an article, and what is to be said of how it was decoded.

    By its byte order mark, else by ``encoding``, else as an HTML page declares, else as UTF-8. Bytes that are not that
    are read as UTF-16 where they look like it, else as Windows-1252, with a warning: figures are the same in nearly
    every encoding, and an article that is not read is not checked.

    Raises:
        UnreadableError: bytes that are no text, or none in the encoding named.
        OptionError: no such encoding.
    """
    marked = any(data.startswith(mark) for mark, _ in _MARKS)
    if marked or encoding is not None:
        return decode(data, name, encoding), ()
    declared = _declared(data) if is_html else None
    if declared is not None:
        try:
            return decode(data, name, declared), ()
        except UnreadableError:
            pass
    try:
        return decode(data, name), ()
    except UnreadableError as error:
        guess = _guess(data)
        if guess is None:
            raise
        text = decode(data, name, guess)
        return text, (_guessed_message(str(error), name, guess),)


def _declared(data: bytes) -> str | None:
    """The encoding that the head of a page declares, as browsers understand it."""
    found = _CHARSET.search(data, 0, 1024)
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        return "cp1252"
    if name.startswith("utf-16"):  # what could be read as ASCII is not that
        return None
    try:
        return check_encoding(name)
    except OptionError:
        return None


def _guess(data: bytes) -> str | None:
    """The encoding of bytes that are not UTF-8; None if they are no text."""
    if data.count(0) > max(_STRAY_NULS, len(data) * _NUL_SHARE):
        even, odd = data[0::2].count(0), data[1::2].count(0)
        guess = "utf-16-le" if odd > even else "utf-16-be"
        return guess if min(even, odd) * 4 <= max(even, odd) and _is_text(data, guess) else None
    return "cp1252" if _is_text(data, "cp1252") else None


def _is_text(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return len(_CONTROL.findall(text)) <= len(text) * _CONTROL_SHARE


def _guessed_message(problem: str, name: str, guess: str) -> str:
    place = problem.partition(": article not read")[0]
    shown = _SHOWN.get(guess, guess)
    return (
        f"{place}: read as {shown} [encoding-guessed]\n"
        f"  Its bytes are not UTF-8 and {shown} fits. If words look wrong, name the encoding with --encoding."
    )


def normalise_lines(text: str) -> tuple[str, tuple[int, ...]]:
    """Line ends as ``\\n``, and the offsets (in the result) of those that were ``\\r\\n``."""
    if "\r" not in text:
        return text, ()
    returns: list[int] = []
    for match in _RETURN.finditer(text):
        if match.end() - match.start() == 2:
            returns.append(match.start() - len(returns))
    return text.replace("\r\n", "\n").replace("\r", "\n"), tuple(returns)


def check_encoding(encoding: str) -> str:
    """The encoding's name if Python knows it as a text encoding.

    Raises:
        OptionError: it does not; the message names the nearest one.
    """
    try:
        b"    ".decode(encoding)
    except UnicodeDecodeError:
        return encoding
    except (LookupError, ValueError):
        raise OptionError(_unknown_message(encoding)) from None
    return encoding


def _narrow(encoding: str) -> bool:
    return not codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def _unknown_message(encoding: str) -> str:
    from difflib import get_close_matches
    from encodings.aliases import aliases

    names = sorted({*aliases, *aliases.values()})
    near = get_close_matches(encoding.lower().replace("-", "_"), names, 1)
    hint = f" Did you mean '{near[0].replace('_', '-')}'?" if near else " For example: utf-8, cp1252, utf-16."
    return f"Unknown encoding '{encoding}'.{hint}"


def _wide_message(data: bytes, name: str) -> str:
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if min(even, odd) * 4 > max(even, odd):
        return f"{name}: article not read [article-unreadable]\n  The file is binary, not text."
    guess = "utf-16-le" if odd > even else "utf-16-be"
    return (
        f"{name}: article not read [article-unreadable]\n"
        f"  The file looks like UTF-16 without a byte order mark.\n"
        f"  Save the file as UTF-8, or run again with --encoding {guess}."
    )


def _bad_byte_message(data: bytes, name: str, encoding: str, error: UnicodeDecodeError) -> str:
    before = data[: error.start].decode(encoding, "replace").removeprefix("\ufeff")
    line = len(re.findall(r"\r\n?|\n", before)) + 1
    column = len(before) - max(before.rfind("\n"), before.rfind("\r"))
    byte = data[error.start]
    shown = _SHOWN.get(encoding.lower(), encoding)
    head = f"{name}:{line}:{column}: article not read [article-unreadable]\n  Byte 0x{byte:02x} is not valid {shown}"
    if shown != "UTF-8":
        return f"{head}.\n  Save the file as UTF-8, or name its encoding with --encoding."
    try:
        guess = bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return f"{head}, nor Windows-1252.\n  Save the file as UTF-8, or name its encoding with --encoding."
    return (
        f"{head}; as Windows-1252 it would be '{guess}'.\n"
        f"  Save the file as UTF-8, or run again with --encoding cp1252."
    )
