"""What an analyst can do, as plain functions of three forms: commands, queries and jobs. The one door to the data.

A command takes `Work` first, a query `Read`, a job `Job`; `Desk` runs them (see `opening`). Each module is one
subject: `articles`, `claims`, `relations`, `sources`, `evidence`, `verdicts`, `reviews`, `publications`, …
"""

from claimdesk.desk.opening import Desk

__all__ = ["Desk"]
