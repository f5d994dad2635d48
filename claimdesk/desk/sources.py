"""Sources: what can be cited, how far it is to be trusted, and the copies that are kept of it.

The lists are in `source_lists`, fetching and reading in `source_intake`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from claimdesk import intake
from claimdesk.desk import source_intake, typed, withdrawn
from claimdesk.desk.source_intake import TITLE_CHARS, Copy, Taken
from claimdesk.desk.source_lists import Graded, captures, citing, queue, reliability_history, row, with_url
from claimdesk.desk.work import Job, Work
from claimdesk.model import Capture, Evidence, Source
from claimdesk.store import canonical, rests
from claimdesk.words.errors import BadInput, Refused, TooLarge
from claimdesk.words.limits import FIELD_CHARS, INPUT_BYTES
from claimdesk.words.references import CaptureId, SourceId, shortened
from claimdesk.words.terms import RELIABILITY, SourceKind
from claimdesk.words.views.progress import Progress

__all__ = [
    "Copy",
    "Graded",
    "add",
    "add_file",
    "add_url",
    "bring_in",
    "capture",
    "captures",
    "citing",
    "edit",
    "queue",
    "reliability_history",
    "restore",
    "row",
    "with_url",
    "withdraw",
]

_NAMES = {
    "title": "The title",
    "publisher": "The publisher",
    "byline": "The byline",
    "origin": "The origin",
    "language": "The language",
}
_CHARS = {"language": 40}
FIELDS = (*_NAMES, "published", "kind", "url", "primary", "reliability", "reason")
"""What `edit` changes."""


def add(
    work: Work,
    *,
    title: str = "",
    kind: str | None = None,
    url: str = "",
    publisher: str = "",
    byline: str = "",
    published: str = "",
    language: str = "",
    origin: str = "",
    primary: bool = False,
    reliability: str | None = None,
    reason: str = "",
    copy: Copy | None = None,
) -> SourceId:
    """Add a source, with a copy of it if there is one. The source that has this URL already gets what it lacks.

    `kind` is `url` with a URL and `document` without, unless it is given. A grade takes a reason. Raises DeskError.
    """
    texts = {"title": title or shortened(url, TITLE_CHARS), "url": url, "publisher": publisher, "byline": byline}
    fields = _checked({**texts, "published": published, "language": language, "origin": origin})
    fields["kind"] = typed.term(SourceKind, kind or (SourceKind.URL if url else SourceKind.DOCUMENT), "kind of source")
    fields["reliability"], fields["reliability_reason"] = _graded(reliability, reason)
    source = _with_key(work, fields["url_key"])
    if source is None:
        source = work.add(Source(**fields, primary=bool(primary)))
    else:
        _fill_in(source, fields)
    if copy is not None:
        _store(work, source, copy)
    return SourceId(source.id)


def bring_in(work: Work, **fields: Any) -> tuple[SourceId, bool]:
    """`add` for what was fetched or read: tells too whether the source was made by it, or was here already."""
    source = add(work, **fields)
    return source, work.has_made(work.session.get_one(Source, source))


def capture(
    work: Work,
    source: int,
    body: bytes,
    *,
    url: str = "",
    media_type: str,
    tool: str,
    obtained_at: datetime,
    headers: Mapping[str, str] | None = None,
) -> CaptureId:
    """Store a copy of a source as it was at `obtained_at`. Raises TooLarge, BadInput, NotFound, Refused."""
    return _store(work, work.one(Source, source), Copy(body, media_type, tool, url, headers or {}, obtained_at))


def edit(work: Work, source: int, **fields: Any) -> SourceId:
    """Change `FIELDS` of a source. Another grade, or none, takes a `reason`. Raises DeskError."""
    row = work.one(Source, source)
    unknown = sorted(fields.keys() - set(FIELDS))
    if unknown:
        raise BadInput(f"A source has no field {unknown[0]}. There are: {', '.join(FIELDS)}")
    checked = _checked({n: fields[n] for n in fields if n in _NAMES or n in ("published", "url")})
    if (other := _with_key(work, checked.get("url_key"))) is not None and other is not row:
        raise Refused(f"S{other.id} has this URL already: cite that, or withdraw it first.")
    for name, value in checked.items():
        setattr(row, name, value)
    if "kind" in fields:
        row.kind = typed.term(SourceKind, fields["kind"], "kind of source")
    if "primary" in fields:
        row.primary = bool(fields["primary"])
    if "reliability" in fields or "reason" in fields:
        _grade(row, fields)
    return SourceId(row.id)


def withdraw(work: Work, source: int) -> SourceId:
    """Take a source off the desk; it can be brought back. Refused while it is evidence on a claim."""
    row = work.one(Source, source)
    used = next((e for e in rests.directly_on(work.session, row) if isinstance(e, Evidence)), None)
    if used is not None:
        raise Refused(f"S{source} is evidence on C{used.claim_id}: take it off there first.")
    row.withdrawn_at = work.now
    return SourceId(row.id)


def restore(work: Work, source: int) -> SourceId:
    """Bring a withdrawn source back. Raises NotFound, Refused."""
    row = withdrawn.one(work, Source, source, f"S{source}")
    if (other := _with_key(work, row.url_key)) is not None:
        raise Refused(f"S{other.id} has the URL of S{source} now: cite that, or withdraw it first.")
    row.withdrawn_at = None
    return SourceId(row.id)


def add_url(
    job: Job,
    url: str,
    *,
    allow_private: bool = False,
    typed: Mapping[str, Any] | None = None,
    on_progress: Callable[[int, int | None], None] | None = None,
) -> Iterator[Progress]:
    """Fetch a page, keep a copy and make a source of it; `typed` are arguments of `add` that a person gave.

    A page that can't be fetched makes a source too, whose last sentence says why it is not archived. Cancelled, it
    makes nothing. Raises BadInput for what is no web address.
    """
    yield Progress(0, 1, f"fetching {shortened(url)}")
    taken = source_intake.of_url(url, allow_private=allow_private, cancelled=job.cancelled, on_progress=on_progress)
    if not job.cancelled():
        yield _added(job, taken, typed or {})


def add_file(job: Job, path: str | Path, *, typed: Mapping[str, Any] | None = None) -> Iterator[Progress]:
    """Keep a copy of a file and make a source of it; `typed` are arguments of `add`. Raises BadInput, NotFound."""
    yield Progress(0, 1, f"reading {shortened(str(path))}")
    taken = source_intake.of_file(path)
    if not job.cancelled():
        yield _added(job, taken, typed or {})


def _added(job: Job, taken: Taken, given: Mapping[str, Any]) -> Progress:
    fields = {**taken.fields, **{k: v for k, v in given.items() if v not in ("", None)}}
    source, is_new = job.do(bring_in, **fields, copy=taken.copy)
    title = shortened(job.desk.ask(row, source).title)
    kept = ("a copy is kept" if is_new else "a new copy is kept") if taken.copy else f"not archived: {taken.why}"
    here = "" if is_new else ", here already"
    return Progress(1, 1, f"S{source} {title}{here}; {kept}", made=f"S{source}")


def _fill_in(source: Source, fields: Mapping[str, Any]) -> None:
    """What was not known of a source yet. An address that stands in for its title, since a fetch failed, is none."""
    for name in (*_NAMES, "published"):
        stands_in = name == "title" and source.title == shortened(source.url, TITLE_CHARS)
        if fields[name] and (stands_in or not getattr(source, name)):
            setattr(source, name, fields[name])


def _store(work: Work, source: Source, copy: Copy) -> CaptureId:
    if len(copy.body) > INPUT_BYTES:
        raise TooLarge(f"That is larger than {INPUT_BYTES // 1024**2} MiB, so no copy of it can be kept.")
    if not copy.body:
        raise BadInput("That is empty, so there is nothing to keep a copy of.")
    stored = Capture(
        source_id=source.id,
        url=intake.normal_url(copy.url) if copy.url else "",
        obtained_at=copy.obtained_at or work.now,
        member_id=work.member.id,
        member_login=work.member.login,
        tool=typed.required(copy.tool, "The tool"),
        media_type=typed.short(copy.media_type, "The media type") or "application/octet-stream",
        sha256=canonical.sha256(copy.body),
        size=len(copy.body),
        headers={typed.short(k, "A header"): typed.short(v, "A header") for k, v in copy.headers.items()},
        body=copy.body,
    )
    return CaptureId(work.add(stored).id)


def _with_key(work: Work, url_key: str | None) -> Source | None:
    query = select(Source).where(Source.url_key == url_key, Source.withdrawn_at.is_(None)).with_for_update()
    return work.session.scalars(query).one_or_none() if url_key else None


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The text columns as they are stored, `published` as ISO 8601, with `url_key` beside `url`."""
    out: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "url":
            out["url"] = intake.normal_url(str(value)) if value else ""
            out["url_key"] = intake.url_key(out["url"]) if value else None
        elif name == "published":
            out[name] = intake.date_typed(str(value)) if value else ""
        else:
            out[name] = typed.short(value, _NAMES[name], chars=_CHARS.get(name, FIELD_CHARS))
    if out.get("title", "-") == "":
        raise BadInput("A source needs a title or a web address.")
    return out


def _grade(row: Source, fields: Mapping[str, Any]) -> None:
    wanted = fields.get("reliability", row.reliability)
    given = str(fields.get("reason") or "")
    grade = _letter(wanted)
    if grade is None and row.reliability is not None and not typed.short(given, "The reason"):
        raise BadInput(f"S{row.id} has the grade {row.reliability}: say why it should have none.")
    if grade == row.reliability and not given:
        return
    row.reliability, row.reliability_reason = _graded(grade, given)


def _graded(wanted: str | None, reason: str) -> tuple[str | None, str]:
    grade, reason = _letter(wanted), typed.short(reason, "The reason")
    if grade is not None and not reason:
        raise BadInput(f"A grade takes a reason: say why the source is {RELIABILITY[grade]}.")
    return grade, reason


def _letter(wanted: Any) -> str | None:
    letter = str(wanted or "").strip().upper()
    if letter in ("", "-", "--", "NONE"):
        return None
    if letter not in RELIABILITY:
        raise BadInput(f"“{shortened(letter)}” is no grade of a source. There are: A to F, or - for none.")
    return letter
