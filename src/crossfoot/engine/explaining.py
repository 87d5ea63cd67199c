"""The working behind a line: words, classes, figures, readings and what blocked each."""

from __future__ import annotations

from datetime import date

from crossfoot.binding.page import View
from crossfoot.binding.reading import Reading, Silence, members
from crossfoot.documents import Document
from crossfoot.documents.notation import notation_of
from crossfoot.engine.checker import Checker, Run
from crossfoot.engine.evaluation import Evaluation
from crossfoot.engine.messages import computed_text
from crossfoot.engine.suppression import find_markers
from crossfoot.model.explanation import Explanation, FigureNote, ReadingNote, WordNote


def explain_line(
    checker: Checker, source: Document | str, line: int, as_of: date | None = None
) -> Explanation:
    """What was seen, tried and decided in the sentences that touch a line of the original."""
    document = Document.from_text(source) if isinstance(source, str) else source
    day = as_of if as_of is not None else document.date
    run = Run(checker, document.text, day, find_markers(document), notation_of(document, checker.notation))
    views = [view for view in run.page.views if _touches(document, view, line)]
    cells = [
        figure
        for table in run.page.tables
        for figure in table.figures
        if document.locate(figure.start, figure.end).line == line
    ]
    numbers = {index for view in views for index in view.figures} | {cell.index for cell in cells}
    spans = [(view.sentence.start, view.sentence.end) for view in views]
    spans += [(cell.start, cell.end) for cell in cells]
    return Explanation(
        text=document.text,
        start=min((start for start, _ in spans), default=0),
        end=max((end for _, end in spans), default=0),
        words=tuple(note for view in views for note in _words(run, view)),
        figures=(
            *(_figure(run, view, index) for view in views for index in view.figures),
            *(
                FigureNote(cell.quantity(), (), None, (f"row {cell.row}", f"column {cell.column}"))
                for cell in cells
            ),
        ),
        readings=tuple(_readings(run, numbers)),
        skipped=tuple(_skipped(run, numbers)),
    )


def _touches(document: Document, view: View, line: int) -> bool:
    place = document.locate(view.sentence.start, view.sentence.end)
    return place.line <= line <= place.end_line


def _words(run: Run, view: View) -> list[WordNote]:
    tokens, text, book = run.extraction.tokens, run.extraction.text, run.checker.reader.book
    notes = []
    for char, (first, last), index in zip(
        view.skeletons.full.chars, view.skeletons.full.items, view.skeletons.full.figures, strict=True
    ):
        classes = sorted(name for name in book.sets[char] if not name.startswith("="))
        if index < 0 and classes and classes != ["other"] and classes != ["name"]:
            begin, stop = tokens.starts[first], tokens.ends[last - 1]
            notes.append(WordNote(text[begin:stop], begin, stop, tuple(classes)))
    return notes


def _figure(run: Run, view: View, index: int) -> FigureNote:
    figure = run.extraction.figures[index]
    frame = view.frame_of(index)
    attributes = [name for name in ("hedge", "per", "noun") if getattr(figure, name)]
    shown = tuple(f"{name} {getattr(figure, name)}" for name in attributes)
    return FigureNote(
        figure.quantity(), tuple(sorted(view.roles.get(index, ()))), frame if frame >= 0 else None, shown
    )


def _readings(run: Run, numbers: set[int]) -> list[ReadingNote]:
    """Every reading that uses one of the figures, in the order tried."""
    decided = {
        id(decision.evaluation): decision.verdict.value if run.finding(decision) is not None else "weak"
        for decision in run.decisions
    }
    notes = []
    for group, evaluations in run.tried:
        for evaluation in evaluations:
            if numbers.intersection(evaluation.reading.indexes):
                outcome = decided.get(id(evaluation)) or _reason(run, group.key, evaluation)
                notes.append(_note(run, evaluation, outcome))
    return notes


def _note(run: Run, evaluation: Evaluation, outcome: str) -> ReadingNote:
    reading: Reading = evaluation.reading
    figures = run.extraction.figures
    pairs = []
    for name, filling in reading.figures.items():
        for index in members(filling):
            pairs.append((name, figures[index].text))
    computed = computed_text(evaluation, figures) if evaluation.outcome.computed is not None else ""
    tier = f"{reading.tier.value} ({reading.window})"
    holds = None if evaluation.undecided else evaluation.holds
    return ReadingNote(reading.rule.name, tier, tuple(pairs), holds, computed, evaluation.chance, outcome)


def _reason(run: Run, key: int, evaluation: Evaluation) -> str:
    """Why a reading was not reported."""
    name = evaluation.reading.rule.name
    said = [
        silence.reason for silence in run.bench.silences if silence.figure == key and silence.rule == name
    ]
    if evaluation.undecided:
        return evaluation.undecided
    return said[0] if said else "another relation over the same figures was reported"


def _skipped(run: Run, numbers: set[int]) -> list[tuple[str, str]]:
    """Rules that started from one of the figures and came to no reading."""
    silences: list[Silence] = [silence for silence in run.joiner.silences if silence.figure in numbers]
    figures = run.extraction.figures
    return [(silence.rule, f"{figures[silence.figure].text}: {silence.reason}") for silence in silences]
