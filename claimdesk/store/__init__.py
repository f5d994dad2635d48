"""The database's machinery: engine, transactions, ledger, undo, check, migrations, search index, backup."""
