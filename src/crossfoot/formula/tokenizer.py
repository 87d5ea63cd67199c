"""Cut the source of a formula into tokens, in one pass; every character that cannot be used becomes a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from crossfoot.formula.problems import Problem


class Kind(Enum):
    """What a token is."""

    NUMBER = "a number"
    NAME = "a name"
    OPERATOR = "an operator"
    END = "the end of the formula"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the source: its kind, its text and the column it starts at (from 1)."""

    kind: Kind
    text: str
    column: int

    def __str__(self) -> str:
        return f"'{self.text}'" if self.text else self.kind.value


# No two branches start with the same character, and each is read by one greedy loop: linear on any input.
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<operator>\*\*|[=!<>]=|[-+*/<>(),])"
    r"|(?P<space>[ \t\r\n]+)"
)
_KINDS = {"number": Kind.NUMBER, "name": Kind.NAME, "operator": Kind.OPERATOR}

# Signs people write, with the sign of the formula language; reading goes on as if that had been written.
_MEANT = {
    "=": "==", "×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!=", "^": "**", "&": "and",
    "[": "(", "]": ")", "{": "(", "}": ")",
}  # fmt: skip


def tokenize(source: str) -> tuple[list[Token], list[Problem]]:
    """Give the tokens of a formula, ended by one END token, and a problem for everything else in it."""
    tokens: list[Token] = []
    problems: list[Problem] = []
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            position = _strange(source, position, tokens, problems)
            continue
        if match.lastgroup in _KINDS:
            tokens.append(Token(_KINDS[match.lastgroup], match[0], position + 1))
        position = match.end()
    tokens.append(Token(Kind.END, "", len(source) + 1))
    return tokens, problems


def _strange(source: str, position: int, tokens: list[Token], problems: list[Problem]) -> int:
    """Note a character that no token starts with, put in the token it stands for, and give the place to go on from."""
    character, column = source[position], position + 1
    meant = _MEANT.get(character)
    if meant:
        problems.append(Problem(column, 1, f"'{character}' is not used in formulas; write '{meant}'."))
        tokens.append(Token(Kind.NAME if meant == "and" else Kind.OPERATOR, meant, column))
        return position + (2 if character == "&" and source.startswith("&&", position) else 1)
    if character == "%":
        problems.append(Problem(column, 1, "A percent is written as a fraction in formulas: 5% is 0.05."))
    elif character == "." and source[position + 1 : position + 2].isdigit():
        problems.append(Problem(column, 1, "A number needs a digit before its point: 0.5."))
    else:
        end = position + 1
        while end < len(source) and source[end] == character:
            end += 1
        problems.append(Problem(column, end - position, f"{character!r} is not used in formulas."))
        return end
    return position + 1
