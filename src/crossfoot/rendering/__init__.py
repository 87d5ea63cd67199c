"""What was found, as text for a person or a program: one module a format, pure functions from a Run to a string.

``run.py`` holds what is rendered. ``text.py`` is the terminal's report, ``json.py`` the machine's (its schema is
``schemas/report-1.json``); ``claims.py``, ``rules.py`` and ``explanation.py`` belong to the commands of those names.
Nothing here reads a file or knows the command line.
"""

from __future__ import annotations

from crossfoot.rendering.formats import FORMATS, render
from crossfoot.rendering.run import Checked, Failure, Run

__all__ = ["FORMATS", "Checked", "Failure", "Run", "render"]
