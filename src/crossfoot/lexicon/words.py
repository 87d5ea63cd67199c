"""Word classes: which words and phrases of a sentence belong to which class.

The classes are ``cues.yaml``; verbs and nouns are written there in their base form and inflected here.
A rule may add classes of its own (``words:``). The result is a plain table that the skeleton is made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crossfoot.lexicon import table

_VOWELS = "aeiou"


@dataclass(slots=True)
class WordClasses:
    """Classes by word and by phrase.

    Attributes:
        words: lower-case word -> names of its classes.
        phrases: first word -> (words of the phrase, names of its classes), longest phrase first.
        heads: class name -> "up", "down" or "either", for classes that open a frame of change.
        names: every class name.
    """

    words: dict[str, set[str]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], set[str]]]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def add(self, name: str, entry: Mapping[str, Any]) -> None:
        """Add one class, with its verbs and nouns in every form."""
        self.names.add(name)
        if "head" in entry:
            self.heads[name] = entry["head"]
        for verb in entry.get("verbs") or ():
            self._add_words(name, verb_forms(verb))
        for noun in entry.get("nouns") or ():
            self._add_words(name, (noun, plural(noun)))
        self._add_words(name, (str(word) for word in entry.get("words") or ()))
        self._add_words(name, (str(phrase) for phrase in entry.get("phrases") or ()))

    def _add_words(self, name: str, words: Iterable[str]) -> None:
        for word in words:
            pieces = (word,) if word.isalpha() and word.islower() else tuple(split_words(word))
            if len(pieces) == 1:
                self.words.setdefault(pieces[0], set()).add(name)
            else:
                self._add_phrase(name, pieces)

    def _add_phrase(self, name: str, pieces: tuple[str, ...]) -> None:
        rows = self.phrases.setdefault(pieces[0], [])
        for known, names in rows:
            if known == pieces:
                names.add(name)
                return
        rows.append((pieces, {name}))
        rows.sort(key=lambda row: -len(row[0]))


def split_words(phrase: str) -> list[str]:
    """A phrase as the tokens that the tokenizer makes of it: a hyphen is a token of its own."""
    return phrase.lower().replace("’", "'").replace("-", " - ").split()


def telling_word(pieces: Sequence[str]) -> str:
    """The word of a phrase that is seldom where the phrase is not: the longest that is not among the commonest.

    >>> telling_word(["in", "the", "red"]), telling_word(["at", "the", "time"])
    ('red', 'time')
    """
    known = commonness()
    return max(pieces, key=lambda word: (word.isalpha(), -known.get(word, 0), len(word)))


@cache
def commonness() -> Mapping[str, int]:
    """In how many sentences words stand: 1 for many, 2 for most, 3 for nearly all."""
    known = table("commonest")
    levels = enumerate((known["many"], known["most"], known["nearly-all"]), 1)
    return {word: level for level, words in levels for word in words}


def verb_forms(entry: str) -> tuple[str, ...]:
    """All forms of a verb written as its base, or as base, past and participle where irregular."""
    base, *irregular = entry.split()
    past = irregular or [_past(base)]
    return (base, _third_person(base), _participle(base, past[0]), *past)


def plural(noun: str) -> str:
    """Regular plural of the last word of a noun."""
    return _third_person(noun)


def _third_person(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """One short vowel before one last consonant: cut, slip, drop, trim."""
    short = (
        len(word) >= 3 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    )
    return short and sum(letter in _VOWELS for letter in word) == 1


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def _participle(base: str, past: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return base[:-1] + "ing"
    doubled = _doubles(base) or past == base + base[-1] + "ed"
    return base + (base[-1] if doubled else "") + "ing"


@cache
def standard_classes() -> WordClasses:
    """The classes of ``cues.yaml``; callers must not change it."""
    return build({})


def build(extra: Mapping[str, Iterable[str]]) -> WordClasses:
    """The standard classes with those of rules (``words:``) added."""
    classes = WordClasses()
    for name, entry in table("cues").items():
        classes.add(name, entry)
    for name, words in extra.items():
        classes.add(name, {"words": list(words)})
    return classes
