"""The parts of a zip file, unpacked into memory and counted as they come: its own word is not taken.

Nothing of an archive is ever written, and a part is asked for by its name, so that a path in it leads nowhere.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from crossfoot.documents.limits import Limits, refusal
from crossfoot.errors import InputError, LimitError

_CHUNK = 1 << 16
#: More entries than any article has; each costs memory before a single one is read.
_MOST_ENTRIES = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Archive:
    """An archive whose parts together may not unpack to more than ``limits.unpacked_size`` bytes.

    Raises:
        InputError: it is no zip file, or a damaged one.
        LimitError: it has too many entries.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.unpacked = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
            raise InputError(_no_archive(name, data, error)) from None
        if len(self._zip.namelist()) > _MOST_ENTRIES:
            raise LimitError(
                f"{name}: article not read [limit-reached]\n"
                f"  The archive has {len(self._zip.namelist()):,} entries; no more than {_MOST_ENTRIES:,} are read."
            )

    def names(self) -> list[str]:
        """The names of its parts."""
        return self._zip.namelist()

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, as they are unpacked; none if there is no such part.

        Raises:
            InputError: the part is damaged or encrypted.
            LimitError: the parts read so far unpack to more than is allowed.
        """
        if part not in self._zip.NameToInfo:
            return
        try:
            with self._zip.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    self.unpacked += len(chunk)
                    self._check()
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise InputError(
                f"{self.name}: article not read [archive-damaged]\n"
                f"  Its part {part} cannot be unpacked: {str(error) or type(error).__name__}."
            ) from None

    def _check(self) -> None:
        if self.unpacked > self.limits.unpacked_size:
            found = f"Its parts unpack to more than {self.limits.unpacked_size:,} bytes"
            raise LimitError(refusal(self.name, found, "unpacked_size", self.limits.unpacked_size))


def _no_archive(name: str, data: bytes, error: Exception) -> str:
    head = f"{name}: article not read [archive-damaged]\n"
    if data.startswith(_OLE):
        return head + (
            "  It is a file of Word 97 to 2003, or protected with a password.\n"
            "  Save it as DOCX without a password."
        )
    return head + f"  It is no zip archive, as a DOCX file is: {error}."
