"""`claimdesk db`: looking after the desk's database."""

from __future__ import annotations

from pathlib import Path

import click

from claimdesk.cli import exits
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import given, json_option
from claimdesk.cli.output import answer, say, show_json


@click.group()
def db() -> None:
    """Look after the desk's database: create, status, upgrade, check, backup, restore, move.

    \b
    Example:
      claimdesk db check
      claimdesk --desk postgresql://desk@db.example/news db create
    """


@db.command()
@json_option
def create(as_json: bool) -> None:
    """Make a new desk, with you as its first admin.

    On PostgreSQL this makes a schema, an owner that nobody logs in as, and a group of logins for each role. Your login
    must be allowed to make roles (CREATEROLE) and a schema in the database.

    \b
    Example:
      claimdesk --desk postgresql://admin@db.example/news db create
      claimdesk --desk "postgresql://admin@db.example/news?schema=courts" db create
    """
    from claimdesk.desk import database

    with narrated("Making the desk"):
        made = database.create(given().prepared())
    answer(as_json, made.sentence, place=made.place, revision=made.revision)


@db.command()
@json_option
def status(as_json: bool) -> None:
    """How the database stands, and whether it fits this program.

    Nothing is created.

    \b
    Example:
      claimdesk db status
    """
    from claimdesk.desk import database

    found = database.status(given().place)
    answer(
        as_json,
        found.sentence,
        place=found.place,
        status=str(found.schema),
        revision=found.revision,
        newest=found.newest,
    )


@db.command()
@json_option
def upgrade(as_json: bool) -> None:
    """Bring the desk to this program’s version.

    A file is backed up first. On PostgreSQL this takes the login that made the desk, and puts everybody’s rights in
    force anew.

    \b
    Example:
      claimdesk --desk postgresql://desk@db.example/news db upgrade
    """
    from claimdesk.desk import database

    with narrated("Upgrading"):
        before, kept = database.upgrade(given().prepared())
        now = database.status(given().place)
    backup = f" What was there before is in {kept}." if kept else ""
    answer(
        as_json,
        f"{now.sentence}{backup}",
        place=now.place,
        before=before.revision,
        revision=now.revision,
        backup=str(kept) if kept else None,
    )


@db.command()
@json_option
def check(as_json: bool) -> int:
    """Compare every row with the ledger, and check its chain.

    What was altered, removed or added past it is named.

    \b
    Example:
      claimdesk db check
    """
    from claimdesk.desk import database

    with narrated("Checking"):
        problems = database.problems(given().place)
    if as_json:
        show_json({"problems": problems})
    else:
        for problem in problems:
            say(problem)
        if not problems:
            say("All rows agree with the ledger, and its chain is whole.")
    if problems:
        exits.tell(
            f"{len(problems)} problems were found. A backup from before is brought back with: claimdesk db restore FILE"
        )
    return exits.REFUSED if problems else exits.DONE


@db.command()
@click.argument("file")
@json_option
def backup(file: str, as_json: bool) -> None:
    """Write a verified backup into a new file.

    It is a desk itself, in a file, also when the desk is on PostgreSQL. There a FILE that ends in .dump is written by
    pg_dump, which is quicker for a large desk and goes back to PostgreSQL only.

    \b
    Example:
      claimdesk db backup friday.claimdesk
      claimdesk --desk postgresql://admin@db.example/news db backup friday.dump
    """
    from claimdesk.desk import database

    target = Path(file).expanduser()
    with narrated("Backing up"):
        database.back_up(given().place, target)
    answer(as_json, f"The backup is in {target}.", backup=str(target))


@db.command()
@click.argument("file")
@json_option
def restore(file: str, as_json: bool) -> None:
    """Put a backup in the desk’s place.

    What stood there is kept beside it.

    \b
    Example:
      claimdesk db restore friday.claimdesk
    """
    from claimdesk.desk import database

    with narrated("Restoring"):
        kept = database.restore(given().prepared(), Path(file).expanduser())
    was = f" What stood there is in {kept}." if kept else ""
    answer(as_json, f"The desk is as it was in {file}.{was}", restored=file, kept=str(kept) if kept else None)


@db.command()
@click.argument("place", metavar="URL|PATH")
@json_option
def move(place: str, as_json: bool) -> None:
    """Take the desk whole to an empty place: from a file to PostgreSQL, or back.

    Numbers, ledger and stored copies stay what they are, and every row and hash is compared before the new desk can be
    opened. What stood here stays as it was. A move that was broken off goes on when the same is said again. On
    PostgreSQL each member gets a login, without a password.

    \b
    Example:
      claimdesk db move postgresql://admin@db.example/news
      claimdesk --desk postgresql://admin@db.example/news db move news.claimdesk
    """
    from claimdesk.desk import database

    with narrated("Moving the desk") as narrator:
        moved = database.move_desk(given().place, place, narrator.step)
    for sentence in moved.unseated:
        exits.tell(sentence)
    logins = f" Logins there: {', '.join(moved.seated)}." if moved.seated else ""
    answer(
        as_json,
        f"The desk is at {moved.place}, compared row by row.{logins} Put the old one away: nobody should go on in it.",
        place=moved.place,
        logins=moved.seated,
        without_login=moved.unseated,
    )
