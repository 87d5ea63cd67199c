"""Data Docs that open without a network.

Great Expectations' pages load six libraries from as many servers, and fill the tables of their index by script.
Without a network they come out unstyled and the index empty. Here every script and every link elsewhere is taken
out, a small stylesheet of our own stands in, and the index is written anew as plain HTML.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_STYLES = Path(__file__).with_name("data_docs.css")
_SHEET = "crossfoot.css"
_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script\s*>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>.*?</style\s*>", re.DOTALL | re.IGNORECASE)
_HANDLER = re.compile(r"""\son[a-z]+=(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
#: The buttons that filter by script, with nothing to press any more.
_FILTER = re.compile(
    r'<div class="card mb-3">\s*<div class="card-header p-2">\s*<strong>Actions</strong>.*?'
    r'(?=<div class="card d-md-block)',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Validation:
    """What the index tells of a validation."""

    suite: str
    success: bool
    evaluated: int
    failed: int


def make_offline(site: Path, validations: Sequence[Validation]) -> None:
    """Rewrite a site in place."""
    (site / "static").mkdir(parents=True, exist_ok=True)
    (site / "static" / _SHEET).write_text(_STYLES.read_text(encoding="utf-8"), encoding="utf-8")
    for page in site.rglob("*.html"):
        page.write_text(_offline(page.read_text(encoding="utf-8"), site, page), encoding="utf-8")
    (site / "index.html").write_text(_index(site, validations), encoding="utf-8")
    for unused in ("fonts", "images", "styles"):
        _remove(site / "static" / unused)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _offline(text: str, site: Path, page: Path) -> str:
    text = _FILTER.sub("", text)
    for what in (_SCRIPT, _STYLE, _LINK, _IMAGE):
        text = what.sub("", text)
    text = _HANDLER.sub("", text)
    sheet = Path(os.path.relpath(site / "static" / _SHEET, page.parent)).as_posix()
    return text.replace(
        "</head>", f'<link rel="icon" href="data:,"><link rel="stylesheet" href="{sheet}"></head>', 1
    )


def _index(site: Path, validations: Sequence[Validation]) -> str:
    rows = "\n".join(_row(site, one) for one in validations)
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Data Docs</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="static/{_SHEET}"></head>
<body><div class="container-fluid">
<h1>Data Docs</h1>
<table class="table" id="validations">
<thead><tr><th>Status</th><th>Data set</th><th>Expectations</th><th>Not met</th><th>Suite</th></tr></thead>
<tbody>
{rows}
</tbody></table></div></body></html>
"""


def _row(site: Path, one: Validation) -> str:
    status = "success" if one.success else "danger"
    pages = sorted(
        (site / "validations" / one.suite).rglob("*.html"), key=lambda page: page.stat().st_mtime_ns
    )
    name = html.escape(one.suite)
    shown = f'<a href="{_to(site, pages[-1])}">{name}</a>' if pages else name
    suite = site / "expectations" / f"{one.suite}.html"
    described = f'<a href="{_to(site, suite)}">expectations</a>' if suite.is_file() else ""
    return (
        f'<tr><td class="text-{status}">{"All met" if one.success else "Not met"}</td><td>{shown}</td>'
        f"<td>{one.evaluated}</td><td>{one.failed}</td><td>{described}</td></tr>"
    )


def _to(site: Path, page: Path) -> str:
    return html.escape(quote(page.relative_to(site).as_posix()))
