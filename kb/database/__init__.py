"""The base: where it is (`location`), engine and transactions, migrations, the search index, history.

What only SQLite can do (pragmas, FTS5) stays in `engine`, `search` and the migrations.
"""
