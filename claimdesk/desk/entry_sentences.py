"""An entry of the ledger in a sentence: "gave C340 the verdict Unproven". One table of what the commands did."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimdesk.model import (
    Anchor,
    Claimant,
    Comment,
    Dismissal,
    Evidence,
    LedgerChange,
    LedgerEntry,
    Member,
    Rating,
    Verdict,
)
from claimdesk.store import sides
from claimdesk.words.fields import called
from claimdesk.words.terms import Act

# {A}, {C}, {S}: the first article, claim or source touched; {all}: all that was touched; {what}: the fields changed;
# {whom}: who it was given to.
SENTENCES = {
    "desk.create": "created the desk",
    "articles.add": "imported {A}",
    "articles.revise": "gave {A} a new text",
    "articles.edit": "changed {A}: {what}",
    "articles.withdraw": "withdrew {A}",
    "articles.restore": "brought {A} back",
    "claims.add": "made {C} a claim of {A}",
    "claims.accept": "accepted {C} in {A}",
    "claims.dismiss": "dismissed a sentence of {A}",
    "claims.undismiss": "took back a dismissal in {A}",
    "claims.edit": "changed {C}: {what}",
    "placing.confirm": "confirmed where {C} stands in a new text",
    "placing.lose": "said that {C} does not stand in a new text any more",
    "claims.split": "split {C} into {others}",
    "claims.merge": "merged {C} into {others}",
    "claims.withdraw": "withdrew {C}",
    "claims.restore": "brought {C} back",
    "claimants.add": "added a claimant",
    "claimants.edit": "renamed a claimant",
    "claimants.merge": "merged two claimants ({all})",
    "relations.relate": "related {all}",
    "relations.resolve": "resolved {all}",
    "relations.withdraw": "took back the relation of {all}",
    "rivals.dismiss": "said that {all} do not pull against each other",
    "sources.add": "added {S}",
    "sources.bring_in": "brought in {S}",
    "sources.capture": "stored a copy of {S}",
    "sources.edit": "changed {S}: {what}",
    "sources.withdraw": "withdrew {S}",
    "sources.restore": "brought {S} back",
    "evidence.add": "put {S} to {C} as evidence",
    "evidence_fetched.put": "brought in {S} as evidence on {C}",
    "evidence.edit": "changed the evidence of {S} on {C}: {what}",
    "evidence.withdraw": "took the evidence of {S} off {C}",
    "evidence.restore": "put the evidence of {S} back to {C}",
    "verdicts.give": "gave {C} a verdict",
    "verdicts.submit": "submitted {C} for review",
    "reviews.approve": "approved the verdict on {C}",
    "reviews.send_back": "returned the verdict on {C}",
    "publications.publish": "published {C}",
    "publications.publish_article": "published {all}",
    "publications.correct": "corrected {C}",
    "publications.update": "updated {C}",
    "publications.retract": "retracted {C}",
    "members.add": "added a member",
    "members.rename": "renamed a member",
    "members.set_role": "changed a member’s role",
    "members.withdraw": "took a member off the desk",
    "members.restore": "brought a member back",
    "settings.set": "changed a setting",
    "scales.add": "added a scale",
    "assignments.assign": "assigned {all} to {whom}",
    "comments.add": "commented on {all}",
    "comments.done": "dealt with what {all} asked of them",
    "tags.add": "tagged {all}",
    "tags.remove": "took a tag off {all}",
    "redacting.value": "took a value out of the ledger",
    "undoing.undo": "undid entry {undoes}: {undone}",
    "undoing.redo": "redid what entry {undoes} took back",
}
_KINDS = {
    "articles": Act.ARTICLE,
    "claims": Act.CLAIM,
    "placing": Act.CLAIM,
    "claimants": Act.CLAIM,
    "relations": Act.RELATION,
    "rivals": Act.RELATION,
    "sources": Act.SOURCE,
    "evidence": Act.EVIDENCE,
    "evidence_fetched": Act.EVIDENCE,
    "verdicts": Act.VERDICT,
    "reviews": Act.REVIEW,
    "publications": Act.PUBLICATION,
    "assignments": Act.ASSIGNMENT,
    "comments": Act.COMMENT,
    "tags": Act.TAG,
    "undoing": Act.UNDO,
}
"""What the commands of a module are about; those of all others about the desk itself."""
_LONG: dict[tuple[str, str], Any] = {
    ("verdict", "rationale"): Verdict.rationale,
    ("evidence", "excerpt"): Evidence.excerpt,
    ("comment", "text"): Comment.text,
    ("anchor", "quote"): Anchor.quote,
    ("dismissal", "quote"): Dismissal.quote,
}
INTERNAL = frozenset(
    [
        "id",
        "url_key",
        "judged",
        "capture_id",
        "comment_id",
        "evidence_id",
        "follows_id",
        "verdict_id",
        "submission_id",
        "appearance_id",
        "revision_id",
        "verdict_author_id",
        "scale_id",
        "prefix",
        "suffix",
    ]
)
"""Fields whose values say nothing to a person."""
CHUNK = 400


def commands_of(kind: Act) -> list[str]:
    """The commands whose entries are of this kind."""
    return [name for name in SENTENCES if _KINDS.get(name.partition(".")[0], Act.DESK) is kind]


class Speaker:
    """Makes sentences of entries, with the labels and names that a page of them needs read at once."""

    def __init__(self, session: Session, changes: Collection[LedgerChange], *, with_texts: bool = True) -> None:
        wanted: dict[str, set[int]] = {"rating_id": set(), "claimant_id": set(), "member": set()}
        for change in changes:
            for field, told in change.fields.items():
                kind = _kind(field)
                if kind in wanted:
                    wanted[kind].update(x for x in sides.of(told) if isinstance(x, int))
        self._names: dict[str, dict[int, str]] = {
            "rating_id": _lookup(session, Rating.id, Rating.label, wanted["rating_id"]),
            "claimant_id": _lookup(session, Claimant.id, Claimant.name, wanted["claimant_id"]),
            "member": _lookup(session, Member.id, Member.name, wanted["member"]),
        }
        self._texts = _texts(session, changes) if with_texts else {}

    def sentence(self, entry: LedgerEntry, changes: Sequence[LedgerChange], touched: Sequence[str], undone: str) -> str:
        """What the entry did, without who and when."""
        template = SENTENCES.get(entry.command, entry.command.replace(".", ": ") + " {all}")
        words = {letter: next((r for r in touched if r[0] == letter), "…") for letter in "ACS"}
        words["all"] = " and ".join(touched) if len(touched) < 4 else f"{touched[0]} and {len(touched) - 1} more"
        words["others"] = ", ".join([r for r in touched if r[0] == "C"][1:]) or "…"
        words["what"] = self._what(changes)
        words["whom"] = self._last(changes, "assignee_id") or "nobody"
        before = SENTENCES.get(undone, undone).format(**words, undoes="…", undone="…")
        text = template.format(**words, undoes=entry.undoes, undone=before)
        rating = self._last(changes, "rating_id")
        return text.replace("a verdict", f"the verdict {rating}") if rating else text

    def _last(self, changes: Sequence[LedgerChange], field: str) -> str:
        """What the last of the changes made of a field, as people read it."""
        made = [self.values(field, c.fields[field])[1] for c in changes if field in c.fields]
        return str(made[-1]) if made and made[-1] is not None else ""

    def _what(self, changes: Sequence[LedgerChange]) -> str:
        fields = [f for c in changes if not c.inserted for f in c.fields]
        if any(c.table_name == "claim_claimant" for c in changes):
            fields.append("claimant")
        if any(c.table_name == "evidence" and c.inserted for c in changes):
            # An excerpt is never updated: a row with the new one takes the place of the old.
            fields.append("excerpt")
        names = [called(f) for f in fields if f != "withdrawn_at"]
        return ", ".join(dict.fromkeys(n for n in names if n)) or "nothing that shows"

    def values(self, field: str, told: list[Any], change: LedgerChange | None = None) -> tuple[object, object]:
        """Before and after of a field as people read them; of a long text of `change` the text, not its hash."""
        before, after = sides.of(told)
        if change is not None and after is not sides.REDACTED and (change.row_uid, field) in self._texts:
            return before, self._texts[(change.row_uid, field)]
        return self._value(field, before), self._value(field, after)

    def _value(self, field: str, value: Any) -> object:
        if value is sides.REDACTED:
            return sides.shown(value)
        kind = _kind(field)
        if kind in self._names and isinstance(value, int):
            return self._names[kind].get(value, value)
        if field.endswith("_at") and isinstance(value, str):
            return datetime.fromisoformat(value)
        letter = {"article_id": "A", "claim_id": "C", "source_id": "S", "a_id": "C", "b_id": "C"}.get(field)
        return f"{letter}{value}" if letter and value is not None else value


def _texts(session: Session, changes: Collection[LedgerChange]) -> dict[tuple[UUID, str], str]:
    """The long texts of rows that came into being, by row and field: written once, they still stand in the row."""
    out: dict[tuple[UUID, str], str] = {}
    for (table, field), column in _LONG.items():
        uids = [c.row_uid for c in changes if c.table_name == table and c.inserted]
        for i in range(0, len(uids), CHUNK):
            found = session.execute(select(column.class_.uid, column).where(column.class_.uid.in_(uids[i : i + CHUNK])))
            out.update({(uid, field): text for uid, text in found})
    return out


def _kind(field: str) -> str:
    return "member" if field in ("member_id", "author_id", "reviewer_id", "assignee_id", "verdict_author_id") else field


def _lookup(session: Session, id_: Any, name: Any, wanted: set[int]) -> dict[int, str]:
    if not wanted:
        return {}
    return dict(session.execute(select(id_, name).where(id_.in_(wanted))).all())
