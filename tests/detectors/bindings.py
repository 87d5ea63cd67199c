"""What a rule's detector binds in a text, as printed."""

from crossfoot.binding.page import Page, Reader, make_reader
from crossfoot.detectors.registry import DETECTORS
from crossfoot.quantities import extract_figures
from crossfoot.resources import data_dir
from crossfoot.rulebook import Rulebook, load_rulebook

BOOK: Rulebook = load_rulebook([data_dir("rules")])
READER: Reader = make_reader(list(BOOK))


def bound(rule: str, text: str) -> list[dict[str, str]]:
    """The readings of a rule's detector: each slot with its printed text, and the case under ``case``."""
    found = BOOK.find(rule)
    page = READER.page(extract_figures(text))
    return [
        {
            **{
                name: "|".join(
                    page.figures[one].text for one in (filling if isinstance(filling, tuple) else (filling,))
                )
                for name, filling in reading.figures.items()
            },
            **({"case": reading.case} if reading.case else {}),
        }
        for reading in DETECTORS[found.detector or ""](found, page, READER.book)
    ]


def page_of(text: str) -> Page:
    """A text as detectors see it."""
    return READER.page(extract_figures(text))
