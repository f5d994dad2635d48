"""What people call the fields that the ledger logs, on the screens and on the command line."""

from __future__ import annotations

_CALLED = {
    "text": "wording",
    "due": "due date",
    "doubt": "words changed by",
    "score": "likeness",
    "member_id": "by",
    "author_id": "by",
    "reviewer_id": "by",
    "assignee_id": "assigned to",
    "first": "said here first",
    "part": "role",
    "given_at": "when",
    "published_at": "when",
    "submitted_at": "when",
    "reviewed_at": "when",
    "written_at": "when",
}
# How rows hang together, and how an anchor finds its place: the entry's sentence says it, `--json` gives it in full.
_HUNG_TOGETHER = {"article_id", "claim_id", "source_id", "appearance_id", "revision_id", "verdict_id", "a_id", "b_id"}
_ANCHORING = {"prefix", "suffix", "start_at", "end_at", "quote", "found"}
_KEYS = {"url_key", "text_key"}
_PLUMBING = _HUNG_TOGETHER | _ANCHORING | _KEYS


def called(column: str) -> str:
    """A column as people call it: `claimant_id` is the claimant. Empty for what says nothing to them."""
    if column in _PLUMBING:
        return ""
    return _CALLED.get(column, column.removesuffix("_id").removesuffix("_at").replace("_", " "))
