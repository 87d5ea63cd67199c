"""Figures: a text's numbers, amounts, dates and names made of digits, each with its place and value.

Start with ``extraction.py`` (one pass over the tokens) and ``figure.py`` (what a figure knows). Then, by subject:

    tokens, sentences, quotes   the text cut up          passage, vocabulary, phrases   what the readers share
    digits, words               what a candidate may be  numerals, numbers, number_words, mixed_numbers, powers, signs
    amounts, fitting, homes     currencies and units     ranges, ratios, alternatives   two numbers as one figure
    range_ends, part_ranges     what ends a range        ages, multiples, ordinals      further kinds
    dates, periods, clocks      time
    identifiers                 numbers that are names   settle, context, nouns         what surrounds a figure
    surroundings                the clause of a figure: its direction, modality and period
    rounding                    the interval that a printed figure allows

Nothing here knows a relation between two figures.
"""

from crossfoot.quantities.extraction import Extraction, extract, extract_figures
from crossfoot.quantities.figure import BOUNDS, Figure
from crossfoot.quantities.sentences import Sentence
from crossfoot.quantities.tokens import Tokens, tokenize

__all__ = ["BOUNDS", "Extraction", "Figure", "Sentence", "Tokens", "extract", "extract_figures", "tokenize"]
