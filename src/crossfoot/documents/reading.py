"""``read``: a path or bytes to a Document, by the format its name tells."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from crossfoot.documents.document import Document, Part
from crossfoot.documents.encoding import decode, normalise_lines
from crossfoot.documents.front_matter import FrontMatter, load_yaml, parse_front_matter
from crossfoot.documents.limits import DEFAULT_LIMITS, Limits
from crossfoot.documents.mapping import SourceMap, assemble
from crossfoot.documents.markers import SIDECAR
from crossfoot.documents.options import ReadOptions
from crossfoot.errors import DataSetError, InputError, OptionError

#: Suffixes of articles, which a folder walk takes, and the format of each.
ARTICLE_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".html": "html", ".htm": "html", ".csv": "csv",
    ".tsv": "csv", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip

#: What some suffixes need, from the extra "documents".
_LIBRARIES = {".pdf": "pypdfium2"}

#: Suffixes that are known not to be text; named on the command line they are refused, not read as garbage.
_FOREIGN = {
    ".xlsx": "Excel", ".xls": "Excel",
    ".doc": "Word 97 to 2003", ".odt": "OpenDocument", ".rtf": "RTF",
    ".parquet": "Parquet", ".png": "image", ".jpg": "image", ".jpeg": "image", ".zip": "archive",
}  # fmt: skip


def walked_suffixes() -> tuple[str, ...]:
    """The suffixes of files that a walk through folders takes: of all formats that this installation can read."""
    from importlib.util import find_spec

    missing = {suffix for suffix, library in _LIBRARIES.items() if find_spec(library) is None}
    return tuple(suffix for suffix in ARTICLE_SUFFIXES if suffix not in missing)


def read(
    source: str | os.PathLike[str] | bytes,
    format: str | None = None,
    encoding: str | None = None,
    path: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read an article.

    Args:
        source: a path, or the bytes of a file.
        format: "text", "markdown", "html", "csv", "docx" or "pdf"; None goes by the path's suffix, and takes anything
            else for plain text.
        encoding: of the bytes; None means its byte order mark, else UTF-8.
        path: the name to report, where it is not ``source`` itself.
        limits: what may be spent on the file.

    Raises:
        UnreadableError: bytes that are not text in the encoding; the message says which byte and how to mend it.
        InputError: no such file, a folder, a format that is not read, a damaged file, or front matter with an error.
        LimitError: a file larger or deeper than allowed.
        DataSetError: a CSV or TSV file with more rows than a table of an article.
        OptionError: no such format or encoding.
    """
    if isinstance(source, bytes):
        data, name = source, path or "<bytes>"
        limits.check("file_size", len(data), name, "bytes")
    else:
        name = path or os.fspath(source)
        data = _load(Path(source), name, limits)
    chosen = format or _format_of(name)
    known = None if isinstance(source, bytes) and path is None else name
    if chosen in _PACKED:
        document = _PACKED[chosen](data, known, limits)
    elif chosen in _READERS:
        decoded, returns = normalise_lines(decode(data, name, encoding))
        limits.check("text_size", len(decoded), name, "characters")
        document = _READERS[chosen](decoded, returns, known)
    else:
        raise OptionError(f"Unknown format '{chosen}'. crossfoot reads: {', '.join(FORMATS)}.")
    limits.check("text_size", len(document.text), name, "characters of text")
    beside = None if isinstance(source, bytes) else _beside(Path(os.fspath(source) + SIDECAR))
    return document if beside is None else replace(document, beside=beside)


def read_with(
    options: ReadOptions, source: str | os.PathLike[str] | bytes, path: str | None = None
) -> Document:
    """``read`` with options that hold for every file of a run."""
    return read(source, options.format, options.encoding, path, options.limits)


def _beside(path: Path) -> object:
    """What the file of markers beside an article holds; None where there is none.

    Raises:
        InputError: it is no YAML.
    """
    if not path.is_file():
        return None
    source, _ = normalise_lines(decode(path.read_bytes(), str(path)))
    return load_yaml(source, str(path), 1, "markers not read [markers-invalid]")


def _load(path: Path, name: str, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            limits.check("file_size", os.fstat(file.fileno()).st_size, name, "bytes")
            data = file.read(limits.file_size + 1)
        limits.check("file_size", len(data), name, "bytes or more")  # a pipe or device has no size
        return data
    except FileNotFoundError:
        raise InputError(f"{name}: no such file [file-missing]{_neighbour(path)}") from None
    except IsADirectoryError:
        raise InputError(f"{name}: is a folder, not an article [file-is-folder]") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: cannot be read [file-unreadable]\n  {reason}.") from None


def _neighbour(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return f"\n  There is no folder {path.parent} either."
    near = get_close_matches(path.name, names, 1)
    return f"\n  Did you mean {path.parent / near[0]}?" if near else ""


def _format_of(name: str) -> str:
    suffix = Path(name).suffix.lower()
    if suffix in _FOREIGN:
        known = ", ".join(ARTICLE_SUFFIXES)
        raise InputError(
            f"{name}: article not read [format-not-read]\n"
            f"  crossfoot does not read {_FOREIGN[suffix]} files. It reads {known}, and any other name as plain text."
        )
    return ARTICLE_SUFFIXES.get(suffix, "text")


def _read_text(source: str, returns: tuple[int, ...], name: str | None) -> Document:
    part = Part(source, SourceMap(), 0, len(source), returns=returns)
    return Document(source, (part,), path=name)


def _read_markdown(source: str, returns: tuple[int, ...], name: str | None) -> Document:
    # Imported here: a plain text file does not pay for the Markdown parser.
    from crossfoot.documents.markdown import markdown_text

    front: FrontMatter = parse_front_matter(source, name or "<text>")
    body = source[front.length :]
    text, mapped = markdown_text(source, front.length) if body.strip() else assemble(())
    part = Part(source, mapped, 0, len(text), returns=returns)
    return Document(text, (part,), name, "markdown", front.date, front.title, front.meta)


def _read_html(source: str, returns: tuple[int, ...], name: str | None) -> Document:
    from crossfoot.documents.html import html_page

    page = html_page(source)
    part = Part(source, page.map, 0, len(page.text), returns=returns)
    return Document(page.text, (part,), name, "html", page.head.date, page.head.title)


def _read_csv(source: str, returns: tuple[int, ...], name: str | None) -> Document:
    from crossfoot.documents.delimited import MOST_ROWS, TooLongError, delimited_text, field_mark

    try:
        text, mapped = delimited_text(source, field_mark(source, Path(name or "").suffix.lower()))
    except TooLongError:
        raise DataSetError(
            f"{name or '<bytes>'}: not read as an article [table-too-long]\n"
            f"  It has more than {MOST_ROWS} rows. `crossfoot data check` reads it as a data set."
        ) from None
    return Document(text, (Part(source, mapped, 0, len(text), returns=returns),), name, "csv")


def _read_docx(data: bytes, name: str | None, limits: Limits) -> Document:
    from crossfoot.documents.docx import read_docx

    return read_docx(data, name, limits)


def _read_pdf(data: bytes, name: str | None, limits: Limits) -> Document:
    from crossfoot.documents.pdf import read_pdf

    return read_pdf(data, name, limits)


_READERS: dict[str, Callable[[str, tuple[int, ...], str | None], Document]] = {
    "text": _read_text,
    "markdown": _read_markdown,
    "html": _read_html,
    "csv": _read_csv,
}
#: Formats that are no text with an encoding.
_PACKED: dict[str, Callable[[bytes, str | None, Limits], Document]] = {"docx": _read_docx, "pdf": _read_pdf}
#: The names of all formats that are read.
FORMATS = (*_READERS, *_PACKED)
