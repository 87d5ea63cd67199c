"""``read``: a path or bytes to a Document, by the format its name tells."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from crossfoot.documents.document import Document, Part
from crossfoot.documents.encoding import decode, decode_article, normalise_lines
from crossfoot.documents.front_matter import FrontMatter, load_yaml, parse_front_matter
from crossfoot.documents.json_fields import DEFAULT_FIELDS, Fields
from crossfoot.documents.limits import DEFAULT_LIMITS, Limits
from crossfoot.documents.mapping import SourceMap, assemble
from crossfoot.documents.markers import SIDECAR
from crossfoot.documents.options import DEFAULT_OPTIONS, ReadOptions
from crossfoot.errors import DataSetError, InputError, OptionError

#: Suffixes of articles, which a folder walk takes, and the format of each.
ARTICLE_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".html": "html", ".htm": "html", ".csv": "csv",
    ".tsv": "csv", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip

#: Suffixes of JSON; a folder's may be anything, so that a walk takes them only when told how articles look in it.
JSON_SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}

#: What some suffixes need, from the extra "documents".
_LIBRARIES = {".pdf": "pypdfium2"}

#: Suffixes that are known not to be text; named on the command line they are refused, not read as garbage.
_FOREIGN = {
    ".xlsx": "Excel", ".xls": "Excel",
    ".doc": "Word 97 to 2003", ".odt": "OpenDocument", ".rtf": "RTF",
    ".parquet": "Parquet", ".png": "image", ".jpg": "image", ".jpeg": "image", ".zip": "archive",
}  # fmt: skip


def walked_suffixes(json: bool = False) -> tuple[str, ...]:
    """The suffixes of files that a walk through folders takes: of all formats that this installation can read.

    Args:
        json: also those of JSON, which may be anything: only where it was said how articles look in it.
    """
    from importlib.util import find_spec

    missing = {suffix for suffix, library in _LIBRARIES.items() if find_spec(library) is None}
    known = (*ARTICLE_SUFFIXES, *(JSON_SUFFIXES if json else ()))
    return tuple(suffix for suffix in known if suffix not in missing)


def read(
    source: str | os.PathLike[str] | bytes,
    format: str | None = None,
    encoding: str | None = None,
    path: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    fields: Fields | None = None,
) -> Document:
    """Read an article.

    Args:
        source: a path, or the bytes of a file.
        format: "text", "markdown", "html", "csv", "docx", "pdf", "json" or "jsonl"; None goes by the
            path's suffix, and takes anything else for plain text.
        encoding: of the bytes; None means as they say (``decode_article`` tells how).
        path: the name to report, where it is not ``source`` itself.
        limits: what may be spent on the file.
        fields: where the headline, the body and so on are in JSON, where the usual names do not do.

    Raises:
        UnreadableError: bytes that are not text in the encoding; the message says which byte and how to mend it.
        InputError: no such file, a folder, a format that is not read, a damaged file, or front matter with an error.
        LimitError: a file larger or deeper than allowed.
        DataSetError: a CSV or TSV file with more rows than a table of an article.
        OptionError: no such format or encoding.
    """
    options = ReadOptions(format, encoding, limits, fields)
    found = list(islice(read_each(options, source, path), 2))
    name = path or (os.fspath(source) if not isinstance(source, bytes) else "<bytes>")
    if len(found) > 1:
        raise InputError(
            f"{name}: holds several articles [articles-several]\n  crossfoot.read_all gives them one by one."
        )
    if not found:
        raise InputError(f"{name}: nothing to check [article-empty]\n  The file holds no article.")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def read_all(
    source: str | os.PathLike[str] | bytes, options: ReadOptions = DEFAULT_OPTIONS, path: str | None = None
) -> Iterator[Document]:
    """Read every article of a file; only JSON and JSONL hold more than one.

    Raises:
        InputError: as ``read`` does, when it comes to an article that cannot be read.
    """
    for found in read_each(options, source, path):
        if isinstance(found, InputError):
            raise found
        yield found


def read_each(
    options: ReadOptions, source: str | os.PathLike[str] | bytes, path: str | None = None
) -> Iterator[Document | InputError]:
    """The articles of a file one by one; one of several that cannot be read comes as its error, in its place.

    Raises:
        InputError: what ``read`` raises, of the file as a whole.
    """
    limits = options.limits
    if isinstance(source, bytes):
        data, name = source, path or "<bytes>"
        limits.check("file_size", len(data), name, "bytes")
    else:
        name = path or os.fspath(source)
        data = _load(Path(source), name, limits)
    format = options.format or _format_of(name)
    known = None if isinstance(source, bytes) and path is None else name
    beside = None if isinstance(source, bytes) else _beside(Path(os.fspath(source) + SIDECAR))
    for found in _documents(format, data, known, options):
        if isinstance(found, Document):
            found = found if beside is None else replace(found, beside=beside)
            found = _bounded(found, name, limits)
        yield found


def _bounded(document: Document, name: str, limits: Limits) -> Document | InputError:
    """The document; the error of one that is too long, which one of several must not raise: it would end the others."""
    try:
        limits.check("text_size", len(document.text), name, "characters of text")
    except InputError as error:
        if document.record is None:
            raise
        return error
    return document


def _documents(
    format: str, data: bytes, name: str | None, options: ReadOptions
) -> Iterator[Document | InputError]:
    shown, limits = name or "<bytes>", options.limits
    if format in _PACKED:
        yield _PACKED[format](data, name, limits)
        return
    if format not in FORMATS:
        raise OptionError(f"Unknown format '{format}'. crossfoot reads: {', '.join(FORMATS)}.")
    decoded, warnings = decode_article(data, shown, options.encoding, format == "html")
    source, returns = normalise_lines(decoded)
    if format in _SEVERAL:
        found = _several(format, source, returns, name, options)
    else:
        limits.check("text_size", len(source), shown, "characters")
        found = iter([_READERS[format](source, returns, name)])
    for one in found:
        # Told once, with the first.
        yield (
            replace(one, warnings=(*warnings, *one.warnings))
            if warnings and isinstance(one, Document)
            else one
        )
        warnings = ()


def _several(
    format: str, source: str, returns: tuple[int, ...], name: str | None, options: ReadOptions
) -> Iterator[Document | InputError]:
    from crossfoot.documents.json_articles import json_articles, jsonl_articles

    articles = jsonl_articles if format == "jsonl" else json_articles
    return articles(source, returns, name, options.fields or DEFAULT_FIELDS, options.limits)


def read_with(
    options: ReadOptions, source: str | os.PathLike[str] | bytes, path: str | None = None
) -> Document:
    """``read`` with options that hold for every file of a run."""
    return read(source, options.format, options.encoding, path, options.limits, options.fields)


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
    return ARTICLE_SUFFIXES.get(suffix) or JSON_SUFFIXES.get(suffix, "text")


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
#: Formats in which one file may hold several articles, and the names of all formats that are read.
_SEVERAL = ("json", "jsonl")
FORMATS = (*_READERS, *_PACKED, *_SEVERAL)
