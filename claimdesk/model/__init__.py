"""The tables, as SQLAlchemy classes, and nothing else.

The first class that is taken from here maps them all, which takes longer than to read a list (`benchmarks/start.py`).
What only reads takes the names of tables and columns from `columns`, and maps none.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimdesk.model.classes import *  # noqa: F403
else:

    def __getattr__(name: str) -> object:
        if not name[0].isupper():  # a module of this package
            raise AttributeError(name)
        from claimdesk.model import classes

        return getattr(classes, name)
