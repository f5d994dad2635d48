"""The analysis of an article's text, computed outside any transaction and kept until text or date change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from claimdesk import analysis
from claimdesk.desk.work import Job, Read, Work
from claimdesk.model import Analysis, Article, Revision
from claimdesk.words.errors import NotFound
from claimdesk.words.views.progress import Progress


def analyse_article(job: Job, article: int) -> Iterator[Progress]:
    """Make the analysis of an article's newest text, if there is none of this version and date. Raises NotFound."""
    revision, text, published, language, made_with = job.desk.ask(_to_analyse, article)
    wanted = made_with_now(published)
    if made_with == wanted:
        yield Progress(1, 1, f"A{article} is analysed already")
        return
    yield Progress(0, 1, f"Reading A{article}")
    if job.cancelled():
        return
    found = analysis.analyse(text, published=published or None, language=language or None)
    if job.cancelled():
        return
    job.do(store, revision, wanted, analysis.to_json(found))
    yield Progress(1, 1, f"A{article}: {len(found.suggestions)} suggestions", made=f"A{article}")


def needed(read: Read, article: int) -> bool:
    """Whether an article's newest text has no analysis of this version and publication date. Raises NotFound."""
    _, _, published, _, made_with = _to_analyse(read, article, with_text=False)
    return made_with != made_with_now(published)


def made_with_now(published: str) -> str:
    """What an analysis depends on besides the text: the program's version of it, and the publication date."""
    return f"{analysis.VERSION} {published}".strip()


def store(work: Work, revision: int, made_with: str, findings: dict[str, Any]) -> None:
    """Keep an analysis. It is unlogged and changes no fact of the desk: it makes no entry."""
    kept = work.session.get(Analysis, revision)
    if kept is None:
        work.session.add(Analysis(revision_id=revision, made_with=made_with, findings=findings))
    else:
        kept.made_with, kept.findings = made_with, findings


def _to_analyse(read: Read, article: int, with_text: bool = True) -> tuple[int, str, str, str, str | None]:
    row = read.session.execute(
        select(Revision.id, Article.published, Article.language, Analysis.made_with)
        .join(Revision, Revision.article_id == Article.id)
        .outerjoin(Analysis, Analysis.revision_id == Revision.id)
        .where(Article.id == article, Revision.withdrawn_at.is_(None))
        .order_by(Revision.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        raise NotFound(f"There is no A{article} on this desk.")
    text = read.session.scalar(select(Revision.text).where(Revision.id == row[0])) if with_text else ""
    return row[0], text or "", row[1], row[2], row[3]
