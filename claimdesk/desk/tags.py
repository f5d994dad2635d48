"""Words on articles, claims and sources, to find them by. No report holds them."""

from __future__ import annotations

from sqlalchemy import select

from claimdesk.desk import attached, typed
from claimdesk.desk.work import Read, Work
from claimdesk.model import Tag
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import Reference, TagId, shortened

ON = "ACS"
TAG_CHARS = 80


def add(work: Work, reference: Reference, word: str) -> TagId:
    """Put a word on something; one that is there already stays. Raises BadInput, TooLarge, NotFound, Refused."""
    word = _word(word)
    attached.locked(work, reference, ON)
    if (tag := _find(work, reference, word)) is not None:
        return TagId(tag.id)
    return TagId(work.add(Tag(**attached.here(reference), word=word)).id)


def remove(work: Work, reference: Reference, word: str) -> TagId:
    """Take a word off something. Raises BadInput, NotFound, Refused."""
    word = _word(word)
    attached.locked(work, reference, ON)
    tag = _find(work, reference, word)
    if tag is None:
        raise NotFound(f"{reference} has no tag “{shortened(word)}”.")
    tag.withdrawn_at = work.now
    return TagId(tag.id)


def of(read: Read, reference: Reference) -> list[str]:
    """The words on something, in order of the alphabet. Raises NotFound."""
    attached.refuse_unknown(read, reference, ON)
    here = attached.here(reference)
    return sorted(read.session.scalars(select(Tag.word).filter_by(**here, withdrawn_at=None)))


def _find(work: Work, reference: Reference, word: str) -> Tag | None:
    here = attached.here(reference)
    return work.session.scalars(select(Tag).filter_by(**here, word=word, withdrawn_at=None)).first()


def _word(word: str) -> str:
    # Lower case, not folded: ß stays ß, since a tag is read as well as looked for.
    word = typed.required(word, "The tag", chars=TAG_CHARS).lower().removeprefix("#")
    if not word or " " in word:
        raise BadInput(f"A tag is one word: write “{shortened(word.replace(' ', '-')) or 'word'}”, without blanks.")
    return typed.short(word, "The tag", chars=TAG_CHARS)
