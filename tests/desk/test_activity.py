"""The ledger as people read it: who did what to which, in a sentence."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import event

import claimdesk.desk
from claimdesk.desk import (
    Desk,
    activity,
    activity_filter,
    articles,
    assignments,
    claims,
    comments,
    entry_sentences,
    evidence,
    members,
    publications,
    relations,
    settings,
    sources,
    tags,
    verdicts,
)
from claimdesk.desk.entry_sentences import SENTENCES
from claimdesk.desk.work import Read, Work
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import Reference
from claimdesk.words.terms import Act
from claimdesk.words.views.ledger import EntryRow
from tests.desk.factories import CHARGE, DENIAL, OFFER, article, claim, document

OpenAs = Callable[..., Desk]

PARTS = {"article_fields", "attached", "claim_merging", "claim_parts", "moving", "standing", "withdrawn"}
"""Modules that hold parts of commands, and no command."""
NO_COMMANDS = {"verdicts.follow", "members.find"}
UNLOGGED = {"analysing.store", "dossiers.written_out"}
"""Commands that change no fact and make no entry."""


def commands() -> list[str]:
    """Every command of the desk, as the ledger names it."""
    found = []
    for module in pkgutil.iter_modules(claimdesk.desk.__path__):
        loaded = import_module(f"claimdesk.desk.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if name.startswith("_") or function.__module__ != loaded.__name__ or module.name in PARTS:
                continue
            first = next(iter(inspect.signature(function).parameters.values()), None)
            if first is not None and first.annotation == Work.__name__:
                found.append(f"{module.name}.{name}")
    return sorted(set(found) - NO_COMMANDS - UNLOGGED)


@pytest.mark.parametrize("command", commands())
def test_every_command_has_a_sentence(command: str) -> None:
    assert command in SENTENCES


def test_every_sentence_is_that_of_a_command() -> None:
    assert sorted(set(SENTENCES) - set(commands())) == ["desk.create"]


def last(desk: Desk) -> EntryRow:
    entry, _ = desk.ask(activity.entry, desk.head().number)
    return entry


def told(desk: Desk, reference: str) -> list[str]:
    history = desk.ask(activity.history, Reference(reference[0], int(reference[1:])))
    return [entry.sentence for entry, _ in history]


def test_entries_read_as_sentences_with_references_and_names(desk: Desk) -> None:
    made = article(desk)
    charge = claim(desk, made)
    denial = claim(desk, made, DENIAL)
    source = desk.do(sources.add, title="Docket")
    desk.do(evidence.add, charge, source, "supports")
    desk.do(relations.relate, charge, denial, "tension")
    desk.do(claims.edit, charge, text="Two men were charged.", claimant="The Crown")
    desk.do(verdicts.give, charge, "false", "", "Seen.")
    desk.do(assignments.assign, Reference("C", charge), desk.member.name)
    desk.do(comments.add, Reference("A", made), "Who looks?")
    desk.do(tags.add, Reference("S", source), "court")
    desk.undo()

    assert [e.sentence for e in desk.ask(activity.since, 1)] == [
        "imported A1",
        "made C1 a claim of A1",
        "made C2 a claim of A1",
        "added S1",
        "put S1 to C1 as evidence",
        "related C1 and C2",
        "changed C1: wording, claimant",
        "gave C1 the verdict False",
        f"assigned C1 to {desk.member.name}",
        "commented on A1",
        "tagged S1",
        "undid entry 12: tagged S1",
    ]
    assert last(desk).touched == ("S1",)
    assert last(desk).undoes == 12


def test_an_undo_of_each_kind_of_entry_names_what_it_took_back(desk: Desk) -> None:
    made = article(desk)
    charge = claim(desk, made)
    desk.do(settings.set, "review_policy", "own")
    desk.do(verdicts.give, charge, "false", "", "Seen.")
    given = desk.head().number
    desk.do(publications.publish, charge)
    desk.undo()
    assert last(desk).sentence == f"undid entry {given + 1}: published C1"
    desk.undo()
    assert last(desk).sentence == f"undid entry {given}: gave C1 a verdict"
    desk.redo()
    assert last(desk).sentence == f"redid what entry {given + 3} took back"


def test_history_of_a_claim_holds_what_stood_under_it_also_when_it_was_withdrawn(desk: Desk) -> None:
    made = article(desk)
    charge, offer = claim(desk, made), claim(desk, made, OFFER)
    source = desk.do(sources.add, title="Docket")
    piece = desk.do(evidence.add, charge, source, "supports")
    desk.do(evidence.withdraw, piece)
    desk.do(verdicts.give, offer, "true", "", "Seen.")
    desk.do(claims.withdraw, charge)

    ours = ["made C1 a claim of A1", "put S1 to C1 as evidence", "took the evidence of S1 off C1", "withdrew C1"]
    assert told(desk, f"C{charge}") == ours
    assert told(desk, f"S{source}") == ["added S1", *ours[1:3]]
    assert told(desk, f"A{made}") == ["imported A1", "made C1 a claim of A1", "made C2 a claim of A1"]


def test_history_shows_the_fields_of_its_own_thing_alone(desk: Desk) -> None:
    made = article(desk)
    charge = claim(desk, made)
    desk.do(claims.edit, charge, text="Two men were charged.")

    ((_, fields),) = desk.ask(activity.history, Reference("C", charge))[1:]
    assert [(f.what, f.field, f.before, f.after) for f in fields] == [
        ("C1", "claim.text", CHARGE, "Two men were charged.")
    ]
    with pytest.raises(NotFound, match="no C99"):
        desk.ask(activity.history, Reference("C", 99))
    with pytest.raises(NotFound, match="no entry 99"):
        desk.ask(activity.entry, 99)


def test_ids_of_ratings_members_and_claimants_are_shown_as_their_names(desk: Desk) -> None:
    charge = claim(desk, article(desk), claimant="The Crown")
    desk.do(verdicts.give, charge, "false", "", "Seen.")

    _, fields = desk.ask(activity.entry, desk.head().number)
    after = {f.field: f.after for f in fields}
    assert (after["verdict.rating_id"], after["verdict.author_id"]) == ("False", desk.member.name)
    assert after["verdict.claim_id"] == "C1"
    _, fields = desk.ask(activity.history, Reference("C", charge))[0]
    assert {f.field: f.after for f in fields}["claim_claimant.claimant_id"] == "The Crown"


def test_another_excerpt_is_said_to_be_what_changed(desk: Desk) -> None:
    piece = desk.do(
        evidence.add, claim(desk, article(desk)), desk.do(sources.add, title="Log book"), "supports", excerpt="Closed."
    )
    desk.do(evidence.edit, piece, excerpt="Shut.")
    assert last(desk).sentence == "changed the evidence of S1 on C1: excerpt"


def test_pages_go_back_in_time_and_can_be_of_one_member(desk: Desk, open_as: OpenAs) -> None:
    ben = open_as("ben")
    made = article(desk)
    for i in range(5):
        (ben if i % 2 else desk).do(articles.edit, made, publisher=f"Paper {i}")

    first = desk.ask(activity.page, limit=3)
    second = desk.ask(activity.page, limit=3, after=first.after)
    third = desk.ask(activity.page, limit=3, after=second.after)
    numbers = [e.number for page in (first, second, third) for e in page.rows if isinstance(e, EntryRow)]
    assert numbers == list(range(desk.head().number, 0, -1))[: len(numbers)]
    assert len(numbers) == desk.head().number == first.total
    assert third.after is None

    of_ben = desk.ask(activity.page, member="BEN")
    assert [e.member for e in of_ben.rows if isinstance(e, EntryRow)] == ["ben", "ben"]
    assert of_ben.total == 2
    with pytest.raises(NotFound, match="“zoe” is no member"):
        desk.ask(activity.page, member="zoe")


def test_work_in_another_name_on_a_file_names_both(desk: Desk, open_as: OpenAs) -> None:
    ben = open_as("ben")
    article(ben)

    entry = last(desk)
    assert entry.member == "ben"
    if desk.location.path:
        assert entry.sentence == f"imported A1 (entered by {desk.login} for ben)"
    else:
        assert entry.sentence == "imported A1"


def test_a_renamed_member_is_shown_by_the_name_of_today(desk: Desk) -> None:
    article(desk)
    desk.do(members.rename, desk.member.name, "Anna Dahl")

    assert {e.member for e in desk.ask(activity.since, 0)} == {"Anna Dahl"}
    assert last(desk).sentence == "renamed a member"


def test_braces_in_what_people_wrote_do_no_harm_to_a_sentence(desk: Desk) -> None:
    made = articles.added(desk.do(articles.add, document("A {0} text {all}. Of two.", title="{what} {A}"))).article
    desk.do(tags.add, Reference("A", made), "{undone}")
    desk.undo()

    assert last(desk).sentence == "undid entry 3: tagged A1"


def test_the_history_tells_long_texts_as_they_were_written(desk: Desk) -> None:
    made = claim(desk, article(desk))
    desk.do(verdicts.give, made, "true", "", "The record says so.")
    changes = [c for _, told in desk.ask(activity.history, Reference("C", made)) for c in told]
    assert ("verdict.rationale", "The record says so.") in [(c.field, c.after) for c in changes]


def test_a_split_names_the_claim_that_was_split_first(desk: Desk) -> None:
    made = claim(desk, article(desk))
    parts = desk.do(claims.split, made, ["One captain was charged.", "Another was charged."])
    (newest, *_) = desk.ask(activity.page).rows
    assert newest.sentence == f"split C{made} into C{parts[0]}, C{parts[1]}"


@pytest.fixture
def two_articles(desk: Desk, open_as: OpenAs) -> Desk:
    """Two articles with a claim each, worked on by two members; a source that both cite."""
    ben = open_as("ben")
    first, second = article(desk), article(ben, f"{OFFER} Another text.")
    one, other = claim(desk, first), claim(ben, second, OFFER)
    source = desk.do(sources.add, title="Docket")
    for cited in (one, other):
        ben.do(evidence.add, cited, source, "supports")
    desk.do(settings.set, "review_policy", "own")
    ben.do(verdicts.give, one, "false", "", "Seen.")
    desk.do(comments.add, Reference("A", second), "Who looks?")
    return ben


def listed(desk: Desk, **narrowed: object) -> list[str]:
    page = desk.ask(activity.page, **narrowed)
    return [row.sentence.partition(" (entered by")[0] for row in page.rows]  # type: ignore[union-attr]


def test_activity_is_narrowed_by_member_article_and_kind(two_articles: Desk) -> None:
    desk = two_articles
    assert listed(desk, article=1) == [
        "gave C1 the verdict False",
        "put S1 to C1 as evidence",
        "made C1 a claim of A1",
        "imported A1",
    ]
    assert listed(desk, member="ben", kind="evidence") == ["put S1 to C2 as evidence", "put S1 to C1 as evidence"]
    assert listed(desk, query="article:A2 kind:comment") == ["commented on A2"]
    assert listed(desk, query="member:BE article:a2 kind:claim") == ["made C2 a claim of A2"]
    assert listed(desk, article=1, kind="comment") == []


def test_a_narrowed_list_is_paged_by_key_to_its_end(two_articles: Desk) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = two_articles.ask(activity.page, member="ben", limit=2, after=after)
        assert (page.total, len(page.rows) <= 2) == (5, True)
        seen += [row.sentence.partition(" (entered by")[0] for row in page.rows]  # type: ignore[union-attr]
        after = page.after
        if after is None:
            break
    assert seen == listed(two_articles, member="ben")
    assert len(seen) == 5


def test_only_what_is_newer_can_be_asked_for(two_articles: Desk) -> None:
    newest = two_articles.head().number
    assert listed(two_articles, since=newest) == []
    assert listed(two_articles, since=newest - 1) == ["commented on A2"]


@pytest.mark.parametrize("line", ["ferry", "kind:nonsense", "state:open", "article:C1", "member:"])
def test_a_line_that_can_not_be_meant_is_refused(desk: Desk, line: str) -> None:
    with pytest.raises(BadInput):
        desk.ask(activity.page, query=line)


def test_each_kind_has_commands_and_each_command_one_kind() -> None:
    listed = [command for kind in Act for command in entry_sentences.commands_of(kind)]
    assert sorted(listed) == sorted(SENTENCES)
    assert all(entry_sentences.commands_of(kind) for kind in Act)


BY_INDEX: dict[str, dict[str, Any]] = {
    "ix_ledger_entry_member_number": {"member": "ben"},
    "ix_ledger_entry_command_number": {"kind": "verdict"},
    "ix_ledger_change_row_uid": {"article": 1},
}


def plan(desk: Desk, **narrowed: Any) -> str:
    """How the database finds the entries."""

    def explained(read: Read) -> str:
        want = activity_filter.wanted(**narrowed)
        query = activity_filter.numbers(read.session, want, before=10**6, since=0, limit=50)
        connection = read.session.connection()
        verb = "EXPLAIN QUERY PLAN"
        if connection.dialect.name == "postgresql":
            verb = "EXPLAIN"
            # With few rows it is the cheapest; so it is chosen only where there is no other way.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")

        @event.listens_for(connection, "before_cursor_execute", retval=True)
        def explain(_1: Any, _2: Any, statement: str, parameters: Any, _3: Any, _4: Any) -> tuple[str, Any]:
            return f"{verb} {statement}", parameters

        return "\n".join(row[-1] for row in connection.execute(query).cursor.fetchall())

    return desk.ask(explained)


@pytest.mark.parametrize("index", BY_INDEX)
def test_each_narrowing_is_found_by_an_index_of_its_own(two_articles: Desk, index: str) -> None:
    assert index in plan(two_articles, **BY_INDEX[index])


def test_what_was_done_to_an_article_is_found_without_reading_a_table_from_end_to_end(two_articles: Desk) -> None:
    told = plan(two_articles, article=1)
    assert "Seq Scan on" not in told
    assert {line for line in told.split("\n") if line.startswith("SCAN")} <= {"SCAN about", "SCAN anon_2"}
