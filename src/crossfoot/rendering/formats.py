"""The formats that a run can be written in, by name; each module is imported when its format is asked for."""

from __future__ import annotations

import importlib

from crossfoot.rendering.run import Run

#: Name of the format -> "module:function"; the function takes (run, show_all, colour) and returns the text.
FORMATS = {
    "text": "crossfoot.rendering.text:render_text",
    "json": "crossfoot.rendering.json:render_json",
    "jsonl": "crossfoot.rendering.jsonl:render_jsonl",
    "sarif": "crossfoot.rendering.sarif:render_sarif",
    "junit": "crossfoot.rendering.junit:render_junit",
    "github": "crossfoot.rendering.github:render_github",
    "markdown": "crossfoot.rendering.markdown:render_markdown",
    "csv": "crossfoot.rendering.csv:render_csv",
    "html": "crossfoot.rendering.html:render_html",
}


def render(format: str, run: Run, show_all: bool = False, colour: bool = False) -> str:
    """The run in a format of ``FORMATS``; ends with a line end unless there is nothing to say.

    Args:
        show_all: consistent findings too, in formats for people; formats for programs hold everything.
        colour: with ANSI colours, in the format that has them.
    """
    module, _, function = FORMATS[format].partition(":")
    text: str = getattr(importlib.import_module(module), function)(run, show_all, colour)
    return text
