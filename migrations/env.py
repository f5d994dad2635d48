"""Run by Alembic. The connection comes from `claimdesk.store.migrate`, inside the transaction that it began."""

from __future__ import annotations

from alembic import context

from claimdesk.model import Table
from claimdesk.store.migrate import include_object

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    include_object=include_object,
    compare_type=True,
    transactional_ddl=False,  # the transaction is the caller's, on both databases
)
context.run_migrations()
