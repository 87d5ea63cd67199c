"""Inline Markdown to pieces of text, each character with its exact place in the block's content.

markdown-it gives inline tokens without positions. Two things make them exact: with ``text_join`` off, entities and
escapes stay tokens that carry their raw source; and the rules whose length cannot be told from their token (links,
images, code, autolinks, footnote marks) are wrapped so that they record where they end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from crossfoot.documents.mapping import Piece

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

#: Stands in the checked text for what is not prose (code, an image, an address), so that the words on its two
#: sides do not become neighbours.
PLACEHOLDER = "\ufffc"

_ENDS = "crossfoot.ends"
_RECORDED = ("link", "image", "backticks", "autolink", "footnote_ref")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'\ufffc]+", re.IGNORECASE)
#: What inline rules start on; content without any is one piece, and most table cells are.
_MARKUP = re.compile(r"[\\`*_~\[\]!<>&\n]")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def make_parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough and footnotes, its inline rules recording where they end."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    # The preset drops what is nested more than 20 deep, which lists within lists may be; each level costs time.
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    # Inline parsing is done block by block here, where the content's place is known.
    parser.disable(["inline", "text_join"])
    for rule in parser.inline.ruler.__rules__:
        if rule.name in _RECORDED:
            parser.inline.ruler.at(rule.name, _recording(rule.fn))
    return parser


def inline_pieces(parser: MarkdownIt, content: str, env: dict[str, object]) -> list[Piece]:
    """Pieces of one block's inline content, their ranges being offsets into ``content``.

    Args:
        content: the block's text with its line prefixes removed, lines parted by ``\\n``.
        env: markdown-it's environment, which holds the link references of the document.
    """
    if not _MARKUP.search(content):
        return list(_without_addresses([Piece(content, 0, len(content))]))
    tokens: list[Token] = []
    ends: dict[int, int] = {}
    env[_ENDS] = (tokens, ends)
    parser.inline.parse(content, parser, env, tokens)
    return list(_without_addresses(list(_Walk(content, ends).pieces(tokens))))


def _recording(rule: Rule) -> Rule:
    def recorded(state: StateInline, silent: bool) -> bool:
        start = state.pos
        done = rule(state, silent)
        tokens, ends = state.env[_ENDS]
        # The content of an image is parsed on its own, with other tokens.
        if done and not silent and state.tokens is tokens:
            ends[start] = state.pos
        return done

    return recorded


class _Walk:
    """Steps through the tokens and the content side by side."""

    def __init__(self, content: str, ends: dict[int, int]) -> None:
        self.content = content
        self.ends = ends
        self.at = 0
        self.links: list[int] = []
        self.struck = 0

    def pieces(self, tokens: list[Token]) -> Iterator[Piece]:
        silent_until = -1
        for number, token in enumerate(tokens):
            if number <= silent_until:
                continue
            if token.type == "link_open" and token.markup == "autolink":
                # link_open, its text, link_close: an address, not prose.
                silent_until = number + 2
                yield from self._replace(PLACEHOLDER)
            else:
                yield from self._step(token)

    def _step(self, token: Token) -> Iterator[Piece]:
        if token.type == "text":
            yield from self._verbatim(token.content)
        elif token.type == "text_special":
            yield from self._take(token.content, len(token.markup))
        elif token.type in ("softbreak", "hardbreak"):
            yield from self._line_break(token.type)
        elif token.type in ("code_inline", "image"):
            yield from self._replace(PLACEHOLDER)
        elif token.type == "footnote_ref":
            yield from self._replace("")
        elif token.type == "html_inline":
            yield from self._take("\n" if _BREAK_TAG.match(token.content) else "", len(token.content))
        else:
            self._mark(token)

    def _mark(self, token: Token) -> None:
        if token.type == "link_open":
            self.links.append(self.ends.get(self.at, self.at + 1))
            self.at += 1
        elif token.type == "link_close":
            self.at = max(self.at, self.links.pop())
        else:
            self.struck += {"s_open": 1, "s_close": -1}.get(token.type, 0)
            self.at += len(token.markup)

    def _verbatim(self, text: str) -> Iterator[Piece]:
        if not text:
            return
        if not self.content.startswith(text, self.at):
            found = self.content.find(text, self.at)
            if found < 0:
                raise LookupError(f"token {text!r} is not in its block after {self.at}")
            self.at = found
        yield from self._take(text, len(text))

    def _take(self, text: str, length: int) -> Iterator[Piece]:
        start, self.at = self.at, self.at + length
        # Struck-out words are withdrawn: they are not what the article says.
        if text and not self.struck:
            yield Piece(text, start, self.at)

    def _replace(self, text: str) -> Iterator[Piece]:
        yield from self._take(text, self.ends.get(self.at, self.at + 1) - self.at)

    def _line_break(self, kind: str) -> Iterator[Piece]:
        end = self.content.find("\n", self.at)
        start, self.at = end, end + 1
        if not self.struck:
            yield Piece(" " if kind == "softbreak" else "\n", start, end + 1)
        while self.at < len(self.content) and self.content[self.at] in " \t":
            self.at += 1


def _without_addresses(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with every bare web address replaced by a placeholder."""
    text = "".join(piece.text for piece in pieces)
    spans = [(m.start(), m.start() + len(m[0].rstrip(".,;:!?)]"))) for m in _ADDRESS.finditer(text)]
    if not spans:
        return iter(pieces)
    return _cut(pieces, spans)


def _cut(pieces: list[Piece], spans: list[tuple[int, int]]) -> Iterator[Piece]:
    """Take spans of the joined text (ascending, apart) out of the pieces it is joined from."""
    begin = number = 0
    for piece in pieces:
        end = begin + len(piece.text)
        at = begin
        while number < len(spans) and spans[number][0] < end:
            start, stop = spans[number]
            if start > at:
                yield _slice(piece, at - begin, start - begin)
            if start >= begin:
                yield Piece(PLACEHOLDER, *_range(piece, max(start, begin) - begin, min(stop, end) - begin))
            at = max(at, min(stop, end))
            if stop > end:
                break
            number += 1
        if at < end:
            yield _slice(piece, at - begin, end - begin)
        begin = end


def _range(piece: Piece, start: int, end: int) -> tuple[int, int]:
    if len(piece.text) == piece.end - piece.start:
        return piece.start + start, piece.start + end
    return piece.start, piece.end


def _slice(piece: Piece, start: int, end: int) -> Piece:
    return Piece(piece.text[start:end], *_range(piece, start, end))
