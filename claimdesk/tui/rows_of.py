"""Claims, articles and sources as rows of a list: reference, glyph, word, marks, text, right column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.tui.widgets.rows import Row
from claimdesk.words.glyphs import Flag, Side, sign
from claimdesk.words.terms import State

if TYPE_CHECKING:
    from claimdesk.words.views.lists import ArticleRow, ClaimRow, MentionRow, SourceRow

TONES = {
    State.IN_REVIEW: "warning",
    State.RETURNED: "danger",
    State.APPROVED: "good",
    State.PUBLISHED: "good",
    State.CORRECTED: "warning",
    State.WITHDRAWN: "quiet",
}


def claim(row: ClaimRow, *, plain: bool = False) -> Row:
    """A claim. Marks: pulls against another, due (from its day on), changed by the publisher, judged an older wording,
    newer draft."""
    flags = [
        (Flag.AGAINST, row.against > 0),
        (Flag.DUE, row.is_due),
        (Flag.CHANGED, row.changed),
        (Flag.STALE, row.stale),
        (Flag.NEWER_DRAFT, row.newer_draft),
    ]
    return Row(
        key=f"C{row.id}",
        reference=f"C{row.id}",
        glyph=sign(row.state, plain=plain),
        word=row.state.value,
        marks="".join(sign(flag, plain=plain) for flag, holds in flags if holds),
        text=row.text,
        right=", ".join(row.claimants),
        tone=TONES.get(row.state, ""),
    )


def article(row: ArticleRow) -> Row:
    """An article, with its coverage where the state of a claim would stand."""
    return Row(
        key=f"A{row.id}",
        reference=f"A{row.id}",
        word=f"{row.coverage} %" if row.sentences else "new",
        text=row.title or "(untitled)",
        right=short_date(row.published) or row.publisher,
    )


def mention(row: MentionRow) -> Row:
    """What somebody asks of the reader, by what it is about."""
    return Row(
        key=row.reference,
        reference=row.reference,
        word=row.by,
        text=f"{row.text} · {row.title}",
        right=f"{row.at:%-d %b}",
    )


def source(row: SourceRow) -> Row:
    """A source, with its grade where the state of a claim would stand, and how many claims cite it."""
    cited = f"{row.claims} {'claim' if row.claims == 1 else 'claims'}" if row.claims else "not cited"
    return Row(
        key=f"S{row.id}",
        reference=f"S{row.id}",
        word=row.reliability or "--",
        text=" · ".join(x for x in (row.title or row.url or "(untitled)", row.publisher) if x),
        right=cited if row.archived_at else f"{cited} · no copy",
    )


def short_date(iso: str) -> str:
    """An ISO date as exact as it is, without the time: `2018-09-12`, `2018-03`."""
    return iso[:10]


def side(place: int | None) -> Side:
    """On which side of its scale a rating stands."""
    if place is None:
        return Side.NOWHERE
    return Side.FALSE if place < 450 else Side.TRUE if place > 550 else Side.MIXED
