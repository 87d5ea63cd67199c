"""``read``: a path or bytes to a Document, by the format its name tells."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from crossfoot.documents.document import Document, Part
from crossfoot.documents.encoding import decode, normalise_lines
from crossfoot.documents.front_matter import FrontMatter, load_yaml, parse_front_matter
from crossfoot.documents.mapping import SourceMap, assemble
from crossfoot.documents.markers import SIDECAR
from crossfoot.errors import DataSetError, InputError, OptionError

#: Suffixes of articles, which a folder walk takes, and the format of each.
ARTICLE_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".html": "html", ".htm": "html", ".csv": "csv",
    ".tsv": "csv",
}  # fmt: skip

#: Suffixes that are known not to be text; named on the command line they are refused, not read as garbage.
_FOREIGN = {
    ".xlsx": "Excel", ".xls": "Excel",
    ".docx": "Word", ".doc": "Word", ".odt": "OpenDocument", ".rtf": "RTF", ".pdf": "PDF",
    ".parquet": "Parquet", ".png": "image", ".jpg": "image", ".jpeg": "image", ".zip": "archive",
}  # fmt: skip


def read(
    source: str | os.PathLike[str] | bytes,
    format: str | None = None,
    encoding: str | None = None,
    path: str | None = None,
) -> Document:
    """Read an article.

    Args:
        source: a path, or the bytes of a file.
        format: "text", "markdown", "html" or "csv"; None goes by the path's suffix, and takes anything else for
            plain text.
        encoding: of the bytes; None means its byte order mark, else UTF-8.
        path: the name to report, where it is not ``source`` itself.

    Raises:
        UnreadableError: bytes that are not text in the encoding; the message says which byte and how to mend it.
        InputError: no such file, a folder, a format that is not read, or front matter with an error.
        DataSetError: a CSV or TSV file with more rows than a table of an article.
        OptionError: no such format or encoding.
    """
    if isinstance(source, bytes):
        data, name = source, path or "<bytes>"
    else:
        name = path or os.fspath(source)
        data = _load(Path(source), name)
    chosen = format or _format_of(name)
    if chosen not in _READERS:
        raise OptionError(f"Unknown format '{chosen}'. crossfoot reads: {', '.join(_READERS)}.")
    decoded, returns = normalise_lines(decode(data, name, encoding))
    document = _READERS[chosen](
        decoded, returns, None if isinstance(source, bytes) and path is None else name
    )
    beside = None if isinstance(source, bytes) else _beside(Path(os.fspath(source) + SIDECAR))
    return document if beside is None else replace(document, beside=beside)


def _beside(path: Path) -> object:
    """What the file of markers beside an article holds; None where there is none.

    Raises:
        InputError: it is no YAML.
    """
    if not path.is_file():
        return None
    source, _ = normalise_lines(decode(path.read_bytes(), str(path)))
    return load_yaml(source, str(path), 1, "markers not read [markers-invalid]")


def _load(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
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


_READERS: dict[str, Callable[[str, tuple[int, ...], str | None], Document]] = {
    "text": _read_text,
    "markdown": _read_markdown,
    "html": _read_html,
    "csv": _read_csv,
}
