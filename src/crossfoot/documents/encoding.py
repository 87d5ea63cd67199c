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
    shown = {"utf-8": "UTF-8", "utf-16": "UTF-16", "utf-32": "UTF-32"}.get(encoding.lower(), encoding)
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
