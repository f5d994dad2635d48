"""Claims that pull against each other."""

from claimdesk.analysis.rivals.pairs import rivals

__all__ = ["rivals"]
