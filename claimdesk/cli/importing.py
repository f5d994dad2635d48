"""`claimdesk import`: articles into the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from claimdesk.cli import dates, exits
from claimdesk.cli.files import standard_input
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import ARTICLE, filled, json_option, with_desk
from claimdesk.cli.output import facts, say, show_json
from claimdesk.words.document import META_FIELDS, Cut
from claimdesk.words.dossier import Dossier
from claimdesk.words.references import Reference, reference
from claimdesk.words.views.progress import Progress

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command("import")
@click.argument("places", metavar="FILE|URL|- …", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="When it was published: 2018-09-12, or 2018-09 if that is all.")
@click.option("--url", help="Where it was published.")
@click.option("--title", help="Its headline.")
@click.option("--publisher", help="Who published it.")
@click.option("--byline", help="Who wrote it.")
@click.option("--origin", help="The agency or paper that it was taken from.")
@click.option("--language", metavar="CODE", help="Its language: en, de, …")
@click.option("--as-revision-of", type=ARTICLE, metavar="A1", help="A later text of this article.")
@click.option("--allow-private", is_flag=True, help="Fetch from private addresses too.")
@json_option
@with_desk
def import_(
    desk: Desk,
    /,
    places: tuple[str, ...],
    published: str | None,
    as_revision_of: Reference | None,
    allow_private: bool,
    as_json: bool,
    **fields: str | None,
) -> int:
    """Bring in articles. What you give here goes before what is found in them.

    A file may be a text, a transcript, subtitles, Markdown, a saved page or the folder saved with it, a web archive
    (MHTML), a PDF, a Word (DOCX) or an RTF file.

    A page that is on the desk already is unchanged, or becomes a new revision. Nothing is invented: a field that the
    page does not give stays empty, and without a publication date relative dates stay unresolved.

    \b
    Example:
      claimdesk import treaty.txt --published 2018-09-12 --publisher "The Harbour Post"
      curl -s https://news.example/treaty | claimdesk import - --url https://news.example/treaty
    """
    from claimdesk.desk import articles

    if len(places) > 1 and (as_revision_of or fields["url"] or fields["title"]):
        raise click.UsageError("--url, --title and --as-revision-of are about one article: import it by itself.")
    given = filled(**fields, published=dates.typed(published, language=fields["language"]))
    made: list[dict[str, Any]] = []
    refused: list[str] = []
    stdin = standard_input() if "-" in places else None
    with narrated(f"Reading {places[0]}") as narrator:
        steps = desk.run(
            articles.import_paths,
            places,
            typed=given,
            as_revision_of=as_revision_of.id if as_revision_of else None,
            stdin=stdin,
            allow_private=allow_private,
        )
        for step in steps:
            narrator.wipe()
            if step.made:
                made.append(_made(step))
                for warning in step.warnings if made[-1]["outcome"] != "unchanged" else ():
                    exits.tell(f"{step.made}: {warning}")
                if given and made[-1]["outcome"] == "unchanged":
                    change = f"claimdesk article edit {step.made}"
                    exits.tell(f"{step.made} is unchanged, and keeps its own fields. To change them: {change}")
                if not as_json:
                    say(step.sentence)
                    if len(places) == 1 and made[-1]["outcome"] != "unchanged":
                        say_found(desk, step.made)
            else:
                refused.append(step.sentence.removeprefix("refused: "))
                exits.tell(refused[-1])
            if step.done < len(places):
                narrator.step(f"Reading {places[step.done]} ({step.done + 1} of {len(places)})")
    if as_json:
        show_json({"articles": made, "refused": refused})
    return exits.REFUSED if refused else exits.DONE


def say_found(desk: Desk, name: str) -> None:
    """Print what is known about an article, where each field came from, and what was cut."""
    from claimdesk.desk import articles, dossiers

    dossier: Dossier = desk.ask(dossiers.of, reference(name, "A"))
    fact = dossier.articles[0]
    known = {field: getattr(fact, field) for field in META_FIELDS if field != "title"}
    facts(
        (field, f"{value}  ({_whence(fact.found.get(field, ''))})" if value else "") for field, value in known.items()
    )
    missing = [field for field in ("published", "publisher", "url") if not known[field]]
    facts([("not found", ", ".join(missing))])
    facts([("cut", lines_cut(desk.ask(articles.cut, fact.id)))])
    back = fact.revisions[-1].put_back_lines
    facts([("put back", f"{back} of the lines cut, by hand" if back else "")])
    if "published" in missing:
        exits.tell(f"Without a date “on Wednesday” stays unresolved: claimdesk article edit {name} --published DATE")


def lines_cut(cut: Sequence[Cut]) -> str:
    """How much was left out as furniture."""
    lines = sum(len(each.text.splitlines()) for each in cut)
    return f"{lines} lines of furniture" if lines else ""


def _whence(found: str) -> str:
    return "guessed" if found == "guess" else f"from the {found}" if found in ("page", "text", "file", "url") else found


def _made(step: Progress) -> dict[str, Any]:
    """What a step says: "A3 revision 2: A treaty". The number is there for a new revision alone."""
    said, _, title = step.sentence.partition(": ")
    _, outcome, *number = said.split()
    return {"article": step.made, "outcome": outcome, "revision": int(number[0]) if number else None, "title": title}
