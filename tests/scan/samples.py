"""Invented articles, and stand-ins for what checks them."""

from __future__ import annotations

import datetime
import json
import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossfoot.documents import Document
from crossfoot.documents.options import DEFAULT_OPTIONS
from crossfoot.engine import Checker
from crossfoot.model.report import Report

NAMES = ("Alder Foods", "Brightwater", "Castle Mills", "Dunmore Rail", "Eastfold")
DESKS = ("city", "county", "markets")


def invented(number: int) -> dict[str, Any]:
    """An article of its own for each number; about one in four has a slip."""
    chance = random.Random(number)
    name = chance.choice(NAMES)
    old, rise = chance.randrange(20, 90) * 10, chance.randrange(5, 60)
    new = round(old * (1 + rise / 100))
    stated = rise if chance.random() < 0.75 else rise + 20
    shares, price = chance.randrange(2, 30), chance.randrange(3, 40)
    text = (
        f"{name} said that sales rose {stated}% to £{new} million from £{old} million a year earlier.\n\n"
        f"It sold {shares} million shares at £{price} each, raising £{shares * price} million. "
        f"The company employs {chance.randrange(200, 9000):,} people in {chance.randrange(3, 40)} towns.\n"
    )
    day = datetime.date(2019, 1, 1) + datetime.timedelta(days=chance.randrange(700))
    return {
        "id": f"story-{number:06d}",
        "date": day.isoformat(),
        "source": chance.choice(DESKS),
        "title": f"{name} reports",
        "text": text,
    }


def write_lines(path: Path, numbers: Iterator[int] | range) -> Path:
    """A file of JSON lines with invented articles."""
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            file.write(json.dumps(invented(number), ensure_ascii=False) + "\n")
    return path


@dataclass(frozen=True)
class Plain:
    """The real engine without a workspace."""

    def open(self) -> Desk:
        return Desk()


class Desk:
    """Checks with the shipped rules; ``read`` reads plain text."""

    options = DEFAULT_OPTIONS

    def __init__(self) -> None:
        self.checker = Checker()

    def read(self, path: str) -> Document:
        return Document.from_text(Path(path).read_text(encoding="utf-8"), path=path)

    def report(self, document: Document, path: str) -> Report:
        return self.checker.check(document, as_of=document.date)

    def as_of_for(self, document: Document) -> datetime.date | None:
        return document.date


@dataclass(frozen=True)
class Hostile:
    """Articles do things to its process: sleep, end it, end it the first time only, or exhaust the stack."""

    marks: Path

    def open(self) -> HostileDesk:
        return HostileDesk(self.marks)


class HostileDesk(Desk):
    def __init__(self, marks: Path) -> None:
        self.marks = marks

    def report(self, document: Document, path: str) -> Report:
        text = document.text
        if "SLEEP" in text:
            time.sleep(600)
        if "KILL" in text:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        if "ONCE" in text and not (self.marks / "once").exists():
            (self.marks / "once").touch()
            os._exit(9)
        if "STACK" in text:
            return self.report(document, path)
        return Report(text, ())


@dataclass(frozen=True)
class Dead:
    """Its process ends before it can check anything."""

    def open(self) -> Desk:
        os._exit(3)
