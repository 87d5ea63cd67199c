"""Files to text, with a way back from every character to its place in the file.

``read`` makes a ``Document``: ``document.text`` is what is checked, ``document.locate(start, end)`` says where that
stands in the original. Nothing here knows what a figure is. Read ``document.py`` first, then ``reading.py``.
"""

from __future__ import annotations

from crossfoot.documents.document import Document, Part
from crossfoot.documents.limits import Limits
from crossfoot.documents.location import Location
from crossfoot.documents.markers import Binding, Marker, Markers, is_marked, markers_of, without_markers
from crossfoot.documents.options import ReadOptions
from crossfoot.documents.reading import (
    ARTICLE_SUFFIXES,
    FORMATS,
    read,
    read_all,
    read_each,
    read_with,
    walked_suffixes,
)

__all__ = [
    "ARTICLE_SUFFIXES",
    "FORMATS",
    "Binding",
    "Document",
    "Limits",
    "Location",
    "Marker",
    "Markers",
    "Part",
    "ReadOptions",
    "is_marked",
    "markers_of",
    "read",
    "read_all",
    "read_each",
    "read_with",
    "walked_suffixes",
    "without_markers",
]
