"""What an article claims: clauses, whose they are, of what kind, due when, how worth checking."""

from claimdesk.analysis.claims.proposals import suggestions

__all__ = ["suggestions"]
