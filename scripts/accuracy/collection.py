"""A collection of real articles: files of JSON lines with `id`, `date` and `text`, perhaps gzipped.

The environment variable CROSSFOOT_REALTEXT names the folder. The collection is nobody's to publish, so what is kept of
it are ids and offsets. A sample is every `step`-th article from `offset`, so that fresh ones can be drawn at any time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

VARIABLE = "CROSSFOOT_REALTEXT"


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the collection; ``date`` None when it has none that can be read."""

    id: str
    date: date | None
    text: str


def find(name: str) -> Path:
    """The file of that name, or NAME.jsonl, or NAME.jsonl.gz, in the collection.

    Raises:
        FileNotFoundError: there is no collection, or no such file in it; the message lists those that are there.
    """
    if Path(name).is_file():
        return Path(name)
    folder = os.environ.get(VARIABLE)
    if not folder:
        raise FileNotFoundError(f"'{name}' is no file, and {VARIABLE} names no folder of real articles")
    for suffix in ("", ".jsonl", ".jsonl.gz"):
        path = Path(folder, name + suffix)
        if path.is_file():
            return path
    there = sorted(path.name for path in Path(folder).glob("*.jsonl*"))
    raise FileNotFoundError(f"no '{name}' in {folder}: {', '.join(there) or 'no JSON lines at all'}")


def articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a file; those without an id are numbered."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            record = json.loads(line)
            yield Article(str(record.get("id", number)), day(record.get("date")), record["text"])


def day(stated: object) -> date | None:
    """A date from its text, None if it is not a whole one."""
    try:
        return date.fromisoformat(str(stated))
    except ValueError:
        return None


def sample(path: Path, offset: int, step: int, limit: int | None) -> list[Article]:
    """Every `step`-th article from `offset` (from 0), at most `limit` of them."""
    drawn = islice(articles(path), offset, None, step)
    return list(islice(drawn, limit))


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options that choose a sample."""
    parser.add_argument("names", nargs="+", metavar="NAME", help=f"files, or names in the folder {VARIABLE}")
    parser.add_argument("--offset", type=int, default=0, help="the first article, from 0")
    parser.add_argument("--step", type=int, default=1, help="take every n-th article")
    parser.add_argument("--limit", type=int, help="stop after this many articles of a file")


def chosen(options: argparse.Namespace) -> dict[str, list[Article]]:
    """The samples that the options ask for, by name."""
    return {name: sample(find(name), options.offset, options.step, options.limit) for name in options.names}
