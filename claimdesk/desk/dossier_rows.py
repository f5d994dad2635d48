"""The rows that a dossier is made from, as they stand now or stood at an earlier entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claimdesk.model import (
    Anchor,
    Appearance,
    Article,
    Capture,
    Claim,
    Claimant,
    ClaimClaimant,
    Comment,
    Evidence,
    Logged,
    Member,
    Mention,
    Rating,
    Relation,
    Revision,
    Scale,
    Setting,
    Source,
    Tag,
    Verdict,
)
from claimdesk.store import asof, rests, sides
from claimdesk.words.errors import NotFound
from claimdesk.words.references import Reference

L = TypeVar("L", bound=Logged)
CHUNK = 400


@dataclass(slots=True)
class Rows:
    """Live rows by table and id. `every` holds all rows that tell of these facts, withdrawn ones too."""

    session: Session
    references: tuple[Reference, ...]
    every: list[Logged]
    #: members and settings: read as they were, but their changes are no fact of the report
    background: list[Logged]
    by_table: dict[type[Logged], dict[int, Logged]] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    #: in the order in which the report has them
    articles: list[Article] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    _texts: dict[type[Logged], dict[str, dict[int, Any]]] = field(default_factory=dict)
    _indexes: dict[tuple[type[Logged], str], dict[Any, list[Logged]]] = field(default_factory=dict)

    def all(self, model: type[L], **where: Any) -> list[L]:
        """The live rows of a table whose columns equal `where`, in order of id."""
        if not where:
            return list(self.by_table.get(model, {}).values())  # type: ignore[arg-type]
        column = next(iter(where))
        found = self._index(model, column).get(where[column], [])
        return [r for r in found if all(getattr(r, k) == v for k, v in where.items())]  # type: ignore[misc]

    def one(self, model: type[L], id_: int | None) -> L | None:
        """The live row with this id."""
        return self.by_table.get(model, {}).get(id_) if id_ is not None else None  # type: ignore[return-value]

    def text(self, column: InstrumentedAttribute[Any], id_: int) -> Any:
        """A long column of a row; read for all rows of the table at once, rather than by a query for each."""
        model: Any = column.class_
        if column.key not in self._texts.setdefault(model, {}):
            found: dict[int, Any] = {}
            ids = sorted(r.id for r in self.every if type(r) is model)
            for i in range(0, len(ids), CHUNK):
                part = select(model.id, column).where(model.id.in_(ids[i : i + CHUNK]))
                found.update(tuple(x) for x in self.session.execute(part))
            self._texts[model][column.key] = found
        return self._texts[model][column.key].get(id_)

    def _index(self, model: type[Logged], column: str) -> dict[Any, list[Logged]]:
        if (model, column) not in self._indexes:
            index: dict[Any, list[Logged]] = {}
            for row in self.by_table.get(model, {}).values():
                index.setdefault(getattr(row, column), []).append(row)
            self._indexes[(model, column)] = index
        return self._indexes[(model, column)]


def gather(session: Session, references: Sequence[Reference], number: int | None) -> Rows:
    """All rows about the referenced articles and claims, as of entry `number` if given. Raises NotFound."""
    articles = [_get(session, Article, r) for r in references if r.letter == "A"]
    claims = [_get(session, Claim, r) for r in references if r.letter == "C"]
    in_articles = select(Appearance.claim_id).where(Appearance.article_id.in_([a.id for a in articles]))
    claims += session.scalars(select(Claim).where(Claim.id.in_(in_articles)).order_by(Claim.id))
    claims = list({c.id: c for c in claims}.values())

    every = _about(session, articles, claims, number)
    background: list[Logged] = [*session.scalars(select(Member)), *session.scalars(select(Setting))]
    out = Rows(session, tuple(references), every, background)
    if number is not None:
        changes = asof.later(session, [r.uid for r in (*every, *background)], number)
        out = _arranged(out, asof.rewound([*every, *background], changes, number))
    else:
        out = _arranged(out, [*every, *background])
    _refuse_missing(references, out)
    return out


def earlier(rows: Rows, numbers: Iterable[int]) -> Iterator[tuple[int, Rows]]:
    """The same rows at each of some earlier entries, the newest first. They are wound back in place: nothing of `rows`,
    nor of one that was given before, may be used any more."""
    wanted = sorted(set(numbers), reverse=True)
    if not wanted:
        return
    links = [r for r in rows.every if isinstance(r, ClaimClaimant)]
    every = list({r.uid: r for r in (*rows.every, *_claimants(rows.session, links, wanted[-1]))}.values())
    everything = [*every, *rows.background]
    changes = asof.later(rows.session, [r.uid for r in everything], wanted[-1])
    for number in wanted:
        out = Rows(rows.session, rows.references, every, rows.background, _texts=rows._texts)
        yield number, _arranged(out, asof.rewound(everything, changes, number))


def _arranged(out: Rows, rows: Iterable[Logged]) -> Rows:
    """Put rows, as they stand at one moment, in their places. Raises NotFound where what was asked for is not there."""
    asked_claims = {r.id for r in out.references if r.letter == "C"}
    order = {r.id: i for i, r in enumerate(r for r in out.references if r.letter == "A")}
    for row in sorted(rows, key=lambda r: r.id):
        if row.withdrawn_at is None or isinstance(row, Member | Claimant | Scale | Rating):
            out.by_table.setdefault(type(row), {})[row.id] = row
    out.settings = {s.key: s.value for s in out.all(Setting)}
    in_articles = {a.claim_id for a in out.all(Appearance) if a.article_id in order}
    claims = [c for c in out.all(Claim) if c.id in asked_claims | in_articles]
    wanted = {*order, *(a.article_id for c in claims for a in out.all(Appearance, claim_id=c.id))}
    out.articles = sorted(
        (a for a in out.all(Article) if a.id in wanted), key=lambda a: (order.get(a.id, len(order)), a.id)
    )
    out.claims = sorted(claims, key=lambda c: _place(out, c.id))
    return out


def _about(session: Session, articles: Sequence[Article], claims: Sequence[Claim], number: int | None) -> list[Logged]:
    """All rows that tell of these articles and claims today, or told of them at entry `number`; once each."""
    rows: list[Logged] = [*articles, *claims, *rests.on(session, claims)]
    rows += _by_id(session, Article, [r.article_id for r in rows if isinstance(r, Appearance) and r.article_id])
    rows += rests.on(session, [r for r in rows if isinstance(r, Article)], stop=(Revision, Appearance))
    rows += _claimants(session, [r for r in rows if isinstance(r, ClaimClaimant)], number)
    sources = _by_id(session, Source, [r.source_id for r in rows if isinstance(r, Evidence)])
    rows += [*sources, *session.scalars(select(Capture).where(Capture.source_id.in_([s.id for s in sources])))]
    ratings = _by_id(session, Rating, [r.rating_id for r in rows if isinstance(r, Verdict)])
    scales = _by_id(session, Scale, [r.scale_id for r in ratings])
    rows += [*scales, *session.scalars(select(Rating).where(Rating.scale_id.in_([s.id for s in scales])))]
    asked = {c.id for c in claims}
    # Claims that were not asked for lend their places (for coverage) and, across a relation, their wording only.
    others = [r for r in rows if isinstance(r, Appearance) and r.claim_id not in asked]
    places = session.scalars(select(Anchor).where(Anchor.appearance_id.in_([a.id for a in others])))
    far = [x for r in rows if isinstance(r, Relation) for x in (r.a_id, r.b_id)]
    rows = [r for r in rows if getattr(r, "claim_id", None) in asked or not hasattr(r, "claim_id")]
    rows += [*others, *places, *_by_id(session, Claim, [*far, *(a.claim_id for a in others)])]
    return list({(type(r), r.id): r for r in rows if not isinstance(r, Comment | Mention | Tag)}.values())


def _get(session: Session, model: type[L], reference: Reference) -> L:
    row = session.get(model, reference.id)
    if row is None:
        raise NotFound(f"There is no {reference} on this desk.")
    return row


def _by_id(session: Session, model: type[L], ids: Iterable[int]) -> list[L]:
    wanted = sorted(set(ids))
    out: list[L] = []
    for i in range(0, len(wanted), CHUNK):
        out += session.scalars(select(model).where(model.id.in_(wanted[i : i + CHUNK])).order_by(model.id))
    return out


def _claimants(session: Session, parts: Sequence[ClaimClaimant], number: int | None) -> list[Claimant]:
    """Those of today, and those since then: when two claimants are merged, the parts of one go over to the other."""
    ids = {p.claimant_id for p in parts}
    if number is not None:
        fields = [x.change.fields for x in asof.later(session, [p.uid for p in parts], number)]
        ids |= {sides.of(f["claimant_id"])[0] for f in fields if "claimant_id" in f} - {None, sides.REDACTED}
    return _by_id(session, Claimant, ids)


def _place(rows: Rows, claim: int) -> tuple[int, int, int]:
    """Where a claim stands: order of its article, first anchor, id."""
    order = {a.id: i for i, a in enumerate(rows.articles)}
    places = [
        (order.get(appearance.article_id or 0, len(order)), anchor.start_at, claim)
        for appearance in rows.all(Appearance, claim_id=claim)
        for anchor in rows.all(Anchor, appearance_id=appearance.id)
    ]
    return min(places, default=(len(order), 0, claim))


def _refuse_missing(references: Sequence[Reference], rows: Rows) -> None:
    for reference in references:
        model: type[Logged] = Article if reference.letter == "A" else Claim
        if rows.one(model, reference.id) is None:
            raise NotFound(f"{reference} was withdrawn, or did not exist yet. Bring it back with: claimdesk restore")
