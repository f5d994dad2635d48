"""All classes. They refer to one another, so they are mapped together."""

from claimdesk.model.article import Analysis, Article, Dismissal, Revision
from claimdesk.model.claim import Anchor, Appearance, Claim, Claimant, ClaimClaimant
from claimdesk.model.ledger import LedgerChange, LedgerEntry, LedgerHead
from claimdesk.model.member import Member, Setting
from claimdesk.model.presence import Presence
from claimdesk.model.publication import Publication, ReportCopy
from claimdesk.model.relation import Relation, RivalDismissal
from claimdesk.model.scale import Rating, Scale
from claimdesk.model.source import Capture, Evidence, Source
from claimdesk.model.table import Logged, Table
from claimdesk.model.talk import Comment, Mention, Tag
from claimdesk.model.verdict import Review, Submission, Verdict, VerdictEvidence

__all__ = [
    "Analysis",
    "Anchor",
    "Appearance",
    "Article",
    "Capture",
    "Claim",
    "ClaimClaimant",
    "Claimant",
    "Comment",
    "Dismissal",
    "Evidence",
    "LedgerChange",
    "LedgerEntry",
    "LedgerHead",
    "Logged",
    "Member",
    "Mention",
    "Presence",
    "Publication",
    "Rating",
    "Relation",
    "ReportCopy",
    "Review",
    "Revision",
    "RivalDismissal",
    "Scale",
    "Setting",
    "Source",
    "Submission",
    "Table",
    "Tag",
    "Verdict",
    "VerdictEvidence",
]
