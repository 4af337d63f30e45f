"""Alembic's entry: runs the migrations on the connection that `kb.database.migrate` hands over."""

from alembic import context

from kb.database.migrate import is_ours
from kb.model.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_object=is_ours,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
