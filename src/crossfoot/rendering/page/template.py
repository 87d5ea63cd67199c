"""The templates of reports/templates, filled in, with a policy that lets a browser run their script and no other."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache

from crossfoot.resources import data_dir

_SLOT = re.compile(r"\{\{([a-z]+)\}\}")
#: Nothing is fetched from anywhere; a picture may only be one that the page carries.
_POLICY = (
    "default-src 'none'; {script}style-src '{style}'; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


@cache
def template(name: str) -> str:
    """The text of a template file."""
    return (data_dir("reports/templates") / name).read_text(encoding="utf-8")


def filled(
    name: str, slots: Mapping[str, str], script: str | None, styles: Sequence[str] = ("review.css",)
) -> str:
    """A page: the template ``name`` with its style, its script (a file name, or None) and the slots given.

    Each slot is filled once, from left to right: what is filled in is not looked at again.
    """
    style = "\n".join(template(style) for style in styles)
    code = template(script) if script else ""
    policy = _POLICY.format(style=_hash(style), script=f"script-src '{_hash(code)}'; " if script else "")
    values = {**slots, "policy": policy, "style": style, "script": code}
    return _SLOT.sub(lambda match: values[match[1]], template(name))


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
