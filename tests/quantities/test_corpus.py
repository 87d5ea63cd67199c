"""The corpora: one expected value, then every phrasing of it, with spans; and what must not be read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crossfoot.lexicon.load import parse
from crossfoot.quantities import Figure, extract_figures

FOLDER = Path(__file__).parent / "corpus"
NEGATIVES = Path(__file__).parent / "negatives"
CORPORA: dict[str, dict[str, Any]] = {
    path.stem: parse(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}


def unmark(phrase: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without ⟦ and ⟧, and the spans that they marked."""
    text, spans, opened = "", [], 0
    for letter in phrase:
        if letter == "⟦":
            opened = len(text)
        elif letter == "⟧":
            spans.append((opened, len(text)))
        else:
            text += letter
    return text, spans


def figures_at(phrase: str) -> tuple[list[Figure | None], list[Figure]]:
    """The figures with exactly the marked spans, and all figures."""
    text, spans = unmark(phrase)
    figures = extract_figures(text).everything()
    return [next((f for f in figures if (f.start, f.end) == span), None) for span in spans], figures


def positive() -> list[Any]:
    rows = []
    for name, corpus in CORPORA.items():
        for case in corpus.get("cases", ()):
            if "skip" in case or "skip_span" in case:
                continue
            phrases = case["phrases"]
            for i in case.get("only", range(len(phrases))):
                rows.append(pytest.param(corpus, case, phrases[int(i)], id=f"{name}: {phrases[int(i)]}"))
    return rows


def negative_texts(name: str) -> list[str]:
    """What must not be read as a corpus' kind: its own list, and the phrases and frames of ``negatives/``."""
    texts = list(CORPORA[name].get("negative", ()))
    for row in parse((NEGATIVES / f"{name}.yaml").read_text(encoding="utf-8")):
        texts += [row] if isinstance(row, str) else [row["frame"].format(word) for word in row["words"]]
    return texts


def negatives() -> list[Any]:
    return [
        pytest.param(name, text, id=f"{name}: {text}") for name in CORPORA for text in negative_texts(name)
    ]


def kinds_of(corpus: dict[str, Any], case: dict[str, Any]) -> list[str]:
    kind = case.get("kind", corpus["kind"])
    return [kind] if isinstance(kind, str) else list(kind)


def check_value(figure: Figure, case: dict[str, Any]) -> None:
    if "value" in case:
        assert figure.value == Decimal(case["value"])
    if "third" in case:
        assert figure.value is not None
        assert abs(figure.value - Decimal(int(case["third"])) / 3) < Decimal("1e-9")
    if "range" in case:
        assert (figure.low, figure.high) == tuple(Decimal(end) for end in case["range"])
        assert figure.value is None
    if "parts" in case:
        assert figure.parts == tuple(Decimal(part) for part in case["parts"])
    if "vague" in case:
        assert figure.value is None
        assert figure.parts == tuple(Decimal(end) for end in case["vague"])
    if "date" in case:
        assert figure.date == tuple(case["date"])


@pytest.mark.parametrize(("corpus", "case", "phrase"), positive())
def test_phrase_is_read_as_its_value(corpus: dict[str, Any], case: dict[str, Any], phrase: str) -> None:
    (figure,), figures = figures_at(phrase)
    assert figure is not None, figures
    assert figure.kind.value in kinds_of(corpus, case)
    check_value(figure, case)
    for key in ("unit", "noun", "per", "hedge", "form"):
        if key in case:
            assert getattr(figure, key) == case[key], key


#: The kinds that a corpus' negatives must not hold, where they are not those of its cases.
UNWANTED = {
    "counts": {"count"},
    "dates": {"date", "year"},
    "percent": {"percent", "percentage-points", "basis-points"},
}


def is_unwanted(name: str, figure: Figure) -> bool:
    """Whether a figure is what the negatives of a corpus must not hold."""
    if name == "names":
        return figure.identifier
    if figure.identifier:
        return False
    if name == "per":
        return figure.per is not None
    if name == "ranges":
        return figure.is_range and figure.kind.value != "period"
    return figure.kind.value in UNWANTED.get(name, set(kinds_of(CORPORA[name], {})))


@pytest.mark.parametrize(("name", "text"), negatives())
def test_nothing_of_the_kind_is_read(name: str, text: str) -> None:
    assert [figure for figure in extract_figures(text).everything() if is_unwanted(name, figure)] == []


@pytest.mark.parametrize("name", CORPORA)
def test_a_corpus_has_as_many_negatives_as_phrases(name: str) -> None:
    corpus = CORPORA[name]
    phrases = sum(len(case["phrases"]) for case in corpus.get("cases", ())) + len(corpus.get("phrases", ()))
    texts = negative_texts(name)
    assert len(texts) == len(set(texts))
    assert len(texts) >= phrases


@pytest.mark.parametrize("phrase", CORPORA["names"]["phrases"])
def test_a_name_is_kept_and_takes_no_part(phrase: str) -> None:
    (figure,), figures = figures_at(phrase)
    assert figure is not None, figures
    assert figure.identifier
    assert figure.value is None


@pytest.mark.parametrize(("phrase", "values"), [tuple(row) for row in CORPORA["ranges"]["apart"]])
def test_two_figures_stay_apart(phrase: str, values: list[Any]) -> None:
    found, figures = figures_at(phrase)
    assert all(figure is not None for figure in found), figures
    for figure, value in zip(found, values, strict=False):
        if figure is not None and value is not None:
            assert figure.value == Decimal(str(value))
