"""The word lists of the detectors: lists of plain words, none twice."""

import pytest

from crossfoot.lexicon import table

TABLES = (
    "bounds",
    "opposites",
    "comparing",
    "conversion",
    "limits",
    "ranges",
    "ranking",
    "timeline",
    "trends",
)


@pytest.mark.parametrize("name", TABLES)
def test_lists_hold_each_word_once(name: str) -> None:
    for key, words in table(name).items():
        assert all(isinstance(word, str) and word == word.lower() for word in words), key
        assert len(words) == len(set(words)), key
