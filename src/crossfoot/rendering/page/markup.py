"""Text made safe: for HTML, for a JSON block inside HTML, and for eyes that a control character would mislead."""

from __future__ import annotations

import html
import json
from typing import Any

_UNKNOWN = "\ufffd"
#: Embeddings, overrides and isolates turn figures round on the screen: shown by name. Marks of direction may stay.
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CLEAN: dict[int, str] = {
    **dict.fromkeys(range(0x20), _UNKNOWN),
    **dict.fromkeys(range(0x7F, 0xA0), _UNKNOWN),
    **dict.fromkeys(range(0xD800, 0xE000), _UNKNOWN),
    **dict.fromkeys((0xFFFE, 0xFFFF), _UNKNOWN),
    **{code: f"[U+{code:04X}]" for code in _TURNING},
    **dict.fromkeys((0x2028, 0x2029, 0x0B, 0x0C, 0x85), " "),
    0xFFFC: "…",  # stands in checked text for code, pictures and addresses
    0x0D: "",
    0x09: "\t",
    0x0A: "\n",
}


def clean(text: str) -> str:
    """Text without characters that are no text or that turn the reading direction round."""
    return text.translate(_CLEAN)


def escaped(text: str) -> str:
    """Cleaned text as HTML, fit for content and for attributes in double quotation marks."""
    return html.escape(clean(text), quote=True)


def json_block(tree: Any) -> str:
    """JSON that no HTML parser can take for the end of its script element; plain ASCII."""
    text = json.dumps(tree, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def counted(number: int, noun: str, several: str | None = None) -> str:
    """``1 figure``, ``2 figures``; thousands parted."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"
