"""The search index over claims and citations, where the database is SQLite (FTS5); kb fills it after an upgrade."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_INDEXES = {
    "claim_search": "statement, phrases, labels, details",
    "citation_search": "title, names, journal, abstract, notes",
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table, columns in _INDEXES.items():
            op.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, tokenize = 'unicode61 remove_diacritics 0')"
            )
            op.execute(f"CREATE VIRTUAL TABLE {table}_terms USING fts5vocab({table}, row)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in _INDEXES:
            op.execute(f"DROP TABLE {table}_terms")
            op.execute(f"DROP TABLE {table}")
