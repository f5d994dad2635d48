"""Undo and redo: what was created is withdrawn, what was changed is restored, and nothing others built on is lost."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, select

from claimdesk.desk import Desk, database, settings
from claimdesk.desk.work import Read, Work
from claimdesk.model import (
    Article,
    Claim,
    Claimant,
    Comment,
    Evidence,
    Member,
    Publication,
    Rating,
    ReportCopy,
    Review,
    Source,
    Submission,
    Verdict,
)
from claimdesk.words.errors import NotFound, Refused
from claimdesk.words.terms import Answer, Notice, Role
from tests.postgres import Server
from tests.store.desks import (
    add_claim,
    add_claimant,
    add_evidence,
    add_member,
    add_source,
    column,
    edit_claim,
    edit_source,
    entries,
    live_names,
    open_as,
    open_desk,
    rename_claimant,
    restore,
    set_up,
    withdraw,
)


def live(read: Read, model: Any) -> list[int]:
    """Ids of the rows that were not withdrawn."""
    return list(read.session.scalars(select(model.id).where(model.withdrawn_at.is_(None)).order_by(model.id)))


def give(work: Work, claim: int) -> int:
    """A verdict, by whoever works."""
    (judged,) = work.lock(Claim, claim)
    rating = work.session.scalars(select(Rating).order_by(Rating.id).limit(1)).one()
    return work.add(
        Verdict(
            claim_id=claim,
            rating_id=rating.id,
            author_id=work.member.id,
            author_login=work.member.login,
            given_at=work.now,
            judged=judged.wording,
            rationale="On record",
        )
    ).id


def approve(work: Work, claim: int, verdict: int) -> int:
    """A submission and a second person's yes, at once."""
    work.lock(Claim, claim)
    author = work.session.get_one(Verdict, verdict).author_id
    me = work.member
    handed = work.add(
        Submission(verdict_id=verdict, member_id=me.id, member_login=me.login, submitted_at=work.now, approvals=1)
    )
    row = Review(
        verdict_id=verdict,
        verdict_author_id=author,
        submission_id=handed.id,
        reviewer_id=me.id,
        reviewer_login=me.login,
        answer=Answer.APPROVED,
        reviewed_at=work.now,
    )
    return work.add(row).id


def publish(work: Work, claim: int, verdict: int) -> int:
    """It went out."""
    work.lock(Claim, claim)
    row = Publication(
        claim_id=claim,
        verdict_id=verdict,
        notice=Notice.FIRST,
        member_id=work.member.id,
        member_login=work.member.login,
        published_at=work.now,
    )
    return work.add(row).id


def write_report(work: Work, publication: int) -> None:
    """A report with it was written out."""
    work.session.add(ReportCopy(publication_id=publication, written_at=work.now))


@pytest.fixture
def two(desk_url: str) -> Any:
    """A desk, and the same seen by its second member Ben."""
    with open_desk(desk_url) as desk:
        desk.do(add_member, "ben", Role.EDITOR)
        with open_as(desk_url, "ben") as ben:
            yield desk, ben
    assert database.problems(desk_url) == []


def test_undo_withdraws_what_was_created_and_redo_brings_it_back(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    desk.do(add_claimant, "Ada")
    assert desk.undo() == 3
    assert desk.ask(live_names) == []
    assert desk.ask(column, Claimant.name) == ["Ada"]
    assert desk.redo() == 3
    assert desk.ask(live_names) == ["Ada"]
    assert desk.ask(entries)[3:] == [(4, "undoing.undo", 3, 3), (5, "undoing.redo", 3, 4)]


def test_undo_restores_each_kind_of_value(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    claim = desk.do(add_claim)
    desk.do(edit_claim, claim, kind="number", due=date(2026, 12, 31), text="Other")
    desk.do(edit_claim, claim, due=None, kind="fact")
    source = desk.do(add_source, "Tide table")
    desk.do(edit_source, source, primary=True, reliability="B")
    desk.undo()
    assert desk.ask(column, Source.primary) == [False]
    assert desk.ask(column, Source.reliability) == [None]
    desk.undo()
    desk.undo()
    assert desk.ask(column, Claim.due) == [date(2026, 12, 31)]
    assert desk.ask(column, Claim.kind) == ["number"]
    desk.undo()
    assert desk.ask(column, Claim.due) == [None]
    assert desk.ask(column, Claim.search_text) == ["the harbour closes at dusk"]


def test_undoing_a_withdrawal_and_a_return_restores_the_very_time(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    ada = desk.do(add_claimant, "Ada")
    desk.do(withdraw, Claimant, ada)
    gone_at = desk.ask(column, Claimant.withdrawn_at)
    desk.do(restore, Claimant, ada)
    assert desk.undo() == 5
    assert desk.ask(column, Claimant.withdrawn_at) == gone_at
    assert desk.undo() == 4
    assert desk.ask(live_names) == ["Ada"]


def test_u_goes_back_to_the_start_and_redo_to_the_end(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    ada = desk.do(add_claimant, "Ada")
    for name in ("Ada L.", "Ada Lund"):
        desk.do(rename_claimant, ada, name)
    claim, source = desk.do(add_claim), desk.do(add_source, "Tide table")
    desk.do(add_evidence, claim, source)
    assert [desk.undo() for _ in range(6)] == [8, 7, 6, 5, 4, 3]
    with pytest.raises(Refused, match="nothing of yours left to undo"):
        desk.undo()
    assert desk.ask(live_names) == []
    assert [desk.ask(live, m) for m in (Claim, Source, Evidence)] == [[], [], []]
    assert [desk.redo() for _ in range(6)] == [3, 4, 5, 6, 7, 8]
    with pytest.raises(Refused, match="nothing of yours to redo"):
        desk.redo()
    assert desk.ask(live_names) == ["Ada Lund"]
    assert desk.ask(live, Evidence) == [1]
    assert desk.undo() == 8


def test_entries_of_one_job_are_undone_and_redone_as_one(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    batch = uuid4()
    for name in ("Ada", "Bo", "Cy"):
        desk.do(add_claimant, name, batch=batch)
        ben.do(add_source, f"Tide table {name}")
    desk.do(rename_claimant, 1, "Ada Lund", batch=batch)
    desk.undo()
    assert desk.ask(live_names) == []
    assert len(desk.ask(live, Source)) == 3
    with pytest.raises(Refused, match="nothing of yours left"):
        desk.undo()
    desk.redo()
    assert desk.ask(live_names) == ["Ada Lund", "Bo", "Cy"]


def test_u_takes_ones_own_newest_entry_not_that_of_others(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    desk.do(add_claimant, "Ada")
    ben.do(add_claimant, "Bo")
    assert desk.undo() == 3
    assert desk.ask(live_names) == ["Bo"]


def test_an_old_entry_is_undone_by_name_after_others_went_on(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    source = desk.do(add_source, "Tide table")
    desk.do(edit_source, source, publisher="Harbour office")
    for i in range(5):
        ben.do(edit_source, source, title=f"Tide table, edition {i}")
        ben.do(add_claimant, f"Claimant {i}")
    assert desk.undo(4) == 4
    assert desk.ask(column, Source.publisher) == [""]
    assert desk.ask(column, Source.title) == ["Tide table, edition 4"]


def test_undo_is_refused_where_others_changed_the_same_field_with_whose_and_what(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    source = desk.do(add_source, "Tide table")
    desk.do(edit_source, source, publisher="Harbour office")
    ben.do(edit_source, source, publisher="Port authority")
    with pytest.raises(Refused, match=r"Entry 4 can't be undone: ben changed S1 after it \(publisher, entry 5\)"):
        desk.undo()
    assert desk.ask(column, Source.publisher) == ["Port authority"]
    ben.undo()
    desk.undo()
    assert desk.ask(column, Source.publisher) == [""]


def test_undoing_a_creation_is_refused_where_others_changed_it_since(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    source = desk.do(add_source, "Tide table")
    ben.do(edit_source, source, title="Tide table 2026")
    with pytest.raises(Refused, match=r"ben changed S1 after it \(title, entry 4\)"):
        desk.undo()


def test_undoing_a_creation_is_refused_where_others_built_on_it(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    claim, source = desk.do(add_claim), desk.do(add_source, "Tide table")
    ben.do(add_evidence, claim, source)
    with pytest.raises(Refused, match=r"the evidence of C1, ben’s \(entry 5\), rests on S1"):
        desk.undo()
    ben.undo()
    assert desk.undo() == 4


def test_undoing_a_return_is_refused_where_others_built_on_it(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    claim, source = desk.do(add_claim), desk.do(add_source, "Tide table")
    desk.do(withdraw, Source, source)
    desk.do(restore, Source, source)
    ben.do(add_evidence, claim, source)
    with pytest.raises(Refused, match=r"the evidence of C1, ben’s \(entry 7\), rests on S1"):
        desk.undo()


def test_a_row_is_not_brought_back_onto_what_is_withdrawn(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    claim, source = ben.do(add_claim), ben.do(add_source, "Tide table")
    desk.do(add_evidence, claim, source)
    desk.undo()
    ben.do(withdraw, Source, source)
    with pytest.raises(Refused, match="can't be brought back while S1 is withdrawn"):
        desk.redo()


def test_redo_is_refused_after_new_work(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    desk.do(add_claimant, "Ada")
    desk.undo()
    ben.do(add_claimant, "Bo")
    desk.do(add_claimant, "Cy")
    with pytest.raises(Refused, match="done something new since that undo"):
        desk.redo()


def test_redo_is_refused_where_another_took_the_name(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    desk.do(add_claimant, "Ada")
    desk.undo()
    ben.do(add_claimant, "Ada")
    with pytest.raises(Refused):
        desk.redo()
    assert desk.ask(live_names) == ["Ada"]


def test_what_cant_be_undone_by_name_says_why(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    desk.do(add_claimant, "Ada")
    desk.undo()
    desk.do(set_up, "colour", "green")
    for number, sentence in {
        1: "changed members or settings",
        2: "changed members or settings",
        3: "was undone already",
        4: "is itself an undo or redo: name the entry 3",
        5: "changed members or settings",
    }.items():
        with pytest.raises(Refused, match=f"Entry {number} {sentence}"):
            desk.undo(number)
    with pytest.raises(NotFound, match="no entry 99"):
        desk.undo(99)


def test_u_passes_over_members_and_settings(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    desk.do(add_claimant, "Ada")
    desk.do(set_up, "colour", "green")
    desk.do(add_member, "cy")
    assert desk.undo() == 3
    assert len(desk.ask(live, Member)) == 3


def test_undo_of_a_verdict_takes_the_claims_state_back(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    claim = desk.do(add_claim)
    desk.do(give, claim)
    assert desk.ask(column, Claim.state) == ["drafted"]
    desk.undo()
    assert desk.ask(column, Claim.state) == ["open"]


def test_an_approval_cant_be_undone_while_what_it_approved_is_out(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    claim = desk.do(add_claim)
    verdict = desk.do(give, claim)
    ben.do(approve, claim, verdict)
    desk.do(publish, claim, verdict)
    with pytest.raises(Refused, match=r"the publication of C1, .* rests on the review"):
        ben.undo()
    desk.undo()
    ben.undo()
    assert desk.ask(column, Claim.state) == ["drafted"]


@pytest.mark.postgres
def test_undo_locks_as_commands_do_articles_then_claims_then_sources_then_what_stands_under_them(
    postgres_server: Server,
) -> None:
    url = postgres_server.url(postgres_server.fresh_database(), user="anna")

    def make(work: Work) -> None:
        source = work.add(Source(title="Tide table", kind="document"))
        claim = add_claim(work)
        add_evidence(work, claim, source.id)
        article = work.add(Article(title="Harbour news", found={}))
        work.add(
            Comment(
                article_id=article.id,
                member_id=work.member.id,
                member_login=work.member.login,
                written_at=work.now,
                text="Look",
            )
        )

    with open_desk(url) as desk:
        desk.do(add_member, "ben", Role.EDITOR)
        desk.do(make)
        locked: list[str] = []

        @event.listens_for(desk._engine, "before_cursor_execute")
        def note(_c: Any, _cursor: Any, sql: str, *_: Any) -> None:
            if sql.endswith("FOR UPDATE"):
                locked.append(sql.partition("FROM ")[2].split()[0])

        desk.undo()
        assert list(dict.fromkeys(locked)) == ["article", "claim", "source", "comment", "evidence"]
        claim = desk.do(add_claim)
        verdict = desk.do(give, claim)
        with open_as(url, "ben") as ben:
            ben.do(approve, claim, verdict)
            number = ben.head().number
        locked.clear()
        desk.undo(number)
        assert locked[0] == "claim"


def test_a_publication_is_undone_until_a_report_with_it_was_written_out(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    desk.do(settings.set, "review_policy", "own")
    claim = desk.do(add_claim)
    verdict = desk.do(give, claim)
    publication = desk.do(publish, claim, verdict)
    desk.undo()
    desk.redo()
    assert desk.ask(column, Claim.state) == ["published"]
    number = desk.head().number
    desk.do(write_report, publication)
    assert desk.head().number == number
    with pytest.raises(Refused, match="publication of C1 can't be undone: a report with it was written out"):
        desk.undo()
    assert desk.ask(column, Claim.state) == ["published"]
