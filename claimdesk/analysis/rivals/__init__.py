"""Claims that pull against each other."""

from claimdesk.analysis.rivals.pairs import rivals, rivals_of

__all__ = ["rivals", "rivals_of"]
