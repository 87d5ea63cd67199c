"""Articles and findings as flat rows of plain values: what a scan of many articles keeps of each.

The columns are declared here once, with what they hold; Arrow, Spark and pandera schemas are made from them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from crossfoot.documents import Document
from crossfoot.model.finding import Finding, Level, Verdict
from crossfoot.model.report import Report

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, whether a cell may be empty, and what it holds.

    ``type`` is "text", "texts" (a list), "whole", "real" or "day"; columns stand for a list of records.
    """

    name: str
    type: str | tuple[Column, ...]
    may_lack: bool
    says: str


#: Where an article stands in the corpus.
_PLACE = (
    Column("file", "text", False, "the file of the corpus, as it was named or met"),
    Column(
        "place",
        "whole",
        False,
        "line (JSONL), row (Parquet) or article (JSON) in the file, from 1; 1 for a file of one article",
    ),
)
_ARTICLE = (
    Column(
        "article",
        "text",
        False,
        "the article's id: its column, else FILE:PLACE; of one in a JSON file FILE:ID; or the file's path",
    ),
    Column("source", "text", True, "the column --source, or the folder of a file"),
    Column("date", "day", True, "the date that the article was read as of"),
)
#: A figure in the part that it plays.
CLAIM = (
    Column("role", "text", False, "the part that the figure plays"),
    Column("text", "text", False, "as printed"),
    Column("start", "whole", False, "offset in the checked text, in code points"),
    Column("end", "whole", False, "offset behind it"),
    Column("low", "text", True, "what the digits allow, as decimal digits; empty for an open end"),
    Column("high", "text", True, "what the digits allow, as decimal digits; empty for an open end"),
    Column("unit", "text", True, "unit or currency"),
)
#: A figure that could be the wrong one.
REPAIR = (
    Column("role", "text", False, "the part that the figure plays"),
    Column("text", "text", False, "as printed"),
    Column("suggestion", "text", False, "what would fit"),
)
#: What a finding is, without its article.
FINDING = (
    Column("number", "whole", False, "which finding of the article, from 0, in the order of the text"),
    Column("rule", "text", False, "the relation"),
    Column("verdict", "text", False, "consistent, discrepancy or undecided"),
    Column("level", "text", False, "error, warning or note: how serious a discrepancy of the rule is"),
    Column("message", "text", False, "one line for an editor"),
    Column("start", "whole", False, "offset of the first figure in the checked text, in code points"),
    Column("end", "whole", False, "offset behind the last figure"),
    Column("part", "text", True, "the part of the article, where it has several (headline, body)"),
    Column("line", "whole", False, "line in the article, from 1"),
    Column("column", "whole", False, "column in that line, from 1"),
    Column("page", "whole", True, "page, where the format has pages"),
    Column("block", "whole", True, "block, where the format has no lines"),
    Column("claims", CLAIM, False, "the figures that take part"),
    Column("derivation", "text", False, "the formula with the numbers in it"),
    Column("tier", "text", False, "anchored, cued or bound: how the reading was found"),
    Column("rescued", "text", True, "the leniency without which it would not agree"),
    Column("diagnosis", "text", True, "the slip that would explain it"),
    Column("repairs", REPAIR, False, "every figure that could be the wrong one"),
    Column("notes", "texts", False, "remarks on the wording"),
    Column("fingerprint", "text", False, "stays the same when lines move"),
    Column("chance", "real", True, "how often unrelated figures would agree"),
)  # fmt: skip
#: One row a finding: of an article of a corpus, and of one of a frame, which has no files.
FINDINGS = (*_PLACE, *_ARTICLE, *FINDING)
FRAME_FINDINGS = (*_ARTICLE, *FINDING)
_COUNTS = (
    Column("characters", "whole", False, "length of the checked text, in code points"),
    Column("figures", "whole", False, "figures found = checked + identifiers + unchecked"),
    Column("checked", "whole", False, "figures that a relation settled"),
    Column("identifiers", "whole", False, "figures that are names, and take no part"),
    Column("unchecked", "whole", False, "figures that no relation settled"),
    Column("confirmed", "whole", False, "relations that hold"),
    Column("errors", "whole", False, "discrepancies of the level error"),
    Column("warnings", "whole", False, "discrepancies of the level warning"),
    Column("notes", "whole", False, "discrepancies of the level note"),
    Column("undecided", "whole", False, "relations whose rule is broken"),
    Column("suppressed", "whole", False, "discrepancies that a marker in the article asks to leave alone"),
)
#: One row an article.
COVERAGE = (
    *_PLACE,
    *_ARTICLE,
    Column(
        "status",
        "text",
        False,
        "checked, empty (no text), data-set (a table too long for an article, met in a folder) or failed",
    ),
    *_COUNTS,
    Column("seconds", "real", False, "processor time that reading and checking took"),
    Column("error", "text", True, "what could not be read or checked, with its [code]"),
)
_NESTED = Column("findings", FINDING, False, "the article's findings, each with the columns of a finding")
#: One row an article, its findings in it.
AUDIT = (*COVERAGE, _NESTED)
FRAME_AUDIT = (*COVERAGE[len(_PLACE) :], _NESTED)
STATUSES = ("checked", "empty", "data-set", "failed")
#: What is not the same in two runs over one corpus.
UNSTEADY = ("seconds",)
NO_COUNTS = {column.name: 0 for column in _COUNTS}


def counts_of(report: Report) -> Row:
    """The counts of a coverage row."""
    verdicts = [finding.verdict for finding in report.findings]
    levels = [finding.level for finding in report.discrepancies]
    coverage = report.coverage
    return {
        "characters": len(report.text),
        "figures": coverage.found,
        "checked": coverage.checked,
        "identifiers": coverage.identifiers,
        "unchecked": len(coverage.unchecked),
        "confirmed": verdicts.count(Verdict.CONSISTENT),
        "errors": levels.count(Level.ERROR),
        "warnings": levels.count(Level.WARNING),
        "notes": levels.count(Level.NOTE),
        "undecided": verdicts.count(Verdict.UNDECIDED),
        "suppressed": len(report.suppressed),
    }


def finding_rows(document: Document, report: Report, article: Row) -> list[Row]:
    """A row for each finding, each beginning with the cells of ``article`` (place, id, source, date)."""
    return [
        {**article, **_finding(document, finding, number)} for number, finding in enumerate(report.findings)
    ]


def article_cells(article: str, source: str | None, date: datetime.date | None) -> Row:
    """The cells that say which article a row is about."""
    return {"article": article, "source": source, "date": date}


def _finding(document: Document, finding: Finding, number: int) -> Row:
    place = document.locate(finding.start, finding.end)
    return {
        "number": number,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "level": finding.level.value,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "part": place.part,
        "line": place.line,
        "column": place.column,
        "page": place.page,
        "block": place.block,
        "claims": [
            {
                "role": claim.role, "text": claim.text, "start": claim.start, "end": claim.end,
                "low": _digits(claim.low), "high": _digits(claim.high), "unit": claim.unit,
            }
            for claim in finding.claims
        ],
        "derivation": finding.derivation,
        "tier": finding.tier.value,
        "rescued": finding.rescued,
        "diagnosis": finding.diagnosis,
        "repairs": [
            {"role": repair.role, "text": repair.text, "suggestion": repair.suggestion}
            for repair in finding.repairs
        ],
        "notes": list(finding.notes),
        "fingerprint": finding.fingerprint,
        "chance": finding.chance,
    }  # fmt: skip


def _digits(value: Decimal | None) -> str | None:
    return None if value is None or not value.is_finite() else f"{value:f}"
