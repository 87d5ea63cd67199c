"""Which fields of a record are the headline, the body and so on, and how they are found in it.

The names are those of content systems and feeds that publish their schema: schema.org, WordPress, Ghost, Arc, the
Guardian's and the New York Times' interfaces, ninjs, JSON Feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from crossfoot.documents.json_scan import Text, Value
from crossfoot.errors import OptionError

#: What a body may be written in; None asks the text itself.
BODY_FORMATS = ("text", "html", "markdown")


@dataclass(frozen=True, slots=True)
class Fields:
    """For each part of an article the paths that are tried in order; the first that leads to text holds.

    A path is names parted by dots; ``*`` stands for every item of a list or value of an object. ``body_format`` is
    "text", "html" or "markdown"; without it, what has tags or character references is HTML. ``records`` lead to the
    list of articles in a file that holds several; ``id`` to the name of one of them.
    """

    headline: tuple[str, ...] = (
        "headline", "title", "headline.main", "headlines.basic", "fields.headline", "title.rendered",
    )  # fmt: skip
    standfirst: tuple[str, ...] = (
        "standfirst", "subheadline", "subtitle", "dek", "deck", "alternativeHeadline", "fields.standfirst",
        "fields.trailText", "trailText", "subheadlines.basic", "description.basic", "description", "abstract",
        "excerpt.rendered", "custom_excerpt",
    )  # fmt: skip
    body: tuple[str, ...] = (
        "body", "articleBody", "body_html", "body_text", "bodyText", "fields.body", "fields.bodyText",
        "content.rendered", "content_html", "content_text", "content", "content_elements", "html", "text", "article",
    )  # fmt: skip
    captions: tuple[str, ...] = (
        "captions", "caption", "images.*.caption", "image.caption", "media.*.caption", "figures.*.caption",
        "promo_items.*.caption",
    )  # fmt: skip
    date: tuple[str, ...] = (
        "datePublished", "date_published", "published_at", "publishedAt", "published", "publication_date",
        "publicationDate", "pub_date", "pubDate", "webPublicationDate", "first_publish_date", "display_date",
        "firstpublished", "date",
    )  # fmt: skip
    id: tuple[str, ...] = ("id", "_id", "guid", "uuid", "slug", "uri", "url", "canonical_url")
    records: tuple[str, ...] = (
        "articles", "items", "results", "stories", "posts", "docs", "response.results", "response.docs", "data",
    )  # fmt: skip
    body_format: str | None = None


DEFAULT_FIELDS = Fields()


def parse_field(key: str, value: object) -> tuple[str, object]:
    """The attribute and the value that a setting means: ``parse_field("headline", "title.rendered")``.

    Raises:
        OptionError: no such field, or no path.
    """
    name = key.replace("-", "_")
    known = [item.name.replace("_", "-") for item in fields(Fields)]
    if name not in {item.name for item in fields(Fields)}:
        raise OptionError(f"There is no field '{key}'. Fields: {', '.join(known)}.")
    if name == "body_format":
        if value not in BODY_FORMATS:
            raise OptionError(f"The field {key} is one of {', '.join(BODY_FORMATS)}, not '{value}'.")
        return name, value
    paths = [value] if isinstance(value, str) else value
    if (
        not isinstance(paths, list)
        or not paths
        or not all(isinstance(one, str) and one.strip() for one in paths)
    ):
        raise OptionError(
            f"The field {key} is a path, as in title.rendered or images.*.caption, not '{value}'."
        )
    return name, tuple(one.strip() for one in paths)


def values_at(value: Value, path: str) -> Iterator[Value]:
    """What a path leads to; a name with dots in it is tried whole as well."""
    if isinstance(value, dict) and path in value:
        yield value[path]
        return
    first, _, rest = path.partition(".")
    if first == "*":
        inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    elif isinstance(value, dict) and first in value:
        inner = [value[first]]
    else:
        return
    for one in inner:
        if rest:
            yield from values_at(one, rest)
        else:
            yield one


#: Keys that hold the text of an item of a body made of items, and kinds of items that hold none.
_ITEM_TEXTS = ("content", "text", "html", "data.text", "value", "paragraph")
_NO_TEXTS = frozenset(
    {
        "image", "gallery", "video", "audio", "code", "raw_html", "embed", "oembed", "oembed_response", "custom_embed",
        "interstitial_link", "link_list", "reference", "delimiter", "divider",
    }
)  # fmt: skip


def texts_at(source: str, record: Value, paths: tuple[str, ...]) -> list[Text]:
    """The strings that the first good path leads to: one, those of a list, or those of the items of a list."""
    for path in paths:
        found = [text for value in values_at(record, path) for text in _texts(source, value)]
        if found:
            return found
    return []


def _texts(source: str, value: Value) -> Iterator[Text]:
    if isinstance(value, Text):
        if source[value.start + 1 : value.end - 1].strip():
            yield value
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and not _is_no_text(source, item):
                yield from texts_at(source, item, _ITEM_TEXTS)
            elif isinstance(item, Text):
                yield from _texts(source, item)


def _is_no_text(source: str, item: dict[str, Value]) -> bool:
    kind = item.get("type")
    return isinstance(kind, Text) and source[kind.start + 1 : kind.end - 1].lower() in _NO_TEXTS
