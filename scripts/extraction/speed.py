"""How fast figures are read, beside other readers where installed: one process, the same articles, processor time."""

from __future__ import annotations

import importlib
import importlib.metadata
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossfoot.quantities import extract_figures

Reader = Callable[[str], object]
#: The best of so many runs counts, and each run lasts so many seconds at least.
_RUNS = 3
_LEAST = 0.2
#: The English models of the recognizers that together read what one call here reads.
_MODELS = ("recognize_currency", "recognize_dimension", "recognize_age", "recognize_temperature")


@dataclass(frozen=True, slots=True)
class Speed:
    """A reader, its version and its speed in bytes of UTF-8 a second."""

    name: str
    version: str
    rate: float


def readers() -> dict[str, tuple[str, Reader]]:
    """Every reader that is installed: its name, version and function of a text."""
    found: dict[str, tuple[str, Reader]] = {"crossfoot": (_version("crossfoot"), extract_figures)}
    for name, make in (("quantulum3", _quantulum), ("ms-recognizers-text-suite", _recognizers)):
        try:
            found[name] = (_version(name), make())
        except ImportError:
            continue
    return found


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError as error:
        if name == "crossfoot":
            return "checkout"
        raise ImportError(name) from error


def _quantulum() -> Reader:
    parse: Reader = importlib.import_module("quantulum3.parser").parse
    return parse


def _recognizers() -> Reader:
    units = importlib.import_module("ms_recognizers_number_with_unit")
    numbers = importlib.import_module("ms_recognizers_number")
    calls = [getattr(units, name) for name in _MODELS]
    calls += [numbers.recognize_number, numbers.recognize_percentage]
    return lambda text: [call(text, "en-us") for call in calls]


def measure(name: str, texts: Sequence[str]) -> Speed | None:
    """The speed of one reader over the texts, after one of them has warmed it; None where it is not installed."""
    version, reader = readers().get(name, ("", None))
    if reader is None:
        return None
    size = sum(len(text.encode()) for text in texts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader(texts[0])
        return Speed(name, version, max(_rate(reader, texts, size) for _ in range(_RUNS)))


def _rate(reader: Reader, texts: Sequence[str], size: int) -> float:
    done = 0
    start = time.process_time()
    while (elapsed := time.process_time() - start) < _LEAST:
        for text in texts:
            try:
                reader(text)
            except Exception:
                continue
        done += size
    return done / elapsed


#: Inputs that have made readers of text take minutes: each piece is repeated.
HOSTILE = {
    "one number of 1 MB": "1",
    "1,1,1,...": "1,",
    "1.1.1....": "1.",
    "$1$1$1...": "$1",
    "million million ...": "million ",
    "hundred and hundred and ...": "hundred and ",
    "twenty-twenty-...": "twenty-",
    "1-1-1-...": "1-",
    "open parentheses": "(1 ",
    "from 5 to 6 to 7 ...": "from 5 to 6 to 7 ",
    "open quotation marks": "'a ",
    "one sentence without an end": "Sales rose 25% to $1.5 million from $1.2 million, ",
}
#: Each input in bytes, and as long again.
_SIZE = 500_000


@dataclass(frozen=True, slots=True)
class Strain:
    """How an input of 1 MB is borne: seconds, how much more than half of it takes, and microseconds a figure and KB."""

    name: str
    seconds: float
    doubling: float
    figures: int
    size: int

    @property
    def per_figure(self) -> float:
        """Microseconds for each figure found."""
        return self.seconds / max(self.figures, 1) * 1e6

    @property
    def per_kilobyte(self) -> float:
        """Microseconds for each KB."""
        return self.seconds / self.size * 1e9


def strain(name: str, piece: str, size: int = _SIZE) -> Strain:
    """Read one hostile input twice, the second time of double length."""
    half, whole = (piece * (length // len(piece)) for length in (size, 2 * size))
    extract_figures(half[:1000])
    short, (long, figures) = _seconds(half)[0], _seconds(whole)
    return Strain(name, long, long / short, figures, len(whole))


def ordinary(texts: Sequence[str]) -> Strain:
    """The articles read the same way, for comparison."""
    found = [_seconds(text) for text in texts]
    size = sum(len(text.encode()) for text in texts)
    return Strain("news", sum(row[0] for row in found), 0.0, sum(row[1] for row in found), size)


def _seconds(text: str) -> tuple[float, int]:
    """The best of some runs, in seconds of processor time, and the number of figures."""
    times = []
    for _ in range(_RUNS):
        start = time.process_time()
        figures = len(extract_figures(text).figures)
        times.append(time.process_time() - start)
    return min(times), figures
