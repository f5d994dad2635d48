"""Review on a team desk against plain SQL: nothing unapproved goes out, and nobody takes a step out of turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg.errors import CheckViolation, ForeignKeyViolation, InsufficientPrivilege

from claimdesk.desk import publications, reviews, settings, verdicts
from claimdesk.words.terms import Role
from tests.postgres import Server
from tests.store.desks import add_claim, add_evidence, add_member, add_source, open_as, open_desk

pytestmark = pytest.mark.postgres

Run = Callable[..., int]
ROLES = {"ben": Role.ANALYST, "cleo": Role.ANALYST, "eve": Role.EDITOR, "ada": Role.ADMIN}
DRAFTED, IN_REVIEW, RETURNED, HALF, APPROVED, PUBLISHED, RETRACTED = range(1, 8)
"""The claims of the desk, each with a verdict of ben's, by how far it got; two approvals are due from HALF on."""


@pytest.fixture(scope="module")
def url(postgres_server: Server) -> Iterator[str]:
    name = postgres_server.fresh_database()
    url = postgres_server.url(name, user="anna")
    with open_desk(url) as anna:
        for login, role in ROLES.items():
            anna.do(add_member, login, role)
        for claim in range(DRAFTED, RETRACTED + 1):
            assert anna.do(add_claim, f"Claim {claim}") == claim
    with open_as(url, "ben") as ben, open_as(url, "eve") as eve, open_as(url, "ada") as ada:
        for claim in range(DRAFTED, RETRACTED + 1):
            if claim == HALF:
                ada.do(settings.set, "approvals", "2")
            ben.do(verdicts.give, claim, "true", "", "On record")
            if claim > DRAFTED:
                ben.do(verdicts.submit, claim)
            if claim >= HALF:
                eve.do(reviews.approve, claim)
            if claim >= APPROVED:
                ada.do(reviews.approve, claim)
            if claim >= PUBLISHED:
                ben.do(publications.publish, claim)
        eve.do(reviews.send_back, RETURNED, "Not enough")
        ben.do(publications.retract, RETRACTED, "Wrong")
        ben.do(add_evidence, APPROVED, ben.do(add_source, "A letter"))
        ben.do(add_evidence, DRAFTED, ben.do(add_source, "A log"))
    yield url
    postgres_server.drop_database(name)


@pytest.fixture
def run(url: str) -> Run:
    """Runs statements as a login, takes them back, and says how many rows the last one touched."""

    def as_login(login: str, *statements: str) -> int:
        place = url.replace("//anna@", f"//{login}@")
        with psycopg.connect(place, options="-c search_path=claimdesk,pg_temp") as connection:
            try:
                return [connection.execute(s.encode()).rowcount for s in statements][-1]
            finally:
                connection.rollback()

    return as_login


def go_out(claim: int, notice: str = "first", *, reason: str = "So", verdict: int | None = None) -> str:
    """A publication in one's own name, of the claim's verdict or of another."""
    return (
        "INSERT INTO publication (uid, version, claim_id, verdict_id, notice, url, reason, member_id, member_login,"
        f" published_at) SELECT gen_random_uuid(), 1, {claim}, {verdict or claim}, '{notice}', '', '{reason}', id,"
        " login, now() FROM member WHERE login = session_user"
    )


def hand_in(claim: int, approvals: int) -> str:
    return (
        "INSERT INTO submission (uid, version, verdict_id, member_id, member_login, submitted_at, approvals)"
        f" SELECT gen_random_uuid(), 1, {claim}, id, login, now(), {approvals} FROM member WHERE login = session_user"
    )


def answer(claim: int, what: str = "approved", *, reason: str = "So", submission: int | None = None) -> str:
    under = submission or f"(SELECT id FROM submission WHERE verdict_id = {claim})"
    return (
        "INSERT INTO review (uid, version, verdict_id, verdict_author_id, submission_id, reviewer_id, reviewer_login,"
        f" answer, reason, reviewed_at) SELECT gen_random_uuid(), 1, v.id, v.author_id, {under}, m.id, m.login,"
        f" '{what}', '{reason}', now() FROM verdict v, member m WHERE v.id = {claim} AND m.login = session_user"
    )


def take_back(table: str, claim: int, column: str = "verdict_id") -> str:
    return f"UPDATE {table} SET withdrawn_at = now() WHERE {column} = {claim}"


def weigh(claim: int, evidence: int) -> str:
    return (
        "INSERT INTO verdict_evidence (uid, version, verdict_id, evidence_id, cited)"
        f" VALUES (gen_random_uuid(), 1, {claim}, {evidence}, true)"
    )


REFUSED = {
    "a draft does not go out": go_out(DRAFTED),
    "nor what is in review": go_out(IN_REVIEW),
    "nor what was returned": go_out(RETURNED),
    "nor what lacks an approval of two": go_out(HALF),
    "nor as a correction": go_out(APPROVED, "correction"),
    "nor as an update of nothing": go_out(APPROVED, "update"),
    "nothing is retracted that is not out": go_out(APPROVED, "retraction"),
    "what is out does not go out a second time": go_out(PUBLISHED),
    "nor as a correction of itself": go_out(PUBLISHED, "correction"),
    "nor as an update of itself": go_out(PUBLISHED, "update"),
    "what was retracted does not go out again": go_out(RETRACTED, "update"),
    "nor as if for the first time": go_out(RETRACTED),
    "nor is it retracted twice": go_out(RETRACTED, "retraction"),
    "fewer approvals than the desk asks for are not handed in": hand_in(DRAFTED, 1),
    "nor more": hand_in(DRAFTED, 3),
    "what was returned is not handed in again": f"UPDATE submission SET version = 9 WHERE verdict_id = {RETURNED}",
    "what was returned is not approved": answer(RETURNED),
    "what is approved by as many as it takes has enough": answer(APPROVED),
    "what is out is not approved": answer(PUBLISHED),
    "nor returned": answer(PUBLISHED, "returned"),
    "nor is what was retracted": answer(RETRACTED, "returned"),
    "evidence is not slipped under what was handed in": weigh(APPROVED, 1),
    "nor under another claim's verdict": weigh(DRAFTED, 1),
    "an approval of what is out is not taken back": take_back("review", PUBLISHED),
    "nor is that it was handed in": take_back("submission", PUBLISHED),
    "a verdict that is out is not withdrawn": take_back("verdict", PUBLISHED, "id"),
    "nor its claim": take_back("claim", PUBLISHED, "id"),
}


@pytest.mark.parametrize("login", ROLES)
@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_out_of_turn(run: Run, login: str, statement: str) -> None:
    with pytest.raises((InsufficientPrivilege, psycopg.errors.UniqueViolation)):
        run(login, statement)


ALLOWED = {
    "what is approved goes out": ("cleo", go_out(APPROVED)),
    "what is out is retracted": ("cleo", go_out(PUBLISHED, "retraction")),
    "a draft is handed in": ("cleo", hand_in(DRAFTED, 2)),
    "what is in review is approved": ("cleo", answer(IN_REVIEW)),
    "what is approved is returned still": ("cleo", answer(APPROVED, "returned")),
    "the author weighs evidence for a draft": ("ben", weigh(DRAFTED, 2)),
    "a claim that is not out is withdrawn": ("cleo", take_back("claim", APPROVED, "id")),
}


@pytest.mark.parametrize(("login", "statement"), ALLOWED.values(), ids=ALLOWED.keys())
def test_in_turn(run: Run, login: str, statement: str) -> None:
    assert run(login, statement) == 1


def test_an_author_does_not_answer_their_own_verdict(run: Run) -> None:
    for what in ("approved", "returned"):
        with pytest.raises(CheckViolation):
            run("ben", answer(IN_REVIEW, what))


def test_one_approval_does_for_one_claim_only(run: Run) -> None:
    with pytest.raises((ForeignKeyViolation, InsufficientPrivilege)):
        run("cleo", go_out(DRAFTED, verdict=APPROVED))
    with pytest.raises(ForeignKeyViolation):
        run("cleo", answer(IN_REVIEW, submission=HALF))


@pytest.mark.parametrize(
    "statement", [go_out(PUBLISHED, "retraction", reason=""), answer(IN_REVIEW, "returned", reason="")]
)
def test_a_reason_is_given_where_readers_or_authors_are_told_one(run: Run, statement: str) -> None:
    with pytest.raises(CheckViolation):
        run("cleo", statement)


def test_what_readers_see_is_decided_on_in_the_same_transaction_too(run: Run) -> None:
    with pytest.raises(InsufficientPrivilege):
        run("cleo", answer(APPROVED, "returned"), go_out(APPROVED))


def test_a_publication_does_not_come_back_once_its_verdict_is_returned(run: Run) -> None:
    back = f"UPDATE publication SET withdrawn_at = NULL WHERE claim_id = {PUBLISHED}"
    gone = take_back("publication", PUBLISHED, "claim_id")
    assert run("eve", gone, back) == 1
    with pytest.raises(InsufficientPrivilege):
        run("eve", gone, answer(PUBLISHED, "returned"), back)


def test_an_older_wording_does_not_go_out(run: Run) -> None:
    with pytest.raises(InsufficientPrivilege):
        run("cleo", f"UPDATE claim SET wording = 'another' WHERE id = {APPROVED}", go_out(APPROVED))


def test_operators_of_ones_own_decide_nothing(run: Run, url: str, postgres_server: Server) -> None:
    with psycopg.connect(url.replace("anna@", "postgres@"), autocommit=True) as raw:
        raw.execute("CREATE SCHEMA IF NOT EXISTS mine; GRANT ALL ON SCHEMA mine TO cleo")
    with pytest.raises(InsufficientPrivilege):
        run(
            "cleo",
            "CREATE FUNCTION mine.always(bigint, bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
            "CREATE OPERATOR mine.<= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = mine.always)",
            "CREATE OPERATOR mine.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = mine.always)",
            "SET LOCAL search_path = mine, pg_catalog, claimdesk",
            go_out(HALF),
        )


def test_of_two_who_publish_at_once_one_does(url: str) -> None:
    first, second = (
        psycopg.connect(url.replace("//anna@", f"//{login}@"), options="-c search_path=claimdesk -c lock_timeout=200ms")
        for login in ("ben", "cleo")
    )
    try:
        first.execute(go_out(APPROVED).encode())
        with pytest.raises(psycopg.errors.LockNotAvailable):
            second.execute(go_out(APPROVED).encode())
    finally:
        first.close()
        second.close()


def test_the_policy_own_lets_a_draft_out(run: Run) -> None:
    own = "UPDATE setting SET value = 'own' WHERE key = 'review_policy'"
    none = "INSERT INTO setting (uid, version, key, value) VALUES (gen_random_uuid(), 1, 'review_policy', 'own')"
    assert run("ada", own, none if not run("ada", own) else own, go_out(DRAFTED)) == 1


@pytest.mark.parametrize(("key", "value"), [("review_policy", "nobody"), ("approvals", "0"), ("approvals", "many")])
def test_a_setting_that_means_nothing_is_not_made(run: Run, key: str, value: str) -> None:
    made = f"INSERT INTO setting (uid, version, key, value) VALUES (gen_random_uuid(), 1, '{key}', '{value}')"
    with pytest.raises(CheckViolation):
        run("ada", "UPDATE setting SET withdrawn_at = now()", made)


def test_nobody_chooses_an_id_that_would_come_before_others(run: Run) -> None:
    with pytest.raises(InsufficientPrivilege):
        run("ada", "INSERT INTO claimant (id, uid, version, name) VALUES (-1, gen_random_uuid(), 1, 'Early')")
