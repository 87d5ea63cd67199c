"""Hedges, nouns, rates and words of change: what surrounds a figure."""

from __future__ import annotations

from crossfoot.lexicon import table
from crossfoot.lexicon.words import standard_classes
from crossfoot.quantities.phrases import PhraseBook
from crossfoot.quantities.tokens import split_words


class ContextTables:
    """What the readers of context look words up in."""

    def __init__(self) -> None:
        super().__init__()
        self._hedges()
        self._nouns()
        self._per()
        self._changes()
        self._surroundings()

    def _hedges(self) -> None:
        self.hedges_before: PhraseBook[str] = PhraseBook(backwards=True)
        self.hedges_after: PhraseBook[str] = PhraseBook()
        for name, row in table("hedges").items():
            self.hedges_before.add_all(row.get("before", ()), name)
            self.hedges_after.add_all(row.get("after", ()), name)

    def _nouns(self) -> None:
        nouns = table("nouns")
        self.irregular: dict[str, str] = nouns["irregular"]
        self.counted_alone: PhraseBook[bool] = PhraseBook()
        self.counted_alone.add_all(nouns["counted_alone"], True)
        self.counted_alone.add_all(nouns["counted_at_end"], False)
        self.unmarked = frozenset(nouns["unmarked"])
        self.agents = frozenset(nouns["agents"])
        self.awaiting = frozenset(nouns["awaiting"])
        self.awaited = frozenset(nouns["awaited"])
        self.compounding = frozenset(nouns["compounding"])
        self.not_plural = frozenset(nouns["not_plural"])
        self.noun_stops = frozenset(nouns["stops"])
        self.noun_skips = frozenset(nouns["skips"])
        self.adjectives = frozenset(nouns["adjectives"])
        self.adjective_endings = tuple(nouns["adjective_endings"])
        self.hyphen_stops = frozenset(nouns["hyphen_stops"])
        self.compound_adjectives = frozenset(nouns["compound_adjectives"])

    def _per(self) -> None:
        per = table("per")
        self.per_each: PhraseBook[str] = PhraseBook()
        self.per_each.add_all(per["each"], "each")
        self.per_words: dict[str, str] = per["words"]
        self.per_markers = frozenset(per["markers"])
        self.per_slash: str = per["slash"]
        self.paced: frozenset[str] = frozenset(per["paced"])
        self.each: str = per["each_word"]
        self.eaches = frozenset(per["eaches"])
        self.each_verbs = frozenset(per["each_verbs"])
        self.per_strong = frozenset(per["strong"])
        self.per_nouns = frozenset(per["nouns"])
        self.per_heads: dict[str, str] = per["heads"]
        self.looking_back = frozenset(per["looking_back"])
        self.share_sorts = frozenset(per["share_sorts"])
        self.shares = frozenset(per["shares"])
        self.per_phrases: PhraseBook[bool] = PhraseBook()
        self.to_the_bases = frozenset(per["to_the_bases"])
        self.per_phrases.add_all(per["to_the"], False)
        self.per_phrases.add_all(per["for_every"], True)

    def _changes(self) -> None:
        changes = table("changes")
        classes = standard_classes()
        endings = ("", *changes["endings"])
        heads = {word: [classes.heads.get(name) for name in names] for word, names in classes.words.items()}
        self.directions = {
            word: "up" if "up" in found else "down"
            for word, found in heads.items()
            if "up" in found or "down" in found
        }
        self.changes = frozenset(stem + ending for stem in changes["stems"] for ending in endings)
        self.changes |= {
            word for word, names in classes.words.items() if any(name in classes.heads for name in names)
        }
        self.ranging = frozenset(changes["ranging"])
        self.range_nouns = frozenset(changes["range_nouns"])
        self.range_openers = frozenset(changes["range_openers"])
        self.range_things = frozenset(changes["range_things"])
        self.range_verbs = frozenset(changes["range_verbs"])

    def _surroundings(self) -> None:
        data = table("surroundings")
        self.clause_words = frozenset(data["clause_words"])
        self.clause_marks = frozenset(data["clause_marks"])
        self.going_on = frozenset(data["going_on"])
        self.modality = {word: name for name, words in data["modality"].items() for word in words}
        self.adjustments: PhraseBook[bool] = PhraseBook()
        self.adjustments.add_all(data["adjustments"], True)
        self.told_times: PhraseBook[bool] = PhraseBook()
        self.told_times.add_all(data["times"], True)
        self.month_leads = frozenset(data["month_leads"])
        openings = (split_words(phrase)[0] for phrase in (*data["adjustments"], *data["times"]))
        self.noted = frozenset((*self.modality, *self.directions, *openings, *table("calendar")["months"]))

    def is_plural(self, word: str) -> bool:
        """Whether a word is a plural by its form or by the lexicon.

        >>> from crossfoot.quantities.vocabulary import vocabulary
        >>> vocabulary().is_plural("tents"), vocabulary().is_plural("people"), vocabulary().is_plural("us")
        (True, True, False)
        """
        if word in self.irregular or word in self.unmarked:
            return True
        return (
            len(word) > 3
            and word[-1] == "s"
            and word[-2] not in "sui'"
            and word not in self.not_plural
            and word.isalpha()
        )
