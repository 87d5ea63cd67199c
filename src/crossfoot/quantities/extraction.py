"""All figures of a text, in one pass over its tokens."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from crossfoot.lexicon.notations import notation_named
from crossfoot.model.decimals import in_own_arithmetic
from crossfoot.model.notation import ENGLISH, Notation
from crossfoot.model.quantity import Kind, Quantity
from crossfoot.quantities import dates, periods, settle
from crossfoot.quantities.digits import read_at_digits
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.named_units import lend_units
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.quotes import quoted_spans
from crossfoot.quantities.sentences import Sentence, split_sentences
from crossfoot.quantities.surroundings import surround
from crossfoot.quantities.tokens import OWNING, Tokens
from crossfoot.quantities.vocabulary import Trigger, vocabulary
from crossfoot.quantities.words import READERS

_OWNERS = frozenset((Kind.WEEKDAY, Kind.PERIOD))
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class Extraction:
    """A text with its tokens, sentences and figures; figures are in order and never overlap.

    ``times`` are months and noons that stand alone ("in March", "at midnight"): no relation is told of them, so they
    take part in none.
    """

    text: str
    tokens: Tokens
    sentences: list[Sentence]
    figures: list[Figure]
    times: list[Figure]
    notation: Notation = ENGLISH

    def everything(self) -> list[Figure]:
        """The figures and the times alone, in order."""
        return sorted((*self.figures, *self.times), key=_at) if self.times else self.figures

    def surround(self) -> None:
        """Work out what the clause of each figure says of it (``Figure.setting``)."""
        surround(
            Passage(self.text, vocabulary(self.notation), self.tokens), self.everything(), self.sentences
        )


def extract_figures(text: str, notation: Notation = ENGLISH) -> Extraction:
    """Read every figure of a text that prints its numbers in a notation.

    >>> [(f.text, f.kind.value, str(f.value)) for f in extract_figures("Sales rose 6.6% to $5.5 billion.").figures]
    [('6.6%', 'percent', '6.6'), ('$5.5 billion', 'money', '5.5E+9')]
    """
    passage = Passage(text, vocabulary(notation))
    sentences = split_sentences(text, passage.tokens)
    figures, times = _read_all(passage)
    extraction = Extraction(text, passage.tokens, sentences, figures, times, notation)
    _place(passage, extraction.everything(), sentences)
    lend_units(passage, figures, sentences)
    return extraction


def _at(figure: Figure) -> int:
    return figure.first


def _candidates(p: Passage) -> list[int]:
    triggers = p.words.triggers
    # ":" is the character behind "9": what lies between "0" and it begins with a digit.
    return [i for i, word in enumerate(p.lower) if word in triggers or "0" <= word < ":"]


def _read_all(p: Passage) -> tuple[list[Figure], list[Figure]]:
    """The figures, and the times that stand alone."""
    figures: list[Figure] = []
    times: list[Figure] = []
    triggers = p.words.triggers
    addresses = _addresses(p.text)
    for i in _candidates(p):
        if i < p.floor or i < p.claimed or (addresses and _inside(addresses, p.starts[i])):
            continue
        trigger = triggers.get(p.lower[i])
        figure = read_at_digits(p, i) if trigger is None else READERS[trigger](p, i)
        if figure is None:
            continue
        if trigger is Trigger.NOON or (figure.kind is Kind.PERIOD and figure.unit == periods.MONTH):
            times.append(figure)
            p.floor = p.month_end = figure.last
            continue
        if figure.kind is Kind.DATE:
            weekday = dates.read_short_weekday(p, figure)
            if weekday is not None:
                figures.append(weekday)
        elif figure.kind is Kind.ORDINAL and figures:
            dates.settle_day(p, figure, figures)
        elif figure.kind is Kind.NUMBER and figures:
            settle.borrow(p, figure, figures[-1])
        figures.append(figure)
        p.before = figure
        p.floor = figure.last
    return figures, times


def _addresses(text: str) -> list[tuple[int, int]]:
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    k = bisect_right(spans, (at, at + 1)) - 1
    return k >= 0 and spans[k][0] <= at < spans[k][1]


def _place(p: Passage, figures: list[Figure], sentences: list[Sentence]) -> None:
    """Set text, offsets, sentence, quotation and parentheses of every figure."""
    starts, ends, text, notation = p.starts, p.ends, p.text, p.words.notation
    quotes = quoted_spans(text) if figures else []
    quote = sentence = 0
    last_sentence = len(sentences) - 1
    for figure in figures:
        start, end = starts[figure.first], ends[figure.last - 1]
        if figure.kind in _OWNERS and p.lower[figure.last - 1].endswith(OWNING):
            end -= len(OWNING)
        figure.start, figure.end = start, end
        figure.text = text[start:end]
        if notation is not ENGLISH:
            figure.notation = notation
        if figure.hedge_start < 0:
            figure.hedge_start = start
        while sentence < last_sentence and sentences[sentence].last <= figure.first:
            sentence += 1
        figure.sentence = sentence
        while quote < len(quotes) and quotes[quote][1] <= start:
            quote += 1
        figure.quoted = quote < len(quotes) and quotes[quote][0] < start
        figure.paren = _in_paren(p, figure)


def _in_paren(p: Passage, figure: Figure) -> bool:
    """Whether a parenthesis opens directly before the figure (or its hedge)."""
    j = figure.first - 1
    while j >= 0 and p.starts[j] >= figure.hedge_start:
        j -= 1
    return j >= 0 and p.lower[j] == "("


@in_own_arithmetic
def extract(text: str, numbers: str | None = None, scale: str | None = None) -> list[Quantity]:
    """The figures of a text, in order, as plain frozen values.

    Args:
        text: what is read.
        numbers: "english" ("1,234.5", unless given) or "continental" ("1.234,5").
        scale: "short" (a billion is 10⁹, unless given) or "long" (a billion is 10¹², a milliard 10⁹).

    Raises:
        OptionError: another name than these.

    >>> [quantity.text for quantity in extract("It sold 800 million shares at HK$53.25 each.")]
    ['800 million', 'HK$53.25']
    >>> [str(quantity.value) for quantity in extract("It cost 1.234,50 euros.", numbers="continental")]
    ['1234.50']
    """
    extraction = extract_figures(text, notation_named(numbers, scale))
    extraction.surround()
    return [figure.quantity() for figure in extraction.everything()]
