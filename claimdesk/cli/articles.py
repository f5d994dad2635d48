"""`claimdesk articles` and `claimdesk article`: lists of articles, and what is known about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli import dates
from claimdesk.cli.files import text_of
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import ARTICLE, filled, json_option, narrowed, page_options, with_desk
from claimdesk.cli.output import answer, foot, show_json, table
from claimdesk.words.document import META_FIELDS
from claimdesk.words.references import Reference
from claimdesk.words.views.lists import ArticleRow, Page

if TYPE_CHECKING:
    from claimdesk.desk import Desk

VIEWS = ("all", "mine", "unassigned")


@click.command()
@click.argument("query", nargs=-1)
@click.option("--view", type=click.Choice(VIEWS), default="all", help="Which of them.")
@page_options
@json_option
@with_desk
def articles(desk: Desk, query: tuple[str, ...], view: str, limit: int, after: str | None, as_json: bool) -> None:
    """List articles, newest first. QUERY is words, and filters: publisher: language: assignee: tag:

    \b
    Example:
      claimdesk articles treaty publisher:"harbour post"
    """
    from claimdesk.desk import articles

    page: Page = desk.ask(articles.queue, view=view, query=narrowed(query), after=after, limit=limit)
    if as_json:
        show_json({"articles": page.rows, "after": page.after, "total": page.total, "note": page.note})
        return
    rows = [row for row in page.rows if isinstance(row, ArticleRow)]
    table(
        ("", "done", "claims", "published", "publisher", "title") if rows else (),
        [
            (f"A{r.id}", f"{r.coverage} %" if r.sentences else "–", str(r.claims), r.published, r.publisher, r.title)
            for r in rows
        ],
    )
    foot(len(rows), page.total, page.after, page.note)


@click.group()
def article() -> None:
    """Correct what is known about an article, or its text.

    \b
    Example:
      claimdesk article edit A1 --published 2018-09-12
    """


@article.command()
@click.argument("article", type=ARTICLE, metavar="A1")
@click.option("--published", metavar="DATE", help="When it was published; `none` takes it away.")
@click.option("--modified", metavar="DATE", help="When it was last changed; `none` takes it away.")
@click.option("--url", help="Where it was published.")
@click.option("--title", help="Its headline.")
@click.option("--publisher", help="Who published it.")
@click.option("--byline", help="Who wrote it.")
@click.option("--origin", help="The agency or paper that it was taken from.")
@click.option("--language", metavar="CODE", help="Its language: en, de, …")
@json_option
@with_desk
def edit(desk: Desk, /, article: Reference, as_json: bool, **fields: str | None) -> None:
    """Correct what is known about an article.

    An empty value takes a field away. A publication date that is set later resolves "on Wednesday" and the like when
    the article is next looked at.

    \b
    Example:
      claimdesk article edit A1 --published "12 September 2018" --origin Reuters
    """
    from claimdesk.desk import articles

    for name in ("published", "modified"):
        fields[name] = dates.typed(fields[name], language=fields["language"])
    changed = filled(**fields)
    if not changed:
        raise click.UsageError(f"Say what to correct: --{', --'.join(META_FIELDS)}.")
    desk.do(articles.edit, article.id, **changed)
    answer(as_json, f"{article}: {', '.join(changed)} corrected.", article=str(article), changed=sorted(changed))


@article.command()
@click.argument("article", type=ARTICLE, metavar="A1")
@click.argument("file", metavar="FILE|-")
@json_option
@with_desk
def revise(desk: Desk, article: Reference, file: str, as_json: bool) -> None:
    """Give an article a text that you corrected by hand.

    It becomes a new revision, in which the claims are found again.

    \b
    Example:
      claimdesk article revise A1 corrected.txt
    """
    from claimdesk.desk import articles

    text = text_of(file)
    with narrated(f"Finding the claims of {article} in it"):
        number = desk.do(articles.revise, article.id, text)
    answer(as_json, f"{article} has revision {number}.", article=str(article), revision=number)
