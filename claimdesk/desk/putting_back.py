"""What a person put back into an article's text is put back into its next text too."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimdesk import intake
from claimdesk.desk.work import Read
from claimdesk.model import Article, Revision
from claimdesk.words.cleantext import clean
from claimdesk.words.document import Document
from claimdesk.words.terms import Cause


def runs(read: Read, document: Document) -> frozenset[int]:
    """The runs of a document's `cut` that were put back when its page was last brought in, by their number."""
    article = read.session.scalar(
        select(Article.id).where(Article.url_key == intake.url_key(document.url), Article.withdrawn_at.is_(None))
    )
    return _same_runs(document, last(read.session, article)) if article else frozenset()


def as_before(session: Session, article: int, document: Document) -> tuple[Document, int]:
    """The document with what was put back of the article's last text put back again, unless a person has chosen anew;
    and how many of those parts are neither cut from it nor in its text."""
    if document.put_back is not None:
        return document, 0
    before = last(session, article)
    cut = [clean(part.text) for part in document.cut]
    gone = [part for part in before if part not in cut and part.replace("\n", "\n\n") not in document.text]
    again = _same_runs(document, before)
    return (intake.put_back(document, again) if again else replace(document, put_back=())), len(gone)


def last(session: Session, article: int) -> list[str]:
    """What was put back when the article was last brought in; a text typed since has nothing cut."""
    found = session.scalar(
        select(Revision.put_back)
        .where(Revision.article_id == article, Revision.withdrawn_at.is_(None), Revision.cause != Cause.BY_HAND)
        .order_by(Revision.number.desc())
        .limit(1)
    )
    return found or []


def told(again: int, gone: int) -> tuple[str, ...]:
    """A sentence on the parts that were put back again, and one on those that are gone; none where there are none."""
    return (
        *([f"Cut as furniture and put back as before: {_parts(again)}."] if again else []),
        *([f"Put back by hand before, and not on the page any more: {_parts(gone)}."] if gone else []),
    )


def _parts(number: int) -> str:
    return "one part" if number == 1 else f"{number} parts"


def _same_runs(document: Document, before: list[str]) -> frozenset[int]:
    return frozenset(number for number, cut in enumerate(document.cut) if clean(cut.text) in before)
