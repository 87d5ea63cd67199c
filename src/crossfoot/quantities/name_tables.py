"""Names made of numbers, ranks, scores and ratios."""

from __future__ import annotations

from crossfoot.lexicon import table
from crossfoot.quantities.phrases import PhraseBook
from crossfoot.quantities.tokens import split_words


class NameTables:
    """What the readers of names and of pairs of numbers look words up in."""

    def __init__(self) -> None:
        super().__init__()
        self._names()
        self._ordinals()
        self._scores()
        self._ratios()

    def _names(self) -> None:
        data = table("identifiers")
        self.name_before = frozenset(w for w in data["before"] if " " not in w)
        self.cased_names = frozenset(w for w in data["names"] if " " not in w)
        phrases = [
            w for w in [*data["before"], *data["names"], *data["phrases"]] if " " in w or not w.isalpha()
        ]
        self.name_phrases: PhraseBook[bool] = PhraseBook(backwards=True)
        self.name_phrases.add_all(phrases, True)
        self.steps, self.step_leads = frozenset(data["steps"]), frozenset(data["step_leads"])
        self.numbered = frozenset(data["numbered"])
        self.the: str = data["the"]
        self.power: str = data["power"]
        self.power_times = frozenset(data["power_times"])
        self.power_marks = self.power_times | {self.power, *data["power_marks"]}
        self.formula_letters = frozenset(data["formula_letters"])
        self.formula_marks = frozenset(data["formula_marks"])
        self.index_behind = frozenset(data["index_behind"])
        self.models = frozenset(data["models"])
        self.model_followers = frozenset(data["model_followers"])
        self.model_leads = frozenset(data["model_leads"])
        self.age_groups = frozenset(data["age_groups"])
        self.whole_names: PhraseBook[bool] = PhraseBook()
        self.whole_names.add_all(data["whole"], True)
        self.name_before_words = frozenset(data["before_words"])
        self.name_word_phrases: PhraseBook[bool] = PhraseBook(backwards=True)
        self.name_word_phrases.add_all(data["word_phrases"], True)
        self.leads_to_word_name = self.name_before_words | {p.split()[-1] for p in data["word_phrases"]}
        self.number_word: str = data["number"]
        self.hyphen_prefixes = frozenset(data["prefixes"])
        self.leads_to_name = (
            self.name_before | self.cased_names | frozenset(p.split()[-1] for p in phrases) | {"."}
        )
        self.leads_to_name |= frozenset(split_words(p)[-1] for p in phrases) | self.steps
        whole = [split_words(name) for name in data["whole"]]
        self.whole_seconds = frozenset(name[1] for name in whole if len(name) > 1)
        self.glued_words = frozenset(data["glued"])

    def _ordinals(self) -> None:
        ordinals = table("ordinals")
        self.ordinals: dict[str, int] = {**ordinals["words"], **ordinals["misspelled"]}
        self.firsts = frozenset((*self.ordinals, *(word + "s" for word in self.ordinals)))
        self.ordinal_suffixes = frozenset(ordinals["suffixes"])
        self.ordinal_not_before = frozenset(ordinals["not_before"])
        self.second_spans = frozenset(ordinals["second_spans"])
        self.ordinal_phrases = frozenset(ordinals["not_before_phrases"])
        self.first_after = frozenset(ordinals["first_after"])
        self.first_be = frozenset(ordinals["first_be"])
        self.participle_endings = tuple(ordinals["participle_endings"])
        self.ordinal_not_after = frozenset(ordinals["not_after"])

    def _scores(self) -> None:
        scores = table("scores")
        self.score_before = frozenset(scores["before"])
        self.score_after = frozenset(scores["after"])
        self.score_to = frozenset(scores["to_before"])

    def _ratios(self) -> None:
        ratios = table("ratios")
        self.ratio_nouns = frozenset(ratios["nouns"])
        self.ratio_words = frozenset(ratios["ratio_words"])
        self.ratio_verbs = frozenset(ratios["ratio_verbs"])
        self.ratio_in = frozenset(ratios["in"])
        self.ratio_out = frozenset(ratios["out"])
        self.every = frozenset(ratios["every"])
        self.ratio_joints = frozenset(ratios["joints"])
        self.ratio_not_before = frozenset(ratios["not_before"])
