"""The tables by name, with the columns that lists are read from. A test holds them against the classes.

SELECTs on these need neither the classes nor SQLAlchemy's ORM: together they take longer to load than all the rest of
the way from opening a desk to its first list.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Date, TableClause, Text, column, table
from sqlalchemy.types import TypeEngine

from claimdesk.model.types import Moment, Number, Uid, one_of
from claimdesk.words import terms


def _named(table_name: str, /, **columns: type[TypeEngine[Any]] | TypeEngine[Any]) -> TableClause:
    return table(table_name, *(column(each, type_) for each, type_ in columns.items()))


ANALYSIS = _named("analysis", revision_id=Number, findings=JSON)
ANCHOR = _named("anchor", appearance_id=Number, revision_id=Number, start_at=Number, end_at=Number, withdrawn_at=Moment)
APPEARANCE = _named("appearance", id=Number, claim_id=Number, article_id=Number, first=Boolean, withdrawn_at=Moment)
ARTICLE = _named(
    "article",
    id=Number,
    title=Text,
    publisher=Text,
    published=Text,
    url=Text,
    origin=Text,
    byline=Text,
    language=Text,
    assignee_id=Number,
    search_text=Text,
    withdrawn_at=Moment,
)
CLAIM = _named(
    "claim",
    id=Number,
    text=Text,
    original=Text,
    kind=one_of(terms.Kind),
    checks=one_of(terms.Checks),
    state=one_of(terms.State),
    due=Date,
    wording=Text,
    assignee_id=Number,
    search_text=Text,
    changed=Boolean,
    withdrawn_at=Moment,
)
CLAIMANT = _named("claimant", id=Number, name=Text)
CLAIM_CLAIMANT = _named(
    "claim_claimant", id=Number, claim_id=Number, claimant_id=Number, part=one_of(terms.Part), withdrawn_at=Moment
)
DISMISSAL = _named("dismissal", revision_id=Number, start_at=Number, end_at=Number, withdrawn_at=Moment)
LEDGER_ENTRY = _named("ledger_entry", number=Number, hash=Text)
LEDGER_HEAD = _named("ledger_head", number=Number, hash=Text, at=Moment)
MEMBER = _named("member", id=Number, uid=Uid, name=Text, login=Text, role=one_of(terms.Role), withdrawn_at=Moment)
PRESENCE = _named(
    "presence",
    id=Number,
    terminal=Uid,
    member_id=Number,
    member_login=Text,
    subject=Text,
    editing=Boolean,
    at=Moment,
)
PUBLICATION = _named(
    "publication", id=Number, claim_id=Number, verdict_id=Number, notice=one_of(terms.Notice), withdrawn_at=Moment
)
RATING = _named("rating", id=Number, label=Text, glyph=Text)
RELATION = _named("relation", a_id=Number, b_id=Number, relation=one_of(terms.Relation), withdrawn_at=Moment)
REVIEW = _named("review", id=Number, verdict_id=Number, reviewer_id=Number, withdrawn_at=Moment)
REVISION = _named("revision", id=Number, article_id=Number, number=Number, text=Text, withdrawn_at=Moment)
SETTING = _named("setting", key=Text, value=Text, withdrawn_at=Moment)
SOURCE = _named("source", id=Number, title=Text, publisher=Text, byline=Text, search_text=Text, withdrawn_at=Moment)
TAG = _named("tag", word=Text, article_id=Number, claim_id=Number, withdrawn_at=Moment)
VERDICT = _named(
    "verdict", id=Number, claim_id=Number, rating_id=Number, author_id=Number, judged=Text, withdrawn_at=Moment
)
