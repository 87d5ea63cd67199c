"""Figures of sentences drawn at random from real articles, against what two readers saw in them.

``docs/readings/sentences*.jsonl`` have a sentence a line: where it stands in a collection of articles (see
``scripts.accuracy.collection``), the hash of its text, and the figures that two readers agreed on, with places in the
sentence. The text itself is nobody's to publish. What the readers put down as no figure ("other": names, "first",
vague words) is neither counted nor charged.

    python -m scripts.extraction.sentences [--misses]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from crossfoot.model.quantity import DateParts, Kind
from crossfoot.quantities import Figure, extract_figures
from scripts.accuracy.collection import articles, find

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "readings"
#: The samples by name: the second was drawn when the misses of the first had been read.
SAMPLES = {"first": FOLDER / "sentences.jsonl", "fresh": FOLDER / "sentences-fresh.jsonl"}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS = {"quarter": "Q{}", "half": "H{}"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure as the readers saw it: its place in the sentence, and its value (empty for what is no figure)."""

    start: int
    end: int
    value: str

    def touches(self, start: int, end: int) -> bool:
        """Whether the two places share a character."""
        return self.start < end and start < self.end


@dataclass(slots=True)
class Totals:
    """Figures seen by the readers and read alike, read otherwise or not at all, and read where there is none."""

    right: int = 0
    seen: int = 0
    read: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the figures read, the share with a value that the readers saw there."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of the figures seen, the share read with their value."""
        return self.right / self.seen if self.seen else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def sentences(path: Path) -> Iterator[tuple[str, int, list[Seen], list[Figure]]]:
    """Yield each sentence: its text, where it starts in its article, what was seen in it, what is read in it.

    Raises:
        ValueError: an article is not the one that was read.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts: dict[str, dict[str, str]] = {}
    for row in rows:
        name = row["collection"]
        if name not in texts:
            texts[name] = {article.id: article.text for article in articles(find(name))}
        whole, start, end = texts[name][row["id"]], row["start"], row["end"]
        text = whole[start:end]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{name}: the text of {row['id']} is not the one that was read")
        inside = [one for one in extract_figures(whole).figures if start <= one.start and one.end <= end]
        yield text, start, [Seen(*one) for one in row["figures"]], inside


def forms(figure: Figure) -> set[str]:
    """The ways a reader may have put down the value of a figure."""
    found = {_plain(figure.value)} if figure.value is not None else set()
    if figure.is_range:
        found.add(f"{_plain(figure.low)}..{_plain(figure.high)}")
    if figure.parts:
        found.add("-".join(_plain(part) for part in figure.parts))
    if figure.kind is Kind.WEEKDAY and figure.value is not None:
        found = {_WEEKDAYS[int(figure.value)]}
    if figure.kind is Kind.CLOCK and figure.value is not None:
        found = {f"{int(figure.value) // 60:02}:{int(figure.value) % 60:02}"}
    if figure.kind is Kind.PERIOD:
        found |= _period(figure)
    elif figure.date is not None:
        found.add(_day(figure.date))
    return found


def _day(parts: DateParts) -> str:
    year, month, day = parts
    if month is None:
        return str(year)
    return f"{year or '?'}-{month:02}-{'?' if day is None else f'{day:02}'}"


def _period(figure: Figure) -> set[str]:
    year = figure.date[0] if figure.date else None
    if figure.unit in _PERIODS and figure.value is not None:
        number = _PERIODS[figure.unit].format(int(figure.value))
        return {f"{number} {year}" if year else number}
    return {f"{year}s" if figure.unit == "decade" else f"FY{year}"} if year else set()


def _plain(value: Decimal | None) -> str:
    """A number without trailing zeros or exponent, fractions to four places."""
    if value is None:
        return ""
    return f"{round(value, 4).normalize():f}" if abs(value) < 1 else f"{value.normalize():f}"


def canonical(stated: str) -> str:
    """A value as a reader put it down, in the form of ``forms``."""
    if ".." in stated:
        return "..".join(canonical(end) for end in stated.split(".."))
    try:
        return _plain(Decimal(stated))
    except InvalidOperation:
        return stated


def score(path: Path) -> Totals:
    """Compare what is read with what was seen, sentence by sentence."""
    totals = Totals()
    for text, start, seen, figures in sentences(path):
        wanted = [one for one in seen if one.value]
        others = [one for one in seen if not one.value]
        totals.seen += len(wanted)
        for figure in (one for one in figures if not one.identifier):
            place = (figure.start - start, figure.end - start)
            match = next((one for one in wanted if one.touches(*place)), None)
            if match is None and any(one.touches(*place) for one in others):
                continue
            totals.read += 1
            if match is not None and canonical(match.value) in forms(figure):
                totals.right += 1
                wanted.remove(match)
            else:
                state = f"seen as {match.value}" if match else "seen as none"
                totals.misses.append(f"{figure!r}, {state}: {text!r}")
        totals.misses += [f"not read {text[one.start : one.end]!r} ({one.value}): {text!r}" for one in wanted]
    return totals


def table() -> Iterator[str]:
    """Yield the lines for docs/extraction.md."""
    yield "| Sample | Figures seen by the readers | Read | Read alike | Precision | Recall | Value F1 |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, path in SAMPLES.items():
        totals = score(path)
        rates = f"{totals.precision:.3f} | {totals.recall:.3f} | {totals.f1:.3f}"
        yield f"| {name} | {totals.seen} | {totals.read} | {totals.right} | {rates} |"


def main() -> int:
    """Print the table; the misses too, where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="list the figures that are not read alike")
    if parser.parse_args().misses:
        for path in SAMPLES.values():
            print(*score(path).misses, sep="\n")
    print(*table(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
