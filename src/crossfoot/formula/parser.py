"""Read a formula into its expression tree.

A hand-written recursive descent; the docstring of each method is its line of the grammar. The parser never
stops at the first problem: it notes it, puts something harmless in its place and reads on, so that the author
of a rule sees everything at once. Each token is looked at a fixed number of times, and nesting is limited, so
that the time is linear in the length.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import cast

from crossfoot.formula.functions import FUNCTIONS, Signature, Takes
from crossfoot.formula.nodes import (
    Binary,
    Call,
    Chain,
    Formula,
    ListCall,
    Name,
    Negative,
    Node,
    Number,
    Operator,
    Power,
    Relation,
    Settled,
    walk,
)
from crossfoot.formula.problems import FormulaError, Problem, nearest
from crossfoot.formula.tokenizer import Kind, Token, tokenize

MAX_LENGTH = 2_000
MAX_TERMS = 100
MAX_DEPTH = 30
MAX_EXPONENT = 64

_RELATIONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_RESERVED = frozenset({"and", "or", "not"})
_MISSING = Number(Decimal(1), "?")
_NOTHING = Formula(())
_ALONE = "A formula compares two sides, as in: shares * price == proceeds."


def read_formula(source: str, names: Collection[str] | None = None) -> Formula:
    """Read a formula.

    Args:
        source: the formula, such as `new / old - 1 == change`.
        names: the names it may use; without them, any name is accepted.

    Raises:
        FormulaError: with every problem found.
    """
    if len(source) > MAX_LENGTH:
        message = f"The formula has {len(source):,} characters; at most {MAX_LENGTH:,} are read."
        raise FormulaError(source[:MAX_LENGTH], [Problem(1, 1, message)])
    tokens, problems = tokenize(source)
    parser = _Parser(tokens, problems)
    try:
        formula = parser.whole()
    except _TooMuch:
        raise FormulaError(source, problems) from None
    parser.check_names(names)
    if problems:
        raise FormulaError(source, problems)
    return formula


class _TooMuch(Exception):
    """A limit is passed: what follows is not read."""


class _Parser:
    def __init__(self, tokens: list[Token], problems: list[Problem]) -> None:
        self.tokens = tokens
        self.problems = problems
        self.columns = {problem.column for problem in problems}
        self.position = 0
        self.depth = 0
        self.terms = 0
        self.figures: dict[str, Token] = {}
        self.lists: dict[str, Token] = {}
        self.used: list[Token] = []

    # ---- tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def at_end(self) -> bool:
        return self.token.kind is Kind.END

    def advance(self) -> Token:
        token = self.token
        if token.kind is not Kind.END:
            self.position += 1
        return token

    def accept(self, *texts: str) -> Token | None:
        return self.advance() if self.token.text in texts else None

    def problem(self, message: str, token: Token) -> None:
        # One place, one problem: what follows from a wrong token is not worth a second line.
        if token.column not in self.columns:
            self.columns.add(token.column)
            self.problems.append(Problem(token.column, max(1, len(token.text)), message))

    def descend(self, token: Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.problem(f"The formula is nested more than {MAX_DEPTH} deep here.", token)
            raise _TooMuch

    def count_term(self, token: Token) -> None:
        self.terms += 1
        if self.terms > MAX_TERMS:
            self.problem(f"The formula has more than {MAX_TERMS} terms; this is the first too many.", token)
            raise _TooMuch

    # ---- grammar

    def whole(self) -> Formula:
        """whole = formula END"""
        start = self.token
        result = self.formula()
        if self.at_end():
            return self.as_formula(result, start)
        while not self.at_end():
            self.stray(self.token)
            if not self.at_end():
                self.formula()
        return _NOTHING

    def stray(self, token: Token) -> None:
        """Note what stands behind a formula that is complete, and go on behind it."""
        if token.text in (")", ","):
            self.problem(f"Nothing is open that this '{token.text}' could belong to.", token)
            while self.accept(")", ",", "+", "-", "*", "/", "**", "and", *_RELATIONS):
                pass
        elif token.text in ("or", "not"):
            self.unexpected(token)
        else:
            self.problem(f"There is no operator before {token}.", token)

    def formula(self) -> Node | Chain | Formula:
        """formula = comparison { "and" comparison }"""
        start = self.token
        first = self.comparison()
        if self.token.text != "and":
            return first
        chains = list(self.as_formula(first, start).chains)
        while self.accept("and"):
            start = self.token
            chains += self.as_formula(self.comparison(), start).chains
        return Formula(tuple(chains))

    def comparison(self) -> Node | Chain | Formula:
        """comparison = sum { ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum }"""
        start = self.token
        first = self.sum()
        if self.token.text not in _RELATIONS:
            return first
        terms, relations = [self.as_term(first, start)], []
        while self.token.text in _RELATIONS:
            relations.append(cast(Relation, self.advance().text))
            start = self.token
            terms.append(self.as_term(self.sum(), start))
        return Chain(tuple(terms), tuple(relations))

    def sum(self) -> Node | Chain | Formula:
        """sum = product { ( "+" | "-" ) product }"""
        start = self.token
        result = self.product()
        while operator := self.accept("+", "-"):
            left, start_right = self.as_term(result, start), self.token
            right = self.as_term(self.product(), start_right)
            result = Binary(cast(Operator, operator.text), left, right)
        return result

    def product(self) -> Node | Chain | Formula:
        """product = signed { ( "*" | "/" ) signed }"""
        start = self.token
        result = self.signed()
        while operator := self.accept("*", "/"):
            left, start_right = self.as_term(result, start), self.token
            right = self.as_term(self.signed(), start_right)
            if operator.text == "/" and isinstance(right, Number) and not right.value:
                self.problem("This divides by zero.", start_right)
            result = Binary(cast(Operator, operator.text), left, right)
        return result

    def signed(self) -> Node | Chain | Formula:
        """signed = "-" signed | power"""
        minus = self.accept("-")
        if minus is None:
            return self.power()
        self.descend(minus)
        start = self.token
        operand = self.as_term(self.signed(), start)
        self.depth -= 1
        return Negative(operand)

    def power(self) -> Node | Chain | Formula:
        """power = atom [ "**" [ "-" ] WHOLE-NUMBER ]"""
        start = self.token
        base = self.atom()
        if not self.accept("**"):
            return base
        result = Power(self.as_term(base, start), self.exponent())
        if self.token.text == "**":
            self.problem("Powers are not stacked: use parentheses.", self.token)
            while self.accept("**"):
                self.exponent()
        return result

    def exponent(self) -> int:
        sign = -1 if self.accept("-") else 1
        token = self.token
        if token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) <= 4:
            self.advance()
            if int(token.text) <= MAX_EXPONENT:
                return sign * int(token.text)
            self.problem(f"The largest power is {MAX_EXPONENT}.", token)
            return 1
        self.problem("A power is a whole number, as in x ** 2.", token)
        if token.kind in (Kind.NUMBER, Kind.NAME) or token.text == "(":
            self.signed()
        return 1

    def atom(self) -> Node | Chain | Formula:
        """atom = NUMBER | NAME | call | "(" formula ")" """
        token = self.token
        self.count_term(token)
        if token.kind is Kind.NUMBER:
            self.advance()
            return Number(Decimal(token.text), token.text)
        if token.kind is Kind.NAME and token.text not in _RESERVED:
            self.advance()
            return self.call(token) if self.token.text == "(" else self.name(token)
        if token.text == "(":
            return self.group()
        self.unexpected(token)
        return _MISSING

    def group(self) -> Node | Chain | Formula:
        opening = self.advance()
        self.descend(opening)
        result = self.formula()
        self.close(opening)
        self.depth -= 1
        return result

    def close(self, opening: Token) -> None:
        if not self.accept(")"):
            if self.at_end():
                self.problem("This parenthesis is never closed.", opening)
            else:
                self.problem(f"An operator or ')' is missing before {self.token}.", self.token)
                self.skip_to_close()

    def skip_to_close(self) -> None:
        """Go on behind the parenthesis that closes the one being read, or at the end."""
        level = 1
        while level and not self.at_end():
            text = self.advance().text
            level += (text == "(") - (text == ")")

    def unexpected(self, token: Token) -> None:
        if token.text in ("or", "not"):
            self.problem(
                f"'{token.text}' is not part of the formula language; only 'and' joins comparisons.", token
            )
            self.advance()
        else:
            self.problem(f"A figure, a number or '(' is missing before {token}.", token)

    # ---- names and calls

    def name(self, token: Token) -> Node:
        self.figures.setdefault(token.text, token)
        self.used.append(token)
        return Name(token.text)

    def call(self, token: Token) -> Node:
        """call = NAME "(" [ sum { "," sum } ] ")" """
        opening = self.advance()
        self.descend(opening)
        signature = FUNCTIONS.get(token.text)
        if signature is None:
            known = ", ".join(sorted(FUNCTIONS))
            hint = nearest(token.text, FUNCTIONS) or f" The functions are: {known}."
            self.problem(f"There is no function '{token.text}'.{hint}", token)
        result = self.named_call(signature, token) if signature and self.takes_names(signature) else None
        if result is None:
            result = self.term_call(signature, token)
        self.close(opening)
        self.depth -= 1
        return result

    def takes_names(self, signature: Signature) -> bool:
        """Say whether the call that starts here is one of figures or of a list, which stand as bare names."""
        if signature.takes is not Takes.LIST_OR_TERMS:
            return signature.takes is not Takes.TERMS
        return self.token.kind is Kind.NAME and self.tokens[self.position + 1].text == ")"

    def named_call(self, signature: Signature, token: Token) -> Node | None:
        names: list[Token] = []
        given = 0
        while self.token.text != ")" and not self.at_end():
            start, given = self.token, given + 1
            if start.kind is not Kind.NAME or self.tokens[self.position + 1].text not in (",", ")", ""):
                self.problem(f"{signature} takes {_wanted(signature)}, not an expression.", start)
                self.sum()
            else:
                self.count_term(start)
                names.append(self.advance())
            if not self.accept(","):
                break
        if given != signature.arity:
            self.wrong_count(signature, given, token)
        for name in names:
            (self.figures if signature.takes is Takes.FIGURES else self.lists).setdefault(name.text, name)
            self.used.append(name)
        if signature.settled:
            return Settled(signature.name, tuple(name.text for name in names))
        return ListCall(signature.name, names[0].text if names else "?")

    def term_call(self, signature: Signature | None, token: Token) -> Node:
        arguments: list[Node] = []
        while self.token.text != ")" and not self.at_end():
            start = self.token
            arguments.append(self.as_term(self.formula(), start))
            if not self.accept(","):
                break
        if signature is None:
            return _MISSING
        several = signature.takes is Takes.LIST_OR_TERMS
        if len(arguments) < 2 if several else len(arguments) != signature.arity:
            self.wrong_count(signature, len(arguments), token)
        return Call(signature.name, tuple(arguments))

    def wrong_count(self, signature: Signature, given: int, token: Token) -> None:
        wanted = (
            "one list, or two terms or more"
            if signature.takes is Takes.LIST_OR_TERMS
            else f"{signature.arity}"
        )
        self.problem(f"{signature} needs {wanted}, and is given {given}.", token)

    # ---- meaning

    def as_term(self, result: Node | Chain | Formula, start: Token) -> Node:
        if isinstance(result, Chain | Formula):
            self.problem("A comparison has no value that can be calculated with.", start)
            return _MISSING
        return result

    def as_formula(self, result: Node | Chain | Formula, start: Token) -> Formula:
        if isinstance(result, Formula):
            return result
        if isinstance(result, Chain):
            return Formula((result,))
        if isinstance(result, Settled) and FUNCTIONS[result.function].predicate:
            return Formula((Chain((result, Number(Decimal(1), "1")), ("==",)),))
        if all(part is not _MISSING for part in walk(result)):
            self.problem(_ALONE, start)
        return _NOTHING

    def check_names(self, names: Collection[str] | None) -> None:
        for name, token in self.lists.items():
            if name in self.figures:
                later = max(token, self.figures[name], key=lambda use: use.column)
                self.problem(f"'{name}' is used both as a list and as a single figure.", later)
        for token in self.used:
            if names is None or token.text in names:
                continue
            if token.text in FUNCTIONS:
                self.problem(f"'{token.text}' is a function: write {FUNCTIONS[token.text]}.", token)
            else:
                bound = f" Bound here: {', '.join(sorted(names))}." if names else ""
                self.problem(f"'{token.text}' is not bound.{nearest(token.text, names)}{bound}", token)


def _wanted(signature: Signature) -> str:
    return "the name of a list" if signature.takes is Takes.LIST else "names of figures"
