"""A program of its own: the characters of a PDF on standard input, each with its box and size, on standard output.

It runs apart because PDFium is native code: a file that crashes it, never ends or eats memory takes this process along
and no other, and two threads must not be inside it at once. It imports nothing of crossfoot.

In: a line of JSON (``path``, ``pages``, ``characters``, ``memory``, ``seconds``), then the bytes of the PDF. Out: one
of JSON, either ``{"error": ...}`` or ``{"pages": [[characters, width, height, has pictures], ...]}``, then for each
character its code (uint32), its box (4 floats: left, right, bottom, top) and its height (float), column by column.
"""

from __future__ import annotations

import json
import sys
from array import array
from typing import Any

_PASSWORD, _DAMAGED, _PAGES, _CHARACTERS = "password", "damaged", "pages", "characters"
_FAR = 1e6
_PICTURE = 3  # FPDF_PAGEOBJ_IMAGE


class RefusalError(Exception):
    """Why the file is not read: a code, and a number or a detail."""


def main() -> None:
    """Read the request, answer it."""
    request = json.loads(sys.stdin.buffer.readline())
    sys.path[:] = request["path"]
    _confine(request["memory"], request["seconds"])
    try:
        header, columns = _characters(sys.stdin.buffer.read(), request["pages"], request["characters"])
    except RefusalError as refusal:
        header, columns = {"error": list(refusal.args)}, []
    except MemoryError:
        header, columns = {"error": ["memory", ""]}, []
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n")
    for column in columns:
        sys.stdout.buffer.write(column.tobytes())


def _confine(memory: int, seconds: int) -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource
    except ImportError:  # Windows; the parent still ends what takes too long
        return
    for limit, amount in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(limit, (amount, hard))


def _characters(data: bytes, most_pages: int, most: int) -> tuple[dict[str, Any], list[Any]]:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = _PASSWORD if "password" in str(error).lower() else _DAMAGED
        raise RefusalError(code, str(error)) from None
    if len(document) > most_pages:
        raise RefusalError(_PAGES, len(document))
    codes, boxes, sizes = array("I"), array("f"), array("f")
    pages = []
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append([0, 0.0, 0.0, True])
            continue
        count = text.count_chars()
        if len(codes) + count > most:
            raise RefusalError(_CHARACTERS, len(codes) + count)
        _take(raw, text.raw, count, codes, boxes, sizes)
        pages.append([count, *page.get_size(), not count and _has_picture(raw, page.raw)])
        text.close()
        page.close()
    return {"pages": pages}, [codes, boxes, sizes]


def _take(raw: Any, text: Any, count: int, codes: Any, boxes: Any, sizes: Any) -> None:
    """Append the characters of one page; the size of what PDFium puts in itself (blanks, line ends) is 0.

    The loose box is as high as the type, whatever the character: the nominal size knows nothing of scaling.
    """
    from ctypes import byref

    box = raw.FS_RECTF()
    place = byref(box)
    code_of, box_of, generated = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_IsGenerated,
    )
    for index in range(count):
        codes.append(code_of(text, index))
        drawn = box_of(text, index, place) and generated(text, index) != 1
        # A hostile file may place things at infinity, or nowhere.
        boxes.extend(max(-_FAR, min(_FAR, edge)) for edge in (box.left, box.right, box.bottom, box.top))
        sizes.append(box.top - box.bottom if drawn else 0.0)


def _has_picture(raw: Any, page: Any) -> bool:
    count = min(raw.FPDFPage_CountObjects(page), 1000)
    return any(raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, at)) == _PICTURE for at in range(count))


if __name__ == "__main__":
    main()
