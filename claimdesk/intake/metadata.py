"""What a page states about itself: JSON-LD, meta tags, `itemprop`. Nothing that has to be guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from claimdesk.intake.language import language_code
from claimdesk.intake.stamps import stamps
from claimdesk.words.cleantext import one_line

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|CreativeWork|WebPage|ItemPage|ClaimReview|\w*Report)")
_STATED_ARTICLE = re.compile(r"(?!WebPage|ItemPage|CreativeWork)")
_JSON_DEPTH = 6
_PARTIAL_DATE = re.compile(r"(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_OFFSET_GAP = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_EPOCH = ("1970-01-01", "0001-01-01")

_PUBLISHED = (
    "article:published_time og:published_time datepublished article:published parsely-pub-date sailthru.date "
    "pubdate publishdate publish-date publish_date publication_date article.published article_date_original "
    "datecreated dcterms.created dcterms.issued dc.date.issued dc.date.created dcterms.date dc.date "
    "cxenseparse:recs:publishtime rnews:datepublished citation_publication_date date"
)
_MODIFIED = (
    "article:modified_time datemodified og:updated_time article:modified last-modified lastmod "
    "dcterms.modified dc.date.modified cxenseparse:recs:modifiedtime rnews:datemodified"
)


@dataclass(slots=True)
class Stated:
    """The fields that a page states; empty where it does not."""

    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    publisher: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    urls: list[str] = field(default_factory=list)
    paid: bool = False


def stated(tree: Any) -> Stated:
    """Read what the page states about itself from its parsed tree (lxml)."""
    meta = _meta(tree)
    items = list(_json_items(tree))
    articles = [item for item in items if any(_ARTICLE.fullmatch(kind) for kind in _kinds(item))]
    # An article says more about itself than the page that frames it.
    articles.sort(
        key=lambda item: not any(_STATED_ARTICLE.match(kind) and _ARTICLE.fullmatch(kind) for kind in _kinds(item))
    )
    found = Stated()
    for item in articles:
        found.titles += _texts(item.get("headline"))
        found.authors = found.authors or _names(item.get("author"), items)
        found.publisher = found.publisher or next(iter(_names(item.get("publisher"), items)), "")
        found.published = found.published or moment(item.get("datePublished"))
        found.modified = found.modified or moment(item.get("dateModified"))
        found.language = found.language or next(map(language_code, _texts(item.get("inLanguage"))), "")
        found.paid = found.paid or str(item.get("isAccessibleForFree")).lower() == "false"
    found.published = (
        found.published or _first_moment(meta, _PUBLISHED) or _first_moment(_itemprops(tree), "datepublished")
    )
    found.modified = found.modified or _first_moment(meta, _MODIFIED) or _first_moment(_itemprops(tree), "datemodified")
    found.publisher = found.publisher or meta.get("og:site_name", "") or meta.get("application-name", "")
    found.titles += [title for name in ("og:title", "twitter:title", "dc.title") if (title := meta.get(name, ""))]
    found.language = language_code(tree.get("lang") or "") or found.language or language_code(meta.get("og:locale", ""))
    found.urls = [link.get("href", "").strip() for link in tree.iterfind(".//link[@rel='canonical']")] + [
        meta.get("og:url", "")
    ]
    return found


def moment(value: object) -> str:
    """A date or time in a page's metadata as ISO 8601, as exact as it is; a time without a zone gives its day."""
    text = _OFFSET_GAP.sub("", one_line(value)) if isinstance(value, str) else ""
    if not text or len(text) > 80 or text.startswith(_EPOCH):
        return ""
    if _PARTIAL_DATE.fullmatch(text):
        return text
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        read = stamps(text)
        return read[0].value if len(read) == 1 else ""
    if at.year < 1500:
        return ""
    if at.tzinfo is None:
        return at.date().isoformat()
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def _meta(tree: Any) -> dict[str, str]:
    """The first content of each meta tag, by its name in small letters."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        for attribute in ("property", "name"):
            name = (element.get(attribute) or "").lower()
            content = one_line(element.get("content", ""))
            if name and content:
                found.setdefault(name, content)
    return found


def _itemprops(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//*[@itemprop]"):
        text = element.get("datetime") or element.get("content") or ""
        if text:
            found.setdefault(element.get("itemprop").lower(), text)
    return found


def _first_moment(values: dict[str, str], names: str) -> str:
    return next((read for name in names.split() if (read := moment(values.get(name)))), "")


def _json_items(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _dicts(content, _JSON_DEPTH)


def _dicts(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """The objects on the page's level (lists, `@graph`, `mainEntity`), none below: a list of links has articles too."""
    if depth == 0:
        return
    if isinstance(value, list):
        for one in value:
            yield from _dicts(one, depth - 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _dicts(value.get(name), depth - 1)


def _kinds(item: dict[str, Any]) -> list[str]:
    return [kind.rpartition("/")[2] for kind in _texts(item.get("@type"))]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [text] if (text := one_line(value)) else []
    return (
        [text for one in value if isinstance(one, str) and (text := one_line(one))] if isinstance(value, list) else []
    )


def _names(value: object, items: list[dict[str, Any]]) -> list[str]:
    """The names of persons or bodies: strings, objects with a name, or references to objects elsewhere on the page."""
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one and "@id" in one:
            one = next((item for item in items if item.get("@id") == one["@id"] and "name" in item), one)
        names += _texts(one.get("name") if isinstance(one, dict) else one)
    return list(
        dict.fromkeys(name for name in names if not name.startswith(("http:", "https:", "/", "@")) and len(name) <= 200)
    )
