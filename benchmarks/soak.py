"""Many clients at work through `Desk.do` while the server is killed and started again: is anything lost, done twice or
overwritten? A client notes each answer that it got; afterwards the ledger and the rows are held against these notes."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from benchmarks import crowd, filling
from benchmarks.tables import Table
from claimdesk.desk import (
    Desk,
    articles,
    assignments,
    claims,
    comments,
    database,
    evidence,
    publications,
    settings,
    verdicts,
)
from claimdesk.desk import sources as cited
from claimdesk.desk.work import Read
from claimdesk.model import Claim, Evidence, LedgerChange, LedgerEntry
from claimdesk.store import canonical
from claimdesk.words.errors import DeskError, Unavailable
from claimdesk.words.references import Reference
from tests import postgres

SHARED = 24
"""Claims that all clients work on, so that they meet."""


@dataclass(slots=True)
class Note:
    """An answer that a client got: the entry's uid, what it returned, the number it had seen, whether it must have
    made an entry, and how long it took."""

    uid: UUID
    returned: Any
    seen: int | None
    sure: bool
    took_s: float


@dataclass(slots=True)
class Notes:
    """What a client wrote down."""

    client: int
    answers: list[Note] = field(default_factory=list)
    #: entries of all that was tried, so that own ones are known
    tried: set[UUID] = field(default_factory=set)
    errors: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Outcome:
    """What came of it; all lists are empty where nothing went wrong."""

    answers: int
    errors: Counter[str]
    longest_s: float
    lost: list[str]
    twice: list[str]
    overwritten: list[str]
    problems: list[str]


def tables(tiny: bool, minutes: float) -> Iterator[Table]:
    """64 clients, the server killed once a minute."""
    clients, seconds, every = (4, 9.0, 4.0) if tiny else (64, minutes * 60, 60.0)
    found = soaked(clients, seconds, every)
    table = Table(
        f"{clients} clients for {seconds:,.0f} s, the server killed with SIGKILL every {every:g} s", ("what", "number")
    )
    table.rows = [
        ("answers to commands", f"{found.answers:,}"),
        ("a second", f"{found.answers / seconds:,.0f}"),
        *((f"commands that ended in {name}", f"{n:,}") for name, n in sorted(found.errors.items())),
        ("the longest command that was answered", f"{found.longest_s:.1f} s"),
        ("answered, but not once in the ledger", str(len(found.lost))),
        ("done twice", str(len(found.twice))),
        ("overwritten unseen", str(len(found.overwritten))),
        ("problems that db check finds", str(len(found.problems))),
    ]
    table.note = "\n".join([*found.lost, *found.twice, *found.overwritten, *found.problems][:20])
    yield table


def soaked(clients: int, seconds: float, every: float) -> Outcome:
    """Let clients work for so long, kill the server each `every` seconds, and look."""
    server = postgres.launch()
    try:
        server.execute("ALTER SYSTEM SET max_connections = 200")
        server.restart()
        url = server.url(server.fresh_database(owner="postgres"))
        database.create(url)
        _prepare(url)

        def kill() -> None:
            pause, until = threading.Event(), time.time() + seconds
            while time.time() + every < until:
                pause.wait(every)
                server.kill_hard()

        found = crowd.in_processes(clients, _work, url, seconds, beside=kill)
        notes = [note for part in found for note in part]
        with Desk.open(url) as desk:
            return _held_against(desk, url, notes)
    finally:
        server.stop()


def _prepare(url: str) -> None:
    with Desk.open(url) as desk:
        desk.do(settings.set, "review_policy", "own")
        desk.do(cited.add, title="The harbour’s records", url="https://varn.example/records")
        document = filling.document(1, SHARED * 140)
        article = articles.added(desk.do(articles.add, document)).article
        for start, end in filling.spans(document.text)[:SHARED]:
            desk.do(claims.add, article, start, end)


def _work(numbers: range, start: crowd.Start, url: str, seconds: float) -> list[Notes]:
    start()
    until = time.time() + seconds
    with ThreadPoolExecutor(len(numbers)) as pool:
        return list(pool.map(lambda number: _client(url, number, until), numbers))


def _client(url: str, number: int, until: float) -> Notes:
    chance, notes, pause = random.Random(number), Notes(number), threading.Event()
    while time.time() < until:
        try:
            with Desk.open(url) as desk:
                seen = desk.head().number
                while time.time() < until:
                    _one(desk, chance, notes, seen)
                    if chance.random() < 0.7:
                        seen = desk.head().number
        except Unavailable as error:
            notes.errors[type(error).__name__] += 1
            pause.wait(0.2)
    return notes


def _one(desk: Desk, chance: random.Random, notes: Notes, seen: int) -> None:
    name = chance.choice(list(COMMANDS))
    command, arguments, fields = COMMANDS[name](chance)
    begun = time.perf_counter()
    try:
        returned = desk.do(command, *arguments, **fields, seen=seen) if command else desk.undo()
    except Unavailable:
        raise
    except DeskError as error:
        notes.errors[type(error).__name__] += 1
        return
    finally:
        uid = desk._own[-1]
        notes.tried.add(uid)
    returned = list(returned) if isinstance(returned, tuple) else returned
    sure = name not in UNSURE and not (name == "import" and returned[2] == "unchanged")
    notes.answers.append(Note(uid, returned, seen if command else None, sure, time.perf_counter() - begun))


Call = tuple[Callable[..., Any] | None, tuple[Any, ...], dict[str, Any]]
UNSURE = ("assign", "name")
"""Commands that may change nothing, and then have no entry."""
COMMANDS: dict[str, Callable[[random.Random], Call]] = {
    "add": lambda c: (claims.add, (1, *_span(c)), {"text": f"claim {uuid4()}"}),
    "word": lambda c: (claims.edit, (_claim(c),), {"text": f"wording {uuid4()}"}),
    "translate": lambda c: (claims.edit, (_claim(c),), {"translator": f"translator {uuid4()}"}),
    "name": lambda c: (claims.edit, (_claim(c),), {"claimant": c.choice(filling.CLAIMANTS)}),
    "cite": lambda c: (evidence.add, (_claim(c), 1, "refutes"), {"locator": f"page {uuid4()}"}),
    "judge": lambda c: (verdicts.give, (_claim(c), c.choice(filling.RATINGS), "", f"Because of {uuid4()}."), {}),
    "publish": lambda c: (publications.publish, (_claim(c),), {}),
    "retract": lambda c: (publications.retract, (_claim(c), f"Not so: {uuid4()}"), {}),
    "withdraw": lambda c: (claims.withdraw, (_claim(c),), {}),
    "restore": lambda c: (claims.restore, (_claim(c),), {}),
    "assign": lambda c: (assignments.assign, (Reference("C", _claim(c)), c.choice(["me", None])), {}),
    "comment": lambda c: (comments.add, (Reference("C", _claim(c)), f"I think {uuid4()}."), {}),
    "title": lambda _: (cited.edit, (1,), {"title": f"Records {uuid4()}"}),
    "import": lambda c: (articles.add, (_text(c.randrange(400)),), {}),
    "undo": lambda _: (None, (), {}),
}


def _claim(chance: random.Random) -> int:
    return chance.randint(1, SHARED)


def _span(chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(SHARED * 100)
    return start, start + 40


def _text(number: int) -> Any:
    return replace(filling.document(2 + number, 400), url="")


def _held_against(desk: Desk, url: str, notes: list[Notes]) -> Outcome:
    entries = desk.ask(_entries)
    answers = [a for n in notes for a in n.answers]
    lost = [
        f"{a.uid}: answered {a.returned}, in the ledger {entries.get(a.uid, 'nowhere')}"
        for a in answers
        if (a.uid in entries or a.sure) and entries.get(a.uid, (0, None))[1] != a.returned
    ]
    return Outcome(
        answers=len(answers),
        errors=sum((n.errors for n in notes), Counter()),
        longest_s=max(a.took_s for a in answers),
        lost=lost,
        twice=desk.ask(_twice),
        overwritten=desk.ask(_overwritten, notes, {uid: number for uid, (number, _) in entries.items()}),
        problems=database.problems(url),
    )


def _entries(read: Read) -> dict[UUID, tuple[int, Any]]:
    query = select(LedgerEntry.uid, LedgerEntry.number, LedgerEntry.returned)
    return {uid: (number, returned) for uid, number, returned in read.session.execute(query)}


def _twice(read: Read) -> list[str]:
    """Texts that one command wrote and that stand in two rows."""
    found = []
    for column, beginning in ((Claim.text, "claim "), (Evidence.locator, "page ")):
        query = select(column).where(column.startswith(beginning)).group_by(column).having(func.count() > 1)
        found += [f"{text} stands twice" for text in read.session.scalars(query)]
    return found


def _overwritten(read: Read, notes: list[Notes], numbers: dict[UUID, int]) -> list[str]:
    """Fields that a command wrote though another client had changed them after what it had seen."""
    history: dict[tuple[UUID, str], list[tuple[int, UUID, Any, Any]]] = defaultdict(list)
    query = select(LedgerChange.entry_uid, LedgerChange.row_uid, LedgerChange.fields).where(~LedgerChange.inserted)
    written: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for entry, row, fields in read.session.execute(query):
        for name, (before, after) in fields.items():
            history[row, name].append((numbers[entry], entry, before, after))
            written[entry].append((row, name))
    out = []
    for client in notes:
        for answer in client.answers:
            if answer.seen is None:
                continue
            for key in written.get(answer.uid, ()):
                between = sorted(
                    (h for h in history[key] if answer.seen < h[0] < numbers[answer.uid] and h[1] not in client.tried),
                    key=lambda h: h[0],
                )
                if between and canonical.dumps(between[0][2]) != canonical.dumps(between[-1][3]):
                    out.append(f"entry {numbers[answer.uid]} wrote over {key[1]} of entry {between[-1][0]}")
    return out
