"""What is known about an article, field by field, each with where it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from claimdesk import intake
from claimdesk.desk.typed import short
from claimdesk.desk.work import Work
from claimdesk.model import Article
from claimdesk.words.document import META_FIELDS, Document
from claimdesk.words.errors import BadInput, Refused
from claimdesk.words.references import shortened

_CHARS = {"published": 40, "modified": 40, "language": 40, "url": 4096}
_LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?")
"""Pages give such times; where they were meant is not known, so they stay as they are."""


@dataclass(slots=True)
class Fields:
    """Columns of an article, `url_key` among them, and where each came from."""

    values: dict[str, Any]
    found: dict[str, str]

    def put(self, name: str, value: str, where: str) -> None:
        """Set one."""
        self.values[name] = value
        self.found[name] = where


def of_document(document: Document, given: Mapping[str, str], by: str) -> Fields:
    """All fields of a document; those that a person gave override those that were found. Raises BadInput."""
    out = Fields({"url_key": None}, {})
    for name in META_FIELDS:
        value = _checked(name, getattr(document, name))
        out.values[name] = value
        if value:
            out.found[name] = short(document.found.get(name, ""), "Where a field came from", chars=200)
    over = typed({k: v for k, v in given.items() if v}, by)
    out.values.update(over.values)
    out.found.update(over.found)
    out.values["url_key"] = _key(out.values["url"])
    return out


def typed(given: Mapping[str, str], by: str) -> Fields:
    """The fields that a person typed; an empty value takes one away. Raises BadInput."""
    out = Fields({}, {})
    for name, value in given.items():
        if name not in META_FIELDS:
            raise BadInput(f"An article has no field “{shortened(name)}”. It has: {', '.join(META_FIELDS)}")
        out.put(name, _checked(name, value), f"typed by {by}")
    if "url" in out.values:
        out.values["url_key"] = _key(out.values["url"])
    return out


def set_on(work: Work, article: Article, fields: Fields) -> None:
    """Write those fields that differ. Raises Refused for the URL of another article."""
    if fields.values.get("url_key") and fields.values["url_key"] != article.url_key:
        refuse_known(work, fields.values["url_key"], article.id)
    changed = {name for name, value in fields.values.items() if getattr(article, name) != value}
    for name in changed:
        setattr(article, name, fields.values[name])
    sources = {name: where for name, where in fields.found.items() if name in changed}
    if sources:
        article.found = {**article.found, **sources}


def follow(work: Work, article: Article, fields: Fields) -> None:
    """Bring an article up to what a new text of it says: what a person typed earlier stays, and so does its URL."""
    kept = {name for name, where in article.found.items() if where.startswith("typed by ")}
    new = Fields({}, {})
    for name in META_FIELDS:
        value, where = fields.values[name], fields.found.get(name, "")
        if not value or (name in kept and not where.startswith("typed by ")) or (name == "url" and article.url):
            continue
        new.put(name, value, where)
    if "url" in new.values:
        new.values["url_key"] = fields.values["url_key"]
    set_on(work, article, new)


def refuse_known(work: Work, url_key: str | None, article: int) -> None:
    """Raise Refused where another live article has this URL."""
    if not url_key:
        return
    other = work.session.scalar(
        select(Article.id).where(Article.url_key == url_key, Article.withdrawn_at.is_(None), Article.id != article)
    )
    if other is not None:
        raise Refused(f"This address is that of A{other}. Withdraw one of them first: claimdesk withdraw A{other}")


def refuse_same_text(work: Work, article: Article, sha256: str) -> None:
    """Raise Refused where an article without a URL gets the newest text of another live one without: by its text
    alone it is known again."""
    if article.url_key:
        return
    other = work.session.scalar(
        select(Article.id).where(Article.text_key == sha256, Article.withdrawn_at.is_(None), Article.id != article.id)
    )
    if other is not None:
        raise Refused(
            f"A{other} has this very text, and neither has an address: give one of them its URL, or withdraw it first: "
            f"claimdesk withdraw A{other}"
        )


def _checked(name: str, value: object) -> str:
    text = short(
        value,
        f"The {name}" if name not in ("published", "modified") else f"The date {name}",
        chars=_CHARS.get(name, 1024),
    )
    if name in ("published", "modified") and text:
        text = _dated(text)
    return intake.normal_url(text) if name == "url" and text else text


def _dated(text: str) -> str:
    """A date as exact as it was given, or a time without a zone, if the calendar has it."""
    if not _LOCAL_TIME.fullmatch(text):
        return intake.date_typed(text)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"“{shortened(text)}” is no time of the calendar: write one such as 2018-09-12T10:30.") from None
    return text


def _key(url: str) -> str | None:
    return intake.url_key(url) if url else None
