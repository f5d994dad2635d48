"""Articles: bringing them in, giving them another text, and what is known about them.

The lists are in `article_lists`, the workbench's view of a text in `reading`; both are reached from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import select

from claimdesk.desk import article_fields, moving, putting_back, withdrawn
from claimdesk.desk.article_lists import queue, row
from claimdesk.desk.importing import document_of, is_url
from claimdesk.desk.putting_back import runs as put_back_before
from claimdesk.desk.reading import cut, read, revisions
from claimdesk.desk.work import Job, Work
from claimdesk.model import Appearance, Article, Claim, Revision
from claimdesk.store import canonical
from claimdesk.words.cleantext import clean, one_line
from claimdesk.words.document import Document
from claimdesk.words.errors import BadInput, DeskError, Refused, TooLarge
from claimdesk.words.limits import INPUT_BYTES, TEXT_CHARS
from claimdesk.words.terms import Cause, State
from claimdesk.words.views.progress import Progress

__all__ = [
    "Added",
    "add",
    "added",
    "cut",
    "document_of",
    "edit",
    "import_paths",
    "put_back_before",
    "queue",
    "read",
    "restore",
    "revise",
    "revisions",
    "row",
    "withdraw",
]


class Added(NamedTuple):
    """What became of a document: the article, its revision's number, and `new`, `revision` or `unchanged`.

    Of the parts that had been put back into the text before, `again` were put back again, `gone` are on the page no
    more.
    """

    article: int
    revision: int
    outcome: str
    again: int = 0
    gone: int = 0


def added(answer: Sequence[Any]) -> Added:
    """The answer of `add`, which comes back as a list where it was read from the ledger."""
    return Added(*answer)


def add(
    work: Work,
    document: Document,
    *,
    as_revision_of: int | None = None,
    obtained_from: str = "",
    typed: Mapping[str, str] | None = None,
) -> Added:
    """Store a document: as a new article, or as a revision of the one that has its URL (or, without one, its text).

    `typed` are fields that a person gave; they override those that were found. What was put back of the article's
    last text is put back again, unless `document.put_back` says otherwise. The same text again changes nothing.
    Raises BadInput, TooLarge, NotFound or Refused.
    """
    fields = article_fields.of_document(document, typed or {}, work.member.name)
    if len(document.raw) > INPUT_BYTES:
        raise TooLarge(f"This is larger than {INPUT_BYTES // 1024**2} MiB: bring in the article alone.")
    text = _text(document.text)
    known = as_revision_of or _known(work, fields.values["url_key"], canonical.sha256(text))
    if known is None:
        if not fields.values["title"]:
            fields.put("title", text.split("\n", 1)[0][:200], "text")
        article = work.add(Article(**fields.values, found=fields.found))
        _add_revision(work, article, 1, Cause.PUBLISHER, document, text, obtained_from)
        return Added(article.id, 1, "new")
    article = work.one(Article, known)
    newest = _newest(work, known)
    read = document
    document, gone = putting_back.as_before(work.session, known, read)
    text, again = _text(document.text), len(read.cut) - len(document.cut)
    sha256 = canonical.sha256(text)
    if newest.text_sha256 == sha256:
        return Added(known, newest.number, "unchanged", again, gone)
    article_fields.follow(work, article, fields)
    article_fields.refuse_same_text(work, article, sha256)
    same_bytes = bool(document.raw) and newest.raw_sha256 == canonical.sha256(document.raw)
    cause = Cause.RE_EXTRACTION if same_bytes else Cause.PUBLISHER
    revision = _add_revision(work, article, newest.number + 1, cause, document, text, obtained_from)
    moving.to_revision(work, newest, revision)
    return Added(known, revision.number, "revision", again, gone)


def revise(work: Work, article: int, text: str) -> int:
    """Give an article a text that a person made. Returns the revision's number. Raises BadInput, NotFound, Refused."""
    text = _text(text)
    row = work.one(Article, article)
    newest = _newest(work, article)
    work.decides_on(newest)
    if newest.text_sha256 == canonical.sha256(text):
        return newest.number
    article_fields.refuse_same_text(work, row, canonical.sha256(text))
    document = Document(text=text, raw=text.encode(), extractor="typed", extractor_version="1")
    revision = _add_revision(work, row, newest.number + 1, Cause.BY_HAND, document, text, "")
    moving.to_revision(work, newest, revision)
    return revision.number


def edit(work: Work, article: int, **fields: str) -> int:
    """Correct what is known about an article: fields of `document.META_FIELDS`. Raises BadInput, NotFound, Refused."""
    checked = article_fields.typed(fields, work.member.name)
    row = work.one(Article, article)
    article_fields.set_on(work, row, checked)
    if "url" in checked.values:
        article_fields.refuse_same_text(work, row, _newest(work, article).text_sha256)
    return article


def withdraw(work: Work, article: int) -> int:
    """Take an article off the desk, and with it the claims that stand nowhere else. Refused while one is published."""
    row = work.one(Article, article)
    claims = work.lock(Claim, *_only_in(work, article))
    out = [c.id for c in claims if c.state in (State.PUBLISHED, State.CORRECTED)]
    if out:
        raise Refused(
            f"A{article} has claims that are published: C{', C'.join(map(str, out))}. "
            "Retract them first: claimdesk retract C1 --reason R"
        )
    for each in (row, *claims):
        each.withdrawn_at = work.now
    return article


def restore(work: Work, article: int) -> int:
    """Bring a withdrawn article back, with the claims that were withdrawn together with it."""
    row = withdrawn.one(work, Article, article, f"A{article}")
    article_fields.refuse_known(work, row.url_key, article)
    article_fields.refuse_same_text(work, row, _newest(work, article).text_sha256)
    claims = work.session.scalars(
        select(Claim)
        .where(Claim.id.in_(_appearing_in(article)), Claim.withdrawn_at == row.withdrawn_at)
        .order_by(Claim.id)
        .with_for_update()
    ).all()
    for each in (row, *claims):
        each.withdrawn_at = None
    return article


def import_paths(
    job: Job,
    places: Sequence[str],
    *,
    typed: Mapping[str, str] | None = None,
    as_revision_of: int | None = None,
    stdin: bytes | None = None,
    allow_private: bool = False,
) -> Iterator[Progress]:
    """Bring in files, URLs and, as `-`, `stdin`. What can't be brought in is a step that says why; the rest goes on."""
    for done, place in enumerate(places, 1):
        if job.cancelled():
            return
        try:
            document = document_of(place, stdin=stdin, allow_private=allow_private, cancelled=job.cancelled)
            answer = job.do(
                add, document, as_revision_of=as_revision_of, obtained_from=_origin(place, document), typed=typed
            )
        except DeskError as error:
            yield Progress(done, len(places), f"refused: {one_line(place)[:200]}: {error.sentence}")
            continue
        result = added(answer)
        told = (*document.warnings, *putting_back.told(result.again, result.gone))
        yield Progress(done, len(places), _sentence(result, document), made=f"A{result.article}", warnings=told)


def _origin(place: str, document: Document) -> str:
    if place == "-":
        return "standard input"
    return one_line(document.url or place if is_url(place) else Path(place).name)[:1024]


def _sentence(answer: Added, document: Document) -> str:
    title = document.title or one_line(document.text[:80])
    match answer.outcome:
        case "new":
            return f"A{answer.article} new: {title}"
        case "revision":
            return f"A{answer.article} revision {answer.revision}: {title}"
    return f"A{answer.article} unchanged: {title}"


def _text(text: str) -> str:
    text = clean(text).strip()
    if not text:
        raise BadInput("The text is empty: copy the article’s text and paste that.")
    if len(text) > TEXT_CHARS:
        raise TooLarge(f"The text is longer than {TEXT_CHARS:,} characters: bring in the article alone.")
    return text


def _known(work: Work, url_key: str | None, sha256: str) -> int | None:
    """The live article that a document is: by its URL; one without a URL by its text."""
    if url_key:
        return work.session.scalar(select(Article.id).where(Article.url_key == url_key, Article.withdrawn_at.is_(None)))
    return work.session.scalar(
        select(Article.id)
        .join(Revision, Revision.article_id == Article.id)
        .where(Revision.text_sha256 == sha256, Revision.withdrawn_at.is_(None), Article.withdrawn_at.is_(None))
        .order_by(Article.id)
        .limit(1)
    )


def _newest(work: Work, article: int) -> Revision:
    return work.session.scalars(
        select(Revision)
        .where(Revision.article_id == article, Revision.withdrawn_at.is_(None))
        .order_by(Revision.number.desc())
        .limit(1)
    ).one()


def _add_revision(
    work: Work, article: Article, number: int, cause: Cause, document: Document, text: str, obtained_from: str
) -> Revision:
    return work.add(
        Revision(
            article_id=article.id,
            number=number,
            cause=cause,
            obtained_at=work.now,
            obtained_from=one_line(obtained_from)[:1024],
            media_type=one_line(document.media_type)[:200],
            extractor=one_line(document.extractor)[:200],
            extractor_version=one_line(document.extractor_version)[:200],
            text_sha256=canonical.sha256(text),
            raw_sha256=canonical.sha256(document.raw),
            text=text,
            raw=document.raw,
            cut=[[clean(c.text), one_line(c.reason)] for c in document.cut],
            put_back=[clean(part) for part in document.put_back or ()],
        )
    )


def _appearing_in(article: int) -> Any:
    return select(Appearance.claim_id).where(Appearance.article_id == article, Appearance.withdrawn_at.is_(None))


def _only_in(work: Work, article: int) -> list[int]:
    """The live claims that stand in this article and nowhere else."""
    elsewhere = select(Appearance.claim_id).where(
        Appearance.withdrawn_at.is_(None),
        (Appearance.article_id != article) | Appearance.article_id.is_(None),
    )
    return list(
        work.session.scalars(
            select(Claim.id).where(
                Claim.id.in_(_appearing_in(article)), Claim.id.not_in(elsewhere), Claim.withdrawn_at.is_(None)
            )
        )
    )
