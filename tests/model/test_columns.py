"""The names that lists are read by are those of the tables' classes."""

from __future__ import annotations

import pytest
from sqlalchemy import Enum, TableClause

from claimdesk.model import Table, columns

NAMED = [each for each in vars(columns).values() if isinstance(each, TableClause)]


@pytest.mark.parametrize("named", NAMED, ids=lambda named: named.name)
def test_each_column_has_the_name_and_the_type_of_the_class(named: TableClause) -> None:
    mapped = Table.metadata.tables[named.name].c
    for column in named.c:
        here, there = column.type, mapped[column.name].type
        assert type(here) is type(there)
        assert not isinstance(here, Enum) or here.enum_class is there.enum_class
