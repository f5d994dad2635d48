"""What is done to anything that has a reference: withdraw, restore, assign, comment, for-me, tag."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from claimdesk.cli.evidence import evidence_named
from claimdesk.cli.files import said
from claimdesk.cli.options import ANYTHING, ARTICLE_OR_CLAIM, json_option, page_options, with_desk
from claimdesk.cli.output import answer, foot, local, say, say_wrapped, show_json
from claimdesk.words.errors import BadInput
from claimdesk.words.references import Reference, pair, reference

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command()
@click.argument("name", metavar="REF")
@json_option
@with_desk
def withdraw(desk: Desk, name: str, as_json: bool) -> None:
    """Take an article, claim, source, evidence or relation off the desk. Nothing is deleted: restore brings it back.

    \b
    Example:
      claimdesk withdraw C1
      claimdesk withdraw C1/S2
    """
    from claimdesk.desk import evidence, relations

    if "/" not in name:
        thing = reference(name, "A", "C", "S")
        desk.do(_commands(thing, "withdraw"), thing.id)
    else:
        claim, other, _ = pair(name)
        if other.letter == "S":
            desk.do(evidence.withdraw, evidence_named(desk, name))
        else:
            desk.do(relations.withdraw, claim.id, other.id)
    answer(as_json, f"{name} is withdrawn.", withdrawn=name)


@click.command()
@click.argument("name", metavar="REF")
@json_option
@with_desk
def restore(desk: Desk, name: str, as_json: bool) -> None:
    """Bring back an article, claim, source or evidence that was withdrawn. A relation: claimdesk relate again.

    \b
    Example:
      claimdesk restore C1
    """
    from claimdesk.desk import evidence

    if "/" not in name:
        thing = reference(name, "A", "C", "S")
        desk.do(_commands(thing, "restore"), thing.id)
    else:
        claim, other, _ = pair(name)
        if other.letter != "S":
            raise BadInput(f"A relation is made again: claimdesk relate {claim} tension {other}")
        desk.do(evidence.restore, evidence_named(desk, name))
    answer(as_json, f"{name} is back.", restored=name)


@click.command()
@click.argument("reference", type=ARTICLE_OR_CLAIM, metavar="A1|C1")
@click.argument("member")
@json_option
@with_desk
def assign(desk: Desk, reference: Reference, member: str, as_json: bool) -> None:
    """Give an article or claim to a member: a name or login, `me`, or `none`.

    \b
    Example:
      claimdesk assign C1 anna
    """
    from claimdesk.desk import assignments

    somebody = None if member.casefold() == "none" else member
    desk.do(assignments.assign, reference, somebody)
    words = f"is {somebody}’s" if somebody and somebody != "me" else "is yours" if somebody else "is nobody’s"
    answer(as_json, f"{reference} {words}.", reference=str(reference), assignee=somebody)


@click.command()
@click.argument("reference", type=ARTICLE_OR_CLAIM, metavar="A1|C1")
@click.argument("text", metavar="TEXT|-")
@json_option
@with_desk
def comment(desk: Desk, reference: Reference, text: str, as_json: bool) -> None:
    """Write a remark about an article or claim, for colleagues. No report shows it. - reads standard input.

    @name or @login puts it before a member, until they answer: claimdesk for-me

    \b
    Example:
      claimdesk comment C1 "@anna, the embassy has not answered yet."
    """
    from claimdesk.desk import comments

    desk.do(comments.add, reference, said(text))
    answer(as_json, f"The remark about {reference} is kept.", reference=str(reference))


@click.command("for-me")
@click.option("--done", type=ARTICLE_OR_CLAIM, metavar="A1|C1", help="Put away what asks you about this.")
@page_options
@json_option
@with_desk
def for_me(desk: Desk, done: Reference | None, limit: int, after: str | None, as_json: bool) -> None:
    """Remarks that name you and wait for an answer. A remark of yours on the same thing answers them.

    \b
    Example:
      claimdesk for-me
      claimdesk for-me --done C1
    """
    from claimdesk.desk import comments
    from claimdesk.words.views.lists import MentionRow

    if done is not None:
        desk.do(comments.done, done)
    page = desk.ask(comments.for_me, after=after, limit=limit)
    if as_json:
        show_json({"mentions": page.rows, "after": page.after, "total": page.total, "note": page.note})
        return
    rows = [row for row in page.rows if isinstance(row, MentionRow)]
    for row in rows:
        say_wrapped(f"{row.reference} {row.title}", indent=4)
        say_wrapped(f"{row.by}, {local(row.at)}: {row.text}", indent=4, first="    ")
    if not rows:
        say("No remark waits for you.")
    foot(len(rows), page.total, page.after)


@click.command()
@click.argument("reference", type=ANYTHING, metavar="A1|C1|S1")
@click.argument("word")
@click.option("--remove", is_flag=True, help="Take the word off.")
@json_option
@with_desk
def tag(desk: Desk, reference: Reference, word: str, remove: bool, as_json: bool) -> None:
    """Put a word on something, to find it by: claimdesk claims tag:election

    \b
    Example:
      claimdesk tag C1 election
    """
    from claimdesk.desk import tags

    desk.do(tags.remove if remove else tags.add, reference, word)
    words = desk.ask(tags.of, reference)
    answer(as_json, f"{reference}: {', '.join(words) or 'no tags'}.", reference=str(reference), tags=words)


def _commands(thing: Reference, name: str) -> Callable[..., Any]:
    from claimdesk.desk import articles, claims, sources

    found: Callable[..., Any] = getattr({"A": articles, "C": claims, "S": sources}[thing.letter], name)
    return found
