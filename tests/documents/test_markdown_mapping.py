"""Every character of a Markdown document's text has its place in the file."""

from __future__ import annotations

import html

from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossfoot.documents import read
from crossfoot.documents.inline import PLACEHOLDER
from crossfoot.documents.markdown import BULLET

BLOCKS = [
    "# ",
    "## 1 ##",
    "- ",
    "* ",
    "+ ",
    "1.",
    "2) ",
    "> ",
    ">",
    "---\n",
    "===\n",
    "```\n",
    "~~~\n",
    "    ",
    "\t",
]
INLINE = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "~~old 4~~",
    "`",
    "``",
    "`x 1`",
    "&mdash;",
    "&amp;",
    "&#36;",
    "&nbsp;",
]
LINKS = [
    "[",
    "]",
    "(",
    ")",
    "[a 1](b 2)",
    '[a 1](<b> "t 3")',
    "[x][y]",
    "[y]: /u\n",
    "![alt 3](i.png)",
    "<http://e.x/7>",
]
NOTES = [
    "[^1]",
    "[^1]: note 5\n",
    "[^2]: 7\n",
    "https://e.x/a_b*c?d=1&amp;e=2.",
    "www.e.x",
    "&notreal;",
    "&",
    "#",
]
ESCAPES = ["\\$", "\\|", "\\", "\\\n", "<b>", "</b>", "<br>", "<!-- c 1 -->", "<div>\n", "</div>\n"]
TABLES = ["|", "| a | b |\n|---|---|\n| 1 | 2 |\n", "a|b\n-|-\n1\\|2|`3`\n"]
WORDS = ["$5.5 billion", "1", "word", "é", "½", "日本", "😀"]
BLANKS = [
    " ",
    "  ",
    "  \n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u00a0",
    "\u2003",
    "\u2028",
    "\x0b",
    "\x00",
    "\ufeff",
    "\ufffc",
]
FRAGMENTS = st.sampled_from([*BLOCKS, *INLINE, *LINKS, *NOTES, *ESCAPES, *TABLES, *WORDS, *BLANKS])
# A leading word keeps a rule at the head from being read as front matter.
SOURCES = st.lists(FRAGMENTS, max_size=30).map(lambda parts: "w\n\n" + "".join(parts))


def check_places(source: str) -> None:
    # Many NULs make a file binary; padding keeps them stray.
    source += " " * 20 * source.count("\0")
    document = read(source.encode(), format="markdown")
    plain = source.removeprefix("\ufeff").replace("\0", "\ufffd")
    previous = 0
    for offset, character in enumerate(document.text):
        place = document.locate(offset, offset + 1)
        raw = plain[place.source_start : place.source_end]
        assert place.source_start >= previous
        previous = place.source_start
        assert came_from(character, raw), (character, raw, offset)


def came_from(character: str, raw: str) -> bool:
    """Whether ``raw`` is the source of a text character."""
    line_end = character in " \n" and raw.strip("\\") in ("", "\n", "\r\n", "\r")
    break_tag = character == "\n" and raw.startswith("<br")
    entity = raw.startswith("&") and character in html.unescape(raw)
    escape = raw.startswith("\\") and raw[-1] == character
    if raw == "" and character in BULLET:
        return True
    return raw == character or character == PLACEHOLDER or line_end or break_tag or entity or escape


@settings(max_examples=400, deadline=None)
@given(SOURCES)
@example("1. 1\n> > 5\n")
@example("# # 5 #\n")
@example("| a\\|b | c |\n|-|-|\n| 1 | 1 |\n")
@example("~~~~a~ 5\n")
@example("a [https://e.x/ 5](u) b\n")
def test_every_character_maps_to_the_character_it_was_made_from(source: str) -> None:
    """Text characters are source characters, or stand for an entity, an escape, a line end or a placeholder."""
    check_places(source)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_maps(source: str) -> None:
    """Arbitrary Unicode neither crashes the reader nor loses its place."""
    if all(not 0xD800 <= ord(character) < 0xE000 for character in source):
        check_places(source)


@settings(max_examples=100, deadline=None)
@given(SOURCES)
def test_a_line_gives_the_text_that_was_made_from_it(source: str) -> None:
    """``line_offsets`` of a character's own line holds the character."""
    document = read(source.encode(), format="markdown")
    for offset in range(len(document.text)):
        place = document.locate(offset, offset + 1)
        if place.source_start == place.source_end:
            continue
        found = document.line_offsets(place.line)
        assert found is not None
        assert found[0] <= offset < found[1]
